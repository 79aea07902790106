/// Reads the blocks and attributes of HCL (Terraform), and the keys of objects in attributes.
///
/// Containers are Terraform's addresses: `resource "aws_s3_bucket" "logs"` is `logs` in `aws_s3_bucket`, its
/// attributes stand in `aws_s3_bucket.logs`; `module "x"` is `x` in `module`, `data "t" "n"` is `n` in `data.t`.
struct HCLSymbols {
  private struct Scope {
    var path: [String]
    var symbol: Int
  }

  private let file: SourceFile
  private var cursor: ByteCursor
  private var symbols: [Symbol] = []
  private var scopes: [Scope] = []

  static func read(_ file: SourceFile) -> [Symbol] {
    var reader = HCLSymbols(file: file, cursor: ByteCursor(file.bytes[...]))
    reader.readStatements()
    return reader.symbols
  }

  private init(file: SourceFile, cursor: ByteCursor) {
    self.file = file
    self.cursor = cursor
  }

  private var line: Int { file.lineNumber(at: cursor.position) }

  private mutating func readStatements() {
    while let byte = cursor.current {
      if cursor.skipHCLComment() { continue }
      switch byte {
      case UInt8(ascii: "}"):
        if let scope = scopes.popLast() { symbols[scope.symbol].endLine = line }
        cursor.advance()
      case UInt8(ascii: "\""): readStatement(head: { $0.quoted() })
      case _ where byte.isNameByte:
        readStatement(head: {
          $0.identifier(allowsHyphen: true) ?? $0.text { !$0.isNameByte }
        })
      case UInt8(ascii: "("): cursor.skipHCLValue()
      default: cursor.advance()
      }
    }
  }

  private mutating func readStatement(head read: (inout ByteCursor) -> String) {
    let line = line
    let head = read(&cursor)
    var labels: [String] = []
    while true {
      cursor.skipBlanks()
      switch cursor.current {
      case UInt8(ascii: "\""): labels.append(cursor.quoted())
      case UInt8(ascii: "{"):
        cursor.advance()
        openBlock(head, labels, line)
        return
      case UInt8(ascii: "="), UInt8(ascii: ":"):
        cursor.advance()
        if labels.isEmpty { readAttribute(head, line) }
        return
      case .some(let byte) where byte.isNameByte:
        guard let label = cursor.identifier(allowsHyphen: true) else { return }
        labels.append(label)
      default: return
      }
    }
  }

  private mutating func openBlock(_ head: String, _ labels: [String], _ line: Int) {
    let parent = scopes.last?.path ?? []
    let kind: Symbol.Kind
    let own: [String]
    switch (head, labels.count) {
    case ("resource", 2...): (kind, own) = (.resource, labels)
    case ("data", 2...): (kind, own) = (.data, [head] + labels)
    case ("module", 1...): (kind, own) = (.module, [head] + labels)
    default: (kind, own) = (.block, [head] + labels)
    }
    push(parent + own, kind, line)
  }

  private mutating func readAttribute(_ name: String, _ line: Int) {
    let path = (scopes.last?.path ?? []) + [name]
    cursor.skipBlanks()
    let kind: Symbol.Kind = scopes.last.map { symbols[$0.symbol].kind == .key } ?? false ? .key : .attribute
    if cursor.current == UInt8(ascii: "{"), !cursor.isAtForExpression {
      cursor.advance()
      push(path, .key, line)
      return
    }
    cursor.skipHCLValue()
    add(path, kind, line)
    symbols[symbols.count - 1].endLine = max(line, file.lineNumber(at: max(0, cursor.position - 1)))
  }

  private mutating func push(_ path: [String], _ kind: Symbol.Kind, _ line: Int) {
    scopes.append(Scope(path: path, symbol: symbols.count))
    add(path, kind, line)
  }

  private mutating func add(_ path: [String], _ kind: Symbol.Kind, _ line: Int) {
    let container = path.count > 1 ? path.dropLast().joined(separator: ".") : nil
    symbols.append(
      Symbol(name: path.last ?? "", container: container, kind: kind, line: line, endLine: line))
  }
}

extension ByteCursor {
  /// Goes on behind a comment if one stands here.
  fileprivate mutating func skipHCLComment() -> Bool {
    if current == UInt8(ascii: "#") || current == UInt8(ascii: "/") && peek(1) == UInt8(ascii: "/") {
      _ = text { $0 == 0x0A }
      return true
    }
    guard skip("/*") else { return false }
    while current != nil, !skip("*/") { advance() }
    return true
  }

  /// Whether `{ for … }` stands here, which makes an object but has no keys of its own.
  fileprivate var isAtForExpression: Bool {
    var copy = self
    copy.advance()
    while let byte = copy.current, byte <= 0x20 { copy.advance() }
    return copy.identifier() == "for"
  }

  /// Goes to the end of a value: the end of its line, a comma or a closing brace outside its own brackets.
  fileprivate mutating func skipHCLValue() {
    var depth = 0
    while let byte = current {
      if skipHCLComment() { continue }
      switch byte {
      case UInt8(ascii: "\""):
        skipTemplate()
        continue
      case UInt8(ascii: "<") where peek(1) == byte:
        skipHeredoc()
        continue
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if depth == 0 { return }
        depth -= 1
      case 0x0A, UInt8(ascii: ","):
        if depth == 0 { return }
      default: break
      }
      advance()
    }
  }

  /// Goes on behind a quoted template, in which `${"…"}` may hold further quotes.
  private mutating func skipTemplate() {
    advance()
    var depth = 0
    while let byte = current, byte != 0x0A {
      if byte == UInt8(ascii: "\\") {
        advance(2)
      } else if depth > 0, byte == UInt8(ascii: "\"") {
        skipTemplate()
      } else {
        advance()
        if byte == UInt8(ascii: "\"") { return }
        if byte == UInt8(ascii: "$") || byte == UInt8(ascii: "%"), current == UInt8(ascii: "{") {
          depth += 1
          advance()
        } else if depth > 0 {
          depth += byte == UInt8(ascii: "{") ? 1 : byte == UInt8(ascii: "}") ? -1 : 0
        }
      }
    }
  }

  private mutating func skipHeredoc() {
    advance(2)
    if current == UInt8(ascii: "-") { advance() }
    guard let word = identifier(allowsHyphen: true) else { return }
    while current != nil {
      _ = text { $0 == 0x0A }
      var copy = self
      copy.advance()
      let line = copy.text { $0 == 0x0A || $0 == 0x0D }
      if line.trimmingBlanks == word {
        advance()
        _ = text { $0 == 0x0A }
        return
      }
      advance()
    }
  }
}
