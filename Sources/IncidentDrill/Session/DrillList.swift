package import TutorCore

/// The drills, playable or not, with the best score of each.
package struct DrillList {
  let drills: [DrillListing]
  let scenarios: [Scenario]
  let record: LearnerRecord

  /// A list as it stands for a learner.
  package init(drills: [DrillListing], scenarios: [Scenario], record: LearnerRecord) {
    self.drills = drills
    self.scenarios = scenarios
    self.record = record
  }

  /// The drill for whoever names none: the first that was not played, else the one with the lowest score, which is not mastered if any is.
  var next: Scenario? {
    func rank(_ scenario: Scenario) -> Int {
      guard let best = record.drillScores[scenario.id] else { return -1 }
      return best + (record.drillsMastered.contains(scenario.id) ? 1000 : 0)
    }
    return scenarios.min { rank($0) < rank($1) }
  }

  private func mark(_ id: String) -> StyledText {
    let isPaused = record.openDrill?.scenario == id
    let paused: StyledText =
      isPaused ? " \(.muted("· paused:")) \(.command("gateway-tutor drill")) goes on" : ""
    guard let best = record.drillScores[id] else { return paused }
    let isMastered = record.drillsMastered.contains(id)
    return
      (isMastered ? " \(.good("mastered")) · best \(best) of 100" : " \(.muted("· best \(best) of 100"))")
      + paused
  }

  private var enter: StyledText {
    guard let next, record.drillScores[next.id] != nil else {
      return "Type a number; Enter takes the next one that you have not played."
    }
    return
      "Type a number. You have played them all; Enter takes \(.strong(next.id)) once more, where you have most to gain."
  }

  /// What is shown.
  package var blocks: [Block] {
    let lines = drills.map { drill -> StyledText in
      let isPlayable = scenarios.contains { $0.id == drill.id }
      return "\(.strong(drill.id))  \(drill.title)"
        + (isPlayable ? mark(drill.id) : " \(.muted("· not playable yet"))")
    }
    return [
      .heading(level: 1, "Incident drills"),
      .say(
        "A simulated gateway breaks, you are on call. Nothing happens but what follows from the cause and from you."
      ),
      .lines(lines), .say(enter),
    ]
  }
}
