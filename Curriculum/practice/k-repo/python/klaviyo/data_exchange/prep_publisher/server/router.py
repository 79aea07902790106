"""The gRPC servicer: splits a batch, publishes the parts at the same time.

An event's priority picks the topic, its company picks the cluster. Nothing
else about the event matters here, and no event waits for another bucket.
"""
from __future__ import annotations

import asyncio
import logging
import zlib
from typing import Any, Callable, Dict, List, NamedTuple, Optional, Sequence

from klaviyo.core.statsd import StatsClient
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from klaviyo.data_exchange.prep_publisher.server.gating import (
    RolloutConfig,
    get_rollout_config,
)
from klaviyo.data_exchange.prep_publisher.server.publisher import (
    PrepPublisher,
)

log = logging.getLogger(__name__)

Status = pb.PublishStatus
Producers = Dict[int, PrepPublisher]  # by priority level

HASH_BUCKETS = 100  # one for each percent of the rollout


def company_bucket(company_id: str) -> int:
    """0..99. CRC32, since Python's own `hash` differs in every process."""
    return zlib.crc32(company_id.encode("utf-8")) % HASH_BUCKETS


def takes_rollout(company_id: str, rollout_percentage: int) -> bool:
    """Whether a company's events go to the rollout cluster.

    A company keeps its bucket for ever. Raising the percentage only adds
    companies; none flaps between the clusters, on any pod.
    """
    return company_bucket(company_id) < rollout_percentage


class Bucket(NamedTuple):
    priority: int
    rollout: bool


class Router:
    def __init__(
        self,
        producers: Producers,
        rollout_producers: Optional[Producers] = None,
        rollout_config: Callable[[], RolloutConfig] = get_rollout_config,
        statsd: Optional[StatsClient] = None,
    ) -> None:
        self._producers = producers
        self._rollout_producers = rollout_producers or {}
        self._rollout_config = rollout_config
        self._statsd = statsd or StatsClient("router")

    async def PublishEvents(
        self, request: pb.PublishEventsRequest, context: Any
    ) -> pb.PublishEventsResponse:
        events = request.events
        buckets = self._split(events)
        # All buckets at once: a slow P10 write must not delay a P30 one.
        answers_by_bucket = await asyncio.gather(
            *(self._publish(bucket, [events[i] for i in positions])
              for bucket, positions in buckets.items())
        )
        results: Dict[int, pb.EventResult] = {}
        for positions, answers in zip(
            buckets.values(), answers_by_bucket
        ):
            results.update(zip(positions, answers))
        # Answers in the order of the request; request ids may repeat.
        return pb.PublishEventsResponse(
            [results[i] for i in range(len(events))]
        )

    def _split(
        self, events: Sequence[pb.EventData]
    ) -> Dict[Bucket, List[int]]:
        """Positions in the batch, by p10/p20/p30/offload and cluster."""
        config = self._rollout_config()  # once: a batch sees one config
        buckets: Dict[Bucket, List[int]] = {}
        for position, event in enumerate(events):
            meta = event.metadata
            rollout = self._goes_to_rollout(meta.company_id, config)
            bucket = Bucket(meta.priority_level, rollout)
            buckets.setdefault(bucket, []).append(position)
        return buckets

    def _goes_to_rollout(
        self, company_id: str, config: RolloutConfig
    ) -> bool:
        if not config.rollout_producers_enabled:
            return False  # the switch that ends a rollout at once
        if not takes_rollout(company_id, config.rollout_percentage):
            return False
        if not self._rollout_producers:
            # Enabled after this pod started; it has no such producers
            # until it restarts. The default cluster still takes all.
            self._statsd.incr("rollout.not_initialized")
            return False
        return True

    async def _publish(
        self, bucket: Bucket, events: List[pb.EventData]
    ) -> List[pb.EventResult]:
        producers = self._producers
        if bucket.rollout:
            producers = self._rollout_producers
        producer = producers.get(bucket.priority)
        if producer is None:
            why = "unknown priority level %d" % bucket.priority
            return self._answer_all(events, Status.REJECTED, why)
        try:
            return (await producer.publish_with_result(events)).results
        except Exception as error:  # one bucket's bug is not the others'
            log.exception("publishing %s failed", bucket)
            return self._answer_all(events, Status.LOST, repr(error))

    def _answer_all(
        self, events: List[pb.EventData], status: str, why: str
    ) -> List[pb.EventResult]:
        self._statsd.incr("router." + status, len(events))
        return [
            pb.EventResult(event.request_id, status, error=why)
            for event in events
        ]
