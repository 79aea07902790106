import GRDB

/// What a pass over the whole journal found.
struct JournalScan: Sendable, Hashable {
  /// How many records there are.
  var count: Int64 = 0
  /// The first record that was altered or is missing.
  var firstBadSequence: Int64?
}

extension Journal {
  /// Reads every record after `sequence`, oldest first, and verifies it against the one before it in its learner's chain.
  ///
  /// - Parameters:
  ///   - heads: where each learner's chain stands before the first record read.
  ///   - visit: gets the record, whether it follows from the record that is stored before it, and whether the same
  ///     is true of all earlier records of that learner.
  static func scan(
    _ db: Database, after sequence: Int64 = 0, heads: [Int64: Checksum]? = nil,
    visit: (_ record: EventRecord, _ isIntact: Bool, _ isChainIntact: Bool) throws -> Void = { _, _, _ in }
  ) throws -> JournalScan {
    var scan = JournalScan()
    var heads = try heads ?? chainStarts(db)
    var broken: Set<Int64> = []
    var expected = sequence + 1
    func noteBad(_ sequence: Int64) {
      scan.firstBadSequence = min(scan.firstBadSequence ?? sequence, sequence)
    }
    let rows = try Row.fetchCursor(
      db, sql: "SELECT seq, learner, time, kind, payload, checksum FROM event WHERE seq > ? ORDER BY seq",
      arguments: [sequence])
    while let row = try rows.next() {
      scan.count += 1
      guard let record = EventRecord(row) else {
        noteBad(row.integer(0) ?? expected)
        expected += 1
        continue
      }
      if record.sequence != expected { noteBad(expected) }
      expected = record.sequence &+ 1
      let isIntact = heads[record.learner]?.followed(by: record).stored == record.checksum
      if !isIntact { noteBad(record.sequence) }
      try visit(record, isIntact, !broken.contains(record.learner))
      if !isIntact { broken.insert(record.learner) }
      heads[record.learner] = Checksum(continuing: record.checksum)
    }
    let newest = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'event'") ?? 0
    if newest != expected - 1 { noteBad(min(newest, expected - 1) + 1) }
    return scan
  }

  /// Where the chain of each learner starts. A learner whose row was altered has no start, so the learner's first record is bad.
  static func chainStarts(_ db: Database) throws -> [Int64: Checksum] {
    var starts: [Int64: Checksum] = [:]
    for record in try learners(db) where record.isIntact {
      starts[record.learner.id.rawValue] = Checksum(continuing: record.checksum)
    }
    return starts
  }

  /// Where the chain of each learner ends.
  static func chainEnds(_ db: Database) throws -> [Int64: Checksum] {
    var ends = try chainStarts(db)
    for learner in ends.keys {
      ends[learner] = try head(of: LearnerID(rawValue: learner), db)
    }
    return ends
  }
}
