"""May this pod take new events? Asked before every poll.

Two things decide. The fleet: while a migration moves from `dove` to `edam`,
pods of both run, and only those of the active fleet consume. And Statsig:
its config, named by `rollout_orchestrator_config_key`, opens and closes the
default pods and the rollout pods apart from each other.

A closed pod goes on serving and answering for what it already holds.
"""
from __future__ import annotations

from dataclasses import dataclass

from klaviyo.core.statsig import DynamicConfigClient

from .distribution.pod_index import PodIdentity
from .settings import OrchestratorSettings


@dataclass(frozen=True)
class RolloutConfig:
    """The defaults are what holds when Statsig has no entry."""

    default_pods_enabled: bool = True
    rollout_pods_enabled: bool = False


@dataclass(frozen=True)
class GateDecision:
    may_consume: bool
    reason: str


class PodGate:
    def __init__(
        self,
        statsig: DynamicConfigClient,
        settings: OrchestratorSettings,
        identity: PodIdentity,
    ) -> None:
        self._statsig = statsig
        self._settings = settings
        self._identity = identity

    def get_rollout_config(self) -> RolloutConfig:
        """Read anew each time: a change in the console acts at once."""
        key = self._settings.rollout_orchestrator_config_key
        values = self._statsig.get_config(key)
        return RolloutConfig(
            # Only a plain `false` closes the default pods, and only a
            # plain `true` opens the others: a typing mistake does neither.
            values.get("default_pods_enabled", True) is not False,
            values.get("rollout_pods_enabled", False) is True,
        )

    def decide(self) -> GateDecision:
        active = self._settings.active_cluster_fleet
        if self._identity.fleet != active:
            return GateDecision(False, "active fleet is " + active)
        config = self.get_rollout_config()
        if self._settings.is_rollout:
            return GateDecision(config.rollout_pods_enabled, "rollout pod")
        return GateDecision(config.default_pods_enabled, "default pod")
