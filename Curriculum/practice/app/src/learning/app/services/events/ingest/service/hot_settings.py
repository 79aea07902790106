"""Hot settings: what an operator can change here without a deploy.

Every read goes to the source, so a new value counts from the next event on.
A value that cannot be read falls back to its default: a typing mistake in a
console must not stop ingestion. (PrepPublisher has no hot settings; its
run-time control is all Statsig.)
"""
from __future__ import annotations

from typing import Any, Callable, Dict, Mapping, Optional

# A source gives the text that an operator has set, or None.
Source = Callable[[str], Optional[str]]

# Name -> default. The type of the default says how the text is read.
DEFAULTS: Mapping[str, Any] = {
    # Off: every event proceeds, whatever the load. The emergency exit if
    # the dynamic classifier itself is what misbehaves.
    "dynamic_classification_enabled": True,
    # Off: flow-control signals are counted but change no capacity.
    "p10_aimd_enabled": True,
    # Off: what would be shed to offload is delayed instead, and goes on
    # when it has waited ten minutes.
    "p10_shedding_enabled": True,
    # Off: no company is held to its quota.
    "company_quota_enabled": True,
    # P10 events that one company may send in a minute without waiting.
    "company_quota_per_minute": 60000,
    # From this P10 capacity on excess events wait; below, they are shed.
    "p10_shed_below_capacity_percent": 50,
    # How long an excess event waits before it asks again.
    "p10_delay_seconds": 120,
}

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off"}


class HotSettings:
    def __init__(self, source: Optional[Source] = None) -> None:
        self._overrides: Dict[str, str] = {}
        self._source = source or self._overrides.get

    def set(self, name: str, text: str) -> None:
        """What the operator's console does, in this process."""
        if name not in DEFAULTS:
            raise KeyError("no hot setting is called '%s'" % name)
        self._overrides[name] = text

    def get(self, name: str) -> Any:
        default = DEFAULTS[name]
        text = self._source(name)
        if text is None:
            return default
        try:
            return _parse(text, default)
        except ValueError:
            return default

    def is_enabled(self, name: str) -> bool:
        return bool(self.get(name))


def _parse(text: str, default: Any) -> Any:
    if not isinstance(default, bool):
        return type(default)(text)
    word = text.strip().lower()
    if word not in _TRUE | _FALSE:
        raise ValueError("expected on or off, not '%s'" % text)
    return word in _TRUE
