extension LessonSession {
  /// Follows a section's number or name; anything else gets a helpful answer.
  ///
  /// - Parameters:
  ///   - isAsked: whether the learner said to go somewhere. Else a word of a title is no reason to leave: the section is named, and how to go there.
  ///   - isFresh: whether a section that was left in the middle begins anew.
  mutating func navigate(
    to text: String, at place: LearnerCommand.Place, isAsked: Bool = false, isFresh: Bool = false,
    in turn: inout Turn
  ) {
    checkFromClosing = nil
    if let (section, check) = checkReference(text) {
      if place == .closing { checkFromClosing = check }
      return enter(section, at: check, in: &turn)
    }
    let finder = SectionFinder(curriculum: curriculum)
    let wish = DrillWish(text)
    if wish.isCold, let drill = curriculum.drills.first(where: { $0.id == wish.name && $0.isPlayable }) {
      return play(drill, isCold: true, in: &turn)
    }
    let found = finder.find(text)
    let isClear = isAsked || finder.isClear(text, found, isChoosing: place == .lobby || place == .closing)
    switch found {
    case .section(let section) where isClear:
      enter(section, isFresh: isFresh, in: &turn)
    case .section(let section):
      turn.say(SectionFinder.question(section, typed: text, place))
      prompt(in: &turn)
    case .drill(let drill) where drill.isPlayable && isClear:
      play(drill, isCold: place == .closing, in: &turn)
    case .nothing where place == .closing && SectionFinder.isNegative(text): finishClosing(in: &turn)
    case .nothing where follow(wishIn: text, at: place, in: &turn): break
    case .nothing where text.hasSuffix("?"):
      // No section goes by that name, and a question mark says what it is.
      lookUp(text, asked: text, in: &turn)
      prompt(in: &turn)
    case .nothing where laboratoryHere != nil && LaboratoryCommand.looksLikeSettings(text):
      turn.say(
        "That is for the laboratory: \(.command("lab")) opens it here, and there \(AnswerComment.quoted(text)) works. \(.command("stop")) comes back."
      )
      prompt(in: &turn)
    case let other:
      turn.say(SectionFinder.explain(other, typed: text, at: place))
      prompt(in: &turn)
    }
  }

  /// `5b.1`: a check, by the id that the tutor uses for it.
  func checkReference(_ text: String) -> (SectionListing, check: String)? {
    let id = text.lowercased().filter { !$0.isWhitespace }
    guard let dot = id.lastIndex(of: "."), Int(id[id.index(after: dot)...]) != nil else { return nil }
    return curriculum.section(String(id[..<dot])).map { ($0, id) }
  }

  mutating func showSections(in turn: inout Turn) {
    turn.show(Appendix(curriculum: curriculum, record: record).blocks)
    turn.say("A number or a name takes you there.")
    prompt(in: &turn)
  }

  /// Enter in the lobby: resume for whoever has begun, else the first section.
  mutating func enterFromLobby(in turn: inout Turn) {
    if record.isEmpty || record.cursor == .lobby {
      let first = curriculum.paths.first { $0.id == record.path }?.sections.first.flatMap {
        curriculum.section($0)
      }
      if let first = first ?? curriculum.courseSections.first { return enter(first, in: &turn) }
      return prompt(in: &turn)
    }
    resume(in: &turn)
  }

  mutating func choosePath(_ argument: String, in turn: inout Turn) {
    if let path = curriculum.paths.first(where: { $0.id == argument.lowercased() }) {
      emit(.pathChosen(path: path.id), in: &turn)
      let open = path.sections.compactMap { curriculum.section($0) }
        .filter { record.sections[$0.id]?.isFinished != true }
      guard let first = open.first else {
        turn.say("You have been through all of that path.")
        return prompt(in: &turn)
      }
      return enter(first, in: &turn)
    }
    // "I'm new here, what do you recommend" names none.
    if !argument.isEmpty, !argument.contains(" ") {
      turn.say("There is no path \"\(SafeText(argument))\".")
    }
    turn.show(Greeting(curriculum: curriculum, record: record).paths)
    prompt(in: &turn)
  }

  // MARK: Drills

  /// Plays a drill and comes back to this place.
  mutating func play(_ drill: DrillListing, isCold: Bool, in turn: inout Turn) {
    if isCold { turn.say("Cold: \(.command(drill.id)) runs without hints.") }
    turn.tail.append(.playDrill(drill.id, isCold: isCold))
  }

  /// `drill`, alone or with a number: the one that is named, else the first that was not played yet.
  mutating func playDrill(_ argument: String, at place: LearnerCommand.Place, in turn: inout Turn) {
    let playable = curriculum.drills.filter(\.isPlayable)
    let wish = DrillWish(argument)
    let next = playable.first { record.drillScores[$0.id] == nil } ?? playable.first
    if let drill = wish.name.isEmpty ? next : playable.first(where: { $0.id == wish.name }) {
      return play(drill, isCold: wish.isCold || place == .closing, in: &turn)
    }
    let unknown: StyledText =
      curriculum.drills.contains { $0.id == wish.name }
      ? "\(.command(wish.name)) cannot be played yet. "
      : "There is no drill \(AnswerComment.quoted(argument)). "
    turn.say(
      playable.isEmpty
        ? "There is no drill to play in this course."
        : unknown + "Which drill? " + .joined(playable.map { "\(.command($0.id)) \($0.title)" })
          + ". \(.command("drill \(playable[0].id) --cold")) plays it without hints.")
    prompt(in: &turn)
  }

  mutating func comeBack(from events: [JournalEvent], in turn: inout Turn) {
    for event in events { note(event) }
    switch state {
    case .step: sayWhere(in: &turn)
    case .sectionEnd(let section):
      turn.say(
        "\(.muted("Back at the end of section \(section).")) Enter goes on, another number plays another drill."
      )
    case .closing: turn.say("Another one? Its number plays it. Enter goes on to the last page.")
    default: turn.say("A number or a name takes you on; \(.command("sections")) lists them.")
    }
    prompt(in: &turn)
  }

  /// Comes back from the laboratories to where the learner was.
  mutating func comeBack(fromLaboratory events: [JournalEvent], in turn: inout Turn) {
    for event in events { note(event) }
    sayWhere(in: &turn)
    prompt(in: &turn)
  }

  private func sayWhere(in turn: inout Turn) {
    switch state {
    case .step(let section, _, let isSettled):
      turn.say(
        "\(.muted("Back in section \(section).")) "
          + (isSettled ? "Enter goes on." : "\(.command("repeat")) shows where you were."))
    case .sectionEnd(let section):
      turn.say("\(.muted("Back at the end of section \(section).")) Enter goes on.")
    case .closing: turn.say("\(.muted("Back at the closing.")) Enter goes on to the last page.")
    default: turn.say("A number or a name takes you on; \(.command("sections")) lists them.")
    }
  }

  // MARK: Laboratories

  /// The laboratory of the step that the learner is at.
  var laboratoryHere: String? {
    guard case .exercise(let exercise) = currentStep, case .predict(let prediction) = exercise.task else {
      return nil
    }
    return prediction.laboratory
  }

  /// `lab`, alone or with a name: the one that is named, else that of this step, else the list.
  mutating func openLaboratory(_ argument: String, in turn: inout Turn) {
    let here = laboratoryHere
    let name = argument.lowercased()
    // Whoever has just seen its standard run need not predict it again.
    let hasSeenIt = if case .step(_, _, isSettled: true) = state { true } else { false }
    if let here, name.isEmpty || name == here {
      turn.tail.append(.openLaboratory(here, atBench: hasSeenIt))
    } else {
      turn.tail.append(.openLaboratory(name.isEmpty ? nil : argument, atBench: false))
    }
  }

  // MARK: Going deeper

  /// Shows a passage, or offers them when there are several and none was named.
  mutating func goDeeper(_ section: Section, argument: String, in turn: inout Turn) {
    guard !section.deeper.isEmpty else {
      turn.say("This section has no deeper passages.")
      return prompt(in: &turn)
    }
    if let number = Int(argument), !section.deeper.indices.contains(number - 1) {
      turn.say("There is no passage \(number); this section has \(section.deeper.count).")
    }
    let chosen: Deeper? =
      if let number = Int(argument), section.deeper.indices.contains(number - 1) {
        section.deeper[number - 1]
      } else if argument.isEmpty {
        section.deeper.count == 1 ? section.deeper[0] : nil
      } else {
        section.deeper.first {
          $0.title.string.lowercased().contains(argument.lowercased()) || $0.id == argument
        }
      }
    if let chosen {
      emit(.deeperRead(section: section.id, passage: chosen.id), in: &turn)
      turn.show([.heading(level: 2, "Deeper · \(chosen.title)")])
      turn.show(presentation(of: section).body(chosen.body, unfolded: true))
    } else {
      turn.show(SectionEnd.passages(of: section, record: record))
      turn.say("Which one? The number will do.")
      offersPassages = true
    }
    prompt(in: &turn)
  }

  // MARK: Closing

  mutating func enterClosing(in turn: inout Turn) {
    checkFromClosing = nil
    emit(.closingEntered, in: &turn)
    state = .closing
    turn.show(Closing(curriculum: curriculum, record: record).question)
    prompt(in: &turn)
  }

  mutating func finishClosing(in turn: inout Turn) {
    turn.show(Closing(curriculum: curriculum, record: record, keeping: keeping).farewell)
    emit(.paused, in: &turn)
    turn.tail.append(.end([]))
    state = .ended
  }
}
