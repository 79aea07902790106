"""The pipeline's last step: from a classified event to the wire format.

It only translates. The gRPC call, its client and its fallbacks belong to
`app.data_exchange.event_ingest_publisher`, which other parts of the app use
as well.
"""
from __future__ import annotations

from typing import Optional

from app.data_exchange.event_ingest_publisher import (
    EventIngest,
    EventIngestPublisher,
)
from app.services.events.ingest.service.dtos import ClassifiedEvent, Verdict
from klaviyo.data_exchange.prep_publisher.proto.v1.prep_publisher_pb2 import (
    PRIORITY_OFFLOAD,
)


def wire_priority(classified: ClassifiedEvent) -> int:
    """PrepPublisher picks the topic by this number alone.

    A shed event therefore gives up its own level. Its deadline stays
    as it is here; the pod that reads it back gives it a new one.
    """
    if classified.decision.verdict is Verdict.SHED:
        return PRIORITY_OFFLOAD
    return classified.tags.priority


def to_event_ingest(classified: ClassifiedEvent) -> EventIngest:
    event = classified.event
    return EventIngest(
        company_id=event.company_id,
        statistic_key=event.event_type,
        properties=event.properties,
        priority_level=wire_priority(classified),
        ingested_at=event.ingested_at,
        slo_deadline=classified.slo_deadline,
        request_id=event.request_id,
    )


class PublishStep:
    def __init__(
        self, publisher: Optional[EventIngestPublisher] = None
    ) -> None:
        self._publisher = publisher or EventIngestPublisher()

    def publish(self, classified: ClassifiedEvent) -> None:
        """Raises `EventPublishError` if no place took the event."""
        payload = to_event_ingest(classified)
        self._publisher.publish(payload.company_id, [payload])
