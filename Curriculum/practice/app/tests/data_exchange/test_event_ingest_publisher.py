from __future__ import annotations

import asyncio
import unittest

from app.data_exchange.event_ingest_publisher import (
    EventIngest,
    EventIngestPublisher,
    EventPublishError,
)
from app.services.events.ingest.service.base import IngestService
from app.services.events.ingest.service.event_ingest_publisher import (
    PublishStep,
)
from klaviyo.core import clusters, object_store
from klaviyo.core.object_store import ObjectStore
from klaviyo.core.statsd import StatsClient
from klaviyo.data_exchange.prep_publisher.client.main import (
    PRODUCTION_TARGET,
    FallbackService,
    PrepPublisherClient,
)
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from klaviyo.data_exchange.prep_publisher.server.main import (
    PrepPublisherServer,
)
from klaviyo.data_exchange.prep_publisher.server.settings import (
    PRIORITY_TOPICS,
    PrepPublisherSettings,
)
from tests.support import make_event

COMPANY = "V3qGae"


class PublisherTestCase(unittest.TestCase):
    def setUp(self) -> None:
        clusters.forget_all()
        object_store.forget_all()
        self.settings = PrepPublisherSettings()
        self.bucket = ObjectStore()
        self.statsd = StatsClient("test")
        client = PrepPublisherClient(
            PRODUCTION_TARGET, FallbackService(self.bucket)
        )
        self.publisher = EventIngestPublisher(client, self.statsd)

    def start_server(self) -> None:
        server = PrepPublisherServer(self.settings)
        asyncio.run(server.init())
        self.addCleanup(lambda: asyncio.run(server.shutdown()))

    def records(self, topic: str) -> list:
        broker = clusters.connect(self.settings.kafka_bootstrap_servers)
        return [
            record
            for partition in range(broker.partitions(topic))
            for record in broker.poll(topic, partition, 0, 1000)
        ]

    def payload(self, **fields: object) -> EventIngest:
        return EventIngest(COMPANY, "api", **fields)


class OnDemandTest(PublisherTestCase):
    """The call that an engineer types into a console."""

    def publish_on_demand(self) -> object:
        publisher = self.publisher
        event_ingest = EventIngest(company_id=COMPANY, statistic_key="api")
        return publisher._publish_payloads_with_client(
            client=publisher._client,
            client_name=publisher.ClientName.PRODUCTION,
            company_id=COMPANY,
            event_payloads=[event_ingest],
            use_fallbacks=False,
        )

    def test_event_arrives_in_its_topic(self) -> None:
        self.start_server()
        outcome = self.publish_on_demand()
        self.assertTrue(outcome.ok)
        self.assertEqual(len(self.records(PRIORITY_TOPICS[10])), 1)
        self.assertEqual(self.statsd.count("production.accepted"), 1)

    def test_without_fallbacks_a_failure_is_only_reported(self) -> None:
        outcome = self.publish_on_demand()  # no server
        self.assertIn("UNAVAILABLE", outcome.failed[0].error)
        self.assertEqual(self.bucket.keys(), [])
        self.assertEqual(self.statsd.count("production.failed"), 1)


class PublishTest(PublisherTestCase):
    def test_unreachable_service_leaves_events_with_the_fallback(
        self,
    ) -> None:
        outcome = self.publisher.publish(COMPANY, [self.payload()])
        self.assertTrue(outcome.ok)
        self.assertEqual(len(self.bucket.keys()), 1)

    def test_error_when_the_fallback_fails_too(self) -> None:
        self.bucket.fail(OSError("no S3"))
        with self.assertRaisesRegex(EventPublishError, "1 events"):
            self.publisher.publish(COMPANY, [self.payload()])

    def test_payload_of_another_company_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, "V3qGae.*other"):
            self.publisher.publish("other", [self.payload()])


class IngestToKafkaTest(PublisherTestCase):
    def test_each_event_reaches_the_topic_of_its_priority(self) -> None:
        self.start_server()
        service = IngestService(PublishStep(self.publisher))
        for event_type in ("csv-import", "viewed-product", "flow-trigger"):
            service.ingest(make_event(event_type))
        for level in (10, 20, 30):
            record, = self.records(PRIORITY_TOPICS[level])
            event = pb.EventData.FromString(record.value)
            self.assertEqual(event.metadata.priority_level, level)


if __name__ == "__main__":
    unittest.main()
