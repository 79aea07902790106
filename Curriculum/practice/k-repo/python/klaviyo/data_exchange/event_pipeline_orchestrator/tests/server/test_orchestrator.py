from __future__ import annotations

import unittest
from typing import List

from klaviyo.core.broker import KafkaError
from klaviyo.core.rpc import RpcContext, RpcError
from klaviyo.core.statsig import DynamicConfigClient
from klaviyo.core.timestamps import to_seconds

from ...proto.v1 import event_pipeline_orchestrator_pb2 as pb
from ...server.streams import Stream
from ...server.task import TASK_OVERHEAD_BYTES
from ..support import SERVERS, FakeClock, Pod, make_event, make_settings

CONFIG_KEY = "event_gateway_cluster_rollout_prod"


class OrchestratorTestCase(unittest.IsolatedAsyncioTestCase):
    def setUp(self) -> None:
        self.clock = FakeClock()
        self.pod = Pod(self.clock)

    async def fetch(
        self, max_tasks: int = 10
    ) -> pb.FetchNextBatchResponse:
        return await self.pod.orchestrator.FetchNextBatch(
            pb.FetchNextBatchRequest("qw-1", max_tasks), RpcContext()
        )

    async def respond(self, task: pb.Task, status: str) -> None:
        response = pb.TaskResponse(task.task_id, task.lease_id, status)
        await self.pod.broker.send(
            self.pod.settings.response_topic,
            response.SerializeToString(),
            partition=self.pod.identity.ordinal,
        )
        await self.pod.orchestrator.handle_responses()


class FetchNextBatchTest(OrchestratorTestCase):
    async def test_streams_are_merged_by_deadline(self) -> None:
        for stream, deadline_in in (
            (Stream.P30, 240), (Stream.P10, 30), (Stream.P20, 55)
        ):
            event = make_event(deadline_in, request_id=stream.value)
            await self.pod.produce(stream, event)
        await self.pod.poll_all()
        batch = await self.fetch()
        order = [task.event.request_id for task in batch.tasks]
        self.assertEqual(order, ["p10", "p20", "p30"])

    async def test_task_says_where_to_answer_and_until_when(self) -> None:
        self.pod = Pod(self.clock, host_name="events-orchestrator-1")
        await self.pod.produce(Stream.P20, make_event())
        await self.pod.poll_all()
        batch = await self.fetch()
        self.assertEqual(batch.orchestrator_index, 1)
        self.assertEqual(
            batch.response_address, pb.ResponseAddress(SERVERS, "response", 1)
        )
        task = batch.tasks[0]
        self.assertEqual(task.stream, "p20")
        self.assertEqual(
            to_seconds(task.lease_expires_at), self.clock() + 60
        )

    async def test_message_survives_the_wire(self) -> None:
        await self.pod.produce(Stream.P10, make_event(payload=b"\x00\xff"))
        await self.pod.poll_all()
        batch = await self.fetch()
        data = batch.SerializeToString()
        self.assertEqual(pb.FetchNextBatchResponse.FromString(data), batch)

    async def test_nothing_to_do_is_an_empty_batch(self) -> None:
        self.assertEqual((await self.fetch()).tasks, [])

    async def test_a_batch_of_none_is_refused(self) -> None:
        with self.assertRaises(RpcError) as caught:
            await self.fetch(max_tasks=0)
        self.assertEqual(caught.exception.code, "INVALID_ARGUMENT")


class MemoryTest(OrchestratorTestCase):
    async def fill(self, stream: Stream, percent: int) -> None:
        # With its overhead each event is 1 % of the buffer.
        payload = b"x" * (10_000 - TASK_OVERHEAD_BYTES)
        for n in range(percent):
            event = make_event(request_id="f%d" % n, payload=payload)
            await self.pod.produce(stream, event)
        await self.pod.poll_all()

    async def test_flood_of_p10_leaves_room_for_p30(self) -> None:
        self.pod.settings.max_records = 5
        for _ in range(20):
            await self.fill(Stream.P10, 5)
        self.assertLess(self.pod.orchestrator.buffer.fill_percent, 25)
        self.assertGreater(
            self.pod.orchestrator.consumers[Stream.P10].lag(), 70
        )
        await self.pod.produce(Stream.P30, make_event(5, "urgent"))
        await self.pod.poll_all()
        batch = await self.fetch(1)
        self.assertEqual(batch.tasks[0].event.request_id, "urgent")

    async def test_acks_wake_the_paused_stream(self) -> None:
        await self.fill(Stream.P10, 30)
        await self.fill(Stream.P10, 1)
        pausing = self.pod.orchestrator.pausing
        self.assertIn(Stream.P10, pausing.paused_streams())
        for task in (await self.fetch(30)).tasks:
            await self.respond(task, pb.ResponseStatus.ACK)
        self.assertEqual(await self.pod.poll_all(), 1)
        self.assertEqual(pausing.paused_streams(), [])

    async def test_everything_is_paused_at_85_percent(self) -> None:
        await self.fill(Stream.P30, 85)
        self.pod.orchestrator.pausing.apply()
        paused = self.pod.orchestrator.pausing.paused_streams()
        self.assertEqual(set(paused), set(Stream))


class MaintenanceTest(OrchestratorTestCase):
    async def test_lease_that_ran_out_is_lent_again(self) -> None:
        await self.pod.produce(Stream.P10, make_event(600))
        await self.pod.poll_all()
        first = (await self.fetch()).tasks[0]
        self.clock.advance(60)
        self.assertEqual(await self.pod.orchestrator.maintain(), 1)
        second = (await self.fetch()).tasks[0]
        self.assertEqual(first.task_id, second.task_id)
        self.assertNotEqual(first.lease_id, second.lease_id)

    async def test_late_events_are_offloaded_and_come_back(self) -> None:
        await self.pod.produce(Stream.P20, make_event(60))
        await self.pod.poll_all()
        self.clock.advance(121)
        await self.pod.orchestrator.maintain()
        self.assertEqual((await self.fetch()).tasks, [])
        await self.pod.poll_all()
        batch = await self.fetch()
        self.assertEqual([t.stream for t in batch.tasks], ["offload"])

    async def test_offloaded_event_begins_anew_behind_what_is_fresh(
        self,
    ) -> None:
        """However long ago it was moved aside, and by whomever."""
        shed = make_event(-3600, "shed", ingested_ago=4800)
        await self.pod.produce(Stream.OFFLOAD, shed)
        await self.pod.produce(Stream.P30, make_event(5, "fresh"))
        await self.pod.poll_all()
        tasks = (await self.fetch()).tasks
        names = [task.event.request_id for task in tasks]
        self.assertEqual(names, ["fresh", "shed"])
        deadline = to_seconds(tasks[1].event.metadata.slo_deadline)
        self.assertEqual(deadline, self.clock() + 1200)

    async def test_late_p10_asks_ingest_for_less(self) -> None:
        event = make_event(0, ingested_ago=1200)
        await self.pod.produce(Stream.P10, event)
        await self.pod.poll_all()
        self.clock.advance(5)
        task = (await self.fetch()).tasks[0]
        await self.respond(task, pb.ResponseStatus.ACK)
        await self.pod.orchestrator.maintain()
        sent = self.pod.records(self.pod.settings.flow_control_topic)
        self.assertEqual(len(sent), 1)
        self.assertIn(b'"decrease"', sent[0].value)

    async def test_unreadable_record_ends_in_the_dlq(self) -> None:
        topic = self.pod.settings.p10_topic
        dlq = self.pod.settings.dlq_topic
        await self.pod.broker.send(topic, b"?", partition=0)
        await self.pod.produce(Stream.P10, make_event(request_id="good"))
        self.pod.broker.fail_topic(dlq, KafkaError("down"), times=1)
        with self.assertLogs(level="ERROR"):
            await self.pod.poll_all()
        self.assertEqual(len((await self.fetch()).tasks), 1)
        with self.assertRaises(KafkaError):
            await self.pod.orchestrator.maintain()
        await self.pod.orchestrator.maintain()
        self.assertEqual([r.value for r in self.pod.records(dlq)], [b"?"])

    async def test_lag_of_every_stream_is_reported(self) -> None:
        await self.pod.produce(Stream.P30, make_event())
        await self.pod.orchestrator.maintain()
        gauges = self.pod.statsd.gauges
        self.assertEqual(gauges["test.lag.p30"], 1)
        self.assertEqual(gauges["test.lag.response"], 0)


class RestartTest(OrchestratorTestCase):
    def successor(self) -> Pod:
        return Pod(self.clock, self.pod.settings, broker=self.pod.broker)

    async def test_successor_reads_what_was_not_done(self) -> None:
        for name in ("done", "lent", "waiting"):
            await self.pod.produce(Stream.P10, make_event(request_id=name))
        await self.pod.poll_all()
        done, _ = (await self.fetch(2)).tasks
        await self.respond(done, pb.ResponseStatus.ACK)
        await self.pod.orchestrator.maintain()
        self.pod = self.successor()
        await self.pod.poll_all()
        batch = await self.fetch()
        names: List[str] = [t.event.request_id for t in batch.tasks]
        self.assertEqual(names, ["lent", "waiting"])

    async def test_ack_of_the_former_life_still_counts(self) -> None:
        await self.pod.produce(Stream.P10, make_event())
        await self.pod.poll_all()
        task = (await self.fetch()).tasks[0]
        self.pod = self.successor()
        await self.pod.poll_all()
        await self.respond(task, pb.ResponseStatus.ACK)
        self.assertEqual((await self.fetch()).tasks, [])


class GatingTest(OrchestratorTestCase):
    async def consumed_by(self, config: dict, **settings: object) -> int:
        pod = Pod(
            self.clock, make_settings(**settings),
            statsig=DynamicConfigClient({CONFIG_KEY: config}),
        )
        await pod.produce(Stream.P30, make_event())
        return await pod.poll_all()

    async def test_default_pods_consume_unless_closed(self) -> None:
        closed = {"default_pods_enabled": False}
        self.assertEqual(await self.consumed_by({}), 1)
        self.assertEqual(await self.consumed_by(closed), 0)
        # A typing mistake in the console must not stop the fleet.
        typo = {"default_pods_enabled": "flase"}
        self.assertEqual(await self.consumed_by(typo), 1)

    async def test_rollout_pods_wait_until_opened(self) -> None:
        opened = {"rollout_pods_enabled": True}
        self.assertEqual(await self.consumed_by({}, is_rollout=True), 0)
        self.assertEqual(await self.consumed_by(opened, is_rollout=True), 1)

    async def test_only_the_active_fleet_consumes(self) -> None:
        dove = "prod-dove-a"
        for active, consumed in (("dove", 1), ("edam", 0)):
            self.assertEqual(consumed, await self.consumed_by(
                {}, kubernetes_cluster=dove, active_cluster_fleet=active
            ))

    async def test_closing_acts_on_the_next_poll(self) -> None:
        statsig = DynamicConfigClient()
        self.pod = Pod(self.clock, statsig=statsig)
        await self.pod.produce(Stream.P30, make_event(request_id="a"))
        await self.pod.poll_all()
        statsig.set_config(CONFIG_KEY, {"default_pods_enabled": False})
        await self.pod.produce(Stream.P30, make_event(request_id="b"))
        self.assertEqual(await self.pod.poll_all(), 0)
        self.assertEqual(len((await self.fetch()).tasks), 1)


if __name__ == "__main__":
    unittest.main()
