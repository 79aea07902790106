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
        "Enter goes on to \(.command(next.id)), \(next.title). A section's number goes there; \(.command("stop")) is fine, too."
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
    let lines = section.deeper.enumerated().map { number, passage -> StyledText in
      let isRead = record.passagesRead.contains("\(section.id)/\(passage.id)")
      return "  \(.command("deeper \(number + 1)"))  \(passage.title)\(isRead ? " \(.muted("· read"))" : "")"
    }
    return [.say("If you are curious:"), .lines(lines)]
  }
}
