import IncidentDrill
import Testing

/// One night of each scenario's usual cause on a small fleet; every twin and many nights are in `make drills`.
@Suite("Every night is winnable, and not by luck")
struct SolverTests {
  @Test("all seven scenarios are there, with three twins and more")
  func shipped() {
    #expect(Fixture.scenarios.map(\.id) == ["8a", "8b", "8c", "8d", "8e", "8f", "8g"])
    #expect(Fixture.scenarios.allSatisfy { $0.twins.count >= 3 })
  }

  @Test(
    "the expert wins with 85 points, and doing nothing or only looking wins nothing that needs somebody",
    arguments: TwinCase.played)
  func expert(night: TwinCase) {
    let trial = night.trial
    let best = trial.run(.expert).card
    #expect(best.isWon && best.score >= 85, "the expert has \(best.score): \(best.parts)")
    let nothing = trial.run(.nothing)
    #expect(!nothing.card.isWon && nothing.card.score < 40)
    #expect(nothing.shift.hasHeld == (night.twin.kind == .healing), "what happens when nothing is done")
    if night.twin.kind == .causal { #expect(!trial.run(trial.onlookerLines).card.isWon) }
  }

  @Test(
    "who does not think wins nothing and stays below 40",
    arguments: TwinCase.played.filter { Soak.isSoak || $0.scenario.id == "8a" || $0.scenario.id == "8e" })
  func thoughtless(night: TwinCase) {
    for solver in [Solver.restartEverything, .spam, .resolveAtOnce] {
      let card = night.trial.run(solver).card
      #expect(!card.isWon && card.score < 40, "\(solver.rawValue) has \(card.score): \(card.parts)")
    }
  }
}
