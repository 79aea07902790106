/// What was found when the progress database was opened. Paths are absolute.
package enum OpenOutcome: Sendable, Hashable {
  /// It was there and is sound.
  case opened
  /// There was none; an empty one was made.
  case created
  /// It was damaged. The damaged file was kept under another name and progress was brought back.
  ///
  /// - from: the backup that was restored; nil when there was no sound backup and everything was read out of the damaged file.
  /// - eventsRestored: how many events are there now, all learners together.
  /// - eventsSalvaged: how many of these are newer than the backup and were read, proven by their checksums, out of the damaged file.
  /// - damagedFile: where the damaged file is now.
  case restored(from: String?, eventsRestored: Int, eventsSalvaged: Int, damagedFile: String)
  /// It was damaged and nothing could be brought back; an empty one was made.
  case startedFresh(damagedFile: String)
}

/// How much of the database is read when it is opened.
package enum OpenCheck: Sendable, Hashable {
  /// All of it when the file is smaller than `ProgressStore.fullCheckLimit`; else the header, the schema and the learners.
  case bounded
  /// All of it: the structure of the file and the checksum of every event.
  case full
}
