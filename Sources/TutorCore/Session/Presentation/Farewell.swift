/// Words for leaving.
struct Farewell {
  let curriculum: Curriculum
  let record: LearnerRecord
  /// The section the learner is in, when it has been read.
  var section: Section?

  /// Said at a pause.
  var text: StyledText {
    record.isEmpty
      ? "Nothing begun yet. \(.command("gateway-tutor start")) opens the course."
      : "Kept. " + whereabouts + " \(.command("gateway-tutor resume")) brings you back to exactly this turn."
  }

  /// Where the learner is, in a sentence.
  var whereabouts: StyledText {
    switch record.cursor {
    case .lobby: return "You have not begun a section yet."
    case .closing: return "You are at the closing."
    case .sectionEnd(let id):
      return "You have finished section \(.strong(id))\(title(of: id))."
    case .step(let id, let stepID):
      guard section?.id == id, let step = section?.step(stepID) else {
        return "You are in section \(.strong(id))\(title(of: id))."
      }
      let what: StyledText =
        switch step {
        case .check: "at check \(.strong(stepID))"
        case .exercise: "at the exercise \"\(step.title)\""
        case .framing: "at the beginning"
        case .teach: "at \"\(step.title)\""
        }
      return "You are in section \(.strong(id))\(title(of: id)), " + what + "."
    }
  }

  private func title(of id: String) -> StyledText {
    guard let section = curriculum.section(id) else { return "" }
    return ", \(section.title)"
  }
}
