/// Reads in which order an answer puts the stages of a chain.
struct OrderReading {
  /// One contradiction of the order for each pair of stages that stands the wrong way round.
  private(set) var violations: [Proposition] = []

  struct Stage {
    var rank: Int
    var proposition: Proposition
    /// It was called the last one, wherever it stands.
    var isCalledLast = false
  }

  let tokens: [Token]
  let clauses: [Clause]
  let chain: CompiledChain
  /// "From the bottom up: …"
  var isToldBackwards = false

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
        !proposition.isDeniedInManner, !isInventory(proposition),
        (asides[proposition.clause] ?? []).allSatisfy({ isInBrackets($0, behind: proposition) })
      else { continue }
      // "to the DLQ if retries do not help": what it depends on, and no stage behind it.
      if chain.optional.contains(rank), clauses[proposition.clause].opener == "if" { continue }
      if let last = stages.last, proposition.start < last.proposition.end { continue }
      if let last = stages.last, rank < last.rank, chain.optional.contains(last.rank),
        isNameInBrackets(proposition, of: last.proposition)
      {
        stages.removeLast()
      }
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
    noteOpeningAct(stages)
    noteAheadOfAll(stages)
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
          if isReversed, takesWhatWas(earlier, stage) || goesOnWithBefore(stage, next) {
            line.anchor = earlier.rank
          }
        }
      } else if !isRepeat {
        line.isBeforeAnchor = isReversed ?? false
      } else if !chain.optional.contains(stage.rank), isReversed != nil || !isRecap(stage.proposition) {
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

  /// "First I check the logs. I look at Mission Control first.", "Mission Control, then the logs. I start with the logs.": two stages that
  /// are each called the first.
  private mutating func noteSecondStart(_ stages: [Stage]) {
    guard let start = stages.first(where: { $0.rank == 0 }) else { return }
    let rival = stages.first { stage in
      let clause = clauses[stage.proposition.clause]
      return stage.rank > 0 && stage.proposition.sentence != start.proposition.sentence
        && !clause.isHypothetical
        && !clause.isTentative && clause.opener.isEmpty && claimsStart(stage.proposition)
    }
    if let rival { note(rival, start) }
  }

  /// "First the logs", "I start with the logs", "I look into the logs first."
  private func claimsStart(_ stage: Proposition) -> Bool {
    let clause = clauses[stage.clause]
    let opening = (clause.start..<max(clause.start, stage.start)).map(text)
    guard
      !opening.contains(where: { ["before", "after", "than", "not", "would", "if", "only"].contains($0) })
    else {
      return false
    }
    let isAtEnd = text(clause.end - 1) == "first" && clause.end - stage.end <= 3
    return opening.prefix(3).contains("first") || beginsWith(stage) || isAtEnd
  }

  /// "I check the last deploy. So Mission Control, to see how wide it is.": what the writer does in the first sentence comes first, whatever
  /// is said behind it, unless it is taken back.
  private mutating func noteOpeningAct(_ stages: [Stage]) {
    guard let first = stages.first, first.rank > 0, let other = stages.first(where: { $0.rank == 0 }),
      other.proposition.sentence != first.proposition.sentence
    else { return }
    let clause = clauses[first.proposition.clause]
    let words = (clause.start..<clause.end).map(text)
    guard clause.opener.isEmpty, !clause.isHypothetical, !clause.isTentative, words.count > 1,
      ["i", "we"].contains(words[0]), tokens[clause.start + 1].isContent,
      !["want", "think", "guess", "wonder", "need", "like", "prefer"].contains(words[1]),
      !words.contains(where: {
        ["later", "afterwards", "second", "not", "never", "when", "after"].contains($0)
      }),
      let next = clauses.first(where: { $0.sentence > clause.sentence }), !Standing.turnsAround(next, tokens)
    else { return }
    note(first, other)
  }

  /// "Before all of that I restart the pods", "All of this only after I have looked at the logs": ahead of whatever was named.
  private mutating func noteAheadOfAll(_ stages: [Stage]) {
    for stage in stages where stage.rank > 0 && !clauses[stage.proposition.clause].isHypothetical {
      guard let first = clauses.first(where: { $0.sentence == stage.proposition.sentence }),
        first.start < stage.proposition.start
      else { continue }
      let opening =
        (first.start..<stage.proposition.start).filter { tokens[$0].isWord }.map(text)
        .drop { ["but", "and", "however", "though", "well", "oh", "no", "actually", "even"].contains($0) }
        .filter { $0 != "even" }.joined(separator: " ") + " "
      let isAhead = Self.wholes.contains { opening.hasPrefix("before \($0) ") }
      let isAwaited = Self.wholes.contains { whole in
        ["only after ", "only once ", "comes after ", "after "].contains {
          opening.hasPrefix("\(whole) \($0)")
        }
      }
      if isAhead || isAwaited { note(stage, stage) }
    }
  }

  private static let wholes = [
    "all of that", "all of this", "all that", "all this", "any of that", "any of this", "all of it",
    "any of it", "everything",
    "anything", "anything else", "everything else",
  ]

  /// "The DLQ comes after the topic and before S3": goes on from the DLQ.
  private func goesOnWithBefore(_ stage: Stage, _ next: Stage?) -> Bool {
    guard let next, next.rank != stage.rank, next.proposition.sentence == stage.proposition.sentence,
      stage.proposition.end < next.proposition.start
    else { return false }
    let between = (stage.proposition.end..<next.proposition.start).filter {
      !tokens[$0].role.contains(.article)
    }
    .map(text)
    return between.count <= 3 && [["and", "before"], ["but", "before"]].contains(Array(between.suffix(2)))
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
    guard opening.contains(where: backwardWords.contains) else { return false }
    let joined = " " + opening.joined(separator: " ") + " "
    return [
      " bottom up ", " from bottom ", " from end ", " backwards ", " backward ", " in reverse ",
      " reverse order ", " last to first ", " back to front ", " from back ", " end to start ", " from tail ",
    ].contains { joined.contains($0) } && !joined.contains("wards from ")
  }

  /// One of these is in every opening that tells backwards.
  private static let backwardWords: Set<String> = [
    "bottom", "end", "backwards", "backward", "reverse", "last", "back", "tail",
  ]

  func text(_ index: Int) -> String { tokens.indices.contains(index) ? tokens[index].text : "" }
}
