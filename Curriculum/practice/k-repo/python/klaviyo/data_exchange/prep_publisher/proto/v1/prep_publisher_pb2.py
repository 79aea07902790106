"""Messages of prep_publisher.proto, written by hand.

They have the constructor and the two methods that callers use of generated
code. Their wire form is JSON with base64 for bytes, so that a record can be
read in a terminal.
"""
from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any, Dict, List

from klaviyo.core.timestamps import Timestamp

# An event that was shed carries this level. It is also what an unset field
# reads as in proto3: an event that nobody classified must not take the room
# of one that somebody did.
PRIORITY_OFFLOAD = 0


class PublishStatus:
    """Where an event came to rest, best outcome first."""

    PUBLISHED = "published"  # in its topic on the primary cluster
    FAILED_WRITES = "failed-writes"  # will be retried automatically
    DLQ = "dlq"  # kept; somebody has to look
    S3 = "s3"  # kept; somebody has to republish it
    REJECTED = "rejected"  # never accepted: the caller's mistake
    LOST = "lost"  # no place took it: the caller still holds it

    # The service answers for these: the caller need not keep the event.
    ACCEPTED = frozenset([PUBLISHED, FAILED_WRITES, DLQ, S3])


class _Message:
    def SerializeToString(self) -> bytes:
        return json.dumps(self._to_json(), sort_keys=True).encode("utf-8")

    @classmethod
    def FromString(cls, data: bytes) -> Any:
        return cls._from_json(json.loads(data.decode("utf-8")))

    def _to_json(self) -> Dict[str, Any]:
        raise NotImplementedError

    @classmethod
    def _from_json(cls, data: Dict[str, Any]) -> Any:
        raise NotImplementedError


@dataclass
class EventMetadata(_Message):
    company_id: str = ""
    source_name: str = ""
    ingested_at: Timestamp = field(default_factory=Timestamp)
    slo_deadline: Timestamp = field(default_factory=Timestamp)
    priority_level: int = PRIORITY_OFFLOAD

    def _to_json(self) -> Dict[str, Any]:
        return {
            "company_id": self.company_id,
            "source_name": self.source_name,
            "ingested_at": _stamp_to_json(self.ingested_at),
            "slo_deadline": _stamp_to_json(self.slo_deadline),
            "priority_level": self.priority_level,
        }

    @classmethod
    def _from_json(cls, data: Dict[str, Any]) -> EventMetadata:
        return cls(
            company_id=data["company_id"],
            source_name=data["source_name"],
            ingested_at=Timestamp(*data["ingested_at"]),
            slo_deadline=Timestamp(*data["slo_deadline"]),
            priority_level=data["priority_level"],
        )


def _stamp_to_json(stamp: Timestamp) -> List[int]:
    return [stamp.seconds, stamp.nanos]


@dataclass
class EventData(_Message):
    metadata: EventMetadata = field(default_factory=EventMetadata)
    raw_payload: bytes = b""
    request_id: str = ""

    def _to_json(self) -> Dict[str, Any]:
        payload = base64.b64encode(self.raw_payload).decode("ascii")
        return {
            "metadata": self.metadata._to_json(),
            "raw_payload": payload,
            "request_id": self.request_id,
        }

    @classmethod
    def _from_json(cls, data: Dict[str, Any]) -> EventData:
        return cls(
            metadata=EventMetadata._from_json(data["metadata"]),
            raw_payload=base64.b64decode(data["raw_payload"]),
            request_id=data["request_id"],
        )


@dataclass
class PublishEventsRequest(_Message):
    events: List[EventData] = field(default_factory=list)

    def _to_json(self) -> Dict[str, Any]:
        return {"events": [event._to_json() for event in self.events]}

    @classmethod
    def _from_json(cls, data: Dict[str, Any]) -> PublishEventsRequest:
        return cls([EventData._from_json(e) for e in data["events"]])


@dataclass
class EventResult(_Message):
    request_id: str = ""
    status: str = PublishStatus.PUBLISHED
    destination: str = ""
    error: str = ""

    @property
    def accepted(self) -> bool:
        return self.status in PublishStatus.ACCEPTED

    def _to_json(self) -> Dict[str, Any]:
        return dict(vars(self))

    @classmethod
    def _from_json(cls, data: Dict[str, Any]) -> EventResult:
        return cls(**data)


@dataclass
class PublishEventsResponse(_Message):
    """One result for each event of the request, in its order."""

    results: List[EventResult] = field(default_factory=list)

    def _to_json(self) -> Dict[str, Any]:
        return {"results": [r._to_json() for r in self.results]}

    @classmethod
    def _from_json(cls, data: Dict[str, Any]) -> PublishEventsResponse:
        return cls([EventResult._from_json(r) for r in data["results"]])
