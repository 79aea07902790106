"""Who this pod is: its ordinal, its index, and the address they give it."""
from __future__ import annotations

from dataclasses import dataclass

from klaviyo.core.settings import SettingsError

from ..settings import OrchestratorSettings
from ..utils import (
    ClusterPlace,
    generate_unique_index,
    parse_cluster,
    parse_ordinal,
)


@dataclass(frozen=True)
class PodIdentity:
    host_name: str  # `events-orchestrator-17`
    kubernetes_cluster: str  # `prod-edam-b`
    fleet: str  # `edam`
    cluster_number: int  # 1
    ordinal: int  # 17: which partition is ours, within the cluster
    index: int  # 107: how processors address us, over all clusters
    # False when the ordinal alone proves that indexes collide.
    index_is_unique: bool = True


def identify_pod(
    settings: OrchestratorSettings, host_name: str
) -> PodIdentity:
    place = parse_cluster(settings.kubernetes_cluster)
    cluster_number = _number_within_deployment(settings, place)
    ordinal = parse_ordinal(host_name)
    replicas = settings.number_of_replicas
    return PodIdentity(
        host_name=host_name.split(".")[0],
        kubernetes_cluster=settings.kubernetes_cluster,
        fleet=place.fleet,
        cluster_number=cluster_number,
        ordinal=ordinal,
        index=generate_unique_index(
            cluster_number, replicas, ordinal
        ),
        index_is_unique=ordinal < replicas,
    )


def _number_within_deployment(
    settings: OrchestratorSettings, place: ClusterPlace
) -> int:
    """Staging runs in cluster d alone: there it is the first, not the 4th."""
    if settings.number_of_clusters == 1:
        return 0
    if place.number >= settings.number_of_clusters:
        raise SettingsError(
            "%s is none of the first %d clusters"
            % (settings.kubernetes_cluster, settings.number_of_clusters)
        )
    return place.number


def pod_target(host: str, grpc_port: int, index: int) -> str:
    """The address of one pod behind the shared host name.

    All pods stand behind one host; the index behind the port stands for
    the routing header by which the load balancer finds the pod. Two pods
    with one index are one target: only one of them gets the calls.
    """
    return "%s:%d/%d" % (host, grpc_port, index)
