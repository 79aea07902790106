/// How a damaged database was brought back.
package struct Recovery: Sendable, Hashable {
  /// What was wrong with it: a clause such as "event 7 is not as it was written".
  package let reason: String
  /// Where the damaged file is now: an absolute path.
  package let damagedFile: String
  /// The copy that was restored; nil when there was no sound one.
  package let backup: Backup?
  /// Events that came out of the copy, all learners together.
  package let eventsFromBackup: Int
  /// Events that are newer than the copy and were read, proven by their checksums, out of the damaged file.
  package let eventsSalvaged: Int
  /// Events that are known to be missing; nil when the damaged file no longer tells how many there were.
  package let eventsMissing: Int?
  /// When the newest event that is there happened: milliseconds since 1970-01-01 00:00 UTC; nil when none is there.
  package let newestEvent: Int64?

  /// How many events are there now.
  package var eventsRestored: Int { eventsFromBackup + eventsSalvaged }
}

/// How much a database holds.
package struct StoreContents: Sendable, Hashable {
  /// Learners.
  package let learners: Int
  /// Events, all learners together.
  package let events: Int
}
