/// Cuts words out of an answer as the learner wrote them.
struct Quotation {
  private let scalars: [Unicode.Scalar]
  private let tokens: [Token]

  init(_ answer: String, tokens: [Token]) {
    scalars = Array(answer.unicodeScalars.prefix(Grader.characterBudget))
    self.tokens = tokens
  }

  /// The words from the first token of the range to its last, and where they begin: 0-based, in Unicode scalars of the answer.
  func words(of range: Range<Int>) -> (words: String, start: Int) {
    let start = tokens[range.lowerBound].start
    let end = min(tokens[range.upperBound - 1].end, scalars.count)
    var words = ""
    for scalar in scalars[start..<max(start, end)] { words.unicodeScalars.append(scalar) }
    return (words, start)
  }
}
