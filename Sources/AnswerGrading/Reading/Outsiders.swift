/// Finds clauses that speak of a party which is no subject of the question: "the processors go on fetching" behind "all five are paused".
///
/// A party is a concept whose name begins with `party-`, where its words name no subject.
struct Outsiders {
  /// By clause: the token from which on it speaks of the party, or nil.
  private(set) var starts: [Int?]

  /// Complexity: O(tokens + hits).
  init(_ tokens: [Token], clauses: [Clause], mentions: [[Mention]], parties: [ConceptHit]) {
    starts = [Int?](repeating: nil, count: clauses.count)
    guard !parties.isEmpty else { return }
    for (number, clause) in clauses.enumerated() where mentions[number].isEmpty {
      let head = parties.first { hit in
        clause.start <= hit.start && hit.end < clause.end
          && tokens[clause.start..<hit.start].allSatisfy { Self.mayStandAhead($0) }
      }
      if let head {
        // "the pod drops it": of whom it is said, the pronoun tells.
        let rest = tokens[head.end..<clause.end]
        if !rest.contains(where: { ["it", "them", "those", "these"].contains($0.text) }) {
          starts[number] = head.end
        }
      } else if number > 0, starts[number - 1] != nil,
        clauses[number - 1].sentence == clause.sentence,
        ["it", "they"].contains(tokens[clause.start].text)
          || clause.opener == "and" && tokens[clause.start].text == "and"
            && clause.start + 1 < clause.end && !tokens[clause.start + 1].role.contains(.universal)
      {
        starts[number] = clause.start
      }
    }
  }

  private static func mayStandAhead(_ token: Token) -> Bool {
    !token.role.isDisjoint(with: [.article, .additive, .adversative, .adverb, .subordinate, .universal])
      || ["our", "other", "those", "these", "meanwhile", "only", "each", "healthy", "any"].contains(
        token.text)
      || token.mark == .comma
  }
}
