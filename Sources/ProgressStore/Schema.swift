import GRDB

/// The tables, and how an older database becomes a current one.
enum Schema {
  /// "GWTU": marks the file as ours in the SQLite header.
  static let applicationID: UInt32 = 0x4757_5455
  /// What `user_version` says in a current database.
  static var currentVersion: Int { migrations.count }

  /// The migration at index n leads from version n to version n + 1. A released one is never changed.
  static let migrations: [@Sendable (Database) throws -> Void] = [
    { db in for object in version1 { try db.execute(sql: object.sql) } }
  ]

  /// What a current database holds.
  static let currentObjects =
    version1 + [SchemaObject("table", "sqlite_sequence", sql: "CREATE TABLE sqlite_sequence(name,seq)")]

  // No index on `event`: what reads it reads all of it, and a commit has fewer pages to write.
  // AUTOINCREMENT keeps the last number in `sqlite_sequence`, which tells when the newest records are missing.
  static let version1 = [
    SchemaObject(
      "table", "learner",
      sql: """
        CREATE TABLE learner (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE,
          checksum INTEGER NOT NULL
        ) STRICT
        """),
    SchemaObject(
      "table", "event",
      sql: """
        CREATE TABLE event (
          seq INTEGER PRIMARY KEY AUTOINCREMENT,
          learner INTEGER NOT NULL REFERENCES learner (id),
          time INTEGER NOT NULL,
          kind TEXT NOT NULL,
          payload TEXT NOT NULL,
          checksum INTEGER NOT NULL
        ) STRICT
        """),
    SchemaObject(
      "trigger", "event_is_not_replaced", on: "event",
      sql: """
        CREATE TRIGGER event_is_not_replaced BEFORE INSERT ON event
        WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'events are only appended'); END
        """),
    refusal(of: "UPDATE", on: "event", as: "event_is_not_updated", "events are only appended"),
    refusal(of: "DELETE", on: "event", as: "event_is_not_deleted", "events are only appended"),
    refusal(of: "UPDATE", on: "learner", as: "learner_is_not_updated", "learners are only added"),
    refusal(of: "DELETE", on: "learner", as: "learner_is_not_deleted", "learners are only added"),
  ]

  private static func refusal(
    of operation: String, on table: String, as name: String, _ message: String
  ) -> SchemaObject {
    SchemaObject(
      "trigger", name, on: table,
      sql: """
        CREATE TRIGGER \(name) BEFORE \(operation) ON \(table)
        BEGIN SELECT RAISE(ABORT, '\(message)'); END
        """)
  }

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
    let rows = try Row.fetchAll(db, sql: "SELECT type, name, tbl_name, sql FROM sqlite_schema")
    let found = Set(rows.compactMap(SchemaObject.init))
    return currentObjects.allSatisfy(found.contains)
  }
}

/// A table or trigger, word for word as the table `sqlite_schema` keeps it.
struct SchemaObject: Sendable, Hashable {
  let type: String
  let name: String
  let table: String
  let sql: String

  init(_ type: String, _ name: String, on table: String? = nil, sql: String) {
    self.type = type
    self.name = name
    self.table = table ?? name
    self.sql = sql
  }

  /// The row `type, name, tbl_name, sql`; nil for an index that SQLite makes by itself, which has no `sql`.
  init?(_ row: Row) {
    guard let type = row.text(0), let name = row.text(1), let table = row.text(2), let sql = row.text(3)
    else { return nil }
    self.init(type, name, on: table, sql: sql)
  }
}
