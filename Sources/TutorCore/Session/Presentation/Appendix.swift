/// The table of contents with where the learner stands.
struct Appendix {
  let curriculum: Curriculum
  let record: LearnerRecord

  var blocks: [Block] {
    var lines: [StyledText] = []
    for section in curriculum.sections { lines.append(line(for: section)) }
    // The scenarios belong to the section that introduces them.
    lines += curriculum.drills.map { drill in
      drill.isPlayable
        ? "      \(.strong("[ \(drill.id) ]")) \(drill.title)" + score(of: drill)
        : "      \(.muted("[ \(drill.id) ]")) \(drill.title) \(.muted("· not playable yet"))"
    }
    var blocks: [Block] = [.heading(level: 2, "Sections"), .lines(lines)]
    if let drill = curriculum.drills.first(where: \.isPlayable) {
      blocks.append(
        .say(
          "A drill's number plays it: \(.command(drill.id)) here, \(.command("gateway-tutor drill \(drill.id)")) from the shell."
        ))
    }
    return blocks
  }

  private func score(of drill: DrillListing) -> StyledText {
    guard let best = record.drillScores[drill.id] else { return "" }
    let says: StyledText = "best \(best) of 100"
    return record.drillsMastered.contains(drill.id)
      ? " \(.muted("·")) \(.good("best \(best) of 100"))" : " \(.muted("·")) " + says
  }

  private func line(for section: SectionListing) -> StyledText {
    let indent = section.parentID == nil ? "" : "      "
    let about: StyledText = section.about.string.isEmpty ? "" : " \(.muted("— " + section.about.string))"
    return "\(SafeText(indent))\(.strong("[ \(section.id) ]")) \(section.title)" + about + mark(section)
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
