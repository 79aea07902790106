"""Every task that the pod holds, by id, whatever its state.

A task stays here from the poll that brought it until it is done or handed
to a topic. Being lent to a processor does not free its memory: if the
lease runs out, the event must still be here.
"""
from __future__ import annotations

from typing import Dict, Optional

from ..streams import Stream
from ..task import Task
from .memory_accounting import MemoryAccounting


class InMemoryBuffer:
    def __init__(self, capacity_bytes: int) -> None:
        self._tasks: Dict[str, Task] = {}
        self._memory = MemoryAccounting(capacity_bytes)

    def put(self, task: Task) -> bool:
        """False if the task is here already: it is kept once."""
        if task.task_id in self._tasks:
            return False
        self._tasks[task.task_id] = task
        self._memory.add(task.stream, task.size_bytes)
        return True

    def get(self, task_id: str) -> Optional[Task]:
        return self._tasks.get(task_id)

    def replace(self, task: Task) -> None:
        """Keep a changed copy of a task, say with one more retry."""
        self.remove(task.task_id)
        self.put(task)

    def remove(self, task_id: str) -> Optional[Task]:
        task = self._tasks.pop(task_id, None)
        if task is not None:
            self._memory.subtract(task.stream, task.size_bytes)
        return task

    def __contains__(self, task_id: str) -> bool:
        return task_id in self._tasks

    def __len__(self) -> int:
        return len(self._tasks)

    @property
    def fill_percent(self) -> float:
        return self._memory.fill_percent

    @property
    def used_bytes(self) -> int:
        return self._memory.used_bytes

    def bytes_held_by(self, stream: Stream) -> int:
        return self._memory.held_by(stream)
