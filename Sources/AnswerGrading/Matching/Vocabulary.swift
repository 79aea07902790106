/// The words of a rubric, numbered by root, and the typo tolerance against them.
struct Vocabulary {
  private(set) var roots: [String: Int] = [:]
  /// How many numbers there are, from 0 on.
  var count: Int { roots.count }
  private var spelled: Set<String> = []
  /// Stem nil: a word that is known in this form only.
  private var byFirstLetter: [Unicode.Scalar: [(letters: [Unicode.Scalar], text: String, stem: String?)]] =
    [:]
  private var rootsByFirstLetter: [Unicode.Scalar: [(letters: [Unicode.Scalar], text: String)]] = [:]
  private var questionWords: Set<String> = []

  /// The number of a word's root, made on first sight.
  mutating func number(of token: Token) -> Int {
    if let number = roots[token.stem] {
      remember(token)
      return number
    }
    let number = roots.count
    roots[token.stem] = number
    remember(token)
    return number
  }

  /// The number of two words written as one, for which no typo is forgiven: "in client" would be found in "incident".
  mutating func number(ofJoined token: Token) -> Int {
    if let number = roots[token.stem] { return number }
    let number = roots.count
    roots[token.stem] = number
    return number
  }

  private mutating func remember(_ token: Token) {
    guard token.role.isEmpty, Self.isOpenToTypos(token.text), spelled.insert(token.text).inserted else {
      return
    }
    let letters = Array(token.text.unicodeScalars)
    guard let first = letters.first else { return }
    byFirstLetter[first, default: []].append((letters, token.text, token.stem))
    let root = Array(token.stem.unicodeScalars)
    if root.count >= 5, root.first == first {
      rootsByFirstLetter[first, default: []].append((root, token.stem))
    }
  }

  mutating func addQuestion(_ tokens: [Token]) {
    for token in tokens { questionWords.insert(token.stem) }
  }

  /// A word that the rubric knows only in this very form.
  mutating func addExact(_ word: String) {
    let token = Token(word: word, start: 0, end: 0)
    guard token.role.isEmpty, Self.isOpenToTypos(word), spelled.insert(word).inserted else { return }
    let letters = Array(word.unicodeScalars)
    if let first = letters.first { byFirstLetter[first, default: []].append((letters, word, nil)) }
  }

  /// The number that a token of an answer has in this rubric, or nil. Typos are forgiven by ``corrected(_:)``.
  func lookUp(_ token: Token) -> Int? { roots[token.stem] }

  /// The tokens with the words that were meant, where the answer has a typo in one of the rubric's words or a long function word.
  func corrected(_ written: [Token]) -> [Token] {
    var tokens = written
    for (index, token) in written.enumerated() {
      if let meant = meant(by: token) { tokens[index] = meant }
    }
    return tokens
  }

  private func meant(by token: Token) -> Token? {
    guard token.isWord, token.role.isEmpty, token.quantity == nil, !token.isEveryday,
      Self.isOpenToTypos(token.text), roots[token.stem] == nil, !spelled.contains(token.text),
      !questionWords.contains(token.stem)
    else { return nil }
    let letters = Array(token.text.unicodeScalars)
    guard let first = letters.first else { return nil }
    var best: (distance: Int, text: String, stem: String?)?
    func consider(_ letters: [Unicode.Scalar], _ candidate: [Unicode.Scalar], _ text: String, _ stem: String?)
    {
      let allowed = min(letters.count, candidate.count) >= 8 ? 2 : 1
      let distance = editDistance(letters, candidate, atMost: allowed)
      if distance <= allowed, distance < best?.distance ?? .max { best = (distance, text, stem) }
    }
    for candidate in byFirstLetter[first] ?? [] {
      consider(letters, candidate.letters, candidate.text, candidate.stem)
    }
    if best == nil, letters.count >= 7 {
      // "reprcoesses": an inflected form, so its root is compared.
      let root = Array(token.stem.unicodeScalars)
      if root.count < letters.count, root.count >= 5 {
        for candidate in rootsByFirstLetter[first] ?? []
        where editDistance(root, candidate.letters, atMost: 1) <= 1 {
          best = (1, token.text, candidate.text)
          break
        }
      }
      if best == nil,
        let word = WordRole.longWords[first]?.first(where: {
          editDistance(letters, $0.letters, atMost: 1) <= 1
        })
      {
        best = (1, word.text, nil)
      }
    }
    guard let best else { return nil }
    var corrected = Token(word: best.text, start: token.start, end: token.end)
    if let stem = best.stem { corrected.stem = stem }
    return corrected
  }

  /// None below five letters, and never a word with a digit.
  private static func isOpenToTypos(_ text: String) -> Bool {
    var length = 0
    for scalar in text.unicodeScalars {
      if !scalar.isLetter { return false }
      length += 1
    }
    return (5...24).contains(length)
  }
}
