"""How a service learns that it should stop."""
from __future__ import annotations

import asyncio
import signal


def stop_on_signal() -> asyncio.Event:
    """An event that Kubernetes' SIGTERM, or Ctrl-C, sets.

    Call it inside the running loop. The service then finishes what it has
    begun; Kubernetes kills it only after the grace period.
    """
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signum, stopping.set)
    return stopping
