"""Where PrepPublisher writes, listens and reports, per environment.

Defaults are production's. The appfile sets what differs from pod to pod or
from environment to environment; `klaviyo.core.settings` says how a variable
is found. The SASL password is not a setting: it is mounted as a secret.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import ClassVar, Optional

from klaviyo.core.settings import Settings, SettingsError
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)


class RuntimeEnvironment(str, Enum):
    """Staging and production report under different statsd names."""

    PRODUCTION = "prod"
    STAGING = "staging"

    @property
    def statsd_base_name(self) -> str:
        prefix = "staging_" if self is RuntimeEnvironment.STAGING else ""
        return "klaviyo.data_exchange." + prefix + "prep_publisher"

    def topic(self, name: str) -> str:
        """Staging shares the brokers, so it must not share topic names."""
        if self is RuntimeEnvironment.STAGING:
            scope, dot, rest = name.rpartition(".")
            return scope + dot + "staging-" + rest
        return name


# One topic per priority, so that consumers can be tuned, and paused, one by
# one. A single topic would make urgent events queue behind bulk ones.
PRIORITY_TOPICS = {
    10: "events.public.p10-events-express-v1",  # SLO 20 minutes
    20: "events.public.p20-events-express-v1",  # SLO 1 minute
    30: "events.public.p30-events-express-v1",  # SLO 5 seconds
    pb.PRIORITY_OFFLOAD: "events.private.offload-v1",  # throttled or shed
}
FAILED_WRITES_TOPIC = "events.private.failed-writes-v1"  # on GP-03
DLQ_TOPIC = "events.private.dlq-v1"  # on GP-03

# Each environment has its own; staging's contain the word "staging".
ENV_AWARE_FIELDS = (
    "rollout_config_key",
    "failed_events_bucket",
    "service_host",
)


@dataclass
class MonitoringSettings(Settings):
    """Errors that are kept out of Sentry on purpose, and why."""

    env_prefix: ClassVar[str] = "MONITORING_"

    # aiokafka logs each dropped connection, then reconnects and resends.
    sentry_filter_connection_reset_error: bool = True
    # A deploy cancels calls in flight; their callers retry elsewhere.
    sentry_filter_cancelled_error: bool = True
    # Never filtered by default: a timeout means that an event took the
    # fallback.
    sentry_filter_kafka_timeout_error: bool = False


@dataclass
class PrepPublisherSettings(Settings):
    runtime_environment: RuntimeEnvironment = RuntimeEnvironment.PRODUCTION

    # Primary cluster.
    kafka_bootstrap_servers: str = (
        "boot-t0c.kafkaeventgateway.ww49o7.c20.kafka.us-east-1"
        ".amazonaws.com:9096,"
        "boot-fok.kafkaeventgateway.ww49o7.c20.kafka.us-east-1"
        ".amazonaws.com:9096,"
        "boot-vh6.kafkaeventgateway.ww49o7.c20.kafka.us-east-1"
        ".amazonaws.com:9096"
    )
    kafka_security_protocol: str = "SASL_SSL"
    kafka_sasl_mechanism: str = "SCRAM-SHA-512"
    kafka_sasl_username: str = "kafka-event-gateway"
    kafka_retries: int = 10

    # The cluster that companies move to during a migration.
    rollout_kafka_bootstrap_servers: str = "rollout-event-gateway:9096"
    # Statsig dynamic config that steers the migration. The appfile names
    # it: `event_gateway_cluster_rollout_prod`, or `_staging`.
    rollout_config_key: str = "event_gateway_cluster_rollout_prod"

    # GP-03, the fallback cluster: it must not share an outage with the
    # primary, or a failed write would have nowhere to go.
    fallback_kafka_bootstrap_servers: str = "gp-03:9096"
    # The last resort; its objects wait for a manual republish.
    failed_events_bucket: str = "event-gateway-failed-events-prod"

    service_host: str = "prep-publisher-prod.internal.clovesoftware.com"
    grpc_port: int = 50051
    liveness_port: int = 50099
    statsd_port: int = 9102

    monitoring: MonitoringSettings = field(
        default_factory=MonitoringSettings
    )

    @property
    def statsd_base_name(self) -> str:
        return self.runtime_environment.statsd_base_name

    @property
    def failed_writes_topic(self) -> str:
        return self.runtime_environment.topic(FAILED_WRITES_TOPIC)

    @property
    def dlq_topic(self) -> str:
        return self.runtime_environment.topic(DLQ_TOPIC)

    def priority_topic(self, priority: int) -> str:
        if priority not in PRIORITY_TOPICS:
            raise SettingsError("no topic for priority %r" % priority)
        return self.runtime_environment.topic(PRIORITY_TOPICS[priority])

    def validate(self) -> None:
        """Refuse a value that was meant for the other environment.

        Copying an appfile and forgetting one line is how staging traffic
        ends up steered by the production rollout, or the reverse.
        """
        staging = self.runtime_environment is RuntimeEnvironment.STAGING
        for name in ENV_AWARE_FIELDS:
            value = getattr(self, name)
            if ("staging" in value) is not staging:
                raise SettingsError(
                    "%s='%s' does not belong in %s"
                    % (name, value, self.runtime_environment.value)
                )


_settings: Optional[PrepPublisherSettings] = None


def get_settings() -> PrepPublisherSettings:
    """The process's settings, read from the environment once."""
    global _settings
    if _settings is None:
        _settings = PrepPublisherSettings.from_env()
    return _settings
