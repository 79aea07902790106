import Foundation
import GRDB

/// The file of an index.
struct IndexFile {
  /// Why a file is not used, though nothing is wrong with it.
  enum Refusal: Error {
    /// There is a link, a folder or a device of that name, or the folder cannot be made.
    case notUsable
    /// A database of another program.
    case foreign
  }

  let folder: String

  private var path: String { "\(folder)/\(PassageIndex.fileName)" }

  /// Seconds that a connection waits for another process's lock.
  static let busyTimeout = 2.0

  static var configuration: Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    configuration.label = "PassageIndex"
    configuration.prepareDatabase { db in
      try db.execute(
        sql: "PRAGMA trusted_schema = OFF; PRAGMA journal_mode = DELETE; PRAGMA synchronous = NORMAL")
    }
    return configuration
  }

  /// Opens the file, made with mode 0600 in a folder with mode 0700 where they are missing. One that is of another format is emptied.
  ///
  /// - Throws: `Refusal`, or `DatabaseError` as SQLite gives it.
  func open() throws -> PassageIndex {
    try makeEmptyFile()
    let queue = try DatabaseQueue(path: path, configuration: Self.configuration)
    try queue.write { db in
      let owner = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      guard owner == 0 || owner == IndexSchema.applicationID else { throw Refusal.foreign }
      let isEmpty = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
      if owner == 0, !isEmpty { throw Refusal.foreign }
      if try isEmpty || IndexSchema.version(db) != IndexSchema.currentVersion {
        try IndexSchema.drop(db)
        try IndexSchema.create(db)
      }
    }
    return PassageIndex(path: path, queue: queue)
  }

  /// Deletes the file and its journal; whether it is gone.
  func remove() -> Bool {
    for suffix in ["-journal", "-wal", "-shm", ""] where unlink(path + suffix) != 0 && errno != ENOENT {
      return false
    }
    return true
  }

  private func makeEmptyFile() throws {
    var status = stat()
    if lstat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { throw Refusal.notUsable }
      return
    }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 || errno == EEXIST else { throw Refusal.notUsable }
    if descriptor >= 0 { close(descriptor) }
  }
}
