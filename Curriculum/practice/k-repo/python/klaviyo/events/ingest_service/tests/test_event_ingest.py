from __future__ import annotations

import unittest
from datetime import datetime, timedelta, timezone

from klaviyo.core.timestamps import to_datetime
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from klaviyo.events.ingest_service.dtos.event_ingest import EventIngest

NOON = datetime(2025, 11, 28, 12, tzinfo=timezone.utc)


def ingest(**values):
    return EventIngest("V3qGae", "api", ingested_at=NOON, **values)


class EventIngestTests(unittest.TestCase):
    def test_the_priority_promises_the_deadline(self):
        promised = {10: 1200, 20: 60, 30: 5, pb.PRIORITY_OFFLOAD: 1200}
        for priority, seconds in promised.items():
            event = ingest(priority_level=priority)
            self.assertEqual(
                event.deadline(), NOON + timedelta(seconds=seconds)
            )

    def test_a_given_deadline_wins(self):
        event = ingest(slo_deadline=NOON + timedelta(seconds=30))
        message = event.to_event_data()
        self.assertEqual(
            to_datetime(message.metadata.slo_deadline),
            NOON + timedelta(seconds=30),
        )

    def test_the_message_survives_the_wire(self):
        message = ingest(properties={"n": 1}).to_event_data()
        data = message.SerializeToString()
        self.assertEqual(pb.EventData.FromString(data), message)
        request = pb.PublishEventsRequest([message, message])
        data = request.SerializeToString()
        self.assertEqual(pb.PublishEventsRequest.FromString(data), request)

    def test_a_response_survives_the_wire(self):
        response = pb.PublishEventsResponse([
            pb.EventResult("a", pb.PublishStatus.S3, "key", "why"),
            pb.EventResult("b", pb.PublishStatus.LOST),
        ])
        data = response.SerializeToString()
        again = pb.PublishEventsResponse.FromString(data)
        self.assertEqual(again, response)
        self.assertEqual([r.accepted for r in again.results],
                         [True, False])


if __name__ == "__main__":
    unittest.main()
