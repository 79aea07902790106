/// A place in a stretch of UTF-8, for readers that look at each byte once.
struct ByteCursor {
  private let bytes: ArraySlice<UInt8>
  private(set) var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The byte at the cursor; nil at the end.
  var current: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  /// What is left.
  var rest: ArraySlice<UInt8> { bytes[position...] }

  /// The byte `distance` places ahead.
  func peek(_ distance: Int) -> UInt8? {
    position + distance < bytes.endIndex ? bytes[position + distance] : nil
  }

  mutating func advance(_ count: Int = 1) { position = min(position + count, bytes.endIndex) }

  /// Goes on behind `text` if it stands here.
  mutating func skip(_ text: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard rest.starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  /// Goes on behind spaces and tabs.
  mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x09 { position += 1 }
  }

  /// Goes on behind the indentation and gives its width; a tab reaches to the next multiple of eight.
  mutating func indentation() -> Int {
    var width = 0
    while let byte = current, byte == 0x20 || byte == 0x09 || byte == 0x0C {
      width = byte == 0x09 ? (width / 8 + 1) * 8 : width + 1
      position += 1
    }
    return width
  }

  /// Reads letters, digits and `_`, and `-` if asked, beginning with no digit; nil when there is none.
  mutating func identifier(allowsHyphen: Bool = false) -> String? {
    let start = position
    guard let first = current, first.isNameByte, !(0x30...0x39).contains(first) else { return nil }
    while let byte = current, byte.isNameByte || allowsHyphen && byte == 0x2D { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads up to the first byte that `isEnd`.
  mutating func text(until isEnd: (UInt8) -> Bool) -> String {
    let start = position
    while let byte = current, !isEnd(byte) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  /// Reads a quoted string from its opening quote to behind its closing one, or to the end; gives what is inside.
  mutating func quoted() -> String {
    guard let quote = current else { return "" }
    advance()
    let start = position
    while let byte = current, byte != quote { advance(byte == UInt8(ascii: "\\") ? 2 : 1) }
    let inside = String(decoding: bytes[start..<position], as: UTF8.self)
    advance()
    return inside
  }
}

extension ArraySlice<UInt8> {
  /// Whether these bytes end with `tail`.
  func ends(with tail: [UInt8]) -> Bool { suffix(tail.count).elementsEqual(tail) }

  /// Without spaces and tabs at either end.
  var trimmed: ArraySlice<UInt8> {
    var result = drop { $0 == 0x20 || $0 == 0x09 }
    while let last = result.last, last == 0x20 || last == 0x09 { result.removeLast() }
    return result
  }
}
