from __future__ import annotations

import argparse
import unittest
from typing import Any, List

from app.data_exchange.commands.event_pipeline_orchestrator_runner import (
    IDLE_SECONDS,
    Command,
    RunSummary,
)
from app.data_exchange.task_handlers import (
    ProfileTimelines,
    RetryLater,
    TaskHandlers,
)
from klaviyo.core import clusters, rpc
from klaviyo.core.broker import KafkaTimeoutError
from klaviyo.core.timestamps import from_seconds
from klaviyo.data_exchange.event_pipeline_orchestrator.proto.v1 import (
    event_pipeline_orchestrator_pb2 as pb,
)
from klaviyo.data_exchange.event_pipeline_orchestrator.server.distribution.pod_index import (  # noqa: E501
    pod_target,
)
from klaviyo.data_exchange.prep_publisher.proto.v1.prep_publisher_pb2 import (
    EventData,
    EventMetadata,
)
from tests.support import START, ManualClock

HOST = "events-orchestrator-staging-prod.internal.clovesoftware.com"
SERVERS = "test-runner:9096"
RESPONSES = "response"


def make_task(number: int, lease_seconds: float = 60.0) -> pb.Task:
    name = "task-%d" % number
    metadata = EventMetadata(
        company_id="V3qGae", source_name="api", priority_level=10
    )
    return pb.Task(
        task_id=name,
        lease_id="lease-%d" % number,
        lease_expires_at=from_seconds(START + lease_seconds),
        event=EventData(metadata, b"{}", request_id=name),
    )


class OneOrchestrator:
    """Lends what it was given, then has nothing left."""

    def __init__(self, tasks: List[pb.Task]) -> None:
        self.tasks = tasks

    async def FetchNextBatch(
        self, request: pb.FetchNextBatchRequest, context: Any
    ) -> pb.FetchNextBatchResponse:
        count = request.max_tasks
        batch, self.tasks = self.tasks[:count], self.tasks[count:]
        return pb.FetchNextBatchResponse(
            batch, 0, pb.ResponseAddress(SERVERS, RESPONSES, 0)
        )


class RunnerTestCase(unittest.TestCase):
    def setUp(self) -> None:
        clusters.forget_all()
        self.clock = ManualClock()
        self.timelines = ProfileTimelines()
        self.handlers = TaskHandlers(self.timelines)
        self.printed: List[str] = []
        self.slept: List[float] = []
        self.command = Command(
            self.handlers, self.sleep, self.clock, self.printed.append
        )

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def lend(self, tasks: List[pb.Task]) -> None:
        target = pod_target(HOST, 50051, 0)
        rpc.serve(target, OneOrchestrator(tasks))
        self.addCleanup(rpc.stop, target)

    def run_command(self, **parameters: Any) -> RunSummary:
        defaults = dict(
            execute=True, max_batches=1, max_tasks_per_batch=100,
            kafka_bootstrap_servers=SERVERS, orchestrator_host=HOST,
        )
        return self.command.run(**dict(defaults, **parameters))

    def responses(self) -> List[pb.TaskResponse]:
        records = clusters.connect(SERVERS).poll(RESPONSES, 0, 0, 1000)
        return [pb.TaskResponse.FromString(r.value) for r in records]


class ExecuteTest(RunnerTestCase):
    def test_each_task_is_executed_and_acknowledged(self) -> None:
        self.lend([make_task(n) for n in range(3)])
        summary = self.run_command()
        self.assertEqual(summary.acked, 3)
        self.assertEqual(self.timelines.count("V3qGae"), 3)
        self.assertEqual(
            [(r.task_id, r.status) for r in self.responses()],
            [("task-%d" % n, pb.ResponseStatus.ACK) for n in range(3)],
        )

    def test_retry_later_is_a_nack_with_its_delay(self) -> None:
        def busy(event: EventData) -> None:
            raise RetryLater(300, "profile is locked")

        self.handlers.register("api", busy)
        self.lend([make_task(1)])
        self.assertEqual(self.run_command().nacked, 1)
        response, = self.responses()
        self.assertEqual(response.status, pb.ResponseStatus.NACK)
        self.assertEqual(response.retry_delay_seconds, 300)
        self.assertEqual(response.error, "profile is locked")

    def test_a_bad_event_does_not_end_the_worker(self) -> None:
        bad, good = make_task(1), make_task(2)
        bad.event.raw_payload = b"not json"
        self.lend([bad, good])
        summary = self.run_command()
        self.assertEqual((summary.nacked, summary.acked), (1, 1))
        # Short enough for the orchestrator to retry from memory.
        self.assertLess(self.responses()[0].retry_delay_seconds, 60)

    def test_crash_after_seven_of_ten_leaves_three_unanswered(self) -> None:
        def crash_at_the_eighth(event: EventData) -> None:
            if event.request_id == "task-7":
                raise SystemExit("the instance is gone")

        self.handlers.register("api", crash_at_the_eighth)
        self.lend([make_task(n) for n in range(10)])
        with self.assertRaises(SystemExit):
            self.run_command()
        self.assertEqual(len(self.responses()), 7)

    def test_task_with_an_expired_lease_is_left_alone(self) -> None:
        self.lend([make_task(1, lease_seconds=0), make_task(2)])
        summary = self.run_command()
        self.assertEqual((summary.lease_expired, summary.acked), (1, 1))

    def test_same_task_twice_has_the_effect_of_once(self) -> None:
        self.lend([make_task(1), make_task(1)])
        self.assertEqual(self.run_command().acked, 2)
        self.assertEqual(self.timelines.count("V3qGae"), 1)


class AnswerFailureTest(RunnerTestCase):
    def fail_answers(self, times: int) -> None:
        broker = clusters.connect(SERVERS)
        error = KafkaTimeoutError("broker is degraded")
        broker.fail_topic(RESPONSES, error, times)

    def test_answer_is_tried_again(self) -> None:
        self.fail_answers(times=2)
        self.lend([make_task(1)])
        self.assertEqual(self.run_command(kafka_retries=2).acked, 1)

    def test_executed_but_unanswered_is_counted(self) -> None:
        self.fail_answers(times=3)
        self.lend([make_task(1)])
        summary = self.run_command(kafka_retries=2)
        self.assertEqual((summary.unanswered, summary.acked), (1, 0))
        self.assertEqual(self.timelines.count("V3qGae"), 1)


class DryRunTest(RunnerTestCase):
    def test_fetches_and_prints_and_does_nothing_else(self) -> None:
        self.lend([make_task(n) for n in range(3)])
        summary = self.run_command(execute=False, max_tasks_per_batch=2)
        self.assertEqual(summary, RunSummary(batches=1, fetched=2))
        self.assertEqual(self.timelines.count("V3qGae"), 0)
        self.assertEqual(self.responses(), [])
        self.assertIn("task-0 company=V3qGae", self.printed[0])

    def test_is_the_default(self) -> None:
        self.lend([make_task(1)])
        self.command.run(
            max_batches=1, orchestrator_host=HOST,
            kafka_bootstrap_servers=SERVERS,
        )
        self.assertEqual(self.responses(), [])


class LoopTest(RunnerTestCase):
    def test_ends_after_max_batches(self) -> None:
        self.lend([make_task(n) for n in range(10)])
        summary = self.run_command(max_batches=3, max_tasks_per_batch=2)
        self.assertEqual(summary.acked, 6)

    def test_rests_while_there_is_nothing_to_do(self) -> None:
        self.lend([])
        self.run_command(max_batches=2)
        self.assertEqual(self.slept, [IDLE_SECONDS] * 2)

    def test_absent_orchestrators_do_not_end_the_worker(self) -> None:
        summary = self.run_command(max_batches=2)
        self.assertEqual(summary, RunSummary(batches=2))

    def test_stop_ends_it_after_the_current_batch(self) -> None:
        self.handlers.register("api", lambda event: self.command.stop())
        self.lend([make_task(n) for n in range(4)])
        summary = self.run_command(max_batches=0, max_tasks_per_batch=2)
        self.assertEqual(summary.acked, 2)


class ArgumentsTest(RunnerTestCase):
    def parse(self, *words: str) -> dict:
        parser = argparse.ArgumentParser()
        self.command.add_arguments(parser)
        return vars(parser.parse_args([
            "--kafka-bootstrap-servers=" + SERVERS,
            "--kafka-security-protocol=SASL_SSL",
            "--kafka-sasl-mechanism=SCRAM-SHA-512",
            "--kafka-sasl-username=kafka-event-gateway",
            "--kafka-api-version=auto",
            "--kafka-retries=10",
            "--orchestrator-host=" + HOST,
            "--statsd-root=event_gateway_orchestrator_client_runner",
            *words,
        ]))

    def test_production_arguments_are_the_parameters_of_run(self) -> None:
        self.lend([make_task(1)])
        options = self.parse("--execute", "--max-batches=1")
        self.assertEqual(self.command.run(**options).acked, 1)

    def test_nothing_is_executed_unless_asked_for(self) -> None:
        self.assertFalse(self.parse()["execute"])


if __name__ == "__main__":
    unittest.main()
