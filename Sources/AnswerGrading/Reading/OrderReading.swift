/// Reads in which order an answer puts the stages of a chain.
struct OrderReading {
  /// One contradiction of the order for each pair of stages that stands the wrong way round.
  private(set) var violations: [Proposition] = []

  private struct Stage {
    var rank: Int
    var proposition: Proposition
    /// It was called the last one, wherever it stands.
    var isCalledLast = false
  }

  private let tokens: [Token]
  private let clauses: [Clause]
  private let chain: CompiledChain
  /// "From the bottom up: …"
  private var isToldBackwards = false

  init(_ chain: CompiledChain, tokens: [Token], clauses: [Clause], propositions: [Proposition]) {
    self.tokens = tokens
    self.clauses = clauses
    self.chain = chain
    let asides = Dictionary(
      grouping: propositions.filter { chain.asides.contains($0.concept) }, by: \.clause)
    let pulls = propositions.filter { chain.pulls.contains($0.concept) }
    var stages: [Stage] = []
    for proposition in propositions where !proposition.isDerived && !proposition.isDenied {
      guard let rank = chain.ranks[proposition.concept], clauses[proposition.clause].standing == .asserted,
        !proposition.isDeniedInManner,
        (asides[proposition.clause] ?? []).allSatisfy({ isInBrackets($0, behind: proposition) })
      else { continue }
      if let last = stages.last, proposition.start < last.proposition.end { continue }
      stages.append(Stage(rank: rank, proposition: proposition))
    }
    if let first = stages.first, !stages.contains(where: { $0.rank == 0 }) {
      var skipped = first.proposition
      skipped.concept = Proposition.skippedStart
      skipped.subjects = 0
      violations.append(skipped)
    }
    noteNewStart(stages, propositions)
    noteSecondStart(stages)
    isToldBackwards = Self.tellsBackwards(tokens)
    if !isToldBackwards { readFirstAndLast(&stages) }
    var seen: Set<Int> = []
    var previous: Stage?
    var latest: Stage?
    var line = StageLine()
    for (index, stage) in stages.enumerated() {
      defer {
        seen.insert(stage.rank)
        previous = stage
      }
      guard let earlier = previous, earlier.rank != stage.rank else {
        if previous == nil, !chain.optional.contains(stage.rank) { line.append(stage.rank) }
        continue
      }
      let isRepeat = seen.contains(stage.rank)
      let next = index + 1 < stages.count ? stages[index + 1] : nil
      let opening =
        clauses[earlier.proposition.clause]
        .start..<max(
          clauses[earlier.proposition.clause].start, earlier.proposition.start)
      let isSecond =
        (opening.prefix(3).contains { text($0) == "before" }
          && !stages[..<(index - 1)].contains {
            $0.proposition.clause == earlier.proposition.clause && $0.rank != earlier.rank
          })
        || stages[..<index].allSatisfy {
          $0.proposition.sentence != earlier.proposition.sentence || $0.rank == earlier.rank
        }
      let isReversed = compare(
        earlier, stage, next: next, isRepeat: isRepeat, isSecond: isSecond, pulls: pulls)
      if let latest, latest.proposition.sentence == stage.proposition.sentence,
        clauses[stage.proposition.clause].opener == "then"
      {
        line.anchor = latest.rank
      }
      if !isRepeat, !chain.optional.contains(stage.rank) {
        if stage.isCalledLast {
          line.append(stage.rank)
        } else if let next, seen.contains(next.rank), next.proposition.clause == stage.proposition.clause,
          reverses(stage, next, next: nil, isSecond: false, pulls: pulls) == true
        {
          // "…, and blue after green": beside a stage that has its place already.
          line.anchor = next.rank
          line.place(stage.rank, before: false)
        } else if chain.optional.contains(earlier.rank), line.isBeforeAnchor,
          isBareAddition(stage, to: earlier)
        {
          line.place(stage.rank, before: true)
        } else if let isReversed {
          line.place(
            stage.rank,
            before: isReversed && (line.isBeforeAnchor || !chain.optional.contains(earlier.rank)))
        }
      } else if !isRepeat {
        line.isBeforeAnchor = isReversed ?? false
      } else if !chain.optional.contains(stage.rank) {
        line.anchor = stage.rank
      }
      if let latest, latest.rank > stage.rank, latest.proposition.sentence == stage.proposition.sentence,
        clauses[stage.proposition.clause].opener == "then", !isToldBackwards
      {
        note(latest, stage)
      }
      latest = isPutBehind(earlier, stage) ? earlier : nil
    }
    if violations.allSatisfy({ $0.concept != Proposition.wrongOrder }), !line.isAscending,
      let first = stages.first, let last = stages.last
    {
      note(first, last)
    }
  }

  /// "S3 after the retries and the DLQ": a name with nothing of its own beside it.
  private func isBareAddition(_ stage: Stage, to earlier: Stage) -> Bool {
    let clause = clauses[stage.proposition.clause]
    guard stage.proposition.sentence == earlier.proposition.sentence,
      !(stage.proposition.end..<max(stage.proposition.end, clause.end)).contains(where: {
        tokens[$0].isContent || tokens[$0].role.contains(.auxiliary)
      })
    else { return false }
    return (clause.start..<max(clause.start, stage.proposition.start)).allSatisfy {
      !tokens[$0].role.isDisjoint(with: [.article, .additive, .adverb])
    }
  }

  /// "They were put there by PrepPublisher": goes on about what was named before, and says no "next".
  private func takesUp(_ stage: Proposition) -> Bool {
    (clauses[stage.clause].start..<max(clauses[stage.clause].start, stage.start)).contains {
      tokens[$0].role.contains(.anaphor) || tokens[$0].text == "there"
    }
  }

  /// "DLQ (recovered by hand)": the brackets say more of the stage before them.
  private func isInBrackets(_ aside: Proposition, behind stage: Proposition) -> Bool {
    stage.end <= aside.start && (stage.end..<aside.start).contains { tokens[$0].mark == .open }
  }

  /// Notes a violation where the two stand the wrong way round.
  ///
  /// - Returns: whether the words put `stage` before `earlier`; nil when they put it nowhere.
  private mutating func compare(
    _ earlier: Stage, _ stage: Stage, next: Stage?, isRepeat: Bool, isSecond: Bool, pulls: [Proposition]
  ) -> Bool? {
    let isReversed =
      reverses(earlier, stage, next: next, isSecond: isSecond, pulls: pulls) ?? (isToldBackwards ? true : nil)
    let isSameSentence = earlier.proposition.sentence == stage.proposition.sentence
    let isLinked = isSameSentence || beginsWithSequence(stage.proposition)
    // A new sentence may come back to a stage without putting it anywhere.
    if !isLinked, isRepeat || chain.optional.contains(stage.rank) || chain.optional.contains(earlier.rank) {
      return isReversed ?? (takesUp(stage.proposition) ? nil : false)
    }
    if !isLinked, isReversed == nil, isRecap(stage.proposition) { return nil }
    if isSameSentence, isRepeat, isReversed == nil,
      isRecap(stage.proposition) || isCondition(stage.proposition) || isPurpose(stage.proposition)
    {
      return nil
    }
    let isWrong = (isReversed ?? false) ? earlier.rank < stage.rank : earlier.rank > stage.rank
    if isWrong { note(earlier, stage) }
    return isReversed ?? false
  }

  private mutating func note(_ earlier: Stage, _ stage: Stage) {
    violations.append(
      Proposition(
        concept: Proposition.wrongOrder, subjects: 0, isDenied: false, start: earlier.proposition.start,
        end: max(stage.proposition.end, earlier.proposition.end), clause: stage.proposition.clause,
        sentence: stage.proposition.sentence, standing: .asserted))
  }

  /// "Red, green, blue. Actually I'd begin with green": a start of its own against the one given up.
  private mutating func noteNewStart(_ stages: [Stage], _ propositions: [Proposition]) {
    let isGivenUp = propositions.contains { $0.standing == .excused && chain.ranks[$0.concept] == 0 }
    guard isGivenUp, let first = stages.first, first.rank > 0, beginsWith(first.proposition) else { return }
    note(first, first)
  }

  /// "First I check the logs. I look at Mission Control first.": two stages that are each called the first.
  private mutating func noteSecondStart(_ stages: [Stage]) {
    guard let first = stages.first, first.rank > 0, let other = stages.first(where: { $0.rank == 0 }),
      other.proposition.sentence != first.proposition.sentence
    else { return }
    let clause = clauses[first.proposition.clause]
    let opening = (clause.start..<max(clause.start, first.proposition.start)).map(text)
    guard !clause.isHypothetical, clause.opener.isEmpty,
      opening.first == "first" || beginsWith(first.proposition),
      !opening.contains(where: { ["before", "after", "than", "not", "would", "if"].contains($0) })
    else { return }
    note(first, other)
  }

  /// "S3 after the topic, and then …" goes on from S3.
  private func isPutBehind(_ earlier: Stage, _ stage: Stage) -> Bool {
    let from = earlier.proposition.end
    guard from < stage.proposition.start, stage.proposition.start - from <= 4 else { return false }
    let between = (from..<stage.proposition.start).filter { !tokens[$0].role.contains(.article) }.map(text)
    return [["after"], ["behind"], ["following"], ["comes", "after"], ["is", "after"], ["follows"]].contains(
      between)
  }

  /// "From the bottom up", "working backwards", in the first words.
  private static func tellsBackwards(_ tokens: [Token]) -> Bool {
    let opening = tokens.prefix(9).filter { $0.isWord && !$0.role.contains(.article) }.map(\.text)
    let joined = " " + opening.joined(separator: " ") + " "
    return [
      " bottom up ", " from bottom ", " from end ", " backwards ", " backward ", " in reverse ",
      " reverse order ", " last to first ", " back to front ", " from back ", " end to start ", " from tail ",
    ].contains { joined.contains($0) } && !joined.contains("wards from ")
  }

  private static let failings = Set(
    ["fail", "refuse", "reject", "miss", "drop", "lose"].map(Inflection.root(of:)))

  /// "S3 catches what the DLQ could not take": the name in the relative clause had it first.
  private func catchesRest(_ from: Int, _ stage: Stage) -> Bool {
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

  private func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }

  private func beginsWithSequence(_ proposition: Proposition) -> Bool {
    let clause = clauses[proposition.clause]
    if clause.opener == "then" || clause.opener == "->" { return true }
    return (clause.start..<min(clause.end, clause.start + 3)).contains { tokens[$0].role.contains(.sequence) }
  }

  /// "which is where…", "that one reads from…": says more of a stage, not what comes next.
  private func isRecap(_ proposition: Proposition) -> Bool {
    let clause = clauses[proposition.clause]
    if ["which", "who", "where", "because", "since", "as", "so", "while"].contains(clause.opener) {
      return true
    }
    // "…, and ingest is the one that decides"
    let behind = (proposition.end..<max(proposition.end, min(proposition.end + 3, clause.end))).map(text)
    return behind.first == "is" && ["one", "who", "what"].contains { behind.contains($0) }
  }

  /// "…, to see how wide it is": says what for, not when.
  private func isPurpose(_ proposition: Proposition) -> Bool {
    let opening = (0...2).map { text(clauses[proposition.clause].start + $0) }
    return opening[0] == "to"
      || ["i", "we", "you"].contains(opening[0])
        && opening.contains { ["want", "need", "like", "prefer"].contains($0) }
  }

  /// "It gets them from the orchestrator."
  private func comesFrom(_ proposition: Proposition) -> Bool {
    let clause = clauses[proposition.clause]
    guard clause.opener.isEmpty, clause.start < clause.end, tokens[clause.start].role.contains(.anaphor)
    else {
      return false
    }
    var at = proposition.start - 1
    while at > clause.start, tokens[at].role.contains(.article) { at -= 1 }
    return text(at) == "from"
  }

  /// "PrepPublisher had put it there": told backwards.
  private func isPluperfect(_ proposition: Proposition) -> Bool {
    let clause = clauses[proposition.clause]
    return (clause.start..<clause.end).contains { tokens[$0].text == "had" && text($0 + 1) != "to" }
  }

  /// "if the retry fails": comes back to a stage that was reached.
  private func isCondition(_ proposition: Proposition) -> Bool {
    ["if", "when", "once", "unless"].contains(clauses[proposition.clause].opener)
  }

  /// True when the words between two stages put the second before the first, nil when they say nothing.
  ///
  /// - Parameter isSecond: no more than one stage of the sentence stands before `stage`.
  private func reverses(_ earlier: Stage, _ stage: Stage, next: Stage?, isSecond: Bool, pulls: [Proposition])
    -> Bool?
  {
    let from = earlier.proposition.end
    let to = stage.proposition.start
    guard from <= to, to - from <= 30 else { return nil }
    let between = (from..<to).map { tokens[$0].text }
    let same = earlier.proposition.sentence == stage.proposition.sentence
    if contains(between, ["before", "that"]) || contains(between, ["before", "this"])
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
    if same, catchesRest(from, stage) { return true }
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
      let clause = clauses[stage.proposition.clause]
      let isAlone = !clauses.indices.contains { number in
        number != stage.proposition.clause && clauses[number].sentence == clause.sentence
      }
      return isAlone && isSaidToPrecede(stage.proposition, behind: clause.start) ? true : nil
    }
    if contains(between, ["after", "that"]) || contains(between, ["after", "which"])
      || contains(between, ["after", "this"])
    {
      return false
    }
    if isSecond, opensWithBefore(earlier.proposition) { return true }
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
          ["to", "puts", "put", "writes", "moves", "sends"].contains(tokens[$0].text)
        })
      {
        return true
      }
      if let at = between.lastIndex(of: "from"), at >= between.count - 4,
        !between[at...].contains(where: {
          ["to", "which", "there", "where", "here", "it", "them"].contains($0)
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

  /// "the logs I read before that", "I kick the pods beforehand"
  private func endsBefore(_ stage: Proposition) -> Bool {
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
  private func isSaidToPrecede(_ stage: Proposition, behind from: Int) -> Bool {
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
  private func negatedBefore(_ between: [String]) -> Int? {
    guard let at = between.lastIndex(of: "before"), at > 0, between[at - 1] == "not" else { return nil }
    return at
  }

  private static let placesBefore = [["ahead", "of"], ["in", "front", "of"], ["upstream", "of"]]

  /// "…, a middle layer pulls it off the broker": somebody without a name pulls, so the name before is no source.
  private func isDoneByAnother(_ pull: Proposition, in start: Int, behind earlier: Proposition) -> Bool {
    guard start >= earlier.end, start < pull.start, tokens[start].role == .article else { return false }
    return (start..<pull.start).contains { tokens[$0].isContent }
      && !(start..<pull.start).contains { tokens[$0].role.contains(.auxiliary) }
  }

  /// "published to Kafka by the publisher".
  private func isDestination(_ proposition: Proposition) -> Bool {
    let before = (max(0, proposition.start - 3)..<proposition.start).map { tokens[$0].text }
    return before.contains { ["to", "into", "onto", "on", "in"].contains($0) }
  }

  /// "Before restarting anything I look at the graphs."
  private func opensWithBefore(_ proposition: Proposition) -> Bool {
    var start = proposition.clause
    while start > 0, clauses[start - 1].sentence == proposition.sentence { start -= 1 }
    let opening = (clauses[start].start..<proposition.start).prefix(2).map { tokens[$0].text }
    return opening.contains("before") || opening == ["prior", "to"]
  }

  /// "from ingest via PrepPublisher".
  private func comesAfterFrom(_ proposition: Proposition) -> Bool {
    (max(0, proposition.start - 2)..<proposition.start).contains {
      ["from", "via", "through"].contains(tokens[$0].text)
    }
  }

  /// A later clause of the same sentence goes on from here.
  private func hasConsequence(after proposition: Proposition) -> Bool {
    let next = proposition.clause + 1
    guard next < clauses.count, clauses[next].sentence == proposition.sentence else { return false }
    return clauses[next].opener == "," || clauses[next].opener == "then"
  }

  /// "The first one is the failed-writes topic."
  private func isCalledFirst(_ proposition: Proposition) -> Bool {
    let ahead = (clauses[proposition.clause].start..<proposition.start).map { tokens[$0].text }
    return ahead.prefix(3).contains("first") || ahead.prefix(3).contains("starts")
  }

  /// "I'd begin with the logs", "I start at the graphs".
  private func beginsWith(_ proposition: Proposition) -> Bool {
    let ahead = (clauses[proposition.clause].start..<proposition.start).map(text)
    return zip(ahead, ahead.dropFirst()).contains { verb, preposition in
      ["begin", "start", "begins", "starts"].contains(verb)
        && ["with", "at", "by", "from"].contains(preposition)
    }
  }

  private func contains(_ words: [String], _ run: [String]) -> Bool {
    guard words.count >= run.count else { return false }
    return (0...(words.count - run.count)).contains { words[$0..<($0 + run.count)].elementsEqual(run) }
  }

  /// "S3 is the last step": a stage that is called last or first is moved there.
  private func readFirstAndLast(_ stages: inout [Stage]) {
    for index in stages.indices {
      let proposition = stages[index].proposition
      let next = proposition.clause + 1
      // "S3 is where it ends"
      let goesOn = next < clauses.count && clauses[next].opener == "where"
      let end = clauses[goesOn ? next : proposition.clause].end
      let after = (proposition.end..<max(proposition.end, min(proposition.end + 7, end))).map {
        tokens[$0].text
      }
      let isLast =
        after.prefix(2).contains("is") && after.contains { ["last", "final", "end", "ends"].contains($0) }
        && !stages.contains { other in
          proposition.end <= other.proposition.start && other.proposition.start < proposition.end + 5
        }
      let ahead = (clauses[proposition.clause].start..<proposition.start).map { tokens[$0].text }
      let isCalledLast =
        index == 0 && clauses[proposition.clause].opener.isEmpty && ahead.count <= 6
        && (ahead.first == "ends"
          || ["last", "final"].contains { ahead.contains($0) } && ahead.contains("is"))
        && !stages.dropFirst().contains { $0.proposition.clause == proposition.clause }
        && !(stages.count > 1
          && (proposition.end..<max(proposition.end, stages[1].proposition.start)).contains {
            ["before", "after"].contains(tokens[$0].text)
          })
      let behind = after.prefix(2)
      if index == 0, stages.count > 1, !clauses[proposition.clause].opener.contains("then"),
        ["comes", "is", "come"].contains(behind.first ?? ""),
        ["later", "afterwards", "last"].contains(behind.last ?? ""), after.count <= 3
      {
        stages[index].isCalledLast = true
        stages.append(stages.remove(at: index))
        return
      }
      if isCalledLast, stages.count > 1 {
        stages[index].isCalledLast = true
        stages.append(stages.remove(at: index))
        if stages.count > 2, stages[0].proposition.sentence != stages[1].proposition.sentence,
          isCalledFirst(stages[1].proposition)
        {
          stages.insert(stages.remove(at: 1), at: 0)
        }
        return
      }
      if isLast, index < stages.count - 1, stages.count > 1 {
        let following = stages[index + 1].proposition
        let between = (proposition.end..<max(proposition.end, following.start)).map { tokens[$0].text }
        if !contains(between, ["before", "that"]), !between.contains("after"), !between.contains("before") {
          stages[index].isCalledLast = true
          stages.append(stages.remove(at: index))
          return
        }
      }
      let opening = (clauses[proposition.clause].start..<proposition.start).prefix(3).map { tokens[$0].text }
      let joins =
        clauses[proposition.clause].opener == "and" && opening.count <= 2
        && opening.allSatisfy { !["i", "we"].contains($0) }
      let isFirst =
        opening.contains("first") || (after.prefix(4).contains("first") && !joins)
        || beginsWith(proposition)
      let startsThere =
        after.prefix(2) == ["is", "where"]
        && after.dropFirst(3).first.map { ["start", "starts", "begin", "begins"].contains($0) } ?? false
      if startsThere, index > 0 {
        stages.insert(stages.remove(at: index), at: 0)
        return
      }
      let isAlone = index > 0 && stages[index - 1].proposition.clause != proposition.clause
      if index > 0, isAlone, isFirst, !after.contains("before") {
        stages.insert(stages.remove(at: index), at: 0)
        return
      }
    }
  }
}
