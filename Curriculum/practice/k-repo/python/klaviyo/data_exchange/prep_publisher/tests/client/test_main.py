from __future__ import annotations

import logging
import unittest

from klaviyo.core import rpc
from klaviyo.core.object_store import ObjectStore, ObjectStoreError
from klaviyo.data_exchange.prep_publisher.client.main import (
    FallbackService,
    PrepPublisherClient,
)
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from klaviyo.data_exchange.prep_publisher.server.main import (
    PrepPublisherServer,
)
from klaviyo.data_exchange.prep_publisher.tests.support import (
    GatewayTestCase,
    make_event,
)

TARGET = "prep-publisher-test:50051"
Status = pb.PublishStatus


class ScriptedServicer:
    """Answers each event with the status that its request id names."""

    async def PublishEvents(self, request, context):
        return pb.PublishEventsResponse([
            pb.EventResult(e.request_id, e.request_id, error="told to")
            for e in request.events
        ])


class ForgetfulServicer:
    async def PublishEvents(self, request, context):
        return pb.PublishEventsResponse([])


def events(*statuses):
    return [make_event(request_id=status) for status in statuses]


class ClientTests(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        logging.disable(logging.ERROR)
        self.addCleanup(logging.disable, logging.NOTSET)
        self.addCleanup(rpc.stop, TARGET)
        self.store = ObjectStore()
        fallback = FallbackService(self.store)
        self.client = PrepPublisherClient(TARGET, fallback)

    def saved(self):
        return [
            event
            for key in self.store.keys()
            for event in pb.PublishEventsRequest.FromString(
                self.store.get(key)).events
        ]

    async def test_accepted_events_need_no_fallback(self):
        rpc.serve(TARGET, ScriptedServicer())
        outcome = await self.client.publish_events(
            events(Status.PUBLISHED, Status.FAILED_WRITES,
                   Status.DLQ, Status.S3)
        )
        self.assertTrue(outcome.ok)
        self.assertEqual(len(outcome.accepted), 4)
        self.assertEqual(self.saved(), [])

    async def test_only_failed_events_go_to_the_fallback(self):
        rpc.serve(TARGET, ScriptedServicer())
        batch = events(Status.PUBLISHED, Status.LOST, Status.PUBLISHED)
        outcome = await self.client.publish_events(batch)
        self.assertTrue(outcome.ok)
        self.assertEqual(outcome.saved_by_fallback, [batch[1]])
        self.assertEqual(self.saved(), [batch[1]])

    async def test_an_unreachable_service_falls_back_for_all(self):
        batch = events("a", "b")
        outcome = await self.client.publish_events(batch)
        self.assertTrue(outcome.ok)
        self.assertEqual(self.saved(), batch)

    async def test_without_fallbacks_failures_are_only_reported(self):
        batch = events("a", "b")
        outcome = await self.client.publish_events(
            batch, use_fallbacks=False
        )
        self.assertEqual([f.event for f in outcome.failed], batch)
        self.assertIn("UNAVAILABLE", outcome.failed[0].error)
        self.assertEqual(self.saved(), [])

    async def test_failed_events_fallback_service_failed(self):
        self.store.fail(ObjectStoreError("no"))
        batch = events("a", "b")
        outcome = await self.client.publish_events(batch)
        # The caller gets every event back: it is the last to hold them.
        self.assertFalse(outcome.ok)
        self.assertEqual([f.event for f in outcome.failed], batch)
        self.assertEqual(outcome.saved_by_fallback, [])

    async def test_a_rejected_event_is_not_kept_for_a_republish(self):
        rpc.serve(TARGET, ScriptedServicer())
        outcome = await self.client.publish_events(
            events(Status.REJECTED, Status.LOST)
        )
        [failed] = outcome.failed
        self.assertFalse(failed.retriable)
        self.assertEqual(len(self.saved()), 1)

    async def test_an_answer_without_results_is_a_failure(self):
        rpc.serve(TARGET, ForgetfulServicer())
        outcome = await self.client.publish_events(
            events("a"), use_fallbacks=False
        )
        self.assertEqual(len(outcome.failed), 1)


class ClientAndServerTests(GatewayTestCase):
    async def test_an_event_reaches_its_topic(self):
        server = PrepPublisherServer(self.settings, sleep=self.sleep)
        await server.init()
        self.addAsyncCleanup(server.shutdown)
        client = PrepPublisherClient(server.target)
        outcome = await client.publish_events([make_event(30)])
        self.assertTrue(outcome.ok)
        topic = "events.public.p30-events-express-v1"
        self.assertEqual(len(self.records(self.primary, topic)), 1)


if __name__ == "__main__":
    unittest.main()
