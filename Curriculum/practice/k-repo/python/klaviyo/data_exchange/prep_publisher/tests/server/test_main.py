from __future__ import annotations

import asyncio
import sys
import unittest

from klaviyo.core import rpc
from klaviyo.core.broker import KafkaTimeoutError
from klaviyo.core.statsig import DynamicConfigClient
from klaviyo.data_exchange.prep_publisher.proto.v1 import (
    prep_publisher_pb2 as pb,
)
from klaviyo.data_exchange.prep_publisher.server.main import (
    PrepPublisherServer,
    SentryFilter,
)
from klaviyo.data_exchange.prep_publisher.server.settings import (
    MonitoringSettings,
)
from klaviyo.data_exchange.prep_publisher.tests.support import (
    GatewayTestCase,
    make_event,
)

PRODUCERS = "klaviyo.data_exchange.prep_publisher.producers"
P10 = "events.public.p10-events-express-v1"


class ServerTests(GatewayTestCase):
    def server(self, **rollout):
        key = self.settings.rollout_config_key
        statsig = DynamicConfigClient({key: rollout})
        return PrepPublisherServer(self.settings, statsig, self.sleep)

    async def call(self, server, events):
        return await rpc.channel(server.target).call(
            "PublishEvents", pb.PublishEventsRequest(events)
        )

    async def test_it_serves_on_the_grpc_port_until_shutdown(self):
        server = self.server()
        await server.init()
        self.assertTrue(server.target.endswith(":50051"))
        response = await self.call(server, [make_event(10)])
        self.assertTrue(response.results[0].accepted)
        self.assertEqual(len(self.records(self.primary, P10)), 1)
        await server.shutdown()
        with self.assertRaises(rpc.RpcError):
            await self.call(server, [make_event(10)])

    async def test_liveness_answers_on_its_own_port(self):
        server = self.server()
        await server.init()
        self.assertTrue(server.liveness_target.endswith(":50099"))
        channel = rpc.channel(server.liveness_target)
        self.assertEqual(await channel.call("Check", None), "SERVING")
        await server.shutdown()
        self.assertFalse(server.liveness.serving)

    async def test_rollout_producers_exist_only_if_enabled(self):
        for enabled, producers in ((False, 4), (True, 8)):
            server = self.server(rollout_producers_enabled=enabled,
                                 rollout_percentage=100)
            await server.init()
            self.assertEqual(server.statsd.gauges[PRODUCERS], producers)
            await self.call(server, [make_event(10)])
            await server.shutdown()
        self.assertEqual(len(self.records(self.primary, P10)), 1)
        self.assertEqual(len(self.records(self.rollout, P10)), 1)

    async def test_run_stops_when_told(self):
        server = self.server()
        stopping = asyncio.Event()
        running = asyncio.ensure_future(server.run(stopping))
        while not server.liveness.serving:
            await asyncio.sleep(0)
        stopping.set()
        await running
        self.assertFalse(server.liveness.serving)


def reported(monitoring, error):
    """Whether Sentry would show an error that a logger reported."""
    try:
        raise error
    except BaseException:
        hint = {"exc_info": sys.exc_info()}
    event = {"level": "error"}
    return SentryFilter(monitoring).before_send(event, hint) is event


class SentryTests(unittest.TestCase):
    def test_errors_that_resolve_themselves_are_dropped(self):
        monitoring = MonitoringSettings()
        self.assertFalse(reported(monitoring, ConnectionResetError()))
        self.assertFalse(reported(monitoring, asyncio.CancelledError()))

    def test_a_failed_publish_is_reported(self):
        monitoring = MonitoringSettings()
        self.assertTrue(reported(monitoring, KafkaTimeoutError("no")))
        self.assertTrue(reported(monitoring, RuntimeError("a bug")))

    def test_each_filter_is_a_setting(self):
        monitoring = MonitoringSettings(
            sentry_filter_connection_reset_error=False,
            sentry_filter_kafka_timeout_error=True,
        )
        self.assertTrue(reported(monitoring, ConnectionResetError()))
        self.assertFalse(reported(monitoring, KafkaTimeoutError("no")))

    def test_a_message_without_exception_passes(self):
        sentry = SentryFilter(MonitoringSettings())
        self.assertEqual(sentry.before_send({"m": 1}, {}), {"m": 1})


if __name__ == "__main__":
    unittest.main()
