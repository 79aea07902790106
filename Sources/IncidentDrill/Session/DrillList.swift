package import TutorCore

/// The drills, playable or not, with the best score of each.
package struct DrillList {
  let drills: [DrillListing]
  let scenarios: [Scenario]
  let done: [String: Int]

  /// A list; `done` is the best score by scenario.
  package init(drills: [DrillListing], scenarios: [Scenario], done: [String: Int]) {
    self.drills = drills
    self.scenarios = scenarios
    self.done = done
  }

  /// What is shown.
  package var blocks: [Block] {
    let lines = drills.map { drill -> StyledText in
      let isPlayable = scenarios.contains { $0.id == drill.id }
      let score: StyledText = done[drill.id].map { " \(.good("· best \($0) of 100"))" } ?? ""
      return "\(.strong(drill.id))  \(drill.title)"
        + (isPlayable ? score : " \(.muted("· not playable yet"))")
    }
    return [
      .heading(level: 1, "Incident drills"),
      .say(
        "A simulated gateway breaks, you are on call. Nothing happens but what follows from the cause and from you."
      ),
      .lines(lines), .say("Type a number; Enter takes the next one that you have not played."),
    ]
  }
}
