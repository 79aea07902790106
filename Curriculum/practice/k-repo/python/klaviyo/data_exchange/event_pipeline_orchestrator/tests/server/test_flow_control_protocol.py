from __future__ import annotations

import unittest
from typing import List, Optional

from klaviyo.core.broker import InMemoryBroker, KafkaError
from klaviyo.core.statsd import StatsClient

from ...server.flow_control_protocol import (
    FLOW_CONTROL_TOPIC,
    P10_SLO_SECONDS,
    RECOVERY_SIGNALS,
    SIGNAL_INTERVAL_SECONDS,
    CongestionDetector,
    FlowControlError,
    FlowControlMessage,
    FlowControlProtocol,
    Signal,
)
from ...server.streams import Stream
from ..support import NOW, FakeClock

LATE = P10_SLO_SECONDS + 1.0
HEALTHY = 30.0


class MessageTest(unittest.TestCase):
    def test_decode_gives_back_what_was_encoded(self) -> None:
        message = FlowControlMessage(Signal.DECREASE, 107, 1300.5, NOW)
        self.assertEqual(
            FlowControlMessage.decode(message.encode()), message
        )

    def test_anything_else_on_the_topic_is_refused(self) -> None:
        good = FlowControlMessage(Signal.RECOVER, 1, 2.0, NOW).encode()
        for data in (
            b"", b"\xff", b"[]", b"{}", b"null",
            good.replace(b"recover", b"explode"),
        ):
            with self.subTest(data):
                with self.assertRaises(FlowControlError):
                    FlowControlMessage.decode(data)


class CongestionDetectorTest(unittest.TestCase):
    def setUp(self) -> None:
        self.detector = CongestionDetector()

    def test_slo_of_p10_is_twenty_minutes(self) -> None:
        self.assertEqual(P10_SLO_SECONDS, 1200)

    def test_beyond_the_slo_is_congestion(self) -> None:
        self.assertIs(self.detector.decide(LATE), Signal.DECREASE)
        self.assertIsNone(self.detector.decide(P10_SLO_SECONDS))

    def test_one_stuck_event_is_not(self) -> None:
        for delay in (10.0, 20.0, 90_000.0):
            self.detector.observe(delay)
        self.assertEqual(self.detector.take_median(), 20.0)
        self.assertIsNone(self.detector.take_median())

    def test_recovery_needs_a_decrease_before_it(self) -> None:
        self.assertIsNone(self.detector.decide(HEALTHY))
        self.detector.decide(LATE)
        self.assertIs(self.detector.decide(HEALTHY), Signal.RECOVER)

    def test_silent_between_the_two_marks(self) -> None:
        self.detector.decide(LATE)
        self.assertIsNone(self.detector.decide(P10_SLO_SECONDS * 0.8))

    def test_recovery_signals_come_to_an_end(self) -> None:
        self.detector.decide(LATE)
        signals = [self.detector.decide(HEALTHY) for _ in range(100)]
        self.assertEqual(signals.count(Signal.RECOVER), RECOVERY_SIGNALS)
        self.assertIsNone(signals[-1])


class FlowControlProtocolTest(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.clock = FakeClock()
        self.broker = InMemoryBroker(self.clock)
        self.statsd = StatsClient("test")
        self.protocol = FlowControlProtocol(
            self.broker, 107, self.statsd, self.clock
        )

    async def after_interval(
        self, stream: Stream, delay: float
    ) -> Optional[FlowControlMessage]:
        self.protocol.observe(stream, delay)
        self.clock.advance(SIGNAL_INTERVAL_SECONDS)
        return await self.protocol.publish_if_due()

    def published(self) -> List[FlowControlMessage]:
        records = self.broker.poll(FLOW_CONTROL_TOPIC, 0, 0, 1000)
        return [FlowControlMessage.decode(r.value) for r in records]

    async def test_decrease_then_recovery_on_the_topic(self) -> None:
        await self.after_interval(Stream.P10, LATE)
        await self.after_interval(Stream.P10, HEALTHY)
        first, second = self.published()
        self.assertIs(first.signal, Signal.DECREASE)
        self.assertEqual(first.orchestrator_index, 107)
        self.assertEqual(first.processing_delay_seconds, LATE)
        self.assertEqual(first.priority_level, 10)
        self.assertIs(second.signal, Signal.RECOVER)
        self.assertEqual(second.sent_at, self.clock())

    async def test_one_signal_an_interval(self) -> None:
        await self.after_interval(Stream.P10, LATE)
        self.protocol.observe(Stream.P10, LATE)
        self.assertIsNone(await self.protocol.publish_if_due())
        self.assertEqual(len(self.published()), 1)

    async def test_lasting_congestion_can_reach_the_alert(self) -> None:
        for _ in range(int(60 / SIGNAL_INTERVAL_SECONDS)):
            await self.after_interval(Stream.P10, LATE)
        self.assertGreater(len(self.published()), 10)

    async def test_only_p10_is_watched(self) -> None:
        for stream in set(Stream) - {Stream.P10}:
            self.assertIsNone(await self.after_interval(stream, 9e9))

    async def test_no_news_is_no_signal(self) -> None:
        self.clock.advance(SIGNAL_INTERVAL_SECONDS)
        self.assertIsNone(await self.protocol.publish_if_due())

    async def test_a_signal_that_cannot_be_sent_is_dropped(self) -> None:
        self.broker.fail_topic(FLOW_CONTROL_TOPIC, KafkaError("down"))
        with self.assertLogs(level="WARNING"):
            self.assertIsNone(await self.after_interval(Stream.P10, LATE))
        self.assertEqual(
            self.statsd.count("flow_control.decrease.failed"), 1
        )
        self.broker.recover_topic(FLOW_CONTROL_TOPIC)
        self.assertIsNotNone(await self.after_interval(Stream.P10, LATE))


if __name__ == "__main__":
    unittest.main()
