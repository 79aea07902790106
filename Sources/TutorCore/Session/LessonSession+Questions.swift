/// Questions of the learner, and what is said without deciding anything. Neither costs an attempt.
extension LessonSession {
  /// Looks a question up, and keeps that it was asked.
  mutating func lookUp(_ question: String, asked text: String, in turn: inout Turn) {
    noteQuestion(text, in: &turn)
    turn.tail.append(.lookUp(question: question))
  }

  mutating func noteQuestion(_ text: String, in turn: inout Turn) {
    emit(.questionAsked(section: sectionID, step: currentStep?.id, text: text), in: &turn)
  }

  /// Answers a question that was asked back at a check or an exercise. What was open there stays as it was, and is put once more behind the answer.
  mutating func answer(
    _ question: QuestionBack, asked text: String, at step: Step, of section: Section, in turn: inout Turn
  ) {
    switch question {
    case .again:
      noteQuestion(text, in: &turn)
      return show(step, of: section, in: &turn)
    case .unclear(nil):
      noteQuestion(text, in: &turn)
      turn.show(openQuestion(at: step, of: section))
      turn.say(help(at: step))
    case .unclear(let term?): lookUp("what is \(term)?", asked: text, in: &turn)
    case .lookUp(let words): lookUp(words, asked: text, in: &turn)
    }
    if case .unclear(nil) = question { return prompt(in: &turn) }
    turn.tail.append(.show(openQuestion(at: step, of: section)))
    prompt(in: &turn)
  }

  /// "P10 or P30?": it is for the learner to say.
  mutating func returnChoice(_ text: String, at check: Check, of section: Section, in turn: inout Turn) {
    noteQuestion(text, in: &turn)
    turn.say("That is the choice, and it is yours: which one, and why? A guess is fine.")
    turn.show(openQuestion(at: .check(check), of: section))
    prompt(in: &turn)
  }

  /// "Are they lost?": what a question rests on may be wrong, and to ask is no attempt.
  mutating func deny(
    _ text: String, _ objections: [Block], at check: Check, of section: Section, in turn: inout Turn
  ) {
    noteQuestion(text, in: &turn)
    turn.show(objections)
    turn.say("You asked, so that was no attempt.")
    turn.show(openQuestion(at: .check(check), of: section))
    prompt(in: &turn)
  }

  /// A reply to the question that an angle ends with, which says nothing of the check yet; `isWrong` where the rubric lists it as wrong.
  mutating func takePicture(
    _ text: String, isWrong: Bool, at check: Check, of section: Section, in turn: inout Turn
  ) {
    emit(.thoughtNoted(section: section.id, step: check.id, text: text), in: &turn)
    turn.say(
      isWrong
        ? "\(.warning("Not that.")) Look at the picture once more; it costs nothing. Then the check:"
        : "I take that as your reply to the picture, and cannot weigh it there. Now carry it over to the check:"
    )
    turn.show(presentation(of: section).questionAlone(check))
    prompt(in: &turn)
  }

  /// What is open at a step, in few lines.
  func openQuestion(at step: Step, of section: Section) -> [Block] {
    let presentation = presentation(of: section)
    switch step {
    case .check(let check):
      let smaller = CheckQuestions(check: check, facts: code.facts(for: check))
        .open(after: record.checks[check.id]?.turn ?? .asked)
      return [.say("\(.strong("The question is still open:"))")] + presentation.questionAlone(check) + smaller
    case .exercise(let exercise):
      return [.say("\(.strong("The task is still open:"))")] + presentation.task(exercise)
    case .framing, .teach: return []
    }
  }

  private func help(at step: Step) -> StyledText {
    let word: StyledText = "\(.command("ask WORD")) looks a word up"
    if case .check = step {
      return
        "\(.command("explain again")) comes at it from another side, \(.command("hint")) helps you on, "
        + word + "."
    }
    return "\(.command("hint")) helps you on, " + word + ", \(.command("skip")) leaves it out."
  }
}
