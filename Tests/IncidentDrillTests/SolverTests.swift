import Foundation
import IncidentDrill
import Testing

/// One twin of a scenario.
struct TwinCase: Sendable, CustomTestStringConvertible {
  let scenario: Scenario
  let twin: Twin
  var testDescription: String { "\(scenario.id) \(twin.name)" }

  static let all = Fixture.scenarios.flatMap { scenario in
    scenario.twins.map { TwinCase(scenario: scenario, twin: $0) }
  }

  func trial(_ seed: UInt64, replicas: Int = Fixture.replicas) -> Trial {
    Trial(scenario, twin: twin, seed: seed, replicas: replicas)
  }
}

@Suite("Every night is winnable, and not by luck")
struct SolverTests {
  @Test("all seven scenarios are there, with three twins and more")
  func shipped() {
    #expect(Fixture.scenarios.map(\.id) == ["8a", "8b", "8c", "8d", "8e", "8f", "8g"])
    #expect(Fixture.scenarios.allSatisfy { $0.twins.count >= 3 })
  }

  @Test("the expert wins with 85 points, and nobody else who does not think", arguments: TwinCase.all)
  func solvers(night: TwinCase) {
    let trial = night.trial(11)
    let best = trial.run(.expert).card
    #expect(best.isWon && best.score >= 85, "the expert has \(best.score): \(best.parts)")
    let nothing = trial.run(.nothing)
    #expect(!nothing.card.isWon && nothing.card.score < 40)
    #expect(nothing.shift.hasHeld == (night.twin.kind == .healing), "what happens when nothing is done")
    for solver in [Solver.restartEverything, .spam, .resolveAtOnce] {
      let card = trial.run(solver).card
      #expect(!card.isWon && card.score < 40, "\(solver.rawValue) has \(card.score): \(card.parts)")
    }
  }

  @Test("the expert's looks alone win what passes by itself, and nothing else", arguments: TwinCase.all)
  func onlooker(night: TwinCase) {
    let trial = night.trial(5)
    #expect(trial.run(trial.onlookerLines).card.isWon == (night.twin.kind != .causal))
  }
}
