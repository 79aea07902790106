"""A Kafka producer as aiokafka offers it: start, send and wait, stop.

The client retries a dropped connection by itself, within its budget, so a
caller sees an error only when retrying did not help. `acks` is what a real
client sends along with each write; this broker has one copy of everything,
so here it changes nothing.
"""
from __future__ import annotations

import asyncio
import logging
from typing import Awaitable, Callable, Dict, Optional

from klaviyo.core.broker import (
    InMemoryBroker,
    KafkaError,
    KafkaTimeoutError,
    RecordMetadata,
)
from klaviyo.core.clusters import connect

log = logging.getLogger("aiokafka")

Sleep = Callable[[float], Awaitable[None]]


class InMemoryProducer:
    def __init__(
        self,
        bootstrap_servers: str,
        retries: int = 3,
        retry_backoff_seconds: float = 0.1,
        sleep: Sleep = asyncio.sleep,
        acks: str = "1",
    ) -> None:
        self.acks = acks
        self._bootstrap_servers = bootstrap_servers
        self._retries = retries
        self._backoff = retry_backoff_seconds
        self._sleep = sleep
        self._broker: Optional[InMemoryBroker] = None

    async def start(self) -> None:
        self._broker = connect(self._bootstrap_servers)

    async def stop(self) -> None:
        self._broker = None

    async def send_and_wait(
        self,
        topic: str,
        value: bytes,
        key: Optional[bytes] = None,
        headers: Optional[Dict[str, str]] = None,
    ) -> RecordMetadata:
        if self._broker is None:
            raise KafkaError("the producer is not started")
        for attempt in range(self._retries + 1):
            try:
                return await self._broker.send(
                    topic, value, key=key, headers=headers
                )
            except ConnectionResetError as error:
                # Brokers close connections when they reboot or rebalance.
                log.error("connection lost, retrying", exc_info=error)
            if attempt < self._retries:
                await self._sleep(self._backoff * 2 ** attempt)
        raise KafkaTimeoutError(
            "%s: no answer after %d retries" % (topic, self._retries)
        )
