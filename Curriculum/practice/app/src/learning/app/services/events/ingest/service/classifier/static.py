"""Static classifier: from the event's type to its priority, by rule.

The same event type gives the same tags on every machine and on every day.
Load has no say here; that is the dynamic classifier's business. Keeping the
two apart means that "why is this event P10?" is answered by a table.
"""
from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Dict, Mapping

from app.services.events.ingest.service.dtos import (
    IncomingEvent,
    Priority,
    Purpose,
    Tags,
)

# How long an event may take from ingestion until it has been processed.
SLO_BY_PRIORITY: Dict[int, timedelta] = {
    Priority.P10: timedelta(minutes=20),
    Priority.P20: timedelta(minutes=1),
    Priority.P30: timedelta(seconds=5),
}

# What the event is for decides how soon it is needed.
PRIORITY_BY_PURPOSE: Dict[Purpose, int] = {
    Purpose.FLOW_TRIGGER: Priority.P30,
    Purpose.PROFILE_ACTIVITY: Priority.P20,
    Purpose.BULK: Priority.P10,
}


@dataclass(frozen=True)
class Rule:
    realtime: bool  # did it happen just now, or is it being copied in?
    purpose: Purpose


RULES: Dict[str, Rule] = {
    "flow-trigger": Rule(True, Purpose.FLOW_TRIGGER),
    "checkout-started": Rule(True, Purpose.FLOW_TRIGGER),
    "placed-order": Rule(True, Purpose.FLOW_TRIGGER),
    "subscribed": Rule(True, Purpose.FLOW_TRIGGER),
    "api": Rule(True, Purpose.PROFILE_ACTIVITY),
    "viewed-product": Rule(True, Purpose.PROFILE_ACTIVITY),
    "opened-email": Rule(True, Purpose.PROFILE_ACTIVITY),
    "clicked-email": Rule(True, Purpose.PROFILE_ACTIVITY),
    "csv-import": Rule(False, Purpose.BULK),
    "historical-sync": Rule(False, Purpose.BULK),
    # An order that is copied from last year would match a flow, yet
    # nobody is waiting for it: see `priority_of`.
    "historical-order": Rule(False, Purpose.FLOW_TRIGGER),
}

# An unknown type must not take the headroom of a known urgent one.
DEFAULT_RULE = Rule(False, Purpose.BULK)


def priority_of(rule: Rule) -> int:
    """Only what happens now can be urgent; the past is always bulk."""
    if not rule.realtime:
        return Priority.P10
    return PRIORITY_BY_PURPOSE[rule.purpose]


class StaticClassifier:
    def __init__(self, rules: Mapping[str, Rule] = RULES) -> None:
        self._rules = rules

    def classify(self, event: IncomingEvent) -> Tags:
        rule = self._rules.get(event.event_type, DEFAULT_RULE)
        priority = priority_of(rule)
        return Tags(
            realtime=rule.realtime,
            purpose=rule.purpose,
            priority=priority,
            slo=SLO_BY_PRIORITY[priority],
        )
