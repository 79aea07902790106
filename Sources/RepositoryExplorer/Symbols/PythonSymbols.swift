/// Reads Python's classes, functions, and variables at the level of a module or a class, nested by indentation.
///
/// Strings, brackets and continued lines are followed, so that a `def` inside a docstring is none. A property counts
/// once, where it is read; an overloaded function once, where it is implemented.
struct PythonSymbols {
  private struct Scope {
    var indent: Int
    var name: String
    var isClass: Bool
    /// Nil for a part of another definition.
    var symbol: Int?
  }

  private var symbols: [Symbol] = []
  private var scopes: [Scope] = []
  private var text = PythonText()
  /// Variables whose statement has not ended yet.
  private var open: [Int] = []
  private var lastLine = 0
  /// Whether the decorators above say that what follows is only a part of another definition.
  private var isPart = false

  static func read(_ file: SourceFile) -> [Symbol] {
    var reader = PythonSymbols()
    for number in 1..<(file.lineCount + 1) { reader.read(file.lineBytes(number), number: number) }
    reader.closeScopes(from: 0)
    return reader.symbols
  }

  private mutating func read(_ line: ArraySlice<UInt8>, number: Int) {
    var cursor = ByteCursor(line)
    let indent = cursor.indentation()
    guard let first = cursor.current else { return }
    if text.isAtStatement, first != UInt8(ascii: "#") {
      closeScopes(from: indent)
      open = []
      statement(&cursor, indent: indent, number: number)
    }
    if text.isAtStatement, first == UInt8(ascii: "#") { return }
    text.read(line)
    lastLine = number
    for index in open { symbols[index].endLine = number }
  }

  private mutating func statement(_ cursor: inout ByteCursor, indent: Int, number: Int) {
    if cursor.skip("@") {
      let decorator = cursor.rest
      isPart =
        isPart || ["overload", "typing.overload"].contains { decorator.starts(with: $0.utf8) }
        || [".setter", ".deleter", ".getter"].contains { decorator.ends(with: Array($0.utf8)) }
      return
    }
    defer { isPart = false }
    guard let word = cursor.identifier() else { return }
    switch word {
    case "class": define(&cursor, kind: .class, indent: indent, number: number)
    case "def": define(&cursor, kind: .function, indent: indent, number: number)
    case "async":
      cursor.skipBlanks()
      if cursor.identifier() == "def" { define(&cursor, kind: .function, indent: indent, number: number) }
    case "else", "try", "except", "finally", "lambda": return
    default:
      guard scopes.last?.isClass ?? true else { return }
      for name in cursor.assignedNames(first: word) {
        open.append(symbols.count)
        add(name, .variable, number)
      }
    }
  }

  private mutating func define(_ cursor: inout ByteCursor, kind: Symbol.Kind, indent: Int, number: Int) {
    cursor.skipBlanks()
    guard let name = cursor.identifier() else { return }
    let symbol = isPart ? nil : symbols.count
    if !isPart { add(name, kind, number) }
    scopes.append(Scope(indent: indent, name: name, isClass: kind == .class, symbol: symbol))
  }

  private var container: String? {
    scopes.isEmpty ? nil : scopes.map(\.name).joined(separator: ".")
  }

  private mutating func add(_ name: String, _ kind: Symbol.Kind, _ number: Int) {
    symbols.append(Symbol(name: name, container: container, kind: kind, line: number, endLine: number))
  }

  private mutating func closeScopes(from indent: Int) {
    while let scope = scopes.last, scope.indent >= indent {
      if let symbol = scope.symbol { symbols[symbol].endLine = max(symbols[symbol].line, lastLine) }
      scopes.removeLast()
    }
  }
}

extension ByteCursor {
  /// The names that an assignment or an annotation sets: `a`, `a: int`, `a, b = …`; empty for any other statement.
  fileprivate mutating func assignedNames(first: String) -> [String] {
    var names = [first]
    while true {
      skipBlanks()
      switch current {
      case UInt8(ascii: ":"):
        // `:=` sets nothing at this level, and a tuple has no annotation.
        return names.count == 1 && peek(1) != UInt8(ascii: "=") ? names : []
      case UInt8(ascii: "="): return peek(1) == UInt8(ascii: "=") ? [] : names
      case UInt8(ascii: ","):
        advance()
        skipBlanks()
        guard let next = identifier() else { return [] }
        names.append(next)
      default: return []
      }
    }
  }
}

/// Follows strings, brackets and continued lines through Python source.
private struct PythonText {
  private var quote: UInt8 = 0
  private var isTriple = false
  private var depth = 0
  private var isContinued = false

  /// Whether the next line begins a statement.
  var isAtStatement: Bool { quote == 0 && depth == 0 && !isContinued }

  mutating func read(_ line: ArraySlice<UInt8>) {
    var cursor = ByteCursor(line)
    isContinued = false
    while let byte = cursor.current {
      if quote != 0 {
        readString(byte, &cursor)
        continue
      }
      switch byte {
      case UInt8(ascii: "#"): return
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        quote = byte
        isTriple = cursor.peek(1) == byte && cursor.peek(2) == byte
        cursor.advance(isTriple ? 3 : 1)
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth = max(0, depth - 1)
      case UInt8(ascii: "\\") where cursor.peek(1) == nil: isContinued = true
      default: break
      }
      cursor.advance()
    }
    // A plain string ends with its line unless a backslash carries it on.
    if quote != 0, !isTriple, !isContinued { quote = 0 }
  }

  private mutating func readString(_ byte: UInt8, _ cursor: inout ByteCursor) {
    if byte == UInt8(ascii: "\\") {
      if cursor.peek(1) == nil { isContinued = !isTriple }
      cursor.advance(2)
    } else if byte == quote, !isTriple || cursor.peek(1) == byte && cursor.peek(2) == byte {
      cursor.advance(isTriple ? 3 : 1)
      quote = 0
    } else {
      cursor.advance()
    }
  }
}
