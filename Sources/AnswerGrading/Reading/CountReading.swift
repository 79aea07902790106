/// Finds numbers of the question that are said of the wrong things: "the 10 are handed out again" where only 3 are.
enum CountReading {
  /// The contradictions, as ``Proposition/wrongQuantity`` of nobody.
  ///
  /// Only numbers that the question gives are looked at, so "another one", "after 2 minutes" and the like stay out of it.
  static func violations(
    in propositions: [Proposition], tokens: [Token], clauses: [Clause], rubric: CompiledRubric
  )
    -> [Proposition]
  {
    guard !rubric.counts.isEmpty else { return [] }
    let given = Set(rubric.question.compactMap(\.quantity).filter { $0.unit == .count && $0.value > 1 })
    return propositions.compactMap { proposition in
      guard proposition.concept != rubric.everyone, let allowed = rubric.counts[proposition.concept],
        !proposition.isDenied || proposition.holdsNegation,
        !proposition.isHypothetical, !proposition.isDerived, proposition.standing == .asserted
      else { return nil }
      let clause = clauses[proposition.clause]
      let stated = numbers(in: clause, given, allowed, tokens)
      var wrong = stated.last { $0 < proposition.end } ?? stated.first
      if let index = wrong {
        guard !stated.contains(where: { tokens[$0].quantity.map(allowed.contains) ?? false }),
          (proposition.start...proposition.end).contains(index) || pointsAtThings(index, in: clause, tokens)
        else { return nil }
      } else {
        wrong =
          takenUp(by: proposition, given, allowed, tokens, clauses)
          ?? heading(over: proposition, given, allowed, tokens, clauses)
      }
      guard let wrong else { return nil }
      var violation = proposition
      violation.concept = Proposition.wrongQuantity
      (violation.subjects, violation.isDenied) = (0, false)
      (violation.start, violation.end) = (min(wrong, proposition.start), max(wrong + 1, proposition.end))
      return violation
    }
  }

  private static func numbers(
    in clause: Clause, _ given: Set<Quantity>, _ allowed: [Quantity], _ tokens: [Token]
  ) -> [Int] {
    (clause.start..<clause.end).filter { index in
      (tokens[index].quantity.map { given.contains($0) || allowed.contains($0) } ?? false)
        && !endsRow(index, tokens)
    }
  }

  /// "tasks 8 to 10", "8, 9 and 10": the last of a row is a name and counts nothing.
  private static func endsRow(_ index: Int, _ tokens: [Token]) -> Bool {
    guard let last = tokens[index].quantity?.value else { return false }
    var at = index - 1
    let link = at
    while at >= 0, index - at <= 3,
      tokens[at].mark == .comma || tokens[at].mark == .dash
        || ["to", "and", "through", "till", "until", "thru"].contains(tokens[at].text)
    {
      at -= 1
    }
    guard at >= 0, at < link, let first = tokens[at].quantity, first.unit == .count else { return false }
    // "7 done, 10 handed out" are two numbers, "9 and 10" are neighbours, and "8 to 10" says that it is a row; "1 to 10" are all of them.
    let spans = (at + 1...link).contains { tokens[$0].text != "and" && tokens[$0].mark != .comma }
    return first.value > 1 && (first.value + 1 == last || spans && first.value < last)
  }

  /// "The 10 were only on loan. When the loan is over they are lent again.": the number that "they" stands for, where nothing else was said of
  /// it that would be true.
  private static func takenUp(
    by proposition: Proposition, _ given: Set<Quantity>, _ allowed: [Quantity], _ tokens: [Token],
    _ clauses: [Clause]
  ) -> Int? {
    let own = clauses[proposition.clause]
    guard
      (own.start..<own.end).contains(where: { ["they", "them", "their", "those"].contains(tokens[$0].text) })
    else {
      return nil
    }
    for number in (max(0, proposition.clause - 3)..<proposition.clause).reversed() {
      let stated = numbers(in: clauses[number], given, allowed, tokens)
      guard let index = stated.first else { continue }
      let clause = clauses[number]
      guard stated.count == 1, index > 0, clause.standing == .asserted, !clause.isHypothetical,
        ["the", "those", "these", "remaining", "other"].contains(tokens[index - 1].text),
        tokens[index].quantity.map({ !allowed.contains($0) }) ?? false,
        !(clause.start..<clause.end).contains(where: { settled.contains(tokens[$0].stem) })
      else { return nil }
      return index
    }
    return nil
  }

  /// "The 10 … they are lent again": the last number before it, where that is all its clause says.
  private static func heading(
    over proposition: Proposition, _ given: Set<Quantity>, _ allowed: [Quantity], _ tokens: [Token],
    _ clauses: [Clause]
  ) -> Int? {
    for clause in clauses[max(0, proposition.clause - 12)..<proposition.clause].reversed() {
      guard let index = numbers(in: clause, given, allowed, tokens).last else { continue }
      guard clause.end - clause.start == 2, index > clause.start,
        tokens[index].quantity.map({ !allowed.contains($0) }) ?? false,
        ["the", "those", "these", "other", "remaining"].contains(tokens[index - 1].text)
      else { return nil }
      return index
    }
    return nil
  }

  private static let settled = Set(
    [
      "ack", "acked", "acknowledge", "done", "finish", "complete", "commit", "process", "return", "fetch",
      "take", "get", "hand", "safe",
    ]
    .map(Inflection.root(of:)))

  /// "the 10", "those 10", "on the other 10", "10 go back": and not "1 of 10", "number 7".
  private static func pointsAtThings(_ index: Int, in clause: Clause, _ tokens: [Token]) -> Bool {
    guard index > clause.start else { return true }
    let before = tokens[index - 1]
    if ["number", "at", "after", "of"].contains(before.text) { return false }
    return before.role.contains(.article) || before.role.contains(.anaphor)
      || before.role.contains(.preposition)
      || before.role.contains(.auxiliary)
      || [
        "other", "remaining", "all", "last", "unfinished", "unacked", "ack", "only", "and", "so", "then",
        "requeues",
      ].contains(
        before.text)
  }
}
