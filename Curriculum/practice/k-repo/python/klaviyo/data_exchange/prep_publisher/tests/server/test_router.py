from __future__ import annotations

import asyncio
import logging
import unittest

from klaviyo.core.rpc import RpcContext
from klaviyo.core.statsd import StatsClient
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from klaviyo.data_exchange.prep_publisher.server.gating import (
    NO_ROLLOUT,
    RolloutConfig,
)
from klaviyo.data_exchange.prep_publisher.server.publisher import (
    BatchResult,
)
from klaviyo.data_exchange.prep_publisher.server.router import (
    Router,
    company_bucket,
    takes_rollout,
)
from klaviyo.data_exchange.prep_publisher.tests.support import make_event

LEVELS = (10, 20, 30, pb.PRIORITY_OFFLOAD)
COMPANIES = ["company-%d" % n for n in range(2000)]


class RecordingPublisher:
    """Keeps the batches that the router hands over."""

    def __init__(self):
        self.batches = []

    async def publish_with_result(self, events):
        self.batches.append(list(events))
        return BatchResult(
            [pb.EventResult(event.request_id) for event in events]
        )

    def companies(self):
        return {e.metadata.company_id for b in self.batches for e in b}


class MeetingPublisher(RecordingPublisher):
    """Answers only once all the others were called too."""

    def __init__(self, meeting):
        super().__init__()
        self.meeting = meeting

    async def publish_with_result(self, events):
        self.meeting["missing"] -= 1
        if self.meeting["missing"] == 0:
            self.meeting["all_here"].set()
        await self.meeting["all_here"].wait()
        return await super().publish_with_result(events)


class BrokenPublisher:
    async def publish_with_result(self, events):
        raise RuntimeError("a bug")


def recording():
    return {level: RecordingPublisher() for level in LEVELS}


class RouterTestCase(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        self.default, self.rollout = recording(), recording()
        self.config = NO_ROLLOUT
        self.statsd = StatsClient("test")

    def router(self, default=None, rollout=None):
        return Router(
            default or self.default,
            self.rollout if rollout is None else rollout,
            lambda: self.config,
            self.statsd,
        )

    async def publish(self, events, router=None):
        router = router or self.router()
        response = await router.PublishEvents(
            pb.PublishEventsRequest(events), RpcContext()
        )
        return response.results

    async def publish_companies(self, router=None):
        events = [make_event(10, company) for company in COMPANIES]
        await self.publish(events, router)


class PriorityTests(RouterTestCase):
    async def test_a_batch_is_split_by_priority(self):
        levels = [30] * 4 + [20] * 3 + [10] * 3
        await self.publish([make_event(level) for level in levels])
        sizes = {level: [len(b) for b in publisher.batches]
                 for level, publisher in self.default.items()}
        self.assertEqual(sizes, {
            10: [3], 20: [3], 30: [4], pb.PRIORITY_OFFLOAD: [],
        })

    async def test_shed_events_go_to_the_offload_producer(self):
        await self.publish([make_event(pb.PRIORITY_OFFLOAD)])
        offload = self.default[pb.PRIORITY_OFFLOAD]
        self.assertEqual(len(offload.batches), 1)

    async def test_buckets_are_published_at_the_same_time(self):
        # One after another, the first would wait for ever.
        meeting = {"missing": 4, "all_here": asyncio.Event()}
        meeting_publishers = {
            level: MeetingPublisher(meeting) for level in LEVELS
        }
        router = self.router(default=meeting_publishers)
        events = [make_event(level) for level in LEVELS]
        results = await asyncio.wait_for(
            self.publish(events, router), timeout=5
        )
        self.assertTrue(all(result.accepted for result in results))

    async def test_results_come_in_the_order_of_the_request(self):
        levels = [10, 30, 20, 10, 30, 20]
        events = [make_event(level, request_id=str(n))
                  for n, level in enumerate(levels)]
        results = await self.publish(events)
        self.assertEqual([r.request_id for r in results],
                         ["0", "1", "2", "3", "4", "5"])

    async def test_repeated_request_ids_each_get_a_result(self):
        results = await self.publish([make_event(10), make_event(30)] * 3)
        self.assertEqual(len(results), 6)

    async def test_an_unknown_priority_is_rejected_alone(self):
        results = await self.publish([make_event(10), make_event(15)])
        self.assertEqual([r.status for r in results],
                         ["published", "rejected"])

    async def test_a_bug_in_one_bucket_does_not_fail_the_others(self):
        publishers = {10: BrokenPublisher(), 30: self.default[30]}
        router = self.router(default=publishers)
        logging.disable(logging.ERROR)
        self.addCleanup(logging.disable, logging.NOTSET)
        results = await self.publish(
            [make_event(10), make_event(30)], router
        )
        self.assertEqual([r.status for r in results],
                         ["lost", "published"])

    async def test_an_empty_batch_is_answered(self):
        self.assertEqual(await self.publish([]), [])


class CompanyHashTests(unittest.TestCase):
    def test_the_bucket_is_crc32_modulo_100(self):
        # Fixed values: another hash would move companies mid-rollout.
        self.assertEqual(company_bucket("V3qGae"), 26)
        self.assertEqual(company_bucket("qwerty-prep-publisher"), 66)

    def test_nobody_at_0_everybody_at_100(self):
        self.assertFalse(any(takes_rollout(c, 0) for c in COMPANIES))
        self.assertTrue(all(takes_rollout(c, 100) for c in COMPANIES))

    def test_raising_the_percentage_never_moves_a_company_back(self):
        for company in COMPANIES[:200]:
            answers = [takes_rollout(company, p) for p in range(101)]
            self.assertEqual(answers, sorted(answers))

    def test_the_share_of_companies_follows_the_percentage(self):
        for percentage in (10, 25, 50):
            taken = sum(takes_rollout(c, percentage) for c in COMPANIES)
            share = 100 * taken / len(COMPANIES)
            self.assertAlmostEqual(share, percentage, delta=4)


class RolloutTests(RouterTestCase):
    async def test_a_company_goes_to_exactly_one_cluster(self):
        self.config = RolloutConfig(30, True)
        await self.publish_companies()
        moved = {c for c in COMPANIES if takes_rollout(c, 30)}
        self.assertEqual(self.rollout[10].companies(), moved)
        self.assertEqual(self.default[10].companies(),
                         set(COMPANIES) - moved)

    async def test_disabled_producers_take_nothing(self):
        self.config = RolloutConfig(100, False)
        await self.publish_companies()
        self.assertEqual(self.rollout[10].batches, [])

    async def test_enabled_after_start_the_default_cluster_takes_all(self):
        self.config = RolloutConfig(100, True)
        await self.publish_companies(self.router(rollout={}))
        self.assertEqual(self.default[10].companies(), set(COMPANIES))
        self.assertEqual(self.statsd.count("rollout.not_initialized"),
                         len(COMPANIES))

    async def test_priority_and_cluster_are_independent(self):
        self.config = RolloutConfig(100, True)
        await self.publish([make_event(level) for level in LEVELS])
        for level in LEVELS:
            self.assertEqual(len(self.rollout[level].batches), 1)

    async def test_a_batch_sees_one_config(self):
        reads = []

        def config():
            reads.append(1)
            return RolloutConfig(50, True)

        router = Router(self.default, self.rollout, config, self.statsd)
        await self.publish_companies(router)
        self.assertEqual(len(reads), 1)


if __name__ == "__main__":
    unittest.main()
