internal import AnswerGrading

/// What is said about an answer: first what was right, by name, then what is wrong with it.
struct AnswerComment {
  let check: Check
  let record: CheckRecord
  let facts: FactValues

  /// The comment on `text`. `met` are the points that stand by now; `askedPoint` is the one that was asked for, if any, and `outcomes` are what the
  /// reply said of what was asked for.
  func blocks(
    on verdict: Verdict, of text: String, kind: Verdict.Kind, met: [String], askedPoint: String?,
    outcomes: [PointOutcome]
  ) -> [Block] {
    let new = met.filter { !record.met.contains($0) }
    // A word that was right where it was asked for is put into its sentence, and not praised for the whole of it.
    let isCompleted = outcomes.contains { $0.result == .met && $0.isElliptic && new.contains($0.pointID) }
    switch kind {
    case .correct:
      let inFull: StyledText = isCompleted ? " In full:" : ""
      return [.say("\(.good("Right."))\(inFull) \(sentence(for: met))")]
        + AnswerComment.reservation(about: verdict) + check.affirmation(of: met).map { $0.resolving(facts) }
    case .partial:
      if new.isEmpty { return [.say("That is right, and you had it already.")] }
      let praise = record.met.isEmpty && askedPoint == nil ? "That much is right" : "Yes"
      let opening: StyledText =
        isCompleted || isShort(text, for: new) ? "\(.good(praise + ".")) In full:" : "\(.good(praise + ":"))"
      return [.say("\(opening) \(sentence(for: new))")]
    case .unsure:
      return askedPoint == nil
        ? [.say("Fair enough: not knowing is a good place to start from.")] : [.say("Fair enough.")]
    case .clarify: return [.say(doubt(about: verdict))]
    case .misconception, .incorrect:
      var blocks: [Block] = []
      if !new.isEmpty { blocks.append(.say("\(.good("This holds:")) \(sentence(for: new))")) }
      let isOpposed = outcomes.contains { $0.result == .contradicted }
      if kind == .incorrect, !new.isEmpty, !isOpposed, verdict.contradicted.isEmpty {
        return blocks + [.say("\(.warning("Not yet.")) The rest of it is missing.")]
      }
      return blocks + objections(to: verdict, isReply: askedPoint != nil, isOpposed: isOpposed)
    }
  }

  /// What a right answer claims besides and nobody can say, so that it is not taken for praised.
  static func reservation(about verdict: Verdict) -> [Block] {
    let claims = verdict.unjudged.map(\.words)
    return claims.max { $0.count < $1.count }.map {
      [.say("\(.muted("I did not judge:")) \(quoted($0, length: 100)).")]
    } ?? []
  }

  /// Said when hint and prompt did not bring a point out.
  func assertion(of points: [String]) -> [Block] {
    points.isEmpty ? [] : [.say("Then I say it: \(sentence(for: points))")]
  }

  /// Said of points that are named behind a check that was passed without them.
  func afterthought(_ points: [String]) -> [Block] {
    [.say("\(.good("Yes, and that belongs to it:")) \(sentence(for: points))")]
  }

  /// What was right so far, for a learner who comes back in the middle.
  var recap: [Block] {
    record.met.isEmpty || record.standing != .open
      ? [] : [.say("\(.muted("Said so far:")) \(sentence(for: record.met))")]
  }

  /// "Which one do you mean?", for a learner who comes back while it is open.
  var openDoubt: [Block] {
    guard record.turn == .askedAgain, let answer = record.lastAnswer,
      answer.verdict == Verdict.Kind.clarify.rawValue,
      let grader = try? Grader(rubric: check.rubric, question: check.questionText)
    else { return [] }
    return [.say(doubt(about: grader.grade(answer.text)))]
  }

  /// Whether the tutor's sentences for these points say far more than was typed: more than twice as many words.
  private func isShort(_ text: String, for points: [String]) -> Bool {
    func words(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }
    return words(text) * 2 < points.compactMap { check.rubric.point($0)?.says }.map(words).reduce(0, +)
  }

  // MARK: What is wrong

  private func objections(to verdict: Verdict, isReply: Bool, isOpposed: Bool) -> [Block] {
    let contrasts = verdict.misconceptions.compactMap { check.rubric.misconception($0) }
    if !contrasts.isEmpty {
      return contrasts.map { misconception in
        .say(
          "\(.warning("Not quite.")) I read \(quotation(of: misconception.id, in: verdict)) as: \(says(misconception.says)) \(authored(misconception.contrast))"
        )
      }
    }
    let opposed = verdict.contradicted.compactMap { check.rubric.point($0) }
    if !opposed.isEmpty {
      return opposed.prefix(2).map { point in
        .say(
          "\(.warning("Not quite.")) \(quotation(of: point.id, in: verdict)) goes against this: \(says(point.says))"
        )
      }
    }
    if isOpposed { return [.say("\(.warning("Not that."))")] }
    if isReply { return [.say("\(.warning("Not that.")) It does not answer what I asked for.")] }
    return [.say("\(.warning("Not yet.")) \(SafeText(verdict.reason.explanation))")]
  }

  /// "You said «…», and also «…»": which one is meant?
  private func doubt(about verdict: Verdict) -> StyledText {
    if verdict.reason == .conditional { return condition(in: verdict) }
    let wrong = verdict.trace.first { entry in
      switch entry.target {
      case .pointMet, .pointConditional: false
      case .pointContradicted, .misconception: true
      }
    }
    let opposed: StyledText =
      switch wrong?.target {
      case .misconception(let id): check.rubric.misconception(id).map { says($0.says) } ?? ""
      case .pointContradicted(let id):
        check.rubric.point(id).map { "the opposite of this: \(says($0.says))" } ?? ""
      case .pointMet, .pointConditional, nil: ""
      }
    let right = verdict.trace.first { entry in
      if case .pointMet = entry.target { true } else { false }
    }
    guard let wrong, let right else {
      return "You said two things that cannot both hold. Which one do you mean? Say it in one sentence."
    }
    return
      "You said \(AnswerComment.quoted(right.words)), which fits, and also \(AnswerComment.quoted(wrong.words)); that I read as: \(opposed) Which one do you mean? Say it in one sentence."
  }

  /// What would be right without the words that make it depend on something.
  private func condition(in verdict: Verdict) -> StyledText {
    let words = verdict.trace.first { if case .pointConditional = $0.target { true } else { false } }?.words
    return
      "What you say would be right, but you made it conditional: \(AnswerComment.quoted(words ?? "")) I know of no such condition. Do you mean it? Say it again without what does not hold."
  }

  /// The learner's words that spoke for a mistake or against a point.
  private func quotation(of id: String, in verdict: Verdict) -> StyledText {
    let entry = verdict.trace.first { entry in
      switch entry.target {
      case .misconception(let found), .pointContradicted(let found): found == id
      case .pointMet, .pointConditional: false
      }
    }
    return entry.map { AnswerComment.quoted($0.words) } ?? "that"
  }

  // MARK: Words

  /// A learner's words in quotation marks, shortened to `length` characters.
  static func quoted(_ words: String, length: Int = 60) -> StyledText {
    let flat = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return "\"\(SafeText(flat.count > length ? flat.prefix(length - 3) + "..." : flat))\""
  }

  /// What a learner wrote, before the result that it is to be compared with.
  static func comparison(with text: String) -> StyledText {
    "You wrote: \(quoted(text, length: 240)). Compare:"
  }

  private func says(_ text: String) -> StyledText { authored(AnswerComment.asSentence(text)) }

  private func sentence(for points: [String]) -> StyledText {
    .joined(points.compactMap { check.rubric.point($0)?.says }.map(says), separator: " ")
  }

  /// With a capital and a full stop, so that points can follow one another.
  static func asSentence(_ text: String) -> String {
    let text = text.hasSuffix(".") ? String(text.dropLast()) : text
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private func authored(_ text: String) -> StyledText {
    StyledText(authored: text).resolving(facts)
  }
}
