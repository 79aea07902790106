"""Pauses consumers before memory runs out, the most patient stream first.

A pod that runs out of memory dies with all it holds. A paused consumer
loses nothing: its events wait in Kafka, and only its lag grows.
"""
from __future__ import annotations

from typing import Callable, Dict, List, Mapping

from klaviyo.core.statsd import StatsClient

from ..streams import Stream
from .in_memory_buffer import InMemoryBuffer


class Pausable:
    """What pausing needs of a consumer."""

    paused: bool

    def pause(self) -> None:
        raise NotImplementedError

    def resume(self) -> None:
        raise NotImplementedError


class ThresholdPausing:
    def __init__(
        self,
        buffer: InMemoryBuffer,
        consumers: Mapping[Stream, Pausable],
        threshold_percent: Callable[[Stream], int],
        statsd: StatsClient,
    ) -> None:
        self._buffer = buffer
        self._consumers = dict(consumers)
        self._threshold_percent = threshold_percent
        self._statsd = statsd

    def is_over_threshold(self, stream: Stream) -> bool:
        """Is the buffer's TOTAL fill at or above this stream's threshold?

        The total, not the stream's own share: at 50 % full of P10, P20
        has to stop too, because the memory is gone whoever took it. At
        the threshold counts as over; anything below it does not.
        """
        fill = self._buffer.fill_percent
        return fill >= self._threshold_percent(stream)

    def apply(self) -> None:
        """Pause what is over its threshold, resume what is not.

        Called before every poll. Each stream is judged by its own number
        alone, so none pauses another. What polls go on filling, they fill
        for the streams with higher thresholds.
        """
        for stream, consumer in self._consumers.items():
            over = self.is_over_threshold(stream)
            if over and not consumer.paused:
                consumer.pause()
                self._statsd.incr("paused." + stream.value)
            elif not over and consumer.paused:
                consumer.resume()
                self._statsd.incr("resumed." + stream.value)

    def paused_streams(self) -> List[Stream]:
        return [s for s, c in self._consumers.items() if c.paused]

    def report(self) -> None:
        paused = set(self.paused_streams())
        gauges: Dict[str, float] = {
            "buffer.fill_percent": self._buffer.fill_percent,
            "buffer.tasks": len(self._buffer),
        }
        for stream in self._consumers:
            name = "consumer.%s.is_paused" % stream.value
            gauges[name] = 1 if stream in paused else 0
        for name, value in gauges.items():
            self._statsd.gauge(name, value)
