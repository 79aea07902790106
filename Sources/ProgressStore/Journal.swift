import GRDB

/// A row of the table `event`.
struct EventRecord: Sendable, Hashable {
  var sequence: Int64
  var learner: Int64
  var time: Int64
  var kind: String
  var payload: String
  var checksum: Int64

  /// The row `seq, learner, time, kind, payload, checksum`; nil when a column has another type than it was given.
  init?(_ row: Row) {
    guard let sequence = row.integer(0), let learner = row.integer(1), let time = row.integer(2),
      let kind = row.text(3), let payload = row.text(4), let checksum = row.integer(5)
    else { return nil }
    self.init(
      sequence: sequence, learner: learner, time: time, kind: kind, payload: payload, checksum: checksum)
  }

  init(sequence: Int64, learner: Int64, time: Int64, kind: String, payload: String, checksum: Int64) {
    self.sequence = sequence
    self.learner = learner
    self.time = time
    self.kind = kind
    self.payload = payload
    self.checksum = checksum
  }
}

extension Row {
  // GRDB's own conversions would accept a number for a text and stop the program on what they cannot convert.
  func integer(_ index: Int) -> Int64? {
    if case .int64(let value) = (self[index] as DatabaseValue).storage { value } else { nil }
  }

  func text(_ index: Int) -> String? {
    if case .string(let value) = (self[index] as DatabaseValue).storage { value } else { nil }
  }
}

/// The statements on the tables `learner` and `event`.
enum Journal {
  /// A row of the table `learner`.
  struct LearnerRecord: Sendable, Hashable {
    let learner: Learner
    /// Where the learner's chain starts, as stored.
    let checksum: Int64
    /// Whether id and name are as they were written.
    var isIntact: Bool {
      Checksum.ofLearner(id: learner.id.rawValue, name: learner.name).stored == checksum
    }
  }

  /// - Throws: `DatabaseError` with code `SQLITE_CORRUPT` when a column has another type than it was given.
  static func learners(_ db: Database) throws -> [LearnerRecord] {
    try Row.fetchAll(db, sql: "SELECT id, name, checksum FROM learner ORDER BY id").map { row in
      guard let id = row.integer(0), let name = row.text(1), let checksum = row.integer(2) else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a learner is not as it was written")
      }
      let learner = Learner(id: LearnerID(rawValue: id), name: name)
      return LearnerRecord(learner: learner, checksum: checksum)
    }
  }

  static func learner(named name: String, _ db: Database) throws -> LearnerID? {
    try Int64.fetchOne(db, sql: "SELECT id FROM learner WHERE name = ?", arguments: [name])
      .map(LearnerID.init)
  }

  static func addLearner(named name: String, _ db: Database) throws -> LearnerID {
    let id = try (Int64.fetchOne(db, sql: "SELECT max(id) FROM learner") ?? 0) + 1
    let checksum = Checksum.ofLearner(id: id, name: name)
    try db.execute(
      sql: "INSERT INTO learner (id, name, checksum) VALUES (?, ?, ?)",
      arguments: [id, name, checksum.stored])
    return LearnerID(rawValue: id)
  }

  /// The end of the learner's chain; nil when there is no such learner.
  static func head(of learner: LearnerID, _ db: Database) throws -> Checksum? {
    try Int64.fetchOne(
      db, sql: "SELECT checksum FROM event WHERE learner = ? ORDER BY seq DESC LIMIT 1",
      arguments: [learner.rawValue]
    ).map(Checksum.init(continuing:))
      ?? Int64.fetchOne(db, sql: "SELECT checksum FROM learner WHERE id = ?", arguments: [learner.rawValue])
      .map(Checksum.init(continuing:))
  }

  static func lastSequence(_ db: Database) throws -> Int64 {
    try Int64.fetchOne(db, sql: "SELECT max(seq) FROM event") ?? 0
  }

  /// The places of events that stand in the learner's chain, one behind the other, with this time and these texts; nil when they do not.
  ///
  /// Complexity: O(events).
  static func places(
    of texts: [EventText], learner: LearnerID, time: Int64, _ db: Database
  ) throws -> [Int64]? {
    let rows = try Row.fetchAll(
      db, sql: "SELECT seq, kind, payload FROM event WHERE learner = ? AND time = ? ORDER BY seq",
      arguments: [learner.rawValue, time])
    let found = rows.map { EventText(kind: $0.text(1) ?? "", payload: $0.text(2) ?? "") }
    guard texts.count <= found.count else { return nil }
    let starts = 0...(found.count - texts.count)
    guard let start = starts.first(where: { found[$0..<$0 + texts.count].elementsEqual(texts) }) else {
      return nil
    }
    return rows[start..<start + texts.count].compactMap { $0.integer(0) }
  }

  /// Appends one event and moves `head` to it; within the caller's transaction, in which `head` was read.
  static func insert(
    _ text: EventText, learner: LearnerID, time: Int64, after head: inout Checksum, _ db: Database
  ) throws -> Int64 {
    let record = EventRecord(
      sequence: try lastSequence(db) + 1, learner: learner.rawValue, time: time, kind: text.kind,
      payload: text.payload, checksum: 0)
    head = head.followed(by: record)
    try db.execute(
      sql: "INSERT INTO event (seq, learner, time, kind, payload, checksum) VALUES (?, ?, ?, ?, ?, ?)",
      arguments: [record.sequence, record.learner, time, text.kind, text.payload, head.stored])
    return record.sequence
  }
}
