import TutorCore

/// The documentation strings of a Python file: of the module, its classes and its functions.
struct Docstrings {
  private(set) var found: [FoundText] = []
  private let file: SourceFile
  /// Lines within which a signature has to end.
  private static let longestSignature = 60

  init(_ file: SourceFile) {
    self.file = file
    let first = (1..<(file.lineCount + 1)).first { number in
      let line = file.trimmedLine(number)
      return !line.isEmpty && !line.hasPrefix("#")
    }
    if let first { add(at: first, from: first, heading: file.stem, container: nil) }
    for symbol in file.symbols() where symbol.kind == .class || symbol.kind == .function {
      guard let body = bodyStart(of: symbol) else { continue }
      add(at: body, from: symbol.line, heading: symbol.qualifiedName, container: nil)
    }
  }

  /// The first line of the body: the one with something on it behind the colon that ends the signature.
  private func bodyStart(of symbol: Symbol) -> Int? {
    var depth = 0
    let last = min(symbol.endLine, symbol.line + Self.longestSignature)
    for number in symbol.line..<(last + 1) {
      var line = file.trimmedLine(number)
      if let comment = line.firstIndex(of: "#") { line = line[..<comment] }
      while line.last == " " { line.removeLast() }
      for byte in line.utf8 {
        if "([{".utf8.contains(byte) { depth += 1 }
        if ")]}".utf8.contains(byte) { depth -= 1 }
      }
      guard depth <= 0 else { continue }
      guard line.hasSuffix(":") else { return nil }
      return ((number + 1)..<(last + 2)).first { $0 <= file.lineCount && !file.trimmedLine($0).isEmpty }
    }
    return nil
  }

  /// Adds the string that begins on the line `start`, if there is one.
  private mutating func add(at start: Int, from first: Int, heading: String, container: String?) {
    var line = file.trimmedLine(start)
    while let letter = line.first, "rRuUbB".contains(letter), line.count > 1 { line.removeFirst() }
    guard let quote = ["\"\"\"", "'''"].first(where: line.hasPrefix) else { return }
    let last: Int? =
      line.dropFirst(3).holds(quote)
      ? start
      : ((start + 1)..<(file.lineCount + 1)).first { file.trimmedLine($0).holds(quote) }
    guard let last else { return }
    let pieces = paragraphs(start...last, from: first)
    guard pieces.contains(where: { $0.text.contains(where: \.isLetter) }) else { return }
    found.append(FoundText(kind: .docstring, heading: heading, container: container, pieces: pieces))
  }

  /// The paragraphs of the string; the first one brings the signature along.
  private func paragraphs(_ lines: ClosedRange<Int>, from first: Int) -> [Passage.Piece] {
    var pieces: [Passage.Piece] = []
    var start: Int? = first
    for number in lines {
      if file.trimmedLine(number).isEmpty {
        if let from = start, from <= number - 1 {
          pieces.append(Passage.Piece(file.text(from...(number - 1)), lines: from...(number - 1)))
        }
        start = nil
      } else if start == nil {
        start = number
      }
    }
    if let from = start {
      pieces.append(Passage.Piece(file.text(from...lines.upperBound), lines: from...lines.upperBound))
    }
    return pieces
  }
}

extension Substring {
  /// Whether `other` stands in it.
  fileprivate func holds(_ other: String) -> Bool {
    guard let first = other.first else { return true }
    var rest = self
    while let index = rest.firstIndex(of: first) {
      if rest[index...].hasPrefix(other) { return true }
      rest = rest[rest.index(after: index)...]
    }
    return false
  }
}
