import Foundation
import GRDB

/// What `ProgressStore.repair` did.
package struct Repair: Sendable, Hashable {
  /// One thing that was put right.
  package enum Step: Sendable, Hashable {
    /// The database was damaged, and what could be was brought back.
    case recovered(Recovery)
    /// The file could be read or written by others, and no longer can.
    case madePrivate(String)
    /// A daily copy was damaged, and is kept under another name, out of the way.
    case setCopyAside(String, keptAs: String, reason: String)
    /// A half-made file, which a program that was killed had left, was deleted.
    case removedLeftover(String)
    /// There was no copy of today; one was made and verified.
    case madeCopy(Backup)
  }

  /// What was done, in the order in which it was done.
  package fileprivate(set) var steps: [Step] = []
  /// The database: its absolute path.
  package let path: String
  /// What the database holds now; nil when there is none.
  package fileprivate(set) var contents: StoreContents?
}

extension ProgressStore {
  /// Verifies all of the database and of its daily copies, and puts right what is wrong. Nothing that may hold progress is deleted.
  /// Where there is no database none is made.
  ///
  /// Complexity: O(bytes of the database and of its copies).
  ///
  /// - Parameters:
  ///   - folder: the data folder.
  ///   - now: milliseconds since 1970-01-01 00:00 UTC; names what is kept.
  /// - Throws: `StoreError` when the database is another program's or a newer version's (it is not touched), or when reading or writing
  ///   failed.
  package static func repair(folder: String, now: Int64) throws(StoreError) -> Repair {
    let files = FileSystem(activity: .restoring)
    guard try isPresent(in: folder) else { return Repair(path: "\(folder)/\(fileName)") }
    let place = try StorePlace(folder: folder, files)
    var repair = Repair(path: place.database)
    // Before it is opened, which makes the database private without a word. A file that is refused is left as it is.
    let isOpenToOthers = files.isOpenToOthers(place.database)
    let (store, outcome) = try open(folder: folder, now: now, check: .full)
    if case .recovered(let recovery) = outcome { repair.steps.append(.recovered(recovery)) }
    if isOpenToOthers { repair.steps.append(.madePrivate(place.database)) }
    try files.withLock(on: place.folder) { () throws(StoreError) in
      try repair.removeLeftovers(place, files)
      try repair.examineCopies(place, stamp: UTCStamp(milliseconds: now), files)
    }
    if case .made(let backup) = try store.backUpIfDue(at: now) { repair.steps.append(.madeCopy(backup)) }
    repair.contents = try store.contents()
    try attempt(.restoring, file: place.database) { try store.queue.close() }
    return repair
  }
}

extension Repair {
  fileprivate mutating func examineCopies(
    _ place: StorePlace, stamp: UTCStamp, _ files: FileSystem
  ) throws(StoreError) {
    for backup in Backup.all(in: place.backups) {
      if files.isOpenToOthers(backup.path) {
        try files.makePrivate(backup.path)
        steps.append(.madePrivate(backup.path))
      }
      try files.remove(place.building, place.building + "-journal")
      try files.copy(backup.path, to: place.building)
      // A copy of another program's or a newer version's making is none of this one's business.
      switch try? Examination.of(place.building, check: .full, activity: .restoring) {
      case .sound(let queue, _)?:
        try ProgressStore.attempt(.restoring, file: backup.path) { try queue.close() }
      case .damaged(let reason)?:
        let name = files.unusedName("\(backup.path).corrupt-\(stamp.second)")
        try files.move(backup.path, to: name)
        steps.append(.setCopyAside(backup.path, keptAs: name, reason: reason))
      case .absent?, nil: break
      }
      try files.remove(place.building, place.building + "-journal")
    }
  }

  fileprivate mutating func removeLeftovers(_ place: StorePlace, _ files: FileSystem) throws(StoreError) {
    let halfMade = files.names(in: place.backups).filter(Backup.isHalfMade).map { "\(place.backups)/\($0)" }
    let building = [place.building, place.building + "-journal"].filter { FileIdentity(ofFileAt: $0) != nil }
    for path in building + halfMade {
      try files.remove(path)
      steps.append(.removedLeftover(path))
    }
  }
}
