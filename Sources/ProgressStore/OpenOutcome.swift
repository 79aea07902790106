/// What was found when the progress database was opened.
package enum OpenOutcome: Sendable, Hashable {
  /// It was there and is sound.
  case opened
  /// There was none; an empty one was made.
  case created
  /// It was damaged. The damaged file is kept under another name, and in its place is what could be brought back.
  case recovered(Recovery)
}

/// How much of the database is read when it is opened.
package enum OpenCheck: Sendable, Hashable {
  /// All of it when the file is smaller than `ProgressStore.fullCheckLimit`; else the header, the schema and the learners.
  case bounded
  /// All of it: the structure of the file and the checksum of every event.
  case full
}
