/// A smaller question of a check's dialogue, which a reply is read by.
public enum SmallQuestion: Sendable, Equatable {
  /// "What else?", while these points are missing.
  case rest(open: [String])
  /// The hint of a point.
  case hint(String)
  /// The sentence with a gap of a point.
  case prompt(String)
}

/// A reply, read twice: as whatever it says, and for the point that was asked for.
public struct ReplyReading: Sendable, Equatable {
  /// What the reply says of everything.
  public var verdict: Verdict
  /// What it says of the points that were asked for: one for a hint or a gap, those that it brought for "what else?".
  public var outcomes: [PointOutcome]

  /// The value with its parts.
  public init(verdict: Verdict, outcomes: [PointOutcome]) {
    self.verdict = verdict
    self.outcomes = outcomes
  }
}

extension Grader {
  /// Reads a reply to a smaller question: for the point that was asked for first.
  ///
  /// A bare name answers the question that was put, so patterns of `alone` and `named` count only where the point that was asked for is
  /// expressed by a bare name. A reply in the words of the point's ``RubricPoint/replies`` is what they say, whatever else it could mean.
  /// Complexity: as for grading an answer.
  public func grade(_ reply: String, to question: SmallQuestion) -> ReplyReading {
    switch question {
    case .rest(let open): rest(reply, open: open)
    case .hint(let id), .prompt(let id):
      rubric.points.firstIndex { $0.id == id }.map { requested(reply, $0, question) }
        ?? ReplyReading(verdict: grade(reply), outcomes: [])
    }
  }

  /// A bare name at "what else?" claims nothing against the writer, and brings the point that it answers.
  private func rest(_ reply: String, open: [String]) -> ReplyReading {
    let verdict = grade(reply, hearing: .rest)
    let numbers = rubric.points.indices.filter {
      open.contains(rubric.points[$0].id) && !verdict.met.contains(rubric.points[$0].id)
    }
    guard verdict.contradicted.isEmpty, verdict.misconceptions.isEmpty, verdict.reason != .dontKnow else {
      return ReplyReading(verdict: verdict, outcomes: [])
    }
    var outcomes = numbers.map { outcome(of: reply, point: $0, hearing: .rest) }.filter { $0.result == .met }
    let tokens = Tokenizer().tokens(of: reply)
    let same = numbers.filter { number in
      rubric.points[number].replies.hint.map(ReplySample.init).contains {
        $0.assent == nil && $0.isSaid(by: tokens, echo: [])
      }
    }
    if outcomes.isEmpty, same.count == 1, tokens.contains(where: { $0.isContent && $0.quantity == nil }) {
      outcomes = [spelledOut(reply, tokens, same[0], .met)]
    }
    return ReplyReading(verdict: verdict, outcomes: outcomes)
  }

  private func requested(_ reply: String, _ number: Int, _ question: SmallQuestion) -> ReplyReading {
    let point = rubric.points[number]
    let tokens = Tokenizer().tokens(of: reply)
    // Who fills a gap may answer the hint before it; the other way round a "lost" for "No event is ___" would say the opposite.
    let isHint = if case .hint = question { true } else { false }
    let asked = isHint ? point.hint : point.prompt
    let right = (point.replies.hint + (isHint ? [] : point.replies.prompt)).map(ReplySample.init)
    let wrong = point.replies.wrong.map(ReplySample.init)
    let told = (right + wrong).reduce(into: Set<String>()) { $0.formUnion($1.stems) }
    let repeated = Set(
      Tokenizer().tokens(of: asked).filter { $0.isWord && !$0.role.contains(.negator) }.map(\.stem))
    let echo = repeated.subtracting(told)
    func isSaid(_ samples: [ReplySample]) -> Bool {
      samples.contains { $0.assent == nil && $0.isSaid(by: tokens, echo: echo) }
    }
    var verdict = grade(reply, hearing: .point(number))
    var found = outcome(of: reply, point: number, hearing: .point(number))
    // A yes or a no answers the hint, which asks so, and no gap.
    let (yesOrNo, otherwise) = isHint ? (point.replies.hint, point.replies.wrong) : ([], [])
    let assent = Assent.said(in: tokens, echo: repeated)
    func isAssented(_ texts: [String]) -> Bool {
      assent.map { said in texts.contains { ReplySample($0).assent == said.assent } } ?? false
    }
    let objects =
      !verdict.misconceptions.isEmpty || !verdict.contradicted.isEmpty || found.result == .contradicted
    if isSaid(right)
      || isAssented(yesOrNo) && (assent?.isAll == true || !objects && verdict.reason != .dontKnow)
    {
      // What the author lists is what it says here, whatever it could mean elsewhere.
      verdict = nothing(verdict)
      if found.result != .met { found = spelledOut(reply, tokens, number, .met) }
      found.misconceptions = []
    } else if isSaid(wrong) || isAssented(otherwise) && assent?.isAll == true {
      found = PointOutcome(
        pointID: point.id, result: .contradicted, misconceptions: found.misconceptions, trace: [],
        hedged: found.hedged)
    }
    return ReplyReading(verdict: verdict, outcomes: [found])
  }

  /// Whether a reply is one that the author lists as wrong for one of these points; a bare yes or no is none, for it hangs on the question.
  public func isListedWrong(_ reply: String, for points: [String]) -> Bool {
    let tokens = Tokenizer().tokens(of: reply)
    return rubric.points.lazy.filter { points.contains($0.id) }.flatMap(\.replies.wrong).map(ReplySample.init)
      .contains { $0.assent == nil && $0.isSaid(by: tokens, echo: []) }
  }

  /// The verdict of a reply that speaks of nothing but what it was asked for.
  private func nothing(_ verdict: Verdict) -> Verdict {
    Verdict(
      kind: .incorrect, met: [], missing: rubric.points.map(\.id), contradicted: [], misconceptions: [],
      reason: .nothingRelevant, trace: [], hedged: verdict.hedged)
  }

  private func spelledOut(
    _ reply: String, _ tokens: [Token], _ number: Int, _ result: PointOutcome.Result
  ) -> PointOutcome {
    let id = rubric.points[number].id
    var words = ""
    words.unicodeScalars.append(contentsOf: reply.unicodeScalars.prefix(Grader.characterBudget))
    let entry = TraceEntry(target: .pointMet(id), pattern: "replies", words: words, offset: 0)
    return PointOutcome(
      pointID: id, result: result, misconceptions: [], trace: [entry], hedged: tokens.last?.mark == .question,
      isElliptic: true)
  }
}

/// Which question a text answers, which decides what a bare name means in it.
enum Hearing: Equatable {
  /// The check's own.
  case question
  /// "What else?"
  case rest
  /// One point.
  case point(Int)
}
