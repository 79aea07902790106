import Foundation
import GRDB

extension ProgressStore {
  /// How much is in it.
  ///
  /// - Throws: `StoreError` when it cannot be read.
  package func contents() throws(StoreError) -> StoreContents {
    try Self.contents(of: queue, file: displayPath, activity: .reading)
  }

  static func contents(
    of queue: DatabaseQueue, file: String, activity: StoreError.Activity
  ) throws(StoreError) -> StoreContents {
    try attempt(activity, file: file) {
      try queue.read { db in
        StoreContents(
          learners: try Int.fetchOne(db, sql: "SELECT count(*) FROM learner") ?? 0,
          events: try Int.fetchOne(db, sql: "SELECT count(*) FROM event") ?? 0)
      }
    }
  }

  /// Writes a copy to a new file (mode 0600). The copy is opened, and its structure and every checksum in it verified, before it gets its name.
  ///
  /// - Parameter file: an absolute path where nothing is yet, in a folder that is there.
  /// - Returns: what the copy holds.
  /// - Throws: `StoreError`: `.alreadyThere` when something has the name, which stays as it is; `.damaged` when the copy does not verify,
  ///   which means that the database does not.
  package func writeCopy(to file: String) throws(StoreError) -> StoreContents {
    let files = FileSystem(activity: .copyingOut)
    try files.refuseWhatIsThere(file)
    return try writeVerifiedCopy(to: file, isReplacing: false, activity: .copyingOut)
  }
}

/// What `ProgressStore.restore` did.
package struct Replacement: Sendable, Hashable {
  /// What the restored database holds.
  package let contents: StoreContents
  /// Where the database that was there before is now; nil when there was none.
  package let keptFile: String?
}

extension ProgressStore {
  /// Puts a copy in the place of the database, or where none is yet. The file is only read; the copy of it is opened, and its structure
  /// and every checksum in it verified, before anything is moved. The present database, sound or damaged, is kept under another name.
  ///
  /// - Parameters:
  ///   - file: the absolute path of a database of this program.
  ///   - folder: the data folder; made when there is none.
  ///   - now: milliseconds since 1970-01-01 00:00 UTC; names what is kept.
  /// - Throws: `StoreError` when nothing was changed: the file is not there, another program's, a newer version's, or damaged; the present
  ///   database is another program's or a newer version's; reading or writing failed.
  package static func restore(
    from file: String, folder: String, now: Int64
  ) throws(StoreError) -> Replacement {
    let files = FileSystem(activity: .copyingIn)
    let stamp = UTCStamp(milliseconds: now)
    guard let status = try files.status(file) else {
      throw StoreError(.notThere, file: file, activity: .copyingIn)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw StoreError(.notAFile, file: file, activity: .copyingIn, detail: StoreError.fileExpected)
    }
    let place = try StorePlace(folder: folder, FileSystem(activity: .opening))
    if FileIdentity(ofFileAt: place.database) == FileIdentity(status) {
      throw StoreError(.alreadyThere, file: file, activity: .copyingIn)
    }
    return try files.withLock(on: place.folder) { () throws(StoreError) in
      let contents = try buildCopy(of: file, place, files)
      let kept = try replacePresent(place, stamp: stamp, files)
      let store = try openPlaced(place, .full)
      // The first copy of this history; without it a damaged file could bring nothing back today.
      _ = try? store.backUpIfDue(at: now)
      return Replacement(contents: contents, keptFile: kept)
    }
  }

  /// Copies the file to `place.building` and verifies it there: opening the file itself might change it.
  private static func buildCopy(
    of file: String, _ place: StorePlace, _ files: FileSystem
  ) throws(StoreError) -> StoreContents {
    let journal = "-journal"
    try files.remove(place.building, place.building + journal)
    do throws(StoreError) {
      try files.copy(file, to: place.building)
      // A turn that a killed program left half-written is taken back in the copy.
      if try files.status(file + journal)?.st_size ?? 0 > 0 {
        try files.copy(file + journal, to: place.building + journal)
      }
      switch try Examination.of(place.building, check: .full, activity: .copyingIn) {
      case .sound(let queue, _):
        let contents = try contents(of: queue, file: file, activity: .copyingIn)
        try attempt(.copyingIn, file: file) { try queue.close() }
        return contents
      case .damaged(let reason):
        throw StoreError(.damaged(reason), file: file, activity: .copyingIn)
      case .absent:
        throw StoreError(.notThere, file: file, activity: .copyingIn)
      }
    } catch {
      try? files.remove(place.building, place.building + journal)
      // What is wrong with the copy is wrong with the file.
      let named = error.file == place.building ? file : error.file
      throw StoreError(error.code, file: named, activity: .copyingIn, detail: error.detail)
    }
  }

  /// Puts `place.building` in place; gives the name of what was there.
  private static func replacePresent(
    _ place: StorePlace, stamp: UTCStamp, _ files: FileSystem
  ) throws(StoreError) -> String? {
    let kept = files.unusedName(place.database + ".before-restore-" + stamp.second)
    func replace(keepingAs name: String?) throws(StoreError) {
      try setBackupsAside(place, stamp: stamp, files)
      try replaceDatabase(of: place, keepingAs: name, stamp: stamp, files)
    }
    switch try examinePresent(place) {
    case .absent:
      try replace(keepingAs: nil)
      return nil
    case .damaged:
      try replace(keepingAs: kept)
    case .sound(let queue, _):
      // With the write lock, so that no other tutor is in the middle of a turn.
      try attempt(.copyingIn, file: place.database) {
        try queue.writeWithoutTransaction { db in
          try db.beginTransaction(.immediate)
          defer { try? db.rollback() }
          try replace(keepingAs: kept)
        }
        try queue.close()
      }
    }
    return kept
  }

  /// What the present database is. One that the disk cannot give is kept like a damaged one: a copy may be wanted just because of it.
  private static func examinePresent(_ place: StorePlace) throws(StoreError) -> Examination {
    do throws(StoreError) {
      return try Examination.of(place.database, check: .bounded, activity: .opening)
    } catch {
      guard error.code == .inputOutput else { throw error }
      return .damaged(reason: error.description)
    }
  }
}
