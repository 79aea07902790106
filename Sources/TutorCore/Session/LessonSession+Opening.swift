internal import AnswerGrading

extension LessonSession {
  mutating func open(_ opening: LessonEvent.Opening, in turn: inout Turn) {
    // Opening acknowledges nothing, and the first prompt should not wait for the disk.
    turn.laterEvents.append(.sessionOpened)
    notices += DriftNotice(drift: drift).blocks
    begin(opening, in: &turn)
  }

  private mutating func begin(_ opening: LessonEvent.Opening, in turn: inout Turn) {
    switch opening {
    case .start(nil): enterLobby(in: &turn)
    case .start(let name?): openSection(named: name, isFresh: true, in: &turn)
    case .resume(let name?): openSection(named: name, isFresh: false, in: &turn)
    case .resume(nil): resume(in: &turn)
    case .review:
      state = .lobby
      reviewsOnly = true
      turn.tail.append(.findDue)
    }
  }

  private mutating func enterLobby(in turn: inout Turn) {
    state = .lobby
    turn.show(
      Greeting(curriculum: curriculum, record: record, keeping: keeping, notices: notices, due: due).blocks)
    notices = []
    prompt(in: &turn)
  }

  private mutating func openSection(named name: String, isFresh: Bool, in turn: inout Turn) {
    if let (section, check) = checkReference(name) {
      state = .lobby
      return enter(section, at: check, in: &turn)
    }
    switch SectionFinder(curriculum: curriculum).find(name) {
    case .section(let section):
      state = .lobby
      enter(section, isFresh: isFresh, in: &turn)
    case .drill(let drill) where drill.isPlayable:
      state = .lobby
      play(drill, isCold: false, in: &turn)
    case let other:
      state = .lobby
      turn.say(SectionFinder.explain(other, typed: name))
      turn.show(Appendix(curriculum: curriculum, record: record).blocks)
      prompt(in: &turn)
    }
  }

  /// Goes back to the exact turn; where the content changed since, to the nearest thing that is still there, with a sentence that says so.
  mutating func resume(in turn: inout Turn) {
    state = .lobby
    switch record.cursor {
    case .lobby:
      turn.say(
        keeping == .unread
          ? "Your progress could not be read, so this is the beginning."
          : "Nothing to resume yet, so this is the beginning.")
      enterLobby(in: &turn)
    case .closing:
      turn.show(notices)
      notices = []
      enterClosing(in: &turn)
    case .sectionEnd(let id), .step(let id, _):
      guard let section = curriculum.section(id) else {
        turn.say(
          "You were in section \"\(SafeText(id))\", which is no longer part of the course. What you did there is kept; choose where to go on."
        )
        turn.show(Appendix(curriculum: curriculum, record: record).blocks)
        return prompt(in: &turn)
      }
      if let seen = record.sections[id]?.version, seen < section.version {
        notices.append(
          .say(
            "Section \(.command(id)) was revised since you were here (version \(seen), now \(section.version))."
          ))
      }
      read(section, arrival: .cursor, in: &turn)
    }
  }

  /// Enters a section where the learner left it, else from its beginning: afresh when it `isFresh`, or when the learner is in it already. Earlier
  /// sections are not re-covered.
  mutating func enter(_ section: SectionListing, isFresh: Bool = false, in turn: inout Turn) {
    let isOpen = record.sections[section.id]?.openStep != nil && sectionID != section.id
    read(section, arrival: isOpen && !isFresh ? .place : .beginning, in: &turn)
  }

  /// Enters a section at one of its checks, to be asked again.
  mutating func enter(_ section: SectionListing, at check: String, in turn: inout Turn) {
    read(section, arrival: .check(check), in: &turn)
  }

  mutating func read(_ section: SectionListing, arrival: Arrival, in turn: inout Turn) {
    if case .review = arrival {} else { review = nil }
    state = .readingSection(section.id, arrival: arrival)
    turn.tail.append(.readSection(section.id))
  }

  mutating func arrive(at section: Section, _ arrival: Arrival, in turn: inout Turn) {
    let id = section.id
    turn.show(notices)
    notices = []
    switch (arrival, record.cursor) {
    case (.beginning, _): begin(section, in: &turn)
    case (.place, _): takeUp(section, in: &turn)
    case (.review(let checkID), _): askInReview(checkID, of: section, in: &turn)
    case (.check(let checkID), _):
      guard case .check(let check)? = section.step(checkID) else {
        turn.say(
          "Section \(.command(id)) has no check \(AnswerComment.quoted(checkID)); this is its beginning.")
        return begin(section, in: &turn)
      }
      if record.sections[id] == nil {
        emit(.sectionEntered(section: id, version: section.listing.version), in: &turn)
      }
      emit(.stepEntered(section: id, step: check.id), in: &turn)
      emit(.checkOpened(check: check.id, version: check.rubric.version), in: &turn)
      show(.check(check), of: section, in: &turn)
    case (.cursor, .sectionEnd):
      showSectionEnd(section, in: &turn)
    case (.cursor, .step(_, let stepID)):
      turn.say("\(.muted("Back in section \(id), where you left."))")
      guard let step = section.step(stepID) else {
        turn.say(
          "The step you were at has changed since; I take up the section at the next one that is there.")
        return continueFromFirstOpenStep(of: section, in: &turn)
      }
      if record.isFinished(section: id, step: stepID) { return goToStep(after: stepID, in: &turn) }
      show(step, of: section, in: &turn)
    case (.cursor, _):
      enterStep(section.steps[0], of: section, in: &turn)
    }
  }

  mutating func continueFromFirstOpenStep(of section: Section, in turn: inout Turn) {
    if let open = section.steps.first(where: { !record.isFinished(section: section.id, step: $0.id) }) {
      enterStep(open, of: section, in: &turn)
    } else {
      finishSection(section, in: &turn)
    }
  }
}
