/// The words of a rubric, numbered by root, and the typo tolerance against them.
struct Vocabulary {
  private(set) var roots: [String: Int] = [:]
  private var spelled: Set<String> = []
  private var byFirstLetter: [Unicode.Scalar: [(letters: [Unicode.Scalar], number: Int)]] = [:]
  private var questionWords: Set<String> = []

  /// The number of a word's root, made on first sight.
  mutating func number(of token: Token) -> Int {
    if let number = roots[token.stem] {
      remember(token, number)
      return number
    }
    let number = roots.count
    roots[token.stem] = number
    remember(token, number)
    return number
  }

  private mutating func remember(_ token: Token, _ number: Int) {
    guard token.role.isEmpty, Self.isOpenToTypos(token.text), spelled.insert(token.text).inserted else {
      return
    }
    let letters = Array(token.text.unicodeScalars)
    if let first = letters.first { byFirstLetter[first, default: []].append((letters, number)) }
  }

  mutating func addQuestion(_ tokens: [Token]) {
    for token in tokens { questionWords.insert(token.stem) }
  }

  /// The number that a token of an answer has in this rubric, and whether a typo had to be forgiven.
  func look(up token: Token) -> (number: Int, isTypo: Bool)? {
    if let number = roots[token.stem] { return (number, false) }
    guard token.role.isEmpty, token.quantity == nil, Self.isOpenToTypos(token.text),
      !questionWords.contains(token.stem), !CommonWords.contains(token.text)
    else { return nil }
    let letters = Array(token.text.unicodeScalars)
    guard let first = letters.first else { return nil }
    let limit = letters.count >= 8 ? 2 : 1
    var best: (distance: Int, number: Int)?
    for candidate in byFirstLetter[first] ?? [] {
      let allowed = min(limit, candidate.letters.count >= 8 ? 2 : 1)
      let distance = editDistance(letters, candidate.letters, atMost: allowed)
      if distance <= allowed, distance < best?.distance ?? .max { best = (distance, candidate.number) }
    }
    return best.map { ($0.number, true) }
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
