from __future__ import annotations

import pathlib
import re
import unittest

from klaviyo.core.settings import SettingsError
from klaviyo.data_exchange.prep_publisher.server import (
    settings as prep_publisher,
)

from ...server import settings as settings_module
from ...server.flow_control_protocol import FLOW_CONTROL_TOPIC
from ...server.settings import (
    EnvAwareField,
    OrchestratorSettings,
    RetryQueuesSettings,
    RuntimeEnvironment,
)
from ...server.streams import Stream

STAGING = {
    "RUNTIME_ENVIRONMENT": "staging",
    "HOST": "events-orchestrator-staging-prod.internal.clovesoftware.com",
    "ROLLOUT_ORCHESTRATOR_CONFIG_KEY":
        "event_gateway_cluster_rollout_staging",
    "CONSUMER_GROUP_ID": "events-orchestrator-staging",
}


class ThresholdTest(unittest.TestCase):
    EXPECTED = {"p10": 20, "p20": 50, "p30": 80, "offload": 30, "retry": 70}

    def test_thresholds_by_stream(self) -> None:
        settings = OrchestratorSettings()
        actual = {s.value: settings.threshold_percent(s) for s in Stream}
        self.assertEqual(actual, self.EXPECTED)

    def test_most_patient_stream_pauses_first(self) -> None:
        order = sorted(Stream, key=OrchestratorSettings().threshold_percent)
        self.assertEqual(order, [
            Stream.P10, Stream.OFFLOAD, Stream.P20, Stream.RETRY, Stream.P30
        ])

    def test_thresholds_can_be_read_from_the_source_text(self) -> None:
        text = pathlib.Path(settings_module.__file__).read_text("utf-8")
        for name, percent in self.EXPECTED.items():
            field = "memory_percentage_threshold_" + name
            found = re.search(field + r"\D+(\d+)", text)
            assert found is not None
            self.assertEqual(int(found.group(1)), percent)

    def test_thresholds_stand_on_consecutive_lines(self) -> None:
        path = pathlib.Path(settings_module.__file__)
        lines = path.read_text("utf-8").splitlines()
        at = [
            number for number, line in enumerate(lines)
            if line.startswith("    memory_percentage_threshold_")
        ]
        self.assertEqual(at, list(range(at[0], at[0] + 5)))

    def test_threshold_of_100_would_never_pause(self) -> None:
        with self.assertRaises(SettingsError):
            OrchestratorSettings(memory_percentage_threshold_p30=100)

    def test_buffer_fits_into_the_pod(self) -> None:
        settings = OrchestratorSettings()
        self.assertEqual(settings.buffer_capacity_bytes, 3_500_000_000)
        self.assertEqual(settings.pod_memory_limit_megabytes, 7000)
        with self.assertRaises(SettingsError):
            OrchestratorSettings(buffer_capacity_megabytes=7000)


class EnvAwareFieldTest(unittest.TestCase):
    def test_staging_accepts_values_that_say_staging(self) -> None:
        settings = OrchestratorSettings.from_env(STAGING)
        self.assertEqual(settings.host, STAGING["HOST"])

    def test_staging_refuses_each_production_value(self) -> None:
        for forgotten in list(STAGING)[1:]:
            env = {k: v for k, v in STAGING.items() if k != forgotten}
            with self.subTest(forgotten):
                with self.assertRaises(SettingsError) as caught:
                    OrchestratorSettings.from_env(env)
                self.assertIn(forgotten.lower(), str(caught.exception))

    def test_production_refuses_a_staging_value(self) -> None:
        for name in list(STAGING)[1:]:
            with self.subTest(name):
                with self.assertRaises(SettingsError):
                    OrchestratorSettings.from_env({name: STAGING[name]})

    def test_fields_of_a_class_are_found_and_keep_own_values(self) -> None:
        one = OrchestratorSettings(consumer_group_id="one")
        two = OrchestratorSettings(consumer_group_id="two")
        self.assertEqual(one.consumer_group_id, "one")
        self.assertEqual(two.consumer_group_id, "two")

    def test_check_on_its_own(self) -> None:
        field = EnvAwareField("prod-value")
        field.check("prod-value", RuntimeEnvironment.PRODUCTION)
        with self.assertRaises(SettingsError):
            field.check("prod-value", RuntimeEnvironment.STAGING)


class RetryQueuesTest(unittest.TestCase):
    def setUp(self) -> None:
        self.queues = RetryQueuesSettings()

    def test_four_levels_from_60_seconds_doubling(self) -> None:
        delays = [self.queues.delay_seconds(n) for n in self.queues.levels()]
        self.assertEqual(delays, [60, 120, 240, 480])

    def test_level_is_the_shortest_that_waits_long_enough(self) -> None:
        expected = {60: 1, 61: 2, 120: 2, 200: 3, 480: 4, 9_999: 4}
        for delay, level in expected.items():
            self.assertEqual(self.queues.level_for(delay), level, delay)

    def test_backoff_can_be_set_by_the_appfile(self) -> None:
        settings = OrchestratorSettings.from_env(
            {"RETRY_QUEUES_RETRY_DELAY_LEVELS": "2"}
        )
        self.assertEqual(len(settings.topics(Stream.RETRY)), 2)

    def test_impossible_backoff_is_refused(self) -> None:
        env = {"RETRY_QUEUES_RETRY_DELAY_LEVELS": "0"}
        with self.assertRaises(SettingsError):
            OrchestratorSettings.from_env(env)


class TopicsTest(unittest.TestCase):
    def test_production_names(self) -> None:
        settings = OrchestratorSettings()
        names = [settings.topics(stream)[0] for stream in Stream]
        self.assertEqual(names, [
            "events.public.p10-events-express-v1",
            "events.public.p20-events-express-v1",
            "events.public.p30-events-express-v1",
            "events.private.offload-v1",
            "events.public.events-express-v1-retry-1",
        ])
        self.assertEqual(
            FLOW_CONTROL_TOPIC, "events.private.flow-control-v1"
        )
        self.assertEqual(settings.response_topic, "response")

    def test_we_read_what_prep_publisher_writes(self) -> None:
        for env in ({}, STAGING):
            ours = OrchestratorSettings.from_env(env)
            theirs = prep_publisher.RuntimeEnvironment(
                ours.runtime_environment.value
            )
            for level, stream in (
                (10, Stream.P10), (20, Stream.P20),
                (30, Stream.P30), (0, Stream.OFFLOAD),
            ):
                written = theirs.topic(prep_publisher.PRIORITY_TOPICS[level])
                self.assertEqual(ours.topics(stream), [written])

    def test_staging_topic_without_a_scope(self) -> None:
        settings = OrchestratorSettings.from_env(STAGING)
        topic = settings.topic(settings.response_topic)
        self.assertEqual(topic, "staging-response")

    def test_retry_consumer_can_be_switched_off(self) -> None:
        settings = OrchestratorSettings(enable_retry_consumer=False)
        self.assertNotIn(Stream.RETRY, settings.enabled_streams())
        everything = OrchestratorSettings().enabled_streams()
        self.assertEqual(everything, list(Stream))


class IdentitySettingsTest(unittest.TestCase):
    def test_fleets(self) -> None:
        self.assertEqual(OrchestratorSettings().active_cluster_fleet, "edam")
        OrchestratorSettings(active_cluster_fleet="dove")
        with self.assertRaises(SettingsError):
            OrchestratorSettings(active_cluster_fleet="gouda")

    def test_replicas_default_to_the_fleet_of_360(self) -> None:
        settings = OrchestratorSettings()
        pods = settings.number_of_replicas * settings.number_of_clusters
        self.assertEqual(pods, 360)
        with self.assertRaises(SettingsError):
            OrchestratorSettings(number_of_replicas=0)


if __name__ == "__main__":
    unittest.main()
