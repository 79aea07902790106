/// Decides whom each clause, and each phrase in it, speaks of.
struct SubjectBinding {
  let tokens: [Token]
  let clauses: [Clause]
  let taken: Set<Int>
  let isChain: Bool
  /// Mentions by clause.
  let mentions: [[Mention]]
  /// By clause: whom a pronoun in it stands for.
  var topics: [SubjectSet] = []
  /// By clause: who was named last before it, for "which".
  var latest: [SubjectSet] = []

  /// - Parameters:
  ///   - topic: whom the answer speaks of before it names anyone.
  ///   - isChain: the subjects hand something on, so that "it" behind "hands it to X." is X.
  init(
    _ tokens: [Token], clauses: [Clause], mentions all: [Mention], topic: SubjectSet, taken: Set<Int>,
    isChain: Bool = false
  ) {
    self.tokens = tokens
    self.isChain = isChain
    self.taken = taken
    self.clauses = clauses
    var grouped = [[Mention]](repeating: [], count: clauses.count)
    var number = 0
    for mention in all {
      while number < clauses.count, clauses[number].end <= mention.start { number += 1 }
      guard number < clauses.count else { break }
      grouped[number].append(mention)
    }
    mentions = grouped
    var current = topic
    var last = topic
    for (number, clause) in clauses.enumerated() {
      if current == 0, let named = namedAfterwards(number, in: grouped) { current = named }
      if let object = spliced(number, in: grouped) { current = object }
      if let named = announced(number, in: grouped) { current = named }
      if let named = explained(number, in: grouped) { current = named }
      if isChain, let receiver = receiver(before: number, in: grouped) { current = receiver }
      if let place = placeTakenUp(number, in: grouped) { current = place }
      if last != 0, pointsAtLast(clause) || pointsBack(number, in: grouped) { current = last }
      topics.append(current)
      latest.append(last)
      if isWithdrawnName(number, in: grouped) { continue }
      let asksWhy = clause.start < clause.end && tokens[clause.start].text == "why"
      let named = grouped[number].filter {
        !$0.isException && (!$0.isDenied || asksWhy || isObjectOfDeniedDeed($0, in: clause))
      }
      if ["which", "who", "whose"].contains(clause.opener), continuesSentence(number),
        !startsWithMention(clause, named)
      {
        current = last
      }
      if clause.opener == "if", named.count == 1, let agent = named.first, agent.isAgent {
        // "If it were paid by P30, the five seconds would be gone."
        current = agent.subjects
      } else if let subject = named.first(where: { !$0.isOblique && !$0.isAgent }) {
        if subject.kind != .everyone || !hasAnaphor(from: clause.start, to: subject.start) || current == 0 {
          let keeps = hasAnaphor(from: clause.start, to: subject.start) && current != 0
          current = keeps && !isRevealed(subject, in: clause) ? current : subject.subjects
        }
      } else if let oblique = named.first,
        current == 0
          || !hasAnaphor(from: clause.start, to: oblique.start) && !goesOn(number, to: oblique.start)
      {
        current = oblique.subjects
      }
      if let mention = named.last(where: { $0.kind == .named }) { last = mention.subjects }
    }
  }

  /// "P30... no, hang on. It's …": a name that was taken back is nobody's topic.
  private func isWithdrawnName(_ number: Int, in grouped: [[Mention]]) -> Bool {
    guard clauses[number].standing == .void, number + 1 < clauses.count,
      clauses[number + 1].sentence != clauses[number].sentence
    else { return false }
    let opening = (clauses[number + 1].start..<clauses[number + 1].end).prefix(4).map { tokens[$0].text }
    let isTakenBack = opening.contains { ["no", "wait", "wrong", "scratch"].contains($0) }
    return (clauses[number + 1].standing == .void || isTakenBack)
      && (clauses[number].start..<clauses[number].end).allSatisfy { index in
        !tokens[index].isContent || tokens[index].text == "first"
          || grouped[number].contains { ($0.start..<$0.end).contains(index) }
      }
  }

  /// "We don't drop red, we hold it back": the deed is denied, and red is still spoken of.
  private func isObjectOfDeniedDeed(_ mention: Mention, in clause: Clause) -> Bool {
    guard mention.kind == .named, !mention.isOblique,
      let denier = (clause.start..<max(clause.start, mention.start)).last(where: { tokens[$0].text == "not" }
      ),
      denier > clause.start, ["do", "does", "did"].contains(tokens[denier - 1].text)
    else { return false }
    return ((denier + 1)..<mention.start).contains { tokens[$0].isContent }
  }

  /// "It's deterministic, the static one."
  private func namedAfterwards(_ number: Int, in grouped: [[Mention]]) -> SubjectSet? {
    let next = number + 1
    guard grouped[number].isEmpty, next < clauses.count, clauses[next].sentence == clauses[number].sentence,
      clauses[next].opener == ",", grouped[next].count == 1, let mention = grouped[next].first,
      mention.kind == .named, !mention.isOblique,
      (clauses[number].start..<clauses[number].end).prefix(2).contains(where: {
        ["it", "that", "this", "one", "they"].contains(tokens[$0].text)
      })
    else { return nil }
    let rest = (clauses[next].start..<clauses[next].end).filter {
      !(mention.start..<mention.end).contains($0)
    }
    return rest.allSatisfy({
      !tokens[$0].isContent || ["think", "guess", "believe", "one"].contains(tokens[$0].text)
    })
      ? mention.subjects : nil
  }

  /// "With only five seconds, P30 has no slack": what stands ahead of the name is said of it.
  private func announced(_ number: Int, in grouped: [[Mention]]) -> SubjectSet? {
    let next = number + 1
    guard grouped[number].isEmpty, clauses[number].opener.isEmpty,
      clauses[number].end - clauses[number].start <= 5,
      tokens[clauses[number].start].text == "with", next < clauses.count,
      clauses[next].sentence == clauses[number].sentence, clauses[next].opener == ",",
      let mention = grouped[next].first, mention.kind == .named, !mention.isOblique,
      mention.start <= clauses[next].start + 1
    else { return nil }
    return mention.subjects
  }

  /// "…; it is P10 though": "it" is nobody, and the name is told.
  private func isRevealed(_ mention: Mention, in clause: Clause) -> Bool {
    let ahead = (clause.start..<mention.start).map { tokens[$0].text }
    guard ahead == ["it", "is"], mention.kind == .named, !mention.isDenied,
      mention.end < tokens.count, ["though", "however", "instead"].contains(tokens[mention.end].text)
    else { return false }
    return true
  }

  /// "Not P30: its label says urgent, but …": what stands behind the colon is said of who is denied.
  private func explained(_ number: Int, in grouped: [[Mention]]) -> SubjectSet? {
    guard number > 0, clauses[number].opener == ":", continuesSentence(number),
      grouped[number - 1].count == 1, let mention = grouped[number - 1].first, mention.isDenied,
      mention.kind == .named,
      (clauses[number - 1].start..<clauses[number - 1].end).allSatisfy({ index in
        (mention.start..<mention.end).contains(index) || !tokens[index].isContent
      }),
      clauses[number].start < clauses[number].end,
      ["it", "its", "that"].contains(tokens[clauses[number].start].text)
    else { return nil }
    return mention.subjects
  }

  /// "The source calls ingest, it looks at the SLO": a pronoun that starts a clause behind an object takes it up.
  private func spliced(_ number: Int, in grouped: [[Mention]]) -> SubjectSet? {
    guard number > 0, clauses[number].opener == ",", clauses[number - 1].sentence == clauses[number].sentence,
      clauses[number].start < clauses[number].end, tokens[clauses[number].start].text == "it",
      let object = grouped[number - 1].last, grouped[number - 1].count == 2, object.kind == .named,
      !object.isOblique, !object.isDenied, object.end == clauses[number - 1].end,
      grouped[number - 1][0].end < object.start
    else { return nil }
    return object.subjects
  }

  /// "…, hands it to blue, and there it is given its seat": blue does.
  private func placeTakenUp(_ number: Int, in grouped: [[Mention]]) -> SubjectSet? {
    let opening = (clauses[number].start..<clauses[number].end).filter {
      !tokens[$0].role.contains(.additive)
    }.prefix(2).map { tokens[$0].text }
    guard isChain, number > 0, continuesSentence(number), opening.first == "there",
      ["it", "they", "the"].contains(opening.last),
      let place = grouped[number - 1].last, place.kind == .named, !place.isDenied,
      place.end == clauses[number - 1].end
    else { return nil }
    return place.subjects
  }

  /// "IngestService hands it to PrepPublisher. It routes it to a topic."
  private func receiver(before number: Int, in grouped: [[Mention]]) -> SubjectSet? {
    guard number > 0, clauses[number].opener.isEmpty, clauses[number].start < clauses[number].end,
      ["it", "this", "that"].contains(tokens[clauses[number].start].text),
      let last = grouped[number - 1].last, last.kind == .named, !last.isDenied, last.start > 0
    else { return nil }
    var at = last.start - 1
    while at > 0, tokens[at].role.contains(.article) { at -= 1 }
    return tokens[at].text == "to" && clauses[number - 1].end - last.end <= 3 ? last.subjects : nil
  }

  /// "…, and this last one decides", "the latter does": takes up who was named last.
  private func pointsAtLast(_ clause: Clause) -> Bool {
    let opening = (clause.start..<clause.end).prefix(5).filter {
      tokens[$0].role.isDisjoint(with: [.additive, .adversative, .sequence])
    }
    .prefix(3).map { tokens[$0].text }
    return [["this", "last", "one"], ["this", "latter"], ["the", "latter"], ["that", "last", "one"]]
      .contains { Array(opening.prefix($0.count)) == $0 }
  }

  /// "P10. The other one can wait, this one can't": this one is who is not the other.
  private func pointsBack(_ number: Int, in grouped: [[Mention]]) -> Bool {
    let opening = (clauses[number].start..<clauses[number].end).prefix(3).map { tokens[$0].text }
    guard opening.contains("this"), opening.contains("one"), grouped[number].isEmpty else { return false }
    return (max(0, number - 3)..<number).contains { earlier in
      clauses[earlier].sentence == clauses[number].sentence
        && grouped[earlier].contains { $0.kind == .others }
    }
  }

  func continuesSentence(_ clause: Int) -> Bool {
    clause > 0 && clauses[clause - 1].sentence == clauses[clause].sentence
  }

  /// "and takes work from P30": a clause that goes on with the subject of the one before.
  func goesOn(_ clause: Int, to end: Int) -> Bool {
    guard clause > 0, clauses[clause - 1].sentence == clauses[clause].sentence,
      end > clauses[clause].start + 1
    else { return false }
    return ["and", "then", ",", "or"].contains(clauses[clause].opener)
      && !(clauses[clause].start..<end).contains { tokens[$0].text == "there" }
  }

  private func startsWithMention(_ clause: Clause, _ named: [Mention]) -> Bool {
    named.contains { $0.start <= clause.start + 1 }
  }

  func hasAnaphor(from start: Int, to end: Int) -> Bool {
    guard start < end else { return false }
    // "do that to P30" speaks of P30.
    return (start..<end).contains {
      tokens[$0].role.contains(.anaphor) && !stressesWhatFollows($0) && !isRelative($0, from: start)
        && !($0 > start && ["do", "doing", "try", "trying"].contains(tokens[$0 - 1].text))
        && !($0 == start + 1 && Self.orders.contains(tokens[start].text))
    }
  }

  /// "Give it to P30": a thing that is handed over, and nobody spoken of before.
  private static let orders: Set<String> = [
    "give", "send", "show", "hand", "pass", "feed", "throw", "ask", "take", "put", "bring",
  ]

  /// The "that" of "from the one that has little (P30)" stands for whom the name tells.
  private func isRelative(_ index: Int, from start: Int) -> Bool {
    index > start + 1 && tokens[index].text == "that" && tokens[index - 1].text == "one"
      && tokens[index - 2].text == "the"
  }

  /// The "it" of "it's the earliest deadline that counts" stands for nobody.
  private func stressesWhatFollows(_ index: Int) -> Bool {
    guard tokens[index].text == "it", index + 3 < tokens.count,
      ["is", "was"].contains(tokens[index + 1].text)
    else { return false }
    return ((index + 3)..<min(tokens.count - 1, index + 8)).contains {
      tokens[$0].text == "that" && Self.verbsOfChoice.contains(tokens[$0 + 1].stem)
    }
  }

  private static let verbsOfChoice = Set(
    ["count", "matter", "decide", "win", "rule", "determine"].map(Inflection.root(of:)))
}
