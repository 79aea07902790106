/// Which stretches of an answer are denied.
struct Negation {
  /// Per token: whether an odd number of denials before it reaches it.
  private var isReached: [Bool]
  private var isDenial: [Bool]
  /// Per token: the last denial that reaches it.
  private var denier: [Int?]
  private let tokens: [Token]
  /// Values that the question gives: what has been reached by now.
  private let reached: [Quantity]
  /// Whether a sentence of the answer is a question, by its number.
  private let isQuestion: [Bool]

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
        if end == clause.end, let listEnd = endOfList(after: number, in: clauses) { end = listEnd }
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
    }
  }

  /// "The DLQ isn't involved", "Kafka plays no part": what stands before is denied.
  private func excludes(_ index: Int) -> Bool {
    ["involved", "at play", "part in", "role in", "role here", "part here"].contains {
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
    if isDeniedFromBehind(end) { denied.toggle() }
    return denied
  }

  /// "has not 20 minutes", "must not be done within 5 s", "is not late after 5 s": what is denied is the value itself, and no waiting for so
  /// long.
  private func deniesHaving(_ value: Int) -> Bool {
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
    if end + 2 < tokens.count, tokens[end].role.contains(.auxiliary), isDenial[end + 1],
      ["happen", "occur", "exist", "apply"].contains(tokens[end + 2].stem)
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
        ["everything", "all", "full"].contains(text(at + 2))
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

  private enum Kind {
    case plain
    /// Denies only the next two words of meaning: "without acks".
    case short
    /// Denies that something has a say: "whatever the load is", "no matter how busy it gets".
    case indifferent
  }

  private func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

  /// "Not that P10 does not count": the denial is of all that follows, and P10 stays what it speaks of.
  func deniesWholeClause(before index: Int) -> Bool {
    guard let denier = denier(of: index) else { return false }
    return text(denier) == "not" && text(denier + 1) == "that"
  }

  /// "Wouldn't it be the DLQ?" expects a yes: the "not" of a question that begins with its verb denies nothing.
  private func asksForAssent(_ index: Int, clause: Clause) -> Bool {
    guard index > clause.start, index + 1 < clause.end, tokens[index - 1].role.contains(.auxiliary) else {
      return false
    }
    let opening: WordRole = [.sequence, .adverb, .additive, .subordinate, .adversative]
    let isFirst = (clause.start..<(index - 1)).allSatisfy { !tokens[$0].role.isDisjoint(with: opening) }
    let following = tokens[index + 1]
    let isName = following.role.isDisjoint(with: [.article, .anaphor, .pronoun, .universal])
    if isFirst { return isQuestion(clause) || !isName }
    // "if no one reads it wouldn't every task look expired?"
    return isQuestion(clause) && !isName && !["is", "are", "was", "were"].contains(text(index - 1))
  }

  private func isQuestion(_ clause: Clause) -> Bool {
    isQuestion.indices.contains(clause.sentence) && isQuestion[clause.sentence]
  }

  private func kind(at index: Int, clause: Clause) -> Kind? {
    let token = tokens[index]
    let next = text(index + 1)
    switch token.text {
    case "not" where asksForAssent(index, clause: clause): return nil
    case "not":
      return ["only", "just", "merely", "simply", "sure", "certain", "surprisingly", "all", "every", "both"]
        .contains(next) ? nil : .plain
    case "no" where next == "matter": return isOpenQuestion(index + 2, clause) ? .indifferent : nil
    // "S3 catches whatever the DLQ could not": an object, and no "whatever the load is".
    case "whatever" where index > clause.start && tokens[index - 1].isContent:
      return isThingAlone(index + 1, clause) ? .indifferent : nil
    case "whatever": return isOpenQuestion(index, clause) ? .indifferent : nil
    case "no" where ["idea", "clue"].contains(next) && isOfAnother(index, clause: clause): return .plain
    case "no":
      if ["idea", "clue", "doubt", "problem", "wonder", "later", "question", "worries", "wait"]
        .contains(next)
      {
        return nil
      }
      // A bare "no" answers something; it denies nothing that follows.
      if index + 1 >= clause.end { return nil }
      return ["with", "and"].contains(text(index - 1)) ? .short : .plain
    case "nothing" where next == "but": return nil
    case "nobody" where text(index - 1) == "with", "nothing" where text(index - 1) == "with": return .short
    case "kills" where ["the", "that", "this", "those", "all"].contains(next),
      "cures" where ["the", "that", "this", "those", "all"].contains(next):
      return .short
    case "without", "lacking", "lack", "lacks": return .short
    case "none", "nothing":
      // As an object it denies the verb before it and little of what follows.
      return index - clause.start > 2 && tokens[index - 1].isContent ? .short : .plain
    case "neither", "nor", "never", "hardly", "barely", "scarcely", "rarely", "nobody", "nowhere":
      return .plain
    case "unable", "impossible", "avoid", "avoids", "avoided", "avoiding", "prevent", "prevents",
      "preventing", "prevented",
      "eliminates", "eliminating", "regardless", "irrespective", "independent", "independently",
      "ignores",
      "ignoring":
      return .plain
    case "resist", "resists", "resisting", "refrain", "refrains", "refraining", "withhold": return .plain
    case "hold" where next == "off", "holding" where next == "off": return .plain
    case "tempted" where next == "to": return .plain
    case "refuses": return ["too", "also", "as"].contains(next) ? nil : .plain
    case "instead", "rather", "opposed", "far", "away", "rid":
      let pair = token.text + " " + next
      return ["instead of", "rather than", "opposed to", "far from", "away from", "rid of"].contains(pair)
        ? .plain : nil
    case "fail", "fails", "failed", "failing": return next == "to" ? .plain : nil
    case "stop", "stops", "stopped", "quit", "quits", "ceases", "ceased", "cease", "stopping", "keeps",
      "keep":
      if token.text.hasPrefix("keep") { return nil }
      return next.hasSuffix("ing") || next == "to" ? .plain : nil
    case "to": return followsToo(index, clause: clause) ? .plain : nil
    default: return nil
    }
  }

  /// "The static one has no idea of the load": somebody else does not know.
  private func isOfAnother(_ index: Int, clause: Clause) -> Bool {
    guard index - clause.start >= 2, ["has", "have", "with"].contains(text(index - 1)) else { return false }
    return tokens[index - 2].isContent || ["it", "they", "one"].contains(text(index - 2))
  }

  /// "how busy", "what the load": the words tell what it is that does not matter.
  private func isOpenQuestion(_ at: Int, _ clause: Clause) -> Bool {
    guard at + 1 < clause.end else { return false }
    let isAboutThing = tokens[at + 1].role.contains(.article) || tokens[at + 1].role.contains(.anaphor)
    switch text(at) {
    case "how": return true
    case "what", "which", "whatever", "where", "whether": return isAboutThing
    default: return tokens[at].role.contains(.article) || tokens[at].role.contains(.anaphor)
    }
  }

  /// "the same class whatever the load": a thing, and nothing said of it.
  private func isThingAlone(_ at: Int, _ clause: Clause) -> Bool {
    var next = at
    while next < clause.end, tokens[next].role.contains(.article) { next += 1 }
    return next < clause.end && tokens[next].isContent && next + 1 == clause.end
  }

  /// "too tight to be throttled".
  private func followsToo(_ index: Int, clause: Clause) -> Bool {
    var seen = 0
    var at = index - 1
    while at >= clause.start, seen < 3 {
      if tokens[at].text == "too" {
        return seen > 0 && !["many", "much"].contains(text(at + 1))
          && !tokens[at + 1].role.contains(.auxiliary)
      }
      if tokens[at].isWord, tokens[at].quantity == nil { seen += 1 }
      at -= 1
    }
    return at >= clause.start && tokens[at].text == "too" && !["many", "much"].contains(text(at + 1))
  }

  private func reach(of kind: Kind, from index: Int, clause: Clause) -> Int {
    if kind == .short, index + 1 < clause.end,
      ["it", "them"].contains(text(index + 1))
        || (["this", "that"].contains(text(index + 1)) && index + 2 < clause.end
          && !tokens[index + 2].isContent)
    {
      // "without it leases expire"
      return index + 2
    }
    var at = index + 1
    var content = 0
    let isRelative = standsInRelative(index, clause: clause)
    var verbs = 0
    while at < clause.end, at - index <= 12 {
      let token = tokens[at]
      if isRelative, verbs > 0, startsPredicate(at) { return at }
      if isRelative, token.isContent { verbs += 1 }
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

  private static let passings = Set(
    ["expire", "run", "time", "timeout", "elapse", "lapse", "end"].map(Inflection.root(of:)))

  /// "everything that wasn't acked goes back": the denial belongs to the words that say which things are meant.
  private func standsInRelative(_ index: Int, clause: Clause) -> Bool {
    guard
      let relative = (clause.start..<index).last(where: {
        ["that", "what", "whatever", "which", "who"].contains(tokens[$0].text)
      }),
      index - relative <= 4, relative + 1 < index,
      ((relative + 1)..<index).allSatisfy({ !tokens[$0].role.isDisjoint(with: [.auxiliary, .adverb]) })
    else { return false }
    if ["what", "whatever"].contains(tokens[relative].text) { return true }
    if relative == clause.start, ["which", "who"].contains(tokens[relative].text) { return true }
    guard relative > clause.start else { return false }
    let before = tokens[relative - 1]
    return before.isContent
      && !["think", "say", "said", "mean", "so", "know", "believe", "true", "case", "assume"].contains(
        before.text)
      || ["everything", "anything", "all", "those", "everyone", "something"].contains(before.text)
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
  private func endOfList(after number: Int, in clauses: [Clause]) -> Int? {
    var next = number + 1
    while next < clauses.count, clauses[next].sentence == clauses[number].sentence,
      clauses[next].opener == ",",
      next - number <= 6
    {
      let clause = clauses[next]
      if let alternative = (clause.start..<clause.end).first(where: { tokens[$0].role.contains(.alternative) }
      ),
        tokens[alternative].text == "or", alternative - clause.start <= 4
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
