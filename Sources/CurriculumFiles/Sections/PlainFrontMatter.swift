/// Front matter as it usually is: a key and a value on each line, read without the YAML library. The first prompt waits for the front matter of every
/// section, and this takes a small part of the time.
///
/// It knows only what means the same in every reading of YAML. Anything else (a value over several lines, a comment, an escape, an anchor, a key
/// twice) is none of its business: then there is no such value, and the library reads it, with its reports.
struct PlainFrontMatter {
  /// A value.
  enum Value: Hashable {
    case text(String)
    case list([String])
  }

  /// In written order; so few that looking through them is quicker than any table of them.
  private var entries: [(key: String, value: Value)] = []
  /// The 1-based line of each key.
  private(set) var lines = KeyLines()

  /// Reads `text`, in which only `keys` may stand; nil when the library has to.
  ///
  /// Complexity: O(length), in one pass over its bytes where they are ASCII.
  init?(_ text: String, keys: [String]) {
    var text = text
    var isWide = false
    entries.reserveCapacity(keys.count)
    let isKnown = text.withUTF8 { bytes in
      var place = 0
      var number = 0
      while place < bytes.count {
        number += 1
        guard let line = Line(bytes, from: place) else { return false }
        place = line.end + 1
        isWide = isWide || line.isWide
        if line.start == line.end { continue }
        guard let colon = line.colon else { return false }
        let key = String(decoding: bytes[line.start..<colon], as: UTF8.self)
        guard keys.contains(key), value(key) == nil, let value = Self.value(bytes[(colon + 1)..<line.end])
        else { return false }
        entries.append((key, value))
        lines.note(key, number)
      }
      return true
    }
    guard isKnown, !isWide || text.unicodeScalars.allSatisfy(Self.isPlain) else { return nil }
  }

  /// One line: where it is, and what has to be known before it is looked at.
  private struct Line {
    let start: Int
    private(set) var end: Int
    private(set) var colon: Int?
    /// Whether there are bytes outside of ASCII.
    private(set) var isWide = false

    /// The line that begins at `start`; nil when a control character stands in it.
    init?(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
      self.start = start
      end = start
      while end < bytes.count, bytes[end] != 0x0A {
        let byte = bytes[end]
        if byte < 0x20 || byte == 0x7F { return nil }
        if byte >= 0x80 { isWide = true }
        if byte == UInt8(ascii: ":"), colon == nil { colon = end }
        end += 1
      }
    }
  }

  /// The value of `key`; nil when it is not there.
  func value(_ key: String) -> Value? { entries.first { $0.key == key }?.value }

  /// The text of `key`; nil when it has none, or a list.
  func text(_ key: String) -> String? {
    if case .text(let text) = value(key) { text } else { nil }
  }

  /// The items of `key`, one for a text standing alone; none when it is not there.
  func list(_ key: String) -> [String] {
    switch value(key) {
    case .list(let items): items
    case .text(let text): [text]
    case nil: []
    }
  }

  private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  /// No control character but the end of a line, nothing that YAML may take for one, and nothing outside the plane of the common scripts.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x20...0x7E: true
    case 0xA0...0xD7FF: scalar.value != 0x2028 && scalar.value != 0x2029
    default: false
    }
  }

  /// What stands behind the colon of a key.
  private static func value(_ bytes: Bytes) -> Value? {
    guard bytes.first == 0x20 else { return nil }
    let bytes = bytes.trimmed
    guard bytes.first == UInt8(ascii: "[") else { return scalar(bytes, inList: false).map { .text($0) } }
    guard bytes.count >= 2, bytes.last == UInt8(ascii: "]") else { return nil }
    let inner = bytes.dropFirst().dropLast()
    if inner.trimmed.isEmpty { return .list([]) }
    var items: [String] = []
    for item in inner.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
      guard let item = scalar(item.trimmed, inList: true) else { return nil }
      items.append(item)
    }
    return .list(items)
  }

  /// A word, a sentence, or either in quotes without an escape.
  private static func scalar(_ bytes: Bytes, inList: Bool) -> String? {
    guard let first = bytes.first, let last = bytes.last else { return nil }
    for quote in [UInt8(ascii: "\""), UInt8(ascii: "'")] where first == quote {
      let inner = bytes.dropFirst().dropLast()
      guard bytes.count >= 2, last == quote, !inner.contains(quote), !inner.contains(UInt8(ascii: "\\"))
      else {
        return nil
      }
      return String(decoding: inner, as: UTF8.self)
    }
    // A plain text may have most signs in it, but begin with few.
    guard first.isLetterOrDigit, last != UInt8(ascii: ":") else { return nil }
    if inList {
      return bytes.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") }
        ? String(decoding: bytes, as: UTF8.self) : nil
    }
    var before: UInt8 = 0
    for byte in bytes {
      if before == UInt8(ascii: ":") && byte == 0x20 || before == 0x20 && byte == UInt8(ascii: "#") {
        return nil
      }
      before = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Without blanks around it.
  fileprivate var trimmed: Self {
    var rest = self[...]
    while rest.first == 0x20 { rest = rest.dropFirst() }
    while rest.last == 0x20 { rest = rest.dropLast() }
    return rest
  }
}

extension UInt8 {
  /// In ASCII.
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
