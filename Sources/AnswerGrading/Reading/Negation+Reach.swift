/// How far a denial reaches.
extension Negation {
  func reach(of kind: Kind, from index: Int, clause: Clause) -> Int {
    if kind == .short, index + 1 < clause.end,
      ["it", "them"].contains(text(index + 1))
        || (["this", "that"].contains(text(index + 1)) && index + 2 < clause.end
          && !tokens[index + 2].isContent)
    {
      // "without it leases expire"
      return index + 2
    }
    // "says 'not now' when it is full", "if it has no luck the batch moves on": said, and done with.
    if Self.alone.contains(text(index) + " " + text(index + 1)) { return index + 2 }
    var at = index + 1
    var content = 0
    let isRelative = standsInRelative(index, clause: clause)
    var verbs = 0
    while at < clause.end, at - index <= 12 {
      let token = tokens[at]
      if isRelative, verbs > 0, startsPredicate(at) { return at }
      if isRelative, token.isContent { verbs += 1 }
      // "not from the one that has little": who that is, is not denied.
      if at - index > 2, kind == .plain, ["that", "which", "who"].contains(token.text), text(at - 1) == "one",
        text(at - 2) == "the", (index + 1..<at).contains(where: { text($0) == "from" })
      {
        return at
      }
      if token.text == "no", at - index > 1, kind == .plain, text(at - 1) != "with" { return at }
      // "It does not make three piles" denies the piles; "not read means lost" denies the reading alone.
      if token.role.contains(.consequence), at - index > 1 || !standsBehindAuxiliary(index) { return at }
      if token.mark == .equals || token.mark == .colon { return at }
      if ["until", "before", "after", "nor"].contains(token.text) {
        return token.text == "until" && hasCome(at, clause: clause) ? index + 1 : at
      }
      if at - index > 1, ["we", "you", "they", "i", "it"].contains(token.text),
        ["either", "anymore", "too", "yet"].contains(text(at - 1))
      {
        return at
      }
      if token.text == "by", at + 1 < clause.end, text(at + 1).hasSuffix("ing") { return at }
      if ["successful", "possible", "available", "reachable", "feasible"].contains(token.text),
        text(at + 1) != "to" || at + 2 >= clause.end || tokens[at + 2].role.contains(.article)
      {
        return at + 1
      }
      if ["succeed", "work", "help", "suffic", "recov", "enough"].contains(token.stem) { return at + 1 }
      if at - index > 1, ["it", "they", "we", "you", "i"].contains(token.text),
        startsStatement(at, clause: clause)
      {
        return at
      }
      if text(at + 1) == "not", at + 1 < clause.end, asksForAssent(at + 1, clause: clause) { return at }
      if kind == .indifferent {
        if token.isContent, !["matter", "how", "whether"].contains(token.text) { content += 1 }
        if content > 2 { return at }
      }
      if kind == .short {
        if token.isContent { content += 1 }
        if content > 2 { return at }
        if content > 0, token.role.contains(.article) { return at }
        // "without acks leases would run out"
        if content > 0, token.isContent, at > index + 1,
          ["would", "will", "can", "could", "may", "might", "are", "is"].contains(text(at + 1))
        {
          if !["acks", "ack", "it"].contains(token.text), content > 1 { return at }
        }
      }
      at += 1
    }
    return at
  }

  /// "what the DLQ could not": the words end in an auxiliary that is denied.
  func deniesAuxiliary(endingAt end: Int) -> Bool {
    end > 1 && text(end) == "not" && tokens[end - 2].isWord
      && ["could", "can", "would", "will", "does", "do", "did", "has", "have"].contains(text(end - 1))
  }

  /// "when not even the DLQ can be reached": comes to the stage, and says that it did not help.
  func deniesEven(before start: Int) -> Bool {
    guard let denier = denier(of: start), text(denier) == "not", text(denier + 1) == "even" else {
      return false
    }
    return ((denier + 2)..<start).allSatisfy { tokens[$0].role.contains(.article) }
  }

  private func standsBehindAuxiliary(_ index: Int) -> Bool {
    index > 0 && tokens[index - 1].role.contains(.auxiliary)
  }

  /// "not paused until 80 %" says that it is paused from there on; "not polled until memory is free", or until the
  /// value has fallen, says that it is not polled.
  private func hasCome(_ until: Int, clause: Clause) -> Bool {
    let behind = until..<clause.end
    // "not handed out until the lease expires": time passes by itself.
    if behind.prefix(7).contains(where: { Self.passings.contains(tokens[$0].stem) }) { return true }
    guard let value = behind.lazy.compactMap({ tokens[$0].quantity }).first else { return false }
    if behind.contains(where: {
      ["below", "under", "less", "drop", "fall", "sink", "drain"].contains(tokens[$0].stem)
    }) {
      return false
    }
    let stated = reached.filter { value.unit == .count || $0.unit == value.unit }
    return stated.isEmpty || stated.contains { $0.value >= value.value }
  }

  private static let alone: Set<String> = [
    "not now", "not then", "not yet", "not today", "no luck", "no success", "no avail", "no effect",
  ]

  private static let passings = Set(
    ["expire", "run", "time", "timeout", "elapse", "lapse", "end"].map(Inflection.root(of:)))

  /// "everything that wasn't acked goes back": the denial belongs to the words that say which things are meant.
  private func standsInRelative(_ index: Int, clause: Clause) -> Bool {
    guard
      let relative = (clause.start..<index).last(where: {
        ["that", "what", "whatever", "which", "who"].contains(tokens[$0].text)
      }),
      index - relative <= 4, relative + 1 < index,
      ((relative + 1)..<index).allSatisfy({
        !tokens[$0].role.isDisjoint(with: [.auxiliary, .adverb, .anaphor]) || text($0) == "even"
      })
    else { return false }
    if ["what", "whatever"].contains(tokens[relative].text) { return true }
    if relative == clause.start, ["which", "who"].contains(tokens[relative].text) { return true }
    guard relative > clause.start else { return false }
    let before = tokens[relative - 1]
    return before.isContent
      && !["think", "say", "said", "mean", "so", "know", "believe", "true", "case", "assume"].contains(
        before.text)
      || ["everything", "anything", "all", "those", "everyone", "something", "ones", "one"].contains(
        before.text)
  }

  /// A verb that belongs to what stands before the relative clause.
  private func startsPredicate(_ at: Int) -> Bool {
    let token = tokens[at]
    if token.role.contains(.auxiliary) {
      return !["been", "being", "be", "have", "having"].contains(token.text)
    }
    guard token.isContent, token.quantity == nil else { return false }
    return ["go", "land", "end", "come", "move", "fall", "stay", "wait"].contains(token.text)
      || (token.text.hasSuffix("s") && !token.text.hasSuffix("ss") && token.text != token.stem
        && !tokens[at - 1].role.contains(.article) && !tokens[at - 1].role.contains(.preposition))
  }

  /// "doesn't go through it ends up": a pronoun with a verb of its own begins something new.
  private func startsStatement(_ at: Int, clause: Clause) -> Bool {
    let carriers = ["think", "believe", "say", "mean", "that", "if", "whether", "like", "expect", "suppose"]
    guard at + 1 < clause.end, !carriers.contains(text(at - 1)) else { return false }
    let next = tokens[at + 1]
    return next.role.contains(.auxiliary) || (next.isContent && next.text.hasSuffix("s"))
  }

  /// "not dropped, lost or sent away": the denial goes on through the list to the part behind its "or".
  func endOfList(after number: Int, in clauses: [Clause]) -> Int? {
    var next = number + 1
    while next < clauses.count, clauses[next].sentence == clauses[number].sentence,
      clauses[next].opener == ",",
      next - number <= 6
    {
      let clause = clauses[next]
      if let alternative = (clause.start..<clause.end).first(where: { tokens[$0].role.contains(.alternative) }
      ),
        tokens[alternative].text == "or", alternative - clause.start <= 4,
        !(clause.start..<alternative).contains(where: {
          !tokens[$0].role.isDisjoint(with: [.anaphor, .auxiliary, .pronoun])
        })
      {
        return clause.end
      }
      let isShort = clause.end - clause.start <= 4
      let isFresh = (clause.start..<clause.end).contains { index in
        !tokens[index].role.isDisjoint(with: [.anaphor, .auxiliary, .pronoun, .negator])
      }
      guard isShort, !isFresh else { return nil }
      next += 1
    }
    return nil
  }
}
