/// Reads the keys of YAML block mappings, nested by indentation: `spec.template.spec`. Items of a sequence add nothing
/// to the path. Block scalars, flow collections and strings over several lines are passed over.
struct YAMLSymbols {
  private var symbols: [Symbol] = []
  private var open: [(indent: Int, symbol: Int)] = []
  private var lastLine = 0
  /// Lines indented deeper than this belong to a block scalar.
  private var scalarIndent: Int?
  private var flowDepth = 0
  private var openQuote: UInt8 = 0

  static func read(_ file: SourceFile) -> [Symbol] {
    var reader = YAMLSymbols()
    for number in 1..<(file.lineCount + 1) { reader.read(file.lineBytes(number), number: number) }
    reader.close(from: -1)
    return reader.symbols
  }

  private mutating func read(_ line: ArraySlice<UInt8>, number: Int) {
    var cursor = ByteCursor(line)
    var indent = cursor.indentation()
    guard let first = cursor.current else { return }
    if let scalar = scalarIndent {
      if indent > scalar {
        lastLine = number
        return
      }
      scalarIndent = nil
    }
    if openQuote != 0 || flowDepth > 0 {
      lastLine = number
      followValue(&cursor)
      return
    }
    if first == UInt8(ascii: "#") { return }
    if indent == 0, line.starts(with: "---".utf8) || line.starts(with: "...".utf8) {
      close(from: -1)
      lastLine = number
      return
    }
    var dashes: ClosedRange<Int>?
    while cursor.current == UInt8(ascii: "-"), cursor.peek(1).map({ $0 == 0x20 }) ?? true {
      dashes = (dashes?.lowerBound ?? indent)...indent
      cursor.advance()
      indent += 1 + cursor.indentation()
    }
    // A sequence may stand at its key's own indentation, so its items end only what is deeper than the dash.
    close(from: dashes.map { $0.lowerBound + 1 } ?? indent)
    lastLine = number
    let before = cursor
    if let key = Self.key(&cursor) {
      open.append((indent, symbols.count))
      symbols.append(
        Symbol(
          name: key, container: container, kind: .key, line: number, endLine: number))
    } else {
      cursor = before
      indent = dashes?.upperBound ?? indent
    }
    startValue(&cursor, indent: indent)
  }

  private var container: String? {
    let names = open.dropLast().map { symbols[$0.symbol].name }
    return names.isEmpty ? nil : names.joined(separator: ".")
  }

  private static func key(_ cursor: inout ByteCursor) -> String? {
    guard let first = cursor.current else { return nil }
    let name: String
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      name = cursor.quoted()
      cursor.skipBlanks()
    } else {
      guard !"[]{}&*!|>%@`?#,".utf8.contains(first) else { return nil }
      var copy = cursor
      while let byte = copy.current {
        if byte == UInt8(ascii: ":"), copy.peek(1).map({ $0 == 0x20 || $0 == 0x09 }) ?? true { break }
        if byte == UInt8(ascii: "#"), copy.position > cursor.position { return nil }
        copy.advance()
      }
      guard copy.current != nil else { return nil }
      let end = copy.position
      name = cursor.rest.prefix(end - cursor.position).trimmed.withText
      cursor = copy
    }
    guard cursor.current == UInt8(ascii: ":"), cursor.peek(1).map({ $0 == 0x20 || $0 == 0x09 }) ?? true else {
      return nil
    }
    cursor.advance()
    return name.isEmpty ? nil : name
  }

  private mutating func startValue(_ cursor: inout ByteCursor, indent: Int) {
    cursor.skipBlanks()
    // Tags and anchors stand before the value.
    while let byte = cursor.current, byte == UInt8(ascii: "!") || byte == UInt8(ascii: "&") {
      _ = cursor.text { $0 == 0x20 }
      cursor.skipBlanks()
    }
    switch cursor.current {
    case UInt8(ascii: "|"), UInt8(ascii: ">"): scalarIndent = indent
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "\""), UInt8(ascii: "'"): followValue(&cursor)
    default: break
    }
  }

  private mutating func followValue(_ cursor: inout ByteCursor) {
    while let byte = cursor.current {
      if openQuote != 0 {
        if byte == UInt8(ascii: "\\"), openQuote == UInt8(ascii: "\"") { cursor.advance() }
        if byte == openQuote { openQuote = 0 }
      } else {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "{"): flowDepth += 1
        case UInt8(ascii: "]"), UInt8(ascii: "}"): flowDepth = max(0, flowDepth - 1)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): openQuote = byte
        case UInt8(ascii: "#"): return
        default: break
        }
        if flowDepth == 0, openQuote == 0 { return }
      }
      cursor.advance()
    }
  }

  private mutating func close(from indent: Int) {
    while let last = open.last, last.indent >= indent {
      symbols[last.symbol].endLine = max(symbols[last.symbol].line, lastLine)
      open.removeLast()
    }
  }
}

extension ArraySlice<UInt8> {
  /// As text.
  var withText: String { String(decoding: self, as: UTF8.self) }
}
