"""Statsig: gates and dynamic configs that change without a deploy."""
from __future__ import annotations

from typing import Any, Dict, Optional


class DynamicConfigClient:
    def __init__(
        self,
        configs: Optional[Dict[str, Dict[str, Any]]] = None,
        gates: Optional[Dict[str, bool]] = None,
    ) -> None:
        self._configs = dict(configs or {})
        self._gates = dict(gates or {})

    def get_config(self, key: str) -> Dict[str, Any]:
        """The config's values; empty when nobody defined the key.

        Empty, not an error: a service must come up with its defaults when
        the console has no entry, or cannot be reached.
        """
        return dict(self._configs.get(key, {}))

    def check_gate(self, name: str) -> bool:
        """Closed unless somebody opened it."""
        return bool(self._gates.get(name, False))

    def set_config(self, key: str, values: Dict[str, Any]) -> None:
        """What an operator does in the Statsig console."""
        self._configs[key] = dict(values)

    def set_gate(self, name: str, is_open: bool) -> None:
        self._gates[name] = is_open
