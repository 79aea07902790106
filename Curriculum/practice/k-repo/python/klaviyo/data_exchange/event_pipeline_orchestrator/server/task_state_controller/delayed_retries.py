"""Refused tasks that wait in memory for their next attempt.

Only for short delays: a task that waits here holds memory, and one that
waits in a retry topic does not.
"""
from __future__ import annotations

import heapq
import itertools
from typing import Dict, List, Tuple


class DelayedRetries:
    def __init__(self) -> None:
        self._heap: List[Tuple[float, int, str]] = []
        self._numbers = itertools.count()
        self._valid: Dict[str, int] = {}

    def hold(self, task_id: str, due_at: float) -> None:
        number = next(self._numbers)
        self._valid[task_id] = number
        heapq.heappush(self._heap, (due_at, number, task_id))

    def discard(self, task_id: str) -> None:
        self._valid.pop(task_id, None)

    def take_due(self, now: float) -> List[str]:
        due: List[str] = []
        while self._heap and self._heap[0][0] <= now:
            _, number, task_id = heapq.heappop(self._heap)
            if self._valid.get(task_id) == number:
                del self._valid[task_id]
                due.append(task_id)
        return due

    def __len__(self) -> int:
        return len(self._valid)
