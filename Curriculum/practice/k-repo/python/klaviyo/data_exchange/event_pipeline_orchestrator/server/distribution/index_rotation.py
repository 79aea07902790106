"""Which orchestrator a processor asks next."""
from __future__ import annotations

import zlib


class IndexRotation:
    """Goes through all pod indexes, again and again.

    Every pod holds its own share of the events, so each has to be asked:
    a pod that nobody asks fills up, pauses, and its partition waits.
    """

    def __init__(self, number_of_orchestrators: int, start: int = 0) -> None:
        if number_of_orchestrators < 1:
            raise ValueError("there must be an orchestrator to ask")
        self._count = number_of_orchestrators
        self._next = start % number_of_orchestrators

    @classmethod
    def for_processor(
        cls, processor_id: str, number_of_orchestrators: int
    ) -> IndexRotation:
        """Processors start apart, or all would queue at pod 0 at once."""
        start = zlib.crc32(processor_id.encode("utf-8"))
        return cls(number_of_orchestrators, start)

    def next_index(self) -> int:
        index = self._next
        self._next = (index + 1) % self._count
        return index

    def __len__(self) -> int:
        return self._count
