import IncidentDrill
import Testing

/// The sources' expected path of the scenarios on publishing, responses and Sentry, as a newcomer would say it.
@Suite("The expected path in plain words")
struct ExpectedPathTests {
  @Test(
    "is understood and wins with 85 points",
    arguments: [
      (
        "8c", "blip",
        [
          "acknowledge", "check the failed-writes dashboard",
          "is the failed writes processor recovering them?",
          "check sentry for the exception type", "is msk healthy?", "wait 30m",
          "all clusters, kafka timeouts, a connectivity blip",
        ]
      ),
      (
        "8d", "peak",
        [
          "ack", "look at publish latency", "are the prep publisher pods healthy?", "check msk broker health",
          "what is the traffic like?", "wait 10m", "resolve", "fleet, high load of BFCM",
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
        "8g", "noise",
        [
          "ack", "check publish errors", "how many in sentry?", "check the sentry filter settings",
          "look at poll delay", "monitor", "wait 5m", "resolve", "nobody, known transient error",
        ]
      ),
    ])
  func path(scenario: String, twin: String, lines: [String]) throws {
    let card = try TwinCase.named(scenario, twin).trial.run(lines).card
    #expect(card.isWon && card.score >= 85, "\(card.score): \(card.parts)")
  }
}
