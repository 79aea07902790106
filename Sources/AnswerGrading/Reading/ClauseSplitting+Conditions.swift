/// Conditions, and where one ends without a comma.
extension ClauseSplitting {
  /// "if X, Y" and "Y if X"; without a comma nobody can tell where a leading condition ends.
  mutating func markConditions() {
    for index in clauses.indices where clauses[index].opener == "if" {
      let sentence = clauses[index].sentence
      var end = index + 1
      while end < clauses.count, clauses[end].sentence == sentence, clauses[end].opener == "and" { end += 1 }
      // "…, and if that is not enough we drop it" begins anew; only "Y if X" has its condition behind.
      let beginsAnew = ["and", "but", "so", "then"].contains(tokens[clauses[index].start].text)
      let isBehind = !beginsAnew && index > 0 && clauses[index - 1].sentence == sentence
      let isClosed =
        end < clauses.count && clauses[end].sentence == sentence
        && [",", "then", ":"].contains(clauses[end].opener)
      if clauses[index].start > 0, tokens[clauses[index].start - 1].text == "even" { continue }
      if isBehind || isCounterfactual(clauses[index]) { clauses[index].isHypothetical = true }
      if isBehind { markConsequence(before: index) }
      if isClosed {
        for part in index..<end { clauses[part].isHypothetical = true }
        if !isBehind { markRefuted(from: end) }
      }
    }
  }

  /// "If the class decided, P30 would win. But …", "If it were one batch, they would share a topic. So it splits.": what would
  /// follow is brought up to show that it does not.
  private mutating func markRefuted(from consequence: Int) {
    let sentence = clauses[consequence].sentence
    let words = (clauses[consequence].start..<clauses[consequence].end).map { tokens[$0].text }
    guard words.contains("would"),
      let next = clauses.firstIndex(where: { $0.sentence > sentence }), turnsFromSupposed(next)
    else { return }
    for index in consequence..<next where clauses[index].opener != "so" {
      clauses[index].isHypothetical = true
    }
  }

  /// "So …", "But …", "It only …", or one of them in the sentence behind "It does not."
  private func turnsFromSupposed(_ number: Int) -> Bool {
    let clause = clauses[number]
    let opening = (clause.start..<min(clause.end, clause.start + 4)).map { tokens[$0].text }
    if ["so", "but", "however", "hence", "therefore"].contains(clause.opener)
      || ["so", "but", "however", "hence", "therefore"].contains(opening.first ?? "")
    {
      return true
    }
    // "With 1 they don't."
    if opening.count > 1, ["with", "at"].contains(opening[0]), tokens[clause.start + 1].quantity != nil {
      return true
    }
    return ["it", "they", "that", "this"].contains(opening.first ?? "")
      && opening.contains { ["only", "just", "not"].contains($0) }
  }

  /// "Kafka would redeliver them, if it were a queue": nor does the writer claim what would follow.
  private mutating func markConsequence(before condition: Int) {
    let words = (clauses[condition].start..<clauses[condition].end).map { tokens[$0].text }
    guard words.contains("were") || words.contains("had") else { return }
    for index in clauses.indices
    where index < condition && clauses[index].sentence == clauses[condition].sentence {
      if (clauses[index].start..<clauses[index].end).contains(where: { tokens[$0].text == "would" }) {
        clauses[index].isHypothetical = true
      }
    }
  }

  /// "if that isn't enough the P30s …", "if no one reads its ack the lease …": a condition without a comma.
  func endsCondition(at index: Int) -> Bool {
    guard ["if", "once", "when"].contains(opener), index - start >= 3 else { return false }
    let token = tokens[index]
    let pointsBack =
      ["those", "these"].contains(token.text) && index + 1 < tokens.count && tokens[index + 1].isContent
    let isNew =
      token.role.contains(.article) || ["it", "they", "we", "you", "i"].contains(token.text) || pointsBack
    if ["nothing", "nobody", "everything", "everybody", "everyone"].contains(token.text),
      isFollowedByVerb(index), !tokens[index - 1].role.contains(.preposition)
    {
      return true
    }
    // "if nobody reads them the leases run out"
    if token.role.contains(.article), ["it", "them"].contains(tokens[index - 1].text), index - start >= 4,
      !tokens[index - 2].role.contains(.preposition),
      !["give", "tell", "send", "show", "hand"].contains(tokens[index - 2].stem)
    {
      return true
    }
    // "if it hasn't you wait"
    if tokens[index - 1].text == "not", tokens[index - 2].role.contains(.auxiliary),
      ["it", "they", "we", "you", "i"].contains(token.text), index + 1 < tokens.count,
      tokens[index + 1].isContent
    {
      return true
    }
    guard isNew, tokens[index - 1].isContent else { return false }
    if Self.closings.contains(tokens[index - 1].text) { return true }
    // "if it isn't read the events go on": what is not done to it, and somebody else
    if token.role.contains(.article), index - start >= 4, tokens[index - 2].text == "not",
      ["is", "are", "was", "were", "gets", "get"].contains(tokens[index - 3].text)
    {
      return true
    }
    let before = tokens[index - 2]
    return token.role.contains(.article)
      && (before.role.contains(.article) || ["its", "their", "his", "our", "my"].contains(before.text))
  }

  /// "if it stops reading it nothing really breaks"
  private func isFollowedByVerb(_ index: Int) -> Bool {
    var at = index + 1
    while at < tokens.count,
      tokens[at].role.contains(.adverb) || ["else", "serious", "bad"].contains(tokens[at].text)
    {
      at += 1
    }
    guard at < tokens.count, tokens[at].isWord else { return false }
    return tokens[at].role.contains(.auxiliary) || (tokens[at].isContent && tokens[at].text.hasSuffix("s"))
  }

  private static let closings: Set<String> = [
    "enough", "possible", "happens", "fails", "full", "down", "needed", "necessary", "unavailable", "gone",
    "broken",
    "exhausted", "over", "expires", "expired", "dead", "crashes", "dies", "missing", "busy", "bad", "worse",
    "nowhere", "crowded", "rough", "critical", "desperate", "good", "use", "help", "helps", "works", "work",
  ]

  /// "If it had ten minutes it would wait."
  private func isCounterfactual(_ clause: Clause) -> Bool {
    let words = (clause.start..<clause.end).map { tokens[$0].text }
    if clause.opener == "if", words.contains("would"),
      words.prefix(4).contains(where: { $0.hasSuffix("ed") && $0.utf8.count > 4 || Self.pasts.contains($0) })
    {
      return true
    }
    if clause.opener == "if", let would = words.firstIndex(of: "would"), words[..<would].contains("was") {
      return true
    }
    return words.contains("would") && (words.contains("had") || words.contains("were"))
  }

  private static let pasts: Set<String> = [
    "did", "let", "took", "went", "sent", "gave", "put", "ran", "made",
  ]
}
