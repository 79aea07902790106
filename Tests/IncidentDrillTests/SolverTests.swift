import CurriculumFiles
import Foundation
import IncidentDrill
import Testing
import TutorCore

/// One night of each twin, on a small fleet.
struct Night: Sendable, CustomTestStringConvertible {
  let scenario: Scenario
  let twin: Twin
  static let isSoak = ProcessInfo.processInfo.environment["GATEWAY_TUTOR_SOAK"] != nil
  var testDescription: String { "\(scenario.id) \(twin.name)" }

  /// The usual cause of each scenario; with `GATEWAY_TUTOR_SOAK`, every twin.
  static let all = Fixture.scenarios.flatMap { scenario in
    scenario.twins.prefix(isSoak ? scenario.twins.count : 1).map { Night(scenario: scenario, twin: $0) }
  }
}

@Suite("Every night is winnable, and not by luck")
struct SolverTests {
  @Test(
    "the expert wins with 85 points, doing nothing does not, and neither restarting everything nor closing at once earns 40",
    arguments: Night.all)
  func solvers(night: Night) {
    let start = DrillWorld(night.scenario, twin: night.twin, seed: 11, replicas: Fixture.replicas)
    let nothing = Solver.nothing.play(start)
    let expert = Solver.expert.play(start)
    let curves = (nothing: nothing.playedOut.harm, expert: expert.playedOut.harm)
    func card(_ shift: Shift) -> Scorecard {
      Scorecard(shift, nothing: curves.nothing, expert: curves.expert)
    }
    let best = card(expert)
    #expect(best.isWon && best.score >= 85, "the expert has \(best.score): \(best.parts)")
    #expect(!card(nothing).isWon && card(nothing).score < 40)
    for solver in [Solver.restartEverything, .resolveAtOnce] {
      let card = card(solver.play(start))
      #expect(!card.isWon && card.score < 40, "\(solver.rawValue) has \(card.score)")
    }
  }
}
