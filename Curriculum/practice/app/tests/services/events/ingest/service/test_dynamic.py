from __future__ import annotations

import unittest
from typing import List

from app.services.events.ingest.service.classifier.dynamic import (
    MAX_DELAY_SECONDS,
    DynamicClassifier,
)
from app.services.events.ingest.service.classifier.static import (
    StaticClassifier,
)
from app.services.events.ingest.service.dtos import Decision, Verdict
from app.services.events.ingest.service.hot_settings import HotSettings
from app.services.events.ingest.service.slo_service import SloService
from tests.support import ManualClock, make_event


class DynamicClassifierTestCase(unittest.TestCase):
    def setUp(self) -> None:
        self.clock = ManualClock()
        self.hot = HotSettings()
        self.slo_service = SloService(self.hot, clock=self.clock)
        self.classifier = DynamicClassifier(
            self.slo_service, self.hot, self.clock
        )

    def classify(
        self, event_type: str, company_id: str = "V3qGae"
    ) -> Decision:
        event = make_event(event_type, company_id)
        tags = StaticClassifier().classify(event)
        return self.classifier.classify(event, tags)

    def verdicts(self, event_type: str, count: int) -> List[Verdict]:
        return [self.classify(event_type).verdict for _ in range(count)]

    def congest(self, times: int) -> None:
        for _ in range(times):
            self.slo_service.decrease()
            self.clock.advance(5)


class CapacityTest(DynamicClassifierTestCase):
    def test_everything_proceeds_at_full_capacity(self) -> None:
        self.assertEqual(
            set(self.verdicts("csv-import", 100)), {Verdict.PROCEED}
        )

    def test_excess_waits_after_one_decrease(self) -> None:
        self.congest(1)  # 50 %
        verdicts = self.verdicts("csv-import", 100)
        self.assertEqual(verdicts.count(Verdict.PROCEED), 50)
        self.assertEqual(verdicts.count(Verdict.DELAY), 50)

    def test_excess_is_shed_when_one_decrease_was_not_enough(self) -> None:
        self.congest(2)  # 25 %
        verdicts = self.verdicts("csv-import", 100)
        self.assertEqual(verdicts.count(Verdict.PROCEED), 25)
        self.assertEqual(verdicts.count(Verdict.SHED), 75)

    def test_urgent_levels_always_proceed(self) -> None:
        self.congest(10)
        for event_type in ("viewed-product", "flow-trigger"):
            with self.subTest(event_type):
                self.assertEqual(
                    set(self.verdicts(event_type, 50)), {Verdict.PROCEED}
                )

    def test_delay_never_spends_more_than_half_of_the_slo(self) -> None:
        self.hot.set("p10_delay_seconds", "86400")
        self.hot.set("p10_shedding_enabled", "off")
        self.congest(1)  # takes 5 seconds, which count as well
        decision = self.classify("csv-import")
        self.assertEqual(decision.delay_seconds, MAX_DELAY_SECONDS - 5)

    def test_event_that_would_wait_too_long_is_shed_at_once(self) -> None:
        self.hot.set("p10_delay_seconds", "86400")
        self.congest(1)
        self.assertEqual(self.classify("csv-import").verdict, Verdict.SHED)

    def test_event_that_has_waited_enough_is_shed(self) -> None:
        self.clock.advance(MAX_DELAY_SECONDS)
        self.congest(1)
        self.assertEqual(self.classify("csv-import").verdict, Verdict.SHED)


class QuotaTest(DynamicClassifierTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.hot.set("company_quota_per_minute", "3")

    def test_company_over_quota_waits_for_the_next_minute(self) -> None:
        self.clock.advance(20)
        self.verdicts("csv-import", 3)
        decision = self.classify("csv-import")
        self.assertEqual(decision.verdict, Verdict.DELAY)
        self.assertEqual(decision.delay_seconds, 40.0)

    def test_what_is_over_is_spread_at_the_pace_of_the_quota(self) -> None:
        self.verdicts("csv-import", 3)
        delays = [self.classify("csv-import").delay_seconds for _ in range(4)]
        self.assertEqual(delays, [60.0, 80.0, 100.0, 120.0])

    def test_other_companies_are_not_affected(self) -> None:
        self.verdicts("csv-import", 4)
        decision = self.classify("csv-import", company_id="other")
        self.assertEqual(decision.verdict, Verdict.PROCEED)

    def test_a_new_minute_has_a_new_quota(self) -> None:
        self.verdicts("csv-import", 4)
        self.clock.advance(60)
        decision = self.classify("csv-import")
        self.assertEqual(decision.verdict, Verdict.PROCEED)

    def test_urgent_events_do_not_count(self) -> None:
        self.verdicts("flow-trigger", 50)
        decision = self.classify("csv-import")
        self.assertEqual(decision.verdict, Verdict.PROCEED)


class HotSettingsTest(DynamicClassifierTestCase):
    def test_switching_shedding_off_delays_instead(self) -> None:
        self.congest(3)
        self.hot.set("p10_shedding_enabled", "off")
        self.assertNotIn(Verdict.SHED, self.verdicts("csv-import", 50))

    def test_switching_the_classifier_off_lets_all_proceed(self) -> None:
        self.congest(3)
        self.hot.set("dynamic_classification_enabled", "off")
        self.assertEqual(
            set(self.verdicts("csv-import", 50)), {Verdict.PROCEED}
        )

    def test_unreadable_value_means_the_default(self) -> None:
        self.hot.set("company_quota_per_minute", "many")
        self.assertEqual(self.hot.get("company_quota_per_minute"), 60_000)

    def test_unknown_name_is_refused(self) -> None:
        with self.assertRaisesRegex(KeyError, "company_qouta"):
            self.hot.set("company_qouta_enabled", "off")


if __name__ == "__main__":
    unittest.main()
