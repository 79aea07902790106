/// Reasons that a writer gives only to dismiss them.
extension Standing {
  /// "Not because it is the lower one, but because it is due": the first reason is neither claimed nor denied, for it may be true and decide
  /// nothing.
  ///
  /// Complexity: O(clauses).
  static func dismissReasons(_ clauses: inout [Clause], tokens: [Token]) {
    var index = 0
    while index < clauses.count {
      guard isDismissed(clauses[index], tokens) else {
        index += 1
        continue
      }
      let sentence = clauses[index].sentence
      repeat {
        clauses[index].standing = .void
        index += 1
      } while index < clauses.count && clauses[index].sentence == sentence
        && ["and", "or", "which", "that", "who"].contains(clauses[index].opener)
    }
  }

  static func isDismissed(_ clause: Clause, _ tokens: [Token]) -> Bool {
    guard clause.start > 0, clause.start < clause.end else { return false }
    let opening = tokens[clause.start].text
    if ["because", "since"].contains(opening) { return tokens[clause.start - 1].text == "not" }
    return opening == "not" && clause.start + 1 < clause.end
      && ["because", "since"].contains(tokens[clause.start + 1].text)
  }
}
