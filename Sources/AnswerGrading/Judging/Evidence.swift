/// What an answer says for and against each point, and which misconceptions it shows.
struct Evidence {
  private(set) var met: [Bool]
  private(set) var contradicted: [Bool]
  private(set) var misconceptions: [Bool]
  private(set) var trace: [TraceEntry] = []

  init(
    _ reading: AnswerReading, rubric: Rubric, compiled: CompiledRubric, answer: String,
    replyTo point: Int? = nil
  ) {
    met = [Bool](repeating: false, count: rubric.points.count)
    contradicted = met
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
    let scalars = Array(answer.unicodeScalars.prefix(Grader.characterBudget))
    trace = found.map { entry in
      let start = reading.tokens[entry.match.lowerBound].start
      let end = min(reading.tokens[entry.match.upperBound - 1].end, scalars.count)
      var words = ""
      for scalar in scalars[start..<max(start, end)] { words.unicodeScalars.append(scalar) }
      return TraceEntry(target: entry.target, pattern: entry.pattern, words: words, offset: start)
    }
    .enumerated().sorted { ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset) }.map(\.element)
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
      let accepted = patterns.met + (number == point ? patterns.reply : [])
      if let (pattern, match) = Self.first(accepted, search, against: false) {
        met[number] = true
        found.append((.pointMet(id), pattern, match))
      }
      if let (pattern, match) = Self.first(patterns.contradicted, search, against: true) {
        contradicted[number] = true
        found.append((.pointContradicted(id), pattern, match))
      }
    }
    let settled = PatternSearch(propositions.filter { !$0.isAmbiguous })
    for (number, patterns) in compiled.misconceptions.enumerated() {
      if let (pattern, match) = Self.first(patterns, settled, against: true) {
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
