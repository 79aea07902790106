from __future__ import annotations

import asyncio
import unittest
from datetime import timedelta

from app.data_exchange.event_ingest_publisher import EventPublishError
from app.services.events.ingest.service.base import (
    REPUBLISH_AFTER_SECONDS,
    IngestService,
)
from app.services.events.ingest.service.dtos import Verdict
from app.services.events.ingest.service.event_ingest_publisher import (
    to_event_ingest,
)
from app.services.events.ingest.service.hot_settings import HotSettings
from app.services.events.ingest.service.slo_service import (
    SloService,
    flow_control_consumer,
)
from klaviyo.core.broker import InMemoryBroker
from klaviyo.core.clusters import connect, forget_all
from klaviyo.core.statsd import StatsClient
from klaviyo.data_exchange.event_pipeline_orchestrator.server.flow_control_protocol import (  # noqa: E501
    FLOW_CONTROL_TOPIC,
    Signal,
)
from klaviyo.data_exchange.prep_publisher.client.main import (
    FailedEvent,
    PublishOutcome,
)
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from tests.support import (
    ManualClock,
    RecordingPublishStep,
    make_event,
    signal,
)

OUT_OF_REACH = EventPublishError(
    PublishOutcome(failed=[FailedEvent(pb.EventData(), "out of reach")])
)


class IngestServiceTestCase(unittest.TestCase):
    def setUp(self) -> None:
        self.clock = ManualClock()
        self.hot = HotSettings()
        self.statsd = StatsClient("test")
        self.publish_step = RecordingPublishStep()
        self.broker = InMemoryBroker(clock=self.clock)
        self.slo_service = SloService(
            self.hot, self.statsd, self.clock,
            [flow_control_consumer(self.broker)],
        )
        self.service = IngestService(
            self.publish_step, self.slo_service, self.hot,
            self.statsd, self.clock,
        )

    def published(self) -> list:
        return self.publish_step.published


class PipelineTest(IngestServiceTestCase):
    def test_event_is_classified_and_published(self) -> None:
        decision = self.service.ingest(make_event("flow-trigger"))
        self.assertEqual(decision.verdict, Verdict.PROCEED)
        self.assertEqual(self.published()[0].tags.priority, 30)
        self.assertEqual(self.statsd.count("classified.p30.proceed"), 1)

    def test_unpublished_event_is_an_error_for_its_source(self) -> None:
        self.publish_step.error = OUT_OF_REACH
        with self.assertRaises(EventPublishError):
            self.service.ingest(make_event("flow-trigger"))

    def test_shed_event_is_published_to_offload_with_its_deadline(
        self,
    ) -> None:
        self.slo_service.p10_capacity_percent = 5.0
        event = make_event("csv-import")
        decision = self.service.ingest(event)
        self.assertEqual(decision.verdict, Verdict.SHED)
        payload = to_event_ingest(self.published()[0])
        self.assertEqual(payload.priority_level, pb.PRIORITY_OFFLOAD)
        self.assertEqual(
            payload.deadline(), event.ingested_at + timedelta(minutes=20)
        )


class DelayTest(IngestServiceTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.hot.set("company_quota_per_minute", "0")
        self.decision = self.service.ingest(make_event("csv-import"))
        self.hot.set("company_quota_per_minute", "10")

    def test_delayed_event_is_held_until_due(self) -> None:
        self.assertEqual(self.decision.verdict, Verdict.DELAY)
        self.assertEqual(self.service.release_due(), 0)
        self.clock.advance(self.decision.delay_seconds)
        self.assertEqual(self.service.release_due(), 1)
        self.assertEqual(len(self.published()), 1)

    def test_delay_does_not_move_the_deadline(self) -> None:
        self.clock.advance(self.decision.delay_seconds)
        self.service.release_due()
        held = self.published()[0]
        self.assertEqual(
            held.slo_deadline,
            held.event.ingested_at + timedelta(minutes=20),
        )

    def test_held_event_survives_a_failed_publish(self) -> None:
        self.publish_step.error = OUT_OF_REACH
        self.clock.advance(self.decision.delay_seconds)
        self.assertEqual(self.service.release_due(), 0)
        self.publish_step.error = None
        self.clock.advance(REPUBLISH_AFTER_SECONDS)
        self.assertEqual(self.service.release_due(), 1)

    def test_stopping_publishes_what_is_held(self) -> None:
        self.assertEqual(self.service.stop(), 0)
        self.assertEqual(len(self.published()), 1)

    def test_stopping_says_what_it_could_not_publish(self) -> None:
        self.publish_step.error = OUT_OF_REACH
        self.assertEqual(self.service.stop(), 1)


class ReleaseTest(IngestServiceTestCase):
    """A held event asks again; nothing passes the brakes unasked."""

    def send(self, count: int) -> None:
        for number in range(count):
            name = "r-%d" % number
            self.service.ingest(make_event("csv-import", request_id=name))

    def pass_time(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.advance(1)
            self.service.tick()

    def test_flood_of_one_company_leaves_at_its_quota(self) -> None:
        self.hot.set("company_quota_per_minute", "10")
        self.send(35)
        totals = []
        self.pass_time(59)
        for _ in range(4):
            totals.append(len(self.published()))
            self.pass_time(60)
        self.assertEqual(totals, [10, 20, 30, 35])

    def test_flood_is_spread_over_the_next_minute(self) -> None:
        self.hot.set("company_quota_per_minute", "10")
        self.send(20)
        self.pass_time(60)
        self.assertEqual(len(self.published()), 11)  # not 20
        self.pass_time(30)
        self.assertEqual(len(self.published()), 16)

    def test_released_event_still_meets_the_capacity_check(self) -> None:
        self.hot.set("company_quota_per_minute", "10")
        self.send(14)
        self.slo_service.decrease()
        self.clock.advance(5)
        self.slo_service.decrease()  # 25 %
        self.pass_time(55 + 20)
        released = self.published()[10:]
        verdicts = [c.decision.verdict for c in released]
        self.assertEqual(verdicts.count(Verdict.PROCEED), 1)
        self.assertEqual(verdicts.count(Verdict.SHED), 3)

    def test_nothing_waits_longer_than_ten_minutes(self) -> None:
        self.hot.set("company_quota_per_minute", "1")
        self.send(15)
        self.pass_time(600)
        self.assertEqual(len(self.service.scheduler), 0)
        verdicts = [c.decision.verdict for c in self.published()]
        self.assertEqual(len(verdicts), 15)
        self.assertIn(Verdict.SHED, verdicts)  # what did not fit

    def test_without_shedding_they_go_on_after_ten_minutes(self) -> None:
        self.hot.set("company_quota_per_minute", "1")
        self.hot.set("p10_shedding_enabled", "off")
        self.send(15)
        self.pass_time(600)
        verdicts = [c.decision.verdict for c in self.published()]
        self.assertEqual(verdicts, [Verdict.PROCEED] * 15)


class BackpressureTest(IngestServiceTestCase):
    def send_decrease(self, broker: InMemoryBroker) -> None:
        value = signal(Signal.DECREASE, self.clock())
        asyncio.run(broker.send(FLOW_CONTROL_TOPIC, value))

    def test_signal_on_the_topic_squeezes_p10_only(self) -> None:
        self.send_decrease(self.broker)
        self.service.tick()
        for _ in range(10):
            self.service.ingest(make_event("csv-import"))
            self.service.ingest(make_event("flow-trigger"))
        levels = [c.tags.priority for c in self.published()]
        self.assertEqual(levels.count(10), 5)
        self.assertEqual(levels.count(30), 10)

    def test_service_from_environment_listens_to_all_clusters(self) -> None:
        servers = "test-base-1:9096;test-base-2:9096"
        environ = {"FLOW_CONTROL_BOOTSTRAP_SERVERS": servers}
        self.addCleanup(forget_all)
        service = IngestService.from_env(
            environ, publish_step=self.publish_step, clock=self.clock
        )
        self.send_decrease(connect("test-base-2:9096"))
        service.tick()
        self.assertEqual(service.slo_service.p10_capacity_percent, 50.0)


if __name__ == "__main__":
    unittest.main()
