"""Metrics by name. Every name starts with the service's base name.

Production sends these to a statsd daemon; here they stay in dictionaries,
so that a test can ask what a dashboard would show.
"""
from __future__ import annotations

from typing import Dict, List


class StatsClient:
    def __init__(self, base_name: str) -> None:
        self.base_name = base_name
        self.counters: Dict[str, int] = {}
        self.gauges: Dict[str, float] = {}
        self.timings: Dict[str, List[float]] = {}  # milliseconds

    def full_name(self, name: str) -> str:
        return "%s.%s" % (self.base_name, name)

    def incr(self, name: str, count: int = 1) -> None:
        key = self.full_name(name)
        self.counters[key] = self.counters.get(key, 0) + count

    def gauge(self, name: str, value: float) -> None:
        self.gauges[self.full_name(name)] = value

    def timing(self, name: str, ms: float) -> None:
        self.timings.setdefault(self.full_name(name), []).append(ms)

    def count(self, name: str) -> int:
        """What the counter stands at; 0 if it never moved."""
        return self.counters.get(self.full_name(name), 0)
