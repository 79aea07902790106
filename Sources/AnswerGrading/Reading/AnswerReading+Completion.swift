/// What clauses leave unsaid because others said it, and what is taken back from afar.
extension AnswerReading {
  /// What the clause before says, or the one before that when it says nothing.
  private func lastSaid(before number: Int, adds: Bool, _ said: [[Proposition]]) -> [Proposition] {
    // "…, but all are paused, red included": joins what was said last, and not what was discarded.
    if adds, number > 0, clauses[number - 1].standing != .void, !said[number - 1].isEmpty {
      return said[number - 1]
    }
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
  mutating func carryOver() {
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

  /// "It doesn't carry results to the caller, it carries acks": not the carrying is denied, but what is carried there.
  mutating func excuseCorrected() {
    for number in clauses.indices.dropFirst() {
      let (clause, earlier) = (clauses[number], clauses[number - 1])
      guard number - 1 >= 0, clause.sentence == earlier.sentence,
        [",", "but", ":"].contains(clause.opener)
          || clause.sentence == earlier.sentence + 1,
        let denier = (earlier.start..<earlier.end).first(where: { tokens[$0].text == "not" }),
        denier > earlier.start, ["do", "does", "did", "is", "are"].contains(tokens[denier - 1].text),
        let verb = (denier..<earlier.end).first(where: { tokens[$0].isContent }),
        let again = (clause.start..<clause.end).first(where: { tokens[$0].isContent }),
        tokens[again].stem == tokens[verb].stem, again - clause.start <= 3, verb + 1 < earlier.end,
        (clause.start..<again).contains(where: { tokens[$0].role.contains(.anaphor) }),
        !(clause.start..<clause.end).contains(where: { tokens[$0].role.contains(.negator) })
      else { continue }
      for index in propositions.indices
      where propositions[index].clause == number - 1 && propositions[index].end > denier
        && propositions[index].standing == .asserted
      {
        propositions[index].standing = .excused
      }
    }
  }

  /// "Blue is not the agent who counts seats": what the relative clause says is denied of blue.
  mutating func denyRelatives(_ rubric: CompiledRubric) {
    for number in clauses.indices.dropFirst() where ["who", "which", "that"].contains(clauses[number].opener)
    {
      let earlier = clauses[number - 1]
      let words = earlier.start..<earlier.end
      guard earlier.sentence == clauses[number].sentence,
        let mention = binding.mentions[number - 1].first(where: { $0.kind == .named && $0.end < earlier.end }
        ),
        mention.end + 2 < earlier.end, ["is", "are"].contains(tokens[mention.end].text),
        tokens[mention.end + 1].text == "not", tokens[mention.end + 2].role.contains(.article),
        words.contains(earlier.end - 1), tokens[earlier.end - 1].isContent
      else { continue }
      // "… who counts seats and tells you to wait"
      var last = number
      while last + 1 < clauses.count, clauses[last + 1].sentence == earlier.sentence,
        ["and", "or"].contains(clauses[last + 1].opener)
          || clauses[last + 1].opener == "," && binding.mentions[last + 1].isEmpty
      {
        last += 1
      }
      for index in propositions.indices
      where (number...last).contains(propositions[index].clause)
        && rubric.bit(of: propositions[index].concept) == nil
      {
        propositions[index].isDenied.toggle()
      }
    }
  }

  /// "P10, then P30": the second name is not the answer's choice.
  private func continuesName(_ number: Int, _ ellipsis: Ellipsis, _ earlier: [Proposition]) -> Bool {
    if ellipsis.isNextInOrder(number) { return binding.mentions[number - 1].contains { $0.kind == .named } }
    return ellipsis.continuesList(number) && earlier.contains { $0.concept == Proposition.named }
  }

  /// "Not because it is tight but because it is bulk": the second reason stands alone.
  private func setsReasonAgainstReason(_ number: Int) -> Bool {
    number > 0 && clauses[number - 1].sentence == clauses[number].sentence
      && Standing.isDismissed(clauses[number - 1], tokens)
  }

  private func isNegative(_ mention: Mention) -> Bool {
    mention.kind == .everyone
      && (mention.start..<mention.end).contains { !tokens[$0].role.isDisjoint(with: [.negator]) }
      // "no exception" is all of them.
      && !(mention.start..<mention.end).contains { tokens[$0].text.hasPrefix("exception") }
  }

  /// "None is above 85": says something of them.
  private func hasPredicate(_ number: Int, behind mention: Mention) -> Bool {
    let rest = mention.end..<max(mention.end, clauses[number].end)
    return rest.dropLast().contains { ["is", "are", "has", "have", "still"].contains(tokens[$0].text) }
  }

  /// "All but P30, not sure about P30": what was only implied of P30 is taken back.
  mutating func withdrawUnknown() {
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
  mutating func noteSoleName(_ rubric: CompiledRubric) {
    if rubric.isAsked(Proposition.alone), let name = soleDecider {
      propositions.append(name)
      return
    }
    let own = propositions.filter { proposition in
      guard !proposition.isDerived, rubric.bit(of: proposition.concept) == nil else { return false }
      return proposition.concept < 0
        || !binding.mentions[proposition.clause].contains {
          $0.start <= proposition.start && proposition.end <= $0.end
        }
    }
    guard var sole = own.first(where: { $0.concept == Proposition.named }),
      sole.clause == clauses.firstIndex(where: { $0.standing != .void })
    else { return }
    let next = sole.clause + 1
    let isReasoned = next < clauses.count && ["because", "since", "as"].contains(clauses[next].opener)
    let names = binding.mentions.joined().filter { $0.kind == .named }
    guard own.count == 1 && names.count <= 1 || isReasoned || isShortAnswer(clauses[sole.clause]) else {
      return
    }
    sole.concept = Proposition.alone
    propositions.append(sole)
  }

  /// "PrepPublisher decides", "ingest does that": a name, with a verb that only says that it is the one.
  private var soleDecider: Proposition? {
    let names = binding.mentions.joined().filter { $0.kind == .named }
    guard names.count == 1, let name = names.first, !name.isDenied, !name.isOblique,
      let clause = clauses.firstIndex(where: { $0.start <= name.start && name.start < $0.end }),
      clauses[clause].standing == .asserted
    else { return nil }
    let rest = tokens.indices.filter { tokens[$0].isWord && !(name.start..<name.end).contains($0) }
    let verbs = rest.filter { tokens[$0].stem == "decid" || ["do", "does"].contains(tokens[$0].text) }
    guard verbs.count == 1,
      rest.allSatisfy({ index in
        verbs.contains(index) && index > name.start
          || !tokens[index].role.isDisjoint(with: [.article, .anaphor])
      })
    else { return nil }
    return Proposition(
      concept: Proposition.alone, subjects: name.subjects, isDenied: false, start: name.start,
      end: (verbs.first ?? name.end - 1) + 1, clause: clause, sentence: clauses[clause].sentence,
      standing: clauses[clause].standing)
  }

  /// "Red does that. Behind it comes …": the first sentence answers the question, and nothing else.
  private func isShortAnswer(_ clause: Clause) -> Bool {
    let words = (clause.start..<clause.end).map { tokens[$0].text }
    let isWhole = clause.end < tokens.count && tokens[clause.end].mark == .sentenceEnd
    return isWhole && clause.opener.isEmpty && words.contains { ["does", "do", "did"].contains($0) }
  }

  /// Adds what a clause leaves unsaid because the one before it said it, and what only names its subjects.
  mutating func complete(with rubric: CompiledRubric) {
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
    for number in clauses.indices where said[number].isEmpty && !setsReasonAgainstReason(number) {
      let mentions = binding.mentions[number].filter { !$0.isException }
      guard
        let mention = mentions.first(where: { !$0.isOblique || $0.isAgent || $0.isAddition })
          ?? mentions.first(where: { $0.kind == .named && mentions.count == 1 })
      else { continue }
      let isSameSentence = number > 0 && clauses[number - 1].sentence == clauses[number].sentence
      var earlier =
        ellipsis.deniedVerb(takenUpBy: number).map { said[$0] }
        ?? lastSaid(before: number, adds: mention.isAddition, said)
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
        ellipsis.isBareName(number, mentions: binding.mentions[number]),
        ellipsis.answersItself(number)
          || !(isSameSentence && continuesName(number, ellipsis, said[number - 1])),
        !ellipsis.labels(number),
        !(isSameSentence && ellipsis.pairsValues(number, mention: mention))
      {
        let named = Proposition(
          concept: Proposition.named, subjects: mention.subjects,
          isDenied: mention.isDenied != (ellipsis.refusal(in: clauses[number]) != nil),
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
