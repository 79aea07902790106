import GatewaySimulation
import Testing

@testable import IncidentDrill

@Suite("Mission Control")
struct MissionControlTests {
  @Test(
    "is what a question about everything opens, whatever the page is about",
    arguments: [
      "check dashboards", "is the system functioning normally?", "is anything slow or failing?", "grafana",
      "how is mission control, is everything in time?", "show mission control",
    ])
  func everything(line: String) throws {
    for scenario in ["8a", "8d", "8g"] {
      #expect(try OnCall.request(scenario, line) == .missionControl)
    }
  }

  @Test(
    "a question about one thing opens its panel",
    arguments: [
      ("are writes failing?", .publishErrors), ("are writes going through?", .publishErrors),
      ("are events delayed?", .pollDelayPrimary), ("is event processing delayed?", .pollDelayPrimary),
    ] as [(String, MetricName)])
  func one(line: String, metric: MetricName) throws {
    guard case .panel(metric, _, _) = try OnCall.request("8g", line) else {
      Issue.record("another panel")
      return
    }
  }

  @Test("shows what is ill beside the page's own panel, and how it was before")
  func shown() throws {
    let scenario = try #require(Fixture.scenarios.first { $0.id == "8g" })
    let twin = try #require(scenario.twins.first { $0.name == "unresolved" })
    let view = Fixture.world(scenario, twin, 1, Fixture.replicas).missionControl
    let lines = view.blocks.flatMap(\.printed)
    let errors = try #require(lines.first { $0.contains("publish_errors") })
    let values = errors.split(separator: " ").compactMap { Double($0) }
    #expect(values.count == 2 && values[0] > 0 && values[1] == 0)
    #expect(lines.joined().contains("sentry.ConnectionResetError"))
    #expect(view.tags.contains(.latency) && view.tags.contains(.scope) && view.tags.contains(.sentry))
  }
}
