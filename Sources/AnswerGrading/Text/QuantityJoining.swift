/// Joins numbers with their units: `5 s`, `twenty-five minutes`, `half a minute`, `80 %`.
enum QuantityJoining {
  static func joined(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var index = 0
    while index < tokens.count {
      if let (token, length) = half(tokens, at: index) ?? single(tokens, at: index) ?? clock(
        tokens, at: index)
        ?? number(tokens, at: index)
      {
        result.append(token)
        index += length
      } else {
        result.append(tokens[index])
        index += 1
      }
    }
    return result
  }

  private static func half(_ tokens: [Token], at index: Int) -> (Token, Int)? {
    guard tokens[index].text == "half", index + 2 < tokens.count else { return nil }
    guard ["a", "an"].contains(tokens[index + 1].text),
      let unit = Quantity.unit(named: tokens[index + 2].text)
    else { return nil }
    let quantity = Quantity(value: unit.scale / 2, unit: unit.unit)
    return (token(quantity, tokens[index...(index + 2)]), 3)
  }

  /// `an hour`, `a quarter of an hour`. `a second` may be another one, and `a minute` is often no more than a while.
  private static func single(_ tokens: [Token], at index: Int) -> (Token, Int)? {
    func isHour(_ at: Int) -> Bool {
      at + 1 < tokens.count && tokens[at].text == "an" && tokens[at + 1].text == "hour"
    }
    if index + 1 < tokens.count, tokens[index + 1].text == "of", let share = shares[tokens[index].text],
      isHour(index + 2)
    {
      return (token(Quantity(value: 3600 * share, unit: .seconds), tokens[index...(index + 3)]), 4)
    }
    guard isHour(index) else { return nil }
    // "three quarters of an hour", but "a limit of an hour".
    if index > 1, tokens[index - 1].text == "of", parts.contains(tokens[index - 2].text) { return nil }
    return (token(Quantity(value: 3600, unit: .seconds), tokens[index...(index + 1)]), 2)
  }

  private static let shares = ["quarter": 0.25, "third": 1.0 / 3, "half": 0.5]

  private static let parts: Set<String> = [
    "quarter", "quarters", "third", "thirds", "half", "fraction", "part", "most", "rest", "course", "end",
    "bulk",
  ]

  /// `19:50 left` is a length of time; a bare `10:20` may be a time of day and stays a word.
  private static func clock(_ tokens: [Token], at index: Int) -> (Token, Int)? {
    guard tokens[index].isWord, tokens[index].quantity == nil, index + 1 < tokens.count else { return nil }
    guard tokens[index].text.utf8.contains(0x3A) else { return nil }
    let parts = tokens[index].text.split(separator: ":")
    guard parts.count == 2, let minutes = Double(parts[0]), let seconds = Double(parts[1]) else { return nil }
    let quantity = Quantity(value: minutes * 60 + seconds, unit: .seconds)
    let next = tokens[index + 1].text
    if next == "m" || next.hasPrefix("min") { return (token(quantity, tokens[index...(index + 1)]), 2) }
    return Quantity.isRemainder(next) ? (token(quantity, tokens[index...index]), 1) : nil
  }

  private static func number(_ tokens: [Token], at index: Int) -> (Token, Int)? {
    guard var value = value(tokens[index]) else { return nil }
    var length = 1
    if tokens[index].text.unicodeScalars.first?.isLetter == true, value >= 20, index + 1 < tokens.count,
      let ones = Quantity.number(named: tokens[index + 1].text), (1...9).contains(ones)
    {
      value += ones
      length = 2
    }
    if index + length < tokens.count, let unit = Quantity.unit(named: tokens[index + length].text) {
      let rest = seconds(behind: index + length, scale: unit.scale, tokens)
      let quantity = Quantity(value: value * unit.scale + (rest?.value ?? 0), unit: unit.unit)
      let last = rest?.last ?? index + length
      return (token(quantity, tokens[index...last]), last - index + 1)
    }
    // `per cent` in two words.
    if index + length + 1 < tokens.count, tokens[index + length].text == "per",
      tokens[index + length + 1].text == "cent"
    {
      return (
        token(Quantity(value: value, unit: .percent), tokens[index...(index + length + 1)]), length + 2
      )
    }
    var bare = token(Quantity(value: value, unit: .count), tokens[index..<(index + length)])
    bare.text = tokens[index].text
    bare.stem = tokens[index].text
    return (bare, length)
  }

  /// The `50 s` of `19 min 50 s`; joined by "and" they may be two values, unless "left" stands behind.
  private static func seconds(behind unit: Int, scale: Double, _ tokens: [Token]) -> (
    value: Double, last: Int
  )? {
    guard scale == 60 else { return nil }
    let hasAnd = unit + 1 < tokens.count && tokens[unit + 1].text == "and"
    let at = unit + (hasAnd ? 2 : 1)
    guard at + 1 < tokens.count, let value = value(tokens[at]), value < 60,
      let next = Quantity.unit(named: tokens[at + 1].text), next.unit == .seconds, next.scale == 1
    else { return nil }
    if hasAnd {
      let isStill = unit > 2 && (tokens[unit - 2].text == "still" || tokens[unit - 3].text == "still")
      let isRest =
        at + 2 < tokens.count
        && (Quantity.isRemainder(tokens[at + 2].text)
          || ["late", "over", "longer", "later"].contains(tokens[at + 2].text))
      guard isStill || isRest else { return nil }
    }
    return (value, at + 1)
  }

  private static func value(_ token: Token) -> Double? {
    if let quantity = token.quantity { return quantity.unit == .count ? quantity.value : nil }
    return token.isWord ? Quantity.number(named: token.text) : nil
  }

  private static func token(_ quantity: Quantity, _ parts: ArraySlice<Token>) -> Token {
    let text = parts.map(\.text).joined(separator: " ")
    return Token(word: text, quantity: quantity, start: parts.first?.start ?? 0, end: parts.last?.end ?? 0)
  }
}
