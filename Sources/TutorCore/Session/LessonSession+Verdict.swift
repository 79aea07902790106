extension LessonSession {
  /// `why`: reads the latest verdict out, point by point.
  mutating func explainVerdict(in section: Section, _ turn: inout Turn) {
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

  /// The check that the learner is at when it was answered, else the one answered last in this section.
  private func latestAnswered(in section: Section) -> Check? {
    if case .check(let check) = currentStep, record.checks[check.id]?.lastAnswer != nil { return check }
    return section.checks.first { $0.id == record.lastCheck }
  }
}
