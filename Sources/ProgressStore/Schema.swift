import GRDB

/// The tables, and how an older database becomes a current one.
enum Schema {
  /// "GWTU": marks the file as ours in the SQLite header.
  static let applicationID: UInt32 = 0x4757_5455
  /// What `user_version` says in a current database.
  static var currentVersion: Int { migrations.count }

  /// The migration at index n leads from version n to version n + 1. A released one is never changed.
  static let migrations: [@Sendable (Database) throws -> Void] = [
    { db in for statement in version1 { try db.execute(sql: statement) } }
  ]

  /// What a current database holds, word for word as `sqlite_schema` keeps it.
  static let currentStatements = version1

  // No index on `event`: what reads it reads all of it, and a commit has fewer pages to write.
  // AUTOINCREMENT keeps the last number in `sqlite_sequence`, which tells when the newest records are missing.
  static let version1 = [
    """
    CREATE TABLE learner (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      checksum INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE event (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      learner INTEGER NOT NULL REFERENCES learner (id),
      time INTEGER NOT NULL,
      kind TEXT NOT NULL,
      payload TEXT NOT NULL,
      checksum INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER event_is_not_replaced BEFORE INSERT ON event
    WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
    BEGIN SELECT RAISE(ABORT, 'events are only appended'); END
    """,
    """
    CREATE TRIGGER event_is_not_updated BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'events are only appended'); END
    """,
    """
    CREATE TRIGGER event_is_not_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'events are only appended'); END
    """,
    """
    CREATE TRIGGER learner_is_not_updated BEFORE UPDATE ON learner
    BEGIN SELECT RAISE(ABORT, 'learners are only added'); END
    """,
    """
    CREATE TRIGGER learner_is_not_deleted BEFORE DELETE ON learner
    BEGIN SELECT RAISE(ABORT, 'learners are only added'); END
    """,
  ]

  /// Brings the database to the newest version, each step in a transaction of its own.
  ///
  /// Not GRDB's `DatabaseMigrator`: the version must stand in the file's header, where it is read before SQLite may
  /// touch the file, and must be read again under the write lock, since two processes may migrate at once.
  static func migrate(
    _ db: Database, with migrations: [@Sendable (Database) throws -> Void] = Schema.migrations
  ) throws {
    while try version(db) < migrations.count {
      try db.inTransaction(.immediate) {
        let version = try version(db)
        if version < migrations.count {
          try migrations[version](db)
          try db.execute(sql: "PRAGMA application_id = \(applicationID)")
          try db.execute(sql: "PRAGMA user_version = \(version + 1)")
        }
        return .commit
      }
    }
  }

  static func version(_ db: Database) throws -> Int {
    try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
  }

  /// Whether all tables and triggers are there as they were made. Others may be there too.
  static func isComplete(_ db: Database) throws -> Bool {
    let found = try Set(
      String.fetchAll(db, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"))
    return currentStatements.allSatisfy(found.contains)
  }
}
