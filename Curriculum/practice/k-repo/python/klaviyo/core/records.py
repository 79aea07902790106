"""What travels to and from a Kafka cluster, and how a cluster refuses."""
from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, Optional


class KafkaError(Exception):
    """Any refusal by the cluster."""


class KafkaTimeoutError(KafkaError):
    """The cluster did not answer within the request timeout."""


@dataclass(frozen=True)
class RecordMetadata:
    """Where a sent record came to rest."""

    topic: str
    partition: int
    offset: int


@dataclass(frozen=True)
class Record:
    topic: str
    partition: int
    offset: int
    key: Optional[bytes]
    value: bytes
    headers: Dict[str, str] = field(default_factory=dict)
    timestamp: float = 0.0  # seconds, by the broker's clock
