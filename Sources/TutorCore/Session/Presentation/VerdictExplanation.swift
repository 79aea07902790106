internal import AnswerGrading

/// Why the latest answer to a check was graded as it was: graded once more, which gives the same verdict, and read out point by point.
struct VerdictExplanation {
  let check: Check
  let record: CheckRecord
  let facts: FactValues

  /// The explanation, for `why`.
  var blocks: [Block] {
    guard let answer = record.lastAnswer, let verdict else {
      return [.say("You have not answered this check yet.")]
    }
    var blocks: [Block] = [
      .heading(level: 3, "Why \(SafeText(VerdictExplanation.word(answer.verdict)))"),
      .say("Your answer was \(AnswerComment.quoted(answer.text)). This is how I read it:"),
      .lines(check.rubric.points.map { line(for: $0, verdict, met: answer.met) }),
    ]
    let mistakes = verdict.misconceptions.compactMap { check.rubric.misconception($0) }
    if !mistakes.isEmpty {
      blocks.append(
        .lines(
          mistakes.map { mistake in
            "\(.warning("!")) \(words(of: .misconception(mistake.id), in: verdict)) I take for: \(authored(mistake.says))"
          }))
    }
    blocks.append(.say(need(answer)))
    blocks += AnswerComment.reservation(about: verdict)
    if answer.version != check.rubric.version {
      blocks.append(.say("The check was revised since; this reads your answer by its present form."))
    }
    let isDisputable = ![Verdict.Kind.correct.rawValue, Verdict.Kind.unsure.rawValue].contains(answer.verdict)
    if isDisputable, !record.isAppealed {
      blocks.append(
        .say("If your answer was right all the same, say \(.command("appeal")): the author gets to read it."))
    }
    return blocks
  }

  /// The trace in words, for an appeal: a line for each stretch that spoke for or against something.
  var trace: [String] {
    (verdict?.trace ?? []).map { entry in
      switch entry.target {
      case .pointMet(let id): "for \(id): \(entry.words)"
      case .pointContradicted(let id): "against \(id): \(entry.words)"
      case .misconception(let id): "mistake \(id): \(entry.words)"
      case .pointConditional(let id): "condition of \(id): \(entry.words)"
      }
    }
  }

  private var verdict: Verdict? {
    guard let answer = record.lastAnswer,
      let grader = try? Grader(rubric: check.rubric, question: check.questionText)
    else { return nil }
    let reading = check.reading(
      of: answer.text, after: record.turnOfLastAnswer, missing: check.rubric.points.map(\.id), by: grader)
    return reading.outcomes.reduce(reading.verdict, grader.merging)
  }

  private func line(for point: RubricPoint, _ verdict: Verdict, met: [String]) -> StyledText {
    let says = authored(point.says)
    if verdict.contradicted.contains(point.id) {
      return "\(.bad("✗")) \(says): \(words(of: .pointContradicted(point.id), in: verdict)) says the opposite"
    }
    if verdict.met.contains(point.id) {
      return "\(.good("✓")) \(says): you said it with \(words(of: .pointMet(point.id), in: verdict))"
    }
    if verdict.trace.contains(where: { $0.target == .pointConditional(point.id) }) {
      return
        "\(.bad("✗")) \(says): you made it conditional: \(words(of: .pointConditional(point.id), in: verdict))"
    }
    if met.contains(point.id) { return "\(.good("✓")) \(says): you said it before" }
    if record.asserted.contains(point.id) { return "\(.muted("·")) \(says): I said it" }
    if verdict.kind == .correct { return "\(.muted("·")) \(says): you did not say it, and need not" }
    return "\(.muted("·")) \(says): I found nothing that says so"
  }

  private func words(of target: TraceEntry.Target, in verdict: Verdict) -> StyledText {
    verdict.trace.first { $0.target == target }.map { AnswerComment.quoted($0.words) } ?? "your words"
  }

  /// What the verdict word means here.
  private func need(_ answer: JournalEvent.Answer) -> StyledText {
    guard let kind = Verdict.Kind(rawValue: answer.verdict) else { return "" }
    switch kind {
    case .correct: return "What is marked ✓ is all that the question asks for."
    case .partial:
      return "What is marked ✓ stands. A right answer also says what \(needed(answer.met))."
    case .misconception:
      return "A mistake outweighs what else is right: the mistake is what would hurt on call."
    case .clarify where verdict?.reason == .conditional:
      return "Without the condition that would be all the question asks for, so I asked whether you mean it."
    case .clarify: return "The two do not go together, so I asked which one you mean."
    case .unsure: return "You said that you do not know, which costs nothing."
    case .incorrect: return StyledText(SafeText(verdict?.reason.explanation ?? ""))
    }
  }

  private func needed(_ met: [String]) -> StyledText {
    let missing = check.rubric.passSets.map { set in set.count { !met.contains($0) } }.min() ?? 0
    return missing == 1 ? "one of the others says" : "\(missing) of the others say"
  }

  private static func word(_ verdict: String) -> String {
    switch Verdict.Kind(rawValue: verdict) {
    case .correct: "this was right"
    case .partial: "this was partly right"
    case .misconception, .incorrect: "this was not right"
    case .clarify: "I asked back"
    case .unsure, nil: "I explained"
    }
  }

  private func authored(_ text: String) -> StyledText {
    StyledText(authored: text.hasSuffix(".") ? String(text.dropLast()) : text).resolving(facts)
  }
}
