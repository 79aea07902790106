/// An answer, read: its words, its clauses and what it says of whom.
struct AnswerReading {
  let tokens: [Token]
  private(set) var clauses: [Clause]
  let cues: [Cue.Found]
  /// In the order of the answer; what was worked out from other clauses stands behind.
  var propositions: [Proposition] = []
  /// The propositions without those of tentative clauses.
  private(set) var firmPropositions: [Proposition] = []
  /// Some clause is a question, a first thought or others' opinion.
  var hasTentative: Bool { clauses.contains(where: \.isTentative) }
  let binding: SubjectBinding
  private let outsiders: Outsiders
  /// Whether the sentence of this number ended with a question mark.
  private let isQuestion: [Bool]
  /// Conditions that take back what stands before them.
  let conditions: [ConditionReading.Found]
  /// Tokens that belong to some concept.
  let taken: Set<Int>

  /// - Parameter topic: the subject that is understood before the answer names any.
  init(_ written: [Token], rubric: CompiledRubric, topic: SubjectSet = 0) {
    let lexicon = rubric.lexicon
    let tokens = lexicon.vocabulary.corrected(written)
    self.tokens = tokens
    let hits = ConceptSpotting(tokens, lexicon: lexicon).hits
    var taken: Set<Int> = []
    for hit in hits { taken.formUnion(hit.words) }
    self.taken = taken
    let spotting = MentionSpotting(
      tokens, subjects: hits.compactMap { hit in rubric.bit(of: hit.concept).map { (hit, $0) } },
      collective: rubric.everyone.map { everyone in hits.filter { $0.concept == everyone } },
      everyone: rubric.allSubjects, asked: rubric.askedSubjects,
      given: rubric.question.compactMap(\.quantity),
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
    let names = Set(hits.lazy.filter { rubric.bit(of: $0.concept) != nil }.map(\.start))
    let splitting = ClauseSplitting(tokens, unbroken: unbroken, names: names)
    clauses = splitting.clauses
    isQuestion = splitting.isQuestion
    cues = Cue.all(in: written)
    Standing.settle(&clauses, tokens: tokens, cues: cues, isQuestion: splitting.isQuestion)
    Supposition.mark(&clauses, tokens: tokens, question: rubric.question)
    ForeignFrame.mark(&clauses, tokens: tokens)
    Illustration.mark(&clauses, tokens: tokens, names: names)
    Consequence.mark(&clauses, tokens: tokens)
    conditions = ConditionReading(tokens, clauses: clauses, rubric: rubric).found
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
    outsiders = Outsiders(
      tokens, clauses: clauses, mentions: binding.mentions,
      parties: hits.filter { rubric.isParty($0.concept) })
    state(hits, rubric: rubric, negation: negation)
    complete(with: rubric)
    carryOver()
    denyRelatives(rubric)
    excuseCorrected()
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

  /// Whether the clause is part of a question.
  func isQuestion(_ clause: Clause) -> Bool {
    isQuestion.indices.contains(clause.sentence) && isQuestion[clause.sentence]
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
      if !isSubject, negation.deniesAuxiliary(endingAt: hit.end) { isDenied.toggle() }
      if !isSubject, isRefused(hit, in: clause) { isDenied.toggle() }
      let own = rubric.bit(of: hit.concept) ?? subject.subjects
      var proposition = Proposition(
        concept: hit.concept, subjects: own, isDenied: isDenied, start: hit.start, end: hit.end,
        clause: clause,
        sentence: clauses[clause].sentence, standing: clauses[clause].standing,
        holdsNegation: hit.holdsNegation)
      proposition.reasons = clauses[clause].reasons
      proposition.isOfOutsider = outsiders.starts[clause].map { hit.start >= $0 } ?? false
      proposition.isDeniedByMeaning = isDenied && denier.map(negation.deniesByMeaning) ?? false
      proposition.isHypothetical =
        clauses[clause].isHypothetical || isLikened(clause, before: hit.start)
        || isDenied && denier.map { isAbsence($0, in: clauses[clause]) } ?? false
      if proposition.standing == .asserted, isSaidOfOutsiders(clause, before: hit.start) {
        proposition.standing = .excused
      }
      if proposition.standing == .asserted,
        isBelieved(clause, before: hit.start) || isLookedFor(clause, before: hit.start)
      {
        proposition.standing = .excused
      }
      if isDenied, rubric.chain?.ranks[hit.concept] != nil,
        negation.deniesManner(start: hit.start, end: hit.end) || negation.deniesOnlyDeed(before: hit.start)
      {
        proposition.isDenied = false
        proposition.isDeniedInManner = !negation.deniesOnlyDeed(before: hit.start)
      }
      if isDenied, rubric.chain?.ranks[hit.concept] != nil, negation.deniesEven(before: hit.start) {
        proposition.isDenied = false
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

  /// "running: P10 no": the no behind the name denies what stands before the colon.
  private func isRefused(_ hit: ConceptHit, in number: Int) -> Bool {
    let last = clauses[number].end - 1
    guard last > hit.end, ["no", "nope", "nah"].contains(tokens[last].text),
      let mention = binding.mentions[number].last, mention.end == last
    else { return false }
    return (hit.end..<mention.start).contains { tokens[$0].mark == .colon }
  }

  /// "Without the board that is guessing": says what its absence would mean, and does not deny it.
  private func isAbsence(_ denier: Int, in clause: Clause) -> Bool {
    tokens[denier].text == "without"
      && (clause.start..<denier).allSatisfy {
        !tokens[$0].role.isDisjoint(with: [.additive, .adversative, .subordinate])
      }
  }

  /// "It is as if the processors did not report": it is like that, and is not that.
  private func isLikened(_ number: Int, before hit: Int) -> Bool {
    let start = clauses[number].start
    return start < hit
      && (start..<hit).contains { index in
        guard index + 1 < hit else { return false }
        let next = tokens[index + 1].text
        if tokens[index].text == "as" { return ["if", "though"].contains(next) }
        // "It counts like there is only one", but not "it looks like there is only one".
        return tokens[index].text == "like" && ["there", "it", "they"].contains(next) && index > start
          && !["look", "seem", "sound", "feel", "more", "is"].contains(tokens[index - 1].stem)
      }
  }

  /// "Each of them thinks that clusters have just one pod": what a part of the system takes for true, and the writer does not.
  private func isBelieved(_ number: Int, before hit: Int) -> Bool {
    let start = clauses[number].start
    guard start < hit else { return false }
    return (start..<hit).contains { index in
      Self.beliefs.contains(tokens[index].text) && index > start
        && !["i", "we", "you", "to", "would", "not", "who"].contains(tokens[index - 1].text)
    }
  }

  private static let beliefs: Set<String> = [
    "thinks", "think", "believes", "believe", "assumes", "assume", "reckons", "supposes", "imagines",
  ]

  /// "I'd check if the workers fetch at all": what the writer wants to find out, and does not claim.
  private func isLookedFor(_ number: Int, before hit: Int) -> Bool {
    let start = clauses[number].start
    guard
      let at = (start..<max(start, hit)).first(where: { index in
        ["if", "whether"].contains(tokens[index].text)
          && tokens[max(start, index - 4)..<index].contains { Self.lookings.contains($0.stem) }
      })
    else { return false }
    return tokens[start..<at].contains { ["i", "we", "would"].contains($0.text) }
  }

  private static let lookings = Set(
    ["check", "verify", "ask", "wonder", "confirm", "investigate"].map(Inflection.root(of:)))

  private static let changes = Set(
    ["change", "touch", "alter", "override", "revise", "question", "rewrite", "modify"].map(
      Inflection.root(of:)))

  /// "Nothing downstream of ingest changes it": said of whatever lies beyond the one that is named.
  private func isSaidOfOutsiders(_ number: Int, before hit: Int) -> Bool {
    let start = clauses[number].start
    // "From then on nobody changes it."
    if let nobody = (start..<min(hit, start + 5)).first(where: {
      ["nothing", "nobody"].contains(tokens[$0].text)
        || tokens[$0].text == "no" && $0 + 1 < hit && tokens[$0 + 1].text == "one"
    }),
      (nobody + 1..<max(nobody + 1, min(hit, nobody + 4))).contains(where: {
        Self.changes.contains(tokens[$0].stem)
      })
    {
      return true
    }
    guard start < hit, ["nothing", "nobody", "none"].contains(tokens[start].text) else { return false }
    return (start..<min(hit, start + 4)).contains {
      ["downstream", "after", "behind", "beyond", "below", "past", "outside", "besides"].contains(
        tokens[$0].text)
    }
  }
}
