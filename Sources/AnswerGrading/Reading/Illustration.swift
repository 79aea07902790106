/// Finds pictures beside an answer: "…, like at the airport, where whoever leaves first goes in front", "like a lost and found",
/// "imagine a waiter who …", "similar to a queue at a bakery".
enum Illustration {
  /// From "like" on, up to the end of its sentence or a clause that names somebody, a picture may speak for a point and never against one.
  ///
  /// "like P30", "like the others" and "it looks like" compare with the matter itself and are no pictures. Complexity: O(tokens).
  static func mark(_ clauses: inout [Clause], tokens: [Token], names: Set<Int>) {
    var sentence = -1
    for index in clauses.indices {
      let clause = clauses[index]
      if clause.sentence == sentence, isNamed(clause, names) { sentence = -1 }
      if opens(clause, tokens), !isNamed(clause, names) { sentence = clause.sentence }
      if clause.sentence == sentence { Standing.excuse(&clauses, index) }
    }
  }

  private static func isNamed(_ clause: Clause, _ names: Set<Int>) -> Bool {
    (clause.start..<clause.end).contains(where: names.contains)
  }

  private static func opens(_ clause: Clause, _ tokens: [Token]) -> Bool {
    var at = clause.start
    while at < clause.end, at < clause.start + 4,
      ["just", "a", "bit", "kind", "sort", "of", "much", "it", "is", "that"].contains(tokens[at].text)
    {
      at += 1
    }
    if at == clause.start, at + 1 < clause.end, ["think", "imagine", "picture"].contains(tokens[at].text) {
      return ["of", "a", "an"].contains(tokens[at + 1].text)
    }
    if at + 1 < clause.end, ["similar", "comparable", "analogous"].contains(tokens[at].text) {
      return ["to", "with"].contains(tokens[at + 1].text)
    }
    guard at + 1 < clause.end, tokens[at].text == "like" else { return false }
    let next = tokens[at + 1]
    return ["a", "an", "at", "in", "when", "with", "on"].contains(next.text)
      || next.text.hasSuffix("ing") && next.text.utf8.count > 5
  }
}
