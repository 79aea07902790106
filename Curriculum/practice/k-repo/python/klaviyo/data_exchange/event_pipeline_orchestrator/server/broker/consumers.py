"""One consumer for each stream, so that each can be paused on its own."""
from __future__ import annotations

from typing import Callable, Dict, List, Sequence, Set, Tuple

from klaviyo.core.broker import InMemoryBroker, InMemoryConsumer, Record
from klaviyo.core.statsd import StatsClient

from ..streams import Stream
from ..task import DUE_AT_HEADER
from .offset_tracker import OffsetTracker


class StreamConsumer:
    """Reads this pod's partitions of a stream's topics."""

    def __init__(
        self,
        stream: Stream,
        broker: InMemoryBroker,
        partitions: Sequence[Tuple[str, int]],
        group_id: str,
        statsd: StatsClient,
        clock: Callable[[], float],
    ) -> None:
        self.stream = stream
        self.paused = False
        self._broker = broker
        self._group_id = group_id
        self._statsd = statsd
        self._clock = clock
        self._partitions = list(partitions)
        self._offsets = OffsetTracker()
        self._consumer = InMemoryConsumer(broker, group_id)
        self._consumer.assign(self._partitions)

    def pause(self) -> None:
        """Stop polling. The position stays, so nothing is skipped."""
        self.paused = True
        for topic, _ in self._partitions:
            self._consumer.pause(topic)

    def resume(self) -> None:
        self.paused = False
        for topic, _ in self._partitions:
            self._consumer.resume(topic)

    async def poll(self, max_records: int) -> List[Record]:
        records = await self._consumer.poll(max_records)
        for record in records:
            self._note_read(record)
        return records

    def _note_read(self, record: Record) -> None:
        place = (record.topic, record.partition, record.offset)
        self._offsets.started(*place)
        # How long a record could have been read and was not. A paused
        # consumer reports nothing; what it reports next will be high.
        delay_ms = (self._clock() - self.waiting_since(record)) * 1000
        self._statsd.timing("poll_delay." + self.stream.value, delay_ms)

    def waiting_since(self, record: Record) -> float:
        return record.timestamp

    def finished(self, topic: str, partition: int, offset: int) -> None:
        self._offsets.finished(topic, partition, offset)

    def commit(self) -> None:
        for (topic, partition), offset in self._offsets.committable().items():
            self._broker.commit_offset(
                self._group_id, topic, partition, offset
            )

    def lag(self) -> int:
        topics = {topic for topic, _ in self._partitions}
        return sum(self._consumer.lag(topic) for topic in topics)


class RetryStreamConsumer(StreamConsumer):
    """Leaves records in the retry topics until their delay is over.

    All records of one level wait equally long, so they fall due in their
    order: when the first is not due, none behind it is. That is why there
    is a topic for each delay, and not one topic for all.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._parked_until: Dict[str, float] = {}

    async def poll(self, max_records: int) -> List[Record]:
        self._unpark_due_topics()
        due: List[Record] = []
        held_back: Set[Tuple[str, int]] = set()
        for record in await self._consumer.poll(max_records):
            place = (record.topic, record.partition)
            if place in held_back:
                continue  # behind one that is not due: read again later
            if self.waiting_since(record) <= self._clock():
                self._note_read(record)
                due.append(record)
            else:
                held_back.add(place)
                self._park(record)
        return due

    def waiting_since(self, record: Record) -> float:
        """Its delay was ordered; only what comes on top is poll delay."""
        return float(record.headers.get(DUE_AT_HEADER, record.timestamp))

    def _park(self, record: Record) -> None:
        """Go back to the record, and leave its topic until it is due."""
        due_at = self.waiting_since(record)
        earlier = self._parked_until.get(record.topic, due_at)
        self._parked_until[record.topic] = min(earlier, due_at)
        self._consumer.pause(record.topic)
        self._consumer.seek(record.topic, record.partition, record.offset)

    def _unpark_due_topics(self) -> None:
        now = self._clock()
        due = [t for t, at in self._parked_until.items() if at <= now]
        for topic in due:
            del self._parked_until[topic]
            if not self.paused:
                self._consumer.resume(topic)
