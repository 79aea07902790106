import GRDB
import TutorCore

/// A verified copy of the database.
package struct Backup: Sendable, Hashable {
  /// The absolute path.
  package let path: String
  /// The day on which it was made, in UTC: `yyyymmdd`.
  package let day: String

  /// How many are kept.
  package static let limit = Budget.backups.limit

  /// The backups in the folder, oldest first.
  static func all(in folder: String) -> [Backup] {
    FileSystem(activity: .backingUp).names(in: folder).compactMap { name in
      guard name.hasPrefix("progress-"), name.hasSuffix(".sqlite") else { return nil }
      let day = name.dropFirst("progress-".count).dropLast(".sqlite".count)
      guard day.count == 8, day.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
      return Backup(path: folder + "/" + name, day: String(day))
    }
  }
}

/// What `ProgressStore.backUpIfDue` did.
package enum BackupOutcome: Sendable, Hashable {
  /// A backup was made and verified.
  case made(Backup)
  /// There is one of this day already.
  case notDue(Backup)
  /// A store in memory has no backups.
  case inMemory
}

extension ProgressStore {
  /// The backups of this store, oldest first.
  package func backups() -> [Backup] {
    backupFolder.map(Backup.all(in:)) ?? []
  }

  /// Makes the backup of the day (UTC) unless there is one, and deletes all but the newest `Backup.limit`. To be called when
  /// the learner leaves: it reads the whole database and writes it anew.
  ///
  /// - Parameter now: milliseconds since 1970-01-01 00:00 UTC.
  /// - Throws: `StoreError`: `.damaged` when the copy does not verify, which means that the database does not; older backups stay.
  @discardableResult
  package func backUpIfDue(at now: Int64) throws(StoreError) -> BackupOutcome {
    guard let backupFolder else { return .inMemory }
    let day = UTCStamp(milliseconds: now).day
    if let present = backups().first(where: { $0.day == day }) { return .notDue(present) }
    let files = FileSystem(activity: .backingUp)
    let folder = try files.makeFolder(backupFolder)
    return try files.withLock(on: folder) { () throws(StoreError) in
      // What a program that was killed in the middle of a backup left.
      for name in files.names(in: folder) where name.hasPrefix("progress-") && name.contains(".partial") {
        try files.remove(folder + "/" + name)
      }
      let backup = Backup(path: "\(folder)/progress-\(day).sqlite", day: day)
      try writeVerifiedCopy(to: backup.path)
      for old in backups().dropLast(Backup.limit) { try files.remove(old.path) }
      return .made(backup)
    }
  }

  /// Writes a copy of the database (mode 0600), verifies it, and only then gives it its name, replacing what is there.
  ///
  /// - Throws: `StoreError`: `.damaged` when the copy does not verify.
  package func writeVerifiedCopy(to file: String) throws(StoreError) {
    try checkIdentity(.backingUp)
    let files = FileSystem(activity: .backingUp)
    let partial = file + ".partial"
    do throws(StoreError) {
      try files.remove(partial, partial + "-journal")
      // SQLite would make it with a mode that others can read.
      try files.createFile(partial)
      try attempt(.backingUp) { try queue.vacuum(into: partial) }
      switch try Examination.of(partial, check: .full, activity: .backingUp) {
      case .sound(let copy, _):
        try attempt(.backingUp) { try copy.close() }
      case .damaged(let reason):
        throw StoreError(.damaged(reason), file: displayPath, activity: .backingUp)
      case .absent:
        throw StoreError(.replaced, file: partial, activity: .backingUp)
      }
      try files.sync(partial)
      try files.move(partial, to: file)
      try files.syncFolder(FileSystem.folder(of: file))
    } catch {
      try? files.remove(partial, partial + "-journal")
      throw error
    }
  }
}
