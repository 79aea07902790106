"""IngestService: wires the steps that an event takes before Kafka.

    static classifier -> dynamic classifier -> scheduler -> publisher

Priority is decided here, once. Later components order events by deadline
and may be slow or fast with them, but none assigns a priority again.
"""
from __future__ import annotations

import os
import time
from typing import Any, Callable, Mapping, Optional, Sequence

from app.data_exchange.event_ingest_publisher import EventPublishError
from app.services.events.ingest.service.classifier.dynamic import (
    DynamicClassifier,
)
from app.services.events.ingest.service.classifier.static import (
    StaticClassifier,
)
from app.services.events.ingest.service.dtos import (
    ClassifiedEvent,
    Decision,
    IncomingEvent,
    Verdict,
)
from app.services.events.ingest.service.event_ingest_publisher import (
    PublishStep,
)
from app.services.events.ingest.service.hot_settings import HotSettings
from app.services.events.ingest.service.scheduler import Scheduler
from app.services.events.ingest.service.slo_service import (
    SloService,
    flow_control_consumer,
)
from klaviyo.core.broker import InMemoryConsumer
from klaviyo.core.clusters import connect
from klaviyo.core.statsd import StatsClient

STATSD_BASE_NAME = "app.services.events.ingest"

# A held event that could not be published waits this long for its next try.
REPUBLISH_AFTER_SECONDS = 5.0


class IngestService:
    def __init__(
        self,
        publish_step: Optional[PublishStep] = None,
        slo_service: Optional[SloService] = None,
        hot_settings: Optional[HotSettings] = None,
        statsd: Optional[StatsClient] = None,
        clock: Callable[[], float] = time.time,
        flow_control: Sequence[InMemoryConsumer] = (),
    ) -> None:
        hot = hot_settings or HotSettings()
        self._statsd = statsd or StatsClient(STATSD_BASE_NAME)
        self.slo_service = slo_service or SloService(
            hot, self._statsd, clock, flow_control
        )
        self._static = StaticClassifier()
        self._dynamic = DynamicClassifier(self.slo_service, hot, clock)
        self.scheduler = Scheduler(clock)
        self._publish_step = publish_step or PublishStep()

    @classmethod
    def from_env(
        cls, environ: Mapping[str, str] = os.environ, **parts: Any
    ) -> IngestService:
        """A service that listens to the orchestrators' signals.

        They speak on the Kafka cluster that they read, and there are four.
        The variable names them all, with `;` between two clusters.
        """
        clusters = environ["FLOW_CONTROL_BOOTSTRAP_SERVERS"].split(";")
        consumers = [flow_control_consumer(connect(c)) for c in clusters]
        return cls(flow_control=consumers, **parts)

    def ingest(self, event: IncomingEvent) -> Decision:
        """Take one event through the pipeline.

        Raises `EventPublishError` if nothing took the event: the source
        still has it, and it is the source that must try again.
        """
        tags = self._static.classify(event)
        decision = self._dynamic.classify(event, tags)
        classified = ClassifiedEvent(event, tags, decision)
        self._count(classified)
        if not self.scheduler.hold(classified):
            self._publish_step.publish(classified)
        return decision

    def tick(self) -> int:
        """What happens beside the events, about once a second."""
        self.slo_service.consume_signals()
        self.slo_service.increase_if_due()
        return self.release_due()

    def release_due(self) -> int:
        """Let the held events go whose time has come; how many left.

        Their source was told that they are in good hands, so a failure now
        must not lose them: they go back into the queue.
        """
        released = 0
        for held in self.scheduler.pop_due():
            released += self._release(held)
        return released

    def _release(self, held: ClassifiedEvent) -> bool:
        """A delay is no ticket: the event asks once more whether it may go.

        It may be held again, or be shed. Otherwise all that was held back
        would go on at once, past the very brake that held it back.
        """
        if held.decision.verdict is Verdict.DELAY:
            decision = self._dynamic.classify(held.event, held.tags)
            self._statsd.incr("asked_again." + decision.verdict.value)
            held = ClassifiedEvent(held.event, held.tags, decision)
            if self.scheduler.hold(held):
                return False
        return self._publish_or_keep(held)

    def stop(self) -> int:
        """Publish all that is held, due or not; how many are still left.

        The delays live in this process only. Early is better than never.
        """
        for classified in self.scheduler.drain():
            self._publish_or_keep(classified)
        return len(self.scheduler)

    def _publish_or_keep(self, classified: ClassifiedEvent) -> bool:
        try:
            self._publish_step.publish(classified)
            return True
        except EventPublishError:
            self._statsd.incr("republish_scheduled")
            self.scheduler.hold_for(classified, REPUBLISH_AFTER_SECONDS)
            return False

    def _count(self, classified: ClassifiedEvent) -> None:
        level = classified.tags.priority
        verdict = classified.decision.verdict.value
        self._statsd.incr("classified.p%d.%s" % (level, verdict))
