/// The words of a question that carry meaning.
struct AskedWords {
  /// Their stems, in the order of the question.
  let stems: [String]
  private let known: Set<String>

  init(_ question: [Token]) {
    stems = question.filter(\.isContent).map(\.stem)
    known = Set(stems)
  }

  func contains(_ token: Token) -> Bool { known.contains(token.stem) }
}
