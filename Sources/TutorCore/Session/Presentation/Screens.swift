/// The table of contents with where the learner stands.
struct Appendix {
  let curriculum: Curriculum
  let record: LearnerRecord

  var blocks: [Block] {
    var lines: [StyledText] = []
    for section in curriculum.sections { lines.append(line(for: section)) }
    // The scenarios belong to the section that introduces them.
    lines += curriculum.drills.map { drill in
      "      \(.muted("[ \(drill.id) ]")) \(drill.title) \(.muted("· not playable yet"))"
    }
    return [.heading(level: 2, "Sections"), .lines(lines)]
  }

  private func line(for section: SectionListing) -> StyledText {
    let indent = section.parentID == nil ? "" : "      "
    return "\(SafeText(indent))\(.strong("[ \(section.id) ]")) \(section.title)" + mark(section)
  }

  private func mark(_ section: SectionListing) -> StyledText {
    if record.isShaky(section: section.id) { return " \(.muted("·")) \(.warning("shaky"))" }
    if record.sections[section.id]?.isFinished == true { return " \(.muted("·")) \(.good("done"))" }
    switch record.cursor {
    case .step(let id, _) where id == section.id: return " \(.strong("· you are here"))"
    default: break
    }
    if record.sections[section.id] != nil { return " \(.muted("· begun"))" }
    return section.isOptional ? " \(.muted("· when you want it"))" : ""
  }
}

/// The first thing a learner sees.
struct Greeting {
  let curriculum: Curriculum
  let record: LearnerRecord

  var blocks: [Block] {
    var blocks: [Block] = [.heading(level: 1, "Gateway Tutor")]
    if record.isEmpty {
      blocks.append(
        .say(
          "Welcome. The Event Gateway moves about 100 billion events a month, and by the end of this course you can follow one of them through every component and say what happens when a component fails."
        ))
      blocks.append(
        .say(
          "I explain a little, show you the real file, then ask. You answer in your own words. Every turn is kept, so you can stop at any time."
        ))
    } else {
      blocks.append(.say("Welcome back. " + Farewell(curriculum: curriculum, record: record).whereabouts))
    }
    blocks += Appendix(curriculum: curriculum, record: record).blocks
    blocks.append(.say(invitation))
    return blocks
  }

  private var invitation: StyledText {
    if record.isEmpty {
      return
        "Where do you want to start? New here: press Enter, it begins with section 1; \(.command("path")) shows shorter ways through. A number or a name jumps, \(.command("help")) works anywhere."
    }
    return
      "Enter takes you back to where you left. A number or a name jumps; \(.command("start from the beginning")) begins anew."
  }

  /// The recommended paths.
  var paths: [Block] {
    guard !curriculum.paths.isEmpty else { return [] }
    return [
      .say("Recommended ways through, if you would rather not choose:"),
      .list(
        items: curriculum.paths.map { path in
          [
            .say(
              "\(.command("path \(path.id)")) · \(path.suits) Sections \(SafeText(path.sections.joined(separator: ", ")))."
            )
          ]
        }, start: nil),
    ]
  }
}

/// What is said when a section is done.
struct SectionEnd {
  let curriculum: Curriculum
  let record: LearnerRecord
  let section: Section
  let next: SectionListing?

  var blocks: [Block] {
    var blocks: [Block] = [
      .progress("Section \(SafeText(section.id)) · done"),
      .say("\(.good("That was section \(section.id), \(section.title).")) \(results)"),
    ]
    blocks += SectionEnd.passages(of: section, record: record)
    var text: StyledText =
      if let next {
        "Enter goes on to \(.command(next.id)), \(next.title). A number or a name jumps; \(.command("stop")) is fine, too."
      } else {
        "That was the last one. Enter leads to the closing."
      }
    let parts = curriculum.sections.filter { $0.parentID == section.id }
    if !parts.isEmpty {
      text =
        "It has parts: " + .joined(parts.map { "\(.command($0.id)) \($0.title)" }) + ". " + text
    }
    blocks.append(.say(text))
    return blocks
  }

  private var results: StyledText {
    let pieces = section.checks.map { check -> StyledText in
      guard let known = record.checks[check.id] else { return "\(SafeText(check.id)) not asked" }
      switch known.standing {
      case .passed:
        return known.neededReteaching
          ? "\(SafeText(check.id)) right after another look" : "\(SafeText(check.id)) right"
      case .shaky: return "\(SafeText(check.id)) to come back to"
      case .skipped: return "\(SafeText(check.id)) skipped"
      case .open: return "\(SafeText(check.id)) open"
      }
    }
    return pieces.isEmpty ? "" : "Checks: " + .joined(pieces) + "."
  }

  /// The go-deeper offers of a section.
  static func passages(of section: Section, record: LearnerRecord) -> [Block] {
    guard !section.deeper.isEmpty else { return [] }
    return [
      .say("If you are curious, \(.command("go deeper")) and a number:"),
      .list(
        items: section.deeper.map { passage in
          let isRead = record.passagesRead.contains("\(section.id)/\(passage.id)")
          return [.say("\(passage.title)\(isRead ? " \(.muted("· read"))" : "")" as StyledText)]
        }, start: 1),
    ]
  }
}

/// The closing conversation.
struct Closing {
  let curriculum: Curriculum
  let record: LearnerRecord

  /// The first question.
  var question: [Block] {
    var blocks: [Block] = [.heading(level: 1, "You have been all the way through")]
    let unfinished = curriculum.courseSections.filter { record.sections[$0.id]?.isFinished != true }
    if !unfinished.isEmpty {
      blocks = [.heading(level: 1, "The end of this path")]
      blocks.append(
        .say("Still open: " + .joined(unfinished.map { "\(.command($0.id)) \($0.title)" }) + "."))
    }
    blocks.append(.say("Which component do you feel least certain about? Name it, and we look at it again."))
    let shaky = curriculum.sections.filter { record.isShaky(section: $0.id) }
    if !shaky.isEmpty {
      blocks.append(
        .say(
          "From your answers I would pick "
            + .joined(shaky.prefix(4).map { "\(.command($0.id)) (\($0.title))" }, separator: " or ") + "."))
    }
    blocks.append(.say("Enter, or \"none\", goes on to the last page."))
    return blocks
  }

  /// The last page: incidents, links.
  var farewell: [Block] {
    var blocks: [Block] = [.heading(level: 2, "From here")]
    if !curriculum.drills.isEmpty {
      let listed = curriculum.drills.map { "\(SafeText($0.id))" as StyledText }
      blocks.append(
        .say(
          "The next step would be an incident that you have not done yet, cold, without hints: "
            + .joined(listed)
            + ". The drills cannot be played yet; until then, take a scenario's alert from section \(.command("8")) and talk a colleague through your first three moves."
        ))
    }
    blocks.append(.say("Keep these at hand:"))
    blocks.append(
      .list(
        items: curriculum.links.map { link in
          [.say("\(.link(link.label.string, to: link.url)) · \(link.use)")]
        }, start: nil))
    blocks.append(
      .say(
        "Everything you did is kept. \(.command("gateway-tutor start")) opens the course again at any section."
      ))
    return blocks
  }
}

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

/// What can be said at a place.
struct HelpText {
  let place: LearnerCommand.Place

  var blocks: [Block] {
    let rows = LearnerCommand.table.filter { $0.places.contains(place) }
    var first: StyledText = "Press Enter to go on. You can also say:"
    if place == .check {
      first =
        "Type your answer in your own words; one line is fine. \"I don't know\" is a fair answer. You can also say:"
    } else if place == .exercise {
      first = "Type your answer. You can also say:"
    }
    return [
      .say(first),
      .table(
        header: ["say", "to"],
        rows: rows.map { [StyledText(runs: [.command(spoken($0))]), StyledText($0.help)] }),
      .say("\(.command("/word")) is always a command, even where you are asked for an answer."),
    ]
  }

  private func spoken(_ command: LearnerCommand) -> String {
    switch command.id {
    case .jump: "5b, kafka, go to 6"
    case .grep: "grep TEXT"
    case .open: "open FILE:LINE"
    case .skip: "skip the check"
    case .again: "explain again"
    case .code: "show me the code"
    case .deeper: "go deeper"
    case .nextSection: "next section"
    case .answer: "show the answer"
    case .beginning: "start from the beginning"
    case .stop: "stop, or Ctrl-D"
    case .path: "path NAME"
    default: command.word
    }
  }
}
