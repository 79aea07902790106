from __future__ import annotations

import unittest

from app.services.events.ingest.service.classifier.static import (
    StaticClassifier,
)
from app.services.events.ingest.service.dtos import (
    ClassifiedEvent,
    Decision,
    Verdict,
)
from app.services.events.ingest.service.scheduler import Scheduler
from tests.support import ManualClock, make_event


def classified(
    name: str, verdict: Verdict, delay_seconds: float = 0.0
) -> ClassifiedEvent:
    event = make_event("csv-import", request_id=name)
    tags = StaticClassifier().classify(event)
    return ClassifiedEvent(event, tags, Decision(verdict, delay_seconds))


class SchedulerTest(unittest.TestCase):
    def setUp(self) -> None:
        self.clock = ManualClock()
        self.scheduler = Scheduler(self.clock)

    def delay(self, name: str, seconds: float) -> bool:
        return self.scheduler.hold(
            classified(name, Verdict.DELAY, seconds)
        )

    def due(self) -> list:
        return [c.event.request_id for c in self.scheduler.pop_due()]

    def test_only_a_delay_is_held(self) -> None:
        for verdict in (Verdict.PROCEED, Verdict.SHED):
            self.assertFalse(self.scheduler.hold(classified("x", verdict)))
        self.assertFalse(self.delay("no wait", 0))
        self.assertTrue(self.delay("wait", 1))
        self.assertEqual(len(self.scheduler), 1)

    def test_event_is_due_when_its_delay_is_over_and_not_before(self) -> None:
        self.delay("a", 10)
        self.clock.advance(9.9)
        self.assertEqual(self.due(), [])
        self.clock.advance(0.1)
        self.assertEqual(self.due(), ["a"])
        self.assertEqual(self.due(), [])

    def test_short_delay_overtakes_a_long_one(self) -> None:
        self.delay("long", 600)
        self.delay("short", 5)
        self.clock.advance(5)
        self.assertEqual(self.due(), ["short"])

    def test_equal_due_times_keep_arrival_order(self) -> None:
        for name in ("first", "second", "third"):
            self.delay(name, 5)
        self.clock.advance(5)
        self.assertEqual(self.due(), ["first", "second", "third"])

    def test_says_how_long_the_loop_may_sleep(self) -> None:
        self.assertIsNone(self.scheduler.seconds_until_next())
        self.delay("a", 30)
        self.clock.advance(10)
        self.assertEqual(self.scheduler.seconds_until_next(), 20)
        self.clock.advance(60)
        self.assertEqual(self.scheduler.seconds_until_next(), 0)

    def test_drain_gives_all_in_due_order(self) -> None:
        self.delay("late", 600)
        self.delay("soon", 5)
        names = [c.event.request_id for c in self.scheduler.drain()]
        self.assertEqual(names, ["soon", "late"])
        self.assertEqual(len(self.scheduler), 0)


if __name__ == "__main__":
    unittest.main()
