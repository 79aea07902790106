import Foundation
import GRDB

extension ProgressStore {
  /// Makes a sound database out of the newest verified backup and what the damaged file still proves, and puts it in place.
  /// The damaged file is only read, and renamed at the end.
  ///
  /// - Parameter reason: what is wrong with it, for whoever is told.
  static func recover(_ place: StorePlace, reason: String, stamp: UTCStamp) throws(StoreError) -> Recovery {
    let files = FileSystem(activity: .restoring)
    let backup = try buildFromBackup(place, files)
    if backup == nil { try makeEmpty(place, stamp: stamp, files) }
    let (salvage, total, newest) = try attempt(.restoring, file: place.building) {
      let queue = try DatabaseQueue(
        path: place.building, configuration: Connection.configuration(readonly: false))
      let salvage = try queue.read { try Salvage(damagedFile: place.database, backup: $0) }
      let (total, newest) = try queue.write { db in
        try salvage.append(to: db)
        return (try Journal.lastSequence(db), try Int64.fetchOne(db, sql: "SELECT max(time) FROM event"))
      }
      try queue.close()
      return (salvage, total, newest)
    }
    guard case .sound(let queue, _) = try Examination.of(place.building, check: .full, activity: .restoring)
    else {
      throw StoreError(
        .inputOutput, file: place.building, activity: .restoring, detail: "it cannot be read back")
    }
    try attempt(.restoring, file: place.building) { try queue.close() }
    let damaged = files.unusedName(place.database + ".corrupt-" + stamp.second)
    try replaceDatabase(of: place, keepingAs: damaged, stamp: stamp, files)
    return Recovery(
      reason: reason, damagedFile: damaged, backup: backup,
      eventsFromBackup: Int(total) - salvage.events.count, eventsSalvaged: salvage.events.count,
      eventsMissing: salvage.missing(from: total), newestEvent: newest)
  }

  /// Copies the newest backup that is sound to `place.building`; nil when there is none.
  private static func buildFromBackup(
    _ place: StorePlace, _ files: FileSystem
  ) throws(StoreError) -> Backup? {
    for backup in Backup.all(in: place.backups).reversed() {
      try files.remove(place.building, place.building + "-journal")
      try files.copy(backup.path, to: place.building)
      // One that is damaged is passed over; an older one may do.
      guard case .sound(let queue, _)? = try examine(place.building) else { continue }
      try attempt(.restoring, file: place.building) { try queue.close() }
      return backup
    }
    return nil
  }

  /// What a copy of a backup is; nil when it is another program's or a newer version's. A disk that fails is no reason to do without it.
  private static func examine(_ copy: String) throws(StoreError) -> Examination? {
    do throws(StoreError) {
      return try Examination.of(copy, check: .full, activity: .restoring)
    } catch {
      switch error.code {
      case .foreignFile, .newerSchema: return nil
      default: throw error
      }
    }
  }
}

/// The events of a damaged database that are newer than its backup and proven by their checksums.
struct Salvage: Sendable {
  /// An event by the name of its learner.
  struct Event: Sendable, Hashable {
    let learner: String
    let time: Int64
    let text: EventText
  }

  private(set) var events: [Event] = []
  /// The number of the newest event that was ever written to the damaged file; nil when it no longer tells.
  private var lastWritten: Int64?

  /// Reads what can be read; a file that is no database gives nothing.
  ///
  /// - Parameter backup: the backup, or an empty database. Its events are not read again: the search goes straight to what comes after
  ///   them, past pages that may be damaged.
  /// - Throws: `DatabaseError` when the disk fails: what cannot be read now may be read later.
  init(damagedFile: String, backup: Database) throws {
    let last = try Journal.lastSequence(backup)
    var names: [Int64: String] = [:]
    for record in try Journal.learners(backup) { names[record.learner.id.rawValue] = record.learner.name }
    var heads = try Journal.chainEnds(backup)
    let configuration = Connection.configuration(readonly: true)
    let queue = try unlessDamaged { try DatabaseQueue(path: damagedFile, configuration: configuration) }
    guard let queue else { return }
    lastWritten = try unlessDamaged { try queue.read { try Self.lastWritten($0) } } ?? nil
    let known = try unlessDamaged { try queue.read { try Journal.learners($0) } }
    // A learner whose row was altered is kept under the name that stands there: the events are worth more than the name.
    for record in known ?? [] where names[record.learner.id.rawValue] == nil {
      names[record.learner.id.rawValue] = try? LearnerName.normalized(record.learner.name)
      heads[record.learner.id.rawValue] = Checksum(continuing: record.checksum)
    }
    var salvaged: [Event] = []
    _ = try unlessDamaged {
      try queue.read { db in
        _ = try Journal.scan(db, after: last, heads: heads) { record, isIntact, _ in
          guard isIntact, let name = names[record.learner] else { return }
          let text = EventText(kind: record.kind, payload: record.payload)
          salvaged.append(Event(learner: name, time: record.time, text: text))
        }
      }
    }
    events = salvaged
  }

  /// Two places tell it: the table itself, and SQLite's note of the last number that it gave.
  private static func lastWritten(_ db: Database) throws -> Int64? {
    let inTable = try Int64.fetchOne(db, sql: "SELECT max(seq) FROM event")
    let row = try Row.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'event'")
    guard let noted = row?.integer(0) else { return inTable }
    return max(inTable ?? 0, noted)
  }

  /// How many events are missing when `total` are there; nil when that is not known.
  func missing(from total: Int64) -> Int? {
    // A greater loss is taken for damage to the number.
    guard let lastWritten, lastWritten <= total + 100_000 else { return nil }
    return lastWritten > total ? Int(lastWritten - total) : 0
  }

  /// Appends the events to the end of their learners' chains, with their own times.
  func append(to db: Database) throws {
    var heads: [LearnerID: Checksum] = [:]
    for event in events {
      let learner =
        try Journal.learner(named: event.learner, db) ?? Journal.addLearner(named: event.learner, db)
      guard var head = try heads[learner] ?? Journal.head(of: learner, db) else { continue }
      _ = try Journal.insert(event.text, learner: learner, time: event.time, after: &head, db)
      heads[learner] = head
    }
  }
}
