internal import AnswerGrading

extension LessonSession {
  /// Makes a step the current one and shows it.
  mutating func enterStep(_ step: Step, of section: Section, in turn: inout Turn) {
    nudgedStep = nil
    let wasDone = record.isFinished(section: section.id, step: step.id)
    emit(.stepEntered(section: section.id, step: step.id), in: &turn)
    if wasDone, showDone(step, of: section, in: &turn) { return }
    if case .check(let check) = step, needsOpening(check) {
      emit(.checkOpened(check: check.id, version: check.rubric.version), in: &turn)
    }
    show(step, of: section, in: &turn)
  }

  /// A settled check is asked afresh when it was not passed, or not in its present form.
  private func needsOpening(_ check: Check) -> Bool {
    guard let known = record.checks[check.id] else { return true }
    return known.standing != .open && !record.hasPassed(check)
  }

  /// Shows the current step as it stands: for a check in the middle of its dialogue, with what was said last.
  mutating func show(_ step: Step, of section: Section, in turn: inout Turn) {
    let presentation = presentation(of: section)
    state = .step(section: section.id, step: step.id, isSettled: false)
    switch step {
    case .framing:
      let missing = section.listing.after.compactMap { curriculum.section($0) }
        .filter { record.sections[$0.id]?.isFinished != true }
      turn.show(presentation.framing(unfinishedPrerequisites: missing))
    case .teach(let teach): turn.show(presentation.teach(teach))
    case .exercise(let exercise): turn.show(presentation.exercise(exercise))
    case .check(let check): show(check, of: section, in: &turn)
    }
    prompt(in: &turn)
  }

  private mutating func show(_ check: Check, of section: Section, in turn: inout Turn) {
    let presentation = presentation(of: section)
    if record.hasPassed(check) {
      turn.show(presentation.question(check))
      turn.say(
        "\(.good("You have passed this check.")) Enter goes on; \(.command("show the answer")) recalls it.")
      state = .step(section: section.id, step: check.id, isSettled: true)
      return
    }
    let known = record.checks[check.id] ?? CheckRecord()
    if case .retaught(let angleID) = known.turn, let angle = check.angles.first(where: { $0.id == angleID }) {
      turn.show([presentation.progressLine(forStep: check.id)])
      turn.show(presentation.angle(angle, check: check))
    } else {
      turn.show(presentation.question(check))
    }
    turn.show(AnswerComment(check: check, record: known, facts: code.facts(for: check)).recap)
    turn.show(CheckQuestions(check: check, facts: code.facts(for: check)).open(after: known.turn))
    turn.show(AnswerComment(check: check, record: known, facts: code.facts(for: check)).openDoubt)
  }

  /// Finishes a teaching step and goes on.
  mutating func finishStep(_ stepID: String, in turn: inout Turn) {
    guard let section else { return }
    emit(.stepFinished(section: section.id, step: stepID), in: &turn)
    goToStep(after: stepID, in: &turn)
  }

  mutating func goToStep(after stepID: String, in turn: inout Turn) {
    if checkFromClosing == stepID { return enterClosing(in: &turn) }
    if review != nil { return askNext(in: &turn) }
    guard let section else { return }
    let next = (section.index(ofStep: stepID) ?? -1) + 1
    if next < section.steps.count {
      enterStep(section.steps[next], of: section, in: &turn)
    } else {
      finishSection(section, in: &turn)
    }
  }

  mutating func finishSection(_ section: Section, in turn: inout Turn) {
    emit(.sectionFinished(section: section.id, version: section.listing.version), in: &turn)
    showSectionEnd(section, in: &turn)
  }

  mutating func showSectionEnd(_ section: Section, in turn: inout Turn) {
    state = .sectionEnd(section: section.id)
    turn.show(
      SectionEnd(
        curriculum: curriculum, record: record, section: section, next: nextSection(after: section.listing)
      ).blocks)
    prompt(in: &turn)
  }

  /// The section that follows in the chosen path, or else in the appendix; nil when none is left.
  func nextSection(after section: SectionListing) -> SectionListing? {
    if let path = curriculum.paths.first(where: { $0.id == record.path }),
      let index = path.sections.firstIndex(of: section.id)
    {
      return path.sections.dropFirst(index + 1).lazy.compactMap { curriculum.section($0) }.first
    }
    var next = curriculum.section(after: section.id)
    while let candidate = next, candidate.isOptional { next = curriculum.section(after: candidate.id) }
    return next
  }

  mutating func goToSection(after sectionID: String, in turn: inout Turn) {
    guard let section = curriculum.section(sectionID) else { return }
    if let next = nextSection(after: section) { return enter(next, in: &turn) }
    enterClosing(in: &turn)
  }
}
