"""Which cluster stands behind a bootstrap address.

Inside one process the same address always reaches the same in-memory
cluster, as on a network. Two services that are configured alike therefore
meet on the same topics without being handed each other's objects.
"""
from __future__ import annotations

from typing import Dict

from klaviyo.core.broker import InMemoryBroker

_CLUSTERS: Dict[str, InMemoryBroker] = {}


def connect(bootstrap_servers: str) -> InMemoryBroker:
    """The cluster at a comma-separated list of `host:port`."""
    hosts = sorted(h.strip() for h in bootstrap_servers.split(","))
    address = ",".join(host for host in hosts if host)
    if not address:
        raise ValueError("no bootstrap servers given")
    return _CLUSTERS.setdefault(address, InMemoryBroker())


def forget_all() -> None:
    """Drop every cluster and its records (tests begin with this)."""
    _CLUSTERS.clear()
