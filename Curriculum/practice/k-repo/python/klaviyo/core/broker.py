"""An in-memory Kafka cluster: topics, partitions, offsets, and outages.

One `InMemoryBroker` stands for one cluster. It keeps the three properties
that the gateway's design leans on: records of a partition keep their order,
a record stays after it was read, and a reader remembers its own position.
"""
from __future__ import annotations

import asyncio
import time
import zlib
from dataclasses import dataclass
from typing import Callable, Dict, List, Optional, Tuple

from klaviyo.core.consumer import InMemoryConsumer
from klaviyo.core.records import (
    KafkaError,
    KafkaTimeoutError,
    Record,
    RecordMetadata,
)

__all__ = [
    "InMemoryBroker",
    "InMemoryConsumer",
    "KafkaError",
    "KafkaTimeoutError",
    "Record",
    "RecordMetadata",
]

@dataclass
class _Topic:
    partitions: List[List[Record]]
    next_keyless: int = 0  # round-robin cursor


class InMemoryBroker:
    def __init__(
        self,
        clock: Callable[[], float] = time.time,
        auto_create_topics: bool = True,
    ) -> None:
        self._clock = clock
        self._auto_create = auto_create_topics
        self._topics: Dict[str, _Topic] = {}
        self._failures: Dict[str, BaseException] = {}
        self._failures_left: Dict[str, Optional[int]] = {}
        self._outage: Optional[BaseException] = None
        self._committed: Dict[Tuple[str, str, int], int] = {}

    # Topics ---------------------------------------------------------------

    def create_topic(self, name: str, partitions: int = 1) -> None:
        """Create a topic; an existing one keeps its records."""
        if partitions < 1:
            raise ValueError("a topic needs at least one partition")
        logs: List[List[Record]] = [[] for _ in range(partitions)]
        self._topics.setdefault(name, _Topic(logs))

    def topics(self) -> List[str]:
        return sorted(self._topics)

    def partitions(self, topic: str) -> int:
        return len(self._topic(topic).partitions)

    def _topic(self, name: str) -> _Topic:
        if name not in self._topics:
            if not self._auto_create:
                raise KafkaError("unknown topic: %s" % name)
            self.create_topic(name)
        return self._topics[name]

    def _log(self, topic: str, partition: int) -> List[Record]:
        logs = self._topic(topic).partitions
        if not 0 <= partition < len(logs):
            raise KafkaError("%s has no partition %d" % (topic, partition))
        return logs[partition]

    # Writing --------------------------------------------------------------

    async def send(
        self,
        topic: str,
        value: bytes,
        key: Optional[bytes] = None,
        partition: Optional[int] = None,
        headers: Optional[Dict[str, str]] = None,
    ) -> RecordMetadata:
        # A network round trip: other tasks run while this one waits.
        await asyncio.sleep(0)
        self._raise_injected_failure(topic)
        if partition is None:
            partition = self._choose_partition(self._topic(topic), key)
        log = self._log(topic, partition)
        log.append(Record(
            topic, partition, len(log), key, value,
            dict(headers or {}), self._clock(),
        ))
        return RecordMetadata(topic, partition, len(log) - 1)

    @staticmethod
    def _choose_partition(topic: _Topic, key: Optional[bytes]) -> int:
        count = len(topic.partitions)
        if key is not None:  # same key, same partition: order is kept
            return zlib.crc32(key) % count
        chosen = topic.next_keyless % count
        topic.next_keyless += 1
        return chosen

    # Reading --------------------------------------------------------------

    def poll(
        self, topic: str, partition: int, offset: int, max_records: int
    ) -> List[Record]:
        return self._log(topic, partition)[offset:offset + max_records]

    def end_offset(self, topic: str, partition: int) -> int:
        """The offset that the next record will get."""
        return len(self._log(topic, partition))

    def commit_offset(
        self, group: str, topic: str, partition: int, offset: int
    ) -> None:
        self._committed[(group, topic, partition)] = offset

    def committed_offset(
        self, group: str, topic: str, partition: int
    ) -> int:
        return self._committed.get((group, topic, partition), 0)

    # Failure injection ----------------------------------------------------

    def fail_topic(
        self, name: str, error: BaseException, times: Optional[int] = None
    ) -> None:
        """Refuse sends to a topic: for good, or the next `times` sends."""
        self._failures[name] = error
        self._failures_left[name] = times

    def recover_topic(self, name: str) -> None:
        self._failures.pop(name, None)
        self._failures_left.pop(name, None)

    def fail_cluster(self, error: BaseException) -> None:
        """Refuse every send: the whole cluster is out of reach."""
        self._outage = error

    def recover_cluster(self) -> None:
        self._outage = None

    def _raise_injected_failure(self, topic: str) -> None:
        if self._outage is not None:
            raise self._outage
        error = self._failures.get(topic)
        if error is None:
            return
        left = self._failures_left[topic]
        if left is not None:
            self._failures_left[topic] = left - 1
            if left <= 1:
                self.recover_topic(topic)
        raise error
