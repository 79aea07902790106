"""Event Pipeline Processor: fetch a batch, execute it, answer, repeat.

Production runs this as `manage.py data_exchange
event_pipeline_orchestrator_runner --execute ...` on queue workers, with
parameters from Terraform. A worker keeps no state. If it dies, the leases
of its tasks expire and the orchestrator lends them to another worker.
"""
from __future__ import annotations

import argparse
import asyncio
import logging
import signal
import socket
import time
from dataclasses import dataclass
from typing import Any, Awaitable, Callable, Optional

from app.data_exchange.task_handlers import (
    Outcome,
    ProfileTimelines,
    TaskHandlers,
)
from klaviyo.core.broker import KafkaError
from klaviyo.core.statsd import StatsClient
from klaviyo.core.timestamps import to_seconds
from klaviyo.data_exchange.event_pipeline_orchestrator.client.main import (
    NoOrchestratorError,
    OrchestratorClient,
)
from klaviyo.data_exchange.event_pipeline_orchestrator.proto.v1 import (
    event_pipeline_orchestrator_pb2 as pb,
)

log = logging.getLogger(__name__)

NO_LIMIT = 0
IDLE_SECONDS = 1.0  # between fetches while there is nothing to do


@dataclass
class RunSummary:
    batches: int = 0
    fetched: int = 0
    acked: int = 0
    nacked: int = 0
    lease_expired: int = 0  # fetched, but too late to begin
    unanswered: int = 0  # executed, but the answer was not written


class Command:
    help = "Pull batches from the Events Orchestrator and execute them."

    def __init__(
        self,
        handlers: Optional[TaskHandlers] = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        clock: Callable[[], float] = time.time,
        output: Callable[[str], None] = print,
    ) -> None:
        self.handlers = handlers or TaskHandlers(ProfileTimelines())
        self._sleep = sleep
        self._clock = clock
        self._output = output
        self._stopping = False
        self.summary = RunSummary()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--execute", action="store_true")
        parser.add_argument("--max-batches", type=int, default=NO_LIMIT)
        parser.add_argument("--max-tasks-per-batch", type=int, default=100)
        parser.add_argument("--kafka-retries", type=int, default=10)
        for name in (
            "kafka-bootstrap-servers", "kafka-security-protocol",
            "kafka-sasl-mechanism", "kafka-sasl-username",
            "kafka-api-version", "orchestrator-host", "statsd-root",
        ):
            parser.add_argument("--" + name, required=True)

    def handle(self, **options: Any) -> None:
        """What `manage.py` calls. SIGTERM ends it after this batch."""
        signal.signal(signal.SIGTERM, lambda *_: self.stop())
        self.run(**options)

    def stop(self) -> None:
        self._stopping = True

    def run(
        self,
        execute: bool = False,
        max_batches: int = NO_LIMIT,
        max_tasks_per_batch: int = 100,
        kafka_bootstrap_servers: str = "",
        kafka_security_protocol: str = "SASL_SSL",
        kafka_sasl_mechanism: str = "SCRAM-SHA-512",
        kafka_sasl_username: str = "kafka-event-gateway",
        kafka_api_version: str = "auto",
        kafka_retries: int = 10,
        orchestrator_host: str = "",
        statsd_root: str = "event_gateway_orchestrator_client_runner",
    ) -> RunSummary:
        """Process batches until `max_batches`, or `stop()`.

        With `execute=False` it fetches and prints, and does nothing else:
        no handler runs, and neither ACK nor NACK is sent. Nothing is lost,
        since each fetched task is only leased; when its lease ends the
        orchestrator queues it again for a real worker. It is not free:
        until then those tasks wait, and a P30 task misses its SLO. So use
        few batches, and staging's `orchestrator_host`.
        """
        log.info(
            "%s via %s as %s (%s, api %s)", orchestrator_host,
            kafka_security_protocol, kafka_sasl_username,
            kafka_sasl_mechanism, kafka_api_version,
        )  # the password comes from KAFKA_SASL_PASSWORD, never from here
        self._client = OrchestratorClient(
            orchestrator_host,
            kafka_bootstrap_servers,
            processor_id=socket.gethostname(),
            statsd=StatsClient(statsd_root),
        )
        self._execute, self._kafka_retries = execute, kafka_retries
        self.summary = RunSummary()
        asyncio.run(self._loop(max_batches, max_tasks_per_batch))
        return self.summary

    async def _loop(self, max_batches: int, max_tasks: int) -> None:
        while not self._stopping:
            if max_batches and self.summary.batches >= max_batches:
                return
            self.summary.batches += 1
            if not await self._fetch_and_process(max_tasks):
                await self._sleep(IDLE_SECONDS)

    async def _fetch_and_process(self, max_tasks: int) -> int:
        """One batch from the next orchestrator; how many tasks it had."""
        try:
            batch = await self._client.fetch_next_batch(max_tasks)
        except NoOrchestratorError as error:
            log.warning("%s", error)
            return 0
        self.summary.fetched += len(batch.tasks)
        for task in batch.tasks:
            if self._execute:
                await self._process(batch, task)
            else:
                self._show(batch, task)
        return len(batch.tasks)

    def _show(
        self, batch: pb.FetchNextBatchResponse, task: pb.Task
    ) -> None:
        meta = task.event.metadata
        self._output(
            "orchestrator %d: %s company=%s source=%s p%d (not executed)"
            % (batch.orchestrator_index, task.task_id, meta.company_id,
               meta.source_name, meta.priority_level)
        )

    async def _process(
        self, batch: pb.FetchNextBatchResponse, task: pb.Task
    ) -> None:
        """Execute one task and answer at once, not at the batch's end.

        A worker that dies after 7 of 10 tasks has answered for 7; only the
        other 3 come again. A task whose lease is over belongs to somebody
        else by now, so it is left alone.
        """
        if self._clock() >= to_seconds(task.lease_expires_at):
            self.summary.lease_expired += 1
            return
        outcome = self.handlers.execute(task.event)
        if not await self._answer(batch, task, outcome):
            self.summary.unanswered += 1
        elif outcome.done:
            self.summary.acked += 1
        else:
            self.summary.nacked += 1

    async def _answer(
        self,
        batch: pb.FetchNextBatchResponse,
        task: pb.Task,
        outcome: Outcome,
    ) -> bool:
        """ACK or NACK on the response topic; False if it took neither.

        Without an answer the lease expires and the work is done twice.
        """
        for _ in range(self._kafka_retries + 1):
            try:
                if outcome.done:
                    await self._client.ack(batch, task)
                else:
                    await self._client.nack(
                        batch, task,
                        outcome.retry_delay_seconds, outcome.error,
                    )
                return True
            except KafkaError as error:
                log.warning("answer not written: %r", error)
        return False
