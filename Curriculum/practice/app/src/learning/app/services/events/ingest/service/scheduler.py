"""Scheduler: holds a delayed event until it is due, then lets it go.

Events without a delay never enter the queue. The queue is a heap ordered by
due time: taking one costs O(log n) however much is waiting, and a long
delay cannot block a shorter one that came after it.
"""
from __future__ import annotations

import heapq
import itertools
import time
from typing import Callable, List, Optional, Tuple

from app.services.events.ingest.service.dtos import ClassifiedEvent, Verdict


class Scheduler:
    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        # The running number keeps arrival order among equal due times, and
        # keeps the heap from ever comparing two events.
        self._sequence = itertools.count()
        self._delayed: List[Tuple[float, int, ClassifiedEvent]] = []

    def __len__(self) -> int:
        return len(self._delayed)

    def hold(self, classified: ClassifiedEvent) -> bool:
        """Keep the event if it has to wait; False if it may go on now."""
        decision = classified.decision
        if decision.verdict is not Verdict.DELAY:
            return False
        if decision.delay_seconds <= 0:
            return False
        self.hold_for(classified, decision.delay_seconds)
        return True

    def hold_for(self, classified: ClassifiedEvent, seconds: float) -> None:
        due_at = self._clock() + seconds
        entry = (due_at, next(self._sequence), classified)
        heapq.heappush(self._delayed, entry)

    def pop_due(self) -> List[ClassifiedEvent]:
        """Everything whose time has come, earliest due time first."""
        now = self._clock()
        due: List[ClassifiedEvent] = []
        while self._delayed and self._delayed[0][0] <= now:
            due.append(heapq.heappop(self._delayed)[2])
        return due

    def seconds_until_next(self) -> Optional[float]:
        """How long the releasing loop may sleep; None if nothing waits."""
        if not self._delayed:
            return None
        return max(0.0, self._delayed[0][0] - self._clock())

    def drain(self) -> List[ClassifiedEvent]:
        """All that waits, due or not: a stopping process loses nothing."""
        entries = sorted(self._delayed)
        self._delayed.clear()
        return [classified for _, _, classified in entries]
