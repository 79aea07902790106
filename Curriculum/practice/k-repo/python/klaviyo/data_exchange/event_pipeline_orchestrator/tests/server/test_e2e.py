"""From PrepPublisher through Kafka and a running pod to a processor."""
from __future__ import annotations

import asyncio
import unittest
from typing import List, Optional

from klaviyo.core import clusters, rpc
from klaviyo.data_exchange.prep_publisher.server.publisher import (
    PrepPublisher,
)
from klaviyo.data_exchange.prep_publisher.server.settings import (
    PrepPublisherSettings,
)

from ...client.main import NoOrchestratorError, OrchestratorClient
from ...proto.v1 import event_pipeline_orchestrator_pb2 as pb
from ...server.main import OrchestratorServer
from ...server.settings import OrchestratorSettings
from ..support import (
    SERVERS,
    FakeClock,
    create_topics,
    make_event,
    make_settings,
    no_sleep,
    shared_broker,
)

ROUNDS = 200  # of the event loop: far more than any step below needs


class EndToEndTestCase(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self) -> None:
        clusters.forget_all()
        self.clock = FakeClock()
        self.settings = make_settings()
        create_topics(shared_broker(), self.settings)
        self.stopping = asyncio.Event()
        self.pods: List[OrchestratorServer] = []
        self.running: List[asyncio.Task] = []
        self.client = OrchestratorClient(
            self.settings.host, SERVERS, "qw-1",
            number_of_orchestrators=2, clock=self.clock,
        )

    async def asyncTearDown(self) -> None:
        self.clock.advance(1_000)  # do not wait for leases
        self.stopping.set()
        await asyncio.gather(*self.running)

    async def start_pod(
        self, ordinal: int, settings: Optional[OrchestratorSettings] = None
    ) -> OrchestratorServer:
        pod = OrchestratorServer(
            settings or self.settings, "events-orchestrator-%d" % ordinal,
            clock=self.clock, sleep=no_sleep,
        )
        self.pods.append(pod)
        run = asyncio.ensure_future(pod.run(self.stopping))
        self.running.append(run)
        await self.let_run()
        return pod

    async def let_run(self) -> None:
        for _ in range(ROUNDS):
            await asyncio.sleep(0)

    async def publish(self, priority: int, *names: str) -> None:
        publisher = PrepPublisher(
            priority, sleep=no_sleep,
            settings=PrepPublisherSettings(kafka_bootstrap_servers=SERVERS),
        )
        await publisher.init()
        deadline_in = {10: 1200.0, 20: 60.0, 30: 5.0}[priority]
        await publisher.publish_with_result([
            make_event(deadline_in, name, priority) for name in names
        ])
        await publisher.stop()
        await self.let_run()

    async def fetch_all(self) -> List[tuple]:
        fetched = []
        for _ in self.pods:
            batch = await self.client.fetch_next_batch(100)
            fetched += [(batch, task) for task in batch.tasks]
        return fetched


class PipelineTest(EndToEndTestCase):
    async def test_all_events_arrive_and_are_done_once(self) -> None:
        for ordinal in (0, 1):
            await self.start_pod(ordinal)
        await self.publish(10, "a", "b")
        await self.publish(30, "c", "d")
        fetched = await self.fetch_all()
        names = sorted(task.event.request_id for _, task in fetched)
        self.assertEqual(names, ["a", "b", "c", "d"])
        for batch, task in fetched:
            await self.client.ack(batch, task)
        await self.let_run()
        held = [len(self.buffer_of(pod)) for pod in self.pods]
        self.assertEqual(held, [0, 0])

    def buffer_of(self, pod: OrchestratorServer) -> object:
        assert pod.orchestrator is not None
        return pod.orchestrator.buffer

    async def test_urgent_events_overtake_bulk(self) -> None:
        await self.start_pod(0, make_settings(number_of_replicas=1))
        await self.start_pod(1)
        await self.publish(10, *("bulk%d" % n for n in range(6)))
        await self.publish(30, "urgent-0", "urgent-1")
        for _ in self.pods:
            batch = await self.client.fetch_next_batch(1)
            name = batch.tasks[0].event.request_id
            self.assertTrue(name.startswith("urgent"), name)

    async def test_refused_event_returns_through_a_retry_topic(self) -> None:
        await self.start_pod(0)
        await self.start_pod(1)
        await self.publish(20, "a")
        (batch, task), = await self.fetch_all()
        await self.client.nack(batch, task, retry_delay_seconds=90)
        await self.let_run()
        self.assertEqual(await self.fetch_all(), [])
        self.clock.advance(120)  # level 2 is the first that waits for 90
        await self.let_run()
        (batch, task), = await self.fetch_all()
        self.assertEqual((task.stream, task.retry_count), ("retry", 1))

    async def test_silent_processor_costs_one_lease(self) -> None:
        await self.start_pod(0)
        await self.start_pod(1)
        await self.publish(10, "a")
        self.assertEqual(len(await self.fetch_all()), 1)
        self.assertEqual(len(await self.fetch_all()), 0)
        self.clock.advance(self.settings.lease_seconds)
        await self.let_run()
        self.assertEqual(len(await self.fetch_all()), 1)


class LifeCycleTest(EndToEndTestCase):
    async def liveness(self, pod: OrchestratorServer) -> str:
        return await rpc.channel(pod.liveness_target).call("Check", None)

    def test_statsd_base_name_is_unique_to_the_pod(self) -> None:
        names = set()
        for cluster in "abcd":
            for ordinal in range(90):
                settings = OrchestratorSettings(
                    kubernetes_cluster="prod-edam-" + cluster
                )
                pod = OrchestratorServer(
                    settings, "events-orchestrator-%d" % ordinal
                )
                names.add(pod.statsd.base_name)
        self.assertEqual(len(names), 360)
        self.assertIn(
            "klaviyo.internal_exchange.event_pipeline_orchestrator"
            ".prod-edam-b.events-orchestrator-17", names,
        )

    async def test_pod_serves_between_start_and_stop(self) -> None:
        pod = await self.start_pod(0)
        self.assertEqual(await self.liveness(pod), "SERVING")
        self.stopping.set()
        await self.let_run()
        self.assertTrue(self.running[0].done())
        with self.assertRaises(NoOrchestratorError):
            await self.client.fetch_next_batch(1)

    async def test_stopping_pod_waits_for_answers(self) -> None:
        pod = await self.start_pod(0)
        await self.start_pod(1)
        await self.publish(10, "a")
        (batch, task), = await self.fetch_all()
        self.stopping.set()
        await self.let_run()
        lender = self.pods[batch.orchestrator_index]
        self.assertFalse(self.running[self.pods.index(lender)].done())
        await self.client.ack(batch, task)
        await self.let_run()
        self.assertTrue(all(run.done() for run in self.running))
        self.assertEqual(pod.liveness.serving, False)

    async def test_broken_loop_ends_the_pod(self) -> None:
        pod = await self.start_pod(0)
        run = self.running.pop()

        async def break_down() -> int:
            raise RuntimeError("bug")

        assert pod.orchestrator is not None
        pod.orchestrator.controller.offload_late = break_down  # type: ignore
        with self.assertRaisesRegex(RuntimeError, "bug"):
            await asyncio.wait_for(run, timeout=5)
        self.assertFalse(pod.liveness.serving)

    async def test_asyncio_task_lag_is_reported(self) -> None:
        pod = await self.start_pod(0)
        gauge = pod.statsd.full_name("asyncio_task_lag_ms")
        self.assertIn(gauge, pod.statsd.gauges)

    async def test_index_collision_shows_in_the_metrics(self) -> None:
        with self.assertLogs(level="ERROR"):
            pod = await self.start_pod(
                1, make_settings(number_of_replicas=1)
            )
        gauge = pod.statsd.full_name("index_collision")
        self.assertEqual(pod.statsd.gauges[gauge], 1)


class MessageTest(unittest.TestCase):
    def test_every_message_survives_the_wire(self) -> None:
        for message in (
            pb.FetchNextBatchRequest("qw", 5),
            pb.TaskResponse("t", "l", pb.ResponseStatus.NACK, 30.0, "no"),
            pb.ResponseAddress("servers", "response", 4),
            pb.Task(task_id="t", event=make_event()),
        ):
            data = message.SerializeToString()
            self.assertEqual(type(message).FromString(data), message)


if __name__ == "__main__":
    unittest.main()
