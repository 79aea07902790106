/// A line with matches in it.
struct MatchedLine {
  /// 1-based.
  var number: Int
  /// Byte offsets of the line without its end.
  var range: Range<Int>
  /// Byte offsets of the matches in it, rising.
  var matches: [Range<Int>]
}

/// Finds the lines of a text that match a query.
struct LineMatcher {
  private enum Way {
    case bytes([UInt8])
    case pattern(Pattern)
  }

  private let way: Way

  /// Nil when there is nothing to look for: an empty text, or one of several lines.
  init?(_ query: SearchQuery) throws(PatternProblem) {
    switch query.target {
    case .literal(let text):
      guard !text.isEmpty, !text.utf8.contains(0x0A) else { return nil }
      let ignoresCase =
        switch query.caseRule {
        case .smart: !text.unicodeScalars.contains { $0.properties.isUppercase }
        case .sensitive: false
        case .insensitive: true
        }
      let hasCase = text.unicodeScalars.contains { $0.properties.isCased }
      way =
        ignoresCase && hasCase
        ? .pattern(try Pattern(text, isLiteral: true, ignoresCase: true)) : .bytes(Array(text.utf8))
    }
  }

  /// The first `limit` matching lines.
  ///
  /// Complexity: O(bytes).
  func lines(in bytes: [UInt8], limit: Int) throws(PatternProblem) -> [MatchedLine] {
    let matches =
      switch way {
      case .bytes(let needle): Self.offsets(of: needle, in: bytes).map { $0..<($0 + needle.count) }
      // A literal costs time in proportion to the text, so it needs no tight limit.
      case .pattern(let pattern): try pattern.matches(in: bytes, milliseconds: 60_000).map(\.range)
      }
    guard !matches.isEmpty else { return [] }
    var found: [MatchedLine] = []
    var number = 1
    var start = 0
    bytes.withUnsafeBytes { memory in
      var index = 0
      while index < matches.count, found.count < limit {
        let end =
          System.firstOffset(of: 0x0A, in: UnsafeRawBufferPointer(rebasing: memory[start...])).map {
            start + $0
          }
          ?? memory.count
        if matches[index].lowerBound < end || end == memory.count {
          let first = index
          while index < matches.count, matches[index].lowerBound < max(end, start + 1) { index += 1 }
          let textEnd = end > start && memory[end - 1] == 0x0D && end < memory.count ? end - 1 : end
          found.append(
            MatchedLine(number: number, range: start..<textEnd, matches: Array(matches[first..<index])))
        }
        number += 1
        start = end + 1
        if start > memory.count { break }
      }
    }
    return found
  }

  private static func offsets(of needle: [UInt8], in bytes: [UInt8]) -> [Int] {
    var offsets: [Int] = []
    bytes.withUnsafeBytes { memory in
      needle.withUnsafeBytes { needle in
        var position = 0
        while let offset = System.firstOffset(
          of: needle, in: UnsafeRawBufferPointer(rebasing: memory[position...]))
        {
          offsets.append(position + offset)
          position += offset + needle.count
        }
      }
    }
    return offsets
  }
}
