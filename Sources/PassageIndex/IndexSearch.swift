import GRDB
package import TutorCore

/// A passage that was found.
package struct FoundPassage: Sendable {
  /// Where it stands.
  package var place: Passage.Place
  /// What kind of text it is.
  package var kind: Passage.Kind
  /// Its heading when it was read.
  package var heading: String
  /// Sections that teach it.
  package var taughtBy: [String]
  /// For each piece its 1-based lines, where the place is a file.
  package var lines: [ClosedRange<Int>?]
  /// For each piece how much of the question it takes up, 0 to 1.
  package var shares: [Double]
  /// The logarithm of the odds that it answers the question; `PassageRanking.leastConfidence` makes an answer.
  package var confidence: Double
  /// For the order among passages.
  package var score: Double
  /// What speaks for it, and against it.
  package var evidence: PassageEvidence
}

/// What was found for a question.
package struct Findings: Sendable {
  /// The question as it was read.
  package var reading: QuestionReading
  /// Passages, best first.
  package var passages: [FoundPassage]
}

extension PassageIndex {
  /// The passages that speak of what `question` asks, best first.
  ///
  /// - Parameters:
  ///   - groups: phrases that mean the same, group by group.
  ///   - elsewhere: words of other subjects; one counts only where somebody wrote it into a question for the passage.
  ///   - hidden: places that must not be quoted now.
  ///   - limit: how many at most.
  /// - Throws: `DatabaseError`.
  package func search(
    _ question: String, groups: [[String]], elsewhere: [String] = [],
    hiding hidden: Set<Passage.Place> = [], limit: Int
  ) throws -> Findings {
    try queue.read { db in
      var terms = TermReader()
      let vocabulary = IndexVocabulary(db)
      let reading = QuestionReading(
        question, groups: groups, elsewhere: elsewhere, vocabulary: vocabulary, reader: &terms)
      if let failure = vocabulary.failure { throw failure }
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM passage") ?? 0
      let (kinds, lengths) = try Self.kindsAndLengths(db)
      let likelihood = try QuestionLikelihood(reading, lengths: lengths, db)
      var finder = ConceptFinder(db, kinds: kinds, count: count)
      let whole = try finder.candidates(for: reading, likelihood: likelihood.factor)
      let clauses = try reading.clauses.map { try finder.candidates(for: $0) }
      let rows = try IndexRow.read(([whole] + clauses).flatMap(\.ids), db).filter {
        !hidden.contains($0.found.place)
      }
      let byID = Dictionary(rows.map { ($0.candidate.id, $0) }, uniquingKeysWith: { first, _ in first })
      func rank(_ found: ConceptFinder.Candidates) -> [PassageRanking.Ranked] {
        found.ranking.rank(found.ids.compactMap { byID[$0]?.candidate })
      }
      let ranked = PassageRanking.combine(rank(whole), with: clauses.map(rank))
        .weighed(by: likelihood.factor)
      var passages: [FoundPassage] = []
      var seen: [Set<String>] = []
      for rank in ranked where passages.count < limit {
        guard let row = byID[rank.id] else { continue }
        // The same text in two places, such as a runbook of a drill and of the handbook, is quoted once.
        let words = Set(row.candidate.pieces.joined())
        if seen.contains(where: { $0.isNearly(words) }) { continue }
        seen.append(words)
        // One comment beside a name is an answer, three of them are a list of names.
        if row.found.kind.isBrief, passages.contains(where: \.kind.isBrief) { continue }
        var found = row.found
        found.shares = rank.pieces
        found.confidence = rank.confidence
        found.score = rank.score
        found.evidence = rank.evidence
        passages.append(found)
      }
      return Findings(reading: reading, passages: passages)
    }
  }

  private static func kindsAndLengths(_ db: Database) throws -> ([Int64: Passage.Kind], [Int64: Double]) {
    var kinds: [Int64: Passage.Kind] = [:]
    var lengths: [Int64: Double] = [:]
    let rows = try Row.fetchCursor(db, sql: "SELECT id, kind, length FROM passage")
    while let row = try rows.next() {
      kinds[row[0]] = Passage.Kind(rawValue: row[1])
      lengths[row[0]] = row[2]
    }
    return (kinds, lengths)
  }
}

extension Set<String> {
  /// Whether two texts have so many of their words in common that one of them is a copy of the other.
  fileprivate func isNearly(_ other: Self) -> Bool {
    Double(intersection(other).count) >= 0.85 * Double(union(other).count)
  }
}

extension Substring {
  /// Terms between blanks.
  var terms: [String] { split(separator: " ").map(String.init) }
}

/// The terms of an index. A class because what was looked up is remembered.
final class IndexVocabulary: TermVocabulary {
  private let db: Database
  private var counts: [String: Int] = [:]
  /// The first thing that went wrong.
  private(set) var failure: (any Error)?

  init(_ db: Database) { self.db = db }

  func passages(with term: String) -> Int {
    if let known = counts[term] { return known }
    let count = attempt {
      try Int.fetchOne(db, sql: "SELECT doc FROM vocabulary WHERE term = ?", arguments: [term])
    }
    counts[term] = count ?? 0
    return count ?? 0
  }

  func passages(withPhrase terms: [String]) -> Int {
    let count = attempt {
      try Int.fetchOne(
        db, sql: "SELECT count(*) FROM words WHERE words MATCH ?",
        arguments: ["\"\(terms.joined(separator: " "))\""])
    }
    return count ?? 0
  }

  /// Shorter words have too many neighbours.
  static let leastLetters = 4

  func nearest(to word: String) -> String? {
    // A name with a digit is meant as it is.
    guard word.count >= Self.leastLetters, let first = word.unicodeScalars.first,
      !word.contains(where: \.isNumber),
      let next = Unicode.Scalar(first.value + 1)
    else { return nil }
    let limit = word.count < 8 ? 1 : 2
    let rows = attempt {
      try Row.fetchAll(
        db,
        sql: "SELECT word, term FROM spelling WHERE word >= ? AND word < ? AND abs(length(word) - ?) <= ?",
        arguments: [String(first), String(next), word.count, limit])
    }
    var best: (distance: Int, passages: Int, term: String)?
    for row in rows ?? [] {
      let (candidate, term): (String, String) = (row[0], row[1])
      let distance = TermReader.distance(word, candidate)
      guard distance <= limit else { continue }
      // Of a short word only the order of the letters may be wrong.
      guard word.count > 4 || candidate.count == 4 && candidate.sorted() == word.sorted() else { continue }
      // What stands only once may be a typing mistake itself.
      let passages = passages(with: term)
      guard passages > 1 else { continue }
      if let known = best, (known.distance, -known.passages) <= (distance, -passages) { continue }
      best = (distance, passages, term)
    }
    return best?.term
  }

  private func attempt<Value>(_ body: () throws -> Value?) -> Value? {
    do {
      return try body()
    } catch {
      failure = failure ?? error
      return nil
    }
  }
}
