from __future__ import annotations

import unittest

from klaviyo.core.broker import (
    InMemoryBroker,
    InMemoryConsumer,
    KafkaError,
    KafkaTimeoutError,
)


async def fill(broker, topic, values, partition=None):
    for value in values:
        await broker.send(topic, value, partition=partition)


def values(records):
    return [record.value for record in records]


class SendTests(unittest.IsolatedAsyncioTestCase):
    async def test_keyless_records_go_round_robin(self):
        broker = InMemoryBroker(clock=lambda: 7.0)
        broker.create_topic("t", partitions=3)
        sent = [await broker.send("t", b"x") for _ in range(4)]
        self.assertEqual([m.partition for m in sent], [0, 1, 2, 0])
        self.assertEqual(sent[3].offset, 1)
        self.assertEqual(broker.poll("t", 0, 0, 1)[0].timestamp, 7.0)

    async def test_the_same_key_keeps_its_partition(self):
        broker = InMemoryBroker()
        broker.create_topic("t", partitions=8)
        sent = [await broker.send("t", b"x", key=b"V3qGae")
                for _ in range(5)]
        self.assertEqual(len({m.partition for m in sent}), 1)

    async def test_a_record_stays_after_it_was_read(self):
        broker = InMemoryBroker()
        await fill(broker, "t", [b"a", b"b"])
        self.assertEqual(values(broker.poll("t", 0, 0, 10)), [b"a", b"b"])
        self.assertEqual(values(broker.poll("t", 0, 1, 10)), [b"b"])
        self.assertEqual(broker.end_offset("t", 0), 2)

    async def test_unknown_topics_may_be_refused(self):
        broker = InMemoryBroker(auto_create_topics=False)
        with self.assertRaises(KafkaError):
            await broker.send("typo", b"x")

    async def test_a_failure_ends_by_recovery_or_by_count(self):
        broker = InMemoryBroker()
        broker.fail_topic("t", KafkaTimeoutError("slow"))
        with self.assertRaises(KafkaTimeoutError):
            await broker.send("t", b"x")
        await broker.send("other", b"x")
        broker.recover_topic("t")
        await broker.send("t", b"x")

        broker.fail_topic("t", KafkaTimeoutError("slow"), times=1)
        with self.assertRaises(KafkaTimeoutError):
            await broker.send("t", b"x")
        await broker.send("t", b"x")

    async def test_a_cluster_outage_refuses_every_topic(self):
        broker = InMemoryBroker()
        broker.fail_cluster(KafkaTimeoutError("gone"))
        for topic in ("a", "b"):
            with self.assertRaises(KafkaTimeoutError):
                await broker.send(topic, b"x")
        broker.recover_cluster()
        await broker.send("a", b"x")


class ConsumerTests(unittest.IsolatedAsyncioTestCase):
    async def test_a_paused_topic_lags_and_keeps_its_place(self):
        broker = InMemoryBroker()
        await fill(broker, "p10", [b"1", b"2"])
        await fill(broker, "p30", [b"3"])
        consumer = InMemoryConsumer(broker)
        consumer.assign([("p10", 0), ("p30", 0)])
        consumer.pause("p10")
        self.assertEqual(values(await consumer.poll(10)), [b"3"])
        self.assertEqual(consumer.lag("p10"), 2)
        self.assertEqual(consumer.paused(), {"p10"})
        consumer.resume("p10")
        self.assertEqual(values(await consumer.poll(10)), [b"1", b"2"])
        self.assertEqual(consumer.lag("p10"), 0)

    async def test_a_busy_topic_does_not_starve_the_other(self):
        broker = InMemoryBroker()
        await fill(broker, "busy", [b"b"] * 100)
        await fill(broker, "quiet", [b"q"])
        consumer = InMemoryConsumer(broker)
        consumer.assign([("busy", 0), ("quiet", 0)])
        first, second = await consumer.poll(5), await consumer.poll(5)
        self.assertIn(b"q", values(first + second))

    async def test_a_group_resumes_at_its_last_commit(self):
        broker = InMemoryBroker()
        await fill(broker, "t", [b"a", b"b", b"c"])
        first = InMemoryConsumer(broker, "group")
        first.assign([("t", 0)])
        await first.poll(1)
        first.commit()
        await first.poll(1)  # read, never committed

        second = InMemoryConsumer(broker, "group")
        second.assign([("t", 0)])
        self.assertEqual(values(await second.poll(10)), [b"b", b"c"])


if __name__ == "__main__":
    unittest.main()
