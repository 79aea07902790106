"""Who has been lent which task, and until when.

A lease is a loan with an end. A processor may crash, or lose its network,
and nobody will tell the orchestrator; the end of the lease does.
"""
from __future__ import annotations

import heapq
import itertools
import uuid
from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

from ..task import Task


@dataclass(frozen=True)
class Lease:
    lease_id: str  # new with each dispatch, of the same task too
    task: Task
    processor_id: str
    expires_at: float


class LeaseTable:
    """The leases that run, by task. A task has one at most."""

    def __init__(self, lease_seconds: float) -> None:
        self._lease_seconds = lease_seconds
        self._running: Dict[str, Lease] = {}
        # The number breaks ties: leases of one batch end together, and
        # their tasks shall come back in the order in which they left.
        self._by_end: List[Tuple[float, int, Lease]] = []
        self._numbers = itertools.count()

    def grant(self, task: Task, processor_id: str, now: float) -> Lease:
        lease = Lease(
            uuid.uuid4().hex, task, processor_id, now + self._lease_seconds
        )
        self._running[task.task_id] = lease
        entry = (lease.expires_at, next(self._numbers), lease)
        heapq.heappush(self._by_end, entry)
        return lease

    def of(self, task_id: str) -> Optional[Lease]:
        return self._running.get(task_id)

    def release(self, task_id: str) -> Optional[Lease]:
        return self._running.pop(task_id, None)

    def take_expired(self, now: float) -> List[Lease]:
        """Remove and return the leases whose time is over."""
        expired: List[Lease] = []
        while self._by_end and self._by_end[0][0] <= now:
            _, _, lease = heapq.heappop(self._by_end)
            task_id = lease.task.task_id
            # Answered since, or lent anew under another lease: not ours.
            if self._running.get(task_id) is lease:
                expired.append(self._running.pop(task_id))
        return expired

    def __len__(self) -> int:
        return len(self._running)
