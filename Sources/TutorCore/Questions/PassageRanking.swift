/// Ranks passages for a question. An index finds, for each concept of the question, the passages that have it and how well (BM25; Robertson and
/// Zaragoza, 2009); this sums the findings up and reads the best candidates once more: a passage that says everything in one place comes before one
/// that has the words scattered, and one that somebody has written a like question for comes before both.
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
    /// The terms of the questions that were written for it.
    package var asked: [[String]]
    /// The same questions, word by word.
    package var wordings: [Wording]

    /// A candidate.
    package init(
      id: Int64, kind: Passage.Kind, heading: [String], pieces: [[String]], asked: [[String]] = [],
      wordings: [Wording] = []
    ) {
      self.id = id
      self.kind = kind
      self.heading = heading
      self.pieces = pieces
      self.asked = asked
      self.wordings = wordings
    }
  }

  /// A candidate with what speaks for it.
  package struct Ranked: Sendable {
    /// Its number in the index.
    package var id: Int64
    /// For the order among candidates; larger is better.
    package var score: Double
    /// The logarithm of the odds that it answers the question; 0 is even.
    package var confidence: Double
    /// For each piece, how much of the question it takes up, 0 to 1.
    package var pieces: [Double]
    /// What speaks for it, and against it.
    package var evidence: PassageEvidence
  }

  /// From this confidence on a passage counts as an answer.
  package static let leastConfidence = 0.0
  /// Candidates that are read piece by piece.
  package static let candidateCount = 40

  private typealias Weights = RankingWeights

  private let reading: QuestionReading
  private let conceptTerms: ConceptTerms
  /// Passages in the index.
  private let count: Int
  /// For each concept, how much of the question it is.
  private var weights: [Double]
  /// The question, letter by letter.
  private let letters: LetterTriples
  private let length: Double
  private var scores: [Int64: Double] = [:]
  private var presence: [Int64: Double] = [:]

  /// A ranking among `count` passages, before anything was found.
  package init(_ reading: QuestionReading, among count: Int) {
    self.reading = reading
    conceptTerms = ConceptTerms(reading.concepts)
    self.count = max(1, count)
    let wording = Wording(reading.words)
    letters = LetterTriples(wording.words)
    length = wording.length
    let unknown = Self.rarity(of: 0, among: self.count)
    weights = reading.concepts.map { concept in
      switch concept.strength {
      case _ where concept.isKnown: 0
      // It could stand anywhere, so that it stands nowhere says nothing.
      case .weak: 0
      case .number: unknown * Weights.bareNumber * Weights.unknownWord
      case .full:
        unknown * (concept.said.contains(where: \.isNumber) ? Weights.unknownName : Weights.unknownWord)
      }
    }
  }

  /// Takes in what was found for the concept at `index`: for its own words, and for other ways to say it.
  package mutating func take(conceptAt index: Int, own: [Finding], others: [Finding]) {
    let concept = reading.concepts[index]
    let strength = Self.strength(concept)
    let found = Dictionary(own.map { ($0.id, $0.score) }, uniquingKeysWith: max)
    let said = Dictionary(others.map { ($0.id, $0.score) }, uniquingKeysWith: max)
    let ids = Set(found.keys).union(said.keys)
    weights[index] =
      concept.isElsewhere
      ? Self.rarity(of: 0, among: count)
      : strength
        * max(
          Self.rarity(of: ids.count, among: count),
          Self.rarity(of: found.count, among: count) * Weights.ownRarity)
    let certainty = concept.isCorrected ? Weights.corrected : 1
    for id in ids {
      let score =
        switch (found[id], said[id]) {
        case (let own?, let other?): own + other * Weights.bothWords
        case (let own?, nil): own
        case (nil, let other?): other * Weights.otherWords
        case (nil, nil): 0.0
        }
      scores[id, default: 0] += score * strength * certainty
      presence[id, default: 0] +=
        weights[index] * certainty * (found[id] == nil ? Weights.otherPresence : 1)
    }
  }

  /// Takes in passages that have two neighbouring concepts of the question side by side.
  package mutating func take(neighbours findings: [Finding]) {
    for finding in findings where scores[finding.id] != nil {
      scores[finding.id, default: 0] += finding.score * Weights.neighbours
    }
  }

  /// The passages to read piece by piece, best first.
  ///
  /// - Parameter likelihood: by how much a passage gains on others whatever was found for the concepts.
  package func candidates(
    likelihood: (Int64) -> Double = { _ in 1 }, kind: (Int64) -> Passage.Kind?
  ) -> [Int64] {
    let rated = scores.compactMap { id, score in
      kind(id).map { (id: id, score: score * coverage(of: id) * $0.worth * likelihood(id)) }
    }
    return rated.sorted { ($1.score, $0.id) < ($0.score, $1.id) }.prefix(Self.candidateCount).map(\.id)
  }

  private func coverage(of id: Int64) -> Double {
    let all = weights.reduce(0, +)
    return all > 0 ? (presence[id] ?? 0) / all : 0
  }

  /// The candidates in the order in which they answer the question, best first.
  ///
  /// Complexity: O(terms of the candidates + pieces × ways to say the concepts).
  package func rank(_ candidates: [Candidate]) -> [Ranked] {
    candidates.map(rank).sorted { ($1.score, $0.id) < ($0.score, $1.id) }
  }

  private func rank(_ candidate: Candidate) -> Ranked {
    let all = weights.reduce(0, +)
    func share(_ parts: [Double]) -> Double { all > 0 ? zip(parts, weights).map(*).reduce(0, +) / all : 0 }
    let inHeading = presence(in: candidate.heading).map { $0 * Weights.inHeading }
    var pieces: [Double] = []
    var best = 0.0
    let isGlossary = definition.map { name in candidate.pieces.contains { $0.starts(with: name) } } ?? false
    for terms in candidate.pieces {
      let here = presence(in: terms)
      let fits = reading.wantsNumber && terms.contains(where: Self.isFigure) ? Weights.hasNumber : 1
      let defines = !isGlossary || terms.starts(with: definition ?? [])
      pieces.append(min(1, share(here) * fits) * (defines ? 1 : Weights.besideDefinition))
      best = max(best, share(zip(here, inHeading).map(max)))
    }
    var likeness = 0.0
    var foreign = Set(reading.concepts.indices.filter { reading.concepts[$0].isElsewhere })
    for terms in candidate.asked {
      let here = presence(in: terms, asked: true)
      foreign = foreign.filter { here[$0] == 0 }
      let taken = share(zip(here, inHeading).map(max))
      best = max(best, taken * Weights.askedPresence)
      likeness = max(likeness, taken * reverse(in: terms))
    }
    var evidence = PassageEvidence(kind: candidate.kind)
    evidence.findings = scores[candidate.id] ?? 0
    evidence.coverage = coverage(of: candidate.id)
    evidence.together = best
    evidence.likeness = likeness
    evidence.isAsked = !candidate.wordings.isEmpty
    evidence.kinship = kinship(of: candidate)
    evidence.unknown = reading.concepts.indices.filter {
      !reading.concepts[$0].isKnown || foreign.contains($0)
    }
    .map { weights[$0] }.reduce(0, +)
    evidence.weight = all
    evidence.fieldWords = fieldWords
    evidence.lacksNumber =
      reading.wantsNumber && !candidate.pieces.contains { $0.contains(where: Self.isFigure) }
    evidence.defines =
      definition.map { candidate.heading.starts(with: $0) || isGlossary } ?? false
    evidence.isOneThing =
      reading.wantsDefinition && fieldWords == 1 && reading.concepts.count { $0.strength == .full } == 1
    return Ranked(
      id: candidate.id, score: evidence.score, confidence: evidence.confidence, pieces: pieces,
      evidence: evidence)
  }

  /// How near the written questions are: the nearest whole, the second half, the third a quarter.
  private func kinship(of candidate: Candidate) -> Double {
    let nearest = candidate.wordings.map { letters.likeness(to: $0, length: length) }.sorted(by: >)
    return zip(nearest, [1, 0.5, 0.25]).map(*).reduce(0, +)
  }

  /// The terms of the one thing that is to be explained; nil when something else is asked.
  private var definition: [String]? {
    reading.wantsDefinition ? reading.concepts.first { $0.strength == .full }?.terms : nil
  }

  /// How many words of the question are words of the field.
  private var fieldWords: Int {
    zip(reading.concepts, weights).count { concept, weight in
      concept.isKnown && !concept.isElsewhere && concept.strength == .full && weight <= Weights.fieldWord
    }
  }

  /// For each concept: 1 where its own words stand in `terms`, less where only other words for it do or where it was read as a typing mistake, else
  /// 0. A word of other subjects counts only in a question that was written.
  private func presence(in terms: [String], asked: Bool = false) -> [Double] {
    let text = conceptTerms.read(terms)
    return reading.concepts.indices.map { index in
      let concept = reading.concepts[index]
      if !concept.isKnown || concept.isElsewhere && !asked { return 0 }
      return switch conceptTerms.standing(ofConceptAt: index, in: text) {
      case .ownWords: concept.isCorrected ? Weights.corrected : 1
      case .otherWords: Weights.otherPresence
      case .nowhere: 0
      }
    }
  }

  /// How much of a written question the asked one takes up: from what is left without any of it to 1.
  private func reverse(in terms: [String]) -> Double {
    var (all, taken) = (0.0, 0.0)
    for term in Set(terms) where !PlainWords.isEmptyTerm(term) {
      let weight = PlainWords.isWeak(term) || term.allSatisfy(\.isNumber) ? Weights.weakWord : 1
      all += weight
      if conceptTerms.contain(term) { taken += weight }
    }
    return 1 - Weights.askedReverse + Weights.askedReverse * (all > 0 ? taken / all : 0)
  }

  /// A term with a figure in it that is no name such as p30 or s3.
  private static func isFigure(_ term: String) -> Bool { term.first?.isNumber == true }

  private static func strength(_ concept: QuestionReading.Concept) -> Double {
    switch concept.strength {
    case .full: 1
    case .weak: Weights.weakWord
    case .number: Weights.bareNumber
    }
  }

  /// The inverse document frequency of BM25; never below a trifle, so that common words decide between equals.
  private static func rarity(of passages: Int, among count: Int) -> Double {
    let (n, all) = (Double(max(passages, 1)), Double(count))
    return max(0.05, naturalLogarithm((all - n + 0.5) / (n + 0.5)))
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
