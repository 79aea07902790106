import GRDB
import TutorCore

/// What the index keeps of a passage.
struct IndexRow {
  let candidate: PassageRanking.Candidate
  let found: FoundPassage

  /// The rows of passages, each once.
  ///
  /// - Throws: `DatabaseError`.
  static func read(_ ids: [Int64], _ db: Database) throws -> [IndexRow] {
    var seen: Set<Int64> = []
    return try ids.filter { seen.insert($0).inserted }.compactMap { try read($0, db) }
  }

  private static func read(_ id: Int64, _ db: Database) throws -> IndexRow? {
    guard
      let row = try Row.fetchOne(
        try db.cachedStatement(
          sql: """
            SELECT passage.kind, room, owner, part, passage.heading, taughtBy, lines, words.heading, words.body, words.asked
            FROM passage JOIN words ON words.rowid = passage.id WHERE passage.id = ?
            """), arguments: [id]),
      let kind = Passage.Kind(rawValue: row[0]),
      let place = StoredPlace.place(room: row[1], owner: row[2], part: row[3])
    else { return nil }
    let (taughtBy, lines, heading, body, asked): (String, String, String, String, String) = (
      row[5], row[6], row[7], row[8], row[9]
    )
    let pieces = body.split(separator: "\n", omittingEmptySubsequences: false).map { $0.terms }
    return IndexRow(
      candidate: PassageRanking.Candidate(
        id: id, kind: kind, heading: heading[...].terms, pieces: pieces,
        asked: asked.split(separator: "\n").flatMap(Self.parts), wordings: try wordings(of: id, db)),
      found: FoundPassage(
        place: place, kind: kind, heading: row[4], taughtBy: taughtBy[...].terms,
        lines: StoredLines.decode(lines), shares: [], confidence: 0, score: 0,
        evidence: PassageEvidence(kind: kind)))
  }

  /// A written question as a whole, and what stands between its commas.
  private static func parts(of question: Substring) -> [[String]] {
    let parts = question.split(separator: ",").map { $0.terms }
    return parts.count > 1 ? [parts.flatMap(\.self)] + parts.filter { $0.count > 1 } : parts
  }

  private static func wordings(of id: Int64, _ db: Database) throws -> [Wording] {
    let rows = try Row.fetchCursor(
      try db.cachedStatement(sql: "SELECT words, length FROM wording WHERE passage = ?"), arguments: [id])
    var wordings: [Wording] = []
    while let row = try rows.next() {
      let words: String = row[0]
      wordings.append(Wording(words: words[...].terms, length: row[1]))
    }
    return wordings
  }
}
