/// Reads the messages, enums, services and oneofs of protocol buffers with their fields, values and calls.
struct ProtoSymbols {
  private struct Token {
    var text: String
    var line: Int
  }

  private struct Scope {
    var kind: Symbol.Kind?
    var symbol: Int?
  }

  private var symbols: [Symbol] = []
  private var scopes: [Scope] = []

  static func read(_ file: SourceFile) -> [Symbol] {
    var reader = ProtoSymbols()
    var statement: [Token] = []
    for token in tokens(of: file) {
      switch token.text {
      case "{":
        reader.open(statement)
        statement = []
      case "}":
        reader.close(at: token.line)
        statement = []
      case ";":
        reader.end(statement, at: token.line)
        statement = []
      default: statement.append(token)
      }
    }
    return reader.symbols
  }

  private static func tokens(of file: SourceFile) -> [Token] {
    var cursor = ByteCursor(file.bytes[...])
    var tokens: [Token] = []
    var line = 1
    var counted = 0
    while let byte = cursor.current {
      let start = cursor.position
      line += file.bytes[counted..<start].count { $0 == 0x0A }
      counted = start
      if cursor.skip("//") {
        _ = cursor.text { $0 == 0x0A }
      } else if cursor.skip("/*") {
        while cursor.current != nil, !cursor.skip("*/") { cursor.advance() }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        _ = cursor.quoted()
        tokens.append(Token(text: "\"", line: line))
      } else if byte.isNameByte {
        tokens.append(Token(text: cursor.text { !($0.isNameByte || $0 == 0x2E) }, line: line))
      } else {
        cursor.advance()
        if byte > 0x20 { tokens.append(Token(text: String(Unicode.Scalar(byte)), line: line)) }
      }
    }
    return tokens
  }

  private var container: String? {
    let names = scopes.compactMap { scope in
      // A oneof's fields belong to its message.
      scope.kind == .field ? nil : scope.symbol.map { symbols[$0].name }
    }
    return names.isEmpty ? nil : names.joined(separator: ".")
  }

  private mutating func open(_ statement: [Token]) {
    let kinds: [String: Symbol.Kind] = [
      "message": .message, "enum": .enum, "service": .service, "rpc": .rpc, "oneof": .field,
    ]
    guard statement.count >= 2, let kind = kinds[statement[0].text] else {
      scopes.append(Scope(kind: nil, symbol: nil))
      return
    }
    add(statement[1], kind)
    scopes.append(Scope(kind: kind, symbol: symbols.count - 1))
  }

  private mutating func close(at line: Int) {
    guard let symbol = scopes.popLast()?.symbol else { return }
    symbols[symbol].endLine = line
  }

  private mutating func end(_ statement: [Token], at line: Int) {
    guard let first = statement.first?.text, first != "option", first != "reserved" else { return }
    switch scopes.last?.kind {
    case .service where first == "rpc" && statement.count > 1: add(statement[1], .rpc)
    case .enum where statement.count > 2 && statement[1].text == "=": add(statement[0], .value)
    case .message, .field:
      // `[repeated] type name = number`, and `map<key, value> name = number`.
      guard let equals = statement.firstIndex(where: { $0.text == "=" }), equals >= 2 else { return }
      add(statement[equals - 1], .field)
    default: return
    }
    if let last = symbols.indices.last { symbols[last].endLine = line }
  }

  private mutating func add(_ token: Token, _ kind: Symbol.Kind) {
    symbols.append(
      Symbol(name: token.text, container: container, kind: kind, line: token.line, endLine: token.line))
  }
}
