"""How full the buffer is: an estimate that costs nothing to ask for.

The operating system's figure for the process is exact and useless here: it
hardly falls when Python frees objects, so a pod that paused by it might
never resume. Counting what is held rises and falls at once.
"""
from __future__ import annotations

from typing import Dict

from ..streams import Stream


class MemoryAccounting:
    def __init__(self, capacity_bytes: int) -> None:
        if capacity_bytes <= 0:
            raise ValueError("a buffer needs a capacity")
        self._capacity = capacity_bytes
        self._held: Dict[Stream, int] = {stream: 0 for stream in Stream}

    def add(self, stream: Stream, size_bytes: int) -> None:
        self._held[stream] += size_bytes

    def subtract(self, stream: Stream, size_bytes: int) -> None:
        if size_bytes > self._held[stream]:
            raise ValueError("%s holds less than that" % stream.value)
        self._held[stream] -= size_bytes

    @property
    def used_bytes(self) -> int:
        return sum(self._held.values())

    def held_by(self, stream: Stream) -> int:
        return self._held[stream]

    @property
    def fill_percent(self) -> float:
        """Of the whole buffer, whichever streams fill it.

        May pass 100: a poll brings in a batch, and what was read from
        Kafka cannot be refused. The pod's limit leaves room for that.
        """
        return 100.0 * self.used_bytes / self._capacity
