import Foundation
import GRDB
package import TutorCore

/// The journal of every learner, in one SQLite file. What `append` acknowledged survives a kill and a power cut.
///
/// A value of this type is one connection. Several processes may have the file open; each append reads the head of the
/// chain inside its own write transaction, so both go on. Open a file once per process: POSIX drops a process's
/// locks on a file whenever any of its descriptors of that file is closed.
package struct ProgressStore: Sendable {
  /// The name of the database within the data folder.
  package static let fileName = "progress.sqlite"
  /// Below this size in bytes the whole file is verified when it is opened.
  package static let fullCheckLimit: Int64 = 8 << 20
  /// The most bytes of JSON of one event.
  package static let eventSizeLimit = Budget.journalEvent.limit

  /// The absolute path of the database; nil for a store in memory.
  package let path: String?

  let queue: DatabaseQueue
  /// Which file the connection has open; nil in memory.
  let identity: FileIdentity?
  /// The folder of backups; nil in memory.
  let backupFolder: String?

  /// Whether there is something under the database's name in the folder, sound or not. Makes nothing.
  ///
  /// - Throws: `StoreError` when that cannot be told: the folder may not be entered, or is none.
  package static func isPresent(in folder: String) throws(StoreError) -> Bool {
    let files = FileSystem(activity: .opening)
    guard let status = try files.status(folder) else { return false }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw StoreError(.notAFile, file: folder, activity: .opening)
    }
    return try files.status("\(folder)/\(fileName)") != nil
  }

  /// A store without a file, for tests and for going on when progress cannot be saved. Everything is lost when it goes away.
  ///
  /// - Throws: `StoreError` when SQLite refuses an empty database in memory.
  package static func inMemory() throws(StoreError) -> ProgressStore {
    try attempt(.opening, file: "memory") {
      let queue = try DatabaseQueue(configuration: Connection.configuration(readonly: false))
      try queue.writeWithoutTransaction { try Schema.migrate($0) }
      return ProgressStore(path: nil, queue: queue, identity: nil, backupFolder: nil)
    }
  }

  /// The learner of that name, added on first use. Spaces around the name do not count; capitals do.
  ///
  /// - Throws: `StoreError` with code `.badLearnerName` when the name is empty, longer than 64 characters or has control characters,
  ///   and with other codes when the database cannot be read, or written for a new name.
  package func learner(named name: String) throws(StoreError) -> LearnerID {
    let name = try LearnerName.normalized(name)
    return try attempt(.findingLearner) {
      if let known = try queue.read({ try Journal.learner(named: name, $0) }) { return known }
      try checkIdentity(.findingLearner)
      let added = try queue.write { db in
        // Another process may have added the name since the look-up above.
        if let known = try Journal.learner(named: name, db) { return known }
        return try Journal.addLearner(named: name, db)
      }
      try checkIdentity(.findingLearner)
      return added
    }
  }

  /// The learner of that name; nil when there is none, and none is added.
  ///
  /// - Throws: `StoreError` as for `learner(named:)`.
  package func knownLearner(named name: String) throws(StoreError) -> LearnerID? {
    let name = try LearnerName.normalized(name)
    return try attempt(.findingLearner) { try queue.read { try Journal.learner(named: name, $0) } }
  }

  /// All learners, in the order in which they first came.
  ///
  /// - Throws: `StoreError` when the database cannot be read.
  package func learners() throws(StoreError) -> [Learner] {
    try attempt(.reading) { try queue.read { try Journal.learners($0).map(\.learner) } }
  }

  /// Appends the events in one transaction, all or none. When it returns they are on the disk.
  ///
  /// - Parameters:
  ///   - time: milliseconds since 1970-01-01 00:00 UTC.
  ///   - again: whether this was tried before and failed. A turn may be on the disk although its commit failed, when the error came
  ///     after the decisive step; it is then found, and not appended twice.
  /// - Returns: the events with their places in the journal.
  /// - Throws: `StoreError` when it is not certain that they were saved; the caller may go on, and try `again` later.
  @discardableResult
  package func append(
    _ events: [JournalEvent], learner: LearnerID, at time: Int64, again: Bool = false
  ) throws(StoreError) -> [StampedEvent] {
    if events.isEmpty { return [] }
    return try attempt(.saving) {
      let records = try EventJSON.encode(events, file: displayPath)
      try checkIdentity(.saving)
      let sequences = try queue.write { db in
        guard var head = try Journal.head(of: learner, db) else {
          throw StoreError(.unknownLearner, file: displayPath, activity: .saving)
        }
        if again, let places = try Journal.places(of: records, learner: learner, time: time, db) {
          return places
        }
        return try records.map { record in
          try Journal.insert(record, learner: learner, time: time, after: &head, db)
        }
      }
      // A file that was replaced in between took the commit with it.
      try checkIdentity(.saving)
      // The deletion of the journal, which is what commits, may have been the step that failed.
      if again, let path { try FileSystem(activity: .saving).syncFolder(FileSystem.folder(of: path)) }
      return zip(sequences, events).map { StampedEvent(sequence: $0, time: time, event: $1) }
    }
  }

  /// The learner's events, oldest first, with every checksum of the journal verified.
  ///
  /// Complexity: O(bytes of the journal, all learners).
  ///
  /// - Throws: `StoreError` when the file cannot be read. An altered record is no error: see `JournalReading.firstBadSequence`.
  package func events(of learner: LearnerID) throws(StoreError) -> JournalReading {
    try attempt(.reading) {
      let decoder = EventJSON.Decoder()
      var reading = JournalReading()
      let scan = try queue.read { db in
        try Journal.scan(db) { record, isIntact, isChainIntact in
          guard record.learner == learner.rawValue, isIntact, isChainIntact else { return }
          if let event = decoder.event(record) {
            reading.events.append(StampedEvent(sequence: record.sequence, time: record.time, event: event))
          } else {
            reading.unrecognised += 1
          }
        }
      }
      reading.firstBadSequence = scan.firstBadSequence
      return reading
    }
  }
}

extension ProgressStore {
  /// The path for messages.
  var displayPath: String { path ?? "memory" }

  /// Runs the body and turns every error into a `StoreError` about this store.
  func attempt<Value>(
    _ activity: StoreError.Activity, _ body: () throws -> Value
  ) throws(StoreError) -> Value {
    try Self.attempt(activity, file: displayPath, body)
  }

  static func attempt<Value>(
    _ activity: StoreError.Activity, file: String, _ body: () throws -> Value
  ) throws(StoreError) -> Value {
    do {
      return try body()
    } catch {
      throw StoreError(error, file: file, activity: activity)
    }
  }

  /// Throws when the path no longer leads to the file that is open: what is written there nobody will find again.
  func checkIdentity(_ activity: StoreError.Activity) throws(StoreError) {
    guard let path, let identity else { return }
    if FileIdentity(ofFileAt: path) != identity {
      throw StoreError(.replaced, file: path, activity: activity)
    }
  }
}
