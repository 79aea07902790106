/// A stretch of an answer that makes at most one statement.
struct Clause {
  /// How far a clause counts.
  enum Standing {
    /// The writer stands by it.
    case asserted
    /// Granted, hypothetical or taken back in part: it may speak for a point, never against one.
    case excused
    /// Reported, taken back or admitted as unknown: it speaks for nothing.
    case void
  }

  /// Token range, half open.
  var start: Int
  var end: Int
  var sentence: Int
  /// The word or mark that began it; empty at the start of a sentence.
  var opener: String
  var standing = Standing.asserted
  /// A condition that the writer does not claim to hold.
  var isHypothetical = false
  /// A condition that is said not to hold, or what would follow: "if it had 20 s left, it would be the other way round".
  var isUnreal = false
  /// A question, a first thought or what others say: it no longer counts once the whole answer is given firmly.
  var isTentative = false
  /// The clauses that it is said to follow from, by number; may hold its own.
  var reasons = 0..<0
}
