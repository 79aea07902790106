internal import AnswerGrading

/// What a learner says where nothing is asked for: thoughts about an excerpt, "I don't understand", questions.
extension LessonSession {
  // MARK: A thought about an excerpt

  /// The teaching step that the learner is at, when an excerpt in it is to be read with a question in mind.
  var thoughtStep: Teach? {
    guard case .step(_, _, isSettled: false) = state, case .teach(let teach) = currentStep,
      teach.invitesThought
    else { return nil }
    return teach
  }

  /// Keeps a line as a thought and goes on; false when it is rather a question, a place to go to or a slip of the fingers.
  mutating func take(
    _ text: String, asThoughtOn teach: Teach, of section: Section, in turn: inout Turn
  ) -> Bool {
    guard !isUncertain(text, at: .reading), !text.hasSuffix("?"), QuestionBack(text) == nil,
      !namesPlace(text),
      !isSlip(text)
    else { return false }
    emit(.thoughtNoted(section: section.id, step: teach.id, text: text), in: &turn)
    turn.say("\(.muted("Kept with this step; the lines around the code are there to compare it with."))")
    finishStep(teach.id, in: &turn)
    return true
  }

  /// A section's number, a check's, or most of a title: names that can be meant as nothing else.
  func namesPlace(_ text: String) -> Bool {
    if checkReference(text) != nil { return true }
    let words = Self.words(text).filter { !["the", "section"].contains($0) }
    let id = words.joined()
    if curriculum.sections.contains(where: { $0.id.lowercased() == id })
      || curriculum.drills.contains(where: { $0.id.lowercased() == id })
    {
      return true
    }
    guard words.count >= 2, case .section(let found) = SectionFinder(curriculum: curriculum).find(text) else {
      return false
    }
    return words.count * 3 >= Self.words(found.title.string).count * 2
  }

  /// A single word a letter away from a command.
  func isSlip(_ text: String) -> Bool {
    let word = text.lowercased()
    guard word.count >= 4, !word.contains(where: \.isWhitespace) else { return false }
    return LearnerCommand.table.contains { row in
      ([row.word] + row.phrases).contains {
        !$0.contains(" ") && $0.count >= 4 && editDistance($0, word) <= 1
      }
    }
  }

  private static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  // MARK: Not understood

  /// "I don't understand", "no idea", "I'm lost", where nothing was asked.
  func isUncertain(_ text: String, at place: LearnerCommand.Place) -> Bool {
    guard place == .reading || place == .sectionEnd, text.utf8.count <= 80 else { return false }
    let said = Self.words(text.replacing("'", with: "").replacing("\u{2019}", with: "")).filter {
      !["sorry", "hm", "hmm", "i", "im", "am", "this", "it", "that", "still", "really", "at", "all", "of"]
        .contains($0)
    }
    let phrase = said.joined(separator: " ")
    return [
      "no", "nope", "not really", "lost", "confused", "unclear", "not clear", "is not clear", "isnt clear",
      "too hard", "too difficult", "too complicated", "complicated", "huh", "dont get", "didnt get",
      "do not get", "dont understand", "do not understand", "didnt understand", "dont understand anything",
      "cant follow", "cannot follow", "dont follow", "not understand", "understand nothing", "what",
      "doesnt make sense", "makes no sense", "not understood", "have no idea", "no idea", "no clue",
      "dont know",
    ].contains(phrase) || saysDontKnow(text)
  }

  /// Says more of the step, or says where more is.
  mutating func bringCloser(_ text: String, in turn: inout Turn) {
    emit(.questionAsked(section: sectionID, step: currentStep?.id, text: text), in: &turn)
    var offers: StyledText = "\(.command("ask QUESTION")) looks something up"
    if let section, sectionID == section.id, !section.deeper.isEmpty {
      offers = offers + ", \(.command("go deeper")) has more to read"
    }
    switch state {
    case .step(_, _, isSettled: false):
      guard let section, case .teach(let teach) = currentStep else {
        turn.say(
          "That was only the opening; the steps say it in small pieces. " + offers + ". Enter goes on.")
        break
      }
      if teach.body.hasDetails, record.pace.current != .thorough {
        let details = teach.body.filter { if case .detail = $0 { true } else { false } }
        turn.say("Then a little more of it:")
        turn.show(presentation(of: section).body(details, unfolded: true))
        turn.say(
          "What is still not clear? " + offers
            + ", \(.command("again")) shows the whole step once more. Enter goes on.")
      } else {
        turn.say(
          "What is not clear? " + offers
            + ", \(.command("again")) shows this step once more. The check will come at it from other sides."
            + " Enter goes on.")
      }
    case .step:
      turn.say(
        "\(.command("explain again")) shows it from another side, " + offers + ". Enter goes on.")
    default:
      turn.say(
        offers
          + ". A section's number takes you through it again, \(.command("stop")) keeps everything for another time."
      )
    }
    prompt(in: &turn)
  }

  // MARK: A question where nothing is open

  /// A question at a teaching step, behind a section, or in the lobby.
  mutating func answerOutside(_ question: QuestionBack, asked text: String, in turn: inout Turn) {
    switch question {
    case .again, .unclear(nil):
      guard let section, let step = currentStep, case .step(_, _, isSettled: false) = state else {
        return bringCloser(text, in: &turn)
      }
      emit(.questionAsked(section: section.id, step: step.id, text: text), in: &turn)
      return show(step, of: section, in: &turn)
    case .unclear(let term?): lookUp("what is \(term)?", asked: text, in: &turn)
    case .lookUp(let words): lookUp(words, asked: text, in: &turn)
    }
    prompt(in: &turn)
  }

  // MARK: Where we are

  /// `where`: the place, and what comes next.
  mutating func tellPlace(in turn: inout Turn) {
    guard let section, sectionID == section.id else {
      turn.say(Farewell(curriculum: curriculum, record: record).whereabouts)
      return prompt(in: &turn)
    }
    let name: StyledText = "section \(.command(section.id)), \(section.title)"
    guard let step = currentStep, let index = section.index(ofStep: step.id) else {
      let next = nextSection(after: section.listing).map { "\(.command($0.id)), \($0.title)" as StyledText }
      turn.say("You are at the end of " + name + ". Next is " + (next ?? "the closing") + ".")
      return prompt(in: &turn)
    }
    var text: StyledText =
      "You are in " + name + ", step \(index + 1) of \(section.steps.count): \(step.title)."
    if index + 1 < section.steps.count {
      let next = section.steps[index + 1]
      let kind: SafeText =
        switch next {
        case .check: "a check, "
        case .exercise: "an exercise, "
        case .framing, .teach: ""
        }
      text = text + " Next is \(kind)\(next.title)."
    } else {
      text = text + " It is the last one."
    }
    turn.say(text + " \(.command("sections")) lists all sections.")
    prompt(in: &turn)
  }
}
