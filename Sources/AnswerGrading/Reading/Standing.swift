/// Decides which clauses the writer stands by.
enum Standing {
  static func settle(_ clauses: inout [Clause], tokens: [Token], cues: [Cue.Found], isQuestion: [Bool]) {
    for cue in cues {
      guard let at = number(holding: cue.start, clauses) else { continue }
      switch cue.cue {
      case .unknown: voidUnknown(&clauses, at, tokens)
      case .unclaimed:
        var index = at
        while index < clauses.count,
          clauses[index].sentence == clauses[at].sentence || isBehindSemicolon(clauses[index], tokens)
            || clauses[index - 1].sentence == clauses[index].sentence
        {
          clauses[index].standing = .void
          index += 1
        }
      case .reported: voidReported(&clauses, at, cue: cue, tokens: tokens)
      case .conceded: excuse(&clauses, at)
      case .retraction: retract(&clauses, at, cue: cue, tokens: tokens)
      case .reversal:
        let sentence = clauses[at].sentence
        let isRetracting =
          clauses.contains {
            $0.sentence == sentence && begins($0, with: "no", or: "actually", tokens)
          } || turnsBack(clauses[at], before: cue.start, tokens)
          || followsSlip(clauses[at], before: cue.start, tokens) || ownsMistake(cue, tokens)
          || restarts(clauses[at], cue, tokens)
        if isRetracting { for index in clauses.indices where index < at { clauses[index].standing = .void } }
      case .hedge: break
      }
    }
    for index in clauses.indices.dropFirst() where clauses[index].end - clauses[index].start <= 2 {
      // "…, retry paused; P30?" asks.
      let sentence = clauses[index].sentence
      if isQuestion.indices.contains(sentence), isQuestion[sentence], clauses[index - 1].sentence != sentence,
        index + 1 == clauses.count
      {
        clauses[index].standing = .void
      }
    }
    excuseSupposed(&clauses, tokens)
    for index in clauses.indices where isOwnObjection(clauses[index], tokens) {
      clauses[index].standing = .void
    }
    correctAfterwards(&clauses, tokens: tokens, isQuestion: isQuestion)
    withdrawDenied(&clauses, tokens: tokens)
    Disowned.mark(&clauses, tokens: tokens)
    dismissReasons(&clauses, tokens: tokens)
    for index in clauses.indices where isOfThePast(clauses[index], tokens) { clauses[index].standing = .void }
    markTentative(&clauses, tokens: tokens, cues: cues, isQuestion: isQuestion)
  }

  /// "It is not true that A; B" denies both.
  private static func isBehindSemicolon(_ clause: Clause, _ tokens: [Token]) -> Bool {
    clause.start > 0 && tokens[clause.start - 1].mark == .semicolon
  }

  /// "…, er, the other way round", "sorry, I mean the reverse": little but an interjection stands before it.
  private static func followsSlip(_ clause: Clause, before cue: Int, _ tokens: [Token]) -> Bool {
    var at = cue - 1
    var hasSlip = false
    while at >= 0, cue - at <= 6 {
      let token = tokens[at]
      if slips.contains(token.text) { hasSlip = true }
      guard
        slips.contains(token.text) || token.mark == .comma || token.mark == .dash
          || token.role.contains(.article) || ["i", "mean", "that", "is", "it"].contains(token.text)
      else { break }
      at -= 1
    }
    return hasSlip
  }

  private static let slips: Set<String> = [
    "er", "uh", "um", "erm", "oops", "sorry", "no", "wait", "rather", "hmm", "hm", "argh", "ugh", "nope",
    "correction", "damn", "ah", "oh", "mean",
  ]

  /// "That would be serial, and it isn't": a clause that is nothing but a denial takes back the one before.
  private static func withdrawDenied(_ clauses: inout [Clause], tokens: [Token]) {
    for index in clauses.indices.dropFirst() {
      let clause = clauses[index]
      let words = clause.start..<clause.end
      if isRefusal(clause, tokens), clauses[index - 1].sentence != clause.sentence,
        index + 1 == clauses.count || clauses[index + 1].sentence != clause.sentence
      {
        mark(&clauses, sentence: clauses[index - 1].sentence, as: .void)
        continue
      }
      if clauses[index - 1].opener == "if", clauses[index - 1].sentence == clause.sentence,
        ["but", "and", ","].contains(clause.opener), words.count <= 5,
        words.contains(where: { tokens[$0].text == "not" }), words.allSatisfy({ isFunctionWord(tokens[$0]) })
      {
        // "They would move on if the lease expired, but it doesn't."
        for part in [index - 2, index - 1] where part >= 0 && clauses[part].sentence == clause.sentence {
          clauses[part].standing = .void
        }
        continue
      }
      // "It goes up in little steps, so it doesn't" draws a conclusion and takes nothing back.
      guard words.count <= 5, ["", "and", "but", "which", ",", "yet"].contains(clause.opener),
        words.contains(where: { tokens[$0].text == "not" }),
        words.contains(where: { tokens[$0].role.contains(.anaphor) }),
        words.contains(where: { ["is", "are", "was", "were"].contains(tokens[$0].text) }),
        words.allSatisfy({ isFunctionWord(tokens[$0]) })
      else { continue }
      clauses[index - 1].standing = .void
    }
  }

  static func isFunctionWord(_ token: Token) -> Bool {
    !token.role.isDisjoint(with: [.anaphor, .auxiliary, .negator, .adverb, .additive, .adversative])
      || ["which", "case", "the", "true", "anymore"].contains(token.text)
  }

  private static func begins(_ clause: Clause, with word: String, or other: String, _ tokens: [Token]) -> Bool
  {
    guard clause.start < clause.end else { return false }
    let text = tokens[clause.start].text
    return text == word || text == other
  }

  /// "which of them …", "who …": a question inside a statement.
  private static func asks(_ clause: Clause, _ tokens: [Token]) -> Bool {
    let first = (clause.start..<clause.end).first {
      !tokens[$0].role.contains(.adversative) && !tokens[$0].role.contains(.additive)
    }
    return first.map { ["which", "who", "what", "where", "whether"].contains(tokens[$0].text) } ?? false
  }

  /// What depends on "I don't know" without a comma is unknown too.
  private static func voidUnknown(_ clauses: inout [Clause], _ at: Int, _ tokens: [Token]) {
    clauses[at].standing = .void
    if let asked = (0..<at).first(where: { clauses[$0].sentence == clauses[at].sentence }),
      asks(clauses[asked], tokens)
    {
      // "Which of them gives the priority, hmm, not sure."
      for index in asked..<at { clauses[index].standing = .void }
    }
    var next = at + 1
    while next < clauses.count, clauses[next].sentence == clauses[at].sentence,
      ["if", "when", "where", "which", "who", "because", "or"].contains(clauses[next].opener)
    {
      clauses[next].standing = .void
      next += 1
    }
  }

  /// Others' opinion, or the writer's first one, ends where the writer turns; with nothing after it, it is the writer's own.
  private static func voidReported(_ clauses: inout [Clause], _ at: Int, cue: Cue.Found, tokens: [Token]) {
    let sentence = clauses[at].sentence
    var end = at + 1
    while end < clauses.count, clauses[end].sentence == sentence, !turns(clauses[end], tokens),
      !turnsToWriter(clauses[end], from: cue, tokens)
    {
      end += 1
    }
    guard end < clauses.count else { return }
    if clauses[end].sentence != sentence, disowns(cue, tokens) {
      // "At 79 I'd have said that it runs. At 85 …"
      for index in at..<end { excuse(&clauses, index) }
    }
    // "Instinct says P30. It is the higher class." stays the writer's own; "Instinct says P30. But …" does not.
    if clauses[end].sentence != sentence, !turnsAround(clauses[end], tokens),
      !names(clauses[end], against: cue, tokens),
      !turnsToWriter(clauses[end], from: cue, tokens), !contradicts(clauses[end], clauses[at], cue, tokens),
      !isExpected(clauses[at], tokens) || !turnsLater(clauses[end...], tokens)
    {
      return
    }
    // "My first idea was S3, but that's only for the worst case": it stays, in another place.
    let turn = (clauses[end].start..<clauses[end].end).prefix(5).map { tokens[$0].text }
    let isPutElsewhere =
      turn.contains { ["that", "it"].contains($0) } && turn.contains("is")
      && turn.contains { ["only", "just", "last", "for"].contains($0) }
    for index in at..<end { clauses[index].standing = isPutElsewhere ? .excused : .void }
    // "The acks pile up and events run twice, that was my hunch. Actually no: …" speaks of what stands before.
    let isBehind = (clauses[at].start..<clauses[at].end).prefix(2).contains { tokens[$0].text == "that" }
    guard isBehind else { return }
    for index in clauses.indices where index < at && clauses[index].sentence == sentence {
      clauses[index].standing = .void
    }
  }

  /// "Ines insists that P30 never pauses. It does."
  private static func contradicts(_ clause: Clause, _ report: Clause, _ cue: Cue.Found, _ tokens: [Token])
    -> Bool
  {
    let words = clause.start..<clause.end
    return Cue.isPersonal(cue, tokens) && denies(report, tokens) && !denies(clause, tokens)
      && (2...4).contains(words.count)
      && words.contains { tokens[$0].role.contains(.anaphor) }
      && words.allSatisfy { isFunctionWord(tokens[$0]) }
  }

  /// "you'd expect": says what others would, and so hints at a turn.
  private static func isExpected(_ clause: Clause, _ tokens: [Token]) -> Bool {
    (clause.start..<clause.end).contains { index in
      ["would", "might", "could"].contains(tokens[index].text) && index > clause.start
        && ["you", "one", "someone", "people", "anyone", "everybody", "everyone"].contains(
          tokens[index - 1].text)
        && index + 1 < clause.end
        && ["expect", "think", "assume", "guess", "say", "believe", "suppose"].contains(
          tokens[index + 1].text)
    }
  }

  static func excuse(_ clauses: inout [Clause], _ at: Int) {
    if clauses[at].standing == .asserted { clauses[at].standing = .excused }
  }

  /// The clause before is gone; the rest of its sentence may no longer count against the writer.
  private static func retract(_ clauses: inout [Clause], _ at: Int, cue: Cue.Found, tokens: [Token]) {
    guard at > 0 else { return }
    var first = at
    while first > 0, clauses[first - 1].sentence == clauses[at].sentence { first -= 1 }
    let isOpening =
      cue.start <= clauses[first].start + 1
      || cue.start - clauses[first].start <= longestInterjection
        && (clauses[first].start..<cue.start).allSatisfy { isInterjection(tokens[$0]) }
    guard !isOpening || first > 0 else { return }
    let sentence = isOpening ? clauses[first - 1].sentence : clauses[at].sentence
    if isOpening,
      let last = clauses[at...].prefix(while: { $0.sentence == clauses[at].sentence }).last,
      last.end - clauses[first].start <= longestInterjection,
      (clauses[first].start..<last.end).allSatisfy({
        isInterjection(tokens[$0]) || (cue.start..<cue.end).contains($0)
      })
    {
      // "Hmm, hold on, no." stands alone and takes back the whole sentence.
      mark(&clauses, sentence: clauses[at].sentence, as: .void)
      mark(&clauses, sentence: sentence, as: .void)
      return
    }
    var index = (isOpening ? first : at) - 1
    var isLast = true
    while index >= 0, clauses[index].sentence == sentence {
      if isLast {
        clauses[index].standing = .void
        isLast = clauses[index].end - clauses[index].start <= 1
      } else if clauses[index].standing == .asserted {
        clauses[index].standing = .excused
      }
      index -= 1
    }
  }

  /// In tokens; nobody hesitates for longer.
  private static let longestInterjection = 24

  private static func denies(_ clause: Clause, _ tokens: [Token]) -> Bool {
    (clause.start..<clause.end).contains { tokens[$0].role.contains(.negator) }
  }

  static func isInterjection(_ token: Token) -> Bool {
    token.mark != nil
      || [
        "hmm", "hm", "well", "oh", "ah", "no", "wait", "ok", "okay", "actually", "sorry", "but", "uh", "um",
        "er", "right", "nope", "and",
      ].contains(token.text)
  }

  /// "P30? No, P10." and "P30. Actually P10."
  private static func correctAfterwards(_ clauses: inout [Clause], tokens: [Token], isQuestion: [Bool]) {
    for index in clauses.indices.dropFirst() {
      let sentence = clauses[index].sentence
      guard clauses[index - 1].sentence != sentence, clauses[index].start < clauses[index].end else {
        continue
      }
      let first = tokens[clauses[index].start].text
      let previous = clauses[index - 1].sentence
      let asked = isQuestion.indices.contains(previous) && isQuestion[previous]
      let isSupposed = clauses.contains { $0.sentence == previous && speaksOfWould($0, tokens) }
      if asked, ["no", "not", "never", "wrong"].contains(first) {
        mark(&clauses, sentence: previous, as: .void)
      } else if isSupposed, first == "no", isFollowedByMark(clauses[index].start, tokens) {
        // "They'd be lost... no, they are under lease."
        mark(&clauses, sentence: previous, as: .void)
      } else if first == "no", clauses[index].start + 1 < tokens.count,
        tokens[clauses[index].start + 1].mark == .comma,
        !clauses.contains(where: { $0.sentence == previous && denies($0, tokens) })
      {
        // "It goes to S3. No, to the DLQ." turns; "It isn't dropped. No, it is kept." agrees.
        mark(&clauses, sentence: previous, as: .excused)
      } else if first == "wrong" || first == "nope", isFollowedByMark(clauses[index].start, tokens) {
        // "I believed it was blue. Wrong: it is red."
        mark(&clauses, sentence: previous, as: .void)
      } else if turnsWithActually(clauses[index].start, tokens) {
        mark(&clauses, sentence: previous, as: .excused)
      }
    }
  }

  /// "Actually, …", "Hm, well, actually …"
  private static func turnsWithActually(_ start: Int, _ tokens: [Token]) -> Bool {
    var at = start
    while at < tokens.count, at - start <= 5 {
      if tokens[at].text == "actually" { return true }
      guard tokens[at].mark == .comma || tokens[at].mark == .sentenceEnd || tokens[at].isWord,
        isInterjection(tokens[at])
      else { return false }
      at += 1
    }
    return false
  }

  private static func mark(_ clauses: inout [Clause], sentence: Int, as standing: Clause.Standing) {
    for index in clauses.indices where clauses[index].sentence == sentence {
      if standing == .void || clauses[index].standing == .asserted { clauses[index].standing = standing }
    }
  }
}
