/// Which words put a stage before the one that was named before it.
extension OrderReading {
  static let failings = Set(
    ["fail", "refuse", "reject", "miss", "drop", "lose"].map(Inflection.root(of:)))

  /// "S3 catches what the DLQ could not take": the name in the relative clause had it first.
  func catchesRest(_ from: Int, _ stage: Stage) -> Bool {
    let start = stage.proposition.start
    guard
      let relative = (from..<start).last(where: {
        ["what", "whatever", "anything", "everything"].contains(text($0))
      }),
      relative - from <= 4, relative > from, tokens[relative - 1].isContent || text(relative - 1) == "up",
      !(relative..<start).contains(where: { !tokens[$0].isWord || tokens[$0].role.contains(.additive) })
    else { return false }
    return (relative..<min(stage.proposition.end + 3, tokens.count)).contains {
      tokens[$0].text == "not"
        || Self.failings.contains(tokens[$0].stem)
    }
  }

  /// "retries what was put on the topic": the stage in the relative clause had it first.
  func takesWhatWas(_ earlier: Stage, _ stage: Stage) -> Bool {
    let between = (earlier.proposition.end..<max(earlier.proposition.end, stage.proposition.start)).map(text)
    guard let what = between.lastIndex(of: "what"), what + 1 < between.count else { return false }
    return ["was", "were", "is", "has"].contains(between[what + 1]) && !between[what...].contains("not")
  }

  /// "…, after the retries have failed": the last clause of its sentence.
  private func endsWithAfter(_ stage: Stage) -> Bool {
    let number = stage.proposition.clause
    let clause = clauses[number]
    guard number + 1 == clauses.count || clauses[number + 1].sentence != clause.sentence else { return false }
    let opening = clause.start..<max(clause.start, stage.proposition.start)
    return opening.first.map { text($0) == "after" } ?? false
      && opening.dropFirst().allSatisfy { tokens[$0].role.contains(.article) || text($0) == "all" }
  }

  /// True when the words between two stages put the second before the first, nil when they say nothing.
  ///
  /// - Parameter isSecond: no more than one stage of the sentence stands before `stage`.
  func reverses(_ earlier: Stage, _ stage: Stage, next: Stage?, isSecond: Bool, pulls: [Proposition])
    -> Bool?
  {
    let from = earlier.proposition.end
    let to = stage.proposition.start
    guard from <= to, to - from <= 30 else { return nil }
    // "before even that"
    let between = (from..<to).map { tokens[$0].text }.filter { $0 != "even" }
    let same = earlier.proposition.sentence == stage.proposition.sentence
    if contains(between, ["before", "that"]) || contains(between, ["before", "this"])
      || contains(between, ["before", "which"])
      || contains(between, ["before", "all", "that"]) || contains(between, ["before", "all", "of", "that"])
      || contains(between, ["before", "any", "of", "that"]) || contains(between, ["stop", "before", "is"])
      || contains(between, ["one", "before", "is"]) || contains(between, ["step", "before", "is"])
      || contains(between, ["before", "comes"])
      || contains(between, ["before", "it"])
      || contains(between, ["preceded", "by"]) || contains(between, ["prior", "to", "that"])
      || Self.placesBefore.contains(where: { place in
        ["that", "it", "this", "them"].contains { contains(between, place + [$0]) }
      })
    {
      return true
    }
    if same, catchesRest(from, stage) || endsWithAfter(stage) || takesWhatWas(earlier, stage) { return true }
    if isPluperfect(stage.proposition),
      !isPluperfect(earlier.proposition) || !same || clauses[stage.proposition.clause].opener == "because",
      stage.rank != earlier.rank, clauses[stage.proposition.clause].opener != "if"
    {
      return true
    }
    if !same, comesFrom(stage.proposition) { return true }
    if endsBefore(stage.proposition) { return true }
    guard same else {
      // "Mission Control. But only after I have looked at the logs."
      let number = stage.proposition.clause
      let clause = clauses[number]
      let isAlone =
        (number == 0 || clauses[number - 1].sentence != clause.sentence)
        && (number + 1 == clauses.count || clauses[number + 1].sentence != clause.sentence)
      return isAlone && isSaidToPrecede(stage.proposition, behind: clause.start) ? true : nil
    }
    if contains(between, ["after", "that"]) || contains(between, ["after", "which"])
      || contains(between, ["after", "this"])
    {
      return false
    }
    // "It ends in S3; before that the topic and the DLQ": a list, told in its order.
    if isSecond, listsBehindBefore(earlier.proposition, between) { return false }
    // "Before it come the topic and then the DLQ."
    if isSecond, opensWithBefore(earlier.proposition), !between.contains("then") { return true }
    if saysForward(earlier.proposition, stage.proposition) { return false }
    if isSaidToPrecede(stage.proposition, behind: from) { return true }
    // "Everything else comes after I know the scope."
    if ["come", "comes", "wait", "waits", "only"].contains(where: {
      contains(between, [$0, "after"]) || contains(between, [$0, "until"])
    }), !between.suffix(1).contains("after"), !hasConsequence(after: stage.proposition) {
      return true
    }
    if let last = between.last(where: { !WordRole.of($0).contains(.article) }), last == "after",
      between.suffix(4).contains(where: { ["only", "but", "and"].contains($0) })
    {
      return true
    }
    let sameClause = earlier.proposition.clause == stage.proposition.clause
    let isNear = sameClause || stage.proposition.clause - earlier.proposition.clause <= 2
    if isNear {
      let clauseStart = clauses[stage.proposition.clause].start
      let isPassive = between.contains("by")
      let pull = pulls.last { $0.start >= max(from, clauseStart) && $0.end <= to && !$0.isDenied }
      // "reading it from there": from what was named before.
      let isFromBefore = pull.map { found in
        (found.end..<to).contains {
          tokens[$0].text == "from" && ["there", "it", "that", "them", "here"].contains(text($0 + 1))
        }
      }
      if let pull, !isPassive, isFromBefore != true,
        !isDoneByAnother(pull, in: clauseStart, behind: earlier.proposition),
        !(pull.end..<to).dropFirst().contains(where: {
          ["to", "puts", "put", "writes", "moves", "sends", "until", "till", "into", "where", "so"].contains(
            tokens[$0].text)
        })
      {
        return true
      }
      if let at = between.lastIndex(of: "from"), at >= between.count - 4,
        !between[at...].contains(where: {
          ["to", "which", "there", "where", "here", "it", "them", "this", "that", "these"].contains($0)
        })
      {
        return true
      }
    }
    if sameClause {
      if between.last(where: { !WordRole.of($0).contains(.article) }) == "by",
        isDestination(earlier.proposition)
      {
        return true
      }
      if let last = between.last(where: { !WordRole.of($0).contains(.article) }),
        ["after", "behind", "following"].contains(last)
          || ["via", "through"].contains(last) && !comesAfterFrom(earlier.proposition)
      {
        return true
      }
    }
    let isEnd = next.map { $0.proposition.sentence != stage.proposition.sentence } ?? true
    if isEnd, earlier.proposition.clause + 1 == stage.proposition.clause || sameClause,
      let opener = between.first(where: { ["if", "when", "once", "after"].contains($0) })
    {
      let at = between.firstIndex(of: opener) ?? 0
      let gap = between[(at + 1)...]
      let clauseStart = clauses[stage.proposition.clause].opener
      let hasAnaphor = gap.contains { WordRole.of($0).contains(.anaphor) }
      let hasComma = (from..<to).contains { tokens[$0].mark == .comma }
      if !hasAnaphor, gap.count <= 3, !hasComma || clauseStart == "if",
        !hasConsequence(after: stage.proposition)
      {
        return true
      }
    }
    return nil
  }

  /// "before that the topic and the DLQ": nothing but names behind "before that".
  private func listsBehindBefore(_ earlier: Proposition, _ between: [String]) -> Bool {
    let ahead = (clauses[earlier.clause].start..<earlier.start).filter { !tokens[$0].role.contains(.article) }
      .map(text)
    return [["before", "that"], ["before", "this"], ["before", "it"]].contains(ahead)
      && between.contains("and")
      && !between.contains("then")
  }

  /// "It goes to S3 before the DLQ", "from the processor it goes on to the publisher": in its own words, however the whole is told.
  private func saysForward(_ earlier: Proposition, _ stage: Proposition) -> Bool {
    guard earlier.clause == stage.clause else { return false }
    let between = (earlier.end..<stage.start).filter { !tokens[$0].role.contains(.article) }.map(text)
    if between == ["before"] || between == ["comes", "before"] || between == ["is", "before"] {
      return true
    }
    var at = earlier.start - 1
    while at >= 0, tokens[at].role.contains(.article) { at -= 1 }
    return text(at) == "from" && at == clauses[earlier.clause].start && between.last == "to"
  }

  /// "the logs I read before that", "I kick the pods beforehand"
  func endsBefore(_ stage: Proposition) -> Bool {
    let end = clauses[stage.clause].end
    let behind = (stage.end..<max(stage.end, min(stage.end + 6, end))).map(text)
    if behind.suffix(2) == ["by", "then"] || ["before", "beforehand"].contains(behind.last ?? "") {
      return true
    }
    guard let at = behind.lastIndex(of: "before") else { return false }
    // "before it", "before anything else", "before I look at it"
    var rest = behind[(at + 1)...]
    if rest.last == "else" { return rest.count == 2 }
    if ["i", "we"].contains(rest.first ?? ""), rest.count > 1 {
      rest = rest.dropFirst()
      guard ["look", "open", "see", "do", "check"].contains(rest.first ?? "") else { return false }
      rest = rest.dropFirst()
      return at + 1 + 2 + rest.count == behind.count && end <= stage.end + 6
        && rest.allSatisfy { ["it", "that", "at", "there", "in"].contains($0) }
    }
    return rest.count == 1 && ["it", "that", "this", "them"].contains(rest.first ?? "")
  }

  /// "…, once I have checked the deploys", "… right after Sentry".
  func isSaidToPrecede(_ stage: Proposition, behind from: Int) -> Bool {
    let between = (from..<max(from, stage.start)).map(text)
    if let having = between.lastIndex(of: "having"), having + 1 < between.count,
      between[having + 1].hasSuffix("ed")
        || ["been", "gone", "read", "seen", "run", "sent", "had"].contains(between[having + 1]),
      !between.contains(where: { ["i", "we", "it", "they"].contains($0) })
    {
      return true
    }
    guard let at = between.lastIndex(where: ["after", "once", "when"].contains) ?? negatedBefore(between)
    else { return false }
    guard !((from + at)..<stage.start).contains(where: { tokens[$0].mark == .comma }) else { return false }
    let words = between[(at + 1)...].filter { !WordRole.of($0).contains(.article) }
    if words.isEmpty {
      return between[at] == "after" && at > 0
        && (["right", "straight", "directly", "shortly", "immediately"].contains(between[at - 1])
          || between[..<at].contains { ["last", "final", "which"].contains($0) })
    }
    let doers = words.count { ["i", "we", "you", "they", "it"].contains($0) }
    let isPerfect = words.contains { ["have", "has", "had", "having"].contains($0) }
    let isGerund = between[at] == "after" && words[0].hasSuffix("ing") && words[0].utf8.count > 5
    return doers <= 1 && (isPerfect || isGerund) && words.count <= 8
      && !words.contains { ["then", "that", "this"].contains($0) }
  }

  /// "but not before I have looked into Sentry": where "before" stands.
  func negatedBefore(_ between: [String]) -> Int? {
    guard let at = between.lastIndex(of: "before"), at > 0, between[at - 1] == "not" else { return nil }
    return at
  }

  static let placesBefore = [["ahead", "of"], ["in", "front", "of"], ["upstream", "of"]]

  /// "…, a middle layer pulls it off the broker": somebody without a name pulls, so the name before is no source.
  func isDoneByAnother(_ pull: Proposition, in start: Int, behind earlier: Proposition) -> Bool {
    guard start >= earlier.end, start < pull.start, tokens[start].role == .article else { return false }
    return (start..<pull.start).contains { tokens[$0].isContent }
      && !(start..<pull.start).contains { tokens[$0].role.contains(.auxiliary) }
  }

  /// "published to Kafka by the publisher".
  func isDestination(_ proposition: Proposition) -> Bool {
    let before = (max(0, proposition.start - 3)..<proposition.start).map { tokens[$0].text }
    return before.contains { ["to", "into", "onto", "on", "in"].contains($0) }
  }

  /// "from ingest via PrepPublisher".
  func comesAfterFrom(_ proposition: Proposition) -> Bool {
    (max(0, proposition.start - 2)..<proposition.start).contains {
      ["from", "via", "through"].contains(tokens[$0].text)
    }
  }
}
