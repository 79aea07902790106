from __future__ import annotations

import unittest
from typing import Any, List

from klaviyo.core import clusters, rpc
from klaviyo.core.broker import KafkaError
from klaviyo.core.statsd import StatsClient

from ...client.main import NoOrchestratorError, OrchestratorClient
from ...proto.v1 import event_pipeline_orchestrator_pb2 as pb
from ...server.distribution.pod_index import pod_target
from ..support import FakeClock, make_event

HOST = "events-orchestrator-prod.internal.clovesoftware.com"
SERVERS = "client-test-kafka:9096"


class RecordingOrchestrator:
    """Answers with one task, named by its own index."""

    def __init__(self, index: int, clock: FakeClock) -> None:
        self.index = index
        self.requests: List[pb.FetchNextBatchRequest] = []
        self._clock = clock

    async def FetchNextBatch(
        self, request: pb.FetchNextBatchRequest, context: Any
    ) -> pb.FetchNextBatchResponse:
        self.requests.append(request)
        self._clock.advance(0.25)
        if request.max_tasks < 1:
            await context.abort("INVALID_ARGUMENT", "max_tasks below 1")
        task = pb.Task("task-%d" % self.index, "lease", event=make_event())
        address = pb.ResponseAddress(SERVERS, "response", self.index)
        return pb.FetchNextBatchResponse([task], self.index, address)


class ClientTestCase(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        clusters.forget_all()
        clusters.connect(SERVERS).create_topic("response", 4)
        self.clock = FakeClock()
        self.statsd = StatsClient("runner")
        self.pods = [RecordingOrchestrator(n, self.clock) for n in range(4)]
        for pod in self.pods:
            target = pod_target(HOST, 50051, pod.index)
            rpc.serve(target, pod)
            self.addCleanup(rpc.stop, target)
        self.client = OrchestratorClient(
            HOST, SERVERS, "qw-1", number_of_orchestrators=4,
            statsd=self.statsd, clock=self.clock,
        )

    def take_away(self, index: int) -> None:
        rpc.stop(pod_target(HOST, 50051, index))


class FetchTest(ClientTestCase):
    async def asked_in(self, rounds: int) -> List[int]:
        return [
            (await self.client.fetch_next_batch(10)).orchestrator_index
            for _ in range(rounds)
        ]

    async def test_every_pod_is_asked_in_turn(self) -> None:
        asked = await self.asked_in(8)
        self.assertEqual(sorted(asked[:4]), [0, 1, 2, 3])
        self.assertEqual(asked[:4], asked[4:])
        request = self.pods[0].requests[0]
        self.assertEqual((request.processor_id, request.max_tasks),
                         ("qw-1", 10))

    async def test_pod_that_is_away_is_passed_over(self) -> None:
        self.take_away(2)
        asked = await self.asked_in(6)
        self.assertEqual(set(asked), {0, 1, 3})
        self.assertGreater(self.statsd.count("orchestrator_unavailable"), 0)

    async def test_no_pod_at_all(self) -> None:
        for index in range(4):
            self.take_away(index)
        with self.assertRaises(NoOrchestratorError):
            await self.client.fetch_next_batch(10)

    async def test_wrong_request_is_not_tried_on_all_pods(self) -> None:
        with self.assertRaises(rpc.RpcError):
            await self.client.fetch_next_batch(0)
        self.assertEqual(sum(len(p.requests) for p in self.pods), 1)

    async def test_one_pod_by_its_index(self) -> None:
        batch = await self.client.fetch_from(3, 10)
        self.assertEqual(batch.orchestrator_index, 3)

    async def test_latency_is_measured(self) -> None:
        await self.client.fetch_next_batch(10)
        timings = self.statsd.timings["runner.fetch_task_batch_latency"]
        self.assertEqual(timings, [250.0])


class RespondTest(ClientTestCase):
    async def asyncSetUp(self) -> None:
        self.batch = await self.client.fetch_from(3, 10)
        self.task = self.batch.tasks[0]

    def answers(self, partition: int) -> List[pb.TaskResponse]:
        broker = clusters.connect(SERVERS)
        records = broker.poll("response", partition, 0, 100)
        return [pb.TaskResponse.FromString(r.value) for r in records]

    async def test_ack_goes_to_the_partition_of_the_lender(self) -> None:
        await self.client.ack(self.batch, self.task)
        self.assertEqual(self.answers(3), [
            pb.TaskResponse("task-3", "lease", pb.ResponseStatus.ACK)
        ])
        others = [self.answers(n) for n in (0, 1, 2)]
        self.assertEqual(others, [[], [], []])

    async def test_nack_carries_delay_and_error(self) -> None:
        await self.client.nack(self.batch, self.task, 90.0, "timeout")
        self.assertEqual(self.answers(3), [pb.TaskResponse(
            "task-3", "lease", pb.ResponseStatus.NACK, 90.0, "timeout"
        )])
        self.assertEqual(self.statsd.count("responses.nack"), 1)

    async def test_own_servers_when_the_pod_names_none(self) -> None:
        self.batch.response_address.bootstrap_servers = ""
        await self.client.ack(self.batch, self.task)
        self.assertEqual(len(self.answers(3)), 1)

    async def test_answer_that_cannot_be_written_raises(self) -> None:
        broker = clusters.connect(SERVERS)
        broker.fail_topic("response", KafkaError("down"))
        with self.assertRaises(KafkaError):
            await self.client.ack(self.batch, self.task)
        self.assertEqual(self.statsd.count("responses.ack"), 0)


if __name__ == "__main__":
    unittest.main()
