"""Recovers events that PrepPublisher could not write to their topic.

They wait in the failed-writes topic on GP-03. This service writes each one
to the topic and cluster that it was meant for, and keeps trying within a
budget. What stays unwritable goes to the DLQ, then to S3, so that it does
not block what came after it.
"""
from __future__ import annotations

import asyncio
import logging
from typing import Dict, List, Optional

from klaviyo.core.broker import InMemoryConsumer, KafkaError, Record
from klaviyo.core.clusters import connect
from klaviyo.core.lifecycle import stop_on_signal
from klaviyo.core.object_store import open_bucket
from klaviyo.core.producer import InMemoryProducer, Sleep
from klaviyo.core.statsd import StatsClient
from klaviyo.data_exchange.prep_publisher.failed_writes_processor.settings \
    import FailedWritesSettings
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from klaviyo.data_exchange.prep_publisher.server.publisher import (
    ACKS,
    FallbackChain,
    write_to_bucket,
    write_to_topic,
)
from klaviyo.data_exchange.prep_publisher.server.settings import (
    PrepPublisherSettings,
    get_settings,
)

Status = pb.PublishStatus
STATSD_BASE_NAME = "klaviyo.data_exchange.failed_writes_processor"


class FailedWritesProcessor:
    def __init__(
        self,
        publisher_settings: Optional[PrepPublisherSettings] = None,
        settings: Optional[FailedWritesSettings] = None,
        statsd: Optional[StatsClient] = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        shared = publisher_settings or get_settings()
        self._settings = settings or FailedWritesSettings.from_env()
        self._topic = shared.failed_writes_topic
        self._statsd = statsd or StatsClient(STATSD_BASE_NAME)
        self._sleep = sleep
        # One attempt is one write: the budget below does the retrying.
        self._producers: Dict[str, InMemoryProducer] = {
            "default": InMemoryProducer(
                shared.kafka_bootstrap_servers, retries=0, acks=ACKS),
            "rollout": InMemoryProducer(
                shared.rollout_kafka_bootstrap_servers, retries=0,
                acks=ACKS),
        }
        gp03 = shared.fallback_kafka_bootstrap_servers
        self._gp03_producer = InMemoryProducer(
            gp03, sleep=sleep, acks=ACKS
        )
        group = self._settings.consumer_group
        self._consumer = InMemoryConsumer(connect(gp03), group)
        bucket = open_bucket(shared.failed_events_bucket)
        dlq = write_to_topic(self._gp03_producer, shared.dlq_topic)
        s3 = write_to_bucket(bucket, "failed-writes-processor")
        self._fallbacks = (
            FallbackChain(self._statsd)
            .then(Status.DLQ, dlq)
            .then(Status.S3, s3)
        )
        self._gp03 = gp03

    async def init(self) -> None:
        for producer in self._producers.values():
            await producer.start()
        await self._gp03_producer.start()
        # In production the consumer group deals the partitions out to the
        # pods; here one process takes them all.
        partitions = range(connect(self._gp03).partitions(self._topic))
        self._consumer.assign([(self._topic, p) for p in partitions])

    async def stop(self) -> None:
        for producer in self._producers.values():
            await producer.stop()
        await self._gp03_producer.stop()

    async def run(self, stopping: asyncio.Event) -> None:
        await self.init()
        try:
            while not stopping.is_set():
                if not await self.process_batch():
                    await self._sleep(self._settings.idle_seconds)
        finally:
            await self.stop()

    async def process_batch(self) -> List[pb.EventResult]:
        """Recover one poll's events; one result each, empty if idle."""
        records = await self._consumer.poll(self._settings.max_records)
        # Together, not in line: in an outage they share one waiting time.
        results = await asyncio.gather(
            *(self._recover(record) for record in records)
        )
        if any(r.status == Status.LOST for r in results):
            # Not even S3 took one. The topic still has it, so read this
            # batch again: a duplicate can be repaired, a loss cannot.
            self._rewind(records)
        else:
            self._consumer.commit()
        self._statsd.gauge("lag", self._consumer.lag(self._topic))
        return list(results)

    async def _recover(self, record: Record) -> pb.EventResult:
        event = pb.EventData.FromString(record.value)
        topic = record.headers["topic"]
        error = await self._retry(record)
        if error is None:
            self._statsd.incr("recovered")
            return pb.EventResult(
                event.request_id, Status.PUBLISHED, topic
            )
        self._statsd.incr("retry_budget_exhausted")
        headers = dict(record.headers, error=repr(error))
        return await self._fallbacks.save(event, headers)

    async def _retry(self, record: Record) -> Optional[Exception]:
        """None once the write succeeded, else the last error."""
        error: Optional[Exception] = None
        for attempt in range(1, self._settings.retry_budget + 1):
            try:
                await self._write_to_primary(record)
                return None
            except KafkaError as failure:
                error = failure
                self._statsd.incr("retry_error")
            if attempt < self._settings.retry_budget:
                await self._sleep(self._settings.backoff(attempt))
        return error

    async def _write_to_primary(self, record: Record) -> None:
        """To the cluster that it was meant for, with the same bytes."""
        cluster = record.headers.get("cluster", "default")
        producer = self._producers[cluster]
        await producer.send_and_wait(record.headers["topic"], record.value)

    def _rewind(self, records: List[Record]) -> None:
        # Backwards, so that each partition ends at its first record.
        for r in reversed(records):
            self._consumer.seek(r.topic, r.partition, r.offset)


async def main() -> None:
    await FailedWritesProcessor().run(stop_on_signal())


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
