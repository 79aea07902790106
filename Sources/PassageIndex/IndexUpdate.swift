import GRDB
package import TutorCore

/// A file whose passages are in the index, or should be.
package struct PassageSource: Sendable, Hashable {
  /// Names the file among all files, wherever the folders are: the absolute path of its folder is part of it.
  package var key: String
  /// Bytes.
  package var size: Int
  /// When it was changed last, in nanoseconds since 1970-01-01 00:00 UTC.
  package var modified: Int64

  /// A file as it is now.
  package init(key: String, size: Int, modified: Int64) {
    self.key = key
    self.size = size
    self.modified = modified
  }
}

/// What was read out of a file.
package struct PassageReading: Sendable {
  /// A place in a repository that a section refers to.
  package struct Reference: Sendable, Hashable {
    /// Section id.
    package var section: String
    /// Repository id.
    package var repository: String
    /// Path below its root.
    package var path: String

    /// A reference.
    package init(section: String, repository: String, path: String) {
      self.section = section
      self.repository = repository
      self.path = path
    }
  }

  /// Passages in the order of the file.
  package var passages: [Passage]
  /// What the file refers to.
  package var references: [Reference]

  /// What was read.
  package init(_ passages: [Passage], references: [Reference] = []) {
    self.passages = passages
    self.references = references
  }
}

extension PassageIndex {
  /// Brings the sources of a scope up to date: reads those that are new or have changed, forgets those that are gone.
  ///
  /// Complexity: O(sources), and the length of what has changed.
  ///
  /// - Parameter read: the passages of a source; called only for those that are read.
  /// - Returns: how many were read.
  /// - Throws: `DatabaseError`; the index is as it was before then.
  @discardableResult
  package func update(
    scope: String, to sources: [PassageSource], read: (PassageSource) -> PassageReading
  ) throws -> Int {
    let known = try queue.read { db in try Self.sources(of: scope, db) }
    let changed = sources.filter { known[$0.key] != $0 }
    let keys = Set(sources.map(\.key))
    let gone = known.keys.filter { !keys.contains($0) }
    guard !changed.isEmpty || !gone.isEmpty else { return 0 }
    let readings = changed.map { ($0, read($0)) }
    var terms = TermReader()
    try queue.write { db in
      for key in gone { try Self.forget(key, db) }
      for (source, reading) in readings {
        try Self.forget(source.key, db)
        try Self.add(source, reading, scope: scope, &terms, db)
      }
    }
    return changed.count
  }

  /// What the sections in the index refer to, as often as they do.
  package func references() throws -> [PassageReading.Reference] {
    try queue.read { db in
      try Row.fetchAll(
        db, sql: "SELECT section, repository, path FROM reference ORDER BY section, repository, path"
      )
      .map { PassageReading.Reference(section: $0[0], repository: $0[1], path: $0[2]) }
    }
  }

  private static func sources(of scope: String, _ db: Database) throws -> [String: PassageSource] {
    let rows = try Row.fetchAll(
      db, sql: "SELECT key, size, modified FROM source WHERE scope = ?", arguments: [scope])
    return Dictionary(
      rows.map { ($0[0], PassageSource(key: $0[0], size: $0[1], modified: $0[2])) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func forget(_ key: String, _ db: Database) throws {
    try db.execute(
      sql: "DELETE FROM words WHERE rowid IN (SELECT id FROM passage WHERE source = ?)", arguments: [key])
    try db.execute(
      sql: "DELETE FROM wording WHERE passage IN (SELECT id FROM passage WHERE source = ?)", arguments: [key])
    for table in ["passage", "reference"] {
      try db.execute(sql: "DELETE FROM \(table) WHERE source = ?", arguments: [key])
    }
    try db.execute(sql: "DELETE FROM source WHERE key = ?", arguments: [key])
  }

  private static func add(
    _ source: PassageSource, _ reading: PassageReading, scope: String, _ terms: inout TermReader,
    _ db: Database
  ) throws {
    try db.execute(
      sql: "INSERT INTO source (key, scope, size, modified) VALUES (?, ?, ?, ?)",
      arguments: [source.key, scope, source.size, source.modified])
    for reference in reading.references {
      try db.cachedStatement(
        sql: "INSERT INTO reference (source, section, repository, path) VALUES (?, ?, ?, ?)"
      )
      .execute(arguments: [source.key, reference.section, reference.repository, reference.path])
    }
    for passage in reading.passages {
      let stored = StoredPlace(passage.place)
      let heading = terms.terms(of: passage.heading)
      let body = passage.pieces.map { terms.terms(of: $0.text) }
      let asked = passage.asked.map { question in
        question.split(separator: ",").map { terms.terms(of: String($0)) }
      }
      let length = QuestionLikelihood.length(
        heading: heading.count, body: body.map(\.count).reduce(0, +),
        asked: asked.joined().map(\.count).reduce(0, +))
      try db.cachedStatement(
        sql: """
          INSERT INTO passage (source, kind, room, owner, part, heading, taughtBy, lines, length)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """
      )
      .execute(
        arguments: [
          source.key, passage.kind.rawValue, stored.room, stored.owner, stored.part, passage.heading,
          passage.taughtBy.joined(separator: " "), StoredLines.encode(passage.pieces.map(\.lines)), length,
        ])
      let id = db.lastInsertedRowID
      try db.cachedStatement(
        sql: "INSERT INTO words (rowid, heading, context, body, aside, asked) VALUES (?, ?, ?, ?, ?, ?)"
      )
      .execute(
        arguments: [
          id, heading.joined(separator: " "),
          terms.terms(of: passage.context).joined(separator: " "),
          body.map { $0.joined(separator: " ") }.joined(separator: "\n"),
          terms.terms(of: passage.aside).joined(separator: " "),
          asked.map { $0.map { $0.joined(separator: " ") }.joined(separator: ",") }.joined(separator: "\n"),
        ])
      for question in passage.asked {
        let wording = Wording(of: question, reader: &terms)
        try db.cachedStatement(sql: "INSERT INTO wording (passage, words, length) VALUES (?, ?, ?)")
          .execute(arguments: [id, wording.words.joined(separator: " "), wording.length])
      }
    }
    // The reader remembers what it has read, so each word comes once, whatever the passages.
    for (word, term) in terms.takeSpellings() where word.count >= IndexVocabulary.leastLetters {
      try db.cachedStatement(sql: "INSERT OR IGNORE INTO spelling (word, term) VALUES (?, ?)")
        .execute(arguments: [word, term])
    }
  }
}

/// A place as a row keeps it.
struct StoredPlace {
  let room: String
  let owner: String
  let part: String

  init(_ place: Passage.Place) {
    (room, owner, part) =
      switch place {
      case .section(let id, let part): ("section", id, part)
      case .scenario(let id, let part): ("scenario", id, part)
      case .card(let file, let part): ("card", file, part)
      case .repository(let id, let path): ("repository", id, path)
      }
  }

  /// The place of a row; nil for a room that this version does not know.
  static func place(room: String, owner: String, part: String) -> Passage.Place? {
    switch room {
    case "section": .section(owner, part: part)
    case "scenario": .scenario(owner, part: part)
    case "card": .card(file: owner, part: part)
    case "repository": .repository(owner, path: part)
    default: nil
    }
  }
}

/// Lines of pieces as a row keeps them: `12-14,16-16,,`.
enum StoredLines {
  static func encode(_ lines: [ClosedRange<Int>?]) -> String {
    lines.map { $0.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "" }.joined(separator: ",")
  }

  static func decode(_ text: String) -> [ClosedRange<Int>?] {
    text.split(separator: ",", omittingEmptySubsequences: false).map { piece in
      let ends = piece.split(separator: "-").compactMap { Int($0) }
      return ends.count == 2 && ends[0] <= ends[1] ? ends[0]...ends[1] : nil
    }
  }
}
