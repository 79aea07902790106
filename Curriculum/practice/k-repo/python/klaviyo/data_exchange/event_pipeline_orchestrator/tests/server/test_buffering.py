from __future__ import annotations

import unittest
from typing import Dict, Iterable, Set

from klaviyo.core.statsd import StatsClient

from ...server.buffering.in_memory_buffer import InMemoryBuffer
from ...server.buffering.memory_accounting import MemoryAccounting
from ...server.buffering.threshold_pausing import ThresholdPausing
from ...server.settings import OrchestratorSettings
from ...server.streams import Stream
from ...server.task import TASK_OVERHEAD_BYTES
from ..support import make_task

CAPACITY = 100 * 10_000  # one task of 10,000 bytes is 1 %


class SwitchConsumer:
    def __init__(self) -> None:
        self.paused = False

    def pause(self) -> None:
        self.paused = True

    def resume(self) -> None:
        self.paused = False


class PausingTestCase(unittest.TestCase):
    def setUp(self) -> None:
        self.buffer = InMemoryBuffer(CAPACITY)
        self.consumers: Dict[Stream, SwitchConsumer] = {
            stream: SwitchConsumer() for stream in Stream
        }
        self.statsd = StatsClient("test")
        self.limit_of = OrchestratorSettings().threshold_percent
        self.pausing = ThresholdPausing(
            self.buffer, self.consumers, self.limit_of, self.statsd
        )

    def fill_to(self, percent: int, stream: Stream = Stream.P10) -> None:
        payload = b"x" * (10_000 - TASK_OVERHEAD_BYTES)
        for n in range(percent):
            name = "t%d" % n
            if name not in self.buffer:
                self.buffer.put(make_task(name, stream, payload=payload))
        for n in range(percent, 100):
            self.buffer.remove("t%d" % n)
        self.pausing.apply()

    def assert_paused(self, streams: Iterable[Stream]) -> None:
        paused: Set[Stream] = set(self.pausing.paused_streams())
        self.assertEqual(paused, set(streams))


class ThresholdPausingTest(PausingTestCase):
    def test_who_is_paused_at_each_fill(self) -> None:
        p10, p20, p30, offload, retry = Stream
        for percent, paused in (
            (0, []),
            (19, []),
            (25, [p10]),
            (40, [p10, offload]),
            (60, [p10, offload, p20]),
            (75, [p10, offload, p20, retry]),
            (85, [p10, offload, p20, retry, p30]),
        ):
            with self.subTest(percent):
                self.fill_to(percent)
                self.assert_paused(paused)

    def test_pauses_at_the_threshold_and_resumes_below_it(self) -> None:
        self.fill_to(20)
        self.assertEqual(self.buffer.fill_percent, 20.0)
        self.assert_paused([Stream.P10])
        self.fill_to(19)
        self.assert_paused([])

    def test_draining_wakes_the_most_urgent_stream_first(self) -> None:
        self.fill_to(85)
        self.fill_to(79)
        running = set(Stream) - set(self.pausing.paused_streams())
        self.assertEqual(running, {Stream.P30})

    def test_the_total_counts_whoever_filled_it(self) -> None:
        self.fill_to(55, stream=Stream.P30)
        self.assertEqual(self.buffer.bytes_held_by(Stream.P20), 0)
        self.assertTrue(self.pausing.is_over_threshold(Stream.P20))
        self.assertFalse(self.pausing.is_over_threshold(Stream.P30))

    def test_no_stream_pauses_another(self) -> None:
        self.fill_to(45)
        self.assert_paused([Stream.P10, Stream.OFFLOAD])
        # P10's limit alone is moved: nobody but P10 changes.
        limits = {s: self.limit_of(s) for s in Stream}
        limits[Stream.P10] = 99
        self.pausing = ThresholdPausing(
            self.buffer, self.consumers, limits.__getitem__, self.statsd
        )
        self.pausing.apply()
        self.assert_paused([Stream.OFFLOAD])

    def test_a_change_is_counted_once(self) -> None:
        self.fill_to(25)
        self.pausing.apply()
        self.assertEqual(self.statsd.count("paused.p10"), 1)
        self.fill_to(10)
        self.assertEqual(self.statsd.count("resumed.p10"), 1)

    def test_report_shows_who_is_paused(self) -> None:
        self.fill_to(25)
        self.pausing.report()
        gauges = self.statsd.gauges
        self.assertEqual(gauges["test.buffer.fill_percent"], 25.0)
        self.assertEqual(gauges["test.consumer.p10.is_paused"], 1)
        self.assertEqual(gauges["test.consumer.p30.is_paused"], 0)


class InMemoryBufferTest(unittest.TestCase):
    def setUp(self) -> None:
        self.buffer = InMemoryBuffer(CAPACITY)

    def test_memory_is_given_back(self) -> None:
        task = make_task("a", payload=b"x" * 500)
        self.assertTrue(self.buffer.put(task))
        self.assertEqual(
            self.buffer.used_bytes, 500 + TASK_OVERHEAD_BYTES
        )
        self.assertIs(self.buffer.remove("a"), task)
        self.assertEqual(self.buffer.used_bytes, 0)

    def test_a_task_is_kept_and_counted_once(self) -> None:
        self.buffer.put(make_task("a"))
        used = self.buffer.used_bytes
        self.assertFalse(self.buffer.put(make_task("a")))
        self.assertEqual((len(self.buffer), self.buffer.used_bytes),
                         (1, used))

    def test_removing_twice_frees_once(self) -> None:
        self.buffer.put(make_task("a"))
        self.buffer.put(make_task("b"))
        self.buffer.remove("a")
        self.assertIsNone(self.buffer.remove("a"))
        self.assertGreater(self.buffer.used_bytes, 0)

    def test_replace_keeps_the_accounts_right(self) -> None:
        self.buffer.put(make_task("a"))
        used = self.buffer.used_bytes
        self.buffer.replace(make_task("a", retry_count=1))
        self.assertEqual(self.buffer.used_bytes, used)
        task = self.buffer.get("a")
        assert task is not None
        self.assertEqual(task.retry_count, 1)


class MemoryAccountingTest(unittest.TestCase):
    def test_streams_add_up(self) -> None:
        memory = MemoryAccounting(1_000)
        memory.add(Stream.P10, 150)
        memory.add(Stream.P30, 50)
        self.assertEqual(memory.used_bytes, 200)
        self.assertEqual(memory.fill_percent, 20.0)
        self.assertEqual(memory.held_by(Stream.P30), 50)

    def test_fill_may_pass_100(self) -> None:
        memory = MemoryAccounting(1_000)
        memory.add(Stream.P30, 1_100)
        self.assertAlmostEqual(memory.fill_percent, 110.0)

    def test_freeing_what_is_not_held_is_a_bug(self) -> None:
        memory = MemoryAccounting(1_000)
        memory.add(Stream.P10, 10)
        with self.assertRaises(ValueError):
            memory.subtract(Stream.P20, 10)


if __name__ == "__main__":
    unittest.main()
