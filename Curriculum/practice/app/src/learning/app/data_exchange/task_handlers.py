"""What a processor does with an event, by the kind of its source.

Delivery is at least once: a lease may expire although the work was done,
and then the task comes again. A handler must therefore give the same result
when it sees the same `request_id` twice.
"""
from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import Any, Callable, Dict

from klaviyo.data_exchange.prep_publisher.proto.v1.prep_publisher_pb2 import (
    EventData,
)

log = logging.getLogger(__name__)

Handler = Callable[[EventData], None]

UNEXPECTED_ERROR_DELAY_SECONDS = 5.0  # short: retried from memory


@dataclass(frozen=True)
class Outcome:
    """What to tell the orchestrator: ACK if done, else NACK."""

    done: bool
    retry_delay_seconds: float = 0.0
    error: str = ""


class RetryLater(Exception):
    """Raised by a handler that cannot finish now, but expects to later.

    Below 60 seconds the orchestrator keeps the task in memory; with a
    longer delay it goes back to Kafka, to a retry topic that fits.
    """

    def __init__(self, delay_seconds: float, why: str = "") -> None:
        super().__init__(why or "retry in %g s" % delay_seconds)
        self.delay_seconds = delay_seconds


class ProfileTimelines:
    """The default handler: puts an event on its company's timeline."""

    def __init__(self) -> None:
        self._events: Dict[str, Dict[str, Any]] = {}

    def __call__(self, event: EventData) -> None:
        timeline = self._events.setdefault(event.metadata.company_id, {})
        # By request id: the second delivery overwrites the first.
        timeline[event.request_id] = json.loads(event.raw_payload)

    def count(self, company_id: str) -> int:
        return len(self._events.get(company_id, {}))


class TaskHandlers:
    def __init__(self, default: Handler) -> None:
        self._default = default
        self._by_source: Dict[str, Handler] = {}

    def register(self, source_name: str, handler: Handler) -> None:
        self._by_source[source_name] = handler

    def execute(self, event: EventData) -> Outcome:
        """Run the handler. One bad event must not end the worker."""
        source_name = event.metadata.source_name
        handler = self._by_source.get(source_name, self._default)
        try:
            handler(event)
        except RetryLater as error:
            return Outcome(False, error.delay_seconds, str(error))
        except Exception as error:
            log.exception("event %s failed", event.request_id)
            delay = UNEXPECTED_ERROR_DELAY_SECONDS
            return Outcome(False, delay, repr(error))
        return Outcome(True)
