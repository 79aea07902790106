"""Which offset may be committed: below the oldest event not yet done.

Committing what was merely read would lose the buffer when the pod dies.
Committing only what is done means that a new pod reads the rest again: an
event may be processed twice, and none is lost.
"""
from __future__ import annotations

from collections import OrderedDict
from typing import Dict, Tuple

TopicPartition = Tuple[str, int]


class OffsetTracker:
    def __init__(self) -> None:
        # Offsets in progress. They start in order, so the first is the
        # lowest, however they finish.
        self._open: Dict[TopicPartition, OrderedDict] = {}
        self._next: Dict[TopicPartition, int] = {}

    def started(self, topic: str, partition: int, offset: int) -> None:
        tp = (topic, partition)
        self._open.setdefault(tp, OrderedDict())[offset] = None
        self._next[tp] = offset + 1

    def finished(self, topic: str, partition: int, offset: int) -> None:
        self._open.get((topic, partition), {}).pop(offset, None)

    def committable(self) -> Dict[TopicPartition, int]:
        """For each partition the offset at which a new pod would begin."""
        return {
            tp: next(iter(self._open[tp]), after_last)
            for tp, after_last in self._next.items()
        }
