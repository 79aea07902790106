import GRDB
import TutorCore

/// Looks the concepts of a question up, each once, however many clauses it stands in.
struct ConceptFinder {
  /// The passages to read for a question or a clause, with what was found for its concepts.
  struct Candidates {
    let ranking: PassageRanking
    /// Numbers of passages.
    let ids: [Int64]
  }

  private typealias Findings = [PassageRanking.Finding]

  private let db: Database
  private let kinds: [Int64: Passage.Kind]
  private let count: Int
  /// By the words of the question that a concept stands for.
  private var concepts: [Range<Int>: (own: Findings, others: Findings)] = [:]
  private var neighbours: [Range<Int>: Findings] = [:]

  /// A finder among `count` passages, whose kinds are given.
  init(_ db: Database, kinds: [Int64: Passage.Kind], count: Int) {
    self.db = db
    self.kinds = kinds
    self.count = count
  }

  /// The passages to read for a question or for one of its clauses.
  ///
  /// - Parameter likelihood: by how much a passage gains on others whatever is found for the concepts.
  /// - Throws: `DatabaseError`.
  mutating func candidates(
    for reading: QuestionReading, likelihood: (Int64) -> Double = { _ in 1 }
  ) throws -> Candidates {
    var ranking = PassageRanking(reading, among: count)
    for (index, concept) in reading.concepts.enumerated() where concept.isKnown {
      let found = try find(concept)
      ranking.take(conceptAt: index, own: found.own, others: found.others)
    }
    for (one, next) in zip(reading.concepts, reading.concepts.dropFirst())
    where one.isKnown && next.isKnown && one.range.upperBound == next.range.lowerBound {
      ranking.take(neighbours: try find(one, next))
    }
    return Candidates(ranking: ranking, ids: ranking.candidates(likelihood: likelihood) { kinds[$0] })
  }

  private mutating func find(_ concept: QuestionReading.Concept) throws -> (own: Findings, others: Findings) {
    if let known = concepts[concept.range] { return known }
    let found = (
      own: try find([concept.terms], in: concept.isElsewhere ? "asked" : nil),
      others: try find(concept.others)
    )
    concepts[concept.range] = found
    return found
  }

  private mutating func find(
    _ one: QuestionReading.Concept, _ next: QuestionReading.Concept
  ) throws -> Findings {
    let range = one.range.lowerBound..<next.range.upperBound
    if let known = neighbours[range] { return known }
    let found = try find([one.terms + next.terms])
    neighbours[range] = found
    return found
  }

  /// Passages that have one of the phrases, in a column if one is named, with their BM25 scores.
  private func find(_ phrases: [[String]], in column: String? = nil) throws -> Findings {
    guard !phrases.isEmpty else { return [] }
    // Terms are letters and digits only, so nothing needs escaping.
    let any = phrases.map { "\"\($0.joined(separator: " "))\"" }.joined(separator: " OR ")
    let pattern = column.map { "\($0) : (\(any))" } ?? any
    let rows = try Row.fetchCursor(
      try db.cachedStatement(
        sql: "SELECT rowid, bm25(words, \(IndexSchema.columnWeights)) FROM words WHERE words MATCH ?"),
      arguments: [pattern])
    var findings: Findings = []
    while let row = try rows.next() {
      let score: Double = row[1]
      findings.append((row[0], -score))
    }
    return findings
  }
}
