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

  /// Whether a file of that name is a backup that was not finished.
  static func isHalfMade(_ name: String) -> Bool {
    name.hasPrefix("progress-") && name.contains(".partial")
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
      for name in files.names(in: folder) where Backup.isHalfMade(name) {
        try files.remove(folder + "/" + name)
      }
      let backup = Backup(path: "\(folder)/progress-\(day).sqlite", day: day)
      try writeVerifiedCopy(to: backup.path)
      for old in backups().dropLast(Backup.limit) { try files.remove(old.path) }
      return .made(backup)
    }
  }

  /// Writes a copy of the database (mode 0600), verifies it, and only then gives it its name.
  ///
  /// - Parameter isReplacing: whether it takes the place of a file of that name; else one that is there stays as it is.
  /// - Returns: what the copy holds.
  /// - Throws: `StoreError`: `.damaged` when the copy does not verify; `.alreadyThere`.
  @discardableResult
  func writeVerifiedCopy(
    to file: String, isReplacing: Bool = true, activity: StoreError.Activity = .backingUp
  ) throws(StoreError) -> StoreContents {
    try checkIdentity(activity)
    let files = FileSystem(activity: activity)
    // In a folder of somebody's own a file may have any name.
    let partial = isReplacing ? file + ".partial" : files.unusedName(file + ".partial")
    do throws(StoreError) {
      if isReplacing { try files.remove(partial, partial + "-journal") }
      // SQLite would make it with a mode that others can read.
      try files.createFile(partial)
      try attempt(activity) { try queue.vacuum(into: partial) }
      let contents = try verified(partial, activity)
      try files.sync(partial)
      if isReplacing {
        try files.move(partial, to: file)
      } else {
        try files.moveToNewName(partial, to: file)
      }
      try files.syncFolder(FileSystem.folder(of: file))
      return contents
    } catch {
      try? files.remove(partial, partial + "-journal")
      // The name that was given is the one that is known; the half-made file has its own only meanwhile.
      guard error.file == partial else { throw error }
      throw StoreError(error.code, file: file, activity: error.activity, detail: error.detail)
    }
  }

  /// What a copy that was just made holds, with its structure and every checksum verified.
  private func verified(
    _ copy: String, _ activity: StoreError.Activity
  ) throws(StoreError) -> StoreContents {
    switch try Examination.of(copy, check: .full, activity: activity) {
    case .sound(let queue, _):
      let contents = try Self.contents(of: queue, file: copy, activity: activity)
      try attempt(activity) { try queue.close() }
      return contents
    case .damaged(let reason):
      throw StoreError(.damaged(reason), file: displayPath, activity: activity)
    case .absent:
      throw StoreError(.replaced, file: copy, activity: activity)
    }
  }
}
