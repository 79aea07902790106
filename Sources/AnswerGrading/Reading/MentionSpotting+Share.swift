/// Words that take a part of all: "four of the five", "nearly all", "all but one".
extension MentionSpotting {
  /// Whether the words from `start` to `end` name all, and what stands beside them takes only some.
  func isShare(_ start: Int, _ end: Int) -> Bool {
    var at = start - 1
    if at >= 0, tokens[at].text == "out" { at -= 1 }
    if at >= 0, let part = tokens[at].quantity, part.unit == .count,
      let whole = (start..<end).lazy.compactMap({ tokens[$0].quantity }).last, part.value < whole.value
    {
      return true
    }
    if isLimited(behind: end) { return true }
    // "not all of them", "nearly all"
    var isUniversal = (start..<end).contains { tokens[$0].role.contains(.universal) }
    while at >= 0, tokens[at].role.contains(.universal) {
      isUniversal = true
      at -= 1
    }
    if isUniversal, at >= 0, Self.limiters.contains(tokens[at].text) { return true }
    // "all but one", "all of them except two"
    return end + 1 < tokens.count && ["but", "except", "bar", "save"].contains(tokens[end].text)
      && tokens[end + 1].quantity?.unit == .count && !isUnit(end + 2)
  }

  /// "everything over 50", "all with a limit below 70": only those, unless the value is one that the question gives.
  private func isLimited(behind end: Int) -> Bool {
    var at = end
    while at < tokens.count, at - end <= 4, tokens[at].isWord,
      ["with", "a", "whose", "limit", "threshold", "that", "is", "are", "of", "those", "which"].contains(
        tokens[at].text)
    {
      at += 1
    }
    guard at + 1 < tokens.count, Self.bounds.contains(tokens[at].text),
      let value = tokens[at + 1].quantity, [.percent, .count].contains(value.unit)
    else { return false }
    return !given.contains(value.value)
  }

  private static let bounds: Set<String> = ["over", "above", "beyond", "under", "below", "until"]

  /// Notes a part of all, of which nobody can tell who belongs to it.
  mutating func noteShare(_ start: Int, _ end: Int) {
    mentions.append(Mention(subjects: 0, start: start, end: end, kind: .named))
  }

  /// "all but 20 %": a value, and no number of them.
  private func isUnit(_ index: Int) -> Bool { tokens.indices.contains(index) && tokens[index].text == "%" }

  private static let limiters: Set<String> = ["not", "nearly", "almost", "practically", "virtually"]
}
