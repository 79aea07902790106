/// Finds what a writer only supposes, to show what is not so: "if it were 79, red would still run", "at 75 only red would be left",
/// "one producer for all would mean that it blocks. That's why it splits."
enum Supposition {
  /// Such clauses may speak for a point, and never against one.
  ///
  /// What the question itself supposes is no such thing: "if nobody read it, tasks would expire" answers it.
  /// Complexity: O(tokens).
  static func mark(_ clauses: inout [Clause], tokens: [Token], question: [Token]) {
    let asked = Set(question.filter(\.isContent).map(\.stem))
    let given = question.compactMap(\.quantity)
    if given.contains(where: { $0.unit != .count }) { setAside(&clauses, tokens: tokens, given: given) }
    var first = 0
    while first < clauses.count {
      let end = clauses[first...].firstIndex { $0.sentence != clauses[first].sentence } ?? clauses.count
      let sentence = first..<end
      if let condition = sentence.first(where: { opensUnreal(clauses[$0], tokens) }),
        !isAsked(clauses[condition], tokens, asked: asked, given: given)
      {
        for index in sentence where speaksOfWould(clauses[index], tokens) {
          clauses[index].isHypothetical = true
          clauses[index].isUnreal = true
        }
        clauses[condition].isHypothetical = true
        clauses[condition].isUnreal = sentence.contains { speaksOfWould(clauses[$0], tokens) }
      } else if end < clauses.count, givesReason(clauses[end], tokens),
        sentence.contains(where: { drawsConsequence(clauses[$0], tokens) })
      {
        for index in sentence { clauses[index].isHypothetical = true }
      }
      first = end
    }
  }

  /// "If it fills further, then P30": where the question tells how things stand, what follows once they have changed says nothing of now.
  private static func setAside(_ clauses: inout [Clause], tokens: [Token], given: [Quantity]) {
    for index in clauses.indices where clauses[index].opener == "if" && goesOn(clauses[index], tokens, given)
    {
      clauses[index].isHypothetical = true
      let next = index + 1
      if next < clauses.count, clauses[next].sentence == clauses[index].sentence,
        [",", "then"].contains(clauses[next].opener)
      {
        var end = next + 1
        while end < clauses.count, clauses[end].sentence == clauses[index].sentence,
          clauses[end].opener == "and"
        {
          end += 1
        }
        for part in next..<end { clauses[part].standing = .void }
      } else if index > 0, clauses[index - 1].sentence == clauses[index].sentence,
        (clauses[index - 1].start..<clauses[index - 1].end).contains(where: {
          ["then", "later", "next", "follows"].contains(tokens[$0].text)
        }) || clauses[index - 1].opener == "then"
      {
        clauses[index - 1].standing = .void
      }
    }
  }

  /// Whether a condition wants more than what is given: "if it gets fuller", "if it rises to 90".
  private static func goesOn(_ clause: Clause, _ tokens: [Token], _ given: [Quantity]) -> Bool {
    let words = clause.start..<clause.end
    guard !words.contains(where: { index in given.contains { $0.value == tokens[index].quantity?.value } })
    else { return false }
    return words.contains { index in
      ["further", "fuller", "worse"].contains(tokens[index].text)
        || ["still", "even", "any"].contains(index > clause.start ? tokens[index - 1].text : "")
          && ["more", "higher"].contains(tokens[index].text)
        || risings.contains(tokens[index].stem)
    }
  }

  private static let risings = Set(
    ["rise", "climb", "grow", "increase", "continue"].map(Inflection.root(of:)))

  /// "if it were …", "had it been …", "were it …", "at 75 …".
  private static func opensUnreal(_ clause: Clause, _ tokens: [Token]) -> Bool {
    let words = (clause.start..<clause.end).map { tokens[$0].text }
    guard words.count > 1 else { return false }
    if clause.opener == "if" { return words.prefix(5).contains { isPast($0) } }
    if ["had", "were"].contains(words[0]) { return true }
    // "Without the chain the batch would be gone."
    if words[0] == "without" || words[0] == "otherwise" || words.starts(with: ["or", "else"]) {
      return speaksOfWould(clause, tokens)
    }
    return ["at", "with", "below", "under", "until"].contains(words[0])
      && tokens[clause.start + 1].quantity != nil && speaksOfWould(clause, tokens)
  }

  private static func isPast(_ word: String) -> Bool {
    word.hasSuffix("ed") && word.utf8.count > 4
      || [
        "were", "was", "had", "did", "went", "came", "took", "sent", "gave", "put", "ran", "got", "let",
        "made",
      ]
      .contains(word)
  }

  /// Takes up what the question supposes, and gives no other value.
  private static func isAsked(_ clause: Clause, _ tokens: [Token], asked: Set<String>, given: [Quantity])
    -> Bool
  {
    let words = clause.start..<clause.end
    if words.contains(where: { index in
      tokens[index].quantity.map { value in
        value.value > 1 && !given.contains { $0.value == value.value }
      } ?? false
    }) {
      return false
    }
    let content = words.filter { tokens[$0].isContent && tokens[$0].quantity == nil }
    return content.isEmpty || content.contains { asked.contains(tokens[$0].stem) }
  }

  private static func speaksOfWould(_ clause: Clause, _ tokens: [Token]) -> Bool {
    (clause.start..<clause.end).contains { ["would", "could", "might"].contains(tokens[$0].text) }
  }

  /// "would mean that …"
  private static func drawsConsequence(_ clause: Clause, _ tokens: [Token]) -> Bool {
    (clause.start..<(clause.end - 1)).contains {
      tokens[$0].text == "would"
        && ["mean", "imply", "lead", "result", "cause", "make", "let", "leave", "allow"].contains(
          tokens[$0 + 1].text)
    }
  }

  /// "That's why …", "Hence …"
  private static func givesReason(_ clause: Clause, _ tokens: [Token]) -> Bool {
    let opening = (clause.start..<clause.end).prefix(3).map { tokens[$0].text }
    return ["hence", "therefore", "so"].contains(opening.first ?? "") || opening.last == "why"
  }
}
