/// Takes contractions and chat spellings apart, joins labels that were written with a blank, and reads a zero or an empty list that says "no" as
/// that word.
enum ContractionExpansion {
  static func expanded(_ raw: [Token]) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(raw.count)
    var index = 0
    while index < raw.count {
      let token = raw[index]
      let next = index + 1 < raw.count ? raw[index + 1] : nil
      let touching = next.map { $0.isWord && $0.start - token.end <= 1 } ?? false
      if let next, touching, let joined = joined(token, next) {
        tokens.append(joined)
        index += 2
        continue
      }
      if token.mark == .sentenceEnd, index > 0, next != nil, abbreviations.contains(raw[index - 1].text) {
        index += 1
        continue
      }
      // "the very first thing": how much first it is says nothing.
      if token.text == "very", let next, ["first", "last", "same"].contains(next.text) {
        index += 1
        continue
      }
      if token.text == "id", touching, let next,
        ["say", "go", "guess", "pick", "expect", "look", "start"].contains(next.text)
      {
        for word in ["i", "would"] { tokens.append(Token(word: word, start: token.start, end: token.end)) }
        index += 1
        continue
      }
      if saysNo(token, next) {
        tokens.append(Token(word: "no", start: token.start, end: token.end))
        index += 1
        continue
      }
      if isEmptyList(index, raw) {
        let isEnclosed = tokens.last?.mark == .open
        if isEnclosed { tokens.removeLast() }
        tokens.append(Token(word: "none", start: token.start, end: token.end))
        index += isEnclosed && next?.mark == .close ? 2 : 1
        continue
      }
      guard let words = words(for: token) else {
        tokens.append(token)
        index += 1
        continue
      }
      for word in words {
        let isSame = word == token.text && token.quantity == nil
        tokens.append(
          isSame ? token : Token(word: word, quantity: token.quantity, start: token.start, end: token.end))
      }
      index += 1
    }
    return tokens
  }

  /// "zero loss", "zero room to wait": the number stands for "no".
  private static func saysNo(_ token: Token, _ next: Token?) -> Bool {
    guard token.text == "zero", let next, next.isWord, next.quantity == nil else { return false }
    return next.text.allSatisfy(\.isLetter) && !behindNumber.contains(next.text)
  }

  /// What may follow a zero that is a number: an index, a unit, the next part of the sentence.
  private static let behindNumber: Set<String> = [
    "index", "indexed", "indices", "based", "number", "one", "two", "or", "to", "and", "but", "is", "are",
    "was", "for",
    "on", "in", "at", "of", "then", "out", "through", "up", "down", "it", "so", "because", "as", "if", "when",
    "percent",
    "seconds", "minutes", "ms", "only", "again", "too", "everywhere", "each", "all", "running", "run",
    "active", "left",
  ]

  /// "running: (empty)", "lost: 0": nobody stands behind the colon.
  private static func isEmptyList(_ index: Int, _ raw: [Token]) -> Bool {
    guard index > 0, raw[index - 1].mark != nil, ["empty", "zero", "0", "nil"].contains(raw[index].text)
    else {
      return false
    }
    let before = raw[index - 1].mark == .open && index > 1 ? raw[index - 2] : raw[index - 1]
    guard before.mark == .colon else { return false }
    return index + 1 == raw.count || raw[index + 1].mark != nil
  }

  /// Words whose full stop ends no sentence.
  private static let abbreviations: Set<String> = [
    "vs", "etc", "resp", "approx", "incl", "max", "i.e", "e.g", "esp",
  ]

  /// `P 30` is one label.
  private static func joined(_ token: Token, _ next: Token) -> Token? {
    guard token.text == "p", next.quantity?.unit == .count else { return nil }
    return Token(word: "p" + next.text, start: token.start, end: next.end)
  }

  /// What a word stands for; nil for a mark, and for a word that stands for itself.
  private static func words(for token: Token) -> [String]? {
    guard token.mark == nil else { return nil }
    let text = token.text
    if let known = spellings[text] { return known }
    if text.utf8.contains(UInt8(ascii: "'")), let apostrophe = text.firstIndex(of: "'") {
      let base = String(text[..<apostrophe])
      switch text[apostrophe...] {
      case "'t" where base.hasSuffix("n"): return [String(base.dropLast()), "not"]
      case "'s": return isPronounLike(base) ? [base, "is"] : [label(base)]
      case "'re": return [base, "are"]
      case "'ll": return [base, "will"]
      case "'ve": return [base, "have"]
      case "'d": return [base, "would"]
      case "'m": return [base, "am"]
      default: return [text.filter { $0 != "'" }]
      }
    }
    let label = label(text)
    return label == text ? nil : [label]
  }

  /// `p30s` names the same thing as `p30`.
  private static func label(_ text: String) -> String {
    guard text.utf8.last == UInt8(ascii: "s"), text.utf8.count > 2 else { return text }
    let base = text.dropLast()
    guard base.unicodeScalars.last?.isDigit == true, base.unicodeScalars.first?.isLetter == true else {
      return text
    }
    return String(base)
  }

  private static func isPronounLike(_ word: String) -> Bool {
    [
      "it", "that", "there", "what", "who", "he", "she", "everything", "nothing", "everyone", "here", "this",
      "everybody", "nobody", "where", "one",
    ].contains(word)
  }

  private static let spellings: [String: [String]] = {
    var table: [String: [String]] = [
      "can't": ["can", "not"], "cannot": ["can", "not"], "won't": ["will", "not"],
      "shan't": ["shall", "not"],
      "cant": ["can", "not"], "wont": ["will", "not"], "ain't": ["is", "not"], "aint": ["is", "not"],
      "thats": ["that", "is"], "theres": ["there", "is"], "im": ["i", "am"], "ive": ["i", "have"],
      "theyre": ["they", "are"], "youre": ["you", "are"], "youve": ["you", "have"], "whats": ["what", "is"],
      "everythings": ["everything", "is"], "theyll": ["they", "will"], "itll": ["it", "will"],
      "u": ["you"], "r": ["are"], "bc": ["because"], "b/c": ["because"], "w/": ["with"], "w/o": ["without"],
      "cuz": ["because"], "coz": ["because"],
      "bcoz": ["because"], "becuase": ["because"], "becasue": ["because"], "w": ["with"], "wo": ["without"],
      "tho": ["though"], "thru": ["through"], "vs": ["versus"], "ppl": ["people"],
      "dunno": ["do", "not", "know"],
      "idk": ["do", "not", "know"], "gonna": ["going", "to"], "gotta": ["have", "to"], "til": ["until"],
      "till": ["until"], "y'all": ["you"], "alot": ["much"], "nope": ["no"], "nah": ["no"], "thx": ["thanks"],
      "i.e": ["that", "is"], "e.g": ["such", "as"], "ie": ["that", "is"], "etc": [], "let's": ["let", "us"],
      "incl": ["including"], "whoever": ["who"], "whichever": ["which"], "prio": ["priority"],
      "prios": ["priority"],
    ]
    for word in "do does did is are was were has have had would could should ca wo need must".split(
      separator: " ")
    {
      table[word + "nt"] = table[word + "nt"] ?? [String(word), "not"]
    }
    return table
  }()
}
