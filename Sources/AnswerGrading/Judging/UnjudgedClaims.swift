/// Finds what an answer claims of the matter and its rubric says nothing about: "…, and the response topic is compacted".
///
/// Chat, hedges, suppositions, likenesses and what others say are no claims.
struct UnjudgedClaims {
  /// The claims as token ranges, in the order of the answer; each lies within one clause.
  private(set) var claims: [Range<Int>] = []

  private let reading: AnswerReading
  private let rubric: CompiledRubric
  /// Where "I think", "maybe" and the like begin.
  private let hedges: Set<Int>
  private var tokens: [Token] { reading.tokens }

  /// Complexity: O(tokens + propositions).
  init(_ reading: AnswerReading, rubric: CompiledRubric) {
    self.reading = reading
    self.rubric = rubric
    hedges = Set(reading.cues.filter { $0.cue == .hedge }.map(\.start))
    guard rubric.hasMatter else { return }
    let known = knownTokens()
    // The sentence of the last remark about the writer, which goes on to its end.
    var chat: Int?
    for clause in reading.clauses {
      if isChat(clause) { chat = clause.sentence }
      if chat == clause.sentence, clause.opener != "but" { continue }
      guard isClaim(clause) else { continue }
      let content = (clause.start..<clause.end).filter { tokens[$0].isContent && !isLight(tokens[$0]) }
      let unknown = content.filter { !known[$0] }
      guard let first = unknown.first,
        unknown.contains(where: { rubric.isMatter(tokens[$0]) })
          || unknown.count > 1 && content.contains(where: { rubric.isMatter(tokens[$0]) })
      else { continue }
      claims.append(excerpt(of: clause, from: first))
    }
  }

  /// Which tokens the rubric has something to say about: words in which its points are said, names, allowed values, the question's nouns, and
  /// a known mistake that is denied.
  private func knownTokens() -> [Bool] {
    var known = tokens.map { rubric.isFiller($0) || rubric.isTold($0) }
    for proposition in reading.propositions
    where !proposition.isDerived && proposition.start < proposition.end {
      let isOfPoint = proposition.concept >= 0 && rubric.isOfPoint(proposition.concept)
      guard isOfPoint || proposition.isDenied && proposition.concept >= 0 else { continue }
      for index in proposition.start..<proposition.end { known[index] = true }
    }
    for mention in reading.binding.mentions.joined() {
      for index in mention.start..<mention.end { known[index] = true }
    }
    return known
  }

  private func isClaim(_ clause: Clause) -> Bool {
    guard clause.end - clause.start >= Self.shortestClaim, clause.standing == .asserted,
      !clause.isHypothetical, !clause.isUnreal, !clause.isTentative,
      !["if", "unless", "as", "like"].contains(clause.opener), !reading.isQuestion(clause)
    else { return false }
    let words = clause.start..<clause.end
    return !words.contains { hedges.contains($0) || Self.likening.contains(tokens[$0].text) }
  }

  /// "I read that twice", "you would not believe it": of the writer or the reader, and of nothing in the system.
  private func isChat(_ clause: Clause) -> Bool {
    let opening = (clause.start..<clause.end).prefix(5)
    guard let person = opening.first(where: { Self.persons.contains(tokens[$0].text) }) else { return false }
    return (person + 1..<clause.end).prefix(4).contains { Self.opinions.contains(tokens[$0].text) }
  }

  /// A clause without the "and" before it; a long one is told from the words on that nothing is known about.
  private func excerpt(of clause: Clause, from first: Int) -> Range<Int> {
    guard clause.end - clause.start > Self.longestExcerpt else {
      let isOpener = !tokens[clause.start].role.isDisjoint(with: [.additive, .adversative])
      return clause.start + (isOpener ? 1 : 0)..<clause.end
    }
    var start = first
    while start > clause.start, tokens[start - 1].isWord, !tokens[start - 1].isContent { start -= 1 }
    return start..<clause.end
  }

  /// In tokens; a shorter clause is a heading or an item of a list.
  private static let shortestClaim = 4

  /// In tokens.
  private static let longestExcerpt = 14

  private func isLight(_ token: Token) -> Bool { Self.light.contains(token.stem) }

  private static let persons: Set<String> = ["i", "we", "you", "me", "my"]

  private static let opinions: Set<String> = [
    "think", "thought", "guess", "believe", "mean", "remember", "recall", "know", "knew", "like", "read",
    "learned", "assume", "assumed", "expect", "expected", "would", "say", "said", "forgot", "wonder", "find",
    "hope", "bet", "heard", "love", "hate", "had", "was", "used", "see", "saw", "need", "want", "imagine",
  ]

  private static let likening: Set<String> = [
    "like", "imagine", "picture", "analogy", "metaphor", "example", "instance", "similar", "as",
  ]

  private static let light = Set(
    """
    go come take make do keep say mean happen know see look use put let get give thing way place time kind sort
    really simply because reason same example case point part bit lot fact whole idea word question answer
    first then next last later second third other another one two three both each more less most much many few
    only just even still already again also too very quite rather well now here there today
    good bad right wrong fine ok okay yes no sure true clear simple easy hard important main big small little
    long short high low new old different such own sense basically therefore hence meanwhile finally eventually
    must should will would can could may might need want try begin start end stay remain become seem turn
    work run call set find think feel tell ask matter depend explain follow show leave stand sit
    """.split(whereSeparator: \.isWhitespace).map { Inflection.root(of: String($0)) })
}
