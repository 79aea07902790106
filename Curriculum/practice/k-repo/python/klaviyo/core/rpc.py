"""In-process stand-in for gRPC: servicers are found by their target.

A servicer has the methods that the generated code would ask for, such as
`async def PublishEvents(self, request, context)`. Calling it through
`channel()` passes the same objects that a real stub would put on the wire.
"""
from __future__ import annotations

from typing import Any, Dict

_SERVICERS: Dict[str, Any] = {}


class RpcError(Exception):
    def __init__(self, code: str, details: str = "") -> None:
        super().__init__("%s: %s" % (code, details))
        self.code = code
        self.details = details


class RpcContext:
    """What a servicer may tell the caller besides its response."""

    def __init__(self) -> None:
        self.code = "OK"
        self.details = ""

    async def abort(self, code: str, details: str = "") -> None:
        self.code, self.details = code, details
        raise RpcError(code, details)


def serve(target: str, servicer: Any) -> None:
    """Make `servicer` answer at `target`, such as `localhost:50051`."""
    _SERVICERS[target] = servicer


def stop(target: str) -> None:
    _SERVICERS.pop(target, None)


class Channel:
    """Looks its servicer up on each call, so a restart is noticed."""

    def __init__(self, target: str) -> None:
        self.target = target

    async def call(self, method: str, request: Any) -> Any:
        servicer = _SERVICERS.get(self.target)
        if servicer is None:
            raise RpcError("UNAVAILABLE", "no server at " + self.target)
        handler = getattr(servicer, method, None)
        if handler is None:
            raise RpcError("UNIMPLEMENTED", method)
        return await handler(request, RpcContext())


def channel(target: str) -> Channel:
    return Channel(target)
