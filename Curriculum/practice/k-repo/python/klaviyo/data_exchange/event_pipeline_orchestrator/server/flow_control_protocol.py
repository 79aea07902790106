"""How a pod tells the ingest layer that P10 is too much, or fits again.

A pod knows how late events are; only the ingest layer can send fewer. The
two never call each other: a pod writes a signal to the flow-control topic,
IngestService's SLO service reads it and applies AIMD to its P10 capacity.
Neither waits for the other, and neither fails with the other.

P10 alone is controlled. It has twenty minutes to spare, so slowing it down
costs least and makes room for what cannot wait.
"""
from __future__ import annotations

import json
import logging
import statistics
from dataclasses import dataclass
from enum import Enum
from typing import Callable, List, Optional

from klaviyo.core.broker import InMemoryBroker, KafkaError
from klaviyo.core.statsd import StatsClient

from .settings import OrchestratorSettings, Stream

log = logging.getLogger(__name__)

FLOW_CONTROL_TOPIC = OrchestratorSettings.flow_control_topic
CONTROLLED_PRIORITY = 10
P10_SLO_SECONDS = 20 * 60

# A pod speaks at most once in this time. Many pods see one congestion, so
# a reader must take the signals of one interval together: halving for each
# of 360 pods would leave P10 nothing.
SIGNAL_INTERVAL_SECONDS = 5.0

# P10 must be well below its SLO before more of it is asked for; between
# the two marks a pod is silent, or it would call for both in turn.
RECOVERED_BELOW_SLO_SHARE = 0.5
# Enough for ingest to climb from its floor to the top, then be quiet.
RECOVERY_SIGNALS = 60


class Signal(str, Enum):
    DECREASE = "decrease"  # cut P10 capacity, multiplicatively
    RECOVER = "recover"  # give a fixed step of it back


class FlowControlError(ValueError):
    """A record of the topic that is no signal."""


@dataclass(frozen=True)
class FlowControlMessage:
    """What travels on the topic. Both sides use this class."""

    signal: Signal
    orchestrator_index: int
    processing_delay_seconds: float  # the median that led to the signal
    sent_at: float  # seconds since 1970, to ignore what is stale
    priority_level: int = CONTROLLED_PRIORITY

    def encode(self) -> bytes:
        body = dict(vars(self), signal=self.signal.value)
        return json.dumps(body, sort_keys=True).encode("utf-8")

    @classmethod
    def decode(cls, data: bytes) -> FlowControlMessage:
        try:
            body = json.loads(data.decode("utf-8"))
            return cls(
                signal=Signal(body["signal"]),
                orchestrator_index=int(body["orchestrator_index"]),
                processing_delay_seconds=float(
                    body["processing_delay_seconds"]
                ),
                sent_at=float(body["sent_at"]),
                priority_level=int(body["priority_level"]),
            )
        except (ValueError, KeyError, TypeError) as error:
            raise FlowControlError("not a signal: %r" % error) from error


class CongestionDetector:
    """Compares the processing delay of P10 with its SLO.

    The delay runs from ingestion until the pod is done with the event: to
    its ACK, or to the moment when it is offloaded as too late. So it has
    every wait in it: in Kafka while the stream was paused, in the buffer,
    in a processor. The median decides: one stuck event is not congestion.
    """

    def __init__(self, slo_seconds: float = P10_SLO_SECONDS) -> None:
        self._slo_seconds = slo_seconds
        self._delays: List[float] = []
        self._recovery_signals_left = 0

    def observe(self, delay_seconds: float) -> None:
        self._delays.append(delay_seconds)

    def take_median(self) -> Optional[float]:
        """The median since the last call; None when nothing was seen."""
        delays, self._delays = self._delays, []
        return statistics.median(delays) if delays else None

    def decide(self, median_delay: float) -> Optional[Signal]:
        if median_delay > self._slo_seconds:
            self._recovery_signals_left = RECOVERY_SIGNALS
            return Signal.DECREASE
        if median_delay > self._slo_seconds * RECOVERED_BELOW_SLO_SHARE:
            return None  # not late, but no room for more either
        if self._recovery_signals_left > 0:
            self._recovery_signals_left -= 1
            return Signal.RECOVER
        return None  # healthy, and nothing was taken away


class FlowControlProtocol:
    """Watches P10, and speaks up once an interval when there is cause."""

    def __init__(
        self,
        broker: InMemoryBroker,
        orchestrator_index: int,
        statsd: StatsClient,
        clock: Callable[[], float],
        topic: str = FLOW_CONTROL_TOPIC,
        detector: Optional[CongestionDetector] = None,
    ) -> None:
        self._broker = broker
        self._index = orchestrator_index
        self._statsd = statsd
        self._clock = clock
        self._topic = topic
        self._detector = detector or CongestionDetector()
        self._next_signal_at = clock() + SIGNAL_INTERVAL_SECONDS

    def observe(self, stream: Stream, delay_seconds: float) -> None:
        """Retried and offloaded events are late by design: not counted."""
        if stream is Stream.P10:
            self._detector.observe(delay_seconds)

    async def publish_if_due(self) -> Optional[FlowControlMessage]:
        now = self._clock()
        if now < self._next_signal_at:
            return None
        self._next_signal_at = now + SIGNAL_INTERVAL_SECONDS
        median_delay = self._detector.take_median()
        if median_delay is None:
            return None
        self._statsd.gauge("flow_control.p10_delay_s", median_delay)
        signal = self._detector.decide(median_delay)
        if signal is None:
            return None
        message = FlowControlMessage(signal, self._index, median_delay, now)
        return await self._publish(message)

    async def _publish(
        self, message: FlowControlMessage
    ) -> Optional[FlowControlMessage]:
        name = "flow_control." + message.signal.value
        try:
            await self._broker.send(self._topic, message.encode())
        except KafkaError as error:
            # No retry: the next interval has a newer opinion.
            log.warning("flow-control signal not sent: %r", error)
            self._statsd.incr(name + ".failed")
            return None
        self._statsd.incr(name)
        return message
