"""A Kafka consumer with manual partition assignment.

Pausing is the gateway's answer to a full buffer: a paused topic is simply
not read, its records stay in the broker, and its lag grows meanwhile.
"""
from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Dict, List, Optional, Set, Tuple

from klaviyo.core.records import Record

if TYPE_CHECKING:
    from klaviyo.core.broker import InMemoryBroker

TopicPartition = Tuple[str, int]


class InMemoryConsumer:
    """Reads assigned partitions and keeps a position in each.

    With a `group_id`, a later consumer of the group resumes at the last
    commit: what was read and not committed is read again.
    """

    def __init__(
        self, broker: InMemoryBroker, group_id: Optional[str] = None
    ) -> None:
        self._broker = broker
        self._group_id = group_id
        self._positions: Dict[TopicPartition, int] = {}
        self._paused: Set[str] = set()
        self._turn = 0

    def assign(self, partitions: List[TopicPartition]) -> None:
        self._positions = {tp: self._start_of(tp) for tp in partitions}

    def _start_of(self, tp: TopicPartition) -> int:
        if self._group_id is None:
            return 0
        return self._broker.committed_offset(self._group_id, *tp)

    def assignment(self) -> List[TopicPartition]:
        return list(self._positions)

    def pause(self, topic: str) -> None:
        """Stop reading a topic. Its records wait in the broker, safe."""
        self._paused.add(topic)

    def resume(self, topic: str) -> None:
        self._paused.discard(topic)

    def paused(self) -> Set[str]:
        return set(self._paused)

    async def poll(self, max_records: int = 500) -> List[Record]:
        await asyncio.sleep(0)
        records: List[Record] = []
        for tp in self._in_turn():
            room = max_records - len(records)
            if tp[0] in self._paused or room <= 0:
                continue
            batch = self._broker.poll(
                tp[0], tp[1], self._positions[tp], room
            )
            self._positions[tp] += len(batch)
            records.extend(batch)
        return records

    def _in_turn(self) -> List[TopicPartition]:
        """Start elsewhere each time, or a busy topic starves the rest."""
        order = list(self._positions)
        if order:
            shift = self._turn % len(order)
            order = order[shift:] + order[:shift]
            self._turn += 1
        return order

    def position(self, topic: str, partition: int) -> int:
        return self._positions[(topic, partition)]

    def seek(self, topic: str, partition: int, offset: int) -> None:
        self._positions[(topic, partition)] = offset

    def commit(self) -> None:
        if self._group_id is None:
            return
        for (topic, partition), offset in self._positions.items():
            self._broker.commit_offset(
                self._group_id, topic, partition, offset
            )

    def lag(self, topic: str) -> int:
        """Records written to the topic's partitions and not yet read."""
        return sum(
            self._broker.end_offset(name, partition) - position
            for (name, partition), position in self._positions.items()
            if name == topic
        )
