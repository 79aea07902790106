"""What a processor uses: choose an orchestrator, fetch tasks, answer.

Fetching is a call to one pod. Answering is a record on the response topic,
in the partition of the pod that lent the task: an answer must not get lost
because that pod is busy or restarts at that very moment.
"""
from __future__ import annotations

import logging
import time
from typing import Callable, Optional

from klaviyo.core import rpc
from klaviyo.core.clusters import connect
from klaviyo.core.statsd import StatsClient

from ..proto.v1 import event_pipeline_orchestrator_pb2 as pb
from ..server.distribution.index_rotation import IndexRotation
from ..server.distribution.pod_index import pod_target

log = logging.getLogger(__name__)

NUMBER_OF_ORCHESTRATORS = 360  # 90 replicas in each of 4 clusters
GRPC_PORT = 50051
STATSD_BASE_NAME = "event_gateway_orchestrator_client"


class NoOrchestratorError(Exception):
    """Not one of the orchestrators answered."""


class OrchestratorClient:
    def __init__(
        self,
        orchestrator_host: str,
        kafka_bootstrap_servers: str,
        processor_id: str = "processor",
        number_of_orchestrators: int = NUMBER_OF_ORCHESTRATORS,
        grpc_port: int = GRPC_PORT,
        statsd: Optional[StatsClient] = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._host = orchestrator_host
        self._port = grpc_port
        self._bootstrap_servers = kafka_bootstrap_servers
        self._processor_id = processor_id
        self._rotation = IndexRotation.for_processor(
            processor_id, number_of_orchestrators
        )
        self._statsd = statsd or StatsClient(STATSD_BASE_NAME)
        self._clock = clock

    async def fetch_next_batch(
        self, max_tasks: int
    ) -> pb.FetchNextBatchResponse:
        """Ask the next pod; pods that are away are passed over.

        An empty batch is an answer too: that pod has nothing to do now.
        """
        for _ in range(len(self._rotation)):
            index = self._rotation.next_index()
            try:
                return await self.fetch_from(index, max_tasks)
            except rpc.RpcError as error:
                if error.code != "UNAVAILABLE":
                    raise  # it answered: others would say the same
                # Restarting, most likely. Its events wait in Kafka.
                log.info("orchestrator %d: %s", index, error)
                self._statsd.incr("orchestrator_unavailable")
        raise NoOrchestratorError("none answers at " + self._host)

    async def fetch_from(
        self, index: int, max_tasks: int
    ) -> pb.FetchNextBatchResponse:
        """Ask one pod, by its globally unique index."""
        target = pod_target(self._host, self._port, index)
        request = pb.FetchNextBatchRequest(self._processor_id, max_tasks)
        started = self._clock()
        response = await rpc.channel(target).call("FetchNextBatch", request)
        elapsed_ms = (self._clock() - started) * 1000
        self._statsd.timing("fetch_task_batch_latency", elapsed_ms)
        self._statsd.incr("tasks_fetched", len(response.tasks))
        return response

    async def ack(
        self, batch: pb.FetchNextBatchResponse, task: pb.Task
    ) -> None:
        """The task is done; the orchestrator may forget it."""
        await self._respond(batch, pb.TaskResponse(
            task.task_id, task.lease_id, pb.ResponseStatus.ACK
        ))

    async def nack(
        self,
        batch: pb.FetchNextBatchResponse,
        task: pb.Task,
        retry_delay_seconds: float = 0.0,
        error: str = "",
    ) -> None:
        """The task failed; it should be tried again after the delay.

        To say nothing is worse: the task then waits until its lease ends.
        """
        await self._respond(batch, pb.TaskResponse(
            task.task_id, task.lease_id, pb.ResponseStatus.NACK,
            retry_delay_seconds, error,
        ))

    async def _respond(
        self, batch: pb.FetchNextBatchResponse, response: pb.TaskResponse
    ) -> None:
        address = batch.response_address
        servers = address.bootstrap_servers or self._bootstrap_servers
        await connect(servers).send(
            address.topic,
            response.SerializeToString(),
            partition=address.partition,
        )
        self._statsd.incr("responses." + response.status)
