/// Reads a program of jq.
struct JQReader {
  typealias Expression = JQProgram.Expression
  typealias Failure = JQProgram.Failure

  private let text: String
  private let characters: [Character]
  var place = 0
  private var depth = 0

  init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  var next: Character? { place < characters.count ? characters[place] : nil }

  func failure(_ what: String) -> Failure {
    Failure(
      says:
        "jq: error: syntax error, \(what) at <top-level>, line 1:\n\(text.prefix(120))\njq: 1 compile error\n\(JQProgram.works)"
    )
  }

  /// The whole program.
  mutating func program() throws(Failure) -> Expression {
    skipBlanks()
    if next == nil { return .identity }
    let expression = try pipe()
    guard next == nil else { throw unexpected() }
    return expression
  }

  func unexpected() -> Failure {
    failure("unexpected \(next.map { "'\($0)'" } ?? "end of file")")
  }

  mutating func skipBlanks() { while let character = next, character.isWhitespace { place += 1 } }

  /// Takes a sign if it stands there; a longer sign that begins the same is another one.
  mutating func take(_ sign: String, notBefore others: String = "") -> Bool {
    skipBlanks()
    let letters = Array(sign)
    guard place + letters.count <= characters.count,
      Array(characters[place..<place + letters.count]) == letters
    else { return false }
    if let after = characters.dropFirst(place + letters.count).first, others.contains(after) { return false }
    place += letters.count
    return true
  }

  mutating func takeWord(_ word: String) -> Bool {
    skipBlanks()
    let start = place
    if self.word() == word { return true }
    place = start
    return false
  }

  mutating func expect(_ sign: String) throws(Failure) {
    guard take(sign) else { throw unexpected() }
  }

  mutating func word() -> String {
    var word = ""
    while let character = next,
      character.isLetter || character == "_" || (character.isNumber && !word.isEmpty)
    {
      word.append(character)
      place += 1
    }
    return word
  }

  // From the loosest sign to the closest.

  mutating func pipe() throws(Failure) -> Expression {
    depth += 1
    defer { depth -= 1 }
    if depth > 60 { throw failure("nested too deeply") }
    let left = try comma()
    return take("|", notBefore: "=") ? .pipe(left, try pipe()) : left
  }

  private mutating func comma() throws(Failure) -> Expression {
    var left = try alternative()
    while take(",") { left = .comma(left, try alternative()) }
    return left
  }

  mutating func alternative() throws(Failure) -> Expression {
    let left = try either()
    return take("//", notBefore: "=") ? .operation("//", left, try alternative()) : left
  }

  private mutating func either() throws(Failure) -> Expression {
    var left = try both()
    while takeWord("or") { left = .operation("or", left, try both()) }
    return left
  }

  private mutating func both() throws(Failure) -> Expression {
    var left = try comparison()
    while takeWord("and") { left = .operation("and", left, try comparison()) }
    return left
  }

  private mutating func comparison() throws(Failure) -> Expression {
    let left = try sum()
    for sign in ["==", "!=", "<=", ">=", "<", ">"] where take(sign) {
      return .operation(sign, left, try sum())
    }
    return left
  }

  private mutating func sum() throws(Failure) -> Expression {
    var left = try product()
    while true {
      if take("+", notBefore: "=") {
        left = .operation("+", left, try product())
      } else if take("-", notBefore: "=") {
        left = .operation("-", left, try product())
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(Failure) -> Expression {
    var left = try postfix()
    while true {
      if take("*", notBefore: "=") {
        left = .operation("*", left, try postfix())
      } else if take("/", notBefore: "/=") {
        left = .operation("/", left, try postfix())
      } else if take("%", notBefore: "=") {
        left = .operation("%", left, try postfix())
      } else {
        return left
      }
    }
  }

  private mutating func postfix() throws(Failure) -> Expression {
    var value = try term()
    while let character = next {
      if character == "?" {
        place += 1
        value = .optional(value)
      } else if character == "[" {
        value = try bracket(value)
      } else if character == ".", let after = characters.dropFirst(place + 1).first,
        after.isLetter || after == "_" || after == "\"" || after == "["
      {
        place += 1
        value = after == "[" ? value : try field(of: value)
      } else {
        break
      }
    }
    return value
  }

  /// The name behind a point.
  private mutating func field(of value: Expression) throws(Failure) -> Expression {
    .field(value, next == "\"" ? try string() : .literal(.text(word())))
  }

  private mutating func bracket(_ value: Expression) throws(Failure) -> Expression {
    place += 1
    if take("]") { return .iterate(value) }
    if take(":") {
      let end = try pipe()
      try expect("]")
      return .slice(value, from: nil, to: end)
    }
    let first = try pipe()
    if take(":") {
      let end = take("]") ? nil : try pipe()
      if end != nil { try expect("]") }
      return .slice(value, from: first, to: end)
    }
    try expect("]")
    return .field(value, first)
  }

  private mutating func term() throws(Failure) -> Expression {
    skipBlanks()
    guard let character = next else { throw unexpected() }
    switch character {
    case ".":
      place += 1
      if next == "." {
        place += 1
        return .descendants
      }
      if let after = next, after.isLetter || after == "_" || after == "\"" { return try field(of: .identity) }
      return .identity
    case "(":
      place += 1
      let inner = try pipe()
      try expect(")")
      return inner
    case "[":
      place += 1
      if take("]") { return .list(nil) }
      let inner = try pipe()
      try expect("]")
      return .list(inner)
    case "{": return .map(try pairs())
    case "\"": return try string()
    case "-":
      place += 1
      return .negated(try postfix())
    case "@":
      place += 1
      let format = word()
      guard ["tsv", "csv", "text", "json"].contains(format) else {
        throw failure("\(format) is not a valid format")
      }
      return .call("@" + format, [])
    case _ where character.isNumber: return .literal(.number(number()))
    case _ where character.isLetter || character == "_": return try named()
    default: throw unexpected()
    }
  }

  private mutating func number() -> Double {
    var digits = ""
    while let character = next, character.isNumber || character == "." {
      digits.append(character)
      place += 1
    }
    return Double(digits) ?? 0
  }

  private mutating func named() throws(Failure) -> Expression {
    let name = word()
    switch name {
    case "null": return .literal(.null)
    case "true": return .literal(.bool(true))
    case "false": return .literal(.bool(false))
    case "if": return try condition()
    default: break
    }
    var arguments: [Expression] = []
    if take("(") {
      arguments.append(try pipe())
      while take(";") { arguments.append(try pipe()) }
      try expect(")")
    }
    guard JQMachine.functions.contains("\(name)/\(arguments.count)") else {
      throw Failure(
        says:
          "jq: error: \(name.prefix(40))/\(arguments.count) is not defined at <top-level>, line 1:\n\(text.prefix(120))\njq: 1 compile error\n\(JQProgram.works)"
      )
    }
    return .call(name, arguments)
  }
}
