/// What an answer says for and against each point, and which misconceptions it shows.
struct Evidence {
  private(set) var met: [Bool]
  private(set) var contradicted: [Bool]
  private(set) var misconceptions: [Bool]
  /// Points that are met only where a condition follows.
  private(set) var conditional: [Bool]
  private(set) var trace: [TraceEntry] = []
  /// The point that was asked for is met, and only by what counts in a reply to it.
  private(set) var isElliptic = false
  private var hearing = Hearing.question
  private var isSoleName = false

  init(
    _ reading: AnswerReading, rubric: Rubric, compiled: CompiledRubric, answer: String,
    replyTo point: Int? = nil, hearing: Hearing = .question
  ) {
    self.hearing = hearing
    isSoleName = reading.propositions.contains { $0.concept == Proposition.alone }
    met = [Bool](repeating: false, count: rubric.points.count)
    contradicted = met
    conditional = met
    misconceptions = [Bool](repeating: false, count: rubric.misconceptions.count)
    var found = weigh(reading.propositions, rubric, compiled, replyTo: point)
    if reading.hasTentative, contradicted.contains(true) || misconceptions.contains(true) {
      // A question, a first thought or others' opinion, with the whole answer given firmly beside it.
      var firm = self
      firm.clear()
      let said = firm.weigh(reading.firmPropositions, rubric, compiled, replyTo: point)
      if rubric.isPassed(by: firm.met) {
        self = firm
        found = said
      }
    }
    if !reading.conditions.isEmpty, hearing == .question {
      found += weighConditions(reading, rubric, compiled, found)
    }
    let quotation = Quotation(answer, tokens: reading.tokens)
    trace = found.map { entry in
      let (words, start) = quotation.words(of: entry.match)
      return TraceEntry(target: entry.target, pattern: entry.pattern, words: words, offset: start)
    }
    .enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map(\.element)
  }

  /// Points all of whose words stand in front of a condition that is no part of them.
  private mutating func weighConditions(
    _ reading: AnswerReading, _ rubric: Rubric, _ compiled: CompiledRubric, _ found: [Found]
  ) -> [Found] {
    let taken = found.compactMap { entry in if case .pointMet = entry.target { entry.match } else { nil } }
    let conditions = reading.conditions.filter { condition in
      !taken.contains { $0.overlaps(condition.condition) }
    }
    guard !conditions.isEmpty else { return [] }
    let free = PatternSearch(
      reading.propositions.filter { proposition in
        !conditions.contains { $0.said.contains(proposition.start) }
      })
    var entries: [Found] = []
    for (number, patterns) in compiled.points.enumerated() where met[number] {
      guard Self.first(patterns.met, free, against: false) == nil else { continue }
      conditional[number] = true
      entries.append((.pointConditional(rubric.points[number].id), "condition", conditions[0].condition))
    }
    return entries
  }

  private mutating func clear() {
    met = met.map { _ in false }
    contradicted = met
    misconceptions = misconceptions.map { _ in false }
  }

  private mutating func weigh(
    _ propositions: [Proposition], _ rubric: Rubric, _ compiled: CompiledRubric, replyTo point: Int?
  ) -> [Found] {
    let search = PatternSearch(propositions)
    var found: [Found] = []
    for (number, patterns) in compiled.points.enumerated() {
      let id = rubric.points[number].id
      let asserted =
        hearing == .question ? patterns.met : patterns.met.filter { heard($0, for: number, compiled) }
      let said = Self.first(asserted, search, against: false)
      if let (pattern, match) = said
        ?? Self.first(number == point ? patterns.reply : [], search, against: false)
      {
        met[number] = true
        if number == point { isElliptic = said == nil }
        found.append((.pointMet(id), pattern, match))
      }
      let opposed =
        hearing == .question
        ? patterns.contradicted : patterns.contradicted.filter { heard($0, against: compiled) }
      if let (pattern, match) = Self.first(opposed, search, against: true) {
        contradicted[number] = true
        found.append((.pointContradicted(id), pattern, match))
      }
    }
    let settled = PatternSearch(propositions.filter { !$0.isAmbiguous })
    for (number, patterns) in compiled.misconceptions.enumerated() {
      let mistaken = hearing == .question ? patterns : patterns.filter { heard($0, against: compiled) }
      if let (pattern, match) = Self.first(mistaken, settled, against: true) {
        misconceptions[number] = true
        found.append((.misconception(rubric.misconceptions[number].id), pattern, match))
      }
    }
    for proposition in propositions where proposition.concept == Proposition.wrongQuantity {
      for (number, patterns) in compiled.points.enumerated() {
        guard patterns.met.contains(where: { $0.subjects & proposition.subjects != 0 }), !contradicted[number]
        else { continue }
        contradicted[number] = true
        found.append(
          (
            .pointContradicted(rubric.points[number].id), "wrong-quantity",
            proposition.start..<proposition.end
          ))
      }
    }
    for proposition in propositions where proposition.concept == Proposition.falseComparison {
      noteFalse(proposition, points: rubric.points.map(\.id), &found)
    }
    return found
  }

  /// Whether the point that was asked for is expressed by a bare name, so that one says something of it.
  private func asksForName(_ compiled: CompiledRubric) -> Bool {
    guard case .point(let asked) = hearing else { return true }
    return compiled.points[asked].met.contains(where: \.isBareName)
  }

  /// Whether a pattern may speak for a point here. A name alone, in reply to a hint, says what that point's `reply` says of it.
  private func heard(_ pattern: Pattern, for number: Int, _ compiled: CompiledRubric) -> Bool {
    guard pattern.isBareName, case .point(let asked) = hearing else { return true }
    return asksForName(compiled) && !(number == asked && isSoleName)
  }

  /// Whether a pattern may speak against the writer here. At "what else?" a name alone is no claim.
  private func heard(_ pattern: Pattern, against compiled: CompiledRubric) -> Bool {
    guard pattern.isBareName else { return true }
    return hearing == .rest ? !pattern.isSoleName : asksForName(compiled)
  }

  private typealias Found = (target: TraceEntry.Target, pattern: String, match: Range<Int>)

  /// A comparison that cannot be true speaks against the point that stands nearest to it.
  private mutating func noteFalse(_ proposition: Proposition, points: [String], _ found: inout [Found]) {
    func distance(_ number: Int) -> Int? {
      found.filter { $0.target == .pointMet(points[number]) }
        .map { abs($0.match.lowerBound - proposition.start) }.min()
    }
    let nearest = points.indices.compactMap { number in distance(number).map { (number, $0) } }
      .min { $0.1 < $1.1 }
    guard let number = nearest?.0, !contradicted[number] else { return }
    contradicted[number] = true
    found.append(
      (.pointContradicted(points[number]), "wrong-comparison", proposition.start..<proposition.end))
  }

  private static func first(_ patterns: [Pattern], _ search: PatternSearch, against: Bool) -> (
    String, Range<Int>
  )? {
    for pattern in patterns {
      if let match = search.match(pattern, against: against) { return (pattern.text, match) }
    }
    return nil
  }
}
