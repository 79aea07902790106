"""What the tests share: a clock that stands still, pods, events."""
from __future__ import annotations

import asyncio
from typing import Any, Dict, Optional

from klaviyo.core.broker import InMemoryBroker
from klaviyo.core.clusters import connect
from klaviyo.core.statsd import StatsClient
from klaviyo.core.statsig import DynamicConfigClient
from klaviyo.core.timestamps import from_seconds
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as prep_pb,
)

from ..server.distribution.pod_index import identify_pod
from ..server.gating import PodGate
from ..server.orchestrator import Orchestrator
from ..server.settings import OrchestratorSettings
from ..server.streams import Stream
from ..server.task import Task

NOW = 1_700_000_000.0
SERVERS = "test-kafka:9096"


class FakeClock:
    def __init__(self, now: float = NOW) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


async def no_sleep(seconds: float) -> None:
    """Let other tasks run, and take no time."""
    await asyncio.sleep(0)


def make_event(
    deadline_in: float = 60.0,
    request_id: str = "r",
    priority: int = 10,
    payload: bytes = b"payload",
    ingested_ago: float = 0.0,
    now: float = NOW,
) -> prep_pb.EventData:
    return prep_pb.EventData(
        metadata=prep_pb.EventMetadata(
            company_id="company",
            source_name="api",
            ingested_at=from_seconds(now - ingested_ago),
            slo_deadline=from_seconds(now + deadline_in),
            priority_level=priority,
        ),
        raw_payload=payload,
        request_id=request_id,
    )


def make_task(
    name: str, stream: Stream = Stream.P10, retry_count: int = 0,
    **event: Any
) -> Task:
    """`name` is the request id and, with the topic, the task's id."""
    return Task(
        task_id=name, stream=stream,
        event=make_event(request_id=name, **event),
        topic=stream.value, partition=0, offset=0,
        retry_count=retry_count,
    )


def make_settings(**overrides: Any) -> OrchestratorSettings:
    """A deployment of two pods in one cluster, and a small buffer."""
    values: Dict[str, Any] = dict(
        number_of_replicas=2,
        number_of_clusters=1,
        buffer_capacity_megabytes=1,
        kafka_bootstrap_servers=SERVERS,
    )
    values.update(overrides)
    return OrchestratorSettings(**values)


def create_topics(
    broker: InMemoryBroker, settings: OrchestratorSettings
) -> None:
    names = [t for stream in Stream for t in settings.topics(stream)]
    names.append(settings.topic(settings.response_topic))
    for name in names:
        broker.create_topic(name, settings.number_of_replicas)


class Pod:
    """An orchestrator with its broker, driven step by step."""

    def __init__(
        self,
        clock: FakeClock,
        settings: Optional[OrchestratorSettings] = None,
        host_name: str = "events-orchestrator-0",
        broker: Optional[InMemoryBroker] = None,
        statsig: Optional[DynamicConfigClient] = None,
    ) -> None:
        self.clock = clock
        self.settings = settings or make_settings()
        self.broker = broker or InMemoryBroker(clock)
        create_topics(self.broker, self.settings)
        self.statsd = StatsClient("test")
        self.identity = identify_pod(self.settings, host_name)
        gate = PodGate(
            statsig or DynamicConfigClient(), self.settings, self.identity
        )
        self.orchestrator = Orchestrator(
            self.settings, self.identity, self.broker, gate,
            self.statsd, clock,
        )

    async def produce(
        self, stream: Stream, event: prep_pb.EventData
    ) -> None:
        topic = self.settings.topics(stream)[0]
        await self.broker.send(
            topic, event.SerializeToString(),
            partition=self.identity.ordinal,
        )

    async def poll_all(self) -> int:
        total = 0
        for stream in self.orchestrator.consumers:
            total += await self.orchestrator.poll_stream(stream)
        return total

    def records(self, topic: str) -> list:
        return [
            record
            for partition in range(self.broker.partitions(topic))
            for record in self.broker.poll(topic, partition, 0, 10_000)
        ]


def shared_broker() -> InMemoryBroker:
    """The cluster that servers and clients reach at `SERVERS`."""
    return connect(SERVERS)
