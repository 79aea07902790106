/// Completes clauses that leave their verb to the one before: "P10 can wait, P30 can't", "IngestService
/// does".
struct Ellipsis {
  let tokens: [Token]
  let clauses: [Clause]
  let rubric: CompiledRubric
  let taken: Set<Int>

  /// What the clause says by way of the earlier one, or nil when it does not lean on it.
  func completion(
    of number: Int, mention: Mention, from earlier: [Proposition], isSameSentence: Bool
  ) -> [Proposition]? {
    let clause = clauses[number]
    guard !earlier.isEmpty, !hasOwnContent(clause, besides: mention, takingUp: earlier) else { return nil }
    let words = (clause.start..<clause.end).map { tokens[$0].text }
    // "Blue is somebody who yanks it back": what is said of blue follows.
    if ["somebody", "someone", "something", "one", "person", "thing"].contains(words.last ?? ""),
      number + 1 < clauses.count, ["who", "which", "that"].contains(clauses[number + 1].opener)
    {
      return nil
    }
    let denies =
      (clause.start..<clause.end).contains { index in
        ["not", "never", "nor", "neither", "unlike"].contains(tokens[index].text)
          || index == refusal(in: clause)
          || (tokens[index].text == "none" && !(mention.start..<mention.end).contains(index))
      } && !words.contains("only") && !isNotJust(clause)
    let affirms = words.dropFirst(words.first == "do" ? 1 : 0).contains {
      ["does", "do", "did", "can", "is", "are", "could", "has", "have", "will", "would"].contains($0)
    }
    // "… not from who has little": says itself what he has.
    if zip(words, words.dropFirst()).contains(where: {
      ["has", "have", "got"].contains($0) && ["little", "less", "much", "more"].contains($1)
    }) {
      return nil
    }
    if !denies, words.contains("there") || words.contains("here"), words.last != "too" { return nil }
    let adds = mention.isAddition || words.contains("also") || words.contains("too") || words.contains("same")
    let contrasts = clause.opener == "but"
    // "It is assigned at the very start, by ingest."
    let isDoer =
      mention.isAgent && clause.opener == "," && mention.end == clause.end
      && mention.start - clause.start <= 2
    guard denies || affirms || adds || contrasts || isDoer else { return nil }
    // "It is P30" leans on what came before only where that was denied or discarded.
    let isCopula =
      !denies && !adds && !contrasts
      && (clause.start..<mention.start).contains { ["is", "are"].contains(tokens[$0].text) }
    if isCopula, !earlier.contains(where: { $0.isDenied || $0.standing == .void || $0.subjects == 0 }) {
      return nil
    }
    if !isSameSentence, !(adds || affirms || endsInDenial(clause)) { return nil }
    if words.contains(where: { ["then", "later", "afterwards", "next", "second"].contains($0) }) {
      return nil
    }
    // A bare value beside it, "20 min against 5 s: P10 can, P30 can't", is not what it leans on.
    let ofSomeone = earlier.filter { $0.subjects != 0 }
    let hasOwnValue = (clause.start..<clause.end).contains {
      tokens[$0].quantity.map { $0.unit != .count } ?? false
    }
    return (ofSomeone.isEmpty ? earlier : ofSomeone).compactMap { base in
      // "P30's 5 seconds don't allow it and P10's 20 minutes do": each keeps its own value.
      if hasOwnValue, (base.start..<base.end).contains(where: { tokens[$0].quantity != nil }) { return nil }
      guard base.concept != Proposition.named || denies || contrasts || adds else { return nil }
      let holdsNegation = base.holdsNegation && !isAdjunct(base)
      let baseDenies = base.isDenied != holdsNegation
      let result: Bool
      if adds || isDoer, !denies {
        result = baseDenies
      } else if denies {
        // "not X" after a denial stays a denial; "not X, but Y" affirms Y in a clause of its own.
        result = !base.isDeniedByMeaning
      } else if affirms {
        // "No surprises, that's the static one": names whom it is said of.
        // "The static one is independent of load, the dynamic one is": independent, too.
        result =
          identifies(number) && holdsNegation && !base.isDenied || base.isDenied && base.isDeniedByMeaning
      } else {
        // "One would think red does it, but blue does": what was discarded of the one is said of the other.
        result = base.standing == .void ? baseDenies : !baseDenies
      }
      return copy(of: base, isDenied: result != holdsNegation, mention: mention, clause: number)
    }
  }

  /// "not just the low ones": them, and others.
  private func isNotJust(_ clause: Clause) -> Bool {
    (clause.start..<(clause.end - 1)).contains {
      tokens[$0].text == "not" && ["just", "merely", "simply"].contains(tokens[$0 + 1].text)
    }
  }

  /// "P10 can be held without harm, P30 can't": the verb is taken up, and not the denial beside it.
  private func isAdjunct(_ base: Proposition) -> Bool {
    (base.start..<base.end).contains { tokens[$0].text == "without" }
  }

  /// "P10 is due in half a minute, P30 in four": each has its value, and none is chosen.
  func pairsValues(_ number: Int, mention: Mention) -> Bool {
    guard number > 0, [",", "and", "while"].contains(clauses[number].opener) else { return false }
    return [number, number - 1].allSatisfy { part in
      (clauses[part].start..<clauses[part].end).contains {
        tokens[$0].quantity != nil && !(mention.start..<mention.end).contains($0)
      }
    }
  }

  /// "P30 can't."
  func endsInDenial(_ clause: Clause) -> Bool {
    clause.end - clause.start <= 6 && tokens[clause.end - 1].text == "not"
      && clause.end - clause.start >= 3 && tokens[clause.end - 2].role.contains(.auxiliary)
  }

  /// "The SLO service does it."
  func takesUpDeed(_ clause: Clause, behind mention: Mention) -> Bool {
    let words = (mention.end..<max(mention.end, clause.end)).prefix(3).map { tokens[$0].text }
    guard let verb = words.firstIndex(where: { ["does", "do", "did"].contains($0) }), verb + 1 < words.count
    else { return false }
    return ["it", "that", "this", "so"].contains(words[verb + 1])
  }

  /// "The static one does not look at load, it follows rules. The dynamic one does": the clause whose denied verb
  /// a bare one takes up, nil when there is none nearby.
  func deniedVerb(takenUpBy number: Int) -> Int? {
    let words = (clauses[number].start..<clauses[number].end).filter { tokens[$0].isWord }
    guard let last = words.last,
      ["does", "do", "did", "can", "is", "are", "will"].contains(tokens[last].text)
    else { return nil }
    return clauses.indices.last { earlier in
      earlier < number && number - earlier <= 4
        && (clauses[earlier].start..<clauses[earlier].end).contains { index in
          tokens[index].text == tokens[last].text && index + 1 < tokens.count
            && tokens[index + 1].text == "not"
        }
    }
  }

  /// "P10 can spare some, P30 with its 5 s can": the clause before has the same auxiliary.
  private func isSaid(_ auxiliary: String, before number: Int) -> Bool {
    (clauses[number - 1].start..<clauses[number - 1].end).contains { tokens[$0].text == auxiliary }
  }

  /// "Slowing P30 hurts, slowing P10 doesn't": what a clause that ends in a bare verb takes over.
  func trailing(_ number: Int, mention: Mention, said: [Proposition], from earlier: [Proposition])
    -> [Proposition]
  {
    let clause = clauses[number]
    guard let last = (clause.start..<clause.end).last(where: { tokens[$0].isWord }), last > mention.start
    else { return [] }
    let denies = tokens[last].text == "not"
    let verb = denies ? last - 1 : last
    guard tokens.indices.contains(verb), tokens[verb].role.contains(.auxiliary),
      denies || ["do", "does", "did"].contains(tokens[verb].text)
        || ["can", "could"].contains(tokens[verb].text) && isSaid(tokens[verb].text, before: number)
    else { return [] }
    let hasOwnValue = (clause.start..<clause.end).contains {
      tokens[$0].quantity.map { $0.unit != .count } ?? false
    }
    return earlier.filter { base in
      !said.contains { $0.concept == base.concept }
        && !(hasOwnValue && (base.start..<base.end).contains { tokens[$0].quantity != nil })
    }.map { base in
      copy(
        of: base,
        isDenied: (denies && !base.isDeniedByMeaning) != (base.holdsNegation && !isAdjunct(base)),
        mention: mention,
        clause: number)
    }
  }

  private func copy(of base: Proposition, isDenied: Bool, mention: Mention, clause: Int) -> Proposition {
    var copy = base
    copy.subjects = mention.subjects
    copy.isDenied = isDenied
    copy.start = mention.start
    copy.end = mention.end
    copy.clause = clause
    copy.sentence = clauses[clause].sentence
    copy.standing = clauses[clause].standing
    copy.isDeniedByMeaning = false
    copy.isDerived = true
    return copy
  }

  /// "that's the static one": names someone, and by that says of them what came before.
  func identifies(_ number: Int) -> Bool {
    let opening = (clauses[number].start..<clauses[number].end).prefix(4)
    guard let copula = opening.first(where: { ["is", "are"].contains(tokens[$0].text) }),
      copula > clauses[number].start
    else { return false }
    return tokens[copula - 1].role.contains(.anaphor)
  }

  /// Words of the clause that is taken up say nothing new: "P10's deadline is generous, P30's deadline isn't".
  private func hasOwnContent(_ clause: Clause, besides mention: Mention, takingUp earlier: [Proposition])
    -> Bool
  {
    let known = Set(
      Set(earlier.map(\.clause)).flatMap { number in
        (clauses[number].start..<clauses[number].end).map { tokens[$0].stem }
      })
    return (clause.start..<clause.end).contains { index in
      let token = tokens[index]
      guard token.isContent, token.quantity == nil, !(mention.start..<mention.end).contains(index) else {
        return false
      }
      return !rubric.isFiller(token) && !known.contains(token.stem)
        && !["include", "included", "including", "same", "likewise", "case", "alone"].contains(token.text)
        && !BareReply.isOne(token)
    }
  }

  /// The "no" of "all of them, P30 no", which says of the name before it what the clause before denies or affirms; nil when the clause ends
  /// otherwise.
  func refusal(in clause: Clause) -> Int? {
    guard clause.end - clause.start > 1, BareReply.refuses(tokens[clause.end - 1]) else { return nil }
    return clause.end - 1
  }

  /// "P20: yes, P30: no": each name has an answer of its own.
  func answersItself(_ number: Int) -> Bool { BareReply.isOne(tokens[clauses[number].end - 1]) }

  /// Nothing but names, fillers and function words.
  ///
  /// - Parameter mentions: all of the clause, exceptions among them.
  func isBareName(_ number: Int, mentions: [Mention]) -> Bool {
    let clause = clauses[number]
    var hasSubject = false
    for mention in mentions where !mention.isException {
      if mention.kind != .named || !mention.isOblique || mention.isAgent { hasSubject = true }
    }
    guard hasSubject else { return false }
    let hasException = mentions.contains(where: \.isException)
    return !(clause.start..<clause.end).contains { index in
      let token = tokens[index]
      if mentions.contains(where: { $0.start <= index && index < $0.end }) { return false }
      if token.quantity != nil { return false }
      if hasException, Self.exceptingWords.contains(token.text) { return false }
      return token.isContent && !rubric.isFiller(token) && !Self.verdictWords.contains(token.text)
        && !BareReply.isOne(token)
    }
  }

  private static let exceptingWords: Set<String> = [
    "except", "excepting", "excluding", "apart", "aside", "bar", "besides", "save",
  ]

  private static let verdictWords: Set<String> = [
    "definitely", "answer", "surely", "guess", "think", "say", "course", "obviously", "clearly", "one",
    "ones", "event",
    "events", "expect", "bet", "reckon", "time", "namely", "five", "i.e", "ok", "okay", "believe",
    "naturally",
    "sure", "certainly", "absolutely", "including", "include", "included", "least", "only", "told",
    "answered", "turn",
  ]

  /// "P10, then P30": the second name goes on with the order of the first.
  func isNextInOrder(_ number: Int) -> Bool {
    let clause = clauses[number]
    if clause.opener == "then" || clause.opener == "->" { return true }
    return (clause.start..<min(clause.end, clause.start + 2)).contains { tokens[$0].role.contains(.sequence) }
  }

  /// "p30 → 4 min left": a name before an arrow that leads to a value is a label and no choice.
  func labels(_ number: Int) -> Bool {
    let next = number + 1
    guard next < clauses.count, clauses[next].opener == "->",
      clauses[next].sentence == clauses[number].sentence
    else { return false }
    return (clauses[next].start..<clauses[next].end).contains {
      tokens[$0].quantity.map { $0.unit != .count } ?? false
    }
  }

  /// A yes or a no behind a name.
  private enum BareReply {
    static func isOne(_ token: Token) -> Bool {
      refuses(token) || ["yes", "yep", "yeah", "yup"].contains(token.text)
    }

    static func refuses(_ token: Token) -> Bool { ["no", "nope", "nah", "not"].contains(token.text) }
  }

  func continuesList(_ number: Int) -> Bool { [",", "and"].contains(clauses[number].opener) }
}
