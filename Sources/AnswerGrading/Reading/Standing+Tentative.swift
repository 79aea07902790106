extension Standing {
  /// Questions, first thoughts and what others say, each up to where the writer turns.
  static func markTentative(
    _ clauses: inout [Clause], tokens: [Token], cues: [Cue.Found], isQuestion: [Bool]
  ) {
    var ranges: [Range<Int>] = []
    for index in clauses.indices where isQuestion.indices.contains(clauses[index].sentence) {
      let sentence = clauses[index].sentence
      let end = clauses[index...].firstIndex { $0.sentence != sentence } ?? clauses.count
      if isQuestion[sentence], !isRhetorical(clauses[index], tokens),
        end == clauses.count || !answersByMeans(clauses[end], tokens)
      {
        ranges.append(index..<end)
      }
    }
    for cue in cues where cue.cue == .reported {
      guard let first = number(holding: cue.start, clauses) else { continue }
      var end = first + 1
      while end < clauses.count, clauses[end].sentence == clauses[first].sentence,
        !turns(clauses[end], tokens), !turnsToWriter(clauses[end], from: cue, tokens)
      {
        end += 1
      }
      ranges.append(first..<end)
    }
    for range in ranges {
      let end = clauses[range.lowerBound...].firstIndex {
        $0.sentence != clauses[range.lowerBound].sentence
      }
      // The last word of an answer is its position, and so is what it then agrees to.
      guard range.upperBound < clauses.count, !(end.map { agrees(clauses[$0], tokens) } ?? false),
        !agrees(clauses[range.upperBound], tokens)
      else { continue }
      for index in range { clauses[index].isTentative = true }
    }
  }

  /// "How else would it know?": says that there is no other way.
  private static func isRhetorical(_ clause: Clause, _ tokens: [Token]) -> Bool {
    let words = (clause.start..<min(clause.end, clause.start + 3)).map { tokens[$0].text }
    return words.contains("else") && ["how", "what", "who", "where"].contains(words.first ?? "")
  }

  /// "How would it know? By that topic.": the question only puts off the answer.
  private static func answersByMeans(_ clause: Clause, _ tokens: [Token]) -> Bool {
    ["by", "through", "via", "from", "because", "without"].contains(tokens[clause.start].text)
  }

  /// "Yes.", "And they are right.", "I agree."
  private static func agrees(_ clause: Clause, _ tokens: [Token]) -> Bool {
    let opening = (clause.start..<clause.end).prefix(6).map { tokens[$0].text }
    if ["yes", "yep", "yeah", "sure", "exactly", "indeed", "correct", "right", "true"].contains(
      opening.first ?? "")
    {
      return true
    }
    // "That's what the code does."
    if opening.count > 2, ["that", "which", "this"].contains(opening[0]), opening[1] == "is",
      ["what", "how", "exactly", "so", "why"].contains(opening[2])
    {
      return true
    }
    return !opening.contains("not")
      && opening.contains { ["agree", "right", "true", "correct", "indeed"].contains($0) }
      && opening.contains { ["i", "they", "that", "it", "he", "she", "which", "this"].contains($0) }
  }

  /// "That's not how it works", "It isn't so here", "There is no such thing", "The reverse is true".
  static func objects(_ clause: Clause, _ tokens: [Token]) -> Bool {
    let opening = (clause.start..<clause.end).prefix(6).map { tokens[$0].text }
    let joined = opening.joined(separator: " ") + " "
    return objections.contains { joined.hasPrefix($0 + " ") }
      || ["that", "this", "it"].contains(opening.first ?? "") && opening.dropFirst().first == "is"
        && opening.contains { errors.contains($0) }
  }

  /// "I'd take the other side of that: …" says against whom the writer is, and nothing of the matter.
  static func isOwnObjection(_ clause: Clause, _ tokens: [Token]) -> Bool {
    let words = (clause.start..<clause.end).map { tokens[$0].text }
    guard words.count <= 9 else { return false }
    let joined = words.joined(separator: " ") + " "
    return [
      "i do not agree ", "i disagree ", "i beg to differ ", "i would take the other ", "i take the other ",
    ]
    .contains { joined.hasPrefix($0) }
  }

  private static let objections = [
    "that is not", "this is not", "it is not so", "it is not like", "it is not that", "it is not true",
    "not so", "not true", "not here", "not quite", "the reverse is", "the opposite is", "quite the opposite",
    "quite the reverse", "on the contrary", "far from it", "they do not", "we do not", "that does not",
    "that would", "they are wrong", "they are mistaken", "i do not agree", "i disagree", "i would not",
    "i would take the other", "he is wrong", "she is wrong",
  ]

  private static let errors: Set<String> = [
    "misunderstanding", "myth", "mistake", "misconception", "wrong", "mistaken", "untrue", "nonsense",
    "legend", "rubbish", "error", "fallacy",
  ]
}
