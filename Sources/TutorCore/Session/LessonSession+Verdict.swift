extension LessonSession {
  /// `why`: reads the latest verdict out, point by point.
  mutating func explainVerdict(in section: Section, _ turn: inout Turn) {
    if let (exercise, attempt) = latestAttempt(in: section) {
      turn.show(explanation(of: attempt, at: exercise))
      return prompt(in: &turn)
    }
    guard let check = latestAnswered(in: section), let known = record.checks[check.id] else {
      turn.say("There is no answer to explain yet. \(.command("why")) tells how I read your latest one.")
      return prompt(in: &turn)
    }
    turn.show(VerdictExplanation(check: check, record: known, facts: code.facts(for: check)).blocks)
    turn.show(AssumedNumbers(of: check, in: code).reminder)
    showOpenQuestion(of: check, in: &turn)
    prompt(in: &turn)
  }

  /// The smaller question that is open, for a learner who looked at something else in between.
  private func showOpenQuestion(of check: Check, in turn: inout Turn) {
    guard case .step(_, check.id, isSettled: false) = state, let known = record.checks[check.id] else {
      return
    }
    turn.show(CheckQuestions(check: check, facts: code.facts(for: check)).open(after: known.turn))
  }

  /// `appeal`: keeps the latest answer for the author, who may make a sample of it. The verdict stays for now.
  mutating func appeal(in section: Section, remark: String, _ turn: inout Turn) {
    if let (exercise, attempt) = latestAttempt(in: section) {
      turn.say(noAppeal(against: attempt, at: exercise))
      return prompt(in: &turn)
    }
    guard let check = latestAnswered(in: section), let known = record.checks[check.id],
      let answer = known.lastAnswer
    else {
      turn.say("There is no verdict to appeal against yet.")
      return prompt(in: &turn)
    }
    if answer.verdict == "correct" {
      turn.say("That answer was graded right; there is nothing to appeal against.")
    } else if answer.verdict == "unsure" {
      turn.say("You said that you do not know; there is nothing to appeal against.")
    } else if known.isAppealed {
      turn.say("Your appeal on \(.command(check.id)) is kept already.")
    } else {
      let explanation = VerdictExplanation(check: check, record: known, facts: code.facts(for: check))
      emit(.appealed(.init(answer: answer, trace: explanation.trace, remark: remark)), in: &turn)
      turn.say(
        "Kept, with your words and how I read them: \(.command("gateway-tutor grade --appeals")) lists it for the author. The verdict stays for now; go on, or \(.command("skip"))."
      )
    }
    showOpenQuestion(of: check, in: &turn)
    prompt(in: &turn)
  }

  /// The exercise that was tried last, unless a check was answered since or is open now.
  private func latestAttempt(in section: Section) -> (Exercise, LearnerRecord.Attempt)? {
    if case .check(let check) = currentStep, record.checks[check.id]?.lastAnswer != nil { return nil }
    guard let attempt = record.lastAttempt, attempt.section == section.id,
      case .exercise(let exercise) = section.step(attempt.step)
    else { return nil }
    return (exercise, attempt)
  }

  /// How an attempt at an exercise was read.
  private func explanation(of attempt: LearnerRecord.Attempt, at exercise: Exercise) -> [Block] {
    let yours: StyledText = "Your answer was \(AnswerComment.quoted(attempt.text))."
    switch exercise.task {
    case .predict: return [.say("\(yours) A prediction is not graded: compare it with what you saw.")]
    case .order:
      return [
        .say("\(yours) An order is right when each item stands in its place, counted from the first one.")
      ]
    case .hunt(let hunt):
      guard let fact = huntFact(hunt), let value = fact.value else { return [.say(yours)] }
      let numbers = HuntReading(value: value, unit: fact.definition.unit).read(attempt.text)
      let read: StyledText =
        numbers.isEmpty ? "" : " I read \(SafeText(numbers.joined(separator: " and "))) in it."
      let verdict: StyledText =
        attempt.isRight == true
        ? "That is what \(.code(hunt.place.path)) says."
        : "The file says something else. The number alone is read most safely; \(.command("hint")) helps."
      return [.say("\(yours)\(read) \(verdict)")]
    }
  }

  /// Why there is nothing to appeal against at an exercise, and what to do instead.
  private func noAppeal(against attempt: LearnerRecord.Attempt, at exercise: Exercise) -> StyledText {
    if attempt.isRight == true { return "That answer was taken; there is nothing to appeal against." }
    switch exercise.task {
    case .predict: return "A prediction is not graded, so there is nothing to appeal against."
    case .order:
      return "The order is the section's own, so no appeal is kept. \(.command("why")) says how I read yours."
    case .hunt(let hunt):
      return
        "I compare with your own file, and keep no appeal: \(.command("open \(hunt.place.path)")) shows what it says. If I misread you, type the number alone."
    }
  }

  /// The check that the learner is at when it was answered, else the one answered last in this section.
  private func latestAnswered(in section: Section) -> Check? {
    if case .check(let check) = currentStep, record.checks[check.id]?.lastAnswer != nil { return check }
    return section.checks.first { $0.id == record.lastCheck }
  }
}
