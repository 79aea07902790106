/// Finds values that belong to nobody, wherever in the answer they stand: "up to 2 hours" where the longest target is 20 minutes.
struct ValueAudit {
  private(set) var violations: [Proposition] = []

  /// Only durations and shares are looked at, and only in what the writer claims: no example, no condition, nothing that is denied.
  ///
  /// Complexity: O(tokens × values of the rubric).
  init(tokens: [Token], clauses: [Clause], rubric: CompiledRubric, noted: [Proposition]) {
    let known = rubric.quantities.values.joined().filter { $0.unit != .count }
    guard let longest = known.map(\.value).max() else { return }
    let stated = rubric.question.compactMap(\.quantity).filter { known.contains($0) }
    let allowed = known + Self.derived(from: stated)
    let supposing = Set(clauses.filter { Standing.supposes($0, tokens) }.map(\.sentence))
    let said = Set(tokens.compactMap(\.quantity))
    let isHalfSaid = known.contains(where: said.contains) && !known.allSatisfy(said.contains)
    var seen: Set<Quantity> = []
    for (number, clause) in clauses.enumerated()
    where clause.standing != .void && !clause.isTentative && !clause.isUnreal {
      for index in clause.start..<clause.end {
        guard let value = tokens[index].quantity, value.unit != .count, value.value > 0,
          known.contains(where: { $0.unit == value.unit }), !allowed.contains(value),
          !QuantityReading.isElapsed(index, clause: clause, tokens: tokens)
        else { continue }
        let isGiven = seen.insert(value).inserted && Self.takesAsGiven(index, clause, tokens)
        let isFirm =
          clause.standing == .asserted && !clause.isHypothetical && !supposing.contains(clause.sentence)
          && !(value.value > longest
            ? Self.isDismissed(index, clause, tokens) : Self.isUnclaimed(index, clause, tokens))
        let isOwn =
          !stated.isEmpty || value.value > longest || isHalfSaid && !Self.speaksOfDelay(clause, tokens)
        guard isGiven || isFirm && isOwn,
          !noted.contains(where: { $0.concept == Proposition.wrongQuantity && $0.start == index })
        else { continue }
        violations.append(
          Proposition(
            concept: Proposition.wrongQuantity, subjects: rubric.allSubjects, isDenied: false, start: index,
            end: index + 1, clause: number, sentence: clause.sentence, standing: .asserted))
      }
    }
  }

  /// "its 50 s", "the 50 s", "a 50 s deadline": speaks of a value as of one that is known.
  private static func takesAsGiven(_ index: Int, _ clause: Clause, _ tokens: [Token]) -> Bool {
    if index + 1 < clause.end, QuantityReading.targets.contains(tokens[index + 1].stem) { return true }
    guard index > clause.start else { return false }
    return ["its", "their", "the", "those", "these", "his", "whose"].contains(tokens[index - 1].text)
      && !(index + 1 < clause.end && QuantityReading.delays.contains(tokens[index + 1].stem))
  }

  private static func speaksOfDelay(_ clause: Clause, _ tokens: [Token]) -> Bool {
    (clause.start..<clause.end).contains { QuantityReading.delays.contains(tokens[$0].stem) }
  }

  /// "3.5 minutes earlier": how far two values of the question lie apart.
  static func isDistance(_ index: Int, _ tokens: [Token], _ rubric: CompiledRubric) -> Bool {
    guard index + 1 < tokens.count, let value = tokens[index].quantity,
      ["earlier", "sooner", "later", "before", "ahead", "apart", "nearer", "closer", "less", "more"].contains(
        tokens[index + 1].text)
    else { return false }
    return derived(from: rubric.question.compactMap(\.quantity)).contains(value)
  }

  /// What one may work out of the question's values: how far they lie apart, and both together.
  private static func derived(from values: [Quantity]) -> [Quantity] {
    values.flatMap { one in
      values.filter { $0.unit == one.unit && $0 != one }.flatMap { other in
        [abs(one.value - other.value), one.value + other.value].map { Quantity(value: $0, unit: one.unit) }
      }
    }
  }

  /// "would wait 2 hours", "not 2 hours", "even after an hour", "2 hours later", "a second": no value that anything is said to have.
  private static func isUnclaimed(_ index: Int, _ clause: Clause, _ tokens: [Token]) -> Bool {
    let words = (clause.start..<clause.end).map { tokens[$0].text }
    if words.contains(where: unclaiming.contains) { return true }
    let before = (clause.start..<index).suffix(4)
    if before.contains(where: { tokens[$0].role.contains(.negator) }) { return true }
    if let last = before.last, moments.contains(tokens[last].text) {
      // "30 s is less than 20 s": sets two values against each other, and claims both.
      return tokens[last].text != "than"
        || !(clause.start..<last).contains { tokens[$0].quantity?.unit == tokens[index].quantity?.unit }
    }
    let next = index + 1 < tokens.count ? tokens[index + 1].text : ""
    return ["later", "ago", "earlier", "apart", "old", "late", "after", "before", "longer", "over"].contains(
      next)
  }

  /// "not 2 hours", "whether 2 hours or 3": the same of a value that is too long for anybody, which nobody may wait either.
  private static func isDismissed(_ index: Int, _ clause: Clause, _ tokens: [Token]) -> Bool {
    (clause.start..<clause.end).contains { dismissing.contains(tokens[$0].text) }
      || (clause.start..<index).suffix(2).contains { tokens[$0].role.contains(.negator) }
  }

  private static let dismissing: Set<String> = [
    "if", "whether", "say", "example", "instance", "unless", "every", "used",
  ]

  private static let unclaiming: Set<String> = [
    "would", "could", "had", "were", "if", "even", "whether", "say", "might", "example", "instance", "unless",
    "every", "used",
  ]

  private static let moments: Set<String> = ["after", "every", "than", "at", "another", "same"]
}
