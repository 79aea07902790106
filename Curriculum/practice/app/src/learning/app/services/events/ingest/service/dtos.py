"""What travels through the pipeline: an event, its tags, its decision.

Each step adds one value and changes none: the static classifier adds
`Tags`, the dynamic classifier adds a `Decision`. So a log line of one event
shows what every step thought of it.
"""
from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from enum import Enum
from typing import Any, Dict


class Priority:
    """Levels are numbers, and a higher number is more urgent."""

    P10 = 10
    P20 = 20
    P30 = 30


class Purpose(Enum):
    """What the event is for. The purpose, not the sender, sets urgency."""

    FLOW_TRIGGER = "flow_trigger"  # may start a message to a customer
    PROFILE_ACTIVITY = "profile_activity"  # should show soon
    BULK = "bulk"  # imports, syncs: nobody is waiting


def _now() -> datetime:
    return datetime.now(timezone.utc)


def _new_request_id() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True)
class IncomingEvent:
    """An event as its source hands it in, before any classification."""

    company_id: str
    event_type: str
    properties: Dict[str, Any] = field(default_factory=dict)
    ingested_at: datetime = field(default_factory=_now)
    request_id: str = field(default_factory=_new_request_id)


@dataclass(frozen=True)
class Tags:
    """The static classifier's result: fixed by the event's type alone."""

    realtime: bool
    purpose: Purpose
    priority: int
    slo: timedelta


class Verdict(Enum):
    PROCEED = "proceed"
    DELAY = "delay"
    SHED = "shed"  # to the offload topic, from where it comes back later


@dataclass(frozen=True)
class Decision:
    """The dynamic classifier's result: depends on the load just now."""

    verdict: Verdict
    delay_seconds: float = 0.0
    reason: str = ""


@dataclass(frozen=True)
class ClassifiedEvent:
    event: IncomingEvent
    tags: Tags
    decision: Decision

    @property
    def slo_deadline(self) -> datetime:
        """Counted from ingestion: a delay spends the SLO it has."""
        return self.event.ingested_at + self.tags.slo
