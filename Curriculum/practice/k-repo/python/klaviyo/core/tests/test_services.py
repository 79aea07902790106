from __future__ import annotations

import tempfile
import unittest
from dataclasses import dataclass, field
from datetime import datetime, timezone
from enum import Enum
from typing import ClassVar, Tuple

from klaviyo.core import rpc, timestamps
from klaviyo.core.object_store import (
    DirectoryObjectStore,
    ObjectStore,
    ObjectStoreError,
)
from klaviyo.core.producer import InMemoryProducer
from klaviyo.core.broker import KafkaError, KafkaTimeoutError
from klaviyo.core.clusters import connect, forget_all
from klaviyo.core.settings import Settings, SettingsError
from klaviyo.core.statsd import StatsClient
from klaviyo.core.statsig import DynamicConfigClient


class Colour(str, Enum):
    RED = "red"
    BLUE = "blue"


@dataclass
class Inner(Settings):
    env_prefix: ClassVar[str] = "INNER_"
    depth: int = 1


@dataclass
class Outer(Settings):
    env_prefix: ClassVar[str] = "OUTER_"
    count: int = 3
    ratio: float = 0.5
    on: bool = False
    names: Tuple[str, ...] = ()
    colour: Colour = Colour.RED
    inner: Inner = field(default_factory=Inner)

    def validate(self) -> None:
        if self.count < 0:
            raise SettingsError("count must not be negative")


class SettingsTests(unittest.TestCase):
    def test_defaults_hold_without_variables(self):
        self.assertEqual(Outer.from_env({}), Outer())

    def test_variables_are_read_by_the_type_of_the_default(self):
        settings = Outer.from_env({
            "OUTER_COUNT": "7", "OUTER_RATIO": "2", "OUTER_ON": "true",
            "OUTER_NAMES": "a, b", "OUTER_COLOUR": "blue",
            "INNER_DEPTH": "4", "COUNT": "99",
        })
        self.assertEqual(settings, Outer(
            7, 2.0, True, ("a", "b"), Colour.BLUE, Inner(4)
        ))

    def test_a_bad_value_names_the_variable(self):
        for env in ({"OUTER_COUNT": "many"}, {"OUTER_ON": "maybe"},
                    {"OUTER_COLOUR": "green"}):
            name = next(iter(env))
            with self.assertRaisesRegex(SettingsError, name):
                Outer.from_env(env)

    def test_overrides_win_and_are_validated(self):
        env = {"OUTER_COUNT": "7"}
        self.assertEqual(Outer.from_env(env, count=8).count, 8)
        with self.assertRaises(SettingsError):
            Outer.from_env(env, count=-1)


class StatsTests(unittest.TestCase):
    def test_every_name_starts_with_the_base_name(self):
        stats = StatsClient("klaviyo.x")
        stats.incr("done", 2)
        stats.incr("done")
        stats.gauge("lag", 5)
        stats.timing("latency", 1.5)
        self.assertEqual(stats.counters, {"klaviyo.x.done": 3})
        self.assertEqual(stats.gauges, {"klaviyo.x.lag": 5})
        self.assertEqual(stats.timings, {"klaviyo.x.latency": [1.5]})
        self.assertEqual(stats.count("never"), 0)


class StatsigTests(unittest.TestCase):
    def test_unknown_means_empty_and_closed(self):
        statsig = DynamicConfigClient({"known": {"a": 1}})
        self.assertEqual(statsig.get_config("known"), {"a": 1})
        self.assertEqual(statsig.get_config("unknown"), {})
        self.assertFalse(statsig.check_gate("unknown"))
        statsig.set_gate("g", True)
        self.assertTrue(statsig.check_gate("g"))


class TimestampTests(unittest.TestCase):
    def test_a_datetime_survives_the_round_trip(self):
        moment = datetime(2025, 11, 28, 9, 30, 1, 250, timezone.utc)
        stamp = timestamps.from_datetime(moment)
        self.assertEqual(stamp.nanos, 250_000)
        self.assertEqual(timestamps.to_datetime(stamp), moment)

    def test_seconds_carry_into_the_next(self):
        stamp = timestamps.add_seconds(timestamps.Timestamp(1, 600), 1.5)
        self.assertEqual(stamp, timestamps.Timestamp(2, 500_000_600))
        self.assertEqual(timestamps.to_seconds(
            timestamps.from_seconds(12.25)), 12.25)

    def test_a_datetime_without_zone_is_refused(self):
        with self.assertRaises(ValueError):
            timestamps.from_datetime(datetime(2025, 1, 1))


class ProducerTests(unittest.IsolatedAsyncioTestCase):
    def setUp(self):
        forget_all()
        self.delays = []

    async def _sleep(self, seconds):
        self.delays.append(seconds)

    async def _producer(self, retries):
        producer = InMemoryProducer("k:9096", retries, 0.1, self._sleep)
        await producer.start()
        return producer

    async def test_a_dropped_connection_is_retried(self):
        connect("k:9096").fail_topic("t", ConnectionResetError(), times=2)
        producer = await self._producer(retries=3)
        with self.assertLogs("aiokafka"):
            await producer.send_and_wait("t", b"x")
        self.assertEqual(self.delays, [0.1, 0.2])
        self.assertEqual(connect("k:9096").end_offset("t", 0), 1)

    async def test_retries_used_up_are_a_timeout(self):
        connect("k:9096").fail_topic("t", ConnectionResetError())
        producer = await self._producer(retries=2)
        with self.assertLogs("aiokafka"):
            with self.assertRaises(KafkaTimeoutError):
                await producer.send_and_wait("t", b"x")

    async def test_it_must_be_started(self):
        with self.assertRaises(KafkaError):
            await InMemoryProducer("k:9096").send_and_wait("t", b"x")


class ClusterTests(unittest.TestCase):
    def test_the_same_address_is_the_same_cluster(self):
        self.assertIs(connect("a:1, b:1"), connect("b:1,a:1"))
        self.assertIsNot(connect("a:1"), connect("c:1"))


class ObjectStoreTests(unittest.IsolatedAsyncioTestCase):
    async def _check(self, store):
        await store.put("dir/a b.json", b"1")
        self.assertEqual(store.get("dir/a b.json"), b"1")
        self.assertEqual(store.keys("dir/"), ["dir/a b.json"])
        with self.assertRaises(ObjectStoreError):
            await store.put("dir/a b.json", b"2")  # never overwritten
        with self.assertRaises(ObjectStoreError):
            store.get("absent")

    async def test_in_memory(self):
        await self._check(ObjectStore())

    async def test_in_a_directory_it_outlives_the_process(self):
        with tempfile.TemporaryDirectory() as root:
            await self._check(DirectoryObjectStore(root))
            again = DirectoryObjectStore(root)
            self.assertEqual(again.get("dir/a b.json"), b"1")


class RpcTests(unittest.IsolatedAsyncioTestCase):
    async def test_a_channel_notices_that_a_server_came_and_went(self):
        class Echo:
            async def Say(self, request, context):
                return request

        channel = rpc.channel("echo:1")
        with self.assertRaisesRegex(rpc.RpcError, "UNAVAILABLE"):
            await channel.call("Say", "hi")
        rpc.serve("echo:1", Echo())
        self.assertEqual(await channel.call("Say", "hi"), "hi")
        with self.assertRaisesRegex(rpc.RpcError, "UNIMPLEMENTED"):
            await channel.call("Shout", "hi")
        rpc.stop("echo:1")
        with self.assertRaisesRegex(rpc.RpcError, "UNAVAILABLE"):
            await channel.call("Say", "hi")


if __name__ == "__main__":
    unittest.main()
