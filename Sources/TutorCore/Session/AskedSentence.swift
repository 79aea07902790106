/// One sentence of a line, as far as telling questions needs it.
struct AskedSentence {
  /// Lower case, without marks, apologies and openings.
  let words: [String]
  /// Whether it ends with a question mark.
  let isAsked: Bool
  /// Whether it opens with "can you explain" or the like, and something follows.
  private let isRequested: Bool
  /// As typed, without what was said before the question.
  private let text: String

  /// The sentences of a line.
  static func all(in line: String) -> [AskedSentence] {
    var sentences: [AskedSentence] = []
    var current = ""
    let characters = Array(line.replacing("\u{2019}", with: "'"))
    for (index, character) in characters.enumerated() {
      let endsWord = index + 1 == characters.count || characters[index + 1].isWhitespace
      let isEnd = "?!;\n".contains(character) || ".…".contains(character) && endsWord
      if isEnd {
        // "what??" is one question.
        if current.trimmed.isEmpty, character == "?", let last = sentences.popLast() {
          sentences.append(AskedSentence(last.text, isAsked: true))
        } else {
          sentences.append(AskedSentence(current, isAsked: character == "?"))
        }
        current = ""
      } else {
        current.append(character)
      }
    }
    sentences.append(AskedSentence(current, isAsked: false))
    return sentences.filter { !$0.text.trimmed.isEmpty }
  }

  private init(_ typed: String, isAsked: Bool) {
    var (isAsked, isRequested) = (isAsked, false)
    var parts = typed.split(whereSeparator: { $0.isWhitespace }).map(String.init)
    func plain(_ part: String) -> String {
      part.lowercased().trimming { !$0.isLetter && !$0.isNumber }
    }
    while parts.count > 1, let last = parts.last, ["please", "pls"].contains(plain(last)) {
      parts.removeLast()
    }
    while parts.count > 1, let first = parts.first,
      Self.openings.contains(plain(first)) || plain(first).isEmpty
    {
      parts.removeFirst()
    }
    for opening in Self.longOpenings {
      let count = opening.count
      guard parts.count > count, parts.prefix(count).map(plain) == opening else { continue }
      parts.removeFirst(count)
      isAsked = isAsked || opening != ["excuse", "me"]
      isRequested = isRequested || opening.last == "explain"
    }
    self.isAsked = isAsked
    self.isRequested = isRequested && !["again", "it", "that", "this"].contains(parts.first.map(plain) ?? "")
    text = parts.joined(separator: " ")
    words = parts.map(plain).filter { !$0.isEmpty }
  }

  private var joined: String { words.joined(separator: " ") }

  /// "Sorry.", "Hm, wait."
  var isFiller: Bool { words.allSatisfy { Self.openings.contains($0) } }

  var admitsNotKnowing: Bool {
    [
      "i don't know", "i dont know", "dont know", "don't know", "no idea", "not sure", "i'm not sure",
      "im not sure",
      "dunno", "i do not know", "i have no idea",
    ].contains(joined)
  }

  /// Whether it asks for something, be it without a question mark.
  var isQuestion: Bool { wantsRepeating || isUnclear || statesNothing || isAsked && asksWhether }

  private var asksWhether: Bool { words.first.map(Self.auxiliaries.contains) ?? false }

  // MARK: The kinds

  /// "Can you repeat that", "say it again", "pardon".
  var wantsRepeating: Bool {
    if ["pardon", "what", "huh", "come again", "sorry what", "wait what", "eh"].contains(joined) {
      return true
    }
    guard words.count <= 9 else { return false }
    let speaks = !Set(words).isDisjoint(with: ["say", "repeat", "ask", "tell", "show", "read", "rephrase"])
    let again =
      words.contains("repeat") || words.contains("again") || words.contains("rephrase")
      || joined.contains("once more") || joined.contains("one more time")
    let isRequest = asksTutor || Set(words).isSubset(of: Self.repeating)
    if joined.hasPrefix("what was the question") || joined.hasPrefix("what's the question")
      || joined.hasPrefix("what is the question")
    {
      return true
    }
    return speaks && again && isRequest
  }

  /// "I don't understand the question", "what do you mean".
  var isUnclear: Bool {
    guard words.count <= 14 else { return false }
    if term != nil || isAsked && Self.bare.contains(joined) { return true }
    if asksTutor, !isRequested, !words.contains(where: { Self.questionWords[$0] != nil }),
      !Set(words).isDisjoint(with: Self.clearing)
    {
      return true
    }
    for phrase in [
      "what do you mean", "what you mean", "what did you mean", "what does this mean", "what does that mean",
      "what does it mean", "what means that", "what means this", "what is meant", "what's meant",
      "what do you want", "what you want from me", "what do you ask", "what are you asking",
      "what am i supposed",
      "what should i answer", "what should i say", "what shall i", "what do i have to",
    ] where joined.hasPrefix(phrase) {
      return true
    }
    let speaksOfQuestion = [
      "question", "hint", "wording", "you ask", "you mean", "you want", "asked for", "is asked",
    ]
    .contains { joined.contains($0) }
    guard speaksOfQuestion else { return false }
    if ["unclear", "confusing", "ambiguous"].contains(where: words.contains) { return true }
    if joined.contains("not clear") || joined.contains("don't get") || joined.contains("dont get") {
      return true
    }
    let denies = !Set(words).isDisjoint(with: [
      "don't", "dont", "not", "didn't", "didnt", "can't", "cant", "cannot", "doesn't", "couldn't", "never",
    ])
    return denies
      && !Set(words).isDisjoint(with: ["understand", "understood", "get", "follow", "grasp", "parse"])
  }

  /// "What do you mean by station", "what does station mean": the station.
  var term: String? {
    for opening in ["what do you mean with", "what do you mean by", "what you mean with", "what you mean by"]
    where joined.hasPrefix(opening + " ") {
      return Self.withoutArticle(words.dropFirst(opening.split(separator: " ").count))
    }
    guard words.count <= 7, words.prefix(2).elementsEqual(["what", "does"]), words.last == "mean" else {
      return nil
    }
    let named = words.dropFirst(2).dropLast()
    return ["it", "that", "this"].contains(named.first ?? "") ? nil : Self.withoutArticle(named)
  }

  /// Asks who, what, where, when, why, how or which, or asks the tutor for something.
  var statesNothing: Bool {
    guard let first = words.first, !isRhetorical else { return false }
    if isRequested { return true }
    if asksTutor { return isAsked || words.count <= 12 }
    if ["explain", "define"].contains(first) { return (2...8).contains(words.count) && words[1] != "again" }
    guard let kind = Self.questionWords[first] else { return false }
    let next = words.count > 1 ? words[1] : ""
    if isAsked {
      switch kind {
      case .any: return !["is", "means"].contains(next) || first != "which"
      case .inverted:
        // "How full can it be?"
        let measures = first == "how" && words.count > 3 && Self.auxiliaries.contains(words[2])
        return next.isEmpty || Self.inverting.contains(next) || Self.measures.contains(next) || measures
      }
    }
    // Without the mark only a form that is no beginning of a statement: "what is left is lent again" is one.
    let rest = words.dropFirst(2)
    guard (3...12).contains(words.count),
      rest.allSatisfy({ !["is", "are", "because", "was", "will", "since"].contains($0) })
    else { return false }
    if ["do", "does", "did", "can", "could", "should"].contains(next), first != "who" { return true }
    if next == "means" || next == "mean" { return words.count <= 5 }
    let isDefinition =
      ["is", "are"].contains(next) && first == "what" || first == "what's" || first == "whats"
    let named = first == "what" ? rest : words.dropFirst()
    return isDefinition && named.count <= 4 && ["a", "an", "the"].contains(named.first ?? "")
  }

  /// "Can you …", "could you …", "do you …", "should I …"
  private var asksTutor: Bool {
    guard words.count > 2 else { return false }
    switch words[1] {
    case "you":
      return ["can", "could", "would", "will", "do", "are"].contains(words[0]) && words[2] != "rather"
    case "i": return ["can", "may", "should", "do", "must", "am", "could", "shall"].contains(words[0])
    default: return false
    }
  }

  /// "Who would you rather keep waiting, the one with 20 minutes or the one whose 5 seconds are gone?"
  private var isRhetorical: Bool {
    words.count >= 12 && words.contains("rather") || words.prefix(2).elementsEqual(["how", "else"])
  }

  /// The words to look up.
  var lookUp: String { isAsked ? text + "?" : text }

  // MARK: Words

  private enum Kind {
    /// Opens a question with whatever follows.
    case any
    /// Opens a statement as well, unless a verb follows: "when the lease ends" is none, "when does it end" is one.
    case inverted
  }

  private static let questionWords: [String: Kind] = [
    "what": .any, "what's": .any, "whats": .any, "who": .any, "who's": .any, "whom": .any, "whose": .any,
    "which": .any, "why": .any, "where's": .any, "how's": .any, "wich": .any, "wat": .any,
    "where": .inverted, "when": .inverted, "how": .inverted,
  ]

  static let auxiliaries: Set<String> = [
    "is", "are", "am", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "will",
    "would",
    "should", "shall", "may", "might", "must", "isn't", "aren't", "wasn't", "doesn't", "don't", "didn't",
    "can't",
    "couldn't", "won't", "wouldn't", "shouldn't",
  ]

  private static let inverting = auxiliaries.union(["to", "come", "about", "exactly", "else"])
  private static let measures: Set<String> = [
    "many", "much", "long", "often", "far", "big", "old", "fast", "large",
  ]

  private static let openings: Set<String> = [
    "sorry", "hm", "hmm", "hmmm", "um", "uh", "uhm", "er", "ok", "okay", "so", "but", "and", "well", "wait",
    "hey",
    "hi", "hello", "please", "actually", "oh", "ah", "then", "now", "also", "btw", "just", "question", "pls",
    "again",
    "yes", "no", "first", "quick",
  ]

  /// Questions that have nothing to look up.
  private static let bare: Set<String> = [
    "what else", "like what", "which one", "which ones", "which", "who", "where", "how", "when",
    "what exactly",
    "how so", "what for", "what now", "in what sense", "how do you mean",
  ]

  private static let repeating: Set<String> = [
    "say", "repeat", "ask", "tell", "show", "rephrase", "it", "that", "this", "the", "question", "again",
    "me", "once",
    "more", "one", "time",
  ]

  private static let clearing: Set<String> = [
    "explain", "example", "help", "clarify", "simpler", "clearer", "elaborate", "reformulate", "differently",
  ]

  private static let longOpenings = [
    ["excuse", "me"], ["one", "question"], ["i", "have", "a", "question"], ["can", "i", "ask"],
    ["may", "i", "ask"],
    ["let", "me", "ask"], ["stupid", "question"], ["dumb", "question"], ["can", "you", "tell", "me"],
    ["could", "you", "tell", "me"], ["please", "tell", "me"], ["tell", "me"], ["i", "wonder"],
    ["do", "you", "know"],
    ["i'd", "like", "to", "know"], ["remind", "me"],
    ["can", "you", "explain"], ["could", "you", "explain"], ["can", "you", "please", "explain"],
  ]

  private static func withoutArticle(_ words: some Sequence<String>) -> String? {
    let rest = words.drop { ["a", "an", "the", "your", "this", "that"].contains($0) }.joined(separator: " ")
    return rest.isEmpty ? nil : rest
  }
}

extension String {
  /// Without the characters at either end for which `isOuter` holds.
  fileprivate func trimming(_ isOuter: (Character) -> Bool) -> String {
    var rest = self[...]
    while let last = rest.last, isOuter(last) { rest.removeLast() }
    while let first = rest.first, isOuter(first) { rest.removeFirst() }
    return String(rest)
  }
}
