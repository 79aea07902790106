"""The five streams of events that a pod consumes."""
from __future__ import annotations

from enum import Enum


class Stream(str, Enum):
    """Each has its topics, its threshold, and is paused on its own."""

    P10 = "p10"
    P20 = "p20"
    P30 = "p30"
    OFFLOAD = "offload"
    RETRY = "retry"


# Events on their first way through. Only these are ever offloaded: one
# that has been moved aside already must not be moved again and again.
PRIMARY_STREAMS = (Stream.P10, Stream.P20, Stream.P30)
