import GRDB

/// The tables of an index.
enum IndexSchema {
  /// "GWTP": marks the file as ours in the SQLite header.
  static let applicationID = 0x4757_5450
  /// Raised when the tables, the reading of terms or the reading of files change: an index of another version is made anew.
  static let currentVersion = 5

  private static let tables = [
    // What was read, and how it looked then.
    """
    CREATE TABLE source (
      key TEXT PRIMARY KEY, scope TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE passage (
      id INTEGER PRIMARY KEY, source TEXT NOT NULL, kind TEXT NOT NULL, room TEXT NOT NULL, owner TEXT NOT NULL,
      part TEXT NOT NULL, heading TEXT NOT NULL, taughtBy TEXT NOT NULL, lines TEXT NOT NULL,
      length REAL NOT NULL
    ) STRICT
    """,
    "CREATE INDEX passageBySource ON passage (source)",
    // Which files the sections refer to.
    """
    CREATE TABLE reference (
      source TEXT NOT NULL, section TEXT NOT NULL, repository TEXT NOT NULL, path TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX referenceBySource ON reference (source)",
    // The words of the written questions as they were typed, with the length of their vector of letter triples.
    "CREATE TABLE wording (passage INTEGER NOT NULL, words TEXT NOT NULL, length REAL NOT NULL) STRICT",
    "CREATE INDEX wordingByPassage ON wording (passage)",
    // How the words of the passages are written, for what is typed almost like them.
    "CREATE TABLE spelling (word TEXT PRIMARY KEY, term TEXT NOT NULL) STRICT, WITHOUT ROWID",
    // Terms, already stemmed: the tokenizer only splits them at blanks. Pieces of a body and written questions stand on lines of their own.
    """
    CREATE VIRTUAL TABLE words USING fts5(
      heading, context, body, aside, asked, tokenize = 'unicode61 remove_diacritics 0'
    )
    """,
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row)",
    "CREATE VIRTUAL TABLE occurrence USING fts5vocab(words, instance)",
  ]

  /// How much a term counts in the heading, the context, the body, the aside and the written questions. A heading is short and chosen with care; a
  /// written question has the words that people use; what stands around a passage belongs to its neighbours as well.
  static let columnWeights = "4.0, 0.7, 1.0, 0.4, 2.0"

  static func create(_ db: Database) throws {
    for table in tables { try db.execute(sql: table) }
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = \(currentVersion)")
  }

  static func drop(_ db: Database) throws {
    for name in [
      "occurrence", "vocabulary", "words", "spelling", "wording", "reference", "passage", "source",
    ] {
      try db.execute(sql: "DROP TABLE IF EXISTS \(name)")
    }
  }

  static func version(_ db: Database) throws -> Int { try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0 }
}
