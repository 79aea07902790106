/// Searches open files, one after the other, through one buffer. Belongs to one thread; a class because it owns memory.
///
/// A file is read in the stretches in which ripgrep 13 reads one (64 KiB, more for a longer line), so that it is found
/// to be binary at the same place: a NUL in a stretch ends the search before that stretch.
final class FileScanner {
  /// What one file gave.
  struct Result {
    var lines: [FoundLine] = []
    var matchingLines = 0
    /// The 0-based byte at which it turned out to be binary.
    var binaryOffset: Int?
  }

  private let finder: LineFinder
  private let detail: SearchQuery.Detail
  private let shownBytes: Int
  private var buffer: UnsafeMutablePointer<UInt8>
  private var allocated: Int

  /// Bytes of a stretch.
  private static let stretch = 64 << 10

  init(_ matcher: SearchMatcher, detail: SearchQuery.Detail, shownBytes: Int) {
    finder = LineFinder(matcher)
    self.detail = detail
    self.shownBytes = shownBytes
    allocated = Self.stretch + 8
    buffer = .allocate(capacity: allocated)
  }

  deinit { buffer.deallocate() }

  private func reserve(_ capacity: Int, keeping count: Int) {
    guard capacity > allocated else { return }
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: buffer, count: count)
    buffer.deallocate()
    buffer = larger
    allocated = capacity
  }

  /// One pass over a file.
  private struct Pass {
    var capacity = FileScanner.stretch
    /// Bytes in the buffer.
    var filled = 0
    /// Where in the file the buffer begins.
    var base = 0
    /// 1-based line at which the buffer begins.
    var line = 1
    var isFirst = true
    /// Whether the buffer begins within a line that was searched in part, and whether that part matched.
    var isWithinLine = false
    var hasReported = false
    var isWanted = true
    var result = Result()
  }

  /// Searches an open regular file of `size` bytes (0 when that is not known).
  ///
  /// - Throws: `ScanFailure`.
  func scan(_ descriptor: Int32, size: Int, shouldStop: () -> Bool) throws(ScanFailure) -> Result {
    var pass = Pass()
    var total = 0
    finder.begin()
    while true {
      if pass.filled >= pass.capacity {
        pass.capacity *= 3
        reserve(pass.capacity + 8, keeping: pass.filled)
      }
      let got = try read(descriptor, pass)
      total += got
      var isAtEnd = got == 0 || size > 0 && total == size
      let start = pass.filled
      pass.filled += got
      if pass.isFirst, got > 0 {
        if Self.isUTF16(buffer, count: pass.filled) {
          return try scanUTF16(descriptor, &pass)
        }
        if !isAtEnd { isAtEnd = try topUp(descriptor, &pass, &total, size: size) }
      }
      try search(&pass, newFrom: start, isAtEnd: isAtEnd)
      if isAtEnd || !pass.isWanted || pass.result.binaryOffset != nil { return finished(pass) }
      if shouldStop() { return Result() }
      if total & ((1 << 20) - 1) < Self.stretch { finder.begin() }
    }
  }

  private func read(_ descriptor: Int32, _ pass: Pass) throws(ScanFailure) -> Int {
    do throws(SystemError) {
      return try System.read(descriptor, into: buffer + pass.filled, count: pass.capacity - pass.filled)
    } catch {
      throw .refused(FileRefusal(error))
    }
  }

  /// ripgrep reads the first three bytes apart, to look for a byte order mark; when a line ends in them, its first
  /// stretch is longer by what it has searched then.
  ///
  /// - Returns: Whether the file ends here.
  private func topUp(_ descriptor: Int32, _ pass: inout Pass, _ total: inout Int, size: Int)
    throws(ScanFailure) -> Bool
  {
    guard pass.filled == Self.stretch, let early = System.lastOffset(of: 0x0A, in: buffer, count: 3) else {
      return false
    }
    pass.capacity += early + 1
    let got = try read(descriptor, pass)
    pass.filled += got
    total += got
    pass.capacity = Self.stretch
    return got == 0 || size > 0 && total == size
  }

  private func finished(_ pass: Pass) -> Result {
    var result = pass.result
    // A count that leaves out what follows a NUL would mislead; ripgrep gives none.
    if result.binaryOffset != nil, detail == .count { result.matchingLines = 0 }
    return result
  }

  /// Searches what is complete in the buffer and keeps the rest.
  private func search(_ pass: inout Pass, newFrom start: Int, isAtEnd: Bool) throws(ScanFailure) {
    let isWhole = pass.isFirst && isAtEnd
    var end = pass.filled
    let mark = pass.isFirst && Self.hasMark(buffer, count: pass.filled) ? 3 : 0
    // A small file without a match need not be looked through for a NUL: a probe spares most binary ones the search.
    let probe = isWhole ? min(end, 512) : end
    if let nul = System.firstOffset(of: 0, in: buffer + start, count: probe - start) {
      pass.result.binaryOffset = pass.base + start + nul
      guard pass.isFirst, mark == 0, start + nul >= 3,
        let early = System.lastOffset(of: 0x0A, in: buffer, count: 3)
      else { return }
      end = early + 1
    } else if !isAtEnd {
      if let last = System.lastOffset(of: 0x0A, in: buffer + start, count: end - start) {
        end = start + last + 1
      } else {
        // Not one whole line so far: more is read, until that is too much.
        if pass.filled >= pass.capacity, pass.capacity * 3 > ExplorerLimits.searchedLine {
          try searchPiece(&pass)
        }
        return
      }
    }
    let isBinaryKnown = pass.result.binaryOffset != nil
    var hasLookedForNUL = !isWhole || isBinaryKnown
    var counted = 0
    var line = pass.line
    try forEachLine(from: mark, count: end, &pass) { found, pass in
      if !hasLookedForNUL {
        hasLookedForNUL = true
        if let nul = System.firstOffset(of: 0, in: self.buffer, count: end) {
          pass.result.binaryOffset = nul
          // Only what ripgrep had searched before it saw the NUL counts: a line that ends in the first three bytes.
          guard mark == 0, found.upperBound < 3 else { return false }
        }
      } else if !isBinaryKnown, pass.result.binaryOffset != nil, found.upperBound >= 3 {
        return false
      }
      if pass.isWithinLine, found.lowerBound == 0, pass.hasReported { return true }
      pass.result.matchingLines += 1
      switch self.detail {
      case .files: return false
      case .count: return true
      case .lines:
        line += System.occurrences(of: 0x0A, in: self.buffer + counted, count: found.lowerBound - counted)
        counted = found.lowerBound
        pass.result.lines.append(self.foundLine(found, number: line))
        return true
      }
    }
    pass.isFirst = false
    guard !isAtEnd, pass.result.binaryOffset == nil, pass.isWanted else { return }
    if case .lines = detail {
      line += System.occurrences(of: 0x0A, in: buffer + counted, count: end - counted)
      pass.line = line
    }
    pass.isWithinLine = false
    pass.hasReported = false
    keep(from: end, &pass)
  }

  /// Searches a line that is too long for the buffer so far, and keeps its last 4 KiB so that no match is torn.
  private func searchPiece(_ pass: inout Pass) throws(ScanFailure) {
    let end = pass.filled
    try forEachLine(from: 0, count: end, &pass) { found, pass in
      if pass.hasReported { return false }
      pass.hasReported = true
      pass.result.matchingLines += 1
      if case .lines = self.detail { pass.result.lines.append(self.foundLine(found, number: pass.line)) }
      return false
    }
    // The visit above ended the search of this piece, not of the file, unless one line is enough.
    pass.isWanted = !(detail == .files && pass.result.matchingLines > 0)
    pass.isFirst = false
    pass.isWithinLine = true
    keep(from: end - 4_096, &pass)
  }

  private func keep(from offset: Int, _ pass: inout Pass) {
    buffer.update(from: buffer + offset, count: pass.filled - offset)
    pass.base += offset
    pass.filled -= offset
  }

  private func forEachLine(
    from start: Int, count: Int, _ pass: inout Pass, _ visit: (Range<Int>, inout Pass) -> Bool
  ) throws(ScanFailure) {
    do throws(PatternProblem) {
      try finder.forEachLine(in: buffer, from: start, count: count) { found in
        let goesOn = visit(found, &pass)
        if !goesOn { pass.isWanted = false }
        return goesOn
      }
    } catch {
      throw .pattern(error)
    }
  }

  private func foundLine(_ range: Range<Int>, number: Int) -> FoundLine {
    let line = UnsafePointer(buffer + range.lowerBound)
    return FoundLine(
      number: number, line: line, count: range.count,
      matches: finder.matches(inLine: line, count: range.count),
      shownBytes: shownBytes)
  }

  private static func hasMark(_ memory: UnsafePointer<UInt8>, count: Int) -> Bool {
    count >= 3 && memory[0] == 0xEF && memory[1] == 0xBB && memory[2] == 0xBF
  }

  private static func isUTF16(_ memory: UnsafePointer<UInt8>, count: Int) -> Bool {
    count >= 2 && (memory[0] == 0xFF && memory[1] == 0xFE || memory[0] == 0xFE && memory[1] == 0xFF)
  }

  /// Reads the rest of a UTF-16 file and searches it as UTF-8.
  private func scanUTF16(_ descriptor: Int32, _ pass: inout Pass) throws(ScanFailure) -> Result {
    while pass.filled < ExplorerLimits.searchedUTF16 {
      if pass.filled == pass.capacity {
        pass.capacity *= 2
        reserve(pass.capacity + 8, keeping: pass.filled)
      }
      let got = try read(descriptor, pass)
      if got == 0 { break }
      pass.filled += got
    }
    let isBig = buffer[0] == 0xFE
    var units: [UInt16] = []
    units.reserveCapacity(pass.filled / 2)
    for index in stride(from: 2, to: pass.filled - 1, by: 2) {
      let (first, second) = (UInt16(buffer[index]), UInt16(buffer[index + 1]))
      units.append(isBig ? first << 8 | second : second << 8 | first)
    }
    let text = Array(String(decoding: units, as: UTF16.self).utf8)
    reserve(text.count + 8, keeping: 0)
    text.withUnsafeBufferPointer {
      if let base = $0.baseAddress { buffer.update(from: base, count: $0.count) }
    }
    pass.filled = text.count
    try search(&pass, newFrom: 0, isAtEnd: true)
    return finished(pass)
  }
}

/// Why a file could not be searched.
enum ScanFailure: Error {
  case refused(FileRefusal)
  case pattern(PatternProblem)
}
