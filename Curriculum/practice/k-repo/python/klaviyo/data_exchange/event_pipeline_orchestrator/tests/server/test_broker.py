from __future__ import annotations

import unittest
from typing import List

from klaviyo.core.broker import InMemoryBroker, Record
from klaviyo.core.statsd import StatsClient

from ...proto.v1 import event_pipeline_orchestrator_pb2 as pb
from ...server.broker.consumers import RetryStreamConsumer, StreamConsumer
from ...server.broker.offset_tracker import OffsetTracker
from ...server.broker.partition_assignment import (
    PartitionAssignmentError,
    assign_partitions,
)
from ...server.broker.publishers import RetryPublisher
from ...server.broker.response_consumer import ResponseConsumer
from ...server.distribution.pod_index import identify_pod
from ...server.settings import OrchestratorSettings
from ...server.streams import Stream
from ...server.task import UnreadableRecordError, task_from_record
from ..support import FakeClock, make_event, make_settings, make_task

PRIORITY_STREAMS = (Stream.P10, Stream.P20, Stream.P30)


class PartitionAssignmentTest(unittest.TestCase):
    def setUp(self) -> None:
        self.broker = InMemoryBroker()
        self.settings = OrchestratorSettings(
            kubernetes_cluster="prod-edam-c"
        )
        for stream in PRIORITY_STREAMS:
            for topic in self.settings.topics(stream):
                self.broker.create_topic(topic, 90)

    def partitions_of(self, ordinal: int, stream: Stream) -> list:
        pod = identify_pod(self.settings, "orchestrator-%d" % ordinal)
        return assign_partitions(
            self.broker, self.settings.topics(stream), pod, self.settings
        )

    def test_one_partition_of_each_priority_topic(self) -> None:
        for stream in PRIORITY_STREAMS:
            topic = self.settings.topics(stream)[0]
            self.assertEqual(self.partitions_of(17, stream), [(topic, 17)])

    def test_90_pods_own_90_partitions_and_share_none(self) -> None:
        owned = [self.partitions_of(n, Stream.P30)[0] for n in range(90)]
        self.assertEqual(len(set(owned)), 90)

    def test_a_pod_too_many_does_not_start(self) -> None:
        self.settings.number_of_replicas = 91
        with self.assertRaises(PartitionAssignmentError):
            self.partitions_of(90, Stream.P10)

    def test_without_manual_assignment_a_lone_pod_gets_all(self) -> None:
        self.settings.enable_manual_partition_assignment = False
        self.assertEqual(len(self.partitions_of(3, Stream.P10)), 90)


class StreamConsumerTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.clock = FakeClock()
        self.broker = InMemoryBroker(self.clock)
        self.statsd = StatsClient("test")
        self.broker.create_topic("t", 2)
        self.consumer = self.make_consumer()

    def make_consumer(self) -> StreamConsumer:
        return StreamConsumer(
            Stream.P10, self.broker, [("t", 1)], "group",
            self.statsd, self.clock,
        )

    async def send(self, *values: bytes, partition: int = 1) -> None:
        for value in values:
            await self.broker.send("t", value, partition=partition)

    async def values(self, consumer: StreamConsumer) -> List[bytes]:
        return [record.value for record in await consumer.poll(100)]

    async def test_reads_its_own_partition_only(self) -> None:
        await self.send(b"theirs", partition=0)
        await self.send(b"ours")
        self.assertEqual(await self.values(self.consumer), [b"ours"])

    async def test_paused_consumer_lags_and_loses_nothing(self) -> None:
        self.consumer.pause()
        await self.send(b"a", b"b")
        self.assertEqual(await self.values(self.consumer), [])
        self.assertEqual(self.consumer.lag(), 2)
        self.consumer.resume()
        self.assertEqual(await self.values(self.consumer), [b"a", b"b"])
        self.assertEqual(self.consumer.lag(), 0)

    async def test_poll_delay_is_the_wait_in_the_topic(self) -> None:
        await self.send(b"a")
        self.clock.advance(90)
        await self.consumer.poll(100)
        self.assertEqual(
            self.statsd.timings["test.poll_delay.p10"], [90_000.0]
        )

    async def test_successor_begins_at_the_oldest_not_done(self) -> None:
        await self.send(b"a", b"b", b"c")
        await self.consumer.poll(100)
        self.consumer.finished("t", 1, 0)
        self.consumer.finished("t", 1, 2)
        self.consumer.commit()
        successor = self.make_consumer()
        self.assertEqual(await self.values(successor), [b"b", b"c"])


class OffsetTrackerTest(unittest.TestCase):
    def test_commit_stops_at_the_first_gap(self) -> None:
        tracker = OffsetTracker()
        for offset in (5, 6, 7):
            tracker.started("t", 0, offset)
        tracker.finished("t", 0, 6)
        self.assertEqual(tracker.committable(), {("t", 0): 5})
        tracker.finished("t", 0, 5)
        self.assertEqual(tracker.committable(), {("t", 0): 7})
        tracker.finished("t", 0, 7)
        self.assertEqual(tracker.committable(), {("t", 0): 8})


class RetryConsumerTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.clock = FakeClock()
        self.broker = InMemoryBroker(self.clock)
        self.settings = make_settings(number_of_replicas=1)
        self.statsd = StatsClient("test")
        self.publisher = RetryPublisher(
            self.broker, self.settings, self.statsd, self.clock
        )

    def make_consumer(self) -> RetryStreamConsumer:
        topics = self.settings.topics(Stream.RETRY)
        partitions = [
            (t, p) for t in topics for p in range(self.broker.partitions(t))
        ]
        return RetryStreamConsumer(
            Stream.RETRY, self.broker, partitions, "group",
            self.statsd, self.clock,
        )

    async def poll(self, consumer: RetryStreamConsumer) -> List[str]:
        return [
            task_from_record(Stream.RETRY, record).event.request_id
            for record in await consumer.poll(100)
        ]

    async def test_each_level_is_read_when_its_delay_is_over(self) -> None:
        for delay in (480, 240, 120, 60):
            await self.publisher.publish(make_task("t%d" % delay), delay)
        consumer = self.make_consumer()
        seen = []
        for _ in range(8):
            self.clock.advance(60)
            seen.append(await self.poll(consumer))
        self.assertEqual(seen, [
            ["t60"], ["t120"], [], ["t240"], [], [], [], ["t480"]
        ])

    async def test_order_within_a_level_is_kept(self) -> None:
        consumer = self.make_consumer()
        for name in ("a", "b", "c"):
            await self.publisher.publish(make_task(name), 60)
            self.clock.advance(10)
        self.clock.advance(40)  # a and b are due, c is not
        self.assertEqual(await self.poll(consumer), ["a", "b"])
        self.clock.advance(10)
        self.assertEqual(await self.poll(consumer), ["c"])

    async def test_no_partition_is_skipped_when_another_waits(self) -> None:
        for topic in self.settings.topics(Stream.RETRY):
            self.broker.create_topic(topic, 3)
        consumer = self.make_consumer()
        for n in range(9):
            await self.publisher.publish(make_task("t%d" % n), 60)
            self.clock.advance(5)
        seen: List[str] = []
        for _ in range(24):
            seen += await self.poll(consumer)
            self.clock.advance(5)
        self.assertEqual(sorted(seen), ["t%d" % n for n in range(9)])

    async def test_ordered_delay_is_not_poll_delay(self) -> None:
        await self.publisher.publish(make_task("a"), 60)
        consumer = self.make_consumer()
        self.clock.advance(63)
        await self.poll(consumer)
        delays = self.statsd.timings["test.poll_delay.retry"]
        self.assertAlmostEqual(delays[0], 3_000.0, places=2)

    async def test_pause_by_memory_outlasts_the_delay(self) -> None:
        consumer = self.make_consumer()
        await self.publisher.publish(make_task("a"), 60)
        await self.poll(consumer)  # finds it, and leaves it
        consumer.pause()
        self.clock.advance(60)
        self.assertEqual(await self.poll(consumer), [])
        consumer.resume()
        self.assertEqual(await self.poll(consumer), ["a"])


class ResponseConsumerTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.clock = FakeClock()
        self.broker = InMemoryBroker(self.clock)
        self.statsd = StatsClient("test")
        self.handled: List[str] = []

    def make_consumer(self) -> ResponseConsumer:
        async def handle(response: pb.TaskResponse) -> None:
            self.handled.append(response.task_id)

        return ResponseConsumer(
            self.broker, [("response", 0)], "group", handle,
            self.statsd, self.clock,
        )

    async def test_answers_are_handled_once_and_in_order(self) -> None:
        for name in ("a", "b"):
            message = pb.TaskResponse(task_id=name)
            await self.broker.send("response", message.SerializeToString())
        self.clock.advance(2)
        self.assertEqual(await self.make_consumer().consume(100), 2)
        self.assertEqual(await self.make_consumer().consume(100), 0)
        self.assertEqual(self.handled, ["a", "b"])
        delays = self.statsd.timings["test.poll_delay.response"]
        self.assertEqual(delays, [2_000.0, 2_000.0])

    async def test_unreadable_answer_does_not_block_the_next(self) -> None:
        await self.broker.send("response", b"?")
        good = pb.TaskResponse(task_id="a").SerializeToString()
        await self.broker.send("response", good)
        with self.assertLogs(level="WARNING"):
            await self.make_consumer().consume(100)
        self.assertEqual(self.handled, ["a"])
        self.assertEqual(self.statsd.count("responses.unreadable"), 1)


class TaskFromRecordTest(unittest.TestCase):
    def test_same_record_same_task_id(self) -> None:
        value = make_event().SerializeToString()
        record = Record("t", 3, 14, None, value, {"retry_count": "2"})
        task = task_from_record(Stream.P20, record)
        self.assertEqual(task.task_id, "t/3/14")
        self.assertEqual(task.retry_count, 2)
        self.assertEqual(task, task_from_record(Stream.P20, record))

    def test_what_is_no_event_is_refused(self) -> None:
        for value in (b"", b"{}", b"\xff", b"[1]"):
            with self.subTest(value):
                with self.assertRaises(UnreadableRecordError):
                    record = Record("t", 0, 0, None, value)
                    task_from_record(Stream.P10, record)


if __name__ == "__main__":
    unittest.main()
