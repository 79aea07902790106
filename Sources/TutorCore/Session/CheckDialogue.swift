internal import AnswerGrading

/// What the tutor does about an answer. One round of a check: what was right is kept; of what is missing one point at a time is asked for, first openly,
/// then with a hint, then as a sentence with a gap, and at last it is said; a mistake is met with the contrast and another angle. When the angles are
/// used up the model answer closes the round. Never a dead end, never a question for what was already said.
///
/// The order of moves follows the dialogue of tutors in AutoTutor: pump, hint, prompt, assertion (Graesser et al., 2005).
struct CheckDialogue {
  let check: Check
  let record: CheckRecord
  let facts: FactValues

  /// What follows an answer.
  enum FollowUp: Equatable {
    /// Right: the check is passed.
    case passed
    /// Partly right: ask what else there is.
    case pump
    /// Give the hint of this point and ask for it.
    case hint(point: String)
    /// Give the sentence with a gap for this point.
    case prompt(point: String)
    /// Explain from this angle and ask again.
    case reteach(angle: String)
    /// Ask again, without teaching: the answer could not be read as one.
    case askAgain
    /// Wait for which of two statements is meant.
    case askWhich
    /// Nothing is left to ask for: give the model answer and go on.
    case modelAnswer
  }

  /// An answer, graded in the light of the round.
  struct Reply {
    /// For the journal.
    let answer: JournalEvent.Answer
    /// What to say about it.
    let blocks: [Block]
    /// Points that the tutor says itself now, because hint and prompt did not bring them out.
    let asserted: [String]
    /// What follows.
    let followUp: FollowUp
    /// Whether a mistake was named, so that the code should be seen again.
    let showsCode: Bool
    /// Whether no point was added by it.
    var addsNothing = false
    /// Whether it says something that the check asks for.
    var credits = false
    /// Whether a mistake or the opposite of a point is said.
    var isObjectedTo = false
    /// Whether it says nothing for or against anything that the rubric knows, in words that could be an answer.
    var saysNothing = false
  }

  /// Grades `text` and decides.
  func reply(to text: String) -> Reply {
    guard let grader = try? Grader(rubric: check.rubric, question: check.questionText) else {
      // The linter refuses such a rubric; a learner is not held up by it.
      return Reply(
        answer: answer(text, kind: .unsure, met: record.met, verdict: nil),
        blocks: [
          .say("This check cannot be graded at the moment; here is the answer to compare with yours.")
        ],
        asserted: [], followUp: .modelAnswer, showsCode: false)
    }
    let reading = check.reading(of: text, after: record.turn, missing: openPoints(record.met), by: grader)
    let (verdict, outcomes) = (reading.verdict, reading.outcomes)
    let added = pointsAdded(by: text, verdict, outcomes, grader)
    var (kind, met) = settle(verdict, outcomes, added: added)
    if kind == .incorrect, repeats(text, verdict, outcomes, grader) { kind = .partial }
    let step = next(kind: kind, verdict: verdict, met: met)
    let comment = AnswerComment(check: check, record: record, facts: facts)
    var blocks = comment.blocks(
      on: verdict, of: text, kind: kind, met: met, askedPoint: askedPoint, outcomes: outcomes)
    blocks += comment.assertion(of: step.asserted)
    return Reply(
      answer: answer(text, kind: kind, met: met, verdict: verdict), blocks: blocks, asserted: step.asserted,
      followUp: step.followUp, showsCode: kind == .misconception && record.anglesUsed.isEmpty,
      addsNothing: met.allSatisfy(record.met.contains) && kind != .correct,
      credits: !verdict.met.isEmpty || !added.isEmpty || outcomes.contains { $0.result == .met },
      isObjectedTo: !verdict.misconceptions.isEmpty || !verdict.contradicted.isEmpty
        || outcomes.contains { $0.result == .contradicted },
      saysNothing: kind == .incorrect && outcomes.allSatisfy { $0.result == .absent }
        && verdict.misconceptions.isEmpty && verdict.contradicted.isEmpty && verdict.met.isEmpty
        && [.nothingRelevant, .tooLittle].contains(verdict.reason))
  }

  /// Whether an angle was shown last that ends with a question of its own, and nothing was said to that yet.
  var mayBeReplyToAngle: Bool {
    guard case .retaught(let id) = record.turn, !record.anglesAnswered.contains(id) else { return false }
    return check.angles.first { $0.id == id }?.asksItself ?? false
  }

  /// Whether the rubric lists it as a wrong reply to what the angle shown last explains.
  func isListedWrong(_ text: String) -> Bool {
    guard case .retaught(let id) = record.turn, let angle = check.angles.first(where: { $0.id == id }),
      let grader = try? Grader(rubric: check.rubric, question: check.questionText)
    else { return false }
    return grader.isListedWrong(text, for: angle.points(among: openPoints(record.met)))
  }

  /// What a short reply adds when it is read behind what was said before.
  private func pointsAdded(
    by text: String, _ verdict: Verdict, _ outcomes: [PointOutcome], _ grader: Grader
  ) -> [String] {
    if record.answersThisRound > 0, let last = record.lastAnswer,
      last.verdict == Verdict.Kind.misconception.rawValue
    {
      let standing = grader.points(standingAfter: text, of: last.text)
      if !standing.isEmpty { return standing.filter { !record.met.contains($0) } }
    }
    guard verdict.met.allSatisfy(record.met.contains), verdict.misconceptions.isEmpty,
      verdict.contradicted.isEmpty, outcomes.allSatisfy({ $0.result == .absent }),
      [.nothingRelevant, .tooLittle, .partly].contains(verdict.reason), record.answersThisRound > 0
    else { return [] }
    let open = openPoints(record.met)
    let added = grader.points(
      addedBy: text, after: Array(record.said.suffix(3)),
      openPoint: askedPoint ?? (open.count == 1 ? open[0] : nil))
    return added.filter { !record.met.contains($0) }
  }

  /// Whether a reply says in a few words what stands already: "by the level", after "it splits them".
  private func repeats(
    _ text: String, _ verdict: Verdict, _ outcomes: [PointOutcome], _ grader: Grader
  ) -> Bool {
    guard isReply, !record.met.isEmpty, verdict.contradicted.isEmpty, verdict.misconceptions.isEmpty,
      outcomes.allSatisfy({ $0.result == .absent })
    else { return false }
    return grader.grade(text, to: .rest(open: record.met)).outcomes.contains { $0.result == .met }
  }

  /// The point that the tutor asked for last.
  private var askedPoint: String? {
    switch record.turn {
    case .hinted(let point), .prompted(let point): point
    default: nil
    }
  }

  /// Whether the answer is a reply to a question for what is missing, not to the check's own question.
  private var isReply: Bool { askedPoint != nil || record.turn == .pumped }

  private func answer(_ text: String, kind: Verdict.Kind, met: [String], verdict: Verdict?)
    -> JournalEvent.Answer
  {
    JournalEvent.Answer(
      check: check.id, version: check.rubric.version, text: text, verdict: kind.rawValue, met: met,
      misconceptions: verdict?.misconceptions ?? [], isHedged: verdict?.hedged ?? false)
  }

  // MARK: Grading in the light of the round

  /// The verdict on the round so far, and the points that stand, in the rubric's order.
  private func settle(
    _ verdict: Verdict, _ outcomes: [PointOutcome], added: [String]
  ) -> (Verdict.Kind, [String]) {
    var met = Set(record.met).union(verdict.met).subtracting(
      verdict.pointsSaidWithMistakes.subtracting(record.met))
    var kind = verdict.kind
    let isMet = outcomes.contains { $0.result == .met }
    met.formUnion(outcomes.filter { $0.result == .met }.map(\.pointID))
    met.formUnion(added)
    if kind == .unsure, outcomes.contains(where: { $0.result == .contradicted }) { kind = .incorrect }
    if !added.isEmpty, kind == .incorrect { kind = .partial }
    met.subtract(verdict.contradicted)
    if isMet, [.incorrect, .unsure].contains(kind), verdict.contradicted.isEmpty { kind = .partial }
    let isWrong = kind == .misconception || kind == .clarify || !verdict.contradicted.isEmpty
    // A right answer to a question that was asked in parts is right.
    if !isWrong, isPassed(met), !verdict.met.isEmpty || isMet || !added.isEmpty { kind = .correct }
    // What stays unclear after it was asked about counts as said.
    if kind == .clarify, record.turn == .askedAgain {
      kind = verdict.misconceptions.isEmpty ? .incorrect : .misconception
    }
    return (kind, check.rubric.points.map(\.id).filter(met.contains))
  }

  private func isPassed(_ met: Set<String>) -> Bool {
    check.rubric.passSets.contains { Set($0).isSubset(of: met) }
  }

  // MARK: Decisions

  private func next(
    kind: Verdict.Kind, verdict: Verdict, met: [String]
  ) -> (asserted: [String], followUp: FollowUp) {
    switch kind {
    case .correct: return ([], .passed)
    case .clarify: return ([], .askWhich)
    case .partial: return ladder(met: met, mayPump: !isReply)
    // In the middle of asking for a point, "I don't know" and "nothing to the point" lead to the next rung.
    case .unsure where isReply, .incorrect where isReply: return ladder(met: met, mayPump: false)
    case .incorrect where record.turn != .askedAgain && isUnreadable(verdict.reason): return ([], .askAgain)
    case .misconception, .incorrect, .unsure:
      return ([], nextAngle(for: openPoints(met) + verdict.misconceptions))
    }
  }

  /// The next rung for the first missing point that is not exhausted; exhausted ones on the way are asserted.
  private func ladder(met: [String], mayPump: Bool) -> (asserted: [String], followUp: FollowUp) {
    let open = openPoints(met)
    if mayPump, !record.isPumped, !open.isEmpty { return ([], .pump) }
    var asserted: [String] = []
    for id in open where !record.asserted.contains(id) {
      guard let point = check.rubric.point(id) else { continue }
      if !record.hinted.contains(id), !record.prompted.contains(id), !point.hint.isEmpty {
        return (asserted, .hint(point: id))
      }
      if !record.prompted.contains(id), !point.prompt.isEmpty { return (asserted, .prompt(point: id)) }
      asserted.append(id)
    }
    return (asserted, .modelAnswer)
  }

  /// The points still missing from the pass set that needs the fewest further ones.
  private func openPoints(_ met: [String]) -> [String] {
    let nearest = check.rubric.passSets.min { left, right in
      left.count { !met.contains($0) } < right.count { !met.contains($0) }
    }
    return check.rubric.points.map(\.id).filter { !met.contains($0) && nearest?.contains($0) ?? true }
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
    if let fitting { return .reteach(angle: fitting.id) }
    // Angles that were asked for do not use up the answers.
    return record.answersThisRound < check.angles.count ? .askAgain : .modelAnswer
  }

  // MARK: On request

  /// The angle for "explain again", which is not an answer; the first one again when all were shown.
  var angleOnRequest: ReteachAngle? {
    let missing = check.rubric.points.map(\.id).filter { !record.met.contains($0) }
    if case .reteach(let angle) = nextAngle(for: missing) { return check.angles.first { $0.id == angle } }
    return check.angles.first
  }

  /// What helps on in the middle of asking for a point, which is no answer: the next rung. Nil where the check's own question is open.
  var rungOnRequest: (asserted: [String], followUp: FollowUp)? {
    isReply ? ladder(met: record.met, mayPump: false) : nil
  }

  /// Said of points that the tutor says itself.
  func assertion(of points: [String]) -> [Block] {
    AnswerComment(check: check, record: record, facts: facts).assertion(of: points)
  }

  /// The hint for "hint": of the first missing point that was not hinted at yet, else of the first missing one.
  var hintOnRequest: RubricPoint? {
    let missing = openPoints(record.met).compactMap { check.rubric.point($0) }.filter { !$0.hint.isEmpty }
    return missing.first { !record.hinted.contains($0.id) }
  }
}
