/// Takes a text apart into words, quantities and the marks that structure it.
///
/// It folds width, case, quotes and arrows, takes contractions, camelCase and snake_case apart, joins
/// prefixes
/// (`re-queue`), and reads numbers with their units. Complexity: O(length).
public struct Tokenizer: Sendable {
  /// A tokenizer; it has no state.
  public init() {}

  /// The tokens of `text`, at most `budget` Unicode scalars of it.
  public func tokens(of text: String, budget: Int = Grader.characterBudget) -> [Token] {
    var reader = ScalarReader(text: text, budget: budget)
    return QuantityJoining.joined(ContractionExpansion.expanded(reader.tokens()))
  }
}

/// Walks over the folded scalars of a text and cuts raw words and marks.
private struct ScalarReader {
  private var scalars: [Unicode.Scalar] = []
  /// Offset of each folded scalar in the original text.
  private var offsets: [Int] = []
  private var index = 0
  private var previousWasNumber = false

  init(text: String, budget: Int) {
    let size = min(text.utf8.count, budget)
    scalars.reserveCapacity(size)
    offsets.reserveCapacity(size)
    for (offset, scalar) in text.unicodeScalars.prefix(budget).enumerated() {
      if let folded = CharacterFolding.fold(scalar) {
        scalars.append(folded)
        offsets.append(offset)
      }
    }
  }

  mutating func tokens() -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(scalars.count / 4)
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar == " " {
        index += 1
      } else if scalar.isWordScalar || (scalar == "." && peek(1)?.isDigit == true && !previousWasNumber) {
        readWord(into: &tokens)
      } else if let mark = mark() {
        tokens.append(mark)
      }
    }
    return tokens
  }

  private func peek(_ distance: Int) -> Unicode.Scalar? {
    let at = index + distance
    return scalars.indices.contains(at) ? scalars[at] : nil
  }

  private mutating func readWord(into tokens: inout [Token]) {
    let start = index
    while index < scalars.count, continuesWord(from: start) { index += 1 }
    WordCutting.cut(scalars[start..<index], into: &tokens, offsets: offsets)
    previousWasNumber = scalars[index - 1].isDigit
  }

  private func continuesWord(from start: Int) -> Bool {
    let scalar = scalars[index]
    if scalar.isWordScalar || (index == start && scalar == ".") { return true }
    guard index > start, let following = peek(1) else { return false }
    let before = scalars[index - 1]
    switch scalar {
    case "'", "_": return following.isWordScalar
    case "-": return following.isWordScalar && Self.joiningPrefixes.contains(runText(from: start))
    case "/": return index - start == 1 && ["w", "b"].contains(runText(from: start))
    case ",", ":": return joinsDigits(from: start, scalar == "," ? 3 : 2)
    case ".":
      return (before.isDigit && following.isDigit)
        || (before.isLetter && following.isLetter && !following.isCapital)
    default: return false
    }
  }

  /// `1,200` and `19:50` are one number: only digits before, and just that many behind.
  private func joinsDigits(from start: Int, _ count: Int) -> Bool {
    guard scalars[index - 1].isDigit, index - start <= 7,
      scalars[start..<index].allSatisfy({ $0.isDigit || $0 == "," })
    else { return false }
    return (1...count).allSatisfy { peek($0)?.isDigit == true } && peek(count + 1)?.isDigit != true
  }

  /// `re-queue` and `P-30` are one word.
  private static let joiningPrefixes: Set<String> = ["re", "un", "mis", "de", "p"]

  private func runText(from start: Int) -> String {
    guard index - start <= 3 else { return "" }
    var text = ""
    for scalar in scalars[start..<index] { text.unicodeScalars.append(scalar) }
    return text.lowercased()
  }

  private mutating func mark() -> Token? {
    let scalar = scalars[index]
    let start = index
    let spaced = (start == 0 || scalars[start - 1] == " ") && (peek(1).map { $0 == " " } ?? true)
    func token(_ mark: Token.Mark, _ length: Int = 1) -> Token {
      Token(mark: mark, start: offsets[start], end: offsets[start + length - 1] + 1)
    }
    index += 1
    let second = index < scalars.count ? scalars[index] : " "
    if let verb = Self.operations[scalar], operand(behind: start) == .step {
      return Token(word: verb, start: offsets[start], end: offsets[start] + 1)
    }
    switch scalar {
    case "\n": return token(.lineBreak)
    case "." where endsAbbreviation(before: start): return nil
    case ".", "!", "\u{2026}", "\u{3002}": return token(.sentenceEnd)
    case ";", "\u{FF1B}": return token(.semicolon)
    case "?", "\u{FF1F}": return token(.question)
    case ",", "\u{3001}": return token(.comma)
    case "(", "[", "{": return token(.open)
    case ")", "]", "}": return token(.close)
    case ":": return token(.colon)
    case "\u{2192}": return token(.arrow)
    case "\u{2013}": return token(.dash)
    case "|" where second == "|" && follows("in ", at: start):
      index += 1
      return Token(word: "parallel", start: offsets[start], end: offsets[start + 1] + 1)
    case "/", "|", "\\": return token(.slash)
    case "<": return token(.less)
    case "-", "=", "~":
      while index < scalars.count, scalars[index] == scalar { index += 1 }
      if index < scalars.count, scalars[index] == ">" {
        index += 1
        return token(.arrow, index - start)
      }
      if scalar == "=" { return token(.equals) }
      if index - start > 1 || spaced { return token(.dash) }
      let atLineStart = start == 0 || scalars[start - 1] == "\n"
      return atLineStart ? token(.lineBreak) : nil
    case ">":
      while index < scalars.count, scalars[index] == ">" { index += 1 }
      return token(isComparison(start) ? .greater : .arrow)
    case "+" where operand(behind: start) == .value: return nil
    case "&", "+":
      let close = start > 0 && scalars[start - 1].isWordScalar && second.isWordScalar
      return close && scalar == "+"
        ? nil : Token(word: "and", start: offsets[start], end: offsets[start] + 1)
    case "\u{2205}":
      return Token(word: "none", start: offsets[start], end: offsets[start] + 1)
    case "%":
      return Token(word: "%", start: offsets[start], end: offsets[start] + 1)
    default: return nil
    }
  }

  private enum Operand { case step, value }

  /// How people write what is done to a rate: `+1`, `-k`, `*2`, `/2`.
  private static let operations: [Unicode.Scalar: String] = [
    "+": "add", "-": "subtract", "\u{2013}": "subtract", "*": "times", "/": "divide",
  ]

  /// What a sign at the beginning of a word stands before: a bare number or a single letter (`+1`, `+k`), or a value with its unit (`+30s`).
  private func operand(behind at: Int) -> Operand? {
    guard at == 0 || [" ", "(", ">", "\u{2192}", ":", ",", "\n"].contains(scalars[at - 1]) else { return nil }
    var end = at + 1
    while end < scalars.count, scalars[end].isDigit || scalars[end] == "." { end += 1 }
    let next = end < scalars.count ? scalars[end] : " "
    if end > at + 1, scalars[at + 1].isDigit { return next.isLetter || next == "%" ? .value : .step }
    guard end == at + 1, next.isLetter, !next.isCapital else { return nil }
    let behind = end + 1 < scalars.count ? scalars[end + 1] : " "
    return behind.isWordScalar || behind == "'" ? nil : .step
  }

  /// "i.e.", "vs.": the dot ends no sentence.
  private func endsAbbreviation(before at: Int) -> Bool {
    var first = at
    while first > 0, scalars[first - 1].isLetter || scalars[first - 1] == "." { first -= 1 }
    guard at - first <= 6 else { return false }
    var text = ""
    for scalar in scalars[first..<at] { text.unicodeScalars.append(scalar) }
    return ["i.e", "e.g", "ie", "eg", "vs", "cf", "resp", "incl", "approx", "aka", "a.k.a"].contains(
      text.lowercased())
  }

  private func follows(_ text: String, at: Int) -> Bool {
    let wanted = Array(text.unicodeScalars)
    return at >= wanted.count && scalars[(at - wanted.count)..<at].elementsEqual(wanted)
  }

  /// Between numbers, `>` compares; between words it is an arrow.
  private func isComparison(_ at: Int) -> Bool {
    var after = at + 1
    while after < scalars.count, scalars[after] == " " || scalars[after] == ">" || scalars[after] == "=" {
      after += 1
    }
    return after < scalars.count && scalars[after].isDigit
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { (0x30...0x39).contains(value) }
  var isCapital: Bool { (0x41...0x5A).contains(value) }
  var isLetter: Bool { value < 0x80 ? isCapital || (0x61...0x7A).contains(value) : properties.isAlphabetic }
  var isWordScalar: Bool { isDigit || isLetter }
}
