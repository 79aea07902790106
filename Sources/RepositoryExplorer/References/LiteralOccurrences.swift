/// The lines of a file that hold a text as it stands.
///
/// A name (letters, digits, `_`, `.`, `-`) must stand there whole: `threshold_p1` is not found in `threshold_p10`,
/// nor `gateway` with a hyphen in it in a longer hyphenated word. Other text is found anywhere.
struct LiteralOccurrences {
  /// 1-based lines, rising.
  private(set) var lines: [Int] = []
  /// Those at which it begins the line's code, as an assignment or a key does.
  private(set) var leadingLines: [Int] = []
  /// Those that are more than an import or a comment.
  private(set) var substantialLines: [Int] = []

  private let text: [UInt8]
  private let isName: Bool
  private let hasHyphen: Bool

  init(of text: String, in file: SourceFile) {
    self.text = Array(text.utf8)
    isName = !self.text.isEmpty && self.text.allSatisfy { $0.isNameByte || $0 == 0x2D || $0 == 0x2E }
    hasHyphen = self.text.contains(0x2D)
    guard !self.text.isEmpty else { return }
    var position = 0
    while let offset = nextOffset(in: file.bytes, from: position) {
      position = offset + 1
      guard isWhole(at: offset, in: file.bytes) else { continue }
      let line = file.lineNumber(at: offset)
      guard line != lines.last else { continue }
      lines.append(line)
      let code = Code(file.lineBytes(line), language: file.language)
      if code.begins(with: self.text) { leadingLines.append(line) }
      if !isName || code.isSubstantial, !code.isListed(self.text) { substantialLines.append(line) }
    }
  }

  private func nextOffset(in bytes: [UInt8], from position: Int) -> Int? {
    guard position < bytes.count else { return nil }
    return bytes.withUnsafeBytes { memory in
      text.withUnsafeBytes {
        System.firstOffset(of: $0, in: UnsafeRawBufferPointer(rebasing: memory[position...]))
      }
    }.map { $0 + position }
  }

  private func isWhole(at offset: Int, in bytes: [UInt8]) -> Bool {
    guard isName else { return true }
    let end = offset + text.count
    return !(offset > 0 && continues(bytes[offset - 1])) && !(end < bytes.count && continues(bytes[end]))
  }

  private func continues(_ byte: UInt8) -> Bool { byte.isNameByte || hasHyphen && byte == 0x2D }
}

/// A line's code: what stands behind the indentation.
private struct Code {
  let bytes: ArraySlice<UInt8>
  let language: SourceLanguage?

  init(_ line: ArraySlice<UInt8>, language: SourceLanguage?) {
    bytes = line.drop { $0 == 0x20 || $0 == 0x09 }
    self.language = language
  }

  /// Whether the code begins with `text`: as it is, quoted, as a list item or as an attribute of `self` that is set.
  func begins(with text: [UInt8]) -> Bool {
    var rest = bytes
    if language == .yaml, rest.starts(with: "- ".utf8) { rest = rest.dropFirst(2).drop { $0 == 0x20 } }
    if let quote = rest.first, quote == 0x22 || quote == 0x27, text.first != quote { rest = rest.dropFirst() }
    if rest.starts(with: text) { return true }
    guard language == .python, rest.starts(with: "self.".utf8), rest.dropFirst(5).starts(with: text) else {
      return false
    }
    let next = rest.dropFirst(5 + text.count).drop { $0 == 0x20 }
    return next.first == UInt8(ascii: ":") || next.first == UInt8(ascii: "=") && !next.starts(with: "==".utf8)
  }

  /// Whether a Python line is nothing but `name` and a comma, as in an import over several lines or in `__all__`.
  func isListed(_ name: [UInt8]) -> Bool {
    let isMark: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x2C || $0 == 0x22 || $0 == 0x27 }
    guard language == .python else { return false }
    var rest = bytes.drop(while: isMark)
    while let last = rest.last, isMark(last) { rest.removeLast() }
    return rest.elementsEqual(name)
  }

  /// Whether it is more than a comment or an import.
  var isSubstantial: Bool {
    switch language {
    case .markdown, nil: true
    case .proto: !["//", "*", "/*", "import "].contains { bytes.starts(with: $0.utf8) }
    case .hcl: !["#", "//", "*", "/*"].contains { bytes.starts(with: $0.utf8) }
    case .yaml: bytes.first != UInt8(ascii: "#")
    case .python: !["#", "import ", "from "].contains { bytes.starts(with: $0.utf8) }
    }
  }
}

extension UInt8 {
  /// A letter, a digit, `_`, or part of a character outside ASCII.
  var isNameByte: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...0xFF: true
    default: false
    }
  }
}
