from __future__ import annotations

import asyncio
import logging
import unittest

from klaviyo.core.broker import KafkaTimeoutError
from klaviyo.core.object_store import ObjectStoreError
from klaviyo.core.settings import SettingsError
from klaviyo.data_exchange.prep_publisher.failed_writes_processor.main \
    import FailedWritesProcessor
from klaviyo.data_exchange.prep_publisher.failed_writes_processor.settings \
    import FailedWritesSettings
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from klaviyo.data_exchange.prep_publisher.server.publisher import (
    PrepPublisher,
)
from klaviyo.data_exchange.prep_publisher.tests.support import (
    GatewayTestCase,
    make_event,
)

Status = pb.PublishStatus
P20 = "events.public.p20-events-express-v1"
TIMEOUT = KafkaTimeoutError("no answer")


class ProcessorTestCase(GatewayTestCase):
    def setUp(self):
        super().setUp()
        logging.disable(logging.ERROR)
        self.addCleanup(logging.disable, logging.NOTSET)

    async def fail_a_write(self, *request_ids, rollout=False):
        """Leave events in the failed-writes topic by a real failure."""
        cluster = self.rollout if rollout else self.primary
        cluster.fail_cluster(TIMEOUT)
        publisher = PrepPublisher(20, rollout, self.settings)
        await publisher.init()
        await publisher.publish_with_result(
            [make_event(20, request_id=r) for r in request_ids]
        )
        await publisher.stop()

    async def processor(self, **values):
        processor = FailedWritesProcessor(
            self.settings, FailedWritesSettings(**values),
            self.statsd, self.sleep,
        )
        await processor.init()
        self.addAsyncCleanup(processor.stop)
        return processor

    def statuses(self, results):
        return [result.status for result in results]


class RecoveryTests(ProcessorTestCase):
    async def test_a_failed_write_reaches_its_topic_after_all(self):
        await self.fail_a_write("a", "b")
        self.primary.recover_cluster()
        results = await (await self.processor()).process_batch()
        self.assertEqual(self.statuses(results), [Status.PUBLISHED] * 2)
        self.assertEqual(self.request_ids(self.primary, P20), ["a", "b"])
        self.assertEqual(self.statsd.count("recovered"), 2)

    async def test_it_goes_back_to_the_cluster_it_was_meant_for(self):
        await self.fail_a_write("a", rollout=True)
        self.rollout.recover_cluster()
        await (await self.processor()).process_batch()
        self.assertEqual(self.request_ids(self.rollout, P20), ["a"])
        self.assertEqual(self.records(self.primary, P20), [])

    async def test_it_waits_longer_after_each_failure(self):
        await self.fail_a_write("a")
        self.primary.recover_cluster()
        self.primary.fail_topic(P20, TIMEOUT, times=3)
        processor = await self.processor()
        results = await processor.process_batch()
        self.assertEqual(self.statuses(results), [Status.PUBLISHED])
        self.assertEqual(self.slept, [1.0, 2.0, 4.0])

    async def test_a_recovered_event_is_not_read_again(self):
        await self.fail_a_write("a")
        self.primary.recover_cluster()
        await (await self.processor()).process_batch()
        restarted = await self.processor()
        self.assertEqual(await restarted.process_batch(), [])

    async def test_run_idles_until_it_is_stopped(self):
        stopping = asyncio.Event()

        async def stop_instead_of_sleeping(seconds):
            self.slept.append(seconds)
            stopping.set()

        processor = FailedWritesProcessor(
            self.settings, FailedWritesSettings(), self.statsd,
            stop_instead_of_sleeping,
        )
        await processor.run(stopping)
        self.assertEqual(self.slept, [1.0])


class ExhaustedBudgetTests(ProcessorTestCase):
    async def test_the_budget_ends_in_the_dlq(self):
        await self.fail_a_write("a")
        processor = await self.processor(retry_budget=4)
        results = await processor.process_batch()
        self.assertEqual(self.statuses(results), [Status.DLQ])
        dlq = self.settings.dlq_topic
        [record] = self.records(self.gp03, dlq)
        self.assertEqual(record.headers["topic"], P20)
        self.assertEqual(self.statsd.count("retry_error"), 4)
        self.assertEqual(len(self.slept), 3)

    async def test_without_the_dlq_it_ends_in_s3(self):
        await self.fail_a_write("a")
        self.gp03.fail_topic(self.settings.dlq_topic, TIMEOUT)
        processor = await self.processor(retry_budget=1)
        results = await processor.process_batch()
        self.assertEqual(self.statuses(results), [Status.S3])
        [key] = self.bucket.keys("failed-writes-processor/" + P20)
        saved = pb.EventData.FromString(self.bucket.get(key))
        self.assertEqual(saved.request_id, "a")

    async def test_what_nobody_takes_stays_in_the_topic(self):
        await self.fail_a_write("a", "b")
        self.gp03.fail_topic(self.settings.dlq_topic, TIMEOUT)
        self.bucket.fail(ObjectStoreError("no"))
        processor = await self.processor(retry_budget=1)
        results = await processor.process_batch()
        self.assertEqual(self.statuses(results), [Status.LOST] * 2)
        self.primary.recover_cluster()
        results = await processor.process_batch()
        self.assertEqual(self.statuses(results), [Status.PUBLISHED] * 2)

    async def test_events_of_a_batch_share_one_waiting_time(self):
        await self.fail_a_write("a", "b", "c")
        waiting = []
        most_at_once = []

        async def sleep(seconds):
            waiting.append(seconds)
            most_at_once.append(len(waiting))
            await asyncio.sleep(0)
            waiting.pop()

        self.sleep = sleep
        processor = await self.processor(retry_budget=2)
        await processor.process_batch()
        self.assertEqual(max(most_at_once), 3)


class SettingsTests(unittest.TestCase):
    def test_the_backoff_doubles_up_to_its_limit(self):
        settings = FailedWritesSettings()
        waits = [settings.backoff(n) for n in range(1, 9)]
        self.assertEqual(waits, [1, 2, 4, 8, 16, 32, 60, 60])

    def test_a_budget_of_nothing_is_refused(self):
        with self.assertRaises(SettingsError):
            FailedWritesSettings.from_env(
                {"FAILED_WRITES_RETRY_BUDGET": "0"}
            )


if __name__ == "__main__":
    unittest.main()
