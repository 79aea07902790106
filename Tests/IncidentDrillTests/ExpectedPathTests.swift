import IncidentDrill
import Testing

/// The expected path of each scenario, as a newcomer would say it, in every twin in which it still is right.
@Suite("The expected path in plain words")
struct ExpectedPathTests {
  @Test(
    "is understood and wins with 85 points",
    arguments: [
      (
        "8a", "crash-loop",
        [
          "ack", "check grafana: is it pod-specific or fleet-wide?", "are the pods healthy?",
          "restart the pods",
          "why did they crash? check the logs", "wait until clear", "wait 10m", "a few pods in a crash loop",
        ]
      ),
      (
        "8a", "dragging",
        [
          "ack", "check grafana: is it pod-specific or fleet-wide?", "are the pods healthy?",
          "check the logs of those pods", "restart those pods", "wait until clear", "wait 15m",
          "a few pods drag a backlog",
        ]
      ),
      (
        "8a", "recovered",
        [
          "ack", "check grafana: is it pod-specific or fleet-wide?", "are the pods healthy?",
          "check the logs why they crashed", "restart the pods", "wait until clear", "wait 10m",
          "a few pods, it recovered by itself",
        ]
      ),
      (
        "8b", "node-lost",
        [
          "ack", "check grafana, how many are missing?", "check the pods in argo", "check the EC2 ASG",
          "wait for the new node", "wait until clear", "wait 10m", "one cluster, the node was lost",
        ]
      ),
      (
        "8c", "blip",
        [
          "ack", "check the failed-writes dashboard", "is the failed writes processor running?",
          "check sentry for the exception type", "monitor until the error rate drops", "wait 15m",
          "all publishers, kafka timeouts",
        ]
      ),
      (
        "8c", "reached-s3",
        [
          "ack", "check the failed-writes dashboard", "are there events in s3?",
          "check sentry for the exception type", "what does the runbook say?",
          "wait until the error rate drops", "run the republish script", "wait 20m",
          "all clusters, events reached s3",
        ]
      ),
      (
        "8d", "peak",
        [
          "ack", "check pod health", "check MSK broker health", "it is the high load of BFCM", "monitor",
          "wait 10m", "resolve", "fleet, high load of BFCM",
        ]
      ),
      (
        "8d", "recovered",
        [
          "ack", "check pod health", "check MSK broker health", "is the latency climbing or stable?",
          "monitor for 10 minutes", "wait 20m", "fleet, it recovered",
        ]
      ),
      (
        "8e", "degraded-broker",
        [
          "ack", "is it all pods or a few?", "check primary poll delay",
          "check the msk cluster health in the aws console", "engage the msk team", "wait 50m",
          "the whole fleet, a degraded broker",
        ]
      ),
      (
        "8f", "few-pods",
        [
          "ack", "check grafana: asyncio lag on which pods?", "is the cpu high on those pods?",
          "restart those pods", "monitor the lag", "wait 20m", "a few pods with a backlog",
        ]
      ),
      (
        "8f", "fleet",
        [
          "ack", "check grafana: asyncio lag on which pods?", "is the cpu normal?", "escalate to kdp",
          "wait 30m", "fleet, event loops wait for the platform",
        ]
      ),
      (
        "8g", "noise",
        [
          "ack", "check the dashboards", "how many in sentry?", "is it a known error that is filtered?",
          "monitor", "wait 5m", "resolve", "nobody, known transient error",
        ]
      ),
      (
        "8g", "storm",
        [
          "ack", "check the dashboards", "how many in sentry?", "is it a known error that is filtered?",
          "monitor for 10 minutes", "wait 20m", "nobody, known transient error",
        ]
      ),
    ])
  func path(scenario: String, twin: String, lines: [String]) throws {
    let card = try TwinCase.named(scenario, twin).trial.run(lines).card
    #expect(card.isWon && card.score >= 85, "\(card.score): \(card.parts)")
  }
}
