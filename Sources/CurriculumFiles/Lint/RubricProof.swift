internal import AnswerGrading
internal import TutorCore

/// Proves the rubric of a check by its samples.
struct RubricProof {
  let check: Check
  let file: String
  /// The 1-based line of the check.
  let line: Int
  let places: RubricPlaces
  let problems: ProblemList

  /// Reports a problem where `text` of the rubric stands, else at the check.
  private func report(
    at text: String? = nil, _ message: String, _ remedy: String = "",
    severity: ContentProblem.Severity = .error
  ) {
    problems.add(
      ContentProblem(
        file: file, line: text.flatMap { places.line(of: $0) } ?? line, severity: severity,
        message: "rubric \(check.id) \(message)", remedy: remedy))
  }

  /// Proves everything. Gives how many samples were graded.
  func run() -> Int {
    // What keeps a rubric from grading was reported at its own line when it was read.
    guard let grader = try? Grader(rubric: check.rubric, question: check.questionText) else { return 0 }
    for problem in grader.examine() {
      report(
        at: problem.text, "has a problem: \(problem.description)",
        "Take the phrase out of one of them, or bind it to a subject.")
    }
    for name in ConceptProof(rubric: check.rubric).idle {
      report(
        at: name, "has a concept \"\(name)\" that no pattern names, and that hides no other's words",
        "Use it in a pattern, or take it out.", severity: .warning)
    }
    let samples = check.rubric.samples
    guard !(samples.correct + samples.partial + samples.incorrect).isEmpty else {
      report(
        "has no samples, so nothing shows how it grades",
        "Write \"samples:\" with \"correct:\", \"partial:\" and \"incorrect:\", each a list of answers.")
      return 0
    }
    var verdicts: [Verdict] = []
    var misread: Set<AnswerLabel> = []
    for (texts, label) in [
      (samples.correct, AnswerLabel.correct), (samples.partial, .partial), (samples.incorrect, .incorrect),
    ] {
      for text in texts {
        let verdict = grader.grade(text)
        verdicts.append(verdict)
        guard verdict.label != label else { continue }
        misread.insert(label)
        reportVerdict(verdict, on: text, label: label)
      }
    }
    for point in check.rubric.points { prove(point, verdicts, misread, grader) }
    proveMisconceptions(verdicts)
    return verdicts.count + check.rubric.points.reduce(0) { $0 + proveReplies(to: $1, grader) }
  }

  private func reportVerdict(_ verdict: Verdict, on text: String, label: AnswerLabel) {
    report(
      at: text,
      "grades the sample \"\(text)\" as \(verdict.kind.rawValue), and it stands under \(label.rawValue)",
      "It was read as saying: \(verdict.met.isEmpty ? "nothing that is asked" : verdict.met.joined(separator: ", "))."
    )
  }

  /// Two ways to say the point, and one near miss that does not say it. A sample under that label which was graded otherwise may have been meant
  /// for it, and was named.
  private func prove(
    _ point: RubricPoint, _ verdicts: [Verdict], _ misread: Set<AnswerLabel>, _ grader: Grader
  ) {
    let said = verdicts.count { $0.met.contains(point.id) && $0.label != .incorrect }
    if said < 2, misread.isDisjoint(with: [.correct, .partial]) {
      report(
        at: point.says,
        said == 0
          ? "has no sample that says point \"\(point.id)\""
          : "has one sample that says point \"\(point.id)\"",
        "Give at least two, in other words: \(point.says).")
    }
    let isMissed = check.rubric.samples.incorrect.contains { text in
      grader.touches(point.id, in: text) && !grader.grade(text).met.contains(point.id)
    }
    if !isMissed, !misread.contains(.incorrect) {
      report(
        at: point.says,
        "has no near miss of point \"\(point.id)\"",
        "Give an incorrect sample that speaks of it and denies it, swaps a name or changes a number.")
    }
  }

  /// Whoever is asked a smaller question answers that one: what they say is written down and read as meant. Gives how many were graded.
  private func proveReplies(to point: RubricPoint, _ grader: Grader) -> Int {
    let replies = point.replies
    for (texts, what, key) in [
      (replies.hint, "to the hint", "hint"), (replies.prompt, "to the gap", "prompt"),
      (replies.wrong, "that is wrong", "wrong"),
    ] where texts.isEmpty {
      report(
        at: point.says, "has no sample of a reply \(what) of point \"\(point.id)\"",
        "Write down what people say: under \"replies\", \"\(key): [...]\".")
    }
    func isAccepted(_ text: String, _ question: SmallQuestion) -> Bool {
      let reading = grader.grade(text, to: question)
      return reading.verdict.misconceptions.isEmpty && reading.verdict.contradicted.isEmpty
        && (reading.verdict.met.contains(point.id) || reading.outcomes.contains { $0.result == .met })
    }
    let right =
      replies.hint.map { ($0, SmallQuestion.hint(point.id)) }
      + replies.prompt.map { ($0, SmallQuestion.prompt(point.id)) }
    for (text, question) in right where !isAccepted(text, question) {
      report(
        at: text, "does not take the reply \"\(text)\" for point \"\(point.id)\"",
        "It stands among the right ones.")
    }
    for text in replies.wrong
    where isAccepted(text, .hint(point.id)) || isAccepted(text, .prompt(point.id)) {
      report(
        at: text, "takes the reply \"\(text)\" for point \"\(point.id)\", and it stands under wrong",
        "See which pattern under \"met\" or \"reply\" holds it.")
    }
    return right.count + replies.wrong.count
  }

  private func proveMisconceptions(_ verdicts: [Verdict]) {
    for misconception in check.rubric.misconceptions
    where !misconception.isShared
      && !verdicts.contains(where: { $0.misconceptions.contains(misconception.id) })
    {
      report(
        at: misconception.says, "has no sample that shows misconception \"\(misconception.id)\"",
        "Give an incorrect sample that says: \(misconception.says).")
    }
  }
}
