/// The stated limits of this room.
package enum ExplorerLimits {
  /// Bytes that are read of a file for a reference or an excerpt: 4 MiB.
  package static let referenceBytes = 4 << 20
  /// Bytes that are read of a `packed-refs`: 64 MiB.
  package static let packedReferences = 64 << 20
  /// Files larger than this are passed over in repository-wide look-ups: 1 MiB.
  package static let lookupBytes = 1 << 20
  /// Files that one repository-wide look-up reads.
  package static let lookupFiles = 100_000
  /// Directory entries that one listing of a repository visits.
  package static let listedEntries = 400_000
  /// Folders within folders that a walk enters.
  package static let depth = 128
  /// Bytes of one line that a search holds in memory; a longer line is searched in pieces: 16 MiB.
  package static let searchedLine = 16 << 20
  /// Bytes of a UTF-16 file that a search reads: 64 MiB.
  package static let searchedUTF16 = 64 << 20
  /// Milliseconds that a search's pattern may work on one MiB of one file.
  package static let searchMilliseconds = 200
  /// Results of a search, unless it says otherwise.
  package static let searchHits = 200
  /// Places that an ambiguous reference names.
  package static let places = 20
  /// Paths that a message suggests.
  package static let candidates = 10
  /// Characters shown of one line in an excerpt.
  package static let lineCharacters = 2_000
  /// Lines of one excerpt.
  package static let excerptLines = 60
  /// A NUL among the first bytes makes a file binary.
  package static let binaryProbe = 8_192
  /// Milliseconds that one pattern may work on one file before it is given up; it ends within 200 ms in all.
  package static let patternMilliseconds = 100
}
