/// Grades free-text answers to one question by the rubric beside it.
///
/// Grading is deterministic, and an answer is read only up to ``characterBudget`` so that no input can hang
/// it.
/// Complexity: linear in the answer for a given rubric.
public struct Grader: Sendable {
  /// How much of an answer is read, in Unicode scalars.
  public static let characterBudget = 8_000

  /// The rubric that it grades by.
  public let rubric: Rubric
  /// The question as the learner sees it.
  public let question: String
  let compiled: CompiledRubric

  /// - Throws: ``UnusableRubric`` when a pattern or phrase cannot be used.
  public init(rubric: Rubric, question: String) throws(UnusableRubric) {
    var problems: [RubricProblem] = []
    compiled = CompiledRubric(rubric, question: question, problems: &problems)
    guard problems.isEmpty else { throw UnusableRubric(problems: problems) }
    self.rubric = rubric
    self.question = question
  }

  /// The verdict over a whole answer.
  public func grade(_ answer: String) -> Verdict { grade(answer, hearing: .question) }

  func grade(_ answer: String, hearing: Hearing) -> Verdict {
    let tokens = Tokenizer().tokens(of: answer)
    let reading = AnswerReading(tokens, rubric: compiled)
    let shape = AnswerShape(reading: reading, asked: compiled.asked)
    if shape.isEmpty { return verdict(.unsure, .empty, evidence: nil, hedged: false) }
    let evidence = Evidence(reading, rubric: rubric, compiled: compiled, answer: answer, hearing: hearing)
    let (kind, reason) = judge(evidence, shape)
    var verdict = verdict(kind, reason, evidence: evidence, hedged: shape.isHedged)
    if kind == .correct || kind == .partial {
      let quotation = Quotation(answer, tokens: reading.tokens)
      verdict.unjudged = UnjudgedClaims(reading, rubric: compiled).claims.map { claim in
        let (words, start) = quotation.words(of: claim)
        return UnjudgedClaim(words: words, offset: start)
      }
    }
    return verdict
  }

  private func judge(_ evidence: Evidence, _ shape: AnswerShape) -> (Verdict.Kind, Reason) {
    let speaksAgainst = evidence.misconceptions.contains(true) || evidence.contradicted.contains(true)
    let speaksFor = evidence.met.contains(true)
    if shape.isKeywordList { return (.incorrect, .keywordsOnly) }
    if shape.isQuestionItself { return (.incorrect, .copiedQuestion) }
    if (speaksFor || speaksAgainst), shape.isGuessing { return (.incorrect, .guessing) }
    let met = rubric.points.indices.filter { evidence.met[$0] }.map { rubric.points[$0].id }
    let isPass = rubric.isPassed(by: evidence.met)
    if speaksAgainst {
      if isPass { return (.clarify, .saysBoth) }
      return evidence.misconceptions.contains(true)
        ? (.misconception, .misconception) : (.incorrect, .contradiction)
    }
    if isPass {
      let firm = zip(evidence.met, evidence.conditional).map { $0 && !$1 }
      return rubric.isPassed(by: firm) ? (.correct, .passed) : (.clarify, .conditional)
    }
    let isPartial =
      rubric.partialSets.isEmpty ? speaksFor : rubric.partialSets.contains { $0.allSatisfy(met.contains) }
    if isPartial { return (.partial, .partly) }
    if shape.admitsNotKnowing || shape.isGuessing {
      return (.unsure, shape.isGuessing ? .guessing : .dontKnow)
    }
    if speaksFor { return (.incorrect, .tooLittle) }
    if shape.copiesQuestion { return (.incorrect, .copiedQuestion) }
    if shape.isGibberish { return (.incorrect, .gibberish) }
    return (.incorrect, shape.isTooShort ? .tooLittle : .nothingRelevant)
  }

  private func verdict(_ kind: Verdict.Kind, _ reason: Reason, evidence: Evidence?, hedged: Bool) -> Verdict {
    let ids = rubric.points.map(\.id)
    guard let evidence, reason != .keywordsOnly else {
      return Verdict(
        kind: kind, met: [], missing: ids, contradicted: [], misconceptions: [], reason: reason, trace: [],
        hedged: hedged)
    }
    let points = rubric.points.indices
    let isMet = points.map { evidence.met[$0] && !(reason == .conditional && evidence.conditional[$0]) }
    return Verdict(
      kind: kind, met: points.filter { isMet[$0] && !evidence.contradicted[$0] }.map { ids[$0] },
      missing: points.filter { !isMet[$0] && !evidence.contradicted[$0] }.map { ids[$0] },
      contradicted: points.filter { evidence.contradicted[$0] }.map { ids[$0] },
      misconceptions: rubric.misconceptions.indices.filter { evidence.misconceptions[$0] }.map {
        rubric.misconceptions[$0].id
      },
      reason: reason, trace: evidence.trace, hedged: hedged)
  }

  /// What a reply says about one point. The point's subject is understood, and no other point counts.
  ///
  /// A `pointID` that the rubric does not have gives `absent`.
  public func grade(_ reply: String, for pointID: String) -> PointOutcome {
    guard let number = rubric.points.firstIndex(where: { $0.id == pointID }) else {
      return PointOutcome(pointID: pointID, result: .absent, misconceptions: [], trace: [], hedged: false)
    }
    return outcome(of: reply, point: number, hearing: .point(number))
  }

  func outcome(of reply: String, point number: Int, hearing: Hearing) -> PointOutcome {
    let pointID = rubric.points[number].id
    let patterns = compiled.points[number]
    let topic = (patterns.met + patterns.reply).lazy.map(\.subjects).first { $0 != 0 } ?? 0
    let reading = AnswerReading(Tokenizer().tokens(of: reply), rubric: compiled, topic: topic)
    let shape = AnswerShape(reading: reading, asked: compiled.asked)
    let evidence = Evidence(
      reading, rubric: rubric, compiled: compiled, answer: reply, replyTo: number, hearing: hearing)
    let misconceptions = rubric.misconceptions.indices.filter { evidence.misconceptions[$0] }
      .map { rubric.misconceptions[$0].id }
    let result: PointOutcome.Result
    if evidence.contradicted[number] || !misconceptions.isEmpty || (evidence.met[number] && shape.isGuessing)
    {
      result = .contradicted
    } else if evidence.met[number] {
      result = .met
    } else {
      result = shape.isEmpty || shape.admitsNotKnowing ? .unsure : .absent
    }
    return PointOutcome(
      pointID: pointID, result: result, misconceptions: misconceptions, trace: evidence.trace,
      hedged: shape.isHedged, isElliptic: evidence.isElliptic)
  }

  /// An earlier verdict with the outcome of a later reply added: what was met stays met, a point that the
  /// reply
  /// settles is no longer missing or contradicted, and the kind is worked out anew.
  public func merging(_ verdict: Verdict, with outcome: PointOutcome) -> Verdict {
    guard rubric.point(outcome.pointID) != nil else { return verdict }
    var met = Set(verdict.met)
    var contradicted = Set(verdict.contradicted)
    switch outcome.result {
    case .met:
      met.insert(outcome.pointID)
      contradicted.remove(outcome.pointID)
    case .contradicted:
      met.remove(outcome.pointID)
      contradicted.insert(outcome.pointID)
    case .absent, .unsure: break
    }
    let misconceptions = Set(outcome.result == .met ? [] : outcome.misconceptions)
    let isPass = rubric.passSets.contains { $0.allSatisfy(met.contains) }
    var merged = verdict
    let ids = rubric.points.map(\.id)
    merged.met = ids.filter { met.contains($0) && !contradicted.contains($0) }
    merged.contradicted = ids.filter(contradicted.contains)
    merged.missing = ids.filter { !met.contains($0) && !contradicted.contains($0) }
    merged.misconceptions = rubric.misconceptions.map(\.id).filter(misconceptions.contains)
    merged.hedged = verdict.hedged || outcome.hedged
    merged.trace = verdict.trace + outcome.trace
    if !misconceptions.isEmpty {
      (merged.kind, merged.reason) = (.misconception, .misconception)
    } else if !contradicted.isEmpty {
      (merged.kind, merged.reason) = isPass ? (.clarify, .saysBoth) : (.incorrect, .contradiction)
    } else if isPass {
      (merged.kind, merged.reason) = (.correct, .passed)
    } else if !met.isEmpty {
      (merged.kind, merged.reason) = (.partial, .partly)
    }
    return merged
  }
}
