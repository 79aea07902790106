internal import AnswerGrading

/// What the tutor answers to an answer. One round of a check: what was right is named and kept, what is missing is asked for once with a hint, then
/// taught from another angle, and when the angles are used up the model answer closes it. Never a dead end, never the same question for what was already said.
struct CheckDialogue {
  let check: Check
  let record: CheckRecord
  let facts: FactValues

  /// What follows an answer.
  enum FollowUp: Equatable {
    /// Right: the check is passed.
    case passed
    /// Partly right: give the hint of this point and ask for it.
    case hint(RubricPoint)
    /// Explain from this angle and ask again.
    case reteach(ReteachAngle)
    /// Ask again, without teaching: the answer could not be read as one.
    case askAgain
    /// The angles are used up: give the model answer and go on.
    case modelAnswer

    static func == (left: FollowUp, right: FollowUp) -> Bool {
      switch (left, right) {
      case (.passed, .passed), (.askAgain, .askAgain), (.modelAnswer, .modelAnswer): true
      case (.hint(let one), .hint(let other)): one.id == other.id
      case (.reteach(let one), .reteach(let other)): one.id == other.id
      default: false
      }
    }
  }

  /// An answer, graded in the light of the round.
  struct Reply {
    /// For the journal.
    let answer: JournalEvent.Answer
    /// What to say about it.
    let blocks: [Block]
    /// What follows.
    let followUp: FollowUp
  }

  /// Grades `text` and decides.
  func reply(to text: String) -> Reply {
    guard let grader = try? Grader(rubric: check.rubric, question: check.questionText) else {
      // The linter refuses such a rubric; a learner is not held up by it.
      return Reply(
        answer: answer(text, verdict: "unsure", met: record.met, misconceptions: [], isHedged: false),
        blocks: [
          .say("This check cannot be graded at the moment; here is the answer to compare with yours.")
        ],
        followUp: .modelAnswer)
    }
    let verdict = grader.grade(text)
    var met = Set(record.met).union(verdict.met)
    var kind = verdict.kind
    if case .hinted(let point) = record.turn, kind != .correct {
      let outcome = grader.grade(text, for: point)
      if outcome.result == .met { met.insert(point) }
      if outcome.result == .met, kind == .incorrect, verdict.contradicted.isEmpty { kind = .partial }
    }
    met.subtract(verdict.contradicted)
    let isWrong = kind == .misconception || kind == .clarify || !verdict.contradicted.isEmpty
    if !isWrong, kind != .correct, check.rubric.passSets.contains(where: { Set($0).isSubset(of: met) }),
      !verdict.met.isEmpty || kind == .partial
    {
      kind = .correct
    }
    // A right answer to a question that was asked in parts is right; a clarification that stays unclear is not.
    if kind == .clarify, record.turn == .askedAgain { kind = .incorrect }

    let ordered = check.rubric.points.map(\.id).filter(met.contains)
    let answer = answer(
      text, verdict: kind.rawValue, met: ordered, misconceptions: verdict.misconceptions,
      isHedged: verdict.hedged)
    return Reply(
      answer: answer, blocks: comment(on: verdict, kind: kind, met: ordered),
      followUp: followUp(
        kind: kind, reason: verdict.reason, met: ordered, misconceptions: verdict.misconceptions))
  }

  private func answer(
    _ text: String, verdict: String, met: [String], misconceptions: [String], isHedged: Bool
  ) -> JournalEvent.Answer {
    JournalEvent.Answer(
      check: check.id, version: check.rubric.version, text: text, verdict: verdict, met: met,
      misconceptions: misconceptions, isHedged: isHedged)
  }

  // MARK: Words

  private func comment(on verdict: Verdict, kind: Verdict.Kind, met: [String]) -> [Block] {
    var blocks: [Block] = []
    switch kind {
    case .correct:
      let named = sentence(for: met)
      blocks.append(.say("\(.good("Right.")) \(named)"))
      blocks += check.affirmation.map { $0.resolving(facts) }
    case .partial:
      blocks.append(.say("\(.good("That much is right:")) \(sentence(for: met))"))
    case .misconception, .clarify, .incorrect:
      let new = met.filter { !record.met.contains($0) && verdict.met.contains($0) }
      if !new.isEmpty, kind != .clarify {
        blocks.append(.say("\(.good("This holds:")) \(sentence(for: new))"))
      }
      let contrasts = verdict.misconceptions.compactMap { check.rubric.misconception($0) }
      for misconception in contrasts {
        blocks.append(
          .say(
            "\(.warning("Not quite.")) I read that as \"\(authored(misconception.says))\". \(authored(misconception.contrast))"
          ))
      }
      if kind == .clarify {
        blocks.append(
          .say("You said two things that cannot both hold. Which one do you mean? Say it in one sentence."))
      } else if contrasts.isEmpty {
        blocks.append(.say("\(.warning("Not yet.")) \(SafeText(verdict.reason.explanation))"))
      }
    case .unsure:
      blocks.append(.say("Fair enough: not knowing is a good place to start from."))
    }
    return blocks
  }

  private func sentence(for points: [String]) -> StyledText {
    let says = points.compactMap { check.rubric.point($0)?.says }
    return .joined(says.map { authored(CheckDialogue.asSentence($0)) }, separator: " ")
  }

  /// With a capital and a full stop, so that points can follow one another.
  private static func asSentence(_ text: String) -> String {
    let text = text.hasSuffix(".") ? String(text.dropLast()) : text
    return text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private func authored(_ text: String) -> StyledText {
    StyledText(authored: text).resolving(facts)
  }

  /// What was right so far, for a learner who comes back in the middle.
  var recap: [Block] {
    record.met.isEmpty || record.standing != .open
      ? [] : [.say("\(.muted("Said so far:")) \(sentence(for: record.met))")]
  }

  // MARK: Decisions

  private func followUp(
    kind: Verdict.Kind, reason: Reason, met: [String], misconceptions: [String]
  ) -> FollowUp {
    let missing = check.rubric.points.map(\.id).filter { !met.contains($0) && isNeeded($0, given: met) }
    switch kind {
    case .correct: return .passed
    case .clarify: return .askAgain
    case .partial:
      let open = missing.compactMap { check.rubric.point($0) }
      if let point = open.first(where: { !record.hinted.contains($0.id) && !$0.hint.isEmpty }) {
        return .hint(point)
      }
      return nextAngle(for: missing)
    case .incorrect where record.turn != .askedAgain && isUnreadable(reason): return .askAgain
    case .misconception, .incorrect, .unsure:
      return nextAngle(for: missing + misconceptions)
    }
  }

  /// Whether a point belongs to the pass set that needs the fewest further points.
  private func isNeeded(_ point: String, given met: [String]) -> Bool {
    let nearest = check.rubric.passSets.min { left, right in
      left.filter { !met.contains($0) }.count < right.filter { !met.contains($0) }.count
    }
    return nearest?.contains(point) ?? true
  }

  private func isUnreadable(_ reason: Reason) -> Bool {
    switch reason {
    case .copiedQuestion, .keywordsOnly, .gibberish, .empty, .guessing, .tooLittle: true
    default: false
    }
  }

  /// The first angle not shown yet, one that explains what is missing before any other.
  private func nextAngle(for missing: [String]) -> FollowUp {
    let unused = check.angles.filter { !record.anglesUsed.contains($0.id) }
    let fitting =
      unused.first { $0.explains.isEmpty || $0.explains.contains(where: missing.contains) } ?? unused.first
    return fitting.map { .reteach($0) } ?? .modelAnswer
  }

  /// The angle for "explain again", which is not an answer; the first one again when all were shown.
  var angleOnRequest: ReteachAngle? {
    let missing = check.rubric.points.map(\.id).filter { !record.met.contains($0) }
    if case .reteach(let angle) = nextAngle(for: missing) { return angle }
    return check.angles.first
  }

  /// The hint for "hint": of the first missing point that was not hinted at yet, else of the first missing one.
  var hintOnRequest: RubricPoint? {
    let missing = check.rubric.points.filter { point in
      !record.met.contains(point.id) && !point.hint.isEmpty && isNeeded(point.id, given: record.met)
    }
    return missing.first { !record.hinted.contains($0.id) } ?? missing.first
  }
}
