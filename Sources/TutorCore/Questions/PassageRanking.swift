/// Ranks passages for a question. An index finds, for each concept of the question, the passages that have it and how well (BM25; Robertson and
/// Zaragoza, 2009); this sums the findings up and reads the best candidates once more, piece by piece: a passage that says everything in one
/// place comes before one that has the words scattered.
package struct PassageRanking {
  /// A passage that was found for one concept, with its BM25 score; larger is better.
  package typealias Finding = (id: Int64, score: Double)

  /// What the index knows of a candidate.
  package struct Candidate: Sendable {
    /// Its number in the index.
    package var id: Int64
    /// What kind of text it is.
    package var kind: Passage.Kind
    /// The terms of its heading.
    package var heading: [String]
    /// The terms of its pieces, in order.
    package var pieces: [[String]]

    /// A candidate.
    package init(id: Int64, kind: Passage.Kind, heading: [String], pieces: [[String]]) {
      self.id = id
      self.kind = kind
      self.heading = heading
      self.pieces = pieces
    }
  }

  /// A candidate with what speaks for it.
  package struct Ranked: Sendable {
    /// Its number in the index.
    package var id: Int64
    /// For the order among candidates; larger is better.
    package var score: Double
    /// How much of the question it takes up, 0 to 1.
    package var confidence: Double
    /// For each piece, how much of the question it takes up, 0 to 1.
    package var pieces: [Double]
  }

  /// From this confidence on a passage counts as an answer.
  package static let leastConfidence = 0.54
  /// Candidates that are read piece by piece.
  package static let candidateCount = 40

  // Found by trying values on the questions of Tests/ShippedContentTests/Data/questions.jsonl.
  private static let otherWords = 0.7
  private static let bothWords = 0.5
  private static let otherPresence = 0.8
  private static let weakWord = 0.35
  private static let bareNumber = 0.15
  private static let unknownWord = 0.8
  private static let unknownName = 1.2
  private static let neighbours = 0.6
  private static let scattered = 0.4
  private static let inHeading = 0.7
  private static let withoutNumber = 0.8
  private static let hasNumber = 1.4
  private static let brief = 0.7
  private static let hasUnknown = 0.85

  private let reading: QuestionReading
  /// Passages in the index.
  private let count: Int
  private var weights: [Double]
  private var scores: [Int64: Double] = [:]
  private var presence: [Int64: Double] = [:]

  /// A ranking among `count` passages, before anything was found.
  package init(_ reading: QuestionReading, among count: Int) {
    self.reading = reading
    self.count = max(1, count)
    weights = Array(repeating: 0, count: reading.concepts.count)
    for (index, concept) in reading.concepts.enumerated() where !concept.isKnown {
      // A name with a digit, such as P40, is either in the material or not; it is never said in other words.
      let isName = concept.strength == .full && concept.said.contains(where: \.isNumber)
      weights[index] =
        Self.rarity(of: 0, among: self.count) * Self.strength(concept)
        * (isName ? Self.unknownName : Self.unknownWord)
    }
  }

  /// Takes in what was found for the concept at `index`: for its own words, and for other ways to say it.
  package mutating func take(conceptAt index: Int, own: [Finding], others: [Finding]) {
    let strength = Self.strength(reading.concepts[index])
    let found = Dictionary(own.map { ($0.id, $0.score) }, uniquingKeysWith: max)
    let said = Dictionary(others.map { ($0.id, $0.score) }, uniquingKeysWith: max)
    let ids = Set(found.keys).union(said.keys)
    weights[index] = Self.rarity(of: ids.count, among: count) * strength
    for id in ids {
      let score =
        switch (found[id], said[id]) {
        case (let own?, let other?): own + other * Self.bothWords
        case (let own?, nil): own
        case (nil, let other?): other * Self.otherWords
        case (nil, nil): 0.0
        }
      scores[id, default: 0] += score * strength
      presence[id, default: 0] += weights[index] * (found[id] == nil ? Self.otherPresence : 1)
    }
  }

  /// Takes in passages that have two neighbouring concepts of the question side by side.
  package mutating func take(neighbours findings: [Finding]) {
    for finding in findings where scores[finding.id] != nil {
      scores[finding.id, default: 0] += finding.score * Self.neighbours
    }
  }

  /// The passages to read piece by piece, best first.
  package func candidates(kind: (Int64) -> Passage.Kind?) -> [Int64] {
    let rated = scores.compactMap { id, score in
      kind(id).map { (id: id, score: score * coverage(of: id) * $0.worth) }
    }
    return rated.sorted { ($1.score, $0.id) < ($0.score, $1.id) }.prefix(Self.candidateCount).map(\.id)
  }

  private func coverage(of id: Int64) -> Double {
    let all = weights.reduce(0, +)
    return all > 0 ? (presence[id] ?? 0) / all : 0
  }

  /// The candidates in the order in which they answer the question, best first.
  ///
  /// Complexity: O(terms of the candidates × concepts).
  package func rank(_ candidates: [Candidate]) -> [Ranked] {
    candidates.map(rank).sorted { ($1.score, $0.id) < ($0.score, $1.id) }
  }

  private func rank(_ candidate: Candidate) -> Ranked {
    let all = weights.reduce(0, +)
    let coverage = coverage(of: candidate.id)
    let inHeading = reading.concepts.map { Self.presence(of: $0, in: candidate.heading) * Self.inHeading }
    var pieces: [Double] = []
    var best = 0.0
    for terms in candidate.pieces {
      let here = reading.concepts.map { Self.presence(of: $0, in: terms) }
      let own = zip(here, weights).map(*).reduce(0, +)
      let withHeading = zip(zip(here, inHeading).map(max), weights).map(*).reduce(0, +)
      // Asked for a number, one would rather read the sentence that has it.
      let fits = reading.wantsNumber && terms.contains(where: Self.isFigure) ? Self.hasNumber : 1
      pieces.append(all > 0 ? min(1, own / all * fits) : 0)
      best = max(best, all > 0 ? withHeading / all : 0)
    }
    var score = (scores[candidate.id] ?? 0) * coverage * candidate.kind.worth
    score *= Self.scattered + (1 - Self.scattered) * best
    if reading.wantsNumber, !candidate.pieces.contains(where: { $0.contains(where: Self.isFigure) }) {
      score *= Self.withoutNumber
    }
    var confidence = (coverage + best) / 2
    if candidate.kind.isBrief { confidence *= Self.brief }
    if !reading.unknownWords.isEmpty { confidence *= Self.hasUnknown }
    return Ranked(id: candidate.id, score: score, confidence: confidence, pieces: pieces)
  }

  /// 1 where the concept's own words stand in `terms`, less where only other words for it do, else 0.
  private static func presence(of concept: QuestionReading.Concept, in terms: [String]) -> Double {
    if !concept.isKnown { return 0 }
    if terms.hold(concept.terms) { return 1 }
    return concept.others.contains(where: terms.hold) ? otherPresence : 0
  }

  /// A term with a figure in it that is no name such as p30 or s3.
  private static func isFigure(_ term: String) -> Bool { term.first?.isNumber == true }

  private static func strength(_ concept: QuestionReading.Concept) -> Double {
    switch concept.strength {
    case .full: 1
    case .weak: weakWord
    case .number: bareNumber
    }
  }

  /// The inverse document frequency of BM25; never below a trifle, so that common words decide between equals.
  private static func rarity(of passages: Int, among count: Int) -> Double {
    let (n, all) = (Double(max(passages, 1)), Double(count))
    return max(0.05, naturalLogarithm((all - n + 0.5) / (n + 0.5)))
  }
}

extension [String] {
  /// Whether `phrase` stands in it, word after word.
  fileprivate func hold(_ phrase: [String]) -> Bool {
    guard let first = phrase.first, count >= phrase.count else { return false }
    if phrase.count == 1 { return contains(first) }
    return (0...(count - phrase.count)).contains { start in
      self[start] == first && self[start..<(start + phrase.count)].elementsEqual(phrase)
    }
  }
}

/// The natural logarithm of a positive number, to about ten digits; this room has no mathematics library.
///
/// `value` is taken apart into 2ⁿ × m with m in [1, 2); ln m is the series of the inverse hyperbolic tangent.
func naturalLogarithm(_ value: Double) -> Double {
  guard value > 0, value.isFinite else { return value > 0 ? .infinity : -.infinity }
  let step = (value.significand - 1) / (value.significand + 1)
  let square = step * step
  var sum = 0.0
  var power = step
  // With step at most 1/3 each term is at most a ninth of the one before.
  for odd in stride(from: 1, through: 23, by: 2) {
    sum += power / Double(odd)
    power *= square
  }
  return 2 * sum + Double(value.exponent) * 0.693_147_180_559_945_3
}
