"""What callers of PrepPublisher use: publish, and know what did not arrive.

The service has its own fallbacks for a Kafka failure. The client's fallback
is for the cases that the service cannot handle: it is out of reach, or no
place of its chain took the event.
"""
from __future__ import annotations

import logging
import uuid
from dataclasses import dataclass, field
from typing import List, Optional, Sequence

from klaviyo.core import rpc
from klaviyo.core.object_store import ObjectStore, open_bucket
from klaviyo.core.statsd import StatsClient
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)

log = logging.getLogger(__name__)

Status = pb.PublishStatus

PRODUCTION_TARGET = "prep-publisher-prod.internal.clovesoftware.com:50051"
FAILED_EVENTS_BUCKET = "event-gateway-failed-events-prod"


@dataclass
class FailedEvent:
    event: pb.EventData
    error: str
    retriable: bool = True  # False: it would be refused again


@dataclass
class PublishOutcome:
    """Every event of a call is in exactly one of the three lists."""

    accepted: List[pb.EventResult] = field(default_factory=list)
    saved_by_fallback: List[pb.EventData] = field(default_factory=list)
    failed: List[FailedEvent] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.failed


class FallbackService:
    """Keeps events in the durable bucket until a manual republish."""

    def __init__(self, store: Optional[ObjectStore] = None) -> None:
        self._store = store or open_bucket(FAILED_EVENTS_BUCKET)

    async def save_failed_events(
        self, events: Sequence[pb.EventData]
    ) -> None:
        """All or nothing: one object holds the batch."""
        batch = pb.PublishEventsRequest(list(events))
        key = "prep-publisher-client/%s.json" % uuid.uuid4().hex
        await self._store.put(key, batch.SerializeToString())


class PrepPublisherClient:
    def __init__(
        self,
        target: str = PRODUCTION_TARGET,
        fallback: Optional[FallbackService] = None,
        statsd: Optional[StatsClient] = None,
    ) -> None:
        self._channel = rpc.channel(target)
        self._fallback = fallback or FallbackService()
        self._statsd = statsd or StatsClient(
            "klaviyo.data_exchange.prep_publisher_client"
        )

    async def publish_events(
        self, events: Sequence[pb.EventData], use_fallbacks: bool = True
    ) -> PublishOutcome:
        """Publish a batch.

        Without `use_fallbacks` the client only reports what failed, and
        saves nothing: right for a test by hand. What PrepPublisher parked
        in its own chain counts as accepted all the same.
        """
        outcome = await self._call_service(list(events))
        self._statsd.incr("accepted", len(outcome.accepted))
        if outcome.failed and use_fallbacks:
            await self._fall_back(outcome)
        self._statsd.incr("failed", len(outcome.failed))
        return outcome

    async def _call_service(
        self, events: List[pb.EventData]
    ) -> PublishOutcome:
        try:
            response = await self._channel.call(
                "PublishEvents", pb.PublishEventsRequest(events)
            )
            if len(response.results) != len(events):
                raise rpc.RpcError("INTERNAL", "an event has no result")
        except Exception as error:  # out of reach, or broken: all failed
            log.warning("PrepPublisher did not answer: %r", error)
            failed = [FailedEvent(e, repr(error)) for e in events]
            return PublishOutcome(failed=failed)
        outcome = PublishOutcome()
        for event, result in zip(events, response.results):
            if result.accepted:
                outcome.accepted.append(result)
                continue
            retriable = result.status != Status.REJECTED
            outcome.failed.append(
                FailedEvent(event, result.error, retriable)
            )
        return outcome

    async def _fall_back(self, outcome: PublishOutcome) -> None:
        """Move what the fallback service keeps out of `failed`."""
        worth_keeping = [f for f in outcome.failed if f.retriable]
        if not worth_keeping:
            return
        events = [failed.event for failed in worth_keeping]
        try:
            await self._fallback.save_failed_events(events)
        except Exception as error:
            # Nobody holds these events now except the caller, who must
            # be told. Swallowing this would lose them in silence.
            log.error("the fallback service failed too: %r", error)
            self._statsd.incr("fallback_service_failed", len(events))
            return
        outcome.saved_by_fallback.extend(events)
        outcome.failed = [f for f in outcome.failed if not f.retriable]
        self._statsd.incr("saved_by_fallback", len(events))
