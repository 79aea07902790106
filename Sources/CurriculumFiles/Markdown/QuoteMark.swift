/// What a quote begins with that is more than a quote: `[!DETAIL]`.
struct QuoteMark {
  /// The word in it.
  let word: String

  /// Nil for a quote that begins otherwise.
  init?(_ text: String) {
    guard text.hasPrefix("[!"), let end = text.firstIndex(of: "]") else { return nil }
    word = String(text[text.index(text.startIndex, offsetBy: 2)..<end])
  }

  /// Whether the word is one of those that mean something here; a problem when it is not.
  func isKnown(among words: [String], line: Int, in context: YAMLContext) -> Bool {
    if words.contains(word) { return true }
    let right = words.map { "[!\($0)]" }.joined(separator: " or ")
    context.report(
      line: line, "a quote that begins with \"[!\(word)]\" has no meaning here",
      remedy: "Write \(right), or take the mark out.")
    return false
  }
}
