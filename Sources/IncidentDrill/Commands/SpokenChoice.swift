/// A sentence in which one of several things is named.
struct SpokenChoice {
  private let words: [String]

  private static let denials: Set<String> = [
    "not", "no", "isn", "isnt", "aren", "arent", "wasn", "wasnt", "doesn", "doesnt", "never", "neither",
    "nor",
    "without", "instead", "than", "except", "rule", "ruled",
  ]

  init(_ sentence: String) { words = Spoken.words(sentence) }

  /// The value with the longest phrase that is said and not denied; the earlier one of equals. A word of six letters or more may have a slip.
  func choice<Value>(_ values: [(Value, [String])]) -> Value? {
    var best: (value: Value, length: Int)?
    for (value, phrases) in values {
      for phrase in phrases where phrase.count > best?.length ?? 0 && isSaid(phrase) {
        best = (value, phrase.count)
      }
    }
    return best?.value
  }

  private func isSaid(_ phrase: String) -> Bool {
    let wanted = phrase.split(separator: " ").map(String.init)
    guard !wanted.isEmpty, wanted.count <= words.count else { return false }
    return (0...words.count - wanted.count).contains { start in
      let matches = wanted.indices.allSatisfy { index in
        let word = words[start + index]
        return word == wanted[index] || (wanted[index].count >= 6 && Spoken.matches(word, wanted[index]))
      }
      return matches && !isDenied(at: start)
    }
  }

  /// Whether one of the three words before denies it; "not only" does not.
  private func isDenied(at start: Int) -> Bool {
    var before = words[max(0, start - 3)..<start]
    if let turn = before.lastIndex(of: "but") { before = before[(turn + 1)...] }
    guard let place = before.lastIndex(where: Self.denials.contains) else { return false }
    let next = place + 1
    return !(next < words.count && words[next] == "only")
  }
}
