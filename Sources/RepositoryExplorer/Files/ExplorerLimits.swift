import TutorCore

/// The stated limits of this room.
package enum ExplorerLimits {
  /// Bytes that are read of a file for a reference or an excerpt: 4 MiB.
  package static let referenceBytes = Budget.excerptFile.limit
  /// Bytes that are read of a `packed-refs`: 64 MiB.
  package static let packedReferences = Budget.packedReferences.limit
  /// Files larger than this are passed over in repository-wide look-ups: 1 MiB.
  package static let lookupBytes = Budget.lookupFile.limit
  /// Files that one repository-wide look-up reads.
  package static let lookupFiles = Budget.lookupFiles.limit
  /// Directory entries that one listing of a repository visits.
  package static let listedEntries = Budget.listedEntries.limit
  /// Folders within folders that a walk enters.
  package static let depth = Budget.folderDepth.limit
  /// Bytes of one line that a search holds in memory; a longer line is searched in pieces: 16 MiB.
  package static let searchedLine = Budget.searchedLine.limit
  /// Bytes of a UTF-16 file that a search reads: 64 MiB.
  package static let searchedUTF16 = Budget.searchedUTF16.limit
  /// Milliseconds that a search's pattern may work on one MiB of one file.
  package static let searchMilliseconds = Budget.searchTime.limit
  /// Results of a search, unless it says otherwise.
  package static let searchHits = Budget.searchHits.limit
  /// Places that an ambiguous reference names.
  package static let places = 20
  /// Paths that a message suggests.
  package static let candidates = 10
  /// Characters shown of one line in an excerpt.
  package static let lineCharacters = Budget.excerptLine.limit
  /// Lines of one excerpt.
  package static let excerptLines = Budget.excerptLines.limit
  /// A NUL among the first bytes makes a file binary.
  package static let binaryProbe = 8_192
  /// Milliseconds that one pattern may work on one file before it is given up; it ends within 200 ms in all.
  package static let patternMilliseconds = Budget.patternTime.limit
}
