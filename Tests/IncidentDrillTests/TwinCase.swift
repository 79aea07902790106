import IncidentDrill
import Synchronization
import Testing

/// One twin of a scenario.
struct TwinCase: Sendable, CustomTestStringConvertible {
  let scenario: Scenario
  let twin: Twin
  var testDescription: String { "\(scenario.id) \(twin.name)" }

  static let all = Fixture.scenarios.flatMap { scenario in
    scenario.twins.map { TwinCase(scenario: scenario, twin: $0) }
  }
  /// The usual cause of each scenario.
  static let usual = Fixture.scenarios.compactMap { scenario in
    scenario.twins.first.map { TwinCase(scenario: scenario, twin: $0) }
  }

  /// What an ordinary run plays; with `GATEWAY_TUTOR_SOAK`, everything.
  static let played = Soak.isSoak ? all : usual

  static func named(_ scenario: String, _ twin: String) throws -> TwinCase {
    try #require(all.first { $0.scenario.id == scenario && $0.twin.name == twin })
  }

  private static let trials = Mutex<[String: Trial]>([:])

  /// The night of all tests. It is a value, so one that was played serves every test.
  var trial: Trial {
    if let known = Self.trials.withLock({ $0[testDescription] }) { return known }
    let trial = trial(11)
    Self.trials.withLock { $0[testDescription] = trial }
    return trial
  }

  func trial(_ seed: UInt64, replicas: Int = Fixture.replicas) -> Trial {
    Trial(Fixture.world(scenario, twin, seed, replicas))
  }
}
