"""One event's whole way: ingest, PrepPublisher, Kafka, orchestrator, worker."""
from __future__ import annotations

import asyncio
import unittest
from datetime import datetime, timezone
from typing import List

from app.data_exchange.commands.event_pipeline_orchestrator_runner import (
    Command,
    RunSummary,
)
from app.data_exchange.task_handlers import ProfileTimelines, TaskHandlers
from app.services.events.ingest.service.base import IngestService
from app.services.events.ingest.service.dtos import IncomingEvent
from klaviyo.core import clusters
from klaviyo.data_exchange.event_pipeline_orchestrator.server.main import (
    OrchestratorServer,
)
from klaviyo.data_exchange.event_pipeline_orchestrator.server.settings import (
    OrchestratorSettings,
)
from klaviyo.data_exchange.prep_publisher.server.main import (
    PrepPublisherServer,
)
from klaviyo.data_exchange.prep_publisher.server.settings import (
    PrepPublisherSettings,
)
from tests.support import START, ManualClock

EVENT_TYPES = ["csv-import", "viewed-product", "flow-trigger"]


class WholePathTest(unittest.TestCase):
    def setUp(self) -> None:
        clusters.forget_all()
        self.addCleanup(clusters.forget_all)
        self.clock = ManualClock()
        self.timelines = ProfileTimelines()
        self.executed: List[str] = []
        publisher = PrepPublisherServer(PrepPublisherSettings())
        asyncio.run(publisher.init())
        self.addCleanup(lambda: asyncio.run(publisher.shutdown()))
        self.settings = OrchestratorSettings()
        self.pod = OrchestratorServer(
            self.settings, "events-orchestrator-0",
            clock=self.clock, sleep=self.no_sleep,
        )
        asyncio.run(self.pod.init())
        self.addCleanup(self.stop_pod)

    async def no_sleep(self, seconds: float) -> None:
        self.clock.advance(seconds)

    def stop_pod(self) -> None:
        asyncio.run(self.pod.shutdown())

    def ingest(self) -> None:
        service = IngestService(clock=self.clock)
        now = datetime.fromtimestamp(START, timezone.utc)
        for number, event_type in enumerate(EVENT_TYPES):
            service.ingest(IncomingEvent(
                "V3qGae", event_type, {}, now, "r-%d" % number
            ))

    def poll_all(self) -> None:
        for stream in self.pod.orchestrator.consumers:
            asyncio.run(self.pod.orchestrator.poll_stream(stream))

    def work(self, execute: bool) -> RunSummary:
        def handler(event):
            self.executed.append(event.metadata.source_name)
            self.timelines(event)

        command = Command(
            TaskHandlers(handler), self.no_sleep, self.clock,
            output=lambda line: None,
        )
        servers = self.settings.kafka_bootstrap_servers
        return command.run(
            execute=execute, max_batches=1,
            kafka_bootstrap_servers=servers,
            orchestrator_host=self.settings.host,
        )

    def test_events_are_executed_in_the_order_of_their_deadlines(
        self,
    ) -> None:
        self.ingest()
        self.poll_all()
        self.assertEqual(self.work(execute=True).acked, 3)
        self.assertEqual(self.executed, list(reversed(EVENT_TYPES)))
        asyncio.run(self.pod.orchestrator.handle_responses())
        controller = self.pod.orchestrator.controller
        self.assertEqual(controller.leased_count(), 0)

    def test_a_dry_run_only_borrows_the_tasks(self) -> None:
        self.ingest()
        self.poll_all()
        dry = self.work(execute=False)
        self.assertEqual((dry.fetched, self.executed), (3, []))
        self.assertEqual(self.work(execute=True).fetched, 0)  # lent
        self.clock.advance(self.settings.lease_seconds)
        self.pod.orchestrator.controller.requeue_expired()
        self.assertEqual(self.work(execute=True).acked, 3)


if __name__ == "__main__":
    unittest.main()
