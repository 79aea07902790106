"""What an ACK or a NACK does to a task.

A NACK is answered by how long the processor wants to wait, and by how often
the event has been refused before.
"""
from __future__ import annotations

import logging
from dataclasses import replace
from enum import Enum

from klaviyo.core.broker import KafkaError
from klaviyo.core.statsd import StatsClient

from ..broker.publishers import DeadLetterPublisher, RetryPublisher
from ..buffering.in_memory_buffer import InMemoryBuffer
from ...proto.v1 import event_pipeline_orchestrator_pb2 as pb
from ..settings import RetryQueuesSettings
from ..task import Task
from .controller import TaskStateController

log = logging.getLogger(__name__)


class NackRoute(Enum):
    IN_MEMORY = "in_memory"
    RETRY_TOPIC = "retry_topic"
    DEAD_LETTER = "dead_letter"


def choose_nack_route(
    retry_count: int, delay_seconds: float, queues: RetryQueuesSettings
) -> NackRoute:
    """`retry_count` includes the NACK that is being answered.

    A delay shorter than the first retry topic's (60 s) is waited for in
    memory: going through Kafka would take longer than was asked for. A
    longer one would hold memory that other events need.
    """
    if retry_count > queues.retry_budget:
        return NackRoute.DEAD_LETTER
    if delay_seconds < queues.retry_backoff_delay_seconds:
        return NackRoute.IN_MEMORY
    return NackRoute.RETRY_TOPIC


class ResponseHandler:
    def __init__(
        self,
        controller: TaskStateController,
        buffer: InMemoryBuffer,
        retry: RetryPublisher,
        dead_letter: DeadLetterPublisher,
        queues: RetryQueuesSettings,
        statsd: StatsClient,
    ) -> None:
        self._controller = controller
        self._buffer = buffer
        self._retry = retry
        self._dead_letter = dead_letter
        self._queues = queues
        self._statsd = statsd

    async def handle(self, response: pb.TaskResponse) -> None:
        task = self._buffer.get(response.task_id)
        if task is None:
            # Done already, by another processor after a lease ran out.
            # Many of these mean that the fleet does its work twice.
            self._statsd.incr("responses.unknown_task")
        elif response.status == pb.ResponseStatus.ACK:
            self._ack(task, response)
        elif response.status == pb.ResponseStatus.NACK:
            await self._nack(task, response)
        else:
            self._statsd.incr("responses.unknown_status")

    def _ack(self, task: Task, response: pb.TaskResponse) -> None:
        """Accepted from an old lease too: the work is done either way."""
        if not self._is_current(response):
            self._statsd.incr("responses.late_ack")
        self._controller.complete(task)

    async def _nack(self, task: Task, response: pb.TaskResponse) -> None:
        """Ignored from an old lease: the task is waiting again already,
        or somebody else is working on it right now."""
        if not self._is_current(response):
            self._statsd.incr("responses.late_nack")
            return
        self._controller.end_lease(task.task_id)
        refused = replace(task, retry_count=task.retry_count + 1)
        delay = max(0.0, response.retry_delay_seconds)
        route = choose_nack_route(refused.retry_count, delay, self._queues)
        self._statsd.incr("nack." + route.value)
        if route is NackRoute.IN_MEMORY:
            self._controller.retry_in_memory(refused, delay)
            return
        await self._hand_over(refused, route, delay, response.error)

    async def _hand_over(
        self, task: Task, route: NackRoute, delay: float, error: str
    ) -> None:
        try:
            if route is NackRoute.DEAD_LETTER:
                await self._dead_letter.publish(task, error)
            else:
                await self._retry.publish(task, delay)
        except KafkaError as failure:
            # The task stays ours, and memory has to do for the wait.
            log.warning("%s failed, task kept: %r", route.value, failure)
            self._statsd.incr("nack.kept_after_publish_error")
            if task.task_id in self._buffer:
                shortest = self._queues.retry_backoff_delay_seconds
                self._controller.retry_in_memory(task, shortest)
            return
        self._controller.forget(task)

    def _is_current(self, response: pb.TaskResponse) -> bool:
        lease = self._controller.lease_of(response.task_id)
        return lease is not None and lease.lease_id == response.lease_id
