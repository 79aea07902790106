/// What a clause says of the stage it names: first, last, said before, or only said again.
extension OrderReading {
  /// "S3 after the retries and the DLQ": a name with nothing of its own beside it.
  func isBareAddition(_ stage: Stage, to earlier: Stage) -> Bool {
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
  func takesUp(_ stage: Proposition) -> Bool {
    (clauses[stage.clause].start..<max(clauses[stage.clause].start, stage.start)).contains {
      tokens[$0].role.contains(.anaphor) && !isRelative($0) || tokens[$0].text == "there"
    }
  }

  /// "anything that keeps failing": the word stands for nothing that was said before.
  private func isRelative(_ index: Int) -> Bool {
    text(index) == "that" && index > 0
      && (tokens[index - 1].isContent || tokens[index - 1].role.contains(.universal)
        || ["anything", "something", "those"].contains(text(index - 1)))
  }

  /// "DLQ (recovered by hand)": the brackets say more of the stage before them.
  func isInBrackets(_ aside: Proposition, behind stage: Proposition) -> Bool {
    stage.end <= aside.start && (stage.end..<aside.start).contains { tokens[$0].mark == .open }
  }

  /// "another attempt (failed-writes topic)": the brackets hold the stage's name, and nothing else.
  func isNameInBrackets(_ name: Proposition, of stage: Proposition) -> Bool {
    guard stage.end <= name.start, name.start - stage.end <= 2 else { return false }
    let close = (name.end..<min(name.end + 2, tokens.count)).contains { tokens[$0].mark == .close }
    return close && (stage.end..<name.start).contains { tokens[$0].mark == .open }
  }

  /// "There's the DLQ, there's S3, …": tells what there is, not what comes first.
  func isInventory(_ stage: Proposition) -> Bool {
    func lists(_ clause: Clause) -> Bool {
      let words = (clause.start..<clause.end).filter { !tokens[$0].role.contains(.additive) }.prefix(2)
      return words.map(text) == ["there", "is"]
    }
    return lists(clauses[stage.clause])
      && clauses.count { $0.sentence == stage.sentence && lists($0) } > 1
  }

  func beginsWithSequence(_ proposition: Proposition) -> Bool {
    let clause = clauses[proposition.clause]
    if clause.opener == "then" || clause.opener == "->" { return true }
    return (clause.start..<min(clause.end, clause.start + 3)).contains { tokens[$0].role.contains(.sequence) }
  }

  /// "which is where…", "that one reads from…": says more of a stage, not what comes next.
  func isRecap(_ proposition: Proposition) -> Bool {
    let clause = clauses[proposition.clause]
    if ["which", "who", "where", "because", "since", "as", "so", "while"].contains(clause.opener) {
      return true
    }
    // "…, and ingest is the one that decides"
    let behind = (proposition.end..<max(proposition.end, min(proposition.end + 3, clause.end))).map(text)
    return behind.first == "is"
      && ["one", "who", "what", "answer", "choice"].contains { behind.contains($0) }
  }

  /// "…, to see how wide it is": says what for, not when.
  func isPurpose(_ proposition: Proposition) -> Bool {
    let opening = (0...2).map { text(clauses[proposition.clause].start + $0) }
    return opening[0] == "to"
      || ["i", "we", "you"].contains(opening[0])
        && opening.contains { ["want", "need", "like", "prefer"].contains($0) }
  }

  /// "It gets them from the orchestrator."
  func comesFrom(_ proposition: Proposition) -> Bool {
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
  func isPluperfect(_ proposition: Proposition) -> Bool {
    let clause = clauses[proposition.clause]
    return (clause.start..<clause.end).contains { tokens[$0].text == "had" && text($0 + 1) != "to" }
  }

  /// "if the retry fails": comes back to a stage that was reached.
  func isCondition(_ proposition: Proposition) -> Bool {
    ["if", "when", "once", "unless"].contains(clauses[proposition.clause].opener)
  }

  /// "Before restarting anything I look at the graphs."
  func opensWithBefore(_ proposition: Proposition) -> Bool {
    let words = (clauses[proposition.clause].start..<proposition.start).prefix(4).map(text)
    if let at = words.prefix(2).firstIndex(of: "before") {
      // "So before that I'd open the logs" goes back beyond what was said.
      let goesBack =
        at + 2 < words.count && ["that", "this", "it", "then"].contains(words[at + 1])
        && ["i", "we", "you"].contains(words[at + 2])
      return !goesBack
    }
    var start = proposition.clause
    while start > 0, clauses[start - 1].sentence == proposition.sentence { start -= 1 }
    let opening = (clauses[start].start..<proposition.start).prefix(2).map { tokens[$0].text }
    return opening.contains("before") || opening == ["prior", "to"]
  }

  /// A later clause of the same sentence goes on from here.
  func hasConsequence(after proposition: Proposition) -> Bool {
    let next = proposition.clause + 1
    guard next < clauses.count, clauses[next].sentence == proposition.sentence else { return false }
    return clauses[next].opener == "," || clauses[next].opener == "then"
  }

  /// "The first one is the failed-writes topic."
  func isCalledFirst(_ proposition: Proposition) -> Bool {
    let ahead = (clauses[proposition.clause].start..<proposition.start).map { tokens[$0].text }
    return ahead.prefix(3).contains("first") || ahead.prefix(3).contains("starts")
  }

  /// "I'd begin with the logs", "I start at the graphs".
  func beginsWith(_ proposition: Proposition) -> Bool {
    let ahead = (clauses[proposition.clause].start..<proposition.start).map(text)
    return zip(ahead, ahead.dropFirst()).contains { verb, preposition in
      ["begin", "start", "begins", "starts"].contains(verb)
        && ["with", "at", "by", "from"].contains(preposition)
    }
  }

  func contains(_ words: [String], _ run: [String]) -> Bool {
    guard words.count >= run.count else { return false }
    return (0...(words.count - run.count)).contains { words[$0..<($0 + run.count)].elementsEqual(run) }
  }

  /// "I check the deploys. Mission Control first.": a step told in a sentence of its own stays where it was told, unless the writer turns.
  private func leavesStanding(_ earlier: ArraySlice<Stage>, _ first: Stage) -> Bool {
    let sentence = first.proposition.sentence
    let opener = clauses.first { $0.sentence == sentence }
    if let opener, Standing.turnsAround(opener, tokens) { return false }
    return earlier.contains { stage in
      let clause = clauses[stage.proposition.clause]
      return stage.rank > first.rank && clause.sentence != sentence && !clause.isTentative
        && !clause.isHypothetical
        && text(stage.proposition.end) != "is"
        && !(clause.start..<stage.proposition.start).contains { tokens[$0].text == "is" }
        && !(clause.start..<clause.end).contains { Self.laterPlaces.contains(tokens[$0].text) }
    }
  }

  /// "Logs are step two": these words say that it is no first step.
  private static let laterPlaces: Set<String> = [
    "second", "third", "two", "three", "later", "afterwards", "after", "before",
  ]

  /// "S3 is the last step": a stage that is called last or first is moved there.
  func readFirstAndLast(_ stages: inout [Stage], goesOn: Bool = true) {
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
          || ahead.count == 3 && ahead[1] == "ends" && ["in", "at"].contains(ahead[2])
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
          // "S3 is the last, the DLQ the one before, and the first is the topic."
          if goesOn { readFirstAndLast(&stages, goesOn: false) }
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
      if index > 0, isAlone, isFirst, !after.contains("before"),
        !leavesStanding(stages[..<index], stages[index])
      {
        stages.insert(stages.remove(at: index), at: 0)
        return
      }
    }
  }
}
