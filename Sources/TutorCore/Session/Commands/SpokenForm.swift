/// What people put around a command when they say it to somebody: "can you show me the sections, please?", "i want section 7", "let's go to Kafka".
enum SpokenForm {
  /// The line without it, as typed otherwise; the line itself when nothing stands around it.
  static func core(of line: String) -> String {
    var words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    // "…, please?": the marks at the end belong to nobody.
    words = trimmedEnd(words)
    var changed = true
    while changed, words.count > 1 {
      changed = false
      for opening in openings where words.count > opening.count {
        guard words.prefix(opening.count).map(plain).elementsEqual(opening) else { continue }
        words.removeFirst(opening.count)
        changed = true
      }
      for ending in endings where words.count > ending.count {
        guard words.suffix(ending.count).map(plain).elementsEqual(ending) else { continue }
        words.removeLast(ending.count)
        words = trimmedEnd(words)
        changed = true
      }
    }
    return words.joined(separator: " ")
  }

  /// Without a final "please" and its comma, all else as typed.
  static func polite(_ line: String) -> String {
    var words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    while words.count > 1, let last = words.last, ["please", "pls", "plz"].contains(plain(last)) {
      words.removeLast()
    }
    return words.joined(separator: " ").trimmed
  }

  private static func plain(_ word: String) -> String {
    String(word.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private static func trimmedEnd(_ words: [String]) -> [String] {
    var words = words
    guard var last = words.popLast() else { return [] }
    while let mark = last.last, ".!?,…".contains(mark), last.count > 1 { last.removeLast() }
    return words + [last]
  }

  private static let openings = [
    ["please"], ["pls"], ["can", "you"], ["could", "you"], ["would", "you"], ["can", "we"], ["could", "we"],
    ["can", "i"], ["could", "i"], ["may", "i"], ["i", "want", "to"], ["i", "want"], ["i", "wanna"],
    ["i", "would", "like", "to"], ["i", "would", "like"], ["id", "like", "to"], ["id", "like"], ["lets"],
    ["let", "us"],
    ["i", "need"], ["just"], ["sorry"], ["hey"], ["hi"], ["hello"], ["im", "new", "here"],
    ["i", "am", "new", "here"],
    ["im", "new"], ["i", "am", "new"], ["so"], ["ok", "so"], ["now"],
  ]

  private static let endings = [
    ["please"], ["pls"], ["plz"], ["thanks"], ["thank", "you"], ["thx"], ["now"], ["then"],
  ]
}
