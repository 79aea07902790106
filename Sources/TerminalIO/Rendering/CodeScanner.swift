/// Splits lines of code into comments, strings, numbers, keywords and the rest. It colours, it does not
/// understand: an excerpt may begin in the middle of anything.
struct CodeScanner {
  /// What the line before left open.
  private enum Open {
    case nothing
    case blockComment
    case tripleQuotes(UInt8)
  }

  private let language: CodeLanguage
  private var open = Open.nothing

  init(_ language: CodeLanguage) { self.language = language }

  /// The next line of the text.
  ///
  /// Complexity: O(bytes).
  mutating func scan(_ line: String) -> [Fragment] {
    let bytes = Array(line.utf8)
    var pieces = Pieces(bytes)
    var index = 0
    while index < bytes.count {
      let start = index
      switch open {
      case .blockComment:
        index = closing([UInt8(ascii: "*"), UInt8(ascii: "/")], bytes, from: index)
        pieces.add(start..<index, Self.comment)
        continue
      case .tripleQuotes(let quote):
        index = closing([quote, quote, quote], bytes, from: index)
        pieces.add(start..<index, Self.string)
        continue
      case .nothing: break
      }
      if startsComment(bytes, at: index) {
        pieces.add(index..<bytes.count, Self.comment)
        break
      }
      index = token(bytes, at: index, &pieces)
    }
    return pieces.fragments()
  }

  private static let comment = TextStyle.dim
  private static let string = TextStyle(colour: .green)
  private static let number = TextStyle(colour: .magenta)
  private static let key = TextStyle(colour: .cyan)

  /// One step outside comments; the index after it.
  private mutating func token(_ bytes: [UInt8], at start: Int, _ pieces: inout Pieces) -> Int {
    let byte = bytes[start]
    if language.hasBlockComments, matches([UInt8(ascii: "/"), UInt8(ascii: "*")], bytes, at: start) {
      open = .blockComment
      pieces.add(start..<(start + 2), Self.comment)
      return start + 2
    }
    if language.quotes.contains(byte), opensWord(bytes, at: start) {
      if language.hasTripleQuotes, matches([byte, byte, byte], bytes, at: start) {
        open = .tripleQuotes(byte)
        pieces.add(start..<(start + 3), Self.string)
        return start + 3
      }
      let end = endOfString(bytes, from: start)
      pieces.add(start..<end, Self.string)
      return end
    }
    guard Self.isWord(byte) else { return start + 1 }
    var end = start + 1
    let isNumber = Self.isDigit(byte)
    while end < bytes.count, Self.isWord(bytes[end]) || (isNumber && isDecimalPoint(bytes, at: end)) {
      end += 1
    }
    if isNumber {
      pieces.add(start..<end, Self.number)
    } else if isKey(bytes, start, end) {
      pieces.add(start..<end, Self.key)
    } else if end - start <= 12,
      language.keywords.contains(String(decoding: bytes[start..<end], as: UTF8.self))
    {
      pieces.add(start..<end, .bold)
    }
    return end
  }

  /// The index after the closing delimiter, or the end of the line with the delimiter still open.
  private mutating func closing(_ delimiter: [UInt8], _ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      if matches(delimiter, bytes, at: index) {
        open = .nothing
        return index + delimiter.count
      }
      index += bytes[index] == UInt8(ascii: "\\") && language.hasTripleQuotes ? 2 : 1
    }
    return bytes.count
  }

  private func endOfString(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == bytes[start] { return index + 1 }
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return bytes.count
  }

  private func startsComment(_ bytes: [UInt8], at index: Int) -> Bool {
    language.lineComments.contains { matches($0, bytes, at: index) } && opensWord(bytes, at: index)
  }

  private func opensWord(_ bytes: [UInt8], at index: Int) -> Bool {
    guard language.needsSpaceBefore, index > 0 else { return true }
    return !Self.isWord(bytes[index - 1]) && bytes[index - 1] != UInt8(ascii: "$")
  }

  private func isDecimalPoint(_ bytes: [UInt8], at index: Int) -> Bool {
    bytes[index] == UInt8(ascii: ".") && index + 1 < bytes.count && Self.isDigit(bytes[index + 1])
  }

  private func isKey(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    guard language.hasColonKeys, end < bytes.count, bytes[end] == UInt8(ascii: ":") else { return false }
    guard end + 1 == bytes.count || bytes[end + 1] == UInt8(ascii: " ") else { return false }
    return start == 0 || bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == UInt8(ascii: "{")
  }

  private func matches(_ wanted: [UInt8], _ bytes: [UInt8], at index: Int) -> Bool {
    index + wanted.count <= bytes.count && zip(wanted, bytes[index...]).allSatisfy(==)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...0xFF:
      true
    default: false
    }
  }
}

/// Collects the styled ranges of a line; what lies between them is plain.
private struct Pieces {
  private let bytes: [UInt8]
  private var styled: [(range: Range<Int>, style: TextStyle)] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func add(_ range: Range<Int>, _ style: TextStyle) {
    let clamped = range.clamped(to: 0..<bytes.count)
    if let last = styled.last, last.range.upperBound == clamped.lowerBound, last.style == style {
      styled[styled.count - 1].range = last.range.lowerBound..<clamped.upperBound
    } else if !clamped.isEmpty {
      styled.append((clamped, style))
    }
  }

  func fragments() -> [Fragment] {
    var result: [Fragment] = []
    var end = 0
    func append(_ range: Range<Int>, _ style: TextStyle) {
      if !range.isEmpty { result.append(Fragment(String(decoding: bytes[range], as: UTF8.self), style)) }
    }
    for piece in styled {
      append(end..<piece.range.lowerBound, .plain)
      append(piece.range, piece.style)
      end = piece.range.upperBound
    }
    append(end..<bytes.count, .plain)
    return result
  }
}
