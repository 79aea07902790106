import GatewaySimulation
import TutorCore

/// What there is to say afterwards.
struct Debrief {
  let shift: Shift
  let card: Scorecard
  /// Sections whose checks should be looked at again.
  let shaken: [String]

  /// What can be done once everything is said.
  static var afterwards: [Block] {
    [
      .say(
        "The night is yours to look around in: every command still works, and nothing counts. \(.command("save FILE.md")) keeps the timeline, \(.command("debrief")) shows this again, Enter leaves."
      )
    ]
  }

  var blocks: [Block] {
    var blocks: [Block] = [
      .heading(level: 1, "Debrief"),
      .say(
        "\(.strong("\(Int(card.score.rounded())) of 100")) · "
          + verdict),
    ]
    blocks.append(points)
    blocks += [.heading(level: 2, "What was behind it")] + shift.world.twin.answer
    blocks += path + hypotheses
    blocks += [.heading(level: 2, "What happened when"), timeline]
    blocks +=
      HarmChart(shift, card).blocks
    if !shift.world.lesson.isEmpty {
      blocks += [.heading(level: 2, "To take along")] + shift.world.lesson
    }
    let sections = shift.world.scenario.sections.map {
      "\(.command("gateway-tutor resume \($0)"))" as StyledText
    }
    blocks.append(
      .say(
        "Explained in: " + .joined(sections)
          + ". This night again: \(.command("gateway-tutor drill \(shift.world.scenario.id) --seed \(shift.world.seed) --twin \(shift.world.twin.name)"))."
      ))
    if !shaken.isEmpty {
      blocks.append(
        .say(
          "What you answered in " + .joined(shaken.map { "\(.command($0))" })
            + ", if anything, is asked again: \(.command("gateway-tutor progress")) shows it."))
    }
    return blocks
  }

  /// Whether it was mastered, and why not.
  var verdict: StyledText {
    if card.isWon { return "\(.good("mastered"))" }
    guard let ending = shift.ending, ending.isRight else {
      return "\(.bad("not mastered")): \(SafeText(shift.ending?.text ?? "it did not end"))"
    }
    if shift.evidenceShare < 0.5 {
      return
        "\(.warning("not mastered")): it ended well, by luck, for you had opened less than half of the evidence"
    }
    if card.isBlind {
      return
        "\(.warning("not mastered")): it ended well, but you acted before half of the evidence was open, and did not name the cause"
    }
    return
      "\(.warning("not mastered")): it ended well, at too high a price: what you did on the way cost \(card.penalty) points of safety, and \(card.limit) are too many"
  }

  private var points: Block {
    .list(
      items: card.parts.map { part in
        let most: StyledText = part.most > 0 ? " of \(part.most)" : ""
        return [
          .say(
            "\(.strong(part.name)) \(part.whole)" + most + ": "
              + .joined(part.reasons.map(\.text), separator: "; ") + ".")
        ]
      }, start: nil)
  }

  private var path: [Block] {
    let milestones = shift.world.twin.milestones
    let well = milestones.filter(shift.hasReached)
    let missed = milestones.filter { !shift.hasReached($0) }
    var blocks: [Block] = []
    if !well.isEmpty {
      blocks += [
        .heading(level: 2, "What went well"), .list(items: well.map { [.say($0.says)] }, start: nil),
      ]
    }
    if !missed.isEmpty {
      blocks += [
        .heading(level: 2, "What was missed"),
        .list(items: missed.map { [.say($0.says + look(of: $0))] }, start: nil),
      ]
    }
    return blocks
  }

  /// The look that would have shown it, when it was not taken at all.
  private func look(of milestone: Twin.Milestone) -> StyledText {
    guard !milestone.tag.isAction, shift.done[milestone.tag] == nil, milestone.tag != .watch,
      let look = shift.look(milestone.tag)
    else { return "" }
    return " \(.muted("Shown by:")) \(.command(look))"
  }

  private var hypotheses: [Block] {
    let right = shift.world.twin.diagnosis
    guard !shift.hypotheses.isEmpty else { return [] }
    let lines = shift.hypotheses.map { held -> StyledText in
      return
        "\(.muted(shift.world.clock(held.time))) \(held.diagnosis.sentence); \(Int((held.evidence * 100).rounded())) % of the evidence open: "
        + Self.verdict(on: held.diagnosis, right: right)
    }
    return [.heading(level: 2, "What you suspected"), .lines(lines)]
  }

  /// What of a suspicion was right: what is ill, and how far it reaches.
  static func verdict(on held: Diagnosis, right: Diagnosis) -> StyledText {
    let hasScope = held.scope == right.scope
    switch (held.mechanism, held.scope) {
    case (right.mechanism, right.scope): return "\(.good("right"))"
    case (right.mechanism, nil): return "\(.good("right")), though not how far it reaches"
    case (right.mechanism, _): return "\(.good("right what is ill")), \(.warning("not how far it reaches"))"
    case (nil, _) where hasScope: return "\(.good("right how far it reaches")), though not what is ill"
    case (_, _) where hasScope && held.scope != nil:
      return "\(.good("right how far it reaches")), \(.warning("not what is ill"))"
    default: return "\(.warning("not it"))"
    }
  }

  private var timeline: Block {
    func lines(_ entries: some Collection<Shift.Entry>) -> [StyledText] {
      entries.map { "\(.muted(shift.world.clock($0.time))) \($0.text)" }
    }
    let entries = shift.timeline
    guard entries.count > 41 else { return .lines(lines(entries)) }
    let gap: StyledText = "\(.muted("... \(entries.count - 40) more; save FILE.md has all of them"))"
    return .lines(lines(entries.prefix(25)) + [gap] + lines(entries.suffix(15)))
  }
}
