/// One thing that an answer says: a concept, of whom, and whether it affirms or denies it.
struct Proposition {
  /// Concept number, or one of the negative numbers below.
  var concept: Int
  /// Whom it is said of; empty when the answer does not tell.
  var subjects: SubjectSet
  var isDenied: Bool
  /// Token range, half open.
  var start: Int
  var end: Int
  var clause: Int
  var sentence: Int
  var standing: Clause.Standing
  /// The phrase itself denies something, as in "no slack".
  var holdsNegation = false
  /// Denied by a word such as "independent" or "ignores", not by "not".
  var isDeniedByMeaning = false
  /// "not straight to S3": only how or when is denied.
  var isDeniedInManner = false
  /// Stands in a condition: "if all of it is gone, …".
  var isHypothetical = false
  /// Said of a party that is no subject: "the processors go on".
  var isOfOutsider = false
  /// One of two ways to take the words.
  var isAmbiguous = false
  /// Worked out from another clause ("P30 can't", "only P10"), not from words of its own.
  var isDerived = false
  /// The clauses that it is said to follow from.
  var reasons = 0..<0

  /// A clause that does nothing but name its subjects.
  static let named = -1
  /// A value that the rubric does not allow for the subject.
  static let wrongQuantity = -2
  /// Stages in another order than the rubric's.
  static let wrongOrder = -3
  /// A later stage of the chain is named and the first one nowhere.
  static let skippedStart = -4
  /// The whole answer is one name.
  static let alone = -5
  /// Two values compared the wrong way round ("80 is over 85").
  static let falseComparison = -6
  /// The lowest of these.
  static let lowest = falseComparison
}
