from __future__ import annotations

import unittest
from typing import Any, List, Tuple

from klaviyo.core.broker import InMemoryBroker, KafkaError
from klaviyo.core.statsd import StatsClient
from klaviyo.core.timestamps import to_seconds
from klaviyo.data_exchange.prep_publisher.proto.v1.prep_publisher_pb2 import (
    EventData,
)

from ...proto.v1 import event_pipeline_orchestrator_pb2 as pb
from ...server.broker.publishers import (
    DeadLetterPublisher,
    OffloadPublisher,
    RetryPublisher,
)
from ...server.buffering.in_memory_buffer import InMemoryBuffer
from ...server.settings import RetryQueuesSettings
from ...server.streams import Stream
from ...server.task import Task
from ...server.task_state_controller.controller import TaskStateController
from ...server.task_state_controller.deadline_queue import DeadlineQueue
from ...server.task_state_controller.leases import Lease
from ...server.task_state_controller.responses import (
    NackRoute,
    ResponseHandler,
    choose_nack_route,
)
from ..support import NOW, FakeClock, make_settings, make_task


class ControllerTestCase(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.clock = FakeClock()
        self.settings = make_settings()
        self.broker = InMemoryBroker(self.clock)
        self.statsd = StatsClient("test")
        self.buffer = InMemoryBuffer(1_000_000)
        self.gone: List[str] = []
        self.observed: List[Tuple[Stream, float]] = []
        shared = (self.broker, self.settings, self.statsd)
        self.controller = TaskStateController(
            self.buffer, OffloadPublisher(*shared),
            self.settings.lease_seconds,
            self.settings.offload_grace_seconds,
            self.statsd, self.clock,
            on_gone=lambda task: self.gone.append(task.task_id),
            observe_delay=lambda s, d: self.observed.append((s, d)),
        )
        self.handler = ResponseHandler(
            self.controller, self.buffer,
            RetryPublisher(*shared, self.clock),
            DeadLetterPublisher(*shared),
            self.settings.retry_queues, self.statsd,
        )

    def accept(self, name: str, **task: Any) -> Task:
        made = make_task(name, **task)
        self.controller.accept(made)
        return made

    def fetch(self, count: int = 10) -> List[Lease]:
        return self.controller.next_batch(count, "qw-1")

    def fetch_names(self, count: int = 10) -> List[str]:
        return [lease.task.task_id for lease in self.fetch(count)]

    async def ack(self, lease: Lease) -> None:
        await self.handler.handle(pb.TaskResponse(
            lease.task.task_id, lease.lease_id, pb.ResponseStatus.ACK
        ))

    async def nack(self, lease: Lease, delay: float = 0.0) -> None:
        await self.handler.handle(pb.TaskResponse(
            lease.task.task_id, lease.lease_id, pb.ResponseStatus.NACK,
            delay, "boom",
        ))

    def records(self, topic: str) -> list:
        return self.broker.poll(topic, 0, 0, 1000)


class DispatchOrderTest(ControllerTestCase):
    def test_nearest_deadline_first_whatever_the_topic(self) -> None:
        self.accept("p30", stream=Stream.P30, deadline_in=240)
        self.accept("p10", stream=Stream.P10, deadline_in=30)
        self.accept("retry", stream=Stream.RETRY, deadline_in=100)
        self.assertEqual(self.fetch_names(), ["p10", "retry", "p30"])

    def test_equal_deadlines_first_come_first_served(self) -> None:
        for name in ("a", "b", "c"):
            self.accept(name, deadline_in=60)
        self.assertEqual(self.fetch_names(), ["a", "b", "c"])

    def test_batch_is_limited_and_lent_once(self) -> None:
        for name in ("a", "b", "c"):
            self.accept(name)
        self.assertEqual(len(self.fetch(2)), 2)
        self.assertEqual(self.fetch_names(), ["c"])
        self.assertEqual(self.fetch_names(), [])

    def test_discarded_task_is_skipped_and_may_return(self) -> None:
        queue = DeadlineQueue()
        first, second = make_task("a"), make_task("b", deadline_in=90)
        queue.push(first)
        queue.push(second)
        queue.discard("a")
        self.assertIs(queue.peek(), second)
        queue.push(first)
        self.assertEqual(len(queue), 2)
        self.assertIs(queue.pop(), first)
        self.assertIs(queue.pop(), second)
        self.assertIsNone(queue.pop())


class LeaseTest(ControllerTestCase):
    async def test_ack_ends_the_task(self) -> None:
        self.accept("a", ingested_ago=7)
        lease = self.fetch()[0]
        self.assertIn("a", self.buffer)  # lent, not given away
        await self.ack(lease)
        self.assertEqual(len(self.buffer), 0)
        self.assertEqual(self.gone, ["a"])
        self.assertEqual(self.observed, [(Stream.P10, 7.0)])
        self.clock.advance(1_000)
        self.assertEqual(self.controller.requeue_expired(), 0)

    def test_lease_that_runs_out_is_requeued(self) -> None:
        self.accept("a", deadline_in=10)
        self.fetch()
        self.clock.advance(59)
        self.assertEqual(self.controller.requeue_expired(), 0)
        self.clock.advance(1)
        self.assertEqual(self.controller.requeue_expired(), 1)
        # Back at its old place: its deadline has not changed.
        self.accept("b", deadline_in=100)
        again = self.fetch()
        names = [lease.task.task_id for lease in again]
        self.assertEqual(names, ["a", "b"])
        self.assertEqual(again[0].task.retry_count, 0)

    async def test_7_of_10_done_then_the_processor_dies(self) -> None:
        for n in range(10):
            self.accept("t%d" % n)
        batch = self.fetch()
        for lease in batch[:7]:
            await self.ack(lease)
        self.clock.advance(60)
        self.assertEqual(self.controller.requeue_expired(), 3)
        self.assertEqual(self.fetch_names(), ["t7", "t8", "t9"])

    async def test_late_ack_still_counts(self) -> None:
        self.accept("a")
        old = self.fetch()[0]
        self.clock.advance(60)
        self.controller.requeue_expired()
        await self.ack(old)
        self.assertEqual(self.fetch_names(), [])
        self.assertEqual(self.statsd.count("responses.late_ack"), 1)

    async def test_second_ack_of_duplicate_work_is_harmless(self) -> None:
        self.accept("a")
        old = self.fetch()[0]
        self.clock.advance(60)
        self.controller.requeue_expired()
        new = self.fetch()[0]
        await self.ack(old)
        await self.ack(new)
        self.assertEqual(self.gone, ["a"])
        self.assertEqual(self.statsd.count("responses.unknown_task"), 1)

    async def test_late_nack_is_ignored(self) -> None:
        self.accept("a")
        old = self.fetch()[0]
        self.clock.advance(60)
        self.controller.requeue_expired()
        new = self.fetch()[0]
        await self.nack(old)
        self.assertIsNotNone(self.controller.lease_of("a"))
        await self.ack(new)
        self.assertEqual(self.gone, ["a"])


class NackRouteTest(unittest.TestCase):
    def route(self, retry_count: int, delay: float) -> NackRoute:
        return choose_nack_route(retry_count, delay, RetryQueuesSettings())

    def test_short_delay_stays_in_memory(self) -> None:
        self.assertIs(self.route(1, 0), NackRoute.IN_MEMORY)
        self.assertIs(self.route(1, 59.9), NackRoute.IN_MEMORY)

    def test_60_seconds_and_more_go_to_a_topic(self) -> None:
        self.assertIs(self.route(1, 60), NackRoute.RETRY_TOPIC)
        self.assertIs(self.route(8, 480), NackRoute.RETRY_TOPIC)

    def test_spent_budget_wins_over_any_delay(self) -> None:
        self.assertIs(self.route(9, 0), NackRoute.DEAD_LETTER)
        self.assertIs(self.route(9, 480), NackRoute.DEAD_LETTER)


class NackTest(ControllerTestCase):
    async def test_in_memory_retry_after_the_delay(self) -> None:
        self.accept("a")
        await self.nack(self.fetch()[0], delay=30)
        self.clock.advance(29)
        self.controller.release_due_retries()
        self.assertEqual(self.fetch(), [])
        self.clock.advance(1)
        self.assertEqual(self.controller.release_due_retries(), 1)
        lease = self.fetch()[0]
        self.assertEqual(lease.task.retry_count, 1)

    async def test_nack_ends_the_lease(self) -> None:
        self.accept("a")
        lease = self.fetch()[0]
        self.clock.advance(10)
        await self.nack(lease, delay=55)
        self.clock.advance(50)  # the lease would have ended here
        self.assertEqual(self.controller.requeue_expired(), 0)
        self.assertEqual(self.fetch(), [])

    async def test_old_lease_does_not_end_the_new_one(self) -> None:
        self.accept("a")
        first = self.fetch()[0]
        self.clock.advance(10)
        await self.nack(first)
        self.controller.release_due_retries()
        second = self.fetch()[0]
        self.clock.advance(50)
        self.assertEqual(self.controller.requeue_expired(), 0)
        self.assertIs(self.controller.lease_of("a"), second)

    async def test_long_delay_goes_to_the_fitting_level(self) -> None:
        for delay, level, wait in (
            (60, 1, 60), (100, 2, 120), (200, 3, 240), (900, 4, 480)
        ):
            with self.subTest(delay):
                name = "t%d" % delay
                self.accept(name)
                await self.nack(self.fetch()[0], delay)
                topic = self.settings.retry_topic(level)
                record = self.records(topic)[0]
                self.assertEqual(record.headers["retry_count"], "1")
                due_at = float(record.headers["due_at"])
                self.assertEqual(due_at, NOW + wait)
                self.assertNotIn(name, self.buffer)
                self.assertIn(name, self.gone)

    async def test_spent_budget_goes_to_the_dlq(self) -> None:
        self.accept("a", retry_count=8)
        await self.nack(self.fetch()[0], delay=30)
        record = self.records(self.settings.dlq_topic)[0]
        self.assertEqual(record.headers["reason"], "boom")
        self.assertEqual(EventData.FromString(record.value).request_id, "a")
        self.assertEqual(self.gone, ["a"])

    async def test_budget_is_spent_one_by_one(self) -> None:
        self.accept("a")
        nacks = 0
        while "a" in self.buffer:
            await self.nack(self.fetch()[0])
            self.controller.release_due_retries()
            nacks += 1
        self.assertEqual(nacks, 9)  # 8 retries, and the first attempt

    async def test_task_is_kept_when_the_retry_topic_refuses(self) -> None:
        topic = self.settings.retry_topic(1)
        self.broker.fail_topic(topic, KafkaError("down"))
        self.accept("a")
        with self.assertLogs(level="WARNING"):
            await self.nack(self.fetch()[0], delay=60)
        self.assertIn("a", self.buffer)
        self.assertEqual(self.gone, [])
        self.clock.advance(60)
        self.controller.release_due_retries()
        self.assertEqual(self.fetch_names(), ["a"])

    async def test_ack_while_waiting_for_a_retry_ends_it(self) -> None:
        self.accept("a")
        old = self.fetch()[0]
        self.clock.advance(60)
        self.controller.requeue_expired()
        await self.nack(self.fetch()[0], delay=30)
        await self.ack(old)
        self.clock.advance(30)
        self.assertEqual(self.controller.release_due_retries(), 0)
        self.assertEqual(len(self.buffer), 0)


class OffloadTest(ControllerTestCase):
    async def test_late_task_is_offloaded_after_the_grace_period(
        self,
    ) -> None:
        self.accept("late", deadline_in=0, ingested_ago=1200)
        self.accept("fine", deadline_in=500)
        self.clock.advance(60)
        self.assertEqual(await self.controller.offload_late(), 0)
        self.clock.advance(1)
        self.assertEqual(await self.controller.offload_late(), 1)
        record = self.records(self.settings.offload_topic)[0]
        event = EventData.FromString(record.value)
        self.assertEqual(event.request_id, "late")
        deadline = to_seconds(event.metadata.slo_deadline)
        self.assertEqual(deadline, self.clock() - 61)  # its reader's matter
        self.assertEqual(self.fetch_names(), ["fine"])
        self.assertEqual(self.observed, [(Stream.P10, 1261.0)])

    async def test_second_way_through_is_never_offloaded(self) -> None:
        for stream in (Stream.OFFLOAD, Stream.RETRY):
            self.accept(stream.value, stream=stream, deadline_in=0)
        self.accept("p20", stream=Stream.P20, deadline_in=10)
        self.clock.advance(1_000)
        self.assertEqual(await self.controller.offload_late(), 1)
        self.assertEqual(self.fetch_names(), ["offload", "retry"])

    async def test_leased_task_is_not_offloaded(self) -> None:
        self.accept("a", deadline_in=0)
        self.fetch()
        self.clock.advance(1_000)
        self.assertEqual(await self.controller.offload_late(), 0)

    async def test_task_is_kept_when_the_topic_refuses(self) -> None:
        topic = self.settings.offload_topic
        self.broker.fail_topic(topic, KafkaError("down"))
        self.accept("a", deadline_in=0)
        self.clock.advance(1_000)
        with self.assertLogs(level="WARNING"):
            self.assertEqual(await self.controller.offload_late(), 0)
        self.assertEqual(self.fetch_names(), ["a"])


if __name__ == "__main__":
    unittest.main()
