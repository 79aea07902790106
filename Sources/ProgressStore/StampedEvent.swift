package import TutorCore

/// An event with its place and time in the journal.
package struct StampedEvent: Sendable, Hashable {
  /// The place in the journal, 1-based, over all learners of the database.
  package let sequence: Int64
  /// When it happened: milliseconds since 1970-01-01 00:00 UTC, as handed in by the caller.
  package let time: Int64
  /// What happened.
  package let event: JournalEvent
}

/// A learner's journal as it was read, with what could not be read.
package struct JournalReading: Sendable, Hashable {
  /// The learner's events, oldest first, up to the first record of the learner that fails its checksum.
  package var events: [StampedEvent] = []
  /// Records of a kind that this version of the program does not know. They stay in the journal; the replay goes on without them.
  package var unrecognised = 0
  /// The sequence number of the first record of the journal (of any learner) that was altered or is missing; nil when all are as they were written.
  package var firstBadSequence: Int64?
}
