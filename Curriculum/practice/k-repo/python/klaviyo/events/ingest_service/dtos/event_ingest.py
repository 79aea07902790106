"""The ingest DTO: an event between its classification and the wire.

Priority and deadline are decided before this object is made. It only
carries them, and writes them into the message for PrepPublisher.
"""
from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any, Dict, Optional

from klaviyo.core.timestamps import Timestamp, from_datetime
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)

# How long an event of each level may take from ingestion to processing.
SLO_BY_PRIORITY = {
    10: timedelta(minutes=20),
    20: timedelta(minutes=1),
    30: timedelta(seconds=5),
}
DEFAULT_PRIORITY = 10


def _create_timestamp(moment: datetime) -> Timestamp:
    return from_datetime(moment)


def _now() -> datetime:
    return datetime.now(timezone.utc)


def _new_request_id() -> str:
    return uuid.uuid4().hex


@dataclass
class EventIngest:
    company_id: str
    statistic_key: str  # what kind of event: "api", "flow-trigger", ...
    properties: Dict[str, Any] = field(default_factory=dict)
    priority_level: int = DEFAULT_PRIORITY
    ingested_at: datetime = field(default_factory=_now)
    slo_deadline: Optional[datetime] = None
    request_id: str = field(default_factory=_new_request_id)

    def deadline(self) -> datetime:
        """The given deadline, else the one its priority promises.

        An offloaded event has no level of its own any more; it gets the
        longest promise, because it is late already.
        """
        if self.slo_deadline is not None:
            return self.slo_deadline
        longest = SLO_BY_PRIORITY[DEFAULT_PRIORITY]
        slo = SLO_BY_PRIORITY.get(self.priority_level, longest)
        return self.ingested_at + slo

    def payload(self) -> bytes:
        body = {
            "company_id": self.company_id,
            "statistic_key": self.statistic_key,
            "properties": self.properties,
        }
        return json.dumps(body, sort_keys=True).encode("utf-8")

    def to_event_data(self) -> pb.EventData:
        return pb.EventData(
            metadata=pb.EventMetadata(
                company_id=self.company_id,
                source_name=self.statistic_key,
                ingested_at=_create_timestamp(self.ingested_at),
                slo_deadline=_create_timestamp(self.deadline()),
                priority_level=self.priority_level,
            ),
            raw_payload=self.payload(),
            request_id=self.request_id,
        )
