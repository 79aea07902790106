/// A night played without the learner: with nothing done, and as the scenario's author would.
package struct ReferenceNights: Sendable {
  /// Harm by minute since the page with nothing done, in weighted late event-seconds.
  package var nothing: [Double]
  /// The same with the expert.
  package var expert: [Double]

  /// Plays both from the page to the end of the budget.
  package init(_ start: DrillWorld) {
    nothing = Solver.nothing.play(start).playedOut.harm
    expert = Solver.expert.play(start).playedOut.harm
  }
}
