"""SLO service: how much P10 traffic the pipeline can take just now.

AIMD, the rule that TCP uses: additive increase, multiplicative decrease.
A decrease signal from the orchestrators halves P10 capacity at once; after
recovery a fixed step is added back each interval. Cutting hard and
returning slowly settles near what the pipeline can carry, where an on/off
switch would swing between too much and nothing.

Orchestrators and ingest never call each other. They meet on the
flow-control topic, so an orchestrator that is down cannot block ingestion.
"""
from __future__ import annotations

import asyncio
import time
from collections import deque
from typing import Callable, Deque, Optional, Sequence

from app.services.events.ingest.service.dtos import Priority
from app.services.events.ingest.service.hot_settings import HotSettings
from klaviyo.core.broker import InMemoryBroker, InMemoryConsumer
from klaviyo.core.statsd import StatsClient
from klaviyo.data_exchange.event_pipeline_orchestrator.server import (
    flow_control_protocol as protocol,
)

CAPACITY_CEILING_PERCENT = 100.0
# Never zero: without any P10 traffic nobody could tell that it flows again.
CAPACITY_FLOOR_PERCENT = 5.0

MULTIPLICATIVE_DECREASE = 0.5  # halves
ADDITIVE_INCREASE_PERCENT = 5.0
INCREASE_INTERVAL_SECONDS = 10.0

# An orchestrator that died cannot say that it has recovered: after so long
# without a decrease signal P10 is given back all the same.
SIGNAL_SILENCE_SECONDS = 120.0
# A process that just started also reads old signals. They are history.
STALE_SIGNAL_SECONDS = 60.0

# The alert: more decreases than this in a minute, sustained.
ALERT_DECREASES_PER_MINUTE = 10


class SloService:
    def __init__(
        self,
        hot_settings: Optional[HotSettings] = None,
        statsd: Optional[StatsClient] = None,
        clock: Callable[[], float] = time.time,
        consumers: Sequence[InMemoryConsumer] = (),
    ) -> None:
        self._hot = hot_settings or HotSettings()
        self._statsd = statsd or StatsClient("app.services.events.ingest")
        self._clock = clock
        self._consumers = consumers  # one for each Kafka cluster
        self.p10_capacity_percent = CAPACITY_CEILING_PERCENT
        self._recovering = True
        self._next_increase_at = clock()
        self._last_decrease_at = float("-inf")  # the last that was applied
        self._last_asked_at = float("-inf")  # the last that was read
        self._decreases: Deque[float] = deque()  # times, last minute only
        self._credit = 0.0

    # What the dynamic classifier asks -----------------------------------

    def admit_p10(self) -> bool:
        """Whether the next P10 event fits into the current capacity.

        Each event adds the capacity to a credit, and a full credit admits
        one: at 25 % exactly every fourth event goes on, with no dice.
        """
        self.increase_if_due()
        self._credit += self.p10_capacity_percent
        if self._credit < CAPACITY_CEILING_PERCENT:
            return False
        self._credit -= CAPACITY_CEILING_PERCENT
        return True

    # Multiplicative decrease --------------------------------------------

    def decrease(self) -> None:
        """Congestion: halve P10 capacity, and stop increasing it.

        Many pods report one congestion. What arrives within one interval
        is one decrease: halving for each of 360 pods would leave nothing.
        """
        now = self._clock()
        self._last_asked_at = now
        if now - self._last_decrease_at < protocol.SIGNAL_INTERVAL_SECONDS:
            return
        self._last_decrease_at = now
        self._decreases.append(now)
        self._statsd.incr("p10_capacity.decrease")
        if self._hot.is_enabled("p10_aimd_enabled"):
            self._recovering = False
            halved = self.p10_capacity_percent * MULTIPLICATIVE_DECREASE
            self._set_capacity(max(CAPACITY_FLOOR_PERCENT, halved))

    # Additive increase --------------------------------------------------

    def recover(self) -> None:
        """Congestion is over: add a step per interval from here on."""
        if not self._recovering:
            self._recovering = True
            self._next_increase_at = (
                self._clock() + INCREASE_INTERVAL_SECONDS
            )

    def increase_if_due(self) -> None:
        """Add one fixed step for each interval that has passed."""
        now = self._clock()
        switched_off = not self._hot.is_enabled("p10_aimd_enabled")
        silence = now - self._last_asked_at
        if silence >= SIGNAL_SILENCE_SECONDS or switched_off:
            self.recover()
        while self._may_increase(now):
            self._next_increase_at += INCREASE_INTERVAL_SECONDS
            raised = self.p10_capacity_percent + ADDITIVE_INCREASE_PERCENT
            self._set_capacity(min(CAPACITY_CEILING_PERCENT, raised))

    def _may_increase(self, now: float) -> bool:
        if self.p10_capacity_percent >= CAPACITY_CEILING_PERCENT:
            return False
        return self._recovering and now >= self._next_increase_at

    def _set_capacity(self, percent: float) -> None:
        self.p10_capacity_percent = percent
        self._statsd.gauge("p10_capacity.percent", percent)

    # Signals ------------------------------------------------------------

    def consume_signals(self) -> int:
        """Read what is new on the flow-control topic; how many."""
        count = 0
        for consumer in self._consumers:
            for record in asyncio.run(consumer.poll()):
                self.handle_signal(record.value)
                count += 1
        return count

    def handle_signal(self, value: bytes) -> None:
        try:
            message = protocol.FlowControlMessage.decode(value)
        except protocol.FlowControlError:
            self._statsd.incr("flow_control.unreadable")
            return
        age = self._clock() - message.sent_at
        if message.priority_level != Priority.P10:
            return  # P20 and P30 are never squeezed, whoever asks
        if age > STALE_SIGNAL_SECONDS:
            self._statsd.incr("flow_control.stale")
        elif message.signal is protocol.Signal.DECREASE:
            self.decrease()
        else:
            self._handle_recovery()

    def _handle_recovery(self) -> None:
        """One pod feels better; another may have just asked for less."""
        since = self._clock() - self._last_decrease_at
        if since >= protocol.SIGNAL_INTERVAL_SECONDS:
            self.recover()

    # The alert ----------------------------------------------------------

    def decreases_last_minute(self) -> int:
        """Counted at the floor too, where halving changes nothing."""
        start = self._clock() - 60.0
        while self._decreases and self._decreases[0] <= start:
            self._decreases.popleft()
        return len(self._decreases)

    def is_alerting(self) -> bool:
        return self.decreases_last_minute() > ALERT_DECREASES_PER_MINUTE


def flow_control_consumer(broker: InMemoryBroker) -> InMemoryConsumer:
    """Reads every partition, without a group: all processes hear all."""
    topic = protocol.FLOW_CONTROL_TOPIC
    consumer = InMemoryConsumer(broker)
    partitions = range(broker.partitions(topic))
    consumer.assign([(topic, partition) for partition in partitions])
    return consumer
