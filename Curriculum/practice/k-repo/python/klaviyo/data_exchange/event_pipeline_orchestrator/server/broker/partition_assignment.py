"""Which partition belongs to this pod.

With manual assignment pod 17 of a cluster owns partition 17 of every topic,
now and after each restart. No two pods compete for a partition, and no
rebalance stops ninety consumers because one of them went away.
"""
from __future__ import annotations

from typing import List, Sequence, Tuple

from klaviyo.core.broker import InMemoryBroker

from ..distribution.pod_index import PodIdentity
from ..settings import OrchestratorSettings


class PartitionAssignmentError(Exception):
    """The topic has no partition for this pod: it would consume nothing."""


def assign_partitions(
    broker: InMemoryBroker,
    topics: Sequence[str],
    identity: PodIdentity,
    settings: OrchestratorSettings,
) -> List[Tuple[str, int]]:
    if not settings.enable_manual_partition_assignment:
        # The group protocol would divide the partitions among the members
        # of the group; a pod alone in its group, as in a test, gets all.
        return [
            (topic, partition)
            for topic in topics
            for partition in range(broker.partitions(topic))
        ]
    return [
        (topic, owned_partition(broker, topic, identity))
        for topic in topics
    ]


def owned_partition(
    broker: InMemoryBroker, topic: str, identity: PodIdentity
) -> int:
    """The ordinal, not the global index: each cluster has its own Kafka
    cluster, with as many partitions a topic as it has pods."""
    partitions = broker.partitions(topic)
    if identity.ordinal >= partitions:
        raise PartitionAssignmentError(
            "%s has %d partitions, none for pod %d"
            % (topic, partitions, identity.ordinal)
        )
    return identity.ordinal
