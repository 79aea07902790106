from __future__ import annotations

import unittest
from collections import Counter

from klaviyo.core.settings import SettingsError

from ...server.distribution.index_rotation import IndexRotation
from ...server.distribution.pod_index import identify_pod, pod_target
from ...server.settings import OrchestratorSettings
from ...server.utils import (
    generate_unique_index,
    parse_cluster,
    parse_ordinal,
)

CLUSTERS = ("prod-edam-a", "prod-edam-b", "prod-edam-c", "prod-edam-d")


def fleet_indexes(replicas: int, number_of_replicas: int) -> list:
    return [
        generate_unique_index(cluster, number_of_replicas, ordinal)
        for cluster in range(4)
        for ordinal in range(replicas)
    ]


class UniqueIndexTest(unittest.TestCase):
    def test_360_pods_have_the_indexes_0_to_359(self) -> None:
        indexes = fleet_indexes(replicas=90, number_of_replicas=90)
        self.assertEqual(indexes, list(range(360)))

    def test_number_of_replicas_left_at_1_collides(self) -> None:
        with self.assertLogs(level="ERROR"):
            indexes = fleet_indexes(replicas=90, number_of_replicas=1)
        # cluster * 1 + ordinal: 360 pods share the indexes 0 to 92.
        self.assertEqual(set(indexes), set(range(93)))
        pods_with_index = Counter(indexes)
        self.assertEqual(pods_with_index[0], 1)
        self.assertEqual(pods_with_index[1], 2)
        self.assertEqual(pods_with_index[50], 4)

    def test_colliding_pods_have_one_target(self) -> None:
        settings = OrchestratorSettings(number_of_replicas=1)
        with self.assertLogs(level="ERROR"):
            one = identify_pod(settings, "events-orchestrator-1")
        settings.kubernetes_cluster = "prod-edam-b"
        other = identify_pod(settings, "events-orchestrator-0")
        self.assertEqual(
            pod_target("host", 50051, one.index),
            pod_target("host", 50051, other.index),
        )
        self.assertFalse(one.index_is_unique)


class IdentifyPodTest(unittest.TestCase):
    def test_production_pod(self) -> None:
        settings = OrchestratorSettings(kubernetes_cluster="prod-edam-b")
        pod = identify_pod(settings, "events-orchestrator-17.svc.local")
        self.assertEqual(pod.host_name, "events-orchestrator-17")
        self.assertEqual(pod.fleet, "edam")
        self.assertEqual((pod.cluster_number, pod.ordinal), (1, 17))
        self.assertEqual(pod.index, 107)
        self.assertTrue(pod.index_is_unique)

    def test_deployment_to_one_cluster_starts_at_0(self) -> None:
        settings = OrchestratorSettings(
            kubernetes_cluster="prod-edam-d", number_of_clusters=1,
            number_of_replicas=2,
        )
        self.assertEqual(identify_pod(settings, "pod-1").index, 1)

    def test_cluster_outside_of_the_deployment_is_refused(self) -> None:
        settings = OrchestratorSettings(
            kubernetes_cluster="prod-edam-d", number_of_clusters=3
        )
        with self.assertRaises(SettingsError):
            identify_pod(settings, "events-orchestrator-0")

    def test_names_that_say_nothing_are_refused(self) -> None:
        for name in ("laptop", "events-orchestrator", "pod-x"):
            with self.subTest(name), self.assertRaises(ValueError):
                parse_ordinal(name)
        for name in ("edam", "prod-edam", "prod-edam-12"):
            with self.subTest(name), self.assertRaises(ValueError):
                parse_cluster(name)

    def test_cluster_letters_are_numbers(self) -> None:
        numbers = [parse_cluster(name).number for name in CLUSTERS]
        self.assertEqual(numbers, [0, 1, 2, 3])
        self.assertEqual(parse_cluster("prod-dove-a").fleet, "dove")


class IndexRotationTest(unittest.TestCase):
    def test_every_pod_is_asked_once_a_round(self) -> None:
        rotation = IndexRotation(360, start=200)
        first_round = [rotation.next_index() for _ in range(360)]
        self.assertEqual(first_round[0], 200)
        self.assertEqual(sorted(first_round), list(range(360)))
        self.assertEqual(rotation.next_index(), 200)

    def test_processors_start_apart(self) -> None:
        starts = {
            IndexRotation.for_processor("qw-%d" % n, 360).next_index()
            for n in range(100)
        }
        self.assertGreater(len(starts), 60)

    def test_there_must_be_somebody_to_ask(self) -> None:
        with self.assertRaises(ValueError):
            IndexRotation(0)


if __name__ == "__main__":
    unittest.main()
