"""Starts a pod: identity, metrics, consumers, the service, liveness.

Everything runs in one asyncio event loop: a loop of its own for each
stream, one for the answers, one for what time brings about. When one of
them ends, the pod ends: Kubernetes brings up a whole one, which is better
than a pod that serves and no longer listens.
"""
from __future__ import annotations

import asyncio
import logging
import signal
import socket
import time
from typing import Any, Awaitable, Callable, List, Optional

from klaviyo.core import rpc
from klaviyo.core.broker import KafkaError
from klaviyo.core.clusters import connect
from klaviyo.core.statsd import StatsClient
from klaviyo.core.statsig import DynamicConfigClient

from .distribution.pod_index import PodIdentity, identify_pod, pod_target
from .gating import PodGate
from .orchestrator import Orchestrator
from .settings import OrchestratorSettings

log = logging.getLogger(__name__)

IDLE_SECONDS = 0.05  # between polls that brought nothing
MAINTENANCE_SECONDS = 1.0
LAG_PROBE_SECONDS = 1.0

Sleep = Callable[[float], Awaitable[None]]
Step = Callable[[], Awaitable[int]]


class LivenessServicer:
    """Kubernetes asks here, on a port of its own, whether to restart us."""

    def __init__(self) -> None:
        self.serving = False

    async def Check(self, request: Any, context: Any) -> str:
        return "SERVING" if self.serving else "NOT_SERVING"


class OrchestratorServer:
    def __init__(
        self,
        settings: Optional[OrchestratorSettings] = None,
        host_name: Optional[str] = None,
        statsig: Optional[DynamicConfigClient] = None,
        clock: Callable[[], float] = time.time,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self.settings = settings or OrchestratorSettings.from_env()
        self.identity = identify_pod(
            self.settings, host_name or socket.gethostname()
        )
        self.statsd = StatsClient(self._customize_statsd_base_name())
        self.liveness = LivenessServicer()
        self.orchestrator: Optional[Orchestrator] = None
        self._statsig = statsig or DynamicConfigClient()
        self._clock = clock
        self._sleep = sleep
        self._loops: List[asyncio.Task] = []
        self._stopping = False

    def _customize_statsd_base_name(self) -> str:
        """The base name plus a suffix that is this pod's alone.

        Cluster and pod name, not the index: when indexes collide through
        a wrong number_of_replicas, metrics must still tell pods apart.
        """
        pod: PodIdentity = self.identity
        suffix = "%s.%s" % (pod.kubernetes_cluster, pod.host_name)
        return "%s.%s" % (self.settings.statsd_base_name, suffix)

    @property
    def target(self) -> str:
        settings = self.settings
        return pod_target(
            settings.host, settings.grpc_port, self.identity.index
        )

    @property
    def liveness_target(self) -> str:
        pod = self.identity
        return "%s.%s:%d" % (
            pod.host_name, pod.kubernetes_cluster,
            self.settings.liveness_port,
        )

    async def init(self) -> None:
        collides = 0 if self.identity.index_is_unique else 1
        self.statsd.gauge("index_collision", collides)
        self.orchestrator = Orchestrator(
            self.settings,
            self.identity,
            connect(self.settings.kafka_bootstrap_servers),
            PodGate(self._statsig, self.settings, self.identity),
            self.statsd,
            self._clock,
        )
        rpc.serve(self.target, self.orchestrator)
        rpc.serve(self.liveness_target, self.liveness)
        self.liveness.serving = True
        log.info("serving at %s", self.target)

    async def run(self, stopping: asyncio.Event) -> None:
        """Until `stopping` is set, or one of the loops breaks."""
        await self.init()
        self._start_loops()
        stop = asyncio.ensure_future(stopping.wait())
        try:
            done, _ = await asyncio.wait(
                [stop, *self._loops], return_when=asyncio.FIRST_COMPLETED
            )
            for finished in done:
                finished.result()  # raises what broke a loop
        finally:
            stop.cancel()
            await self.shutdown()

    def _start_loops(self) -> None:
        orchestrator = self._running()

        def poll(stream: Any) -> Step:
            return lambda: orchestrator.poll_stream(stream)

        steps = [
            self._repeat(poll(stream), IDLE_SECONDS)
            for stream in orchestrator.consumers
        ]
        steps.append(
            self._repeat(orchestrator.handle_responses, IDLE_SECONDS)
        )
        steps.append(
            self._repeat(orchestrator.maintain, MAINTENANCE_SECONDS)
        )
        steps.append(self._measure_task_lag())
        self._loops = [asyncio.ensure_future(step) for step in steps]

    async def _repeat(self, step: Step, idle_seconds: float) -> None:
        while not self._stopping:
            try:
                busy = await step()
            except KafkaError as error:  # the cluster will come back
                log.warning("%r", error)
                self.statsd.incr("loop.kafka_error")
                busy = 0
            await self._sleep(0 if busy else idle_seconds)

    async def _measure_task_lag(self) -> None:
        """How late the event loop runs a task that is ready to run.

        High on a few pods, with high CPU: they have a backlog to work
        off. A processor then waits for its batch, whatever Kafka does.
        """
        while not self._stopping:
            before = self._clock()
            await self._sleep(LAG_PROBE_SECONDS)
            late = self._clock() - before - LAG_PROBE_SECONDS
            self.statsd.gauge("asyncio_task_lag_ms", max(0.0, late) * 1000)

    async def shutdown(self) -> None:
        """No new work first; then wait for the answers to what is lent.

        What stays in the buffer needs no saving: its offsets are not
        committed, so the pod's successor reads it from Kafka again.
        """
        self.liveness.serving = False
        rpc.stop(self.target)
        # Not cancelled: a step that was cut off in the middle might have
        # read answers that nobody then handles.
        self._stopping = True
        await asyncio.gather(*self._loops, return_exceptions=True)
        if self.orchestrator is not None:
            await self._drain(self.orchestrator)
            self.orchestrator.commit()
        rpc.stop(self.liveness_target)

    async def _drain(self, orchestrator: Orchestrator) -> None:
        give_up_at = self._clock() + self.settings.drain_seconds
        while True:
            handled = await orchestrator.handle_responses()
            if handled:
                continue
            if not orchestrator.controller.leased_count():
                return
            if self._clock() >= give_up_at:
                log.warning("stopping with tasks still leased")
                return
            await self._sleep(IDLE_SECONDS)

    def _running(self) -> Orchestrator:
        if self.orchestrator is None:
            raise RuntimeError("init() comes first")
        return self.orchestrator


async def main() -> None:
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for signum in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(signum, stopping.set)
    await OrchestratorServer().run(stopping)


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
