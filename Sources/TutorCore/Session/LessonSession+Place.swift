extension LessonSession {
  // MARK: Back

  /// `back`: shows the step before this one once more. What was passed stays passed, and Enter goes on from there.
  mutating func goBack(in turn: inout Turn) {
    guard review == nil else {
      turn.say(
        "A review goes forward only. \(.command("repeat")) shows the question again, \(.command("stop")) ends it."
      )
      return prompt(in: &turn)
    }
    guard let section, sectionID == section.id else { return prompt(in: &turn) }
    let index = currentStep.flatMap { section.index(ofStep: $0.id) } ?? section.steps.count
    guard index > 0 else {
      turn.say(
        "This is the first step of section \(.command(section.id)). \(.command("sections")) lists the others."
      )
      return prompt(in: &turn)
    }
    checkFromClosing = nil
    enterStep(section.steps[index - 1], of: section, in: &turn)
  }

  /// Shows a step that is done in this visit: an exercise is not to be done twice, and a check that was closed with its answer is asked again only
  /// when the learner wants it. False for steps that are shown as ever.
  mutating func showDone(_ step: Step, of section: Section, in turn: inout Turn) -> Bool {
    let presentation = presentation(of: section)
    switch step {
    case .exercise(let exercise):
      emit(.exerciseClosed(section: section.id, step: exercise.id), in: &turn)
      turn.show(presentation.exercise(exercise))
      turn.say(
        "\(.good("You have done this one.")) Enter goes on; \(.command("show the answer")) recalls how it came out."
      )
    case .check(let check) where record.checks[check.id]?.standing == .shaky:
      emit(.stepFinished(section: section.id, step: check.id), in: &turn)
      turn.show(presentation.question(check))
      turn.say(
        "We left this one with its answer. Enter goes on; \(.command("show the answer")) recalls it, \(.command(check.id)) asks the question again."
      )
    default: return false
    }
    state = .step(section: section.id, step: step.id, isSettled: true)
    prompt(in: &turn)
    return true
  }

  // MARK: Taking a section up

  /// Shows a section from its first step, as a new visit.
  mutating func begin(_ section: Section, in turn: inout Turn) {
    emit(.sectionEntered(section: section.id, version: section.listing.version), in: &turn)
    enterStep(section.steps[0], of: section, in: &turn)
  }

  /// Goes on in a section that was left in the middle, at the step where it was left, or behind it if that is done.
  mutating func takeUp(_ section: Section, in turn: inout Turn) {
    let id = section.id
    guard let known = record.sections[id], let last = known.openStep else { return begin(section, in: &turn) }
    if known.version < section.listing.version {
      turn.say(
        "Section \(.command(id)) was revised since you were here (version \(known.version), now \(section.listing.version))."
      )
    }
    guard let index = section.index(ofStep: last) else {
      turn.say(
        "The step you were at has changed since; I take up the section at the next one that is there. \(.command("start \(id)")) begins it afresh."
      )
      return continueFromFirstOpenStep(of: section, in: &turn)
    }
    let next = record.isFinished(section: id, step: last) ? index + 1 : index
    if next == 0 { return begin(section, in: &turn) }
    guard next < section.steps.count else { return finishSection(section, in: &turn) }
    turn.say(
      "\(.muted("Section \(id) goes on where you left it: step \(next + 1) of \(section.steps.count).")) \(.command("start \(id)")) begins it afresh."
    )
    enterStep(section.steps[next], of: section, in: &turn)
  }
}
