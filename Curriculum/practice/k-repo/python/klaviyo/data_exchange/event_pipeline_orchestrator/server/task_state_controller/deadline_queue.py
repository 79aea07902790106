"""Waiting tasks, the one nearest to its SLO deadline first.

The topic that a task came through plays no part. Its priority was only the
expectation of a deadline; here the deadline itself is known.
"""
from __future__ import annotations

import heapq
import itertools
from typing import Dict, List, Optional, Tuple

from ..task import Task


class DeadlineQueue:
    def __init__(self) -> None:
        # The number breaks ties: of equal deadlines, first come first.
        self._heap: List[Tuple[float, int, Task]] = []
        self._numbers = itertools.count()
        # Which heap entry of a task counts. Entries of tasks that left
        # in another way stay in the heap and are skipped when met: to
        # take one out of the middle would cost a search.
        self._valid: Dict[str, int] = {}

    def push(self, task: Task) -> None:
        number = next(self._numbers)
        self._valid[task.task_id] = number
        heapq.heappush(self._heap, (task.deadline, number, task))

    def pop(self) -> Optional[Task]:
        """The most urgent task, or None."""
        self._drop_stale()
        if not self._heap:
            return None
        _, _, task = heapq.heappop(self._heap)
        del self._valid[task.task_id]
        return task

    def peek(self) -> Optional[Task]:
        self._drop_stale()
        return self._heap[0][2] if self._heap else None

    def discard(self, task_id: str) -> None:
        self._valid.pop(task_id, None)

    def _drop_stale(self) -> None:
        while self._heap:
            _, number, task = self._heap[0]
            if self._valid.get(task.task_id) == number:
                return
            heapq.heappop(self._heap)

    def __contains__(self, task_id: str) -> bool:
        return task_id in self._valid

    def __len__(self) -> int:
        return len(self._valid)
