"""A pod's globally unique index, from what Kubernetes tells the pod.

A StatefulSet names its pods `<name>-0`, `<name>-1`, and so on: the ordinal.
Ordinals repeat in every cluster, so the cluster's number sets them apart:

    index = cluster number * number_of_replicas + ordinal

With 4 clusters of 90 replicas that gives 0 to 359, each exactly once.
Processors use the index to address one pod.
"""
from __future__ import annotations

import logging
import re
from typing import NamedTuple

log = logging.getLogger(__name__)

_ORDINAL = re.compile(r"-(\d+)$")
_CLUSTER = re.compile(r"^[a-z]+-(?P<fleet>[a-z]+)-(?P<letter>[a-z])$")


class ClusterPlace(NamedTuple):
    fleet: str  # `edam`
    number: int  # a is 0, b is 1, ...


def parse_ordinal(host_name: str) -> int:
    """`events-orchestrator-17` -> 17; a domain after it is ignored."""
    pod_name = host_name.split(".")[0]
    found = _ORDINAL.search(pod_name)
    if found is None:
        raise ValueError(
            "'%s' is no StatefulSet pod: it should end in -<ordinal>"
            % host_name
        )
    return int(found.group(1))


def parse_cluster(kubernetes_cluster: str) -> ClusterPlace:
    """`prod-edam-d` -> fleet `edam`, number 3."""
    found = _CLUSTER.match(kubernetes_cluster)
    if found is None:
        raise ValueError(
            "'%s' is no cluster: expected <env>-<fleet>-<letter>"
            % kubernetes_cluster
        )
    number = ord(found.group("letter")) - ord("a")
    return ClusterPlace(found.group("fleet"), number)


def generate_unique_index(
    cluster_number: int, number_of_replicas: int, ordinal: int
) -> int:
    """Unique only if `number_of_replicas` is the appfile's `replicas`.

    With replicas at 90 and number_of_replicas left at 1, pod 1 of cluster
    0 and pod 0 of cluster 1 are both index 1: a call for index 1 reaches
    one of them, and the other is never asked.
    """
    if ordinal >= number_of_replicas:
        # A pod cannot see `replicas`, but its own ordinal proves them
        # larger. It still starts: refusing would stop nearly every pod,
        # where a wrong index only spreads the load badly.
        log.error(
            "ordinal %d does not fit number_of_replicas=%d: "
            "pod indexes collide", ordinal, number_of_replicas,
        )
    return cluster_number * number_of_replicas + ordinal
