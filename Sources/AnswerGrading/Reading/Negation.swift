/// Which stretches of an answer are denied.
struct Negation {
  /// Per token: whether an odd number of denials before it reaches it.
  private var isReached: [Bool]
  private var isDenial: [Bool]
  /// Per token: the last denial that reaches it.
  private var denier: [Int?]
  let tokens: [Token]
  /// Values that the question gives: what has been reached by now.
  let reached: [Quantity]
  /// Whether a sentence of the answer is a question, by its number.
  let isQuestion: [Bool]

  init(_ tokens: [Token], clauses: [Clause], isQuestion: [Bool], question: [Token]) {
    self.tokens = tokens
    self.isQuestion = isQuestion
    reached = question.compactMap(\.quantity)
    isReached = [Bool](repeating: false, count: tokens.count)
    isDenial = isReached
    denier = [Int?](repeating: nil, count: tokens.count)
    for (number, clause) in clauses.enumerated() {
      for index in clause.start..<clause.end {
        guard let kind = kind(at: index, clause: clause) else { continue }
        isDenial[index] = true
        var end = reach(of: kind, from: index, clause: clause)
        if end == clause.end, index + 1 < clause.end, let listEnd = endOfList(after: number, in: clauses) {
          end = listEnd
        }
        if kind == .plain, excludes(index) {
          for reached in clause.start..<index {
            isReached[reached].toggle()
            denier[reached] = index
          }
        }
        for reached in (index + 1)..<max(index + 1, end) {
          isReached[reached].toggle()
          denier[reached] = index
        }
      }
      guard let rejection = rejection(in: clause) else { continue }
      for reached in clause.start..<rejection {
        isReached[reached].toggle()
        denier[reached] = rejection
      }
    }
  }

  /// "The DLQ isn't involved", "Kafka plays no part": what stands before is denied.
  private func excludes(_ index: Int) -> Bool {
    if text(index) == "nothing", text(index + 1) == "to", text(index + 2) == "do", text(index + 3) == "with" {
      return true
    }
    return [
      "involved", "at play", "part in", "role in", "role here", "part here", "in this", "in play", "touched",
      "concerned",
    ]
    .contains {
      $0 == text(index + 1) || $0 == text(index + 1) + " " + text(index + 2)
    }
  }

  /// The word that denies what begins at `start`, or nil.
  func denier(of start: Int) -> Int? { isReached[start] ? denier[start] : nil }

  /// Whether the word denies by its meaning ("independent of", "ignores"), so that "isn't" behind it affirms.
  func deniesByMeaning(_ index: Int) -> Bool { tokens[index].role.isEmpty }

  /// Whether these tokens are denied; denying words that belong to the phrase itself do not count.
  func denies(start: Int, end: Int, words: [Int]) -> Bool {
    if end == start + 1, tokens[start].quantity != nil {
      if deniesHaving(start) { return true }
      // Only "not 5 s" denies a value; "can't be held up (5 s)" does not.
      if start > 0, tokens[start - 1].mark != nil, tokens[start - 1].mark != .less { return false }
      return (max(0, start - 2)..<start).contains {
        isDenial[$0] && !["none", "nothing"].contains(tokens[$0].text)
      }
    }
    var denied = isReached[start]
    for index in start..<end where index > start && isDenial[index] && !words.contains(index) {
      denied.toggle()
    }
    if isDeniedFromBehind(end), !isConcord(start) { denied.toggle() }
    return denied
  }

  /// "has not 20 minutes", "must not be done within 5 s", "is not late after 5 s": what is denied is the value itself, and no waiting for so
  /// long.
  private func deniesHaving(_ value: Int) -> Bool {
    // "If it isn't done in 5 s it is late" supposes it.
    if isInCondition(value) { return false }
    var denier = value - 1
    while denier > 0, value - denier <= 9, tokens[denier].isWord, !isDenial[denier] { denier -= 1 }
    guard denier > 0, isDenial[denier], text(denier) == "not" else { return false }
    let auxiliary = text(denier - 1)
    let between = (denier + 1)..<value
    let isHeld =
      ["do", "does", "did"].contains(auxiliary) && ["have", "has", "get", "need"].contains(text(denier + 1))
    if text(value - 1) == "after", tokens[denier - 1].role.contains(.auxiliary) {
      return between.contains { Self.overdue.contains(tokens[$0].text) }
    }
    if isNounWithValue(between) { return true }
    guard
      isHeld
        || ["has", "have", "had", "must", "need", "needs", "is", "are", "may", "should"].contains(auxiliary)
    else {
      return false
    }
    return between.allSatisfy { index in
      let token = tokens[index]
      if token.text == "than", text(index - 1) == "less" { return true }
      guard token.isWord,
        !["than", "only", "just", "even", "more", "over", "until", "before"].contains(token.text)
      else {
        return false
      }
      return !token.isContent || Self.completions.contains(token.text)
    }
  }

  /// "not batchy stuff with a 20 minute target", "not an ambulance with 5 s": a thing that has the value; "not urgent with 20 minutes" says how
  /// something is that does have it.
  private func isNounWithValue(_ between: Range<Int>) -> Bool {
    guard let link = between.last(where: { ["with", "of"].contains(tokens[$0].text) }),
      ((link + 1)..<between.upperBound).allSatisfy({ ["a", "an"].contains(tokens[$0].text) })
    else { return false }
    let noun = between.lowerBound..<link
    let words = noun.count { tokens[$0].isContent }
    return noun.allSatisfy { tokens[$0].isContent || tokens[$0].role == .article }
      && (words >= 2 || words == 1 && noun.contains { tokens[$0].role == .article })
  }

  /// "Nobody loses nothing": two words for one denial, as in many languages.
  private func isConcord(_ start: Int) -> Bool {
    guard let denier = denier(of: start) else { return false }
    return ["nobody", "none", "nowhere"].contains(text(denier))
      || text(denier) == "no" && text(denier + 1) == "one"
  }

  private func isInCondition(_ index: Int) -> Bool {
    var at = index - 1
    while at >= 0, tokens[at].isWord, index - at <= 10 {
      if ["if", "unless", "whenever"].contains(tokens[at].text) { return true }
      at -= 1
    }
    return false
  }

  private static let overdue: Set<String> = [
    "late", "breach", "broken", "dead", "overdue", "missed", "violated",
  ]

  private static let completions: Set<String> = [
    "done", "finish", "finished", "complete", "completed", "through", "due", "processed", "handled",
    "executed", "limit",
    "leash", "window", "target", "deadline", "slo", "budget", "something", "one", "less", "served", "ready",
  ]

  /// "tolerates basically none", "tolerates no delay": only fillers may stand between.
  private func isDeniedFromBehind(_ end: Int) -> Bool {
    var at = end
    // "Running is nothing."
    if end + 1 < tokens.count, ["is", "are"].contains(text(end)),
      ["nothing", "none", "nobody"].contains(text(end + 1)),
      end + 2 == tokens.count || [.sentenceEnd, .semicolon, .lineBreak].contains(tokens[end + 2].mark)
    {
      return true
    }
    while at < tokens.count, at - end <= 3 {
      let token = tokens[at]
      if token.mark == .colon || token.mark == .equals {
        at += 1
        continue
      }
      if token.mark == .dash {
        return at > end && (at + 1 == tokens.count || tokens[at + 1].mark == .lineBreak)
      }
      // "P10 nobody waits for": a doer of its own.
      if ["nobody", "nothing"].contains(token.text), at + 1 < tokens.count,
        tokens[at + 1].role.contains(.auxiliary)
          || tokens[at + 1].isContent && tokens[at + 1].text.hasSuffix("s")
      {
        return false
      }
      // "jumps between nothing and everything": one end of a range.
      if ["none", "nothing", "zero"].contains(token.text), ["and", "or", "to"].contains(text(at + 1)),
        ["everything", "all", "full", "too", "max", "maximum"].contains(text(at + 2))
      {
        return false
      }
      if ["none", "nothing", "nobody", "zero"].contains(token.text) { return true }
      if token.text == "no" {
        return at == end && isDenial[at]
          && !["good", "use", "help", "luck", "option", "matter"].contains(text(at + 1))
      }
      guard token.role.contains(.adverb) else { return false }
      at += 1
    }
    return false
  }

  /// "not straight to S3", "not S3 right away": it may well be S3 later.
  func deniesManner(start: Int, end: Int) -> Bool {
    guard let denier = denier(of: start), text(denier) == "not" else { return false }
    let manners = ["straight", "directly", "immediately", "right", "direct"]
    if (denier..<start).suffix(4).contains(where: { manners.contains(tokens[$0].text) }) { return true }
    return ["right away", "straight away", "at once", "right off", "straight off", "at first"].contains(
      text(end) + " " + text(end + 1))
      || ["immediately", "directly", "yet", "first", "instantly", "already"].contains(text(end))
  }

  /// "what couldn't be saved off the first topic": the saving is denied, and not the topic.
  func deniesOnlyDeed(before start: Int) -> Bool {
    guard let denier = denier(of: start), text(denier) == "not" else { return false }
    var at = denier - 1
    while at >= 0, tokens[at].role.contains(.auxiliary) { at -= 1 }
    guard ["what", "whatever", "that", "which", "anything", "everything"].contains(text(at)) else {
      return false
    }
    var ahead = start - 1
    while ahead > denier, tokens[ahead].role.contains(.article) { ahead -= 1 }
    return ahead > denier + 1
      && ["off", "from", "of", "by", "in", "on", "through", "at"].contains(text(ahead))
  }

  func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

  /// "Not that P10 does not count": the denial is of all that follows, and P10 stays what it speaks of.
  func deniesWholeClause(before index: Int) -> Bool {
    guard let denier = denier(of: index) else { return false }
    return text(denier) == "not" && text(denier + 1) == "that"
  }

  func isQuestion(_ clause: Clause) -> Bool {
    isQuestion.indices.contains(clause.sentence) && isQuestion[clause.sentence]
  }
}
