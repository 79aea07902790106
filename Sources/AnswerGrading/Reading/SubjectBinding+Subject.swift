/// Whom some words of a clause are said of.
extension SubjectBinding {
  /// "Rules versus state": each side belongs to somebody else, whoever that is.
  private func contrastsOpenly(_ clause: Int) -> Bool {
    func stands(_ number: Int) -> Bool {
      let words = (clauses[number].start..<clauses[number].end).map { tokens[$0] }
      return mentions[number].isEmpty && words.count <= 9
        && !words.contains { $0.role.contains(.anaphor) || $0.role.contains(.auxiliary) }
    }
    func isPair(_ first: Int, _ second: Int) -> Bool {
      clauses.indices.contains(first) && clauses.indices.contains(second)
        && clauses[second].opener == "versus" && clauses[first].sentence == clauses[second].sentence
        && stands(first) && stands(second)
    }
    // "…: rules against state"
    let isSetAgainst =
      clauses[clause].opener == ":" && mentions[clause].isEmpty
      && (clauses[clause].start..<clauses[clause].end).contains { tokens[$0].text == "against" }
    return isSetAgainst || isPair(clause, clause + 1) || isPair(clause - 1, clause)
  }

  /// "20 minutes versus 5 seconds": two values and nothing else belong to two subjects, whichever they are.
  private func contrastsValues(_ clause: Int) -> Bool {
    let words = (clauses[clause].start..<clauses[clause].end).map { tokens[$0] }
    let values = words.filter { $0.quantity.map { $0.unit != .count } ?? false }
    return values.count == 2 && mentions[clause].isEmpty
      && words.allSatisfy { !$0.isContent || $0.quantity != nil || $0.text == "compared" }
  }

  /// "P10 yes, P30 no: 20 min against 5 s": the first value belongs to whom the sentence names first; 0 for nobody.
  private func respectively(_ value: Int, _ clause: Int) -> SubjectSet {
    guard clauses[clause].opener == ":" else { return 0 }
    var names: [SubjectSet] = []
    var at = clause - 1
    while at >= 0, clauses[at].sentence == clauses[clause].sentence {
      names = mentions[at].filter { $0.kind == .named }.map(\.subjects) + names
      at -= 1
    }
    guard names.count == 2, names[0] != names[1], names.allSatisfy({ $0.nonzeroBitCount == 1 }) else {
      return 0
    }
    let isFirst = !(clauses[clause].start..<value).contains { tokens[$0].quantity != nil }
    return isFirst ? names[0] : names[1]
  }

  /// "Thirty seconds is nearer than four minutes": of the values themselves.
  private func comparesValues(_ clause: Int, at start: Int) -> Bool {
    let range = clauses[clause].start..<clauses[clause].end
    let first = range.last { tokens[$0].mark == .colon }.map { $0 + 1 } ?? range.lowerBound
    guard start >= first, mentions[clause].allSatisfy({ $0.end < first }) else { return false }
    let words = (first..<range.upperBound).map { tokens[$0] }
    let values = words.indices.filter { words[$0].quantity.map { $0.unit != .count } ?? false }
    return values.count == 2 && values[0] <= 2 && !words.contains { $0.role.contains(.anaphor) }
      && words[values[0]..<values[1]].contains {
        $0.mark == .less || $0.mark == .greater
          || ["than", "before", "beats", "beat", "under", "below", "over"].contains($0.text)
      }
  }

  /// "P10 is the urgent one" says something of P10.
  private func followsCopula(_ start: Int) -> Bool {
    var at = start - 1
    while at >= 0,
      tokens[at].role.contains(.article) || tokens[at].role.contains(.adverb)
        || ["our", "your", "my", "their", "its"].contains(tokens[at].text)
    {
      at -= 1
    }
    // "There is something that can wait" says that there is one.
    if at > 0, ["there", "here"].contains(tokens[at - 1].text) { return false }
    return at >= 0 && ["is", "are", "being", "be", "not"].contains(tokens[at].text)
  }

  private func hasImpersonalDoer(before start: Int, from first: Int) -> Bool {
    var at = start - 1
    while at >= first, !tokens[at].role.isDisjoint(with: [.auxiliary, .adverb, .negator]) { at -= 1 }
    return at >= first && ["they", "we", "you", "i"].contains(tokens[at].text)
  }

  /// "source, IngestService (assigns it)": the brackets speak of the name that they stand behind.
  private func isInBrackets(_ index: Int, behind end: Int) -> Bool {
    guard end < index, tokens[end].mark == .open else { return false }
    return !(end..<index).contains { tokens[$0].mark == .close }
  }

  /// "P30 has none, so slow the one that still makes it": the one is not P30, and who it is stays open.
  private func followsTheOneThat(_ start: Int, clause: Int) -> Bool {
    let first = clauses[clause].start
    guard start > first + 2 else { return false }
    return (first..<(start - 2)).contains { index in
      // "the first one that"
      let noun = Self.places.contains(tokens[index + 1].text) ? index + 2 : index + 1
      guard noun + 1 < start else { return false }
      return tokens[index].text == "the" && ["one", "thing", "component", "part"].contains(tokens[noun].text)
        && ["that", "which", "who"].contains(tokens[noun + 1].text) && !isCalled(index, clause: clause)
        && !mentions[clause].contains { $0.end > index && $0.start < start }
    }
  }

  /// "…, and one must go first": one of them, whoever that is.
  private func isOfSomeone(_ clause: Int, before start: Int) -> Bool {
    let words = (clauses[clause].start..<max(clauses[clause].start, start)).filter {
      !tokens[$0].role.contains(.additive)
    }
    return words.count >= 2 && tokens[words[0]].text == "one"
      && ["must", "should"].contains(tokens[words[1]].text)
  }

  /// "You borrow from the rich one": whoever that is, it is nobody of whom the clause speaks.
  private func describesSomebody(_ start: Int, _ end: Int) -> Bool {
    guard start > 1, end < tokens.count, tokens[start - 1].text == "the",
      ["one", "ones"].contains(tokens[end].text)
    else { return false }
    return ["from", "of", "on", "for", "to", "with"].contains(tokens[start - 2].text)
  }

  /// "PrepPublisher is the one that decides"
  private func isCalled(_ index: Int, clause: Int) -> Bool {
    var verb = index - 1
    while verb > 0, ["also", "still", "just"].contains(tokens[verb].text) { verb -= 1 }
    guard verb > 0, ["is", "was"].contains(tokens[verb].text) else { return false }
    if mentions[clause].contains(where: { $0.kind == .named && $0.end == verb }) { return true }
    // "First comes ingest, and it is also the one that decides."
    return verb < index - 1 && topics[clause] != 0 && tokens[verb - 1].text == "it"
  }

  private static let places: Set<String> = ["first", "second", "third"]

  /// "The one who labels it is ingest": the name behind the verb.
  private func revealed(behind start: Int, clause: Int) -> Mention? {
    mentions[clause].first { mention in
      guard mention.kind == .named, mention.start > start + 1 else { return false }
      return (start..<mention.start).suffix(3).contains { ["is", "was"].contains(tokens[$0].text) }
    }
  }

  /// "it just picks …", "and picks …": only a pronoun and small words stand before the verb.
  private func isDoneByTopic(from first: Int, to start: Int, _ clause: Int) -> Bool {
    let words = (first..<start).filter {
      tokens[$0].role.isDisjoint(with: [.auxiliary, .adverb, .additive, .sequence])
    }
    if words.isEmpty { return goesOn(clause, to: max(start, first + 2)) }
    return words.count == 1 && ["it", "he", "she"].contains(tokens[words[0]].text)
  }

  /// "the P30 with 4 min", "P30 (4 min)", "4 min (P30)": the name that a value stands right behind, or that stands in brackets behind it.
  private func holder(ofValueAt start: Int, _ here: [Mention]) -> Mention? {
    guard tokens[start].quantity.map({ $0.unit != .count }) ?? false else { return nil }
    var at = start - 1
    var links = 0
    while at >= 0, start - at <= 5 {
      let token = tokens[at]
      if Self.links.contains(token.text) || token.mark == .open || token.mark == .equals {
        links += 1
      } else if token.mark != .less, !token.role.contains(.article),
        !["only", "just", "about", "still", "its", "due", "left", "another"].contains(token.text)
      {
        break
      }
      at -= 1
    }
    // "30 s P10", "the 4 min P30"
    if let owner = here.first(where: { $0.kind == .named && $0.start == start + 1 }), links == 0,
      !here.contains(where: { $0.end == start })
    {
      return owner
    }
    // "P30's 4 min"
    if let owner = here.first(where: { $0.kind == .named && $0.end == at + 1 }),
      links > 0 || owner.end == start
    {
      return owner
    }
    // "(20 min for P10)"
    if start + 2 < tokens.count, tokens[start + 1].text == "for", start > 0,
      tokens[start - 1].mark == .open || tokens[start - 1].mark == .comma,
      let owner = here.first(where: { $0.kind == .named && ($0.start == start + 2 || $0.start == start + 3) }
      ),
      owner.start == start + 2 || tokens[start + 2].role.contains(.article)
    {
      return owner
    }
    guard start + 1 < tokens.count, tokens[start + 1].mark == .open else { return nil }
    return here.first { name in
      name.kind == .named && name.start >= start + 2 && name.start <= start + 3 && name.end < tokens.count
        && tokens[name.end].mark == .close
    }
  }

  /// "P10, 30 s left, overtakes P30": the verb behind the inserted value is of whom the value was told.
  private func goesOnBehindValue(_ start: Int, clause: Int) -> Bool {
    guard topics[clause] != 0, clause > 1, start == clauses[clause].start, clauses[clause].opener == ",",
      tokens[start].isContent, tokens[start].text.hasSuffix("s"),
      clauses[clause - 1].sentence == clauses[clause].sentence, mentions[clause - 1].isEmpty,
      clauses[clause - 2].sentence == clauses[clause].sentence, mentions[clause - 2].count == 1
    else { return false }
    let inserted = (clauses[clause - 1].start..<clauses[clause - 1].end).map { tokens[$0] }
    return inserted.contains { $0.quantity.map { $0.unit != .count } ?? false }
      && inserted.allSatisfy { !$0.isContent || $0.quantity != nil || Quantity.isRemainder($0.text) }
  }

  private static let links: Set<String> = ["with", "at", "in", "within", "has", "have", "having"]

  /// Whom the words from `start` to `end` are said of, and whether that doer is denied ("not by P30").
  func subject(ofStart start: Int, end: Int, clause: Int) -> (
    subjects: SubjectSet, deniesDoer: Bool, isOnly: Bool, exception: SubjectSet
  ) {
    if followsTheOneThat(start, clause: clause) {
      guard let mention = revealed(behind: start, clause: clause) else { return (0, false, false, 0) }
      return (mention.subjects, mention.isDenied, mention.isOnly, 0)
    }
    var result = nearest(toStart: start, end: end, clause: clause)
    guard result.subjects != 0, !result.isOnly, !result.deniesDoer else { return result }
    for mention in mentions[clause] where mention.isCompanion && mention.start >= end && !mention.isDenied {
      result.subjects |= mention.subjects
    }
    return result
  }

  private func nearest(toStart start: Int, end: Int, clause: Int) -> (
    subjects: SubjectSet, deniesDoer: Bool, isOnly: Bool, exception: SubjectSet
  ) {
    let here = mentions[clause].filter { !$0.isException }
    func result(_ mention: Mention) -> (SubjectSet, Bool, Bool, SubjectSet) {
      (mention.subjects, false, mention.isOnly, mention.exception)
    }
    if let owner = holder(ofValueAt: start, here) { return result(owner) }
    if describesSomebody(start, end) { return (0, false, false, 0) }
    if comparesValues(clause, at: start) { return (0, false, false, 0) }
    if let inside = here.first(where: { $0.start >= start && $0.end <= end }) {
      // "The source tells ingest which priority it has" says it of the source.
      if isChain, inside.start > start, let doer = here.last(where: { $0.end <= start }), doer.kind == .named,
        !doer.isOblique,
        (doer.end..<start).allSatisfy({ !tokens[$0].role.isDisjoint(with: [.auxiliary, .negator, .adverb]) })
      {
        return result(doer)
      }
      // "…, it just picks the Kafka topic", "… and sends it to Kafka": the doer was named before.
      if isChain, inside.start > start, topics[clause] != 0,
        !here.contains(where: { $0.end <= start }),
        isDoneByTopic(from: clauses[clause].start, to: start, clause)
      {
        return (topics[clause], false, false, 0)
      }
      return result(inside)
    }
    if let around = here.first(where: { $0.start <= start && $0.end >= end && $0.kind == .named }),
      !followsCopula(around.start) || (topics[clause] == 0 && !here.contains { $0.end <= around.start })
    {
      return result(around)
    }
    if let agent = here.first(where: { $0.isAgent && $0.start >= end && $0.start - end <= 7 }) {
      return (agent.subjects, agent.isDenied, agent.isOnly, agent.exception)
    }
    let before = here.filter { $0.end <= start && !$0.isAgent }
    if let last = before.last, last.kind == .named, last.tail != last.subjects,
      isInBrackets(start, behind: last.end)
    {
      return (last.tail, false, false, 0)
    }
    if let mention = before.last(where: { !$0.isOblique && $0.kind != .everyone }) { return result(mention) }
    if let mention = before.last(where: { !$0.isOblique }) { return result(mention) }
    // "They take the P30": an impersonal doer says it of the object.
    if let object = here.first(where: { $0.start >= end && $0.start - end <= 2 && $0.kind == .named }),
      !object.isOblique, hasImpersonalDoer(before: start, from: clauses[clause].start)
    {
      return result(object)
    }
    let opener = clauses[clause].opener
    let firstMention = here.first?.start ?? start
    if ["which", "who", "whose"].contains(opener), before.isEmpty, continuesSentence(clause),
      revealed(behind: start, clause: clause) == nil
    {
      return (latest[clause], false, false, 0)
    }
    if topics[clause] != 0, hasAnaphor(from: clauses[clause].start, to: min(start, firstMention)) {
      return (topics[clause], false, false, 0)
    }
    if let mention = before.last { return result(mention) }
    if topics[clause] != 0, let first = here.first, first.isOblique, goesOn(clause, to: first.start),
      start <= clauses[clause].start + 1
    {
      return (topics[clause], false, false, 0)
    }
    if isOfSomeone(clause, before: start) { return (0, false, false, 0) }
    if goesOnBehindValue(start, clause: clause) { return (topics[clause], false, false, 0) }
    let isValue = end == start + 1 && tokens[start].quantity != nil
    if isValue && contrastsValues(clause) { return (respectively(start, clause), false, false, 0) }
    if contrastsOpenly(clause) { return (0, false, false, 0) }
    let after = here.filter { mention in
      guard mention.start >= end else { return false }
      guard (end..<mention.start).contains(where: { tokens[$0].mark == .colon }) else { return true }
      // "paused: P10, P20" speaks of them; "rules against state: static maps" begins anew behind the colon.
      return !isValue
        && !(mention.end..<max(mention.end, clauses[clause].end)).contains { taken.contains($0) }
    }
    if let mention = after.first(where: { !$0.isOblique && $0.kind == .named }) ?? after.first(where: {
      !$0.isOblique
    }) ?? after.first {
      // "The thing that grades it is not ingest."
      if mention.isDenied, mention.start >= 2, tokens[mention.start - 1].text == "not",
        ["is", "was"].contains(tokens[mention.start - 2].text)
      {
        return (mention.subjects, true, false, 0)
      }
      return result(mention)
    }
    return (topics[clause], false, false, 0)
  }
}
