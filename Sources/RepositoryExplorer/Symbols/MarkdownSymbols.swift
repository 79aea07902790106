/// Reads the headings of Markdown, outside fenced code. A heading's container is the headings above it.
struct MarkdownSymbols {
  private var symbols: [Symbol] = []
  private var open: [(level: Int, symbol: Int)] = []

  static func read(_ file: SourceFile) -> [Symbol] {
    var reader = MarkdownSymbols()
    var fence: (byte: UInt8, length: Int)?
    var above: ArraySlice<UInt8> = []
    for number in 1..<(file.lineCount + 1) {
      let line = file.lineBytes(number).trimmed
      if let mark = fenceMark(line) {
        if let open = fence {
          let isClosing = mark.byte == open.byte && mark.length >= open.length && line.count == mark.length
          if isClosing { fence = nil }
        } else {
          fence = mark
        }
        above = []
        continue
      }
      if fence != nil { continue }
      if let heading = heading(line) {
        reader.add(heading.text, level: heading.level, line: number)
        above = []
      } else if !above.isEmpty, let level = underline(line) {
        reader.add(above.withText, level: level, line: number - 1)
        above = []
      } else {
        above = line
      }
    }
    reader.close(from: 1, at: file.lineCount)
    return reader.symbols
  }

  private mutating func add(_ text: String, level: Int, line: Int) {
    close(from: level, at: line - 1)
    let names = open.map { symbols[$0.symbol].name }
    open.append((level, symbols.count))
    symbols.append(
      Symbol(
        name: text, container: names.isEmpty ? nil : names.joined(separator: "."), kind: .heading, line: line,
        endLine: line))
  }

  private mutating func close(from level: Int, at line: Int) {
    while let last = open.last, last.level >= level {
      symbols[last.symbol].endLine = max(symbols[last.symbol].line, line)
      open.removeLast()
    }
  }

  private static func fenceMark(_ line: ArraySlice<UInt8>) -> (byte: UInt8, length: Int)? {
    guard let byte = line.first, byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~") else { return nil }
    let length = line.prefix { $0 == byte }.count
    return length >= 3 ? (byte, length) : nil
  }

  private static func heading(_ line: ArraySlice<UInt8>) -> (text: String, level: Int)? {
    let hash = UInt8(ascii: "#")
    let level = line.prefix { $0 == hash }.count
    guard (1...6).contains(level), let next = line.dropFirst(level).first, next == 0x20 || next == 0x09 else {
      return nil
    }
    var text = line.dropFirst(level).trimmed
    // Closing hashes are decoration when a blank stands before them.
    let closing = text.reversed().prefix { $0 == hash }.count
    let before = text.dropLast(closing)
    if closing > 0, before.isEmpty || before.last == 0x20 { text = before.trimmed }
    return text.isEmpty ? nil : (text.withText, level)
  }

  private static func underline(_ line: ArraySlice<UInt8>) -> Int? {
    guard line.count >= 2 else { return nil }
    if line.allSatisfy({ $0 == UInt8(ascii: "=") }) { return 1 }
    return line.allSatisfy { $0 == UInt8(ascii: "-") } ? 2 : nil
  }
}
