import Foundation
import GRDB

/// What a database file turned out to be.
enum Examination {
  /// Nothing is there.
  case absent
  /// A sound database of ours, migrated to the newest schema and open.
  case sound(DatabaseQueue, FileIdentity)
  /// Ours as far as one can tell, but not as it was written.
  case damaged(reason: String)

  /// Looks at the file and opens it. A file that is not ours, or newer, is refused before SQLite sees it.
  ///
  /// - Throws: `StoreError` when the file is not ours, newer, no file, or cannot be read.
  static func of(
    _ path: String, check: OpenCheck, activity: StoreError.Activity
  ) throws(StoreError) -> Examination {
    let files = FileSystem(activity: activity)
    guard let status = try files.status(path) else { return .absent }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError(.notAFile, file: path, activity: activity, detail: StoreError.fileExpected)
    }
    if let header = FileHeader(try files.prefix(of: path, count: FileHeader.size)) {
      guard header.applicationID == Schema.applicationID else {
        throw StoreError(.foreignFile(applicationID: header.applicationID), file: path, activity: activity)
      }
      try refuseNewer(Int(header.userVersion), path, activity)
      if !header.isWritable { return .damaged(reason: "its header is not as it was written") }
    } else if try files.status(path + "-journal")?.st_size ?? 0 == 0 {
      // With a journal, SQLite may be able to take back a half-written first page.
      return .damaged(reason: "it does not begin as a database does")
    }
    do {
      let isSmall = status.st_size < ProgressStore.fullCheckLimit
      let queue = try DatabaseQueue(path: path, configuration: Connection.configuration(readonly: false))
      let damage = try queue.writeWithoutTransaction { db in
        try findDamage(db, isFull: check == .full || isSmall) { version throws(StoreError) in
          try refuseNewer(version, path, activity)
        }
      }
      if let damage {
        try queue.close()
        return .damaged(reason: damage)
      }
      return .sound(queue, FileIdentity(status))
    } catch let error as DatabaseError where isDamage(error) {
      let words = error.message ?? "the database reported error \(error.resultCode.rawValue)"
      return .damaged(reason: clause(words))
    } catch {
      throw StoreError(error, file: path, activity: activity)
    }
  }

  private static func refuseNewer(
    _ version: Int, _ path: String, _ activity: StoreError.Activity
  ) throws(StoreError) {
    guard version > Schema.currentVersion else { return }
    let code = StoreError.Code.newerSchema(found: version, supported: Schema.currentVersion)
    throw StoreError(code, file: path, activity: activity)
  }

  /// What is wrong with the database; nil when nothing is.
  private static func findDamage(
    _ db: Database, isFull: Bool, refuseNewer: (Int) throws(StoreError) -> Void
  ) throws -> String? {
    // Again, after SQLite has taken back what a killed program left half-written.
    let version = try Schema.version(db)
    try refuseNewer(version)
    let applicationID = try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    guard version > 0, applicationID == Int64(Schema.applicationID) else {
      return "its header is not as it was written"
    }
    if isFull, try complaint(db) != nil {
      // SQLite complains in the same way of a page that is broken and of one that the disk did not give.
      try readEverything(db)
      if let damage = try complaint(db) { return damage }
    }
    do {
      try Schema.migrate(db)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
      // A step that does not fit this database is no damage to be repaired.
      throw DatabaseError(resultCode: .SQLITE_INTERNAL, message: error.message)
    }
    var damage: String?
    // One transaction: another tutor may append between two of these statements.
    try db.inTransaction(.deferred) {
      if try !Schema.isComplete(db) {
        damage = "a table or trigger is not as it was made"
      } else if let learner = try Journal.learners(db).first(where: { !$0.isIntact }) {
        damage = "learner \(learner.learner.id.rawValue) is not as it was written"
      } else if isFull, let sequence = try Journal.scan(db).firstBadSequence {
        damage = "event \(sequence) is not as it was written"
      }
      return .commit
    }
    return damage
  }

  /// What SQLite's check of the structure finds first; nil when nothing.
  private static func complaint(_ db: Database) throws -> String? {
    let answer = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)")
    return answer == "ok" ? nil : answer.map(clause) ?? "its structure cannot be checked"
  }

  /// Reads every table and index.
  ///
  /// - Throws: `DatabaseError` when the disk does not give a page of them; damage is passed over.
  private static func readEverything(_ db: Database) throws {
    for statement in [
      "SELECT * FROM sqlite_schema", "SELECT * FROM sqlite_sequence", "SELECT * FROM learner",
      "SELECT name FROM learner ORDER BY name", "SELECT * FROM event",
    ] {
      _ = try unlessDamaged {
        let rows = try Row.fetchCursor(db, sql: statement)
        while try rows.next() != nil {}
      }
    }
  }

  /// SQLite's words as one short clause: its report of a check has a heading and a line a finding.
  private static func clause(_ words: String) -> String {
    let line = words.split(whereSeparator: \.isNewline).first { !$0.hasPrefix("***") }
    return String((line ?? "its structure is broken").prefix(120))
  }

  /// Whether an error tells of the file rather than of its surroundings. The statements are fixed and known to be good,
  /// so SQLITE_ERROR means that the schema in the file is not the one they were written for.
  private static func isDamage(_ error: DatabaseError) -> Bool {
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_FORMAT, .SQLITE_ERROR, .SQLITE_TOOBIG: true
    default: false
    }
  }
}
