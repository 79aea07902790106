import Foundation
import GRDB

/// The state of a progress file, found out by reading alone: nothing is made, migrated, restored or taken back.
package struct StoreHealth: Sendable {
  /// What the file turned out to be.
  package enum Condition: Sendable, Hashable {
    /// There is none yet.
    case absent
    /// As it was written.
    case sound
    /// A program was ended while it wrote; the next start takes its half-written turn back.
    case unfinished
    /// Not as it was written. The words say what is wrong.
    case damaged(String)
    /// It cannot be used, or looked at, for another reason.
    case refused(StoreError)
  }

  /// Where it is, or would be.
  package let path: String
  /// What it turned out to be.
  package private(set) var condition = Condition.absent
  /// Its size in bytes.
  package private(set) var bytes: Int64 = 0
  /// The version of its format; nil when it cannot be told.
  package private(set) var schema: Int?
  /// Learners in it.
  package private(set) var learners = 0
  /// Entries in it, of all learners.
  package private(set) var entries: Int64 = 0
  /// Whether others than its owner may read or write it.
  package private(set) var isOpenToOthers = false
  /// Whether progress can be written: to the file, and beside it, for the journal of a transaction.
  package private(set) var isWritable = true
  /// Bytes that are free where it lies; nil when the system does not say it.
  package private(set) var freeBytes: Int64?
  /// Its copies, oldest first.
  package private(set) var backups: [Backup] = []
  /// Whether the newest copy is sound; nil without one.
  package private(set) var isNewestBackupSound: Bool?

  /// The newest version of the format that this program knows.
  package static var supportedSchema: Int { Schema.currentVersion }
  /// Free bytes below which a learner should make room: a commit writes a few pages twice, and a copy the whole file.
  package static let scarceBytes: Int64 = 16 << 20

  /// The state of the progress file in a data folder.
  ///
  /// Complexity: O(bytes of the file and of its newest copy).
  package init(folder: String) {
    path = "\(folder)/\(ProgressStore.fileName)"
    let files = FileSystem(activity: .opening)
    freeBytes = Self.freeBytes(of: folder)
    do throws(StoreError) {
      guard let parent = try files.status(folder) else {
        isWritable = Self.canBeMade(folder)
        return
      }
      guard parent.st_mode & S_IFMT == S_IFDIR else {
        throw StoreError(.notAFile, file: folder, activity: .opening)
      }
      isWritable = access(folder, W_OK | X_OK) == 0
      guard let status = try files.status(path) else { return }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw StoreError(.notAFile, file: path, activity: .opening, detail: StoreError.fileExpected)
      }
      bytes = Int64(status.st_size)
      isOpenToOthers = status.st_mode & 0o077 != 0
      isWritable = isWritable && access(path, W_OK) == 0
      backups = Backup.all(in: folder + "/backups")
      let reading = try Reading(path)
      (condition, schema) = (reading.condition, reading.schema)
      (learners, entries) = (reading.learners, reading.entries)
      if let newest = backups.last {
        isNewestBackupSound = (try? Reading(newest.path))?.condition == .sound
      }
    } catch {
      condition = .refused(error)
    }
  }

  /// Whether the folder can be made: the nearest one above it that is there may be written.
  private static func canBeMade(_ folder: String) -> Bool {
    let parent = FileSystem.folder(of: folder)
    if FileIdentity(ofFileAt: parent) != nil || parent == folder { return access(parent, W_OK | X_OK) == 0 }
    return canBeMade(parent)
  }

  private static func freeBytes(of folder: String) -> Int64? {
    var status = statvfs()
    if statvfs(folder, &status) == 0 {
      return Int64(
        clamping: UInt64(status.f_bavail).multipliedReportingOverflow(by: UInt64(status.f_frsize)).0)
    }
    let parent = FileSystem.folder(of: folder)
    return parent == folder ? nil : freeBytes(of: parent)
  }
}

extension StoreHealth {
  /// What is in one database file.
  private struct Reading {
    var condition = Condition.sound
    var schema: Int?
    var learners = 0
    var entries: Int64 = 0

    /// - Throws: `StoreError` when the file is not ours, newer, or cannot be read.
    init(_ path: String) throws(StoreError) {
      let files = FileSystem(activity: .opening)
      let hasJournal = try files.status(path + "-journal")?.st_size ?? 0 > 0
      guard let header = FileHeader(try files.prefix(of: path, count: FileHeader.size)) else {
        condition = hasJournal ? .unfinished : .damaged("it does not begin as a database does")
        return
      }
      guard header.applicationID == Schema.applicationID else {
        throw StoreError(
          .foreignFile(applicationID: header.applicationID), file: path, activity: .opening)
      }
      schema = Int(header.userVersion)
      guard Int(header.userVersion) <= Schema.currentVersion else {
        throw StoreError(
          .newerSchema(found: Int(header.userVersion), supported: Schema.currentVersion), file: path,
          activity: .opening)
      }
      guard header.isWritable else {
        condition = .damaged("its header is not as it was written")
        return
      }
      // Reading would take the unfinished turn back, and that is a change.
      if hasJournal {
        condition = .unfinished
        return
      }
      try read(path)
    }

    private mutating func read(_ path: String) throws(StoreError) {
      do {
        let queue = try DatabaseQueue(path: path, configuration: Connection.configuration(readonly: true))
        try queue.read { db in
          let answer = try String.fetchOne(db, sql: "PRAGMA integrity_check(1)")
          if answer != "ok" {
            condition = .damaged(answer ?? "its structure cannot be checked")
            return
          }
          // An older format lacks what a migration adds.
          if schema == Schema.currentVersion, try !Schema.isComplete(db) {
            condition = .damaged("a table or trigger is not as it was made")
            return
          }
          let known = try Journal.learners(db)
          learners = known.count
          if let bad = known.first(where: { !$0.isIntact }) {
            condition = .damaged("learner \(bad.learner.id.rawValue) is not as it was written")
            return
          }
          let scan = try Journal.scan(db)
          entries = scan.count
          if let bad = scan.firstBadSequence { condition = .damaged("entry \(bad) is not as it was written") }
        }
        try queue.close()
      } catch {
        let failure = StoreError(error, file: path, activity: .opening)
        guard case .damaged(let what) = failure.code else { throw failure }
        condition = .damaged(failure.detail ?? what)
      }
    }
  }
}
