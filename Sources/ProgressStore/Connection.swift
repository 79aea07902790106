import GRDB

/// How every connection is set up.
enum Connection {
  /// How long a connection waits for another process's lock, in seconds.
  static let busyTimeout = 5.0

  /// Rollback journal: Debian's SQLite 3.40 can corrupt a database in WAL mode when two connections write. EXTRA syncs the
  /// folder after the journal is deleted, so that a commit survives a power cut. GRDB begins write transactions as IMMEDIATE.
  static func configuration(readonly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(busyTimeout)
    configuration.foreignKeysEnabled = true
    configuration.label = "ProgressStore"
    configuration.prepareDatabase { db in
      // The tables of a file from elsewhere may hold triggers that call functions.
      try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON")
      if !readonly {
        try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA fullfsync = ON")
      }
    }
    return configuration
  }
}
