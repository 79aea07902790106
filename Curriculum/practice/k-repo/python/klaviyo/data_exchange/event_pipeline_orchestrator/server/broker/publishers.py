"""Where a task goes when it leaves this pod without being done.

All three raise `KafkaError` when the broker refuses, and the caller then
keeps the task: no task may be in neither place. None sends a key or names
a partition, so that another pod may well get the event: this one had its
chance.
"""
from __future__ import annotations

from typing import Callable, Dict

from klaviyo.core.broker import InMemoryBroker, Record
from klaviyo.core.statsd import StatsClient

from ..settings import OrchestratorSettings
from ..task import DUE_AT_HEADER, RETRY_COUNT_HEADER, Task


class RetryPublisher:
    """To the retry topic whose level fits the delay that was asked for."""

    def __init__(
        self,
        broker: InMemoryBroker,
        settings: OrchestratorSettings,
        statsd: StatsClient,
        clock: Callable[[], float],
    ) -> None:
        self._broker = broker
        self._settings = settings
        self._statsd = statsd
        self._clock = clock

    async def publish(self, task: Task, delay_seconds: float) -> str:
        queues = self._settings.retry_queues
        level = queues.level_for(delay_seconds)
        topic = self._settings.retry_topic(level)
        due_at = self._clock() + queues.delay_seconds(level)
        await self._broker.send(
            topic,
            task.event.SerializeToString(),
            headers={
                RETRY_COUNT_HEADER: str(task.retry_count),
                DUE_AT_HEADER: repr(due_at),
            },
        )
        self._statsd.incr("retry.level_%d" % level)
        return topic


class OffloadPublisher:
    """To the offload topic, as it is.

    The old deadline stays on the event, as on one that ingest sheds. The
    pod that reads it back sets a new one (`Orchestrator._begin_anew`).
    """

    def __init__(
        self,
        broker: InMemoryBroker,
        settings: OrchestratorSettings,
        statsd: StatsClient,
    ) -> None:
        self._broker = broker
        self._topic = settings.topic(settings.offload_topic)
        self._statsd = statsd

    async def publish(self, task: Task) -> str:
        await self._broker.send(
            self._topic,
            task.event.SerializeToString(),
            headers={RETRY_COUNT_HEADER: str(task.retry_count)},
        )
        self._statsd.incr("offloaded." + task.stream.value)
        return self._topic


class DeadLetterPublisher:
    """To the DLQ, from where nothing comes back by itself."""

    def __init__(
        self,
        broker: InMemoryBroker,
        settings: OrchestratorSettings,
        statsd: StatsClient,
    ) -> None:
        self._broker = broker
        self._topic = settings.topic(settings.dlq_topic)
        self._statsd = statsd

    async def publish(self, task: Task, reason: str) -> str:
        source = "%s/%d" % (task.topic, task.partition)
        return await self._send(
            task.event.SerializeToString(), source, reason
        )

    async def publish_unreadable(self, record: Record, reason: str) -> str:
        source = "%s/%d" % (record.topic, record.partition)
        return await self._send(record.value, source, reason)

    async def _send(self, value: bytes, source: str, reason: str) -> str:
        headers: Dict[str, str] = {"source": source, "reason": reason}
        await self._broker.send(self._topic, value, headers=headers)
        self._statsd.incr("dead_lettered")
        return self._topic
