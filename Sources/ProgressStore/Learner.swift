import Foundation
import TutorCore

/// Names a learner within one database. Stays the same when the database is restored from a backup.
package struct LearnerID: Sendable, Hashable {
  let rawValue: Int64
}

/// A learner whose journal is kept in the database.
package struct Learner: Sendable, Hashable {
  /// The id under which events are kept.
  package let id: LearnerID
  /// The name: trimmed, in Unicode normalisation form C, 1 to 64 characters.
  package let name: String
}

/// The rules for a learner's name.
enum LearnerName {
  /// The most characters (grapheme clusters) of a name.
  static let maximumCharacters = Budget.learnerName.limit
  /// The most UTF-8 bytes of a name: one character may carry any number of combining marks.
  static let maximumBytes = 1024

  /// The name as it is kept: trimmed and in normalisation form C, so that one name typed on two keyboards is one learner.
  ///
  /// - Throws: `StoreError` with code `.badLearnerName` when nothing is left, when it is too long, or when it has control characters.
  static func normalized(_ name: String) throws(StoreError) -> String {
    let trimmed = name.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
    let problem: String
    if trimmed.isEmpty {
      problem = "a learner's name has at least one character"
    } else if trimmed.count > maximumCharacters || trimmed.utf8.count > maximumBytes {
      problem = "a learner's name has at most \(maximumCharacters) characters"
    } else if trimmed.unicodeScalars.contains(where: isForbidden) {
      problem = "a learner's name has no control characters or line breaks"
    } else {
      return trimmed
    }
    throw StoreError(.badLearnerName(problem), file: printable(trimmed), activity: .findingLearner)
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    // Direction overrides and isolates would let a name rearrange the line that it is printed on.
    case .format: (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    default: false
    }
  }

  private static func printable(_ name: String) -> String {
    String(String.UnicodeScalarView(name.unicodeScalars.filter { !isForbidden($0) }.prefix(80)))
  }
}
