/// Joins numbers with their units: `5 s`, `twenty-five minutes`, `half a minute`, `80 %`.
enum QuantityJoining {
  static func joined(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var index = 0
    while index < tokens.count {
      if let (token, length) = half(tokens, at: index) ?? number(tokens, at: index) {
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
      let quantity = Quantity(value: value * unit.scale, unit: unit.unit)
      return (token(quantity, tokens[index...(index + length)]), length + 1)
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

  private static func value(_ token: Token) -> Double? {
    if let quantity = token.quantity { return quantity.unit == .count ? quantity.value : nil }
    return token.isWord ? Quantity.number(named: token.text) : nil
  }

  private static func token(_ quantity: Quantity, _ parts: ArraySlice<Token>) -> Token {
    let text = parts.map(\.text).joined(separator: " ")
    return Token(word: text, quantity: quantity, start: parts.first?.start ?? 0, end: parts.last?.end ?? 0)
  }
}
