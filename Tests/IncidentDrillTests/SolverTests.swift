import CurriculumFiles
import IncidentDrill
import Testing
import TutorCore

/// One night of each twin, on a small fleet.
struct Night: Sendable, CustomTestStringConvertible {
  let scenario: Scenario
  let twin: Twin
  var testDescription: String { "\(scenario.id) \(twin.name)" }

  static let all = Fixture.scenarios.flatMap { scenario in scenario.twins.map { Night(scenario: scenario, twin: $0) } }
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
