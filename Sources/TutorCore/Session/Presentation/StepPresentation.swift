internal import AnswerGrading

/// How steps are shown.
struct StepPresentation {
  let section: Section
  let code: SectionCode
  let pace: Pace

  /// The thin line above a step: "Section 5b · step 3 of 7 · check next".
  func progressLine(forStep id: String) -> Block {
    let index = section.index(ofStep: id) ?? 0
    var text: StyledText = "Section \(SafeText(section.id)) · step \(index + 1) of \(section.steps.count)"
    if index + 1 < section.steps.count {
      switch section.steps[index + 1] {
      case .check: text = text + " · check next"
      case .exercise: text = text + " · exercise next"
      default: break
      }
    } else {
      text = text + " · last step"
    }
    return .progress(text)
  }

  /// A body at this pace; `unfolded` shows every detail.
  func body(_ parts: [LessonPart], unfolded: Bool = false) -> [Block] {
    body(parts, unfolded: unfolded, facts: code.facts)
  }

  private func body(_ parts: [LessonPart], unfolded: Bool, facts: FactValues) -> [Block] {
    var blocks: [Block] = []
    var folded = 0
    for part in parts {
      switch part {
      case .block(let block): blocks.append(block.resolving(facts))
      case .code(let reference):
        blocks += CodePresentation(code: code).blocks(for: reference).map { $0.resolving(facts) }
      case .detail(let detail):
        if unfolded || pace == .thorough {
          blocks.append(.detail(detail.map { $0.resolving(facts) }))
        } else {
          folded += 1
        }
      }
    }
    if folded > 0, pace == .steady {
      let text: StyledText =
        folded == 1
        ? "A detail is folded away here: say \(.command("more")) to see it."
        : "\(folded) details are folded away here: say \(.command("more")) to see them."
      blocks.append(.say(text))
    }
    return blocks
  }

  /// The section's opening.
  func framing(unfinishedPrerequisites: [SectionListing]) -> [Block] {
    var blocks: [Block] = [
      .progress(
        "Section \(SafeText(section.id)) · \(section.steps.count) steps · about \(section.listing.minutes) minutes"
      ),
      .heading(level: 1, "\(SafeText(section.id)) · \(section.title)"),
    ]
    blocks += section.framing.map { $0.resolving(code.facts) }
    blocks.append(
      .say("\(.strong("You will be able to:")) \(lowercasedStart(section.goal).resolving(code.facts))"))
    if !unfinishedPrerequisites.isEmpty {
      let names = unfinishedPrerequisites.map { "\(.command($0.id)) (\($0.title))" as StyledText }
      blocks.append(
        .say(
          "This builds on " + .joined(names, separator: " and ")
            + ". Type the number to go there first, or just go on."))
    }
    return blocks
  }

  private func lowercasedStart(_ text: StyledText) -> StyledText {
    guard var first = text.runs.first, let letter = first.text.string.first,
      first.text.string.dropFirst().first?.isUppercase != true
    else { return text }
    first.text = SafeText(letter.lowercased() + first.text.string.dropFirst())
    var result = text
    result.runs[0] = first
    return result
  }

  /// A teaching step.
  func teach(_ teach: Teach, unfolded: Bool = false) -> [Block] {
    [progressLine(forStep: teach.id), .heading(level: 2, StyledText(teach.title))]
      + body(teach.body, unfolded: unfolded)
  }

  /// A check's question.
  func question(_ check: Check) -> [Block] {
    [progressLine(forStep: check.id), .heading(level: 2, "Check \(SafeText(check.id)) · \(check.title)")]
      + AssumedNumbers(of: check, in: code).invitation
      + body(check.body, unfolded: true, facts: code.facts(for: check))
  }

  /// An angle, with the question again.
  func angle(_ angle: ReteachAngle, check: Check) -> [Block] {
    let facts = code.facts(for: check)
    return [.heading(level: 3, "Another angle: \(angle.title)")]
      + AssumedNumbers(of: check, in: code).reminder + body(angle.body, unfolded: true, facts: facts) + [
        .say("\(.strong("Now the check again:"))")
      ]
      + questionAlone(check)
  }

  /// A check's question without heading and code.
  func questionAlone(_ check: Check) -> [Block] {
    let facts = code.facts(for: check)
    return check.body.compactMap { part in
      if case .block(let block) = part { block.resolving(facts) } else { nil }
    }
  }

  /// The model answer.
  func modelAnswer(_ check: Check) -> [Block] {
    [.heading(level: 3, "A good answer")]
      + body(check.answer, unfolded: true, facts: code.facts(for: check))
  }

  /// An exercise's task.
  func exercise(_ exercise: Exercise) -> [Block] {
    let blocks: [Block] = [
      progressLine(forStep: exercise.id), .heading(level: 2, "Exercise · \(exercise.title)"),
    ]
    return blocks + body(exercise.body) + task(exercise)
  }

  /// What is to be done in an exercise.
  func task(_ exercise: Exercise) -> [Block] {
    var blocks: [Block] = []
    switch exercise.task {
    case .predict(let prediction): blocks.append(.say(prediction.ask.resolving(code.facts)))
    case .hunt(let hunt):
      blocks.append(.say(hunt.ask.resolving(code.facts)))
      blocks.append(
        .say(
          "Look it up in \(.code(hunt.place.repository)): \(.command("grep WORD")) and \(.command("open FILE:LINE")) work right here."
        ))
    case .order(let ordering):
      blocks.append(.say(ordering.ask.resolving(code.facts)))
      let items = ordering.shownOrder.enumerated().map { place, item -> StyledText in
        "  \(.strong(OrderReading.letter(place)))  \(ordering.items[item].resolving(code.facts))"
      }
      blocks.append(.lines(items))
      blocks.append(
        .say("Type the letters in the right order, for instance \(.command(OrderReading.sample(ordering)))."))
    }
    return blocks
  }
}
