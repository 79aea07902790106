from __future__ import annotations

import asyncio
import unittest

from app.services.events.ingest.service.hot_settings import HotSettings
from app.services.events.ingest.service.slo_service import (
    ADDITIVE_INCREASE_PERCENT,
    ALERT_DECREASES_PER_MINUTE,
    CAPACITY_FLOOR_PERCENT,
    INCREASE_INTERVAL_SECONDS,
    SIGNAL_SILENCE_SECONDS,
    SloService,
    flow_control_consumer,
)
from klaviyo.core.broker import InMemoryBroker
from klaviyo.data_exchange.event_pipeline_orchestrator.server.flow_control_protocol import (  # noqa: E501
    FLOW_CONTROL_TOPIC,
    SIGNAL_INTERVAL_SECONDS,
    Signal,
)
from tests.support import ManualClock, signal


class SloServiceTestCase(unittest.TestCase):
    def setUp(self) -> None:
        self.clock = ManualClock()
        self.hot = HotSettings()
        self.slo_service = SloService(self.hot, clock=self.clock)

    @property
    def capacity(self) -> float:
        self.slo_service.increase_if_due()
        return self.slo_service.p10_capacity_percent

    def decrease(self, times: int = 1) -> None:
        for _ in range(times):
            self.receive(Signal.DECREASE)
            self.clock.advance(SIGNAL_INTERVAL_SECONDS)

    def receive(self, kind: Signal, priority_level: int = 10) -> None:
        self.slo_service.handle_signal(
            signal(kind, self.clock(), priority_level)
        )


class MultiplicativeDecreaseTest(SloServiceTestCase):
    def test_each_decrease_halves(self) -> None:
        self.decrease()
        self.assertEqual(self.capacity, 50.0)
        self.decrease()
        self.assertEqual(self.capacity, 25.0)

    def test_never_below_the_floor(self) -> None:
        self.decrease(times=20)
        self.assertEqual(self.capacity, CAPACITY_FLOOR_PERCENT)

    def test_signals_of_one_interval_are_one_decrease(self) -> None:
        for _ in range(360):  # every orchestrator pod speaks up
            self.receive(Signal.DECREASE)
        self.assertEqual(self.capacity, 50.0)

    def test_other_priorities_are_not_controlled(self) -> None:
        self.receive(Signal.DECREASE, priority_level=30)
        self.assertEqual(self.capacity, 100.0)


class AdditiveIncreaseTest(SloServiceTestCase):
    def test_one_fixed_step_an_interval_after_recovery(self) -> None:
        self.decrease(times=2)
        self.receive(Signal.RECOVER)
        for step in range(1, 4):
            self.clock.advance(INCREASE_INTERVAL_SECONDS)
            self.assertEqual(
                self.capacity, 25.0 + step * ADDITIVE_INCREASE_PERCENT
            )

    def test_never_above_the_ceiling(self) -> None:
        self.decrease()
        self.receive(Signal.RECOVER)
        self.clock.advance(3600)
        self.assertEqual(self.capacity, 100.0)

    def test_nothing_is_added_while_congested(self) -> None:
        self.decrease()
        self.clock.advance(INCREASE_INTERVAL_SECONDS * 2)
        self.assertEqual(self.capacity, 50.0)

    def test_one_recovered_pod_does_not_overrule_a_congested_one(
        self,
    ) -> None:
        self.receive(Signal.DECREASE)
        self.receive(Signal.RECOVER)
        self.clock.advance(INCREASE_INTERVAL_SECONDS)
        self.assertEqual(self.capacity, 50.0)

    def test_silence_counts_as_recovery(self) -> None:
        self.decrease()
        self.clock.advance(SIGNAL_SILENCE_SECONDS)
        self.assertEqual(self.capacity, 50.0)  # recovery starts here
        self.clock.advance(INCREASE_INTERVAL_SECONDS)
        self.assertEqual(self.capacity, 55.0)

    def test_switching_aimd_off_gives_capacity_back(self) -> None:
        self.decrease(times=2)
        self.hot.set("p10_aimd_enabled", "off")
        self.assertEqual(self.capacity, 25.0)
        self.clock.advance(INCREASE_INTERVAL_SECONDS)
        self.receive(Signal.DECREASE)
        self.assertEqual(self.capacity, 30.0)
        self.assertEqual(self.slo_service.decreases_last_minute(), 3)


class AdmissionTest(SloServiceTestCase):
    def test_every_fourth_event_at_a_quarter(self) -> None:
        self.decrease(times=2)
        admitted = [self.slo_service.admit_p10() for _ in range(8)]
        self.assertEqual(admitted, [False, False, False, True] * 2)


class AlertTest(SloServiceTestCase):
    def test_alert_above_ten_decreases_a_minute(self) -> None:
        self.assertEqual(ALERT_DECREASES_PER_MINUTE, 10)
        self.decrease(times=10)
        self.assertFalse(self.slo_service.is_alerting())
        self.decrease()
        self.assertTrue(self.slo_service.is_alerting())

    def test_old_decreases_are_forgotten(self) -> None:
        self.decrease(times=11)
        self.clock.advance(60)
        self.assertEqual(self.slo_service.decreases_last_minute(), 0)


class SignalTopicTest(SloServiceTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.broker = InMemoryBroker(clock=self.clock)
        self.broker.create_topic(FLOW_CONTROL_TOPIC, partitions=2)
        self.slo_service = SloService(
            self.hot, clock=self.clock,
            consumers=[flow_control_consumer(self.broker)],
        )

    def send(self, value: bytes) -> None:
        asyncio.run(self.broker.send(FLOW_CONTROL_TOPIC, value))

    def test_reads_signals_from_all_partitions_once(self) -> None:
        self.send(signal(Signal.DECREASE, self.clock()))
        self.send(signal(Signal.DECREASE, self.clock()))
        self.assertEqual(self.slo_service.consume_signals(), 2)
        self.assertEqual(self.slo_service.consume_signals(), 0)
        self.assertEqual(self.capacity, 50.0)

    def test_stale_signal_is_ignored(self) -> None:
        self.send(signal(Signal.DECREASE, self.clock() - 3600))
        self.slo_service.consume_signals()
        self.assertEqual(self.capacity, 100.0)

    def test_unreadable_record_does_not_stop_the_reader(self) -> None:
        self.send(b"not a signal")
        self.send(signal(Signal.DECREASE, self.clock()))
        self.slo_service.consume_signals()
        self.assertEqual(self.capacity, 50.0)


if __name__ == "__main__":
    unittest.main()
