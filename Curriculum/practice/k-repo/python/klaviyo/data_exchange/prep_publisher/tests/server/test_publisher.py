from __future__ import annotations

import logging
import unittest

from klaviyo.core.broker import KafkaTimeoutError
from klaviyo.core.object_store import ObjectStoreError
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from klaviyo.data_exchange.prep_publisher.server.publisher import (
    BatchResult,
    PrepPublisher,
)
from klaviyo.data_exchange.prep_publisher.tests.support import (
    GatewayTestCase,
    make_event,
)

Status = pb.PublishStatus
P10 = "events.public.p10-events-express-v1"
TIMEOUT = KafkaTimeoutError("no answer")


class PublisherTestCase(GatewayTestCase):
    def setUp(self):
        super().setUp()
        logging.disable(logging.ERROR)
        self.addCleanup(logging.disable, logging.NOTSET)

    async def publish(self, events, priority=10, rollout=False):
        publisher = PrepPublisher(
            priority, rollout, self.settings, self.statsd, self.sleep
        )
        await publisher.init()
        result = await publisher.publish_with_result(events)
        await publisher.stop()
        return result

    def statuses(self, result):
        return [r.status for r in result.results]


class PublishTests(PublisherTestCase):
    async def test_each_event_gets_a_result_in_order(self):
        events = [make_event(request_id=str(n)) for n in range(5)]
        result = await self.publish(events)
        self.assertEqual([r.request_id for r in result.results],
                         ["0", "1", "2", "3", "4"])
        self.assertEqual(sorted(self.request_ids(self.primary, P10)),
                         ["0", "1", "2", "3", "4"])
        self.assertEqual(str(result), "5 published")
        self.assertEqual(self.statsd.count("p10.published"), 5)
        self.assertIn(
            "klaviyo.data_exchange.prep_publisher.p10.publish_latency",
            self.statsd.timings,
        )

    async def test_the_rollout_producer_writes_to_the_other_cluster(self):
        await self.publish([make_event()], rollout=True)
        self.assertEqual(self.records(self.primary, P10), [])
        self.assertEqual(len(self.records(self.rollout, P10)), 1)

    async def test_one_big_company_spreads_over_the_partitions(self):
        self.primary.create_topic(P10, partitions=4)
        await self.publish([make_event(company="big")] * 8)
        for partition in range(4):
            self.assertEqual(self.primary.end_offset(P10, partition), 2)

    async def test_a_dropped_connection_needs_no_fallback(self):
        self.primary.fail_topic(P10, ConnectionResetError(), times=1)
        result = await self.publish([make_event()])
        self.assertEqual(self.statuses(result), [Status.PUBLISHED])
        self.assertEqual(len(self.slept), 1)


class AcksTests(PublisherTestCase):
    async def test_a_write_waits_for_all_in_sync_copies(self):
        publisher = PrepPublisher(10, False, self.settings, self.statsd)
        self.assertEqual(publisher._primary.acks, "all")
        self.assertEqual(publisher._gp03.acks, "all")


class FallbackTests(PublisherTestCase):
    async def test_first_the_failed_writes_topic_on_gp03(self):
        self.primary.fail_topic(P10, TIMEOUT)
        result = await self.publish([make_event(request_id="a")])
        self.assertEqual(self.statuses(result), [Status.FAILED_WRITES])
        topic = self.settings.failed_writes_topic
        [record] = self.records(self.gp03, topic)
        self.assertEqual(record.headers["topic"], P10)
        self.assertEqual(record.headers["cluster"], "default")
        self.assertIn("KafkaTimeoutError", record.headers["error"])
        event = pb.EventData.FromString(record.value)
        self.assertEqual(event, make_event(request_id="a"))
        self.assertEqual(self.bucket.keys(), [])
        self.assertEqual(self.statsd.count("p10.publish_error"), 1)

    async def test_then_the_dlq(self):
        self.primary.fail_topic(P10, TIMEOUT)
        self.gp03.fail_topic(self.settings.failed_writes_topic, TIMEOUT)
        result = await self.publish([make_event(request_id="a")])
        self.assertEqual(self.statuses(result), [Status.DLQ])
        dlq = self.settings.dlq_topic
        self.assertEqual(self.request_ids(self.gp03, dlq), ["a"])

    async def test_then_s3_when_gp03_is_gone_as_well(self):
        self.primary.fail_cluster(TIMEOUT)
        self.gp03.fail_cluster(TIMEOUT)
        # The same request id twice must not overwrite the first.
        result = await self.publish([make_event(), make_event()])
        self.assertEqual(self.statuses(result), [Status.S3, Status.S3])
        keys = self.bucket.keys("prep-publisher/" + P10)
        self.assertEqual(len(keys), 2)
        saved = pb.EventData.FromString(self.bucket.get(keys[0]))
        self.assertEqual(saved, make_event())

    async def test_an_event_that_nobody_took_is_reported_lost(self):
        self.primary.fail_cluster(TIMEOUT)
        self.gp03.fail_cluster(TIMEOUT)
        self.bucket.fail(ObjectStoreError("no"))
        result = await self.publish([make_event()])
        self.assertEqual(self.statuses(result), [Status.LOST])
        self.assertFalse(result.results[0].accepted)
        self.assertEqual(self.statsd.count("fallback.lost"), 1)

    async def test_only_the_failed_events_of_a_batch_fall_back(self):
        self.primary.fail_topic(P10, TIMEOUT, times=2)
        result = await self.publish([make_event()] * 5)
        self.assertEqual(str(BatchResult(sorted(
            result.results, key=lambda r: r.status
        ))), "2 failed-writes, 3 published")

    async def test_the_record_remembers_the_rollout_cluster(self):
        self.rollout.fail_cluster(TIMEOUT)
        await self.publish([make_event()], rollout=True)
        topic = self.settings.failed_writes_topic
        [record] = self.records(self.gp03, topic)
        self.assertEqual(record.headers["cluster"], "rollout")


if __name__ == "__main__":
    unittest.main()
