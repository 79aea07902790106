/// Finds statements that stand in a frame which rejects them: "that red pauses is a myth", "it would be wrong to say that …", "the idea
/// that … is wrong", "whoever says that … has not read the code", "contrary to the rumour that …".
enum Disowned {
  /// What stands in such a frame speaks for nothing and against nothing.
  ///
  /// Complexity: O(tokens).
  static func mark(_ clauses: inout [Clause], tokens: [Token]) {
    var first = 0
    while first < clauses.count {
      let end = clauses[first...].firstIndex { $0.sentence != clauses[first].sentence } ?? clauses.count
      if let rejected = rejected(in: first..<end, clauses, tokens) {
        for index in rejected { clauses[index].standing = .void }
      }
      first = end
    }
  }

  private static func rejected(in sentence: Range<Int>, _ clauses: [Clause], _ tokens: [Token]) -> Range<Int>?
  {
    let start = clauses[sentence.lowerBound].start
    let words = start..<clauses[sentence.upperBound - 1].end
    guard words.contains(where: { frames.contains(tokens[$0].text) }) else { return nil }
    func clause(of token: Int) -> Int { Standing.number(holding: token, clauses) ?? sentence.lowerBound }
    func text(_ at: Int) -> String { words.contains(at) ? tokens[at].text : "" }
    // "It would be wrong to say that …"
    if let judged = words.first(where: {
      wrong.contains(text($0)) && text($0 + 1) == "to" && sayings.contains(text($0 + 2))
    }) {
      return clause(of: judged)..<sentence.upperBound
    }
    // "contrary to the rumour that …"
    if let contrary = words.first(where: { text($0) == "contrary" && text($0 + 1) == "to" }) {
      let at = clause(of: contrary)
      return at..<(at + 1)
    }
    let judgement = words.last { isJudgement($0, tokens) }
    // "The idea that … is wrong."
    if let judgement,
      let belief = words.first(where: { beliefs.contains(text($0)) && text($0 + 1) == "that" }),
      judgement > belief + 3
    {
      return clause(of: belief)..<(clause(of: judgement) + 1)
    }
    // "That … is a myth."
    if let judgement, text(start) == "that", judgement > start + 3,
      !["is", "was", "would", "can", "will", "means"].contains(text(start + 1))
    {
      return sentence.lowerBound..<(clause(of: judgement) + 1)
    }
    // "Whoever says that … has not read the code."
    let opening = (start..<(start + 3)).map(text)
    guard ["whoever", "anyone", "anybody", "those", "people", "who"].contains(opening[0]),
      let saying = (start..<(start + 5)).first(where: { sayings.contains(text($0)) }),
      let judged = words.suffix(7).first(where: { isJudgement($0, tokens) || isIgnorance($0, tokens) }),
      judged > saying + 2
    else { return nil }
    return sentence.lowerBound..<(clause(of: judged) + 1)
  }

  /// "is wrong", "is a myth", "is not true".
  private static func isJudgement(_ index: Int, _ tokens: [Token]) -> Bool {
    let before = tokens[max(0, index - 3)..<index]
    guard before.contains(where: { ["is", "are", "was", "be"].contains($0.text) }) else { return false }
    let isDenied = before.contains { $0.text == "not" }
    return isDenied
      ? ["true", "right", "correct", "so"].contains(tokens[index].text) : wrong.contains(tokens[index].text)
  }

  /// "has not read the code"
  private static func isIgnorance(_ index: Int, _ tokens: [Token]) -> Bool {
    ["read", "understood", "looked", "seen", "understand", "know"].contains(tokens[index].text)
      && tokens[max(0, index - 2)..<index].contains { ["not", "never"].contains($0.text) }
  }

  private static let wrong: Set<String> = [
    "wrong", "false", "untrue", "incorrect", "mistaken", "myth", "nonsense", "rubbish", "misconception",
    "misunderstanding", "mistake", "legend", "error", "misleading", "misguided", "naive",
  ]

  private static let beliefs: Set<String> = [
    "idea", "claim", "notion", "belief", "rumour", "rumor", "view", "assumption", "statement", "theory",
    "impression",
    "thought", "myth", "assertion", "opinion",
  ]

  private static let sayings: Set<String> = [
    "say", "says", "said", "think", "thinks", "thought", "claim", "claims", "claimed", "believe", "believes",
    "believed", "assume", "assumes", "assumed", "expect", "expects", "conclude", "concludes", "suppose",
    "tells",
    "telling", "saying", "thinking", "claiming", "believing",
  ]

  private static let frames: Set<String> = wrong.union([
    "true", "right", "correct", "so", "contrary", "read", "understood", "looked", "seen", "understand",
    "know",
  ])
}
