"""Moves every task of this pod from state to state until it is gone.

    waiting --next_batch--> leased --ACK--> done
       ^                      |
       |<-- lease expired ----|
       |<-- delay over -- delayed <-- NACK, short delay
       |
       +-- too late --> offload topic     NACK, long delay --> retry topic
                                          NACK, no budget  --> DLQ

What leaves to a topic is removed here only once the broker has it.
"""
from __future__ import annotations

import logging
from typing import Callable, List, Optional

from klaviyo.core.broker import KafkaError
from klaviyo.core.statsd import StatsClient

from ..broker.publishers import OffloadPublisher
from ..buffering.in_memory_buffer import InMemoryBuffer
from ..streams import PRIMARY_STREAMS, Stream
from ..task import Task
from .deadline_queue import DeadlineQueue
from .delayed_retries import DelayedRetries
from .leases import Lease, LeaseTable

log = logging.getLogger(__name__)

# What one round may offload, so that a round does not block the others.
OFFLOAD_ROUND = 500

ObserveDelay = Callable[[Stream, float], None]


class TaskStateController:
    def __init__(
        self,
        buffer: InMemoryBuffer,
        offload: OffloadPublisher,
        lease_seconds: float,
        offload_grace_seconds: float,
        statsd: StatsClient,
        clock: Callable[[], float],
        on_gone: Callable[[Task], None],
        observe_delay: ObserveDelay,
    ) -> None:
        self._buffer = buffer
        self._offload = offload
        self._grace_seconds = offload_grace_seconds
        self._statsd = statsd
        self._clock = clock
        self._on_gone = on_gone
        self._observe_delay = observe_delay
        self._waiting = DeadlineQueue()
        self._offloadable = DeadlineQueue()  # the primary ones of them
        self._leases = LeaseTable(lease_seconds)
        self._delayed = DelayedRetries()

    # In and out -----------------------------------------------------------

    def accept(self, task: Task) -> None:
        if self._buffer.put(task):
            self._enqueue(task)

    def next_batch(self, max_tasks: int, processor_id: str) -> List[Lease]:
        """Lend the most urgent tasks, whichever topics they came from."""
        now = self._clock()
        batch: List[Lease] = []
        while len(batch) < max_tasks:
            task = self._waiting.pop()
            if task is None:
                break
            self._offloadable.discard(task.task_id)
            batch.append(self._leases.grant(task, processor_id, now))
        return batch

    def complete(self, task: Task) -> None:
        """An ACK: the event is processed."""
        now = self._clock()
        self._observe_delay(task.stream, task.age(now))
        if now > task.deadline:
            self._statsd.incr("slo_missed." + task.stream.value)
        self._statsd.incr("completed." + task.stream.value)
        self.forget(task)

    def forget(self, task: Task) -> None:
        """Done, or safe in a topic: free its memory and its offset."""
        self._dequeue(task)
        self._leases.release(task.task_id)
        self._delayed.discard(task.task_id)
        if self._buffer.remove(task.task_id) is not None:
            self._on_gone(task)

    def _enqueue(self, task: Task) -> None:
        self._waiting.push(task)
        if task.stream in PRIMARY_STREAMS:
            self._offloadable.push(task)

    def _dequeue(self, task: Task) -> None:
        self._waiting.discard(task.task_id)
        self._offloadable.discard(task.task_id)

    # Leases ---------------------------------------------------------------

    def lease_of(self, task_id: str) -> Optional[Lease]:
        return self._leases.of(task_id)

    def leased_count(self) -> int:
        return len(self._leases)

    def end_lease(self, task_id: str) -> None:
        self._leases.release(task_id)

    def requeue_expired(self) -> int:
        """Give the tasks of silent processors another chance.

        Their retry budget is not touched: it was the processor that failed
        to answer, which says nothing about the event. The task returns to
        its old place in the order, since its deadline is what it was.
        """
        expired = self._leases.take_expired(self._clock())
        for lease in expired:
            self._enqueue(lease.task)
        self._statsd.incr("leases.expired", len(expired))
        return len(expired)

    # Retries in memory ----------------------------------------------------

    def retry_in_memory(self, task: Task, delay_seconds: float) -> None:
        """Wait for the delay, then queue again; `task` may be changed."""
        self._buffer.replace(task)
        due_at = self._clock() + delay_seconds
        self._delayed.hold(task.task_id, due_at)

    def release_due_retries(self) -> int:
        due = self._delayed.take_due(self._clock())
        for task_id in due:
            task = self._buffer.get(task_id)
            if task is not None:
                self._enqueue(task)
        return len(due)

    # Offload --------------------------------------------------------------

    async def offload_late(self) -> int:
        """Move tasks that this pod cannot serve in time to the topic.

        The order is by deadline: the late ones are all in front.
        """
        offloaded = 0
        while offloaded < OFFLOAD_ROUND:
            task = self._offloadable.peek()
            if task is None or not self._is_too_late(task):
                break
            self._dequeue(task)  # nobody may fetch it meanwhile
            if not await self._try_to_offload(task):
                break  # the broker is in trouble: leave it alone
            offloaded += 1
        return offloaded

    def _is_too_late(self, task: Task) -> bool:
        return self._clock() > task.deadline + self._grace_seconds

    async def _try_to_offload(self, task: Task) -> bool:
        try:
            await self._offload.publish(task)
        except KafkaError as error:
            log.warning("offload failed, task kept: %r", error)
            self._statsd.incr("offload_failed")
            # Unless a late ACK has come while we waited for the broker.
            if task.task_id in self._buffer:
                self._enqueue(task)
            return False
        self._observe_delay(task.stream, task.age(self._clock()))
        self.forget(task)
        return True

    def report(self) -> None:
        self._statsd.gauge("tasks.waiting", len(self._waiting))
        self._statsd.gauge("tasks.leased", len(self._leases))
        self._statsd.gauge("tasks.delayed", len(self._delayed))
