"""What Statsig decides for PrepPublisher: the cluster rollout.

PrepPublisher has no hot settings; everything that can change without a
deploy is read here. The answer is asked for anew with every batch, so a
change in the console acts within seconds.
"""
from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

from klaviyo.core.statsig import DynamicConfigClient
from klaviyo.data_exchange.prep_publisher.server.settings import (
    get_settings,
)


@dataclass(frozen=True)
class RolloutConfig:
    """How much traffic the rollout cluster takes, and whether it may."""

    rollout_percentage: int = 0  # of companies, 0..100
    rollout_producers_enabled: bool = False


NO_ROLLOUT = RolloutConfig()

_statsig: Optional[DynamicConfigClient] = None


def initialize(statsig: Optional[DynamicConfigClient]) -> None:
    """Called once by `main.py`, before the first batch."""
    global _statsig
    _statsig = statsig


def get_rollout_config(config_key: Optional[str] = None) -> RolloutConfig:
    """Read the rollout's dynamic config.

    The key comes from the appfile's ROLLOUT_CONFIG_KEY, since staging and
    production are steered apart: `event_gateway_cluster_rollout_staging`
    and `event_gateway_cluster_rollout_prod`.
    """
    if _statsig is None:
        return NO_ROLLOUT
    key = config_key or get_settings().rollout_config_key
    values = _statsig.get_config(key)
    enabled = values.get("rollout_producers_enabled", False) is True
    return RolloutConfig(
        rollout_percentage=_percentage(values.get("rollout_percentage", 0)),
        rollout_producers_enabled=enabled,
    )


def _percentage(value: Any) -> int:
    """A mistyped percentage must not move a single company."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return 0
    return int(min(100, max(0, value)))
