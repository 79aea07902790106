import TutorCore

/// A text file in lines.
package struct SourceFile: Sendable {
  /// Path below the repository's root.
  package let path: String
  /// The text as valid UTF-8, without a byte order mark; broken sequences are replaced by U+FFFD.
  package let bytes: [UInt8]
  /// Whether only the first part of the file was read.
  package let isPart: Bool
  /// Whether it is no text: a NUL stands among its first bytes. It has no lines then.
  package let isBinary: Bool
  /// Language, from the path's ending.
  package let language: SourceLanguage?
  /// Offset of each line's first byte.
  private let lineStarts: [Int]

  /// The lines of `contents`.
  ///
  /// Complexity: O(bytes).
  package init(path: String, contents: FileContents) {
    self.path = path
    isPart = contents.isPart
    language = SourceLanguage(path: path)
    isBinary = SourceFile.looksBinary(contents.bytes)
    guard !isBinary else {
      bytes = []
      lineStarts = []
      return
    }
    bytes = SourceFile.repaired(contents.bytes)
    lineStarts = SourceFile.lineStarts(of: bytes)
  }

  /// Whether a NUL stands early in `bytes`.
  package static func looksBinary(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(ExplorerLimits.binaryProbe).withUnsafeBytes { System.firstOffset(of: 0, in: $0) != nil }
  }

  /// How many lines there are; an end of line at the very end begins no further one.
  package var lineCount: Int { lineStarts.count }

  /// The bytes of a line without its end, LF or CRLF. `number` is 1-based and must be in `1...lineCount`.
  package func lineBytes(_ number: Int) -> ArraySlice<UInt8> {
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<end]
  }

  /// A line as text, without its end, cut at `limit` characters with an ellipsis.
  package func line(_ number: Int, limit: Int = ExplorerLimits.lineCharacters) -> String {
    let bytes = lineBytes(number)
    // Four bytes hold any scalar, so more than that is cut for certain and need not be decoded.
    let text = String(decoding: bytes.prefix(limit * 4 + 4), as: UTF8.self)
    guard bytes.count > limit, text.unicodeScalars.count > limit else { return text }
    var cut = String.UnicodeScalarView()
    cut.append(contentsOf: text.unicodeScalars.prefix(limit))
    return String(cut) + "…"
  }

  /// The 1-based line in which the byte at `offset` stands.
  ///
  /// Complexity: O(log lines).
  package func lineNumber(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while low < high {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle + 1 } else { high = middle }
    }
    return max(1, low)
  }

  /// Whether the text holds controls that make it read differently from what it does.
  package var hasBidirectionalControls: Bool {
    // Each begins with D8 or E2 in UTF-8, which plain source seldom has.
    let hasLeadByte = bytes.withUnsafeBytes { memory in
      System.firstOffset(of: 0xE2, in: memory) != nil || System.firstOffset(of: 0xD8, in: memory) != nil
    }
    return hasLeadByte && SafeText.hasBidirectionalControls(String(decoding: bytes, as: UTF8.self))
  }

  private static func repaired(_ raw: [UInt8]) -> [UInt8] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = raw.starts(with: mark) ? raw.dropFirst(3) : raw[...]
    if text.allSatisfy({ $0 < 0x80 }) { return Array(text) }
    return Array(String(decoding: text, as: UTF8.self).utf8)
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int] {
    guard !bytes.isEmpty else { return [] }
    var starts = [0]
    bytes.withUnsafeBytes { memory in
      var position = 0
      while let offset = System.firstOffset(
        of: UInt8(ascii: "\n"), in: UnsafeRawBufferPointer(rebasing: memory[position...]))
      {
        position += offset + 1
        if position == memory.count { break }
        starts.append(position)
      }
    }
    return starts
  }
}

/// The languages that have a symbol reader and light colouring.
package enum SourceLanguage: String, Sendable, Hashable, CaseIterable {
  case python, yaml, hcl, proto, markdown

  /// The language of a path by its ending, or nil.
  package init?(path: String) {
    // Asked for every path of a repository, so it looks at no more than the ending.
    let bytes = path.utf8
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot != bytes.startIndex,
      bytes[bytes.index(before: dot)] != UInt8(ascii: "/")
    else { return nil }
    let ending = bytes[bytes.index(after: dot)...]
    guard ending.count <= 8, !ending.contains(UInt8(ascii: "/")) else { return nil }
    switch Substring(ending).lowercased() {
    case "py", "pyi": self = .python
    case "yaml", "yml": self = .yaml
    case "tf", "hcl", "tfvars": self = .hcl
    case "proto": self = .proto
    case "md", "markdown": self = .markdown
    default: return nil
    }
  }
}
