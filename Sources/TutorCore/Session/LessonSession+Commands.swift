extension LessonSession {
  /// Carries out a command of the learner.
  mutating func perform(
    _ command: LearnerCommand.ID, argument: String, at place: LearnerCommand.Place, in turn: inout Turn
  ) {
    switch command {
    case .next: goOn(in: &turn)
    case .back: goBack(in: &turn)
    case .stop: pause(in: &turn)
    case .jump where argument.isEmpty && place == .lobby: enterFromLobby(in: &turn)
    case .jump where argument.isEmpty: showSections(in: &turn)
    case .jump: navigate(to: argument, at: place, isAsked: true, in: &turn)
    case .begin where !argument.isEmpty:
      navigate(to: argument, at: place, isAsked: true, isFresh: true, in: &turn)
    case .begin, .beginning:
      if let first = curriculum.courseSections.first {
        enter(first, isFresh: true, in: &turn)
      } else {
        prompt(in: &turn)
      }
    case .sections: showSections(in: &turn)
    case .path where place == .closing && argument.isEmpty: recommend(in: &turn)
    case .path: choosePath(argument, in: &turn)
    case .nextSection:
      if let id = sectionID { goToSection(after: id, in: &turn) } else { prompt(in: &turn) }
    case .skip: skip(in: &turn)
    case .ask where argument.isEmpty:
      turn.say("Ask what? For instance \(.command("ask how long is a lease?"))")
      prompt(in: &turn)
    case .ask:
      lookUp(argument, asked: argument, in: &turn)
      prompt(in: &turn)
    case .grep where argument.isEmpty:
      turn.say("Search for what? For instance \(.command("grep retry_delay")).")
      prompt(in: &turn)
    case .open where argument.isEmpty:
      turn.say(
        "Open which file? Its name will do, with a line if you like: \(.command("open router.py:40")).")
      prompt(in: &turn)
    case .find where argument.isEmpty:
      turn.say("Find which file? A part of its name will do: \(.command("find router")).")
      prompt(in: &turn)
    case .grep:
      let (text, scope) = scoped(argument)
      turn.tail.append(.search(text: text, scope: scope, near: scope == .everything ? scope : stepFiles))
      prompt(in: &turn)
    case .open:
      let (text, scope) = scoped(argument)
      let (name, line) = fileAndLine(text)
      turn.tail.append(
        .openFile(name: name, line: line, scope: scope, near: scope == .everything ? scope : stepScope))
      prompt(in: &turn)
    case .find:
      let (name, scope) = scoped(argument)
      turn.tail.append(.findFiles(name: name, scope: scope))
      prompt(in: &turn)
    case .ref:
      turn.tail.append(.showReference(argument))
      prompt(in: &turn)
    case .lab: openLaboratory(argument, in: &turn)
    case .drill: playDrill(argument, at: place, in: &turn)
    case .review: turn.tail.append(.findDue)
    case .progress:
      turn.tail.append(.showProgress)
      prompt(in: &turn)
    case .place: tellPlace(in: &turn)
    case .faster: choose(record.pace.current.brisker, in: &turn)
    case .slower: choose(record.pace.current.slower, in: &turn)
    case .help:
      turn.show(HelpText(place: place).blocks)
      prompt(in: &turn)
    case .again, .code, .details, .repeatQuestion, .hint, .answer, .deeper, .why, .appeal:
      performInSection(command, argument: argument, in: &turn)
    }
  }

  /// "next" is Enter, but never an answer.
  private mutating func goOn(in turn: inout Turn) {
    switch state {
    case .step(_, let step, let isSettled):
      if isSettled { goToStep(after: step, in: &turn) } else { finishStep(step, in: &turn) }
    case .sectionEnd(let section): goToSection(after: section, in: &turn)
    case .lobby: enterFromLobby(in: &turn)
    default: finishClosing(in: &turn)
    }
  }

  private mutating func performInSection(_ command: LearnerCommand.ID, argument: String, in turn: inout Turn)
  {
    guard let section, sectionID == section.id else { return prompt(in: &turn) }
    if command == .deeper { return goDeeper(section, argument: argument, in: &turn) }
    if command == .code { return showCode(of: section, in: &turn) }
    if command == .why { return explainVerdict(in: section, &turn) }
    if command == .appeal { return appeal(in: section, remark: argument, &turn) }
    guard let step = currentStep else {
      turn.say("This section is done. Its number, \(.command(section.id)), takes you through it again.")
      return prompt(in: &turn)
    }
    if case .step(_, _, isSettled: true) = state, case .check(let check) = step {
      return lookBack(command, at: check, of: section, in: &turn)
    }
    switch (command, step) {
    case (.answer, .framing), (.answer, .teach):
      turn.say("Nothing was asked here. Enter goes on.")
    case (.again, .check(let check)): explainAgain(check, of: section, in: &turn)
    case (.answer, .check(let check)): return showAnswer(check, of: section, in: &turn)
    case (.hint, .check(let check)): hint(for: check, of: section, in: &turn)
    case (.hint, .exercise(let exercise)): hint(for: exercise, in: &turn)
    case (.answer, .exercise(let exercise)): close(exercise, of: section, isRight: false, in: &turn)
    case (.again, .teach(let teach)), (.details, .teach(let teach)):
      explainAgain(teach, of: section, asDetails: command == .details, in: &turn)
    default: return show(step, of: section, in: &turn)
    }
    prompt(in: &turn)
  }

  /// At a check that is behind the learner: shows again, records nothing, asks nothing.
  private mutating func lookBack(
    _ command: LearnerCommand.ID, at check: Check, of section: Section, in turn: inout Turn
  ) {
    let presentation = presentation(of: section)
    switch command {
    case .again:
      let used = record.checks[check.id]?.anglesUsed ?? []
      let angle = check.angles.first { !used.contains($0.id) } ?? check.angles.first
      if let angle {
        turn.show(
          [.heading(level: 3, "Another angle: \(angle.title)")]
            + presentation.body(angle.body, unfolded: true))
      }
    case .repeatQuestion: turn.show(presentation.question(check))
    default: turn.show(presentation.modelAnswer(check))
    }
    prompt(in: &turn)
  }

  private func explainAgain(_ teach: Teach, of section: Section, asDetails: Bool, in turn: inout Turn) {
    if asDetails, teach.body.hasDetails {
      let details = teach.body.filter { if case .detail = $0 { true } else { false } }
      return turn.show(presentation(of: section).body(details, unfolded: true))
    }
    if asDetails { return turn.say("Nothing is folded away in this step.") }
    turn.say(
      "Here it is once more, with nothing folded away. Other angles come with the check; \(.command("go deeper")) has more to read."
    )
    turn.show(presentation(of: section).teach(teach, unfolded: true))
  }

  private mutating func skip(in turn: inout Turn) {
    guard let section, let step = currentStep else { return prompt(in: &turn) }
    if case .step(_, let id, isSettled: true) = state { return goToStep(after: id, in: &turn) }
    switch step {
    case .check(let check): skip(check, of: section, in: &turn)
    case .exercise(let exercise):
      emit(.exerciseClosed(section: section.id, step: exercise.id), in: &turn)
      goToStep(after: exercise.id, in: &turn)
    case .framing, .teach: finishStep(step.id, in: &turn)
    }
  }

  private mutating func showCode(of section: Section, in turn: inout Turn) {
    if case .check(let check) = currentStep, let own = code(of: check) {
      turn.say("The code that this check is about:")
      turn.show(presentation(of: section).body([.code(own)]))
      return prompt(in: &turn)
    }
    guard let nearest = nearestCode(to: currentStep?.id, of: section) else {
      turn.say("This section has no code to show. \(.command("open FILE")) shows any file.")
      return prompt(in: &turn)
    }
    var references = nearest.references
    let number = (section.index(ofStep: nearest.step.id) ?? 0) + 1
    if case .check = currentStep {
      // One question is open already.
      for index in references.indices { references[index].notice = nil }
      turn.say(
        "The check looks at no file of its own; this is the code of step \(number), \(nearest.step.title):")
    } else if let step = currentStep, step.id != nearest.step.id {
      turn.say("This step has no file; the nearest is that of step \(number), \(nearest.step.title):")
    }
    turn.show(presentation(of: section).body(references.map { .code($0) }))
    prompt(in: &turn)
  }

  /// The file that a check is about, which a wrong answer to it shows as well, without a question of its own: one is open already.
  func code(of check: Check) -> CodeReference? {
    let own = check.answer.codeReferences + check.body.codeReferences
    guard var reference = own.first else { return nil }
    reference.notice = nil
    return reference
  }

  /// The code of a step, else of the nearest step before it, else of the next one after it; of the section's end without a step. Nil for a section
  /// without code.
  func nearestCode(to stepID: String?, of section: Section) -> (step: Step, references: [CodeReference])? {
    let index = stepID.flatMap { section.index(ofStep: $0) } ?? section.steps.count - 1
    let order = Array((0...index).reversed()) + Array(section.steps.indices.dropFirst(index + 1))
    // A check's own references belong to its angles and its answer, and a hunt's would give it away.
    func shown(_ step: Step) -> [CodeReference] {
      switch step {
      case .framing: []
      case .teach(let teach): teach.body.codeReferences
      case .exercise(let exercise): exercise.body.codeReferences
      case .check(let check): check.body.codeReferences
      }
    }
    return order.lazy.map { (section.steps[$0], shown(section.steps[$0])) }.first { !$0.1.isEmpty }
  }

  private mutating func choose(_ pace: Pace, in turn: inout Turn) {
    emit(.paceChosen(pace), in: &turn)
    switch pace {
    case .brisk:
      turn.say("Brisk from here: the essentials, details left out. \(.command("slower")) brings them back.")
    case .steady: turn.say("Steady: details are folded away, \(.command("more")) shows them.")
    case .thorough:
      turn.say("Thorough from here: every detail is shown. \(.command("faster")) folds them away.")
    }
    prompt(in: &turn)
  }

  // MARK: Where we are

  /// The section the learner is in, at a step or behind the last one.
  var sectionID: String? {
    switch state {
    case .step(let section, _, _), .sectionEnd(let section): section
    default: nil
    }
  }

  var currentStep: Step? {
    guard case .step(_, let step, _) = state else { return nil }
    return section?.step(step)
  }

  /// What was typed behind `grep`, `open` or `find`, and where to look: `--all` before or behind it looks everywhere.
  private func scoped(_ argument: String) -> (String, CodeScope) {
    let all = "--all"
    if argument == all { return ("", .everything) }
    if argument.hasPrefix(all + " ") { return (String(argument.dropFirst(all.count)).trimmed, .everything) }
    if argument.hasSuffix(" " + all) { return (String(argument.dropLast(all.count)).trimmed, .everything) }
    guard let section, sectionID == section.id else { return (argument, .everything) }
    return (argument, CodeScope(section))
  }

  /// Where the step's own files are; everything for a step without any.
  private var stepScope: CodeScope { CodeScope(currentStep?.codeReferences ?? []) }

  /// The step's own files; everything for a step without any.
  private var stepFiles: CodeScope {
    CodeScope(
      places: (currentStep?.codeReferences ?? []).map {
        CodeScope.Place(repository: $0.repository, path: $0.path)
      })
  }

  /// `settings.py:40` as a name and a 1-based line.
  private func fileAndLine(_ argument: String) -> (String, Int?) {
    guard let colon = argument.lastIndex(of: ":"), let line = Int(argument[argument.index(after: colon)...]),
      line > 0
    else { return (argument, nil) }
    return (String(argument[..<colon]), line)
  }
}
