import Foundation
import GRDB

extension ProgressStore {
  /// Makes a sound database out of the newest verified backup and what the damaged file still proves, and puts it in place.
  /// The damaged file is only read, and renamed at the end.
  static func restore(_ place: StorePlace, stamp: UTCStamp) throws(StoreError) -> OpenOutcome {
    let files = FileSystem(activity: .restoring)
    let backup = try buildFromBackup(place, files)
    if backup == nil { try makeEmpty(place, stamp: stamp, files) }
    let (salvaged, total) = try attempt(.restoring, file: place.building) {
      let queue = try DatabaseQueue(
        path: place.building, configuration: Connection.configuration(readonly: false))
      let salvage = try queue.read { try Salvage(damagedFile: place.database, backup: $0) }
      let total = try queue.write { db in
        try salvage.append(to: db)
        return Int(try Journal.lastSequence(db))
      }
      try queue.close()
      return (salvage.events.count, total)
    }
    guard case .sound(let queue, _) = try Examination.of(place.building, check: .full, activity: .restoring)
    else {
      throw StoreError(
        .inputOutput, file: place.building, activity: .restoring, detail: "it cannot be read back")
    }
    try attempt(.restoring, file: place.building) { try queue.close() }
    let damaged = files.unusedName(place.database + ".corrupt-" + stamp.second)
    try replaceDatabase(of: place, keepingAs: damaged, stamp: stamp, files)
    return backup == nil && salvaged == 0
      ? .startedFresh(damagedFile: damaged)
      : .restored(
        from: backup?.path, eventsRestored: total, eventsSalvaged: salvaged, damagedFile: damaged)
  }

  /// Copies the newest backup that is sound to `place.building`; nil when there is none.
  private static func buildFromBackup(
    _ place: StorePlace, _ files: FileSystem
  ) throws(StoreError) -> Backup? {
    for backup in Backup.all(in: place.backups).reversed() {
      try files.remove(place.building, place.building + "-journal")
      try files.copy(backup.path, to: place.building)
      // A backup that is foreign, newer or damaged is passed over; an older one may do.
      let found = try? Examination.of(place.building, check: .full, activity: .restoring)
      guard case .sound(let queue, _) = found else { continue }
      try attempt(.restoring, file: place.building) { try queue.close() }
      return backup
    }
    return nil
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

  /// Reads what can be read; a file that cannot be opened gives nothing.
  ///
  /// - Parameter backup: the backup, or an empty database. Its events are not read again: the search goes straight to what comes after
  ///   them, past pages that may be damaged.
  init(damagedFile: String, backup: Database) throws {
    let last = try Journal.lastSequence(backup)
    var names: [Int64: String] = [:]
    for record in try Journal.learners(backup) { names[record.learner.id.rawValue] = record.learner.name }
    var heads = try Journal.chainEnds(backup)
    let configuration = Connection.configuration(readonly: true)
    guard let queue = try? DatabaseQueue(path: damagedFile, configuration: configuration) else { return }
    try? queue.read { db in
      // A learner whose row was altered is kept under the name that stands there: the events are worth more than the name.
      for record in (try? Journal.learners(db)) ?? [] where names[record.learner.id.rawValue] == nil {
        names[record.learner.id.rawValue] = try? LearnerName.normalized(record.learner.name)
        heads[record.learner.id.rawValue] = Checksum(continuing: record.checksum)
      }
      _ = try Journal.scan(db, after: last, heads: heads) { record, isIntact, _ in
        guard isIntact, let name = names[record.learner] else { return }
        let text = EventText(kind: record.kind, payload: record.payload)
        events.append(Event(learner: name, time: record.time, text: text))
      }
    }
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
