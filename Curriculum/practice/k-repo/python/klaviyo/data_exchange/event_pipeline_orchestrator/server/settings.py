"""What a pod consumes, how much of it it may hold, and who it is.

Defaults are production's. The appfile sets what differs between pods and
environments: each field is read from the variable of its name in capitals.
The SASL password is not a setting: it is mounted as a secret.
"""
from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar, List, Optional

from klaviyo.core.settings import Settings, SettingsError

from .streams import Stream

# The fleets of Kubernetes clusters, old to new.
CLUSTER_FLEETS = ("dove", "edam")


class RuntimeEnvironment(str, Enum):
    PRODUCTION = "prod"
    STAGING = "staging"


class EnvAwareField:
    """A setting whose value must say which environment it is for.

    Copying an appfile and forgetting one line is how a staging pod gets
    steered by production's rollout, or the reverse. So in staging the
    value must contain "staging", and in production it must not. There is
    no staging default: a forgotten line has to stop the pod at its start.
    """

    def __init__(self, default: str) -> None:
        self.default = default
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, settings: Any, owner: Optional[type] = None) -> str:
        if settings is None:  # asked of the class: dataclasses do
            return self.default
        return settings.__dict__[self.name]

    def __set__(self, settings: Any, value: str) -> None:
        settings.__dict__[self.name] = value

    def check(self, value: str, environment: RuntimeEnvironment) -> None:
        staging = environment is RuntimeEnvironment.STAGING
        if ("staging" in value) is not staging:
            raise SettingsError(
                "%s='%s' does not belong in %s"
                % (self.name, value, environment.value)
            )


@dataclass
class RetryQueuesSettings(Settings):
    """Delays of the retry topics: 60, 120, 240 and 480 seconds."""

    env_prefix: ClassVar[str] = "RETRY_QUEUES_"

    retry_delay_levels: int = 4
    retry_backoff_delay_seconds: int = 60
    retry_backoff_multiplier: int = 2
    # Every NACK spends one; an event that has none left goes to the DLQ.
    retry_budget: int = 8

    def delay_seconds(self, level: int) -> int:
        """How long an event waits in the topic of `level` (from 1)."""
        growth = self.retry_backoff_multiplier ** (level - 1)
        return self.retry_backoff_delay_seconds * growth

    def level_for(self, delay_seconds: float) -> int:
        """The shortest level that waits long enough, else the last."""
        for level in self.levels():
            if delay_seconds <= self.delay_seconds(level):
                return level
        return self.retry_delay_levels

    def levels(self) -> range:
        return range(1, self.retry_delay_levels + 1)

    def validate(self) -> None:
        least = min(
            self.retry_delay_levels,
            self.retry_backoff_delay_seconds,
            self.retry_backoff_multiplier,
        )
        if least < 1:
            raise SettingsError("levels, delay, multiplier: at least 1")


@dataclass
class OrchestratorSettings(Settings):
    runtime_environment: RuntimeEnvironment = RuntimeEnvironment.PRODUCTION

    # Memory. The buffer takes half of the pod: the rest is Python objects,
    # batches on their way out, and what one more poll may bring in.
    pod_memory_limit_megabytes: int = 7000
    buffer_capacity_megabytes: int = 3500
    # A stream is paused while the WHOLE buffer is filled to its percentage
    # or beyond, whoever filled it. The most patient stream pauses first.
    memory_percentage_threshold_p10: int = 20
    memory_percentage_threshold_p20: int = 50
    memory_percentage_threshold_p30: int = 80
    memory_percentage_threshold_offload: int = 30
    memory_percentage_threshold_retry: int = 70

    # Identity. Must equal `replicas` of the appfile: a pod's globally
    # unique index is made from it (see utils.py).
    number_of_replicas: int = 90
    number_of_clusters: int = 4
    kubernetes_cluster: str = "prod-edam-a"  # set by the platform
    # The fleet that may consume; changed to move from `dove` to `edam`.
    active_cluster_fleet: str = "edam"
    # Whether this StatefulSet belongs to a rollout (see gating.py), and
    # the Statsig dynamic config that opens and closes either kind of pod.
    is_rollout: bool = False
    rollout_orchestrator_config_key: str = EnvAwareField(
        "event_gateway_cluster_rollout_prod"
    )

    # Topics, by their production names.
    p10_topic: str = "events.public.p10-events-express-v1"
    p20_topic: str = "events.public.p20-events-express-v1"
    p30_topic: str = "events.public.p30-events-express-v1"
    offload_topic: str = "events.private.offload-v1"
    retry_topic_prefix: str = "events.public.events-express-v1-retry-"
    response_topic: str = "response"
    flow_control_topic: str = "events.private.flow-control-v1"
    dlq_topic: str = "events.private.dlq-v1"

    # Consumers.
    consumer_group_id: str = EnvAwareField("events-orchestrator-prod")
    enable_manual_partition_assignment: bool = True
    enable_retry_consumer: bool = True
    max_records: int = 500  # of one poll
    retry_queues: RetryQueuesSettings = field(
        default_factory=RetryQueuesSettings
    )

    # Tasks.
    lease_seconds: float = 60.0
    # How late a waiting task may be before another pod should have it.
    offload_grace_seconds: float = 60.0
    # How far away the new deadline of an event is that comes back from the
    # offload topic, counted from the moment when a pod reads it.
    offload_slo_seconds: float = 1200.0
    # How long a stopping pod still listens for the answers to its leases;
    # shorter than the appfile's termination_grace_period_seconds.
    drain_seconds: float = 90.0

    # Connections. Each Kubernetes cluster reads the Kafka cluster named
    # here, which has one partition a topic for each of its pods.
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
    host: str = EnvAwareField(
        "events-orchestrator-prod.internal.clovesoftware.com"
    )
    grpc_port: int = 50051
    liveness_port: int = 50099
    statsd_port: int = 9102
    statsd_base_name: str = (
        "klaviyo.internal_exchange.event_pipeline_orchestrator"
    )

    def __post_init__(self) -> None:
        self.validate()  # also for settings that did not come from_env

    @property
    def buffer_capacity_bytes(self) -> int:
        return self.buffer_capacity_megabytes * 1_000_000

    def threshold_percent(self, stream: Stream) -> int:
        return getattr(self, "memory_percentage_threshold_" + stream.value)

    def topic(self, name: str) -> str:
        """Staging shares the brokers, so it must not share topic names."""
        if self.runtime_environment is RuntimeEnvironment.STAGING:
            scope, dot, rest = name.rpartition(".")
            return scope + dot + "staging-" + rest
        return name

    def retry_topic(self, level: int) -> str:
        return self.topic(self.retry_topic_prefix + str(level))

    def topics(self, stream: Stream) -> List[str]:
        if stream is Stream.RETRY:
            levels = self.retry_queues.levels()
            return [self.retry_topic(level) for level in levels]
        return [self.topic(getattr(self, stream.value + "_topic"))]

    def enabled_streams(self) -> List[Stream]:
        off = set() if self.enable_retry_consumer else {Stream.RETRY}
        return [stream for stream in Stream if stream not in off]

    def validate(self) -> None:
        for name, declared in vars(type(self)).items():
            if isinstance(declared, EnvAwareField):
                value = getattr(self, name)
                declared.check(value, self.runtime_environment)
        self._validate_memory()
        if self.number_of_replicas < 1:
            raise SettingsError("number_of_replicas must be at least 1")
        if self.active_cluster_fleet not in CLUSTER_FLEETS:
            raise SettingsError(
                "active_cluster_fleet='%s', expected one of %s"
                % (self.active_cluster_fleet, ", ".join(CLUSTER_FLEETS))
            )

    def _validate_memory(self) -> None:
        limit = self.pod_memory_limit_megabytes
        if not 0 < self.buffer_capacity_megabytes < limit:
            raise SettingsError("the buffer must fit into the pod")
        for stream in Stream:
            percent = self.threshold_percent(stream)
            if not 0 < percent < 100:
                raise SettingsError(
                    "threshold of %s: %d is not between 1 and 99"
                    % (stream.value, percent)
                )
