"""Shared by the tests: a clock moved by hand, and ready-made events."""
from __future__ import annotations

from datetime import datetime, timezone
from typing import List

from app.services.events.ingest.service.dtos import (
    ClassifiedEvent,
    IncomingEvent,
)
from klaviyo.data_exchange.event_pipeline_orchestrator.server import (
    flow_control_protocol as protocol,
)

START = 1_700_000_040.0  # a whole minute, so quota windows start here


class ManualClock:
    def __init__(self, now: float = START) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now

    def advance(self, seconds: float) -> None:
        self.now += seconds


class RecordingPublishStep:
    """Stands for the publisher; can be told to fail."""

    def __init__(self) -> None:
        self.published: List[ClassifiedEvent] = []
        self.error = None

    def publish(self, classified: ClassifiedEvent) -> None:
        if self.error is not None:
            raise self.error
        self.published.append(classified)


def make_event(
    event_type: str, company_id: str = "V3qGae", request_id: str = "r-1"
) -> IncomingEvent:
    return IncomingEvent(
        company_id=company_id,
        event_type=event_type,
        ingested_at=datetime.fromtimestamp(START, timezone.utc),
        request_id=request_id,
    )


def signal(
    kind: protocol.Signal, sent_at: float, priority_level: int = 10
) -> bytes:
    return protocol.FlowControlMessage(
        signal=kind,
        orchestrator_index=7,
        processing_delay_seconds=1500.0,
        sent_at=sent_at,
        priority_level=priority_level,
    ).encode()
