"""One Kafka producer for one priority, and what happens when it fails.

`publish_with_result` never raises for a Kafka error. Each event of a batch
gets its own answer: where it came to rest. An event that the primary
cluster refuses walks down the fallback chain until one place takes it.
"""
from __future__ import annotations

import asyncio
import logging
import time
import uuid
from collections import Counter
from dataclasses import dataclass
from typing import Awaitable, Callable, Dict, List, Optional, Sequence

from klaviyo.core.broker import KafkaError
from klaviyo.core.object_store import ObjectStore, open_bucket
from klaviyo.core.producer import InMemoryProducer, Sleep
from klaviyo.core.statsd import StatsClient
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from klaviyo.data_exchange.prep_publisher.server.settings import (
    PrepPublisherSettings,
    get_settings,
)

log = logging.getLogger(__name__)

# A write counts when all in-sync copies have it. With "1" the leader alone
# would do, and an event that it took could be lost together with it.
ACKS = "all"

Status = pb.PublishStatus
Write = Callable[[pb.EventData, Dict[str, str]], Awaitable[str]]


def priority_name(priority: int) -> str:
    """As in topic and metric names: `p10`, `p20`, `p30`, `offload`."""
    if priority == pb.PRIORITY_OFFLOAD:
        return "offload"
    return "p%d" % priority


@dataclass
class BatchResult:
    """One result for each event, in the order of the batch."""

    results: List[pb.EventResult]

    def __str__(self) -> str:
        counts = Counter(result.status for result in self.results)
        return ", ".join("%d %s" % (n, s) for s, n in counts.items())


class FallbackChain:
    """Tries one place after another; the first that takes it, keeps it."""

    def __init__(self, statsd: StatsClient) -> None:
        self._statsd = statsd
        self._steps: List[tuple] = []

    def then(self, status: str, write: Write) -> FallbackChain:
        self._steps.append((status, write))
        return self

    async def save(
        self, event: pb.EventData, headers: Dict[str, str]
    ) -> pb.EventResult:
        error = headers.get("error", "")
        for status, write in self._steps:
            try:
                place = await write(event, headers)
            except Exception as failure:  # whatever it is, try the next
                log.warning("%s refused an event: %r", status, failure)
                error = repr(failure)
                continue
            self._statsd.incr("fallback." + status)
            return pb.EventResult(event.request_id, status, place, error)
        # Say so: the caller still has the event and may try again.
        self._statsd.incr("fallback." + Status.LOST)
        return pb.EventResult(event.request_id, Status.LOST, "", error)


def write_to_topic(producer: InMemoryProducer, topic: str) -> Write:
    async def write(event: pb.EventData, headers: Dict[str, str]) -> str:
        await producer.send_and_wait(
            topic, event.SerializeToString(), headers=headers
        )
        return topic

    return write


def write_to_bucket(store: ObjectStore, prefix: str) -> Write:
    async def write(event: pb.EventData, headers: Dict[str, str]) -> str:
        # By topic, so that a republish knows where each event belongs. Not
        # by request id: that is the caller's, and may repeat.
        name = uuid.uuid4().hex
        key = "%s/%s/%s.json" % (prefix, headers["topic"], name)
        await store.put(key, event.SerializeToString())
        return key

    return write


class PrepPublisher:
    """Publishes to the topic of one priority, on one cluster."""

    def __init__(
        self,
        priority: int,
        rollout: bool = False,
        settings: Optional[PrepPublisherSettings] = None,
        statsd: Optional[StatsClient] = None,
        sleep: Sleep = asyncio.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        settings = settings or get_settings()
        self.topic = settings.priority_topic(priority)
        self.cluster = "rollout" if rollout else "default"
        self._name = priority_name(priority)
        self._settings = settings
        self._statsd = statsd or StatsClient(settings.statsd_base_name)
        self._clock = clock
        servers = settings.kafka_bootstrap_servers
        if rollout:
            servers = settings.rollout_kafka_bootstrap_servers
        retries = settings.kafka_retries
        self._primary = InMemoryProducer(
            servers, retries, sleep=sleep, acks=ACKS
        )
        fallback = settings.fallback_kafka_bootstrap_servers
        self._gp03 = InMemoryProducer(
            fallback, retries, sleep=sleep, acks=ACKS
        )
        self._fallbacks = self._build_fallback_chain()

    def _build_fallback_chain(self) -> FallbackChain:
        settings = self._settings
        failed_writes = settings.failed_writes_topic
        bucket = open_bucket(settings.failed_events_bucket)
        return (
            FallbackChain(self._statsd)
            # Retried by the Failed Writes Processor: nobody need act.
            .then(Status.FAILED_WRITES,
                  write_to_topic(self._gp03, failed_writes))
            # Kept in Kafka; somebody has to look.
            .then(Status.DLQ,
                  write_to_topic(self._gp03, settings.dlq_topic))
            # Kept outside Kafka; somebody has to republish by hand.
            .then(Status.S3, write_to_bucket(bucket, "prep-publisher"))
        )

    async def init(self) -> None:
        await self._primary.start()
        await self._gp03.start()

    async def stop(self) -> None:
        await self._primary.stop()
        await self._gp03.stop()

    async def publish_with_result(
        self, events: Sequence[pb.EventData]
    ) -> BatchResult:
        started = self._clock()
        results = await asyncio.gather(
            *(self._publish_one(event) for event in events)
        )
        elapsed_ms = (self._clock() - started) * 1000
        self._statsd.timing(self._name + ".publish_latency", elapsed_ms)
        return BatchResult(list(results))

    async def _publish_one(self, event: pb.EventData) -> pb.EventResult:
        value = event.SerializeToString()
        try:
            # No key: a big company must not fill one partition, and with
            # it one orchestrator pod.
            await self._primary.send_and_wait(self.topic, value)
        except KafkaError as error:
            self._statsd.incr(self._name + ".publish_error")
            headers = self._failure_headers(error)
            return await self._fallbacks.save(event, headers)
        self._statsd.incr(self._name + ".published")
        return pb.EventResult(
            event.request_id, Status.PUBLISHED, self.topic
        )

    def _failure_headers(self, error: KafkaError) -> Dict[str, str]:
        """What the Failed Writes Processor needs to repeat the write."""
        return {
            "topic": self.topic,
            "cluster": self.cluster,
            "error": repr(error),
        }
