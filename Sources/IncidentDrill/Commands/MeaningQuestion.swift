/// A question about what something means ("what does poll delay mean?"): the curriculum answers it, not the tools.
struct MeaningQuestion: Equatable {
  /// The question as it was typed, without a leading "ask".
  let text: String

  /// Nil for a line that asks for something else.
  init?(_ line: String) {
    let words = Spoken.words(line)
    guard (2...40).contains(words.count), Self.isMeaning(words) else { return nil }
    text = words[0] == "ask" ? Spoken.trimmed(String(line.dropFirst(3))) : line
  }

  private static func isMeaning(_ words: [String]) -> Bool {
    let first = words[0]
    if ["explain", "define", "ask"].contains(first) { return true }
    if first == "how", ["do", "does"].contains(words[1]), words.last == "work" { return true }
    guard ["what", "whats"].contains(first) else { return false }
    if words.contains(where: ["mean", "means", "meant"].contains) || words.suffix(2) == ["stand", "for"] {
      return true
    }
    // "what is a lease", "what's an offload topic"
    let subject = words.dropFirst(first == "whats" ? 1 : 2)
    return ["is", "s", "a", "an"].contains(words[1]) && ["a", "an"].contains(subject.first ?? "")
      && subject.count >= 2
  }
}
