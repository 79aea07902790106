internal import AnswerGrading

extension Check {
  /// A reply in the light of what the tutor did before it. Behind an angle that ends with a question of its own the points come first: what says
  /// nothing of the check in a sentence may say what the angle asked for in a word.
  func reading(
    of text: String, after turn: CheckRecord.Turn, missing: [String], by grader: Grader
  ) -> ReplyReading {
    // "What else?" - "Is it the orchestrator?" may ask for anything: a name alone says nothing there.
    let isGuess = turn == .pumped && QuestionBack.tries(text)
    if !isGuess, let question = turn.smallQuestion(missing: missing) {
      return grader.grade(text, to: question)
    }
    let verdict = grader.grade(text)
    guard case .retaught(let id) = turn, let angle = angles.first(where: { $0.id == id }), angle.asksItself,
      [.nothingRelevant, .tooLittle].contains(verdict.reason), verdict.met.isEmpty,
      verdict.misconceptions.isEmpty, verdict.contradicted.isEmpty
    else { return ReplyReading(verdict: verdict, outcomes: []) }
    let reading = grader.grade(text, to: .rest(open: angle.points(among: missing)))
    let says = !reading.verdict.met.isEmpty || reading.outcomes.contains { $0.result == .met }
    return says ? reading : ReplyReading(verdict: verdict, outcomes: [])
  }
}

extension ReteachAngle {
  /// Those of the missing points that it explains.
  func points(among missing: [String]) -> [String] {
    explains.isEmpty ? missing : missing.filter(explains.contains)
  }
}

extension CheckRecord.Turn {
  /// The smaller question that a reply to this turn answers; nil where it answers the check's own. `missing` are the points still to come.
  func smallQuestion(missing: [String]) -> SmallQuestion? {
    switch self {
    case .hinted(let point): .hint(point)
    case .prompted(let point): .prompt(point)
    case .pumped: .rest(open: missing)
    case .asked, .retaught, .askedAgain: nil
    }
  }
}
