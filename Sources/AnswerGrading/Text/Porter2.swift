/// The English stemmer known as Porter2 (M. F. Porter, "The English (Porter2) stemming algorithm",
/// snowballstem.org).
public enum Porter2 {
  /// The stem of a lower-case word. A word with anything but `a`–`z` and `'` is given back as it is.
  public static func stem(_ word: String) -> String {
    var letters = Array(word.utf8)
    guard letters.count > 2, letters.allSatisfy({ (0x61...0x7A).contains($0) || $0 == 0x27 }) else {
      return word
    }
    if let special = exceptions[word] { return special }
    if letters.first == 0x27 { letters.removeFirst() }
    var stemmer = Porter2Word(letters)
    stemmer.markConsonantY()
    stemmer.findRegions()
    stemmer.step0()
    stemmer.step1a()
    if stemmer.ends(in: "gd"), afterStep1a.contains(stemmer.text) { return stemmer.text }
    stemmer.step1b()
    stemmer.step1c()
    stemmer.step2()
    stemmer.step3()
    stemmer.step4()
    stemmer.step5()
    return stemmer.lowerCased
  }

  private static let exceptions: [String: String] = [
    "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl",
    "gently": "gentl",
    "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl", "sky": "sky", "news": "news",
    "howe": "howe", "atlas": "atlas", "cosmos": "cosmos", "bias": "bias", "andes": "andes",
  ]
  private static let afterStep1a: Set<String> = [
    "inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed",
  ]
}

/// The letters of one word on their way through the steps; an upper-case `Y` is a consonant.
private struct Porter2Word {
  var letters: [UInt8]
  var r1 = 0
  var r2 = 0

  init(_ letters: [UInt8]) {
    self.letters = letters
  }

  var text: String { String(decoding: letters, as: UTF8.self) }

  /// The letters with every consonant `Y` as `y` again.
  var lowerCased: String {
    letters.contains(0x59)
      ? String(decoding: letters.map { $0 == 0x59 ? 0x79 : $0 }, as: UTF8.self) : text
  }

  /// Whether the last letter is one of these; spares most words the search for an ending.
  func ends(in lastLetters: StaticString) -> Bool {
    guard let last = letters.last else { return false }
    return lastLetters.withUTF8Buffer { $0.contains(last) }
  }

  func isVowel(_ index: Int) -> Bool {
    switch letters[index] {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    default: false
    }
  }

  mutating func markConsonantY() {
    for index in letters.indices where letters[index] == 0x79 {
      if index == 0 || isVowel(index - 1) { letters[index] = 0x59 }
    }
  }

  mutating func findRegions() {
    r1 = regionStart(after: 0)
    for prefix in ["gener", "commun", "arsen"] where hasPrefix(prefix) {
      r1 = prefix.utf8.count
    }
    r2 = regionStart(after: r1)
  }

  func regionStart(after start: Int) -> Int {
    var index = start + 1
    while index < letters.count {
      if !isVowel(index), isVowel(index - 1) { return index + 1 }
      index += 1
    }
    return letters.count
  }

  func hasPrefix(_ prefix: String) -> Bool { letters.starts(with: prefix.utf8) }

  func hasSuffix(_ suffix: String) -> Bool {
    let bytes = suffix.utf8
    return letters.last == bytes.last && letters.count >= bytes.count
      && letters[(letters.count - bytes.count)...].elementsEqual(bytes)
  }

  mutating func replace(_ suffix: String, with replacement: String) {
    letters.removeLast(suffix.utf8.count)
    letters.append(contentsOf: replacement.utf8)
  }

  func hasVowel(before end: Int) -> Bool {
    (0..<max(0, end)).contains { isVowel($0) }
  }

  func endsInShortSyllable(at end: Int) -> Bool {
    if end == 2 { return isVowel(0) && !isVowel(1) }
    guard end >= 3 else { return false }
    let lastLetter = letters[end - 1]
    return !isVowel(end - 3) && isVowel(end - 2) && !isVowel(end - 1)
      && lastLetter != 0x77 && lastLetter != 0x78 && lastLetter != 0x59
  }

  func longest(_ suffixes: [String]) -> String? {
    var found: String?
    for suffix in suffixes where hasSuffix(suffix) && suffix.utf8.count > (found?.utf8.count ?? 0) {
      found = suffix
    }
    return found
  }

  mutating func step0() {
    guard ends(in: "'s") else { return }
    if let suffix = longest(["'", "'s", "'s'"]) { replace(suffix, with: "") }
  }

  mutating func step1a() {
    guard ends(in: "sd") else { return }
    guard let suffix = longest(["sses", "ied", "ies", "us", "ss", "s"]) else { return }
    switch suffix {
    case "sses": replace(suffix, with: "ss")
    case "ied", "ies": replace(suffix, with: letters.count > 4 ? "i" : "ie")
    case "s": if hasVowel(before: letters.count - 2) { replace("s", with: "") }
    default: break
    }
  }

  mutating func step1b() {
    guard ends(in: "dyg") else { return }
    guard let suffix = longest(["eed", "eedly", "ed", "edly", "ing", "ingly"]) else { return }
    if suffix == "eed" || suffix == "eedly" {
      if letters.count - suffix.utf8.count >= r1 { replace(suffix, with: "ee") }
      return
    }
    guard hasVowel(before: letters.count - suffix.utf8.count) else { return }
    replace(suffix, with: "")
    if longest(["at", "bl", "iz"]) != nil {
      letters.append(0x65)
    } else if longest(["bb", "dd", "ff", "gg", "mm", "nn", "pp", "rr", "tt"]) != nil {
      letters.removeLast()
    } else if r1 >= letters.count, endsInShortSyllable(at: letters.count) {
      letters.append(0x65)
    }
  }

  mutating func step1c() {
    guard letters.count > 2, let last = letters.last, last == 0x79 || last == 0x59 else { return }
    if !isVowel(letters.count - 2) { letters[letters.count - 1] = 0x69 }
  }

  static let step2Endings: [(String, String)] = [
    ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("abli", "able"), ("entli", "ent"),
    ("izer", "ize"),
    ("ization", "ize"), ("ational", "ate"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"),
    ("aliti", "al"),
    ("alli", "al"), ("fulness", "ful"), ("ousli", "ous"), ("ousness", "ous"), ("iveness", "ive"),
    ("iviti", "ive"),
    ("biliti", "ble"), ("bli", "ble"), ("ogi", "og"), ("fulli", "ful"), ("lessli", "less"), ("li", ""),
  ]

  mutating func step2() {
    guard ends(in: "lirnms"), let (suffix, replacement) = longestPair(Self.step2Endings) else { return }
    let start = letters.count - suffix.utf8.count
    guard start >= r1 else { return }
    if suffix == "ogi", start == 0 || letters[start - 1] != 0x6C { return }
    if suffix == "li", start == 0 || !"cdeghkmnrt".utf8.contains(letters[start - 1]) { return }
    replace(suffix, with: replacement)
  }

  static let step3Endings: [(String, String)] = [
    ("tional", "tion"), ("ational", "ate"), ("alize", "al"), ("icate", "ic"), ("iciti", "ic"), ("ical", "ic"),
    ("ful", ""), ("ness", ""), ("ative", ""),
  ]

  mutating func step3() {
    guard ends(in: "leis"), let (suffix, replacement) = longestPair(Self.step3Endings) else { return }
    let start = letters.count - suffix.utf8.count
    guard start >= (suffix == "ative" ? r2 : r1) else { return }
    replace(suffix, with: replacement)
  }

  static let step4Endings = [
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ism", "ate", "iti",
    "ous", "ive", "ize", "ion",
  ]

  mutating func step4() {
    guard ends(in: "lercmtisn"), let suffix = longest(Self.step4Endings) else { return }
    let start = letters.count - suffix.utf8.count
    guard start >= r2 else { return }
    if suffix == "ion", start == 0 || (letters[start - 1] != 0x73 && letters[start - 1] != 0x74) { return }
    replace(suffix, with: "")
  }

  mutating func step5() {
    let end = letters.count - 1
    guard end >= 0 else { return }
    if letters[end] == 0x65 {
      if end >= r2 || (end >= r1 && !endsInShortSyllable(at: end)) { letters.removeLast() }
    } else if letters[end] == 0x6C, end >= r2, end > 0, letters[end - 1] == 0x6C {
      letters.removeLast()
    }
  }

  func longestPair(_ pairs: [(String, String)]) -> (String, String)? {
    var found: (String, String)?
    for pair in pairs where pair.0.utf8.count > (found?.0.utf8.count ?? 0) && hasSuffix(pair.0) {
      found = pair
    }
    return found
  }
}
