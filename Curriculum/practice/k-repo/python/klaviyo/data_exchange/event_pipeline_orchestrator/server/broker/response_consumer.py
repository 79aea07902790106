"""Reads the answers of processors: the ACKs and NACKs of this pod's tasks.

If this stands still, finished tasks look unanswered: their leases run out,
they are lent again, and the fleet does its work twice. So it is never
paused, however full the buffer is: answers are what empties the buffer.
"""
from __future__ import annotations

import logging
from typing import Awaitable, Callable, List, Tuple

from klaviyo.core.broker import InMemoryBroker, InMemoryConsumer, Record
from klaviyo.core.statsd import StatsClient

from ...proto.v1 import event_pipeline_orchestrator_pb2 as pb

log = logging.getLogger(__name__)

Handler = Callable[[pb.TaskResponse], Awaitable[object]]


class ResponseConsumer:
    def __init__(
        self,
        broker: InMemoryBroker,
        partitions: List[Tuple[str, int]],
        group_id: str,
        handler: Handler,
        statsd: StatsClient,
        clock: Callable[[], float],
    ) -> None:
        self._consumer = InMemoryConsumer(broker, group_id)
        self._consumer.assign(partitions)
        self._handler = handler
        self._statsd = statsd
        self._clock = clock

    async def consume(self, max_records: int) -> int:
        """Handle what has arrived; how many records that were."""
        records = await self._consumer.poll(max_records)
        for record in records:
            delay_ms = (self._clock() - record.timestamp) * 1000
            self._statsd.timing("poll_delay.response", delay_ms)
            await self._handle(record)
        # After handling: a pod that dies in between handles them again,
        # and an answer that comes twice is harmless.
        self._consumer.commit()
        return len(records)

    async def _handle(self, record: Record) -> None:
        try:
            response = pb.TaskResponse.FromString(record.value)
        except (ValueError, TypeError) as error:
            # The lease of whatever it was about will run out.
            log.warning("unreadable response: %r", error)
            self._statsd.incr("responses.unreadable")
            return
        await self._handler(response)

    def lag(self) -> int:
        topics = {topic for topic, _ in self._consumer.assignment()}
        return sum(self._consumer.lag(topic) for topic in topics)
