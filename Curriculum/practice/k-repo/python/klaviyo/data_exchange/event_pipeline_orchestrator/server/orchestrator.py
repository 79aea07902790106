"""The orchestrator of one pod: wires its parts, and serves batches.

    consumers -> buffer -> task state controller -> FetchNextBatch
                                  ^
                          response consumer (ACK, NACK)

Each public method is one short step. `main.py` repeats the steps side by
side in one event loop, so none of them may hold the loop for long.
"""
from __future__ import annotations

import logging
import time
from collections import deque
from typing import Any, Callable, Deque, Dict, Tuple

from klaviyo.core.broker import InMemoryBroker, Record
from klaviyo.core.statsd import StatsClient
from klaviyo.core.timestamps import from_seconds

from .broker.consumers import RetryStreamConsumer, StreamConsumer
from .broker.partition_assignment import assign_partitions
from .broker.publishers import (
    DeadLetterPublisher,
    OffloadPublisher,
    RetryPublisher,
)
from .broker.response_consumer import ResponseConsumer
from .buffering.in_memory_buffer import InMemoryBuffer
from .buffering.threshold_pausing import ThresholdPausing
from .distribution.pod_index import PodIdentity
from .flow_control_protocol import FlowControlProtocol
from .gating import PodGate
from ..proto.v1 import event_pipeline_orchestrator_pb2 as pb
from .settings import OrchestratorSettings
from .streams import Stream
from .task import Task, UnreadableRecordError, task_from_record
from .task_state_controller.controller import TaskStateController
from .task_state_controller.leases import Lease
from .task_state_controller.responses import ResponseHandler

log = logging.getLogger(__name__)

# One call may not empty the pod: what a processor cannot finish within the
# lease is work for nothing.
MAX_TASKS_PER_BATCH = 1_000


class Orchestrator:
    def __init__(
        self,
        settings: OrchestratorSettings,
        identity: PodIdentity,
        broker: InMemoryBroker,
        gate: PodGate,
        statsd: StatsClient,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.settings = settings
        self.identity = identity
        self.statsd = statsd
        self._broker = broker
        self._gate = gate
        self._clock = clock
        self.buffer = InMemoryBuffer(settings.buffer_capacity_bytes)
        self.consumers = {
            stream: self._build_consumer(stream)
            for stream in settings.enabled_streams()
        }
        self.pausing = ThresholdPausing(
            self.buffer, self.consumers, settings.threshold_percent, statsd
        )
        self.flow_control = FlowControlProtocol(
            broker, identity.index, statsd, clock,
            settings.topic(settings.flow_control_topic),
        )
        self._unreadable: Deque[Tuple[Stream, Record, str]] = deque()
        self._dead_letter = DeadLetterPublisher(broker, settings, statsd)
        self.controller = self._build_controller()
        self.responses = self._build_response_consumer()

    # Wiring ---------------------------------------------------------------

    def _build_consumer(self, stream: Stream) -> StreamConsumer:
        kind = StreamConsumer
        if stream is Stream.RETRY:
            kind = RetryStreamConsumer
        partitions = assign_partitions(
            self._broker, self.settings.topics(stream),
            self.identity, self.settings,
        )
        return kind(
            stream, self._broker, partitions,
            self.settings.consumer_group_id, self.statsd, self._clock,
        )

    def _build_controller(self) -> TaskStateController:
        return TaskStateController(
            self.buffer,
            OffloadPublisher(self._broker, self.settings, self.statsd),
            self.settings.lease_seconds,
            self.settings.offload_grace_seconds,
            self.statsd,
            self._clock,
            on_gone=self._task_is_gone,
            observe_delay=self.flow_control.observe,
        )

    def _build_response_consumer(self) -> ResponseConsumer:
        handler = ResponseHandler(
            self.controller,
            self.buffer,
            RetryPublisher(
                self._broker, self.settings, self.statsd, self._clock
            ),
            self._dead_letter,
            self.settings.retry_queues,
            self.statsd,
        )
        topic = self.settings.topic(self.settings.response_topic)
        partitions = assign_partitions(
            self._broker, [topic], self.identity, self.settings
        )
        self._response_address = pb.ResponseAddress(
            self.settings.kafka_bootstrap_servers, *partitions[0]
        )
        return ResponseConsumer(
            self._broker, partitions, self.settings.consumer_group_id,
            handler.handle, self.statsd, self._clock,
        )

    def _task_is_gone(self, task: Task) -> None:
        consumer = self.consumers[task.stream]
        consumer.finished(task.topic, task.partition, task.offset)

    # What processors call -------------------------------------------------

    async def FetchNextBatch(
        self, request: pb.FetchNextBatchRequest, context: Any
    ) -> pb.FetchNextBatchResponse:
        """Lend out the tasks that are nearest to their deadline.

        Its latency is measured by the client: the longest part of it is
        the wait for the event loop, which is over when this line runs.
        """
        if request.max_tasks < 1:
            await context.abort("INVALID_ARGUMENT", "max_tasks below 1")
        wanted = min(request.max_tasks, MAX_TASKS_PER_BATCH)
        leases = self.controller.next_batch(wanted, request.processor_id)
        self.statsd.incr("tasks_dispatched", len(leases))
        return pb.FetchNextBatchResponse(
            [_to_message(lease) for lease in leases],
            self.identity.index,
            self._response_address,
        )

    # What main.py repeats -------------------------------------------------

    async def poll_stream(self, stream: Stream) -> int:
        """Read once from a stream into the buffer; how many events."""
        self.pausing.apply()
        consumer = self.consumers[stream]
        if consumer.paused or not self._gate.decide().may_consume:
            return 0
        records = await consumer.poll(self.settings.max_records)
        for record in records:
            self._accept(stream, record)
        return len(records)

    def _accept(self, stream: Stream, record: Record) -> None:
        try:
            task = task_from_record(stream, record)
            if stream is Stream.OFFLOAD:
                task = self._begin_anew(task)
            self.controller.accept(task)
            self.statsd.incr("consumed." + stream.value)
        except UnreadableRecordError as error:
            log.error("unreadable record in %s: %s", record.topic, error)
            self._unreadable.append((stream, record, str(error)))

    def _begin_anew(self, task: Task) -> Task:
        """Give an event from the offload topic a new deadline.

        Ingest or a pod moved it aside, and left the old deadline on it.
        With that one, long past, it would come back as the most urgent of
        all and push aside those that are still on time.
        """
        slo_seconds = self.settings.offload_slo_seconds
        return task.with_deadline(self._clock() + slo_seconds)

    async def _bury_unreadable(self) -> None:
        """To the DLQ. Raises `KafkaError`; the record then stays here."""
        while self._unreadable:
            stream, record, reason = self._unreadable[0]
            await self._dead_letter.publish_unreadable(record, reason)
            self._unreadable.popleft()
            self.consumers[stream].finished(
                record.topic, record.partition, record.offset
            )

    async def handle_responses(self) -> int:
        return await self.responses.consume(self.settings.max_records)

    async def maintain(self) -> int:
        """What time brings about: ends of leases, of delays, of patience."""
        moved = self.controller.requeue_expired()
        moved += self.controller.release_due_retries()
        moved += await self.controller.offload_late()
        await self.flow_control.publish_if_due()
        self.commit()
        self._report()
        await self._bury_unreadable()
        return moved

    def commit(self) -> None:
        for consumer in self.consumers.values():
            consumer.commit()

    def _report(self) -> None:
        self.pausing.report()
        self.controller.report()
        lags: Dict[str, int] = {
            stream.value: consumer.lag()
            for stream, consumer in self.consumers.items()
        }
        lags["response"] = self.responses.lag()
        for name, lag in lags.items():
            self.statsd.gauge("lag." + name, lag)


def _to_message(lease: Lease) -> pb.Task:
    return pb.Task(
        task_id=lease.task.task_id,
        lease_id=lease.lease_id,
        lease_expires_at=from_seconds(lease.expires_at),
        stream=lease.task.stream.value,
        retry_count=lease.task.retry_count,
        event=lease.task.event,
    )
