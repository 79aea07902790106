/// Works out what each clause is said to follow from: "it hears the answer, so it closes the task".
enum Consequence {
  /// Sets ``Clause/reasons``.
  ///
  /// A clause follows from those before it in its sentence, and one that begins with "so" from the sentence before. What stands behind a condition, a
  /// contrast, a denial or a word such as "without" follows from that and not from what came before.
  ///
  /// Complexity: O(tokens).
  static func mark(_ clauses: inout [Clause], tokens: [Token]) {
    var first = 0
    for index in clauses.indices {
      let clause = clauses[index]
      if index > 0, clauses[index - 1].sentence != clause.sentence, !drawsConclusion(clause, tokens) {
        first = index
      }
      if turnsAway(clause, tokens) { first = index }
      let isOpen = clause.isHypothetical || clause.standing == .void || leavesOpen(clause, tokens)
      if isOpen { first = index + 1 }
      let end = equates(clause, tokens) && !isOpen ? index + 1 : index
      if first < end { clauses[index].reasons = first..<end }
      if breaksOff(clause, tokens), !isOpen { first = index }
      if index - first > 6 { first = index - 6 }
    }
  }

  private static func drawsConclusion(_ clause: Clause, _ tokens: [Token]) -> Bool {
    conclusions.contains(clause.opener) || conclusions.contains(tokens[clause.start].text)
  }

  /// "but …": leaves what was said before.
  private static func turnsAway(_ clause: Clause, _ tokens: [Token]) -> Bool {
    contrasts.contains(clause.opener)
      || (clause.start..<clause.end).contains { contrasts.contains(tokens[$0].text) }
  }

  /// "if …", "without …", "… stops": nothing follows from it as it stands.
  private static func leavesOpen(_ clause: Clause, _ tokens: [Token]) -> Bool {
    conditions.contains(clause.opener)
      || (clause.start..<clause.end).contains {
        conditions.contains(tokens[$0].text) || failures.contains(tokens[$0].stem)
      }
  }

  /// "read = expired": what stands behind the sign follows from what stands before it.
  private static func equates(_ clause: Clause, _ tokens: [Token]) -> Bool {
    (clause.start..<clause.end).contains { tokens[$0].mark == .equals }
  }

  /// A denial, from which the rest follows.
  private static func breaksOff(_ clause: Clause, _ tokens: [Token]) -> Bool {
    (clause.start..<clause.end).contains { index in
      // "But no: it hears the answer, so …"
      tokens[index].role.contains(.negator)
        && !(tokens[index].text == "no" && index + 1 < tokens.count && !tokens[index + 1].isWord)
    }
  }

  private static let conclusions: Set<String> = ["so", "hence", "therefore", "thus", "->"]

  private static let contrasts: Set<String> = ["but", "although", "however", "yet", "though"]

  private static let conditions: Set<String> = [
    "if", "when", "once", "unless", "until", "otherwise", "else", "without", "whereas", "instead",
    "before",
    "should", "because", "since",
  ]

  private static let failures = Set(
    [
      "stop", "ignore", "miss", "lose", "deaf", "unread", "lack", "silence", "cease", "quit", "stay",
      "vanish", "disappear", "away",
    ].map(Inflection.root(of:)))
}
