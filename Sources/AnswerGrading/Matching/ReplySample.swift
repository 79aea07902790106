/// One reply of an author's, to be compared with a learner's.
struct ReplySample {
  private let words: [Token]
  /// Set where the sample is nothing but a yes or a no.
  let assent: Assent?

  init(_ text: String) {
    words = Tokenizer().tokens(of: text).filter(\.isWord)
    assent = words.count == 1 ? words.first.flatMap { Assent(word: $0.text) } : nil
  }

  /// Roots of its words.
  var stems: Set<String> { Set(words.map(\.stem)) }

  /// Whether a reply says these words in this order and nothing else that matters.
  ///
  /// - Parameter echo: roots of the question's words, which a reply may repeat.
  func isSaid(by reply: [Token], echo: Set<String>) -> Bool {
    let said = reply.filter(\.isWord)
    var wanted = words[...]
    for word in said {
      while let next = wanted.first, !Self.isSame(next, word), Self.isEmpty(next), wanted.count > 1,
        !Self.isEmpty(word) || wanted.dropFirst().contains(where: { Self.isSame($0, word) })
      {
        wanted = wanted.dropFirst()
      }
      if let next = wanted.first, Self.isSame(next, word) {
        wanted = wanted.dropFirst()
      } else if !Self.isEmpty(word), !(echo.contains(word.stem) && word.quantity == nil) {
        return false
      }
    }
    return !said.isEmpty && wanted.allSatisfy(Self.isEmpty) && wanted.count < words.count
  }

  /// Words that a short reply may have or not: articles, helping verbs, pronouns, small prepositions, "I think", "because".
  static func isEmpty(_ token: Token) -> Bool {
    emptyWords.contains(token.text) && (token.quantity == nil || token.text == "one")
  }

  private static let emptyWords: Set<String> = {
    let words = """
      a an the it they them this that these those its their he she itself i you we us my our there here one
      is are was were be been being am do does did has have had will would shall should may might must can could get gets got need needs
      of in on at by for with to into and also very really just still even simply basically actually now already probably pretty usually
      normally completely totally fully entirely automatically maybe perhaps possibly well yet directly exactly then so because since
      ok okay oh ah aha hm hmm mm um uh think guess believe suppose say answer please sorry course something like
      """
    return Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }()

  private static func isSame(_ wanted: Token, _ said: Token) -> Bool {
    if let value = wanted.quantity {
      return said.quantity.map { abs($0.value - value.value) < 0.000_001 && $0.unit == value.unit } ?? false
    }
    if said.quantity != nil { return false }
    if wanted.stem == said.stem || isNot(wanted) && isNot(said) { return true }
    return isTypo(of: wanted.text, said.text) || isTypo(of: wanted.stem, said.stem)
  }

  private static func isNot(_ token: Token) -> Bool { ["not", "cannot", "never"].contains(token.text) }

  /// As everywhere: none below five letters, one to seven, two from eight; the first letter holds.
  private static func isTypo(of word: String, _ said: String) -> Bool {
    let (word, letters) = (Array(word.unicodeScalars), Array(said.unicodeScalars))
    let shorter = min(word.count, letters.count)
    guard shorter >= 5, word.first == letters.first, letters.allSatisfy(\.isLetter),
      word.allSatisfy(\.isLetter), !CommonWords.contains(said)
    else { return false }
    let allowed = shorter >= 8 ? 2 : 1
    return editDistance(word, letters, atMost: allowed) <= allowed
  }
}

/// A yes or a no.
enum Assent {
  case yes, no

  init?(word: String) {
    switch word {
    case "yes", "yeah", "yep", "yup", "yea", "sure", "certainly", "absolutely", "definitely", "indeed", "aye":
      self = .yes
    case "no", "nope", "nah", "never", "negative": self = .no
    default: return nil
    }
  }

  /// What a reply to a yes-or-no question says, and whether it says only that; nil for neither.
  ///
  /// "No", "nope, never", "it cannot", "of course not"; with more behind it, "no, it goes by the table".
  static func said(in reply: [Token], echo: Set<String>) -> (assent: Assent, isAll: Bool)? {
    let words = reply.filter(\.isWord)
    func carriesNothing(_ token: Token) -> Bool {
      ReplySample.isEmpty(token) || token.quantity == nil && echo.contains(token.stem)
        || ["not", "cannot", "all", "way", "really", "chance"].contains(token.text)
    }
    let from = words.firstIndex { !ReplySample.isEmpty($0) } ?? words.endIndex
    let denies = words.contains { ["not", "cannot"].contains($0.text) }
    if from < words.endIndex, let assent = Assent(word: words[from].text) {
      let rest = words[(from + 1)...]
      if assent == .yes, denies { return nil }
      if let next = rest.first, ["idea", "clue", "one", "body"].contains(next.text) { return nil }
      return (assent, rest.allSatisfy { carriesNothing($0) || Assent(word: $0.text) == assent })
    }
    guard !words.isEmpty, words.allSatisfy(carriesNothing) else { return nil }
    let speaks = words.contains { $0.role.contains(.auxiliary) }
    if denies { return speaks || words.last?.text == "not" || words.last?.text == "all" ? (.no, true) : nil }
    return speaks && words.contains { $0.role.contains(.anaphor) } ? (.yes, true) : nil
  }
}
