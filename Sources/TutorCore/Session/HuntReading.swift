internal import AnswerGrading

/// Compares what a learner found with what the file says.
struct HuntReading {
  /// As the file has it.
  let value: String
  /// As the author shows it behind the value; may be empty.
  let unit: String

  /// What kind of amount a number is, and how many of the smallest unit one of it is.
  private enum Scale: Equatable {
    case bare, seconds, percent
    case bytes([Double])
    /// Such as `1.6k`: a thousand of whatever is counted.
    case thousands
  }

  /// A number that the learner gave.
  private struct Amount {
    var value: Double
    var scale: Scale
    /// It stands before the noun that the answer counts: "4 delay levels".
    var isLabelled: Bool
    var isDenied: Bool
    /// 0-based, among the tokens.
    var place: Int
    var isSpelledOne: Bool
  }

  /// Whether `text` is an attempt: where a number is looked for, it holds one.
  func isAnswer(_ text: String) -> Bool {
    number == nil || plain(text).contains(plain(value)) || !amounts(in: tokens(of: text)).isEmpty
  }

  /// Whether `text` names the value: in figures or in words, with or without its unit, in a sentence, quotes or behind a `name =`.
  ///
  /// Of several numbers the one that counts what is asked for is the answer, or the one before a colon; two different ones are none, and neither is
  /// one that is denied.
  func matches(_ text: String) -> Bool {
    let given = plain(text)
    if given == plain(value) || given == plain(value + unit) { return true }
    let tokens = tokens(of: text)
    guard let number else {
      let denies = tokens.contains { ["not", "no", "never", "cannot"].contains($0.text) }
      return !denies && given.count <= plain(value).count + 40 && given.contains(plain(value))
        && !plain(value).isEmpty
    }
    // The sum that leads there, and nothing else, is as good as what it comes to.
    if let sum = WrittenSum(text), abs(sum.value - number) < 0.000_001 { return true }
    var found = amounts(in: tokens)
    if found.count > 1 { found.removeAll(where: \.isSpelledOne) }
    found.removeAll(where: \.isDenied)
    if let colon = tokens.firstIndex(where: { $0.mark == .colon }),
      found.contains(where: { $0.place < colon })
    {
      found.removeAll { $0.place > colon }
    }
    if found.contains(where: \.isLabelled) {
      found.removeAll { !$0.isLabelled }
    } else {
      found = concluded(found, in: tokens)
    }
    return !found.isEmpty && found.allSatisfy { isSame($0, number) }
  }

  /// Without what a conclusion rests on ("it starts at 0, so 107"), and without another kind of amount beside it ("5 points every 10 s").
  private func concluded(_ found: [Amount], in tokens: [Token]) -> [Amount] {
    let last = tokens.lastIndex {
      ["so", "makes", "gives", "thus", "hence"].contains($0.text) || $0.mark == .equals
    }
    if let last, found.contains(where: { $0.place > last }) { return found.filter { $0.place > last } }
    let isTime = Tokenizer().tokens(of: "1 \(unit)").contains { $0.quantity?.unit == .seconds }
    guard !isTime, !tokens.contains(where: { $0.text == "or" }) else { return found }
    let others = found.filter { $0.scale != .seconds }
    return others.isEmpty ? found : others
  }

  /// The numbers in `text` that could be meant, as the learner wrote them, for an explanation.
  func read(_ text: String) -> [String] {
    let tokens = tokens(of: text)
    return amounts(in: tokens).filter { !$0.isDenied }.map { tokens[$0.place].text }
  }

  private func plain(_ text: String) -> String {
    let text = text.hasSuffix(".") ? text.dropLast() : text[...]
    return String(text.lowercased().filter { !$0.isWhitespace && !"\"'`,;_".contains($0) })
  }

  private func tokens(of text: String) -> [Token] {
    // The code writes 1_600.
    var joined = ""
    var last: Character = " "
    for character in text where character != "_" || !last.isNumber {
      joined.append(character)
      last = character
    }
    return Tokenizer().tokens(of: joined)
  }

  /// What the file says, as a number; nil where it is a word.
  private var number: Double? { Double(value.filter { $0 != "_" && $0 != "," && $0 != " " }) }

  private func isSame(_ amount: Amount, _ number: Double) -> Bool {
    let counted = Tokenizer().tokens(of: "\(value.filter { $0 != "_" }) \(unit)").compactMap(\.quantity).first
    func equal(_ other: Double) -> Bool { abs(other - number) < 0.000_001 }
    switch amount.scale {
    // 0.8 is another name of 80 %.
    case .bare: return equal(amount.value) || unit == "%" && equal(amount.value * 100)
    case .thousands: return equal(amount.value * 1000)
    case .seconds: return counted?.unit == .seconds && abs(amount.value - (counted?.value ?? 0)) < 0.000_001
    case .percent: return (counted?.unit == .percent || unit.isEmpty) && equal(amount.value)
    case .bytes(let sizes): return Self.isBytes(unit) && sizes.contains { equal(amount.value * $0) }
    }
  }

  // MARK: Numbers

  private func amounts(in tokens: [Token]) -> [Amount] {
    var result: [Amount] = []
    var index = 0
    while index < tokens.count {
      guard let (value, length) = Self.number(tokens, at: index) else {
        index += 1
        continue
      }
      var scale = Scale.bare
      switch tokens[index].quantity?.unit {
      case .seconds: scale = .seconds
      case .percent: scale = .percent
      default:
        let next = index + length < tokens.count ? tokens[index + length].text : ""
        if let sizes = Self.sizes[next] { scale = .bytes(sizes) }
        if next == "k" || next == "thousand" { scale = Self.isBytes(unit) ? .bytes([1000]) : .thousands }
      }
      result.append(
        Amount(
          value: value, scale: scale, isLabelled: isLabelled(tokens, behind: index + length),
          isDenied: isDenied(tokens, before: index), place: index, isSpelledOne: tokens[index].text == "one"))
      index += length
    }
    return result
  }

  private func isLabelled(_ tokens: [Token], behind index: Int) -> Bool {
    let label = Tokenizer().tokens(of: unit).filter { $0.isWord && $0.quantity == nil }.map(\.stem)
    guard !label.isEmpty else { return false }
    return tokens[index..<min(index + 3, tokens.count)].prefix { $0.isWord && $0.quantity == nil }
      .contains { label.contains($0.stem) }
  }

  /// "not 1600", "it isn't 4", but not "not 1000 but 1600".
  private func isDenied(_ tokens: [Token], before index: Int) -> Bool {
    for token in tokens[max(0, index - 4)..<index].reversed() {
      if !token.isWord || token.quantity != nil || ["but", "and"].contains(token.text) { return false }
      if ["not", "no", "never", "cannot", "neither", "nor"].contains(token.text) { return true }
    }
    return false
  }

  /// A number in figures or in words, such as "one thousand six hundred" or "sixteen hundred", and how many tokens it takes.
  private static func number(_ tokens: [Token], at index: Int) -> (value: Double, length: Int)? {
    guard let first = tokens[index].quantity else { return nil }
    var total = 0.0
    var run = first.value
    var length = 1
    guard first.unit == .count else { return (run, length) }
    while index + length < tokens.count, tokens[index].text.first?.isLetter == true {
      let token = tokens[index + length]
      let isAnd = token.text == "and" && index + length + 1 < tokens.count
      if token.text == "thousand" {
        total += run * 1000
        run = 0
      } else if token.quantity == Quantity(value: 100, unit: .count) {
        run *= 100
      } else if let part = token.quantity, part.unit == .count, token.text.first?.isLetter == true,
        part.value < 100, total > 0 && run == 0 || run >= 100
      {
        run += part.value
      } else if !(isAnd && (run >= 100 || total > 0) && tokens[index + length + 1].quantity != nil
        && tokens[index + length + 1].text.first?.isLetter == true)
      {
        break
      }
      length += 1
    }
    return (total + run, length)
  }

  private static func isBytes(_ unit: String) -> Bool { sizes[unit.lowercased()] != nil }

  private static let sizes: [String: [Double]] = {
    var sizes: [String: [Double]] = [:]
    for (names, values) in [
      ("b byte bytes", [1.0]), ("kb kilobyte kilobytes", [1000, 1024]), ("kib kibibyte kibibytes", [1024]),
      ("mb megabyte megabytes", [1_000_000, 1_048_576]), ("mib", [1_048_576]),
      ("gb gigabyte gigabytes", [1_000_000_000, 1_073_741_824]), ("gib", [1_073_741_824]),
    ] {
      for name in names.split(separator: " ") { sizes[String(name)] = values }
    }
    return sizes
  }()
}
