/// The closing conversation.
struct Closing {
  let curriculum: Curriculum
  let record: LearnerRecord
  /// Whether everything was kept.
  var keeping = Keeping.kept

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
    let open = record.checks.filter { $0.value.isShaky }.keys.sorted()
    if !open.isEmpty {
      blocks.append(
        .say(
          "Checks to come back to: " + .joined(open.map { "\(.command($0))" })
            + ". Typing a number asks it again."))
    }
    let drills = curriculum.drills.filter { $0.isPlayable && record.drillScores[$0.id] == nil }
    if !drills.isEmpty {
      blocks.append(
        .say(
          "Or take an incident that you have not done yet, cold, without hints: "
            + .joined(drills.map { "\(.command($0.id)) \($0.title)" })
            + ". From here a number plays it cold; \(.command("\(drills[0].id) --cold")) says so anywhere."))
    }
    blocks.append(.say("Enter, or \"none\", goes on to the last page."))
    return blocks
  }

  /// What to look at again, or next.
  var recommendation: StyledText {
    let shaky = record.checks.filter { $0.value.isShaky }.keys.sorted()
    if !shaky.isEmpty {
      return
        "From your answers, these first: \(.joined(shaky.map { "\(.command($0))" })). Typing a number asks it again."
    }
    if let open = curriculum.courseSections.first(where: { record.sections[$0.id]?.isFinished != true }) {
      return
        "Nothing is shaky. Next is section \(.command(open.id)), \(open.title); its number takes you there."
    }
    if let drill = curriculum.drills.first(where: { $0.isPlayable && record.drillScores[$0.id] == nil }) {
      return "Nothing is shaky. Take an incident: \(.command(drill.id)), \(drill.title), cold from here."
    }
    return "Nothing is shaky, and you have been everywhere. Enter goes on to the last page."
  }

  /// The last page: incidents, links.
  var farewell: [Block] {
    var blocks: [Block] = [.heading(level: 2, "From here")]
    if !curriculum.drills.isEmpty {
      let open = curriculum.drills.filter { $0.isPlayable && record.drillScores[$0.id] == nil }
      let playable = curriculum.drills.filter(\.isPlayable)
      let closed = curriculum.drills.filter { !$0.isPlayable }
      let next: StyledText =
        if let drill = open.first ?? playable.first {
          " \(.command("gateway-tutor drill \(drill.id) --cold")) begins one. Playable: "
            + .joined(playable.map { StyledText(SafeText($0.id)) }) + "."
        } else {
          ""
        }
      let rest: StyledText =
        closed.isEmpty
        ? ""
        : " Not playable yet: " + .joined(closed.map { StyledText(SafeText($0.id)) })
          + ". Of these, take the alert from section \(.command("8")) and talk a colleague through your first three moves."
      blocks.append(
        .say(
          "The next step is an incident that you have not done yet, cold, without hints." + next + rest))
    }
    blocks.append(.say("Keep these at hand:"))
    blocks.append(
      .list(
        items: curriculum.links.map { link in
          [.say("\(.link(link.label.string, to: link.url)) · \(link.use)")]
        }, start: nil))
    blocks.append(
      .say(
        "Day by day, for finding your way in the code: \(.command("gateway-tutor ref NAME")) has each component's paths, figures, settings and commands, \(.command("gateway-tutor ref --for FILE")) what belongs to a change, and \(.command("gateway-tutor ask QUESTION")) quotes what is written about anything. \(.command("gateway-tutor review")) asks what is due."
      ))
    blocks.append(
      .say(
        (keeping == .kept
          ? "Everything you did is kept."
          : "\(.warning("Not saved:")) your progress could not be written, and what you did of late is not kept.")
          + " \(.command("gateway-tutor start")) opens the course again at any section."
      ))
    return blocks
  }
}
