import Foundation
import GRDB

/// Where the files of a store are. All paths are absolute.
struct StorePlace: Sendable {
  /// The data folder.
  let folder: String
  /// The database; where it leads, if it is a link.
  let database: String

  var backups: String { folder + "/backups" }
  /// A database that is being made; it takes the place of `database` when it is whole.
  var building: String { database + ".building" }

  /// Makes the folder if there is none.
  init(folder path: String, _ files: FileSystem) throws(StoreError) {
    folder = try files.makeFolder(path)
    let name = folder + "/" + ProgressStore.fileName
    database = try files.status(name) == nil ? name : try files.resolved(name)
  }
}

extension ProgressStore {
  /// Opens the database in the folder. Makes both (modes 0600 and 0700) when they are not there, and brings the newest
  /// verified backup back when the database is damaged; the damaged file is kept.
  ///
  /// Complexity: O(bytes of the file) up to `fullCheckLimit`.
  ///
  /// - Parameters:
  ///   - folder: the data folder.
  ///   - now: milliseconds since 1970-01-01 00:00 UTC; names a damaged file.
  /// - Throws: `StoreError` when the file is another program's or a newer version's (it is not touched), or when it cannot be opened,
  ///   created or restored. The caller may go on with `inMemory()`.
  package static func open(
    folder: String, now: Int64, check: OpenCheck = .bounded
  ) throws(StoreError) -> (store: ProgressStore, outcome: OpenOutcome) {
    let files = FileSystem(activity: .opening)
    let place = try StorePlace(folder: folder, files)
    if let store = try openSound(place, check) { return (store, .opened) }
    return try files.withLock(on: place.folder) { () throws(StoreError) in
      // Another process may have made or restored it while this one waited.
      switch try Examination.of(place.database, check: check, activity: .opening) {
      case .sound(let queue, let identity):
        return (ProgressStore(place, queue, identity), .opened)
      case .absent:
        try makeEmpty(place, stamp: UTCStamp(milliseconds: now), files)
        try replaceDatabase(of: place, keepingAs: nil, stamp: UTCStamp(milliseconds: now), files)
        return (try openPlaced(place), .created)
      case .damaged(let reason):
        let recovery = try recover(place, reason: reason, stamp: UTCStamp(milliseconds: now))
        return (try openPlaced(place), .recovered(recovery))
      }
    }
  }

  private init(_ place: StorePlace, _ queue: DatabaseQueue, _ identity: FileIdentity) {
    self.init(path: place.database, queue: queue, identity: identity, backupFolder: place.backups)
  }

  private static func openSound(
    _ place: StorePlace, _ check: OpenCheck
  ) throws(StoreError) -> ProgressStore? {
    let found = try Examination.of(place.database, check: check, activity: .opening)
    guard case .sound(let queue, let identity) = found else { return nil }
    // A database that was copied here with a wider mode is as private as one made here.
    chmod(place.database, 0o600)
    return ProgressStore(place, queue, identity)
  }

  /// Opens what was just put in place.
  static func openPlaced(_ place: StorePlace, _ check: OpenCheck = .bounded) throws(StoreError)
    -> ProgressStore
  {
    if let store = try openSound(place, check) { return store }
    throw StoreError(.inputOutput, file: place.database, activity: .opening, detail: "it cannot be read back")
  }

  /// Makes an empty database at `place.building`. Backups that are there belong to a database that was deleted, or are damaged.
  static func makeEmpty(_ place: StorePlace, stamp: UTCStamp, _ files: FileSystem) throws(StoreError) {
    try setBackupsAside(place, stamp: stamp, files)
    try files.remove(place.building, place.building + "-journal")
    try files.createFile(place.building)
    try attempt(files.activity, file: place.building) {
      let queue = try DatabaseQueue(
        path: place.building, configuration: Connection.configuration(readonly: false))
      try queue.writeWithoutTransaction { try Schema.migrate($0) }
      try queue.close()
    }
  }

  /// Moves the backups to a folder `backups.before-<date>`, so that they are neither mixed up with those of another database nor pruned with them.
  static func setBackupsAside(_ place: StorePlace, stamp: UTCStamp, _ files: FileSystem) throws(StoreError) {
    if Backup.all(in: place.backups).isEmpty { return }
    try files.move(place.backups, to: files.unusedName(place.backups + ".before-" + stamp.second))
    try files.syncFolder(place.folder)
  }

  /// Puts `place.building` in the place of the database, in one step. A journal that lies there is moved
  /// away first: SQLite would play it back into the new file.
  ///
  /// - Parameter name: where the present database goes; nil when there is none.
  static func replaceDatabase(
    of place: StorePlace, keepingAs name: String?, stamp: UTCStamp, _ files: FileSystem
  ) throws(StoreError) {
    try files.sync(place.building)
    let kept = name ?? place.database + ".corrupt-" + stamp.second
    // A second name for the damaged file, so that at no moment there is no database; some file systems have no links.
    if name != nil, link(place.database, kept) != 0 { try files.move(place.database, to: kept) }
    for suffix in ["-journal", "-wal", "-shm"] where try files.status(place.database + suffix) != nil {
      try files.move(place.database + suffix, to: kept + suffix)
    }
    // The old file is safe under its other name before the new one takes the old name.
    try files.syncFolder(FileSystem.folder(of: place.database))
    try files.move(place.building, to: place.database)
    try files.syncFolder(FileSystem.folder(of: place.database))
  }
}
