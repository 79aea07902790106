/// Conditions, objects and texts.
extension JQReader {
  mutating func condition() throws(Failure) -> Expression {
    let test = try pipe()
    guard takeWord("then") else { throw unexpected() }
    let then = try pipe()
    if takeWord("elif") { return .condition(test, then: then, otherwise: try condition()) }
    let otherwise = takeWord("else") ? try pipe() : .identity
    guard takeWord("end") else { throw unexpected() }
    return .condition(test, then: then, otherwise: otherwise)
  }

  mutating func pairs() throws(Failure) -> [JQProgram.Pair] {
    place += 1
    var pairs: [JQProgram.Pair] = []
    if take("}") { return [] }
    repeat {
      skipBlanks()
      let key: Expression
      if next == "(" {
        place += 1
        key = try pipe()
        try expect(")")
      } else if next == "\"" {
        key = try string()
      } else {
        let name = word()
        if name.isEmpty { throw unexpected() }
        key = .literal(.text(name))
      }
      let value = take(":") ? try alternative() : .field(.identity, key)
      pairs.append(JQProgram.Pair(key: key, value: value))
    } while take(",")
    try expect("}")
    return pairs
  }

  mutating func string() throws(Failure) -> Expression {
    place += 1
    var parts: [Expression] = []
    var plain = ""
    while let character = next, character != "\"" {
      place += 1
      guard character == "\\", let escaped = next else {
        plain.append(character)
        continue
      }
      place += 1
      switch escaped {
      case "n": plain.append("\n")
      case "t": plain.append("\t")
      case "(":
        if !plain.isEmpty { parts.append(.literal(.text(plain))) }
        plain = ""
        parts.append(try pipe())
        try expect(")")
      default: plain.append(escaped)
      }
    }
    guard next == "\"" else { throw failure("unterminated string literal") }
    place += 1
    if parts.isEmpty { return .literal(.text(plain)) }
    if !plain.isEmpty { parts.append(.literal(.text(plain))) }
    return .text(parts)
  }
}
