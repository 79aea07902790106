"""Starts PrepPublisher: Statsig, producers, servicer, liveness.

The order matters: gates are read before producers are made, and the
service answers only when every producer is ready. Shutdown runs the other
way round.
"""
from __future__ import annotations

import asyncio
import logging
from typing import Any, Dict, List, Optional, Tuple, Type

from klaviyo.core import rpc
from klaviyo.core.broker import KafkaTimeoutError
from klaviyo.core.lifecycle import stop_on_signal
from klaviyo.core.producer import Sleep
from klaviyo.core.statsd import StatsClient
from klaviyo.core.statsig import DynamicConfigClient
from klaviyo.data_exchange.prep_publisher.server import gating
from klaviyo.data_exchange.prep_publisher.server.publisher import (
    PrepPublisher,
)
from klaviyo.data_exchange.prep_publisher.server.router import (
    Producers,
    Router,
)
from klaviyo.data_exchange.prep_publisher.server.settings import (
    PRIORITY_TOPICS,
    MonitoringSettings,
    PrepPublisherSettings,
    get_settings,
)

log = logging.getLogger(__name__)


class SentryFilter:
    """Sentry's `before_send` hook: returning None drops the event.

    NOTE: ConnectionResetError is filtered here. aiokafka logs it whenever a
    broker closes a connection, then reconnects and sends again, so by the
    time anyone reads the alert its retries have resolved it. If they do
    not, the publish ends in KafkaTimeoutError, and that one is reported.
    """

    def __init__(self, monitoring: MonitoringSettings) -> None:
        choices: List[Tuple[bool, Type[BaseException]]] = [
            (monitoring.sentry_filter_connection_reset_error,
             ConnectionResetError),
            (monitoring.sentry_filter_cancelled_error,
             asyncio.CancelledError),
            (monitoring.sentry_filter_kafka_timeout_error,
             KafkaTimeoutError),
        ]
        self._dropped = tuple(kind for on, kind in choices if on)

    def before_send(
        self, event: Dict[str, Any], hint: Dict[str, Any]
    ) -> Optional[Dict[str, Any]]:
        exc_info = hint.get("exc_info")
        if exc_info and issubclass(exc_info[0], self._dropped):
            return None
        return event


class LivenessServicer:
    """Kubernetes asks here, on a port of its own, whether to restart us."""

    def __init__(self) -> None:
        self.serving = False

    async def Check(self, request: Any, context: Any) -> str:
        return "SERVING" if self.serving else "NOT_SERVING"


class PrepPublisherServer:
    def __init__(
        self,
        settings: Optional[PrepPublisherSettings] = None,
        statsig: Optional[DynamicConfigClient] = None,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.settings = settings or get_settings()
        self.statsd = StatsClient(self.settings.statsd_base_name)
        self.sentry = SentryFilter(self.settings.monitoring)
        self.liveness = LivenessServicer()
        self.router: Optional[Router] = None
        self._statsig = statsig or DynamicConfigClient()
        self._sleep = sleep
        self._producers: List[PrepPublisher] = []

    @property
    def target(self) -> str:
        return self._address(self.settings.grpc_port)

    @property
    def liveness_target(self) -> str:
        return self._address(self.settings.liveness_port)

    def _address(self, port: int) -> str:
        return "%s:%d" % (self.settings.service_host, port)

    def _rollout_config(self) -> gating.RolloutConfig:
        return gating.get_rollout_config(self.settings.rollout_config_key)

    async def init(self) -> None:
        gating.initialize(self._statsig)
        default = await self._start_producers(rollout=False)
        rollout: Producers = {}
        # Each producer is one more connection per pod to the brokers, so
        # the rollout set exists only while a rollout may use it.
        if self._rollout_config().rollout_producers_enabled:
            rollout = await self._start_producers(rollout=True)
        self.router = Router(
            default, rollout, self._rollout_config, self.statsd
        )
        rpc.serve(self.target, self.router)
        rpc.serve(self.liveness_target, self.liveness)
        self.liveness.serving = True

    async def _start_producers(self, rollout: bool) -> Producers:
        producers: Producers = {}
        for priority in PRIORITY_TOPICS:  # p10, p20, p30, offload
            producer = PrepPublisher(
                priority, rollout, self.settings, self.statsd, self._sleep
            )
            await producer.init()
            self._producers.append(producer)
            producers[priority] = producer
        self.statsd.gauge("producers", len(self._producers))
        return producers

    async def run(self, stopping: asyncio.Event) -> None:
        await self.init()
        log.info("serving at %s", self.target)
        try:
            await stopping.wait()
        finally:
            await self.shutdown()

    async def shutdown(self) -> None:
        """No new calls first, then the producers that calls rely on."""
        self.liveness.serving = False
        rpc.stop(self.target)
        rpc.stop(self.liveness_target)
        for producer in self._producers:
            await producer.stop()
        self._producers.clear()


async def main() -> None:
    await PrepPublisherServer().run(stop_on_signal())


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
