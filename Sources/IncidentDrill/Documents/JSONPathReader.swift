/// Reads the text of a template, character by character.
struct JSONPathReader {
  typealias Failure = JSONPathTemplate.Failure
  typealias Node = JSONPathTemplate.Node
  typealias Path = JSONPathTemplate.Path
  typealias Step = JSONPathTemplate.Step

  private let text: String
  private let characters: [Character]
  private var place = 0
  private var depth = 0

  init(_ text: String) {
    self.text = text
    characters = Array(text)
  }

  private var next: Character? { place < characters.count ? characters[place] : nil }

  private func failure(_ why: String) -> Failure {
    Failure(says: "error: error parsing jsonpath \(text.prefix(200)), \(why)")
  }

  private func unexpected() -> Failure {
    guard let next, let scalar = next.unicodeScalars.first else { return failure("unclosed action") }
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let code = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    return failure("unrecognized character in action: U+\(code) '\(next)'")
  }

  /// The whole template.
  mutating func nodes() throws(Failure) -> [Node] {
    let (nodes, isEnded) = try list()
    if isEnded { throw failure("not in range, nothing to end") }
    return nodes
  }

  /// Nodes up to `{end}` or the end of the text, and which of the two it was.
  private mutating func list() throws(Failure) -> ([Node], isEnded: Bool) {
    depth += 1
    defer { depth -= 1 }
    if depth > 20 { throw failure("nested too deeply") }
    var nodes: [Node] = []
    var plain = ""
    while let character = next {
      guard character == "{" else {
        plain.append(character)
        place += 1
        continue
      }
      if !plain.isEmpty { nodes.append(.text(plain)) }
      plain = ""
      place += 1
      if try action(&nodes) { return (nodes, true) }
    }
    if !plain.isEmpty { nodes.append(.text(plain)) }
    return (nodes, false)
  }

  /// What stands in one pair of braces. Returns whether it is `end`.
  private mutating func action(_ nodes: inout [Node]) throws(Failure) -> Bool {
    while true {
      skipBlanks()
      switch next {
      case nil: throw failure("unclosed action")
      case "}":
        place += 1
        return false
      case "\"", "'": nodes.append(.text(try string()))
      case ".", "[", "$", "@": nodes.append(.path(try path()))
      case let character? where character.isLetter:
        let word = name()
        if word == "end" {
          try close()
          return true
        }
        guard word == "range" else { throw failure("unrecognized identifier \(word)") }
        skipBlanks()
        let over = try path()
        try close()
        let (inner, isEnded) = try list()
        guard isEnded else { throw failure("unclosed range") }
        nodes.append(.range(over, inner))
        return false
      default: throw unexpected()
      }
    }
  }

  private mutating func close() throws(Failure) {
    skipBlanks()
    guard next == "}" else { throw unexpected() }
    place += 1
  }

  private mutating func skipBlanks() {
    while let character = next, character.isWhitespace { place += 1 }
  }

  /// A path; it ends before what cannot go on with it.
  private mutating func path() throws(Failure) -> Path {
    depth += 1
    defer { depth -= 1 }
    if depth > 20 { throw failure("nested too deeply") }
    var path = Path()
    if next == "$" || next == "@" {
      path.isFromRoot = next == "$"
      place += 1
    } else if next != ".", next != "[" {
      throw unexpected()
    }
    while let character = next {
      if character == "." {
        place += 1
        if next == "." {
          place += 1
          path.steps.append(.descendants)
        }
        if next == "*" {
          place += 1
          path.steps.append(.all)
          continue
        }
        let field = name()
        if !field.isEmpty { path.steps.append(.fields([field])) }
      } else if character == "[" {
        place += 1
        path.steps.append(try bracket())
      } else {
        break
      }
    }
    return path
  }

  /// A name; a backslash keeps a point inside it.
  private mutating func name() -> String {
    var name = ""
    while let character = next {
      if character == "\\", place + 1 < characters.count {
        name.append(characters[place + 1])
        place += 2
      } else if character.isLetter || character.isNumber || character == "_" || character == "-"
        || character == "/"
      {
        name.append(character)
        place += 1
      } else {
        break
      }
    }
    return name
  }

  private mutating func bracket() throws(Failure) -> Step {
    skipBlanks()
    switch next {
    case "*":
      place += 1
      try endBracket()
      return .all
    case "'", "\"":
      var names = [try string()]
      skipBlanks()
      while next == "," {
        place += 1
        skipBlanks()
        guard next == "'" || next == "\"" else { throw unexpected() }
        names.append(try string())
        skipBlanks()
      }
      try endBracket()
      return .fields(names)
    case "?": return try filter()
    default:
      let first = number()
      if next == ":" {
        place += 1
        let end = number()
        try endBracket()
        return .slice(from: first, to: end)
      }
      guard let first else { throw failure("invalid array index \(next.map(String.init) ?? "")") }
      try endBracket()
      return .index(first)
    }
  }

  private mutating func endBracket() throws(Failure) {
    skipBlanks()
    guard next == "]" else {
      throw next == nil ? failure("unterminated array") : unexpected()
    }
    place += 1
  }

  private mutating func number() -> Int? {
    var digits = ""
    if next == "-" {
      digits = "-"
      place += 1
    }
    while let character = next, character.isASCII, character.isNumber {
      digits.append(character)
      place += 1
    }
    return Int(digits)
  }

  private mutating func filter() throws(Failure) -> Step {
    place += 1
    guard next == "(" else { throw unexpected() }
    place += 1
    skipBlanks()
    let left = try path()
    skipBlanks()
    var comparison = ""
    while let character = next, "=!<>".contains(character) {
      comparison.append(character)
      place += 1
    }
    skipBlanks()
    var right = Document.null
    if !comparison.isEmpty {
      guard ["==", "!=", "<", "<=", ">", ">="].contains(comparison) else {
        throw failure("unrecognized filter operator \(comparison)")
      }
      right = try literal()
      skipBlanks()
    }
    guard next == ")" else { throw failure("unterminated filter") }
    place += 1
    try endBracket()
    return .filter(left, comparison: comparison.isEmpty ? nil : comparison, right)
  }

  private mutating func literal() throws(Failure) -> Document {
    if next == "\"" || next == "'" { return .text(try string()) }
    if let character = next, character == "-" || character.isNumber {
      guard let value = number() else { throw unexpected() }
      return .count(value)
    }
    switch name() {
    case "true": return .bool(true)
    case "false": return .bool(false)
    default: throw unexpected()
    }
  }

  private mutating func string() throws(Failure) -> String {
    let mark = next
    place += 1
    var result = ""
    while let character = next, character != mark {
      place += 1
      guard character == "\\", let escaped = next else {
        result.append(character)
        continue
      }
      place += 1
      switch escaped {
      case "n": result.append("\n")
      case "t": result.append("\t")
      case "r": result.append("\r")
      default: result.append(escaped)
      }
    }
    guard next == mark else { throw failure("unterminated quoted string") }
    place += 1
    return result
  }
}
