"""Hands events to PrepPublisher through its client.

The app is synchronous (Django), the client is asyncio. This module is the
bridge, and the place that decides what an unpublished event means: an error
for the caller, because nobody else holds the event any more.
"""
from __future__ import annotations

import asyncio
from enum import Enum
from typing import Optional, Sequence

from klaviyo.core.statsd import StatsClient
from klaviyo.data_exchange.prep_publisher.client.main import (
    PRODUCTION_TARGET,
    PrepPublisherClient,
    PublishOutcome,
)
from klaviyo.events.ingest_service.dtos.event_ingest import EventIngest

__all__ = ["EventIngest", "EventIngestPublisher", "EventPublishError"]


class ClientName(Enum):
    """Tells metrics of one client from those of another."""

    PRODUCTION = "production"
    STAGING = "staging"


class EventPublishError(Exception):
    """Neither PrepPublisher nor a fallback has taken these events."""

    def __init__(self, outcome: PublishOutcome) -> None:
        first = outcome.failed[0].error
        super().__init__(
            "%d events not published: %s" % (len(outcome.failed), first)
        )
        self.outcome = outcome


class EventIngestPublisher:
    # Reachable from an instance, for use in a console.
    ClientName = ClientName

    def __init__(
        self,
        client: Optional[PrepPublisherClient] = None,
        statsd: Optional[StatsClient] = None,
    ) -> None:
        self._client = client or PrepPublisherClient(PRODUCTION_TARGET)
        self._statsd = statsd or StatsClient("app.event_ingest_publisher")

    def publish(
        self, company_id: str, event_payloads: Sequence[EventIngest]
    ) -> PublishOutcome:
        outcome = self._publish_payloads_with_client(
            client=self._client,
            client_name=ClientName.PRODUCTION,
            company_id=company_id,
            event_payloads=event_payloads,
            use_fallbacks=True,
        )
        if not outcome.ok:
            raise EventPublishError(outcome)
        return outcome

    def _publish_payloads_with_client(
        self,
        client: PrepPublisherClient,
        client_name: ClientName,
        company_id: str,
        event_payloads: Sequence[EventIngest],
        use_fallbacks: bool,
    ) -> PublishOutcome:
        """One call, one company's events. Failures are reported, not raised.

        With `use_fallbacks=False` the client keeps nothing for others to
        republish: the way to try a connection by hand. PrepPublisher's own
        chain still works, so look at the status of what was accepted.
        """
        self._refuse_mixed_companies(company_id, event_payloads)
        events = [payload.to_event_data() for payload in event_payloads]
        outcome = asyncio.run(
            client.publish_events(events, use_fallbacks=use_fallbacks)
        )
        self._count(client_name, outcome)
        return outcome

    @staticmethod
    def _refuse_mixed_companies(
        company_id: str, event_payloads: Sequence[EventIngest]
    ) -> None:
        """Rollout routing goes by company, so a batch has only one."""
        others = {p.company_id for p in event_payloads} - {company_id}
        if others:
            raise ValueError(
                "payloads of '%s' in a call for company '%s'"
                % (sorted(others)[0], company_id)
            )

    def _count(
        self, client_name: ClientName, outcome: PublishOutcome
    ) -> None:
        name = "%s." % client_name.value
        self._statsd.incr(name + "accepted", len(outcome.accepted))
        self._statsd.incr(
            name + "saved_by_fallback", len(outcome.saved_by_fallback)
        )
        self._statsd.incr(name + "failed", len(outcome.failed))
