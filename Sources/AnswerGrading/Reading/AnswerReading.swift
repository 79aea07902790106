/// An answer, read: its words, its clauses and what it says of whom.
struct AnswerReading {
  let tokens: [Token]
  private(set) var clauses: [Clause]
  let cues: [Cue.Found]
  /// In the order of the answer; what was worked out from other clauses stands behind.
  private(set) var propositions: [Proposition] = []
  /// The propositions without those of tentative clauses.
  private(set) var firmPropositions: [Proposition] = []
  /// Some clause is a question, a first thought or others' opinion.
  var hasTentative: Bool { clauses.contains(where: \.isTentative) }
  let binding: SubjectBinding
  /// Tokens that belong to some concept.
  let taken: Set<Int>

  /// - Parameter topic: the subject that is understood before the answer names any.
  init(_ written: [Token], rubric: CompiledRubric, topic: SubjectSet = 0) {
    let lexicon = rubric.lexicon
    let tokens = written.map(lexicon.vocabulary.corrected)
    self.tokens = tokens
    let numbers = tokens.map { $0.isWord ? lexicon.vocabulary.lookUp($0) ?? -1 : -1 }
    let hits = ConceptSpotting(tokens, numbers: numbers, lexicon: lexicon).hits
    var taken: Set<Int> = []
    for hit in hits { taken.formUnion(hit.words) }
    self.taken = taken
    let spotting = MentionSpotting(
      tokens, subjects: hits.compactMap { hit in rubric.bit(of: hit.concept).map { (hit, $0) } },
      collective: rubric.everyone.map { everyone in hits.filter { $0.concept == everyone } },
      everyone: rubric.allSubjects,
      filler: { rubric.isFiller($0) }, taken: taken)
    var unbroken = spotting.unbroken
    for hit in hits where hit.end - hit.start > 1 {
      unbroken.formUnion((hit.start + 1)..<hit.end)
      // "by whoever sends it"
      if rubric.bit(of: hit.concept) != nil, hit.start > 0, tokens[hit.start - 1].role.contains(.preposition)
      {
        unbroken.insert(hit.start)
      }
    }
    let splitting = ClauseSplitting(
      tokens, unbroken: unbroken,
      names: Set(hits.lazy.filter { rubric.bit(of: $0.concept) != nil }.map(\.start)))
    clauses = splitting.clauses
    cues = Cue.all(in: written)
    Standing.settle(&clauses, tokens: tokens, cues: cues, isQuestion: splitting.isQuestion)
    let negation = Negation(
      tokens, clauses: clauses, isQuestion: splitting.isQuestion, question: rubric.question)
    let mentions = spotting.mentions.map { mention in
      var mention = mention
      mention.isDenied =
        mention.kind == .named && negation.denies(start: mention.start, end: mention.end, words: [])
        && !negation.deniesWholeClause(before: mention.start) && !Self.qualifiesNoun(mention, tokens)
      return mention
    }
    binding = SubjectBinding(
      tokens, clauses: clauses, mentions: mentions, topic: topic, taken: taken, isChain: rubric.chain != nil)
    state(hits, rubric: rubric, negation: negation)
    complete(with: rubric)
    carryOver()
    withdrawUnknown()
    noteSoleName(rubric)
    QuantityReading.add(to: &propositions, tokens: tokens, clauses: clauses, binding: binding, rubric: rubric)
    propositions += CountReading.violations(
      in: propositions, tokens: tokens, clauses: clauses, rubric: rubric)
    propositions.append(contentsOf: ValueComparison(tokens: tokens, clauses: clauses).violations)
    firmPropositions = propositions.filter { !clauses[$0.clause].isTentative }
    if let chain = rubric.chain {
      if hasTentative {
        let order = OrderReading(chain, tokens: tokens, clauses: clauses, propositions: firmPropositions)
        firmPropositions.append(contentsOf: order.violations)
      }
      let order = OrderReading(chain, tokens: tokens, clauses: clauses, propositions: propositions)
      propositions.append(contentsOf: order.violations)
    }
  }

  /// "not the volume of P10": the volume is denied.
  private static func qualifiesNoun(_ mention: Mention, _ tokens: [Token]) -> Bool {
    var at = mention.start - 1
    while at >= 0, tokens[at].role.contains(.article) { at -= 1 }
    return at > 0 && tokens[at].text == "of" && tokens[at - 1].isContent
  }

  private mutating func state(_ hits: [ConceptHit], rubric: CompiledRubric, negation: Negation) {
    var clause = 0
    // The wait in "no wait" says nothing of anyone.
    let retracting = Set(cues.filter { $0.cue == .retraction }.flatMap { $0.start..<$0.end })
    // In "doesn't care about minutes" the denial belongs to the first phrase and leaves the second alone.
    var owned: [Int: Set<Int>] = [:]
    for hit in hits where hit.holdsNegation { owned[hit.concept, default: []].formUnion(hit.words) }
    for hit in hits where !retracting.contains(hit.start) || hit.end - hit.start > 2 {
      while clause < clauses.count, clauses[clause].end <= hit.start { clause += 1 }
      guard clause < clauses.count, clauses[clause].start <= hit.start else { continue }
      let subject = binding.subject(ofStart: hit.start, end: hit.end, clause: clause)
      var isDenied = negation.denies(start: hit.start, end: hit.end, words: hit.words)
      let denier = isDenied ? negation.denier(of: hit.start) : nil
      if let denier, owned[hit.concept]?.contains(denier) == true { isDenied = false }
      if subject.deniesDoer, !isDenied { isDenied = true }
      let isSubject = rubric.bit(of: hit.concept) != nil
      let own = rubric.bit(of: hit.concept) ?? subject.subjects
      var proposition = Proposition(
        concept: hit.concept, subjects: own, isDenied: isDenied, start: hit.start, end: hit.end,
        clause: clause,
        sentence: clauses[clause].sentence, standing: clauses[clause].standing,
        holdsNegation: hit.holdsNegation)
      proposition.isDeniedByMeaning = isDenied && denier.map(negation.deniesByMeaning) ?? false
      proposition.isHypothetical = clauses[clause].isHypothetical
      if proposition.standing == .asserted, isSaidOfOutsiders(clause, before: hit.start) {
        proposition.standing = .excused
      }
      if isDenied, rubric.chain?.ranks[hit.concept] != nil,
        negation.deniesManner(start: hit.start, end: hit.end) || negation.deniesOnlyDeed(before: hit.start)
      {
        proposition.isDenied = false
        proposition.isDeniedInManner = !negation.deniesOnlyDeed(before: hit.start)
      }
      propositions.append(proposition)
      guard !isSubject, rubric.allSubjects != 0 else { continue }
      let opposite = subject.isOnly ? rubric.allSubjects & ~subject.subjects : subject.exception
      if opposite != 0 {
        var contrary = proposition
        contrary.subjects = opposite
        contrary.isDenied = !isDenied
        contrary.isDerived = true
        propositions.append(contrary)
      }
    }
  }

  /// "Nothing downstream of ingest changes it": said of whatever lies beyond the one that is named.
  private func isSaidOfOutsiders(_ number: Int, before hit: Int) -> Bool {
    let start = clauses[number].start
    guard start < hit, ["nothing", "nobody", "none"].contains(tokens[start].text) else { return false }
    return (start..<min(hit, start + 4)).contains {
      ["downstream", "after", "behind", "beyond", "below", "past", "outside", "besides"].contains(
        tokens[$0].text)
    }
  }

  /// What the clause before says, or the one before that when it says nothing.
  private func lastSaid(before number: Int, _ said: [[Proposition]]) -> [Proposition] {
    let sentence = clauses[number].sentence
    let discarded = clauses.indices.filter {
      $0 < number && number - $0 <= 6 && clauses[$0].sentence == sentence && clauses[$0].standing == .void
    }
    if !discarded.isEmpty { return discarded.flatMap { said[$0] } }
    for distance in 1...3 where number - distance >= 0 {
      let found = said[number - distance]
      if !found.isEmpty { return found }
    }
    return []
  }

  /// "It's not the class that decides but the deadline": what was denied of the one is said of the other.
  private mutating func carryOver() {
    for number in clauses.indices.dropFirst() where clauses[number].opener == "but" {
      let (clause, earlier) = (clauses[number], clauses[number - 1])
      let words = (clause.start..<clause.end).filter { tokens[$0].isWord }
      guard earlier.sentence == clause.sentence, (2...6).contains(words.count),
        words.allSatisfy({ tokens[$0].role.isDisjoint(with: [.auxiliary, .negator]) }),
        let denier = (earlier.start..<earlier.end).first(where: { tokens[$0].text == "not" }),
        let relative = (denier..<earlier.end).first(where: { tokens[$0].text == "that" })
      else { continue }
      for base in propositions
      where base.clause == number - 1 && base.start > relative && base.isDenied && !base.isDerived {
        var copy = base
        (copy.clause, copy.start, copy.end) = (number, clause.start, clause.start + 1)
        copy.isDenied = false
        copy.isDerived = true
        copy.standing = clause.standing
        propositions.append(copy)
      }
    }
  }

  /// "P10, then P30": the second name is not the answer's choice.
  private func continuesName(_ number: Int, _ ellipsis: Ellipsis, _ earlier: [Proposition]) -> Bool {
    if ellipsis.isNextInOrder(number) { return binding.mentions[number - 1].contains { $0.kind == .named } }
    return ellipsis.continuesList(number) && earlier.contains { $0.concept == Proposition.named }
  }

  private func isNegative(_ mention: Mention) -> Bool {
    mention.kind == .everyone
      && (mention.start..<mention.end).contains { !tokens[$0].role.isDisjoint(with: [.negator]) }
  }

  /// "None is above 85": says something of them.
  private func hasPredicate(_ number: Int, behind mention: Mention) -> Bool {
    let rest = mention.end..<max(mention.end, clauses[number].end)
    return rest.dropLast().contains { ["is", "are", "has", "have"].contains(tokens[$0].text) }
  }

  /// "All but P30, not sure about P30": what was only implied of P30 is taken back.
  private mutating func withdrawUnknown() {
    for cue in cues where cue.cue == .unknown {
      guard let at = clauses.firstIndex(where: { $0.start <= cue.start && cue.start < $0.end }) else {
        continue
      }
      let unknown = binding.mentions[at].filter {
        $0.kind == .named
          && ($0.start >= cue.end
            || $0.start > 0 && ["about", "for", "of"].contains(tokens[$0.start - 1].text))
      }
      .reduce(0) { $0 | $1.subjects }
      for index in propositions.indices where propositions[index].isDerived {
        let proposition = propositions[index]
        if proposition.sentence == clauses[at].sentence, proposition.subjects & ~unknown == 0 {
          propositions[index].standing = .void
        }
      }
      guard unknown != 0 else { continue }
      // "Everything, but I'd have to check P30."
      for index in propositions.indices {
        let proposition = propositions[index]
        let isNamed = binding.mentions[proposition.clause].contains {
          $0.kind == .named && $0.subjects & unknown != 0
        }
        guard proposition.sentence + 1 >= clauses[at].sentence, proposition.clause < at, !isNamed,
          proposition.subjects & ~unknown != 0
        else { continue }
        propositions[index].subjects &= ~unknown
      }
    }
  }

  /// Notes an answer that is one name, or begins with one and goes on to give a reason for it.
  private mutating func noteSoleName(_ rubric: CompiledRubric) {
    let own = propositions.filter { !$0.isDerived && rubric.bit(of: $0.concept) == nil }
    guard var sole = own.first(where: { $0.concept == Proposition.named }),
      sole.clause == clauses.firstIndex(where: { $0.standing != .void })
    else { return }
    let next = sole.clause + 1
    let isReasoned = next < clauses.count && ["because", "since", "as"].contains(clauses[next].opener)
    let names = binding.mentions.joined().filter { $0.kind == .named }
    guard own.count == 1 && names.count <= 1 || isReasoned else { return }
    sole.concept = Proposition.alone
    propositions.append(sole)
  }

  /// Adds what a clause leaves unsaid because the one before it said it, and what only names its subjects.
  private mutating func complete(with rubric: CompiledRubric) {
    guard rubric.allSubjects != 0 else { return }
    var said = [[Proposition]](repeating: [], count: clauses.count)
    for proposition in propositions
    where rubric.bit(of: proposition.concept) == nil && proposition.concept != rubric.everyone {
      if !proposition.isDerived, rubric.isAsked(proposition.concept) {
        said[proposition.clause].append(proposition)
      }
    }
    let ellipsis = Ellipsis(tokens: tokens, clauses: clauses, rubric: rubric, taken: taken)
    for number in clauses.indices where !said[number].isEmpty && number > 0 {
      guard clauses[number - 1].sentence == clauses[number].sentence,
        let mention = binding.mentions[number].first(where: { !$0.isException })
      else { continue }
      propositions += ellipsis.trailing(number, mention: mention, said: said[number], from: said[number - 1])
    }
    for number in clauses.indices where said[number].isEmpty {
      let mentions = binding.mentions[number].filter { !$0.isException }
      guard
        let mention = mentions.first(where: { !$0.isOblique || $0.isAgent || $0.isAddition })
          ?? mentions.first(where: { $0.kind == .named && mentions.count == 1 })
      else { continue }
      let isSameSentence = number > 0 && clauses[number - 1].sentence == clauses[number].sentence
      var earlier = ellipsis.deniedVerb(takenUpBy: number).map { said[$0] } ?? lastSaid(before: number, said)
      if !isSameSentence, number > 0, ellipsis.endsInDenial(clauses[number]) {
        let before = clauses[number - 1].sentence
        earlier = said[max(0, number - 6)..<number].joined().filter { $0.sentence == before }
      }
      if !isSameSentence, number > 0, ellipsis.takesUpDeed(clauses[number], behind: mention) {
        let before = clauses[number - 1].sentence
        let whole = said[max(0, number - 6)..<number].joined().filter { $0.sentence == before }
        if whole.contains(where: { $0.standing == .void }) { earlier = whole }
      }
      if let completed = ellipsis.completion(
        of: number, mention: mention, from: earlier, isSameSentence: isSameSentence)
      {
        said[number] = completed
        propositions.append(contentsOf: completed)
      }
      if said[number].isEmpty || ellipsis.identifies(number),
        !(isNegative(mention) && hasPredicate(number, behind: mention)),
        ellipsis.isBareName(number, mentions: mentions),
        !(isSameSentence && continuesName(number, ellipsis, said[number - 1])), !ellipsis.labels(number),
        !(isSameSentence && ellipsis.pairsValues(number, mention: mention))
      {
        let named = Proposition(
          concept: Proposition.named, subjects: mention.subjects, isDenied: mention.isDenied,
          start: mention.start,
          end: mention.end, clause: number, sentence: clauses[number].sentence,
          standing: clauses[number].standing)
        said[number] = [named]
        propositions.append(named)
        if isNegative(mention) {
          // "none of them" may answer either half of "which are, which are not".
          var contrary = named
          contrary.isDenied.toggle()
          contrary.isAmbiguous = true
          propositions.append(contrary)
        }
        let opposite = mention.isOnly ? rubric.allSubjects & ~mention.subjects : mention.exception
        if opposite != 0 {
          var contrary = named
          contrary.subjects = opposite
          contrary.isDenied.toggle()
          contrary.isDerived = true
          propositions.append(contrary)
        }
      }
    }
  }
}
