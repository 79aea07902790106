/// Finds values that the rubric does not allow for the subject they are said of.
enum QuantityReading {
  static func add(
    to propositions: inout [Proposition], tokens: [Token], clauses: [Clause], binding: SubjectBinding,
    rubric: CompiledRubric
  ) {
    addUnknown(to: &propositions, tokens: tokens, clauses: clauses, rubric: rubric)
    guard !rubric.quantities.isEmpty else { return }
    let supposed = supposedValues(clauses, tokens)
    for (number, clause) in clauses.enumerated() where clause.standing == .asserted && !clause.isUnreal {
      for index in clause.start..<clause.end {
        guard let quantity = tokens[index].quantity, quantity.unit != .count else { continue }
        var (subjects, _, _, _) = binding.subject(ofStart: index, end: index + 1, clause: number)
        if subjects == 0 { subjects = takenUp(before: index, clause: number, clauses, tokens, binding) }
        let previous = number > 0 ? clauses[number - 1] : nil
        guard
          isSaidHere(
            index, subjects, clause: clause, number: number, previous: previous, tokens: tokens,
            binding: binding)
        else { continue }
        let starts = binding.mentions[number].map(\.start)
        guard !isMeasured(index, clause: clause, tokens: tokens, names: starts) else { continue }
        guard let allowed = rubric.values(of: subjects), allowed.contains(where: { $0.unit == quantity.unit })
        else { continue }
        if allowed.contains(quantity) || supposed.contains(quantity)
          || ValueAudit.isDistance(index, tokens, rubric)
          || isDeniedOrDelay(
            index, quantity, allowed, clause: clause, tokens: tokens, rubric: rubric, subjects: subjects)
        {
          continue
        }
        propositions.append(
          Proposition(
            concept: Proposition.wrongQuantity, subjects: subjects, isDenied: false, start: index,
            end: index + 1,
            clause: number, sentence: clause.sentence, standing: clause.standing))
      }
    }
    let reading = ValueContrast(tokens: tokens, clauses: clauses, binding: binding, rubric: rubric)
    propositions.append(contentsOf: reading.violations)
    let audit = ValueAudit(tokens: tokens, clauses: clauses, rubric: rubric, noted: propositions)
    propositions.append(contentsOf: audit.violations)
  }

  /// "We can't touch red, it has 5 s": whom the pronoun at the beginning of a clause stands for, also where the name before it is part of a
  /// denial; 0 for nobody.
  private static func takenUp(
    before index: Int, clause number: Int, _ clauses: [Clause], _ tokens: [Token], _ binding: SubjectBinding
  ) -> SubjectSet {
    let words = (clauses[number].start..<index).filter {
      tokens[$0].role.isDisjoint(with: [.subordinate, .additive, .adverb])
        || tokens[$0].role.contains(.anaphor)
    }
    guard number > 0, !clauses[number].isHypothetical, clauses[number].opener != "if",
      let first = words.first, ["it", "they"].contains(tokens[first].text),
      words.dropFirst().allSatisfy({ tokens[$0].role.contains(.auxiliary) || tokens[$0].text == "only" }),
      words.count > 1, clauses[number - 1].sentence == clauses[number].sentence
    else { return 0 }
    let named = binding.mentions[number - 1].filter { $0.kind == .named && $0.subjects != 0 }
    return Set(named.map(\.subjects)).count == 1 ? named[0].subjects : 0
  }

  /// Values that nobody has, where the rubric lists those of everyone. A bare number of two digits is taken in their unit.
  private static func addUnknown(
    to propositions: inout [Proposition], tokens: [Token], clauses: [Clause], rubric: CompiledRubric
  ) {
    guard let everyone = rubric.everyone, let known = rubric.counts[everyone], let unit = known.first?.unit
    else { return }
    for (number, clause) in clauses.enumerated() where clause.standing == .asserted && !clause.isHypothetical
    {
      for index in clause.start..<clause.end {
        guard let value = tokens[index].quantity,
          value.unit == unit || value.unit == .count && value.value >= 10,
          !known.contains(where: { $0.value == value.value }),
          !rubric.question.contains(where: { $0.quantity == value }),
          !(clause.start..<index).contains(where: {
            tokens[$0].role.contains(.negator) || ["i", "my"].contains(tokens[$0].text)
          })
        else { continue }
        propositions.append(
          Proposition(
            concept: Proposition.wrongQuantity, subjects: rubric.allSubjects, isDenied: false, start: index,
            end: index + 1, clause: number, sentence: clause.sentence, standing: clause.standing))
      }
    }
  }

  /// "Imagine that we held it all back for thirty seconds": a value of the writer's example.
  private static func supposedValues(_ clauses: [Clause], _ tokens: [Token]) -> [Quantity] {
    let sentences = Set(clauses.filter { Standing.supposes($0, tokens) }.map(\.sentence))
    guard !sentences.isEmpty else { return [] }
    return clauses.filter { sentences.contains($0.sentence) }.flatMap { clause in
      (clause.start..<clause.end).compactMap { tokens[$0].quantity }
    }
  }

  /// "Half a minute is 2.5 % of P10's time", "30 s is nothing for P10": the value is weighed against a subject's,
  /// and is
  /// not the subject's own.
  private static func isMeasured(_ index: Int, clause: Clause, tokens: [Token], names starts: [Int]) -> Bool {
    if index > clause.start, ["than", "against"].contains(tokens[index - 1].text),
      (clause.start..<index).contains(where: { tokens[$0].quantity?.unit == tokens[index].quantity?.unit })
    {
      return true
    }
    // "thirty seconds out of twenty minutes"
    let behind = (1...2).map { index + $0 < clause.end ? tokens[index + $0].text : "" }
    if behind[0] == "of" || behind == ["out", "of"],
      ((index + 1)..<clause.end).contains(where: { tokens[$0].quantity?.unit == tokens[index].quantity?.unit }
      )
    {
      return true
    }
    return (index + 1..<max(index + 1, clause.end)).contains { later in
      if tokens[later].quantity?.unit == .percent { return true }
      let next = later + 1 < clause.end ? tokens[later + 1].text : ""
      let isVerb =
        next == "to" && later + 2 < clause.end && tokens[later + 2].role.isEmpty
        && !starts.contains(later + 2)
      // "nothing to P10", but "nothing to give"
      return appraisals.contains(tokens[later].text) && ["for", "to"].contains(next) && !isVerb
    }
  }

  private static let appraisals: Set<String> = [
    "nothing", "little", "lot", "much", "peanuts", "negligible", "eternity", "everything", "fatal",
    "harmless",
    "irrelevant", "trivial", "disaster", "deadly", "unnoticeable", "short", "long", "bad", "fine",
  ]

  /// A value counts for a subject that its own clause names, or takes up with a pronoun.
  private static func isSaidHere(
    _ index: Int, _ subjects: SubjectSet, clause: Clause, number: Int, previous: Clause?, tokens: [Token],
    binding: SubjectBinding
  ) -> Bool {
    guard subjects != 0 else { return false }
    if binding.mentions[number].contains(where: { $0.subjects == subjects }) { return true }
    // "P10 is the patient one, a 2 s budget soaks it up"
    if binding.mentions[number].isEmpty, statesTarget(index, clause: clause, tokens: tokens) { return true }
    // "With only five seconds, P30 has no slack."
    if tokens[clause.start].text == "with", binding.mentions[number].isEmpty,
      isBareValue(index, clause: clause, tokens: tokens)
    {
      return true
    }
    if let previous, clause.opener == ",", isBareValue(index, clause: clause, tokens: tokens) {
      let name = binding.mentions[number - 1].last
      let isNamed = name.map { $0.kind == .named && $0.subjects == subjects } ?? false
      let words = (previous.start..<previous.end).map { tokens[$0].stem }
      if isNamed && !words.contains(where: delays.contains)
        || name == nil && words.contains(where: targets.contains)
      {
        return true
      }
    }
    return (clause.start..<index).contains { tokens[$0].role.contains(.anaphor) }
  }

  /// "The P10 one, in thirty seconds.": a value by itself belongs to the name before the comma.
  private static func isBareValue(_ index: Int, clause: Clause, tokens: [Token]) -> Bool {
    (clause.start..<clause.end).allSatisfy {
      $0 == index || tokens[$0].role.contains(.preposition) || tokens[$0].role.contains(.adverb)
        || ["only", "max", "flat", "tops"].contains(tokens[$0].text)
    }
  }

  /// A delay shorter than the target is no claim about the target.
  private static func isDeniedOrDelay(
    _ index: Int, _ quantity: Quantity, _ allowed: [Quantity], clause: Clause, tokens: [Token],
    rubric: CompiledRubric,
    subjects: SubjectSet
  ) -> Bool {
    let before = clause.start..<index
    // "after ten seconds P10 is still in time"
    if let last = before.last, tokens[last].text == "after",
      allowed.contains(where: { quantity.value < $0.value })
    {
      return true
    }
    // "has been waiting for 19 minutes already": so long it has been, whatever its target.
    if isElapsed(index, clause: clause, tokens: tokens) { return true }
    // "takes three minutes longer", "would be two minutes late"; "still has nineteen minutes"
    if index + 1 < clause.end, overruns.contains(tokens[index + 1].text) { return true }
    if before.suffix(3).contains(where: { tokens[$0].text == "still" }),
      allowed.contains(where: { quantity.value < $0.value })
    {
      return true
    }
    // "whether they finish now or in ten minutes"
    if before.contains(where: { tokens[$0].text == "whether" }) { return true }
    if before.suffix(2).contains(where: {
      tokens[$0].role.contains(.negator) && !["none", "nothing"].contains(tokens[$0].text)
    }) {
      return true
    }
    let isForeign = rubric.quantities.contains { $0.key != subjects && $0.value.contains(quantity) }
    // Where the question itself says how much is left, nothing else may be.
    let isGiven = rubric.question.contains { $0.quantity.map(allowed.contains) ?? false }
    if index + 1 < clause.end, Quantity.isRemainder(tokens[index + 1].text), !isForeign, !isGiven,
      allowed.contains(where: { quantity.value < $0.value })
    {
      return true
    }
    if statesTarget(index, clause: clause, tokens: tokens) { return false }
    let around = clause.start..<min(clause.end, index + 3)
    let speaksOfDelay = around.contains { delays.contains(tokens[$0].stem) }
    guard speaksOfDelay, !isForeign || allowed.contains(where: { quantity.value < $0.value }) else {
      return false
    }
    let mayTake = before.contains {
      ["can", "could", "may", "tolerate"].contains(tokens[$0].text)
        || (tokens[$0].text == "up" && $0 + 1 < index && tokens[$0 + 1].text == "to")
    }
    return allowed.contains { quantity.value < $0.value } || !mayTake
  }

  /// Whether the value at `index` tells for how long something has lasted, or how old it is.
  static func isElapsed(_ index: Int, clause: Clause, tokens: [Token]) -> Bool {
    if index + 1 < clause.end, ["already", "ago", "old"].contains(tokens[index + 1].text) { return true }
    let before = (clause.start..<index).suffix(4).map { tokens[$0].text }
    return before.contains("for") && before.contains { ["waiting", "waited", "sitting", "sat"].contains($0) }
      && (clause.start..<index).contains { ["been", "has", "have"].contains(tokens[$0].text) }
  }

  /// "a 2 s deadline", "a window of 2 s", "is allowed 2 s": the target itself, whatever else is said of delays.
  private static func statesTarget(_ index: Int, clause: Clause, tokens: [Token]) -> Bool {
    if index + 1 < clause.end, targets.contains(tokens[index + 1].stem) { return true }
    let before = (clause.start..<index).suffix(3)
    if before.count >= 2, tokens[before[before.endIndex - 2]].text == "due",
      ["in", "within"].contains(tokens[before[before.endIndex - 1]].text)
    {
      return true
    }
    if let last = before.last, ["allowed", "promised", "granted"].contains(tokens[last].text) { return true }
    if isOverdue(index, clause: clause, tokens: tokens) || isAllThereIs(index, clause: clause, tokens: tokens)
    {
      return true
    }
    guard let noun = before.last(where: { targets.contains(tokens[$0].stem) }) else { return false }
    return ((noun + 1)..<index).allSatisfy {
      ["is", "of", "just", "only", "a", "the"].contains(tokens[$0].text) || tokens[$0].mark == .equals
        || tokens[$0].mark == .colon
    }
  }

  /// "is late after 2 s", "blows its 2 s", "a late one isn't on time (2 s)": what comes too late beyond the value, which is the target then.
  private static func isOverdue(_ index: Int, clause: Clause, tokens: [Token]) -> Bool {
    let after = index + 1
    if index > clause.start, tokens[index - 1].mark == .open, after < tokens.count,
      tokens[after].mark == .close
    {
      return true
    }
    var at = index - 1
    while at > clause.start,
      tokens[at].role.contains(.article)
        || ["its", "their", "those", "only", "just"].contains(tokens[at].text)
    {
      at -= 1
    }
    guard at >= clause.start else { return false }
    if breaches.contains(tokens[at].stem) { return true }
    return tokens[at].text == "after" && at > clause.start
      && (["late", "over", "dead", "overdue"].contains(tokens[at - 1].text)
        || breaches.contains(tokens[at - 1].stem))
  }

  /// "2 s is all they have", "you have 2 s".
  private static func isAllThereIs(_ index: Int, clause: Clause, tokens: [Token]) -> Bool {
    let behind = (index + 1..<max(index + 1, clause.end)).prefix(4).map { tokens[$0].text }
    if behind.count == 4, ["is", "are"].contains(behind[0]), behind[1] == "all",
      tokens[index + 3].role.contains(.anaphor)
    {
      return true
    }
    // "5 s is too tight"
    if ["is", "are"].contains(behind.first ?? ""),
      behind.dropFirst().contains(where: { ["tight", "short", "strict"].contains($0) }),
      !behind.contains("not")
    {
      return true
    }
    let words = (clause.start..<index).filter {
      !tokens[$0].role.contains(.adverb) && !["only", "but", "and"].contains(tokens[$0].text)
    }.map { tokens[$0].text }
    return index + 1 == clause.end && words.count == 2 && ["you", "it", "they", "we"].contains(words[0])
      && ["have", "has", "get", "gets"].contains(words[1])
  }

  private static let breaches = Set(
    ["miss", "blow", "break", "breach", "violate", "exceed", "burst", "overrun", "die", "ruin", "spoil"].map(
      Inflection.root(of:)))

  private static let overruns: Set<String> = [
    "longer", "later", "late", "over", "overdue", "extra", "behind",
  ]

  static let targets = Set(
    ["target", "deadline", "window", "budget", "slo", "promise", "limit", "allowance"].map(
      Inflection.root(of:)))

  static let delays: Set<String> = Set(
    [
      "delay", "wait", "held", "hold", "late", "slow", "sit", "postpone", "pause", "lag", "stall", "back",
      "block", "lend", "borrow", "lose", "cost", "lie", "later", "park", "shelve", "squeeze", "keep",
      "linger",
      "brake", "throttle", "defer",
    ].map(Inflection.root(of:)))
}
