internal import AnswerGrading

/// What is said behind a check that was passed, and a plain yes within one.
extension LessonSession {
  /// Says of a line behind a passed check whether it belongs to it; false where the line is anything else.
  mutating func takeAfterthought(_ text: String, in turn: inout Turn) -> Bool {
    guard let section, case .step(_, let id, isSettled: true) = state,
      case .check(let check) = section.step(id),
      let known = record.checks[id], known.standing == .passed, !namesPlace(text), !isSlip(text),
      !text.hasSuffix("?"), QuestionBack(text) == nil,
      let grader = try? Grader(rubric: check.rubric, question: check.questionText)
    else { return false }
    let missing = check.rubric.points.map(\.id).filter { !known.met.contains($0) }
    let reading = grader.grade(text, to: .rest(open: missing))
    let met = Set(reading.verdict.met + reading.outcomes.filter { $0.result == .met }.map(\.pointID))
    let comment = AnswerComment(check: check, record: known, facts: code.facts(for: check))
    let isObjectedTo = !reading.verdict.misconceptions.isEmpty || !reading.verdict.contradicted.isEmpty
    if isObjectedTo {
      turn.show(
        comment.blocks(
          on: reading.verdict, of: text, kind: .misconception, met: known.met, askedPoint: nil, outcomes: []))
      turn.say("The check stays passed.")
    } else if !met.subtracting(known.met).isEmpty {
      turn.show(comment.afterthought(missing.filter(met.contains)))
    } else if !met.isEmpty {
      turn.say("Yes, and you had that already.")
    } else {
      guard case .nothing = SectionFinder(curriculum: curriculum).find(text), text.contains(" ") else {
        return false
      }
      turn.say("Noted with this check, though I cannot tell whether it belongs to it. Enter goes on.")
    }
    emit(.thoughtNoted(section: section.id, step: id, text: text), in: &turn)
    prompt(in: &turn)
    return true
  }

  /// "Yes" at a check: the answer to a hint that asks whether something is so, and too little anywhere else.
  mutating func answerYes(_ typed: String, in turn: inout Turn) {
    guard case .check(let check) = currentStep, let known = record.checks[check.id] else {
      return prompt(in: &turn)
    }
    let questions = CheckQuestions(check: check, facts: code.facts(for: check))
    switch known.turn {
    case .hinted(let point) where questions.asksWhether(point): return answer(check, with: typed, in: &turn)
    case .hinted, .prompted:
      turn.say("A yes does not answer this one.")
      turn.show(questions.open(after: known.turn))
    case .asked, .pumped, .retaught, .askedAgain: turn.say(misplaced(typed, at: .check))
    }
    prompt(in: &turn)
  }
}
