/// What is searched for, compiled; shared by the threads of a search.
struct SearchMatcher: Sendable {
  /// How lines are found.
  enum Way: Sendable {
    /// These bytes.
    case text(ByteFinder)
    /// This pattern, on the lines that hold these bytes.
    case filtered(LinePattern, by: ByteFinder)
    /// This pattern, on whole stretches of text or on each line.
    case pattern(LinePattern)
  }

  let way: Way

  /// Nil when there is nothing to look for: an empty text, or a text of several lines.
  ///
  /// - Throws: `PatternProblem.syntax`.
  init?(_ target: SearchQuery.Target, caseRule: SearchQuery.CaseRule) throws(PatternProblem) {
    let ignoresCase =
      switch caseRule {
      case .smart: !target.text.unicodeScalars.contains { $0.properties.isUppercase }
      case .sensitive: false
      case .insensitive: true
      }
    guard !target.text.isEmpty else { return nil }
    switch target {
    case .literal(let text):
      guard !text.utf8.contains(0x0A) else { return nil }
      let hasCase = text.unicodeScalars.contains { $0.properties.isCased }
      way =
        ignoresCase && hasCase
        ? .pattern(try LinePattern(text, isLiteral: true, ignoresCase: true))
        : .text(ByteFinder(Array(text.utf8)))
    case .regex(let source):
      let pattern = try LinePattern(source, isLiteral: false, ignoresCase: ignoresCase)
      // A single letter is on nearly every line; it would filter nothing.
      way =
        pattern.requiredText.count > 1
        ? .filtered(pattern, by: ByteFinder(pattern.requiredText)) : .pattern(pattern)
    }
  }
}

/// Finds bytes in memory.
struct ByteFinder: Sendable {
  /// What is found.
  let needle: [UInt8]
  /// Offsets in the needle of its two bytes that are seldom seen in source text, rising.
  private let rare: (Int, Int)

  /// - Parameter needle: At least one byte.
  init(_ needle: [UInt8]) {
    self.needle = needle
    let ranked = needle.indices.sorted { Self.commonness(needle[$0]) < Self.commonness(needle[$1]) }
    let first = ranked.first ?? 0
    let second = ranked.first { $0 != first && needle[$0] != needle[first] } ?? ranked.last ?? 0
    rare = (first, second)
  }

  /// The offset of the needle's first place in `text` at `start` or behind it.
  func firstOffset(in text: UnsafePointer<UInt8>, from start: Int, count: Int) -> Int? {
    guard start < count else { return nil }
    if needle.count == 1 {
      return System.firstOffset(of: needle[0], in: text + start, count: count - start).map { $0 + start }
    }
    return System.firstOffset(
      of: needle, in: text + start, count: count - start, rare: rare.0, other: rare.1
    ).map { $0 + start }
  }

  /// How common a byte is in source text: larger is more common. Letters in the order of Norvig, "English letter
  /// frequency counts" (2012); signs as code uses them.
  private static func commonness(_ byte: UInt8) -> Int {
    let order: StaticString = " etaoinsrhldcumfpgwybvkxjqz_.,()\"'=-:/0123456789"
    return order.withUTF8Buffer { order in
      if let place = order.firstIndex(of: byte | ((65...90).contains(byte) ? 0x20 : 0)) {
        return (65...90).contains(byte) ? 50 - place : 100 - place
      }
      // Bytes beyond ASCII come in runs that begin alike.
      return byte < 0x80 ? 40 : 30
    }
  }
}

/// Finds the lines that match in a stretch of text. Belongs to one thread.
struct LineFinder {
  private let way: SearchMatcher.Way
  private let scratch: LineScratch?
  /// Ranges that are marked on one line.
  private static let marked = 100

  init(_ matcher: SearchMatcher) {
    way = matcher.way
    scratch =
      switch matcher.way {
      case .text: nil
      case .filtered(let pattern, _), .pattern(let pattern): LineScratch(pattern)
      }
  }

  /// Begins a file, or another MiB of one.
  func begin() { scratch?.begin() }

  /// Calls `visit` with the offsets of each matching line of `text`, its end left off; false ends the search.
  ///
  /// - Parameter start: Where the first line begins; what stands before it is not searched.
  func forEachLine(
    in text: UnsafePointer<UInt8>, from start: Int, count: Int, _ visit: (Range<Int>) -> Bool
  ) throws(PatternProblem) {
    switch way {
    case .text(let finder):
      var position = start
      while let offset = finder.firstOffset(in: text, from: position, count: count) {
        let line = Self.line(at: offset, in: text, from: position, count: count)
        guard visit(line) else { return }
        position = line.upperBound + 1
      }
    case .filtered(_, let finder):
      var position = start
      while let offset = finder.firstOffset(in: text, from: position, count: count) {
        let line = Self.line(at: offset, in: text, from: position, count: count)
        if try hasMatch(text + line.lowerBound, count: line.count), !visit(line) { return }
        position = line.upperBound + 1
      }
    case .pattern(let pattern) where pattern.needsSingleLines:
      var position = start
      while position < count {
        let line = Self.line(at: position, in: text, from: position, count: count)
        if try hasMatch(text + line.lowerBound, count: line.count), !visit(line) { return }
        position = line.upperBound + 1
      }
    case .pattern: try forEachMatch(in: text, from: start, count: count, visit)
    }
  }

  private func hasMatch(_ line: UnsafePointer<UInt8>, count: Int) throws(PatternProblem) -> Bool {
    guard let scratch else { return false }
    return try scratch.firstMatch(
      in: line, count: count, from: 0, isASCII: System.isASCII(line, count: count), longestLine: count) != nil
  }

  private func forEachMatch(
    in text: UnsafePointer<UInt8>, from start: Int, count: Int, _ visit: (Range<Int>) -> Bool
  ) throws(PatternProblem) {
    guard let scratch, start < count else { return }
    // A line begins at the start, and what stands before it (a byte order mark) must not be seen by `^` and `\b`.
    guard start == 0 else {
      return try forEachMatch(in: text + start, from: 0, count: count - start) {
        visit(($0.lowerBound + start)..<($0.upperBound + start))
      }
    }
    let isASCII = System.isASCII(text + start, count: count - start)
    let probe = min(count - start, 4_096)
    let lines = System.occurrences(of: 0x0A, in: text + start, count: probe)
    let longest = count > 1 << 17 ? count : 16_384 / (lines + 1)
    var position = start
    while position < count,
      let match = try scratch.firstMatch(
        in: text, count: count, from: position, isASCII: isASCII, longestLine: longest)
    {
      // Behind the last line's end no further line begins.
      if match.lowerBound >= count, text[count - 1] == 0x0A { return }
      let line = Self.line(at: max(position, match.lowerBound), in: text, from: position, count: count)
      guard visit(line) else { return }
      position = line.upperBound + 1
    }
  }

  /// The line that holds `offset`; a line begins at `start`.
  private static func line(at offset: Int, in text: UnsafePointer<UInt8>, from start: Int, count: Int)
    -> Range<Int>
  {
    let first =
      System.lastOffset(of: 0x0A, in: text + start, count: offset - start).map { start + $0 + 1 } ?? start
    let end =
      System.firstOffset(of: 0x0A, in: text + offset, count: count - offset).map { offset + $0 } ?? count
    return first..<end
  }

  /// Where the matches of one line are, at most 100 of them.
  func matches(inLine line: UnsafePointer<UInt8>, count: Int) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = 0
    if case .text(let finder) = way {
      while found.count < Self.marked,
        let offset = finder.firstOffset(in: line, from: position, count: count)
      {
        found.append(offset..<(offset + finder.needle.count))
        position = offset + finder.needle.count
      }
      return found
    }
    let isASCII = System.isASCII(line, count: count)
    while found.count < Self.marked, position <= count, let scratch,
      let match = try? scratch.firstMatch(
        in: line, count: count, from: position, isASCII: isASCII, longestLine: count)
    {
      if !match.isEmpty { found.append(match) }
      position = max(position + (match.isEmpty ? 1 : 0), match.upperBound + (match.isEmpty ? 1 : 0))
      while position < count, line[position] & 0xC0 == 0x80 { position += 1 }
    }
    return found
  }
}
