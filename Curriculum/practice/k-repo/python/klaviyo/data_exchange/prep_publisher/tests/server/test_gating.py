from __future__ import annotations

import unittest

from klaviyo.core.statsig import DynamicConfigClient
from klaviyo.data_exchange.prep_publisher.server import gating
from klaviyo.data_exchange.prep_publisher.server.gating import (
    NO_ROLLOUT,
    RolloutConfig,
    get_rollout_config,
)

PROD = "event_gateway_cluster_rollout_prod"
STAGING = "event_gateway_cluster_rollout_staging"


class RolloutConfigTests(unittest.TestCase):
    def setUp(self):
        self.addCleanup(gating.initialize, None)

    def read(self, values, key=PROD):
        gating.initialize(DynamicConfigClient({PROD: values}))
        return get_rollout_config(key)

    def test_reads_percentage_and_switch(self):
        config = self.read({"rollout_percentage": 25,
                            "rollout_producers_enabled": True})
        self.assertEqual(config, RolloutConfig(25, True))

    def test_each_environment_has_its_own_key(self):
        values = {"rollout_percentage": 25,
                  "rollout_producers_enabled": True}
        self.assertEqual(self.read(values, key=STAGING), NO_ROLLOUT)

    def test_without_statsig_or_config_nothing_rolls_out(self):
        gating.initialize(None)
        self.assertEqual(get_rollout_config(PROD), NO_ROLLOUT)
        self.assertEqual(self.read({}), NO_ROLLOUT)

    def test_a_mistyped_value_moves_nobody(self):
        for wrong in ("50", None, True, [50]):
            config = self.read({"rollout_percentage": wrong,
                                "rollout_producers_enabled": "yes"})
            self.assertEqual(config, NO_ROLLOUT)

    def test_the_percentage_stays_between_0_and_100(self):
        for given, used in ((-5, 0), (0, 0), (100, 100), (250, 100)):
            config = self.read({"rollout_percentage": given})
            self.assertEqual(config.rollout_percentage, used)

    def test_a_change_in_the_console_is_seen_at_once(self):
        statsig = DynamicConfigClient({PROD: {"rollout_percentage": 1}})
        gating.initialize(statsig)
        statsig.set_config(PROD, {"rollout_percentage": 2})
        self.assertEqual(get_rollout_config(PROD).rollout_percentage, 2)


if __name__ == "__main__":
    unittest.main()
