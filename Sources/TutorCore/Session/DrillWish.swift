/// The drill that a learner names, and whether it is to be played without hints: `8c --cold`.
struct DrillWish: Equatable {
  /// What is left without the words for cold, in lower case: a drill's number, if it is one.
  let name: String
  /// Whether it is to run without hints.
  let isCold: Bool

  /// Reads `8c`, `8c cold`, `8c --cold`, `--cold 8c` or `8c without hints`.
  init(_ text: String) {
    var words = text.lowercased().split { $0.isWhitespace || $0 == "," }.map(String.init)
    let before = words.count
    if words.suffix(2) == ["without", "hints"] { words.removeLast(2) }
    words.removeAll { $0 == "--cold" }
    if words.count > 1, words.last == "cold" { words.removeLast() }
    name = words.joined(separator: " ")
    isCold = words.count < before
  }
}
