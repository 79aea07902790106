"""Settings: a default in code, an environment variable to override it.

A settings class is a dataclass that derives from `Settings`. Each field can
be set by the variable of the same name in capitals, after the class's
`env_prefix`; the type of the default says how the text is read. A field
whose default is itself a `Settings` is read with its own prefix.
"""
from __future__ import annotations

import dataclasses
import os
from typing import Any, ClassVar, Dict, Mapping, Optional, Type, TypeVar

S = TypeVar("S", bound="Settings")

_TRUE = {"1", "true", "yes", "on"}
_FALSE = {"0", "false", "no", "off", ""}


class SettingsError(ValueError):
    """A value that must not reach a running service."""


class Settings:
    env_prefix: ClassVar[str] = ""

    @classmethod
    def from_env(
        cls: Type[S],
        environ: Optional[Mapping[str, str]] = None,
        **overrides: Any,
    ) -> S:
        """Defaults, then environment variables, then `overrides`."""
        env = os.environ if environ is None else environ
        values: Dict[str, Any] = {}
        for field in dataclasses.fields(cls):  # type: ignore[arg-type]
            default = _default_of(field)
            name = cls.env_prefix + field.name.upper()
            if isinstance(default, Settings):
                values[field.name] = type(default).from_env(env)
            elif name in env:
                values[field.name] = parse(name, env[name], default)
        values.update(overrides)
        settings = cls(**values)
        settings.validate()
        return settings

    def validate(self) -> None:
        """Raise `SettingsError` for values that contradict each other."""


def _default_of(field: Any) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    raise SettingsError("setting '%s' has no default" % field.name)


def parse(name: str, text: str, default: Any) -> Any:
    """Read `text` as a value of the type of `default`."""
    try:
        if isinstance(default, bool):
            return _parse_bool(text)
        if isinstance(default, (tuple, list)):
            items = [item.strip() for item in text.split(",")]
            return type(default)(item for item in items if item)
        if default is None:
            return text
        return type(default)(text)  # int, float, str, Enum
    except ValueError as error:
        raise SettingsError("%s='%s': %s" % (name, text, error)) from error


def _parse_bool(text: str) -> bool:
    word = text.strip().lower()
    if word not in _TRUE | _FALSE:
        raise ValueError("expected true or false")
    return word in _TRUE
