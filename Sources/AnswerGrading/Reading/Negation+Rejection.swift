/// Predicates that reject what stands before them: "Dropping red is out of the question", "that never happens".
extension Negation {
  /// Where the predicate begins that rejects the words of the clause before it, or nil.
  ///
  /// Complexity: O(length of the clause).
  func rejection(in clause: Clause) -> Int? {
    guard clause.end - clause.start > 2 else { return nil }
    for index in (clause.start + 1)..<clause.end where Self.heads.contains(text(index)) {
      // "… slowly, so that does not happen": of something said before.
      if !tokens[index - 1].role.isDisjoint(with: [.anaphor, .pronoun, .relative]) { continue }
      var rest = (index..<clause.end).filter {
        !tokens[$0].role.contains(.article)
          && !["simply", "just", "really", "ever", "also", "even"].contains(text($0))
      }.map(text)
      if rest.suffix(2) == ["any", "more"] || rest.suffix(2) == ["any", "longer"]
        || rest.suffix(2) == ["at", "all"]
      {
        rest.removeLast(2)
      } else if ["anymore", "then", "now"].contains(rest.last ?? "") {
        rest.removeLast()
      }
      guard rest.count <= 6 else { continue }
      let joined = rest.joined(separator: " ")
      if Self.firm.contains(joined) { return index }
      if Self.ofDeeds.contains(joined), hasGerund(clause.start..<index) { return index }
    }
    return nil
  }

  private func hasGerund(_ range: Range<Int>) -> Bool {
    range.contains {
      tokens[$0].text.hasSuffix("ing") && tokens[$0].text.utf8.count > 5 && tokens[$0].isContent
        // "the routing of the calls is wrong": a state of things, and no deed that is rejected.
        && !($0 > 0 && tokens[$0 - 1].role.contains(.article) && text($0 + 1) == "of")
    }
  }

  private static let heads: Set<String> = [
    "is", "are", "was", "would", "never", "does", "do", "did", "will", "can", "could", "makes", "make", "no",
  ]

  private static let firm: Set<String> = combined(
    ["is", "are", "would be"],
    ["out of question", "off table", "not option", "no option", "not what happens", "not how it works"]
  ).union(
    combined(
      [
        "is not", "are not", "is no longer", "are no longer", "is never", "are never", "can not be",
        "can no longer be",
      ],
      [
        "achieved", "obtained", "given", "guaranteed", "ensured", "kept", "maintained", "preserved",
      ]
    )
  ).union([
    "does not hold", "do not hold", "no longer holds", "does not hold true",
    "never happens", "never happen", "never occurs", "never occur", "does not happen", "do not happen",
    "did not happen",
    "will not happen", "can not happen", "could not happen", "would not happen", "does not occur",
    "will never happen",
    "would never happen", "can never happen", "does not exist", "do not exist", "does not apply",
  ])

  /// These reject what is done ("sending it there would be wrong"), and describe a thing ("the index would be wrong").
  private static let ofDeeds: Set<String> = combined(
    ["is", "are", "would be"],
    [
      "wrong", "wrong thing", "mistake", "bad idea", "too risky", "too dangerous", "pointless", "useless",
      "absurd",
      "nonsense", "fatal", "forbidden", "not allowed", "no good", "no solution", "not intended", "not wanted",
    ]
  ).union(["makes no sense", "make no sense", "would make no sense", "would not help", "does not help"])

  private static func combined(_ heads: [String], _ tails: [String]) -> Set<String> {
    Set(heads.flatMap { head in tails.map { "\(head) \($0)" } })
  }
}
