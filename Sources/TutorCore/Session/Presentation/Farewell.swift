/// Whether what a learner does is kept, as the shell knows it.
public enum Keeping: Sendable, Hashable {
  /// Every turn is on the disk when it is acknowledged.
  case kept
  /// What was done of late is not on the disk.
  case unsaved
  /// Nothing is on the disk, and what was kept before could not be read.
  case unread
}

/// Words for leaving.
struct Farewell {
  let curriculum: Curriculum
  let record: LearnerRecord
  /// Whether resuming is possible.
  var keeping = Keeping.kept
  /// The section the learner is in, when it has been read.
  var section: Section?

  /// Said at a pause.
  var text: StyledText {
    if record.isEmpty {
      if let drill = record.openDrill {
        return drill.reminder
          + " Of the course nothing is begun yet: \(.command("gateway-tutor start")) opens it."
      }
      return "Nothing begun yet. \(.command("gateway-tutor start")) opens the course."
    }
    switch keeping {
    case .kept:
      return isBetweenSteps
        ? "Kept. " + whereabouts + " \(.command("gateway-tutor resume")) goes on from there."
        : "Kept. " + whereabouts
          + " \(.command("gateway-tutor resume")) brings you back to exactly this turn."
    case .unsaved, .unread:
      return "\(.warning("Not saved:")) your progress could not be written. " + whereabouts + wayBack
    }
  }

  /// Said when a review is left, of which so many questions are open.
  func text(leaving open: Int) -> StyledText {
    let left: StyledText =
      switch open {
      case 0: "Nothing that is due is left."
      case 1: "1 question of the review is left: \(.command("gateway-tutor review")) asks it."
      default:
        "\(open) questions of the review are left: \(.command("gateway-tutor review")) goes on with them."
      }
    return keeping == .kept
      ? "Kept. " + left : "\(.warning("Not saved:")) your progress could not be written. " + left
  }

  /// Whether the step the learner was at is done: then the next one comes.
  private var isBetweenSteps: Bool {
    guard case .step(let id, let step) = record.cursor else { return false }
    return record.isFinished(section: id, step: step)
  }

  /// How to go on without what was lost.
  private var wayBack: StyledText {
    switch record.cursor {
    case .step(let id, _), .sectionEnd(let id):
      " \(.command("gateway-tutor start \(id)")) opens that section again, from its beginning."
    case .lobby, .closing: ""
    }
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
        case .check: "\(position) check \(.strong(stepID))"
        case .exercise: "\(position) the exercise \"\(step.title)\""
        case .framing: "at the beginning"
        case .teach: "at \"\(step.title)\""
        }
      return "You are in section \(.strong(id))\(title(of: id)), " + what + "."
    }
  }

  private var position: SafeText { isBetweenSteps ? "right behind" : "at" }

  private func title(of id: String) -> StyledText {
    guard let section = curriculum.section(id) else { return "" }
    return ", \(section.title)"
  }
}
