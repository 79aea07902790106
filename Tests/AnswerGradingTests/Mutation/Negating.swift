/// Turns a statement into its opposite by one word: a denial in it is taken away, or its first verb is denied.
struct Negating {
  struct Word {
    /// In Unicode scalars of the answer.
    var range: Range<Int>
    var text: String
    /// Nothing but blanks stands before it.
    var joins: Bool
  }

  private static let clauseWords: Set<String> = [
    "and", "but", "so", "because", "since", "while", "whereas", "if", "when", "then", "which", "who", "that",
    "as", "or",
    "how", "what", "whether", "why", "though", "although", "where", "until", "once", "versus",
  ]

  let words: [Word]
  /// First forms of verbs that may be denied with "do not".
  let verbs: [String]

  /// What to write in which place, or nil where there is nothing to take away and nothing to deny.
  func toggled(in carrier: Range<Int>) -> (range: Range<Int>, text: String)? {
    guard let first = words.firstIndex(where: { $0.range.overlaps(carrier) }),
      let last = words.lastIndex(where: { $0.range.overlaps(carrier) })
    else { return nil }
    var start = first
    while start > 0, words[start].joins, !Self.clauseWords.contains(plain(start)) { start -= 1 }
    var end = last + 1
    while end < words.count, words[end].joins, !Self.clauseWords.contains(plain(end)) { end += 1 }
    return toggled(among: first...last) ?? toggled(among: start...(end - 1))
  }

  private func toggled(among range: ClosedRange<Int>) -> (range: Range<Int>, text: String)? {
    // "It tells whether a task is not done" still tells it: what is asked or told in the clause is not what the clause says.
    let inside = range.prefix { $0 == range.lowerBound || !Self.embedding.contains(plain($0 - 1)) }
    for index in inside {
      if let text = affirmed(index) { return (words[index].range, text) }
    }
    // "not only" and "not just" deny nothing.
    for index in inside
    where Self.auxiliaries.contains(plain(index))
      && !(index + 1 < words.count && Self.limits.contains(plain(index + 1)))
    {
      return (words[index].range, words[index].text + " not")
    }
    for index in inside {
      if let text = deniedVerb(index) { return (words[index].range, text) }
    }
    return nil
  }

  private func plain(_ index: Int) -> String {
    words[index].text.lowercased().replacing("\u{2019}", with: "'")
  }

  private func affirmed(_ index: Int) -> String? {
    let word = plain(index)
    let before = index > 0 ? plain(index - 1) : ""
    let after = index + 1 < words.count ? plain(index + 1) : ""
    // "all or nothing" denies nothing, and neither does "isn't it the DLQ?".
    if ["or", "and", "between"].contains(before), ["nothing", "none"].contains(word) { return nil }
    if word.hasSuffix("n't"), ["it", "they", "the", "that", "this", "a"].contains(after) { return nil }
    switch word {
    case "cannot", "can't": return "can"
    case "won't": return "will"
    case "not", "never": return ""
    case "no": return "some"
    case "nobody": return "somebody"
    case "nothing": return "something"
    case "none":
      return index + 1 < words.count && ["of", "is", "are", "runs", "run"].contains(plain(index + 1))
        ? "some" : nil
    default: return word.hasSuffix("n't") ? String(word.dropLast(3)) : nil
    }
  }

  private static let embedding: Set<String> = ["how", "what", "whether", "why", "that", "which", "if"]

  private static let limits: Set<String> = [
    "only", "just", "all", "nearly", "almost", "always", "probably", "also", "even", "already", "really",
    "either",
  ]

  private static let auxiliaries: Set<String> = [
    "is", "are", "was", "were", "can", "could", "will", "would", "may", "might", "must", "should", "has",
    "have",
  ]

  /// "they expire", "the pod pauses", but not "the acks", "a fetch".
  private func deniedVerb(_ index: Int) -> String? {
    guard index > 0 else { return nil }
    let word = plain(index)
    let before = plain(index - 1)
    guard !Self.beforeNouns.contains(before) else { return nil }
    for verb in verbs {
      let isOfMany = before.hasSuffix("s") && before.count > 3 || ["they", "we", "you", "i"].contains(before)
      if word == verb, isOfMany { return "do not \(verb)" }
      let third =
        verb.hasSuffix("y") ? [String(verb.dropLast()) + "ies", verb + "s"] : [verb + "s", verb + "es"]
      if third.contains(word) { return "does not \(verb)" }
    }
    return nil
  }

  private static let beforeNouns: Set<String> = [
    "a", "an", "the", "no", "its", "their", "his", "our", "of", "in", "on", "by", "for", "with", "to", "from",
    "and", "or",
    "this", "that", "these", "those", "each", "every", "all", "any", "without", "failed", "unread", "many",
    "few", "more",
    "three", "two", "four", "five", "six", "seven", "ten", "same", "missing", "their", "into", "via", "as",
    "done",
  ]
}
