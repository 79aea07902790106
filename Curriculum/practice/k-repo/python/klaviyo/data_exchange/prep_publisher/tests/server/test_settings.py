from __future__ import annotations

import unittest

from klaviyo.core.settings import SettingsError
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from klaviyo.data_exchange.prep_publisher.server.settings import (
    PrepPublisherSettings,
    RuntimeEnvironment,
)

STAGING_ENV = {
    "RUNTIME_ENVIRONMENT": "staging",
    "ROLLOUT_CONFIG_KEY": "event_gateway_cluster_rollout_staging",
    "FAILED_EVENTS_BUCKET": "event-gateway-failed-events-staging",
    "SERVICE_HOST": "prep-publisher-staging-prod.internal"
                    ".clovesoftware.com",
}


class RuntimeEnvironmentTests(unittest.TestCase):
    def test_the_environment_drives_the_statsd_prefix(self):
        self.assertEqual(
            RuntimeEnvironment.PRODUCTION.statsd_base_name,
            "klaviyo.data_exchange.prep_publisher",
        )
        self.assertEqual(
            RuntimeEnvironment.STAGING.statsd_base_name,
            "klaviyo.data_exchange.staging_prep_publisher",
        )


class SettingsTests(unittest.TestCase):
    def test_production_topics(self):
        settings = PrepPublisherSettings.from_env({})
        topics = {
            10: "events.public.p10-events-express-v1",
            20: "events.public.p20-events-express-v1",
            30: "events.public.p30-events-express-v1",
            pb.PRIORITY_OFFLOAD: "events.private.offload-v1",
        }
        for priority, topic in topics.items():
            self.assertEqual(settings.priority_topic(priority), topic)
        with self.assertRaises(SettingsError):
            settings.priority_topic(40)

    def test_ports(self):
        settings = PrepPublisherSettings.from_env({})
        self.assertEqual(settings.grpc_port, 50051)
        self.assertEqual(settings.liveness_port, 50099)
        self.assertEqual(settings.statsd_port, 9102)

    def test_staging_writes_to_topics_of_its_own(self):
        staging = PrepPublisherSettings.from_env(STAGING_ENV)
        production = PrepPublisherSettings.from_env({})
        for priority in (10, 20, 30, pb.PRIORITY_OFFLOAD):
            topic = staging.priority_topic(priority)
            self.assertIn("staging", topic)
            self.assertNotEqual(topic, production.priority_topic(priority))
        self.assertIn("staging", staging.failed_writes_topic)
        self.assertIn("staging", staging.dlq_topic)

    def test_a_production_value_is_refused_in_staging(self):
        for name in ("ROLLOUT_CONFIG_KEY", "FAILED_EVENTS_BUCKET",
                     "SERVICE_HOST"):
            env = {k: v for k, v in STAGING_ENV.items() if k != name}
            with self.assertRaisesRegex(SettingsError, name.lower()):
                PrepPublisherSettings.from_env(env)

    def test_a_staging_value_is_refused_in_production(self):
        key = STAGING_ENV["ROLLOUT_CONFIG_KEY"]
        env = {"ROLLOUT_CONFIG_KEY": key}
        with self.assertRaisesRegex(SettingsError, "rollout_config_key"):
            PrepPublisherSettings.from_env(env)

    def test_a_sentry_filter_can_be_switched_by_the_appfile(self):
        name = "MONITORING_SENTRY_FILTER_CONNECTION_RESET_ERROR"
        on = PrepPublisherSettings.from_env({}).monitoring
        off = PrepPublisherSettings.from_env({name: "false"}).monitoring
        self.assertTrue(on.sentry_filter_connection_reset_error)
        self.assertFalse(off.sentry_filter_connection_reset_error)


if __name__ == "__main__":
    unittest.main()
