from __future__ import annotations

import unittest
from datetime import timedelta

from app.services.events.ingest.service.classifier.static import (
    RULES,
    SLO_BY_PRIORITY,
    StaticClassifier,
)
from app.services.events.ingest.service.dtos import Priority, Purpose
from tests.support import make_event


class StaticClassifierTest(unittest.TestCase):
    def setUp(self) -> None:
        self.classifier = StaticClassifier()

    def test_flow_trigger_is_p30_with_five_seconds(self) -> None:
        tags = self.classifier.classify(make_event("flow-trigger"))
        self.assertEqual(tags.priority, Priority.P30)
        self.assertEqual(tags.slo, timedelta(seconds=5))
        self.assertTrue(tags.realtime)

    def test_profile_activity_is_p20_with_one_minute(self) -> None:
        tags = self.classifier.classify(make_event("viewed-product"))
        self.assertEqual(tags.priority, Priority.P20)
        self.assertEqual(tags.slo, timedelta(minutes=1))

    def test_import_is_p10_with_twenty_minutes(self) -> None:
        tags = self.classifier.classify(make_event("csv-import"))
        self.assertEqual(tags.priority, Priority.P10)
        self.assertEqual(tags.slo, timedelta(minutes=20))
        self.assertFalse(tags.realtime)

    def test_past_event_is_bulk_even_if_it_could_trigger_a_flow(self) -> None:
        tags = self.classifier.classify(make_event("historical-order"))
        self.assertEqual(tags.purpose, Purpose.FLOW_TRIGGER)
        self.assertEqual(tags.priority, Priority.P10)

    def test_unknown_type_is_bulk(self) -> None:
        tags = self.classifier.classify(make_event("something-new"))
        self.assertEqual(tags.priority, Priority.P10)

    def test_same_type_gives_same_tags_for_every_company(self) -> None:
        for event_type in RULES:
            with self.subTest(event_type):
                one = make_event(event_type, company_id="a")
                other = make_event(event_type, company_id="b")
                self.assertEqual(
                    self.classifier.classify(one),
                    self.classifier.classify(other),
                )

    def test_more_urgent_levels_have_shorter_slos(self) -> None:
        slos = [SLO_BY_PRIORITY[level] for level in (10, 20, 30)]
        self.assertEqual(slos, sorted(slos, reverse=True))


if __name__ == "__main__":
    unittest.main()
