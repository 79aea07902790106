/// What in the right answers to one check can be changed so that they turn wrong; `Data/mutations.json` holds one for each check.
struct MutationTerms: Decodable, Sendable {
  /// A value and others that are wrong in its place.
  struct Value: Decodable, Sendable {
    var from: String
    var to: [String]
  }

  /// Two parties, each with its spellings, the one to write first. Their names are exchanged.
  var pairs: [[[String]]]
  /// A value is found however it is written.
  var values: [Value]
  /// First forms of verbs that carry points, for where no auxiliary can be denied.
  var verbs: [String]
  /// Wrong wherever they stand.
  var sentences: [String]
  /// Wrong in front of an answer.
  var beginnings: [String]
  /// Wrong behind an answer.
  var endings: [String]
}
