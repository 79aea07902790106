"""Dynamic classifier: may this event go on now, given the load?

It is stateful and reactive where the static classifier is a table. Two
things can hold an event back: its company's quota, and the P10 capacity
that the SLO service leaves after backpressure signals from orchestrators.

Only P10 is ever squeezed. P30 has five seconds and cannot wait; P10 has
twenty minutes, so waiting costs it nothing until they are nearly spent.
"""
from __future__ import annotations

import time
from typing import Callable, Dict, Tuple

from app.services.events.ingest.service.dtos import (
    Decision,
    IncomingEvent,
    Priority,
    Tags,
    Verdict,
)
from app.services.events.ingest.service.hot_settings import HotSettings
from app.services.events.ingest.service.slo_service import SloService

QUOTA_WINDOW_SECONDS = 60.0

# Half of P10's twenty minutes, for all delays of an event together. The
# other half belongs to Kafka, to the orchestrator's buffer and to the
# processors.
MAX_DELAY_SECONDS = 600.0

PROCEED = Decision(Verdict.PROCEED)


class CompanyQuotas:
    """Counts each company's events in fixed one-minute windows."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._counts: Dict[str, Tuple[int, int]] = {}  # window, events

    def take(self, company_id: str, limit: int) -> bool:
        """Count one event; False if the company's minute is used up."""
        window = int(self._clock() // QUOTA_WINDOW_SECONDS)
        seen_in, count = self._counts.get(company_id, (window, 0))
        if seen_in != window:
            count = 0
        self._counts[company_id] = (window, count + 1)
        return count < limit

    def seconds_to_turn(self, company_id: str, limit: int) -> float:
        """When the event that was counted last may ask again.

        What is over is spread at the quota's own pace over the minutes
        that follow, so that no flood stands at the next minute's door.
        """
        past = self._clock() % QUOTA_WINDOW_SECONDS
        _, count = self._counts[company_id]
        ahead = max(0, count - limit - 1)  # also over, and before it
        pace = QUOTA_WINDOW_SECONDS / max(1, limit)
        return QUOTA_WINDOW_SECONDS - past + ahead * pace


class DynamicClassifier:
    def __init__(
        self,
        slo_service: SloService,
        hot_settings: HotSettings,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._slo_service = slo_service
        self._hot = hot_settings
        self._clock = clock
        self._quotas = CompanyQuotas(clock)

    def classify(self, event: IncomingEvent, tags: Tags) -> Decision:
        if tags.priority != Priority.P10:
            return PROCEED
        if not self._hot.is_enabled("dynamic_classification_enabled"):
            return PROCEED
        if not self._within_quota(event.company_id):
            return self._over_quota(event)
        if self._slo_service.admit_p10():
            return PROCEED
        return self._over_capacity(event)

    def _within_quota(self, company_id: str) -> bool:
        if not self._hot.is_enabled("company_quota_enabled"):
            return True
        limit = self._hot.get("company_quota_per_minute")
        return self._quotas.take(company_id, limit)

    def _over_quota(self, event: IncomingEvent) -> Decision:
        """One company's flood is spread out; that is no congestion."""
        limit = self._hot.get("company_quota_per_minute")
        delay = self._quotas.seconds_to_turn(event.company_id, limit)
        return self._delay(event, delay, "company quota")

    def _over_capacity(self, event: IncomingEvent) -> Decision:
        """Mild congestion: spread the excess. Severe: take it out.

        A delayed event comes back by itself and meets the same pipeline, so
        delaying only flattens a peak. If halving once was not enough, the
        load must leave: shed events wait in the offload topic instead.
        """
        severe = (
            self._slo_service.p10_capacity_percent
            < self._hot.get("p10_shed_below_capacity_percent")
        )
        if severe and self._hot.is_enabled("p10_shedding_enabled"):
            return Decision(Verdict.SHED, reason="p10 capacity")
        delay = self._hot.get("p10_delay_seconds")
        return self._delay(event, delay, "p10 capacity")

    def _delay(
        self, event: IncomingEvent, seconds: float, reason: str
    ) -> Decision:
        """Wait, if the wait ends in time. Otherwise shed, at once."""
        age = max(0.0, self._clock() - event.ingested_at.timestamp())
        left = MAX_DELAY_SECONDS - age
        if seconds > left and self._hot.is_enabled("p10_shedding_enabled"):
            return Decision(Verdict.SHED, reason=reason)
        if left <= 0:
            return PROCEED  # nowhere else to go, and no time to wait
        return Decision(Verdict.DELAY, min(seconds, left), reason)
