"""What PrepPublisher's tests share: fresh clusters, events, no waiting."""
from __future__ import annotations

import unittest
from typing import List

from klaviyo.core import clusters, object_store
from klaviyo.core.broker import InMemoryBroker, Record
from klaviyo.core.statsd import StatsClient
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from klaviyo.data_exchange.prep_publisher.server import gating
from klaviyo.data_exchange.prep_publisher.server.settings import (
    PrepPublisherSettings,
)


def make_event(
    priority: int = 10, company: str = "V3qGae", request_id: str = "r"
) -> pb.EventData:
    return pb.EventData(
        metadata=pb.EventMetadata(
            company_id=company, source_name="api", priority_level=priority
        ),
        raw_payload=b"raw_payload",
        request_id=request_id,
    )


class GatewayTestCase(unittest.IsolatedAsyncioTestCase):
    """Three empty clusters and an empty bucket for each test."""

    def setUp(self) -> None:
        clusters.forget_all()
        object_store.forget_all()
        gating.initialize(None)
        self.settings = PrepPublisherSettings(kafka_retries=2)
        self.statsd = StatsClient(self.settings.statsd_base_name)
        self.primary = clusters.connect(
            self.settings.kafka_bootstrap_servers)
        self.rollout = clusters.connect(
            self.settings.rollout_kafka_bootstrap_servers)
        self.gp03 = clusters.connect(
            self.settings.fallback_kafka_bootstrap_servers)
        self.bucket = object_store.open_bucket(
            self.settings.failed_events_bucket)
        self.slept: List[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    @staticmethod
    def records(broker: InMemoryBroker, topic: str) -> List[Record]:
        if topic not in broker.topics():
            return []
        return [
            record
            for partition in range(broker.partitions(topic))
            for record in broker.poll(topic, partition, 0, 10_000)
        ]

    def request_ids(self, broker: InMemoryBroker, topic: str) -> List[str]:
        return [
            pb.EventData.FromString(record.value).request_id
            for record in self.records(broker, topic)
        ]
