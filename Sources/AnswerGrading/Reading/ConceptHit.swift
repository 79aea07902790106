/// Words of an answer that name a concept.
struct ConceptHit {
  var concept: Int
  /// Token range, half open.
  var start: Int
  var end: Int
  /// The tokens that the phrase itself accounts for, in order; what lies between was skipped.
  var words: [Int]
  var holdsNegation: Bool
  var isPlain: Bool
  /// Concepts that its phrase refers to.
  var groups: [Int] = []
}
