/// Reads an open file line by line through a small buffer; of a long line only the beginning is kept.
struct LineReading {
  /// A line, or the beginning of a long one.
  struct Line {
    /// 1-based.
    var number: Int
    /// Without its end, LF or CRLF.
    var bytes: [UInt8]
    /// Whether more of it was left out.
    var isCut: Bool
  }

  private let descriptor: Int32
  /// Bytes kept of a line.
  private let keeping: Int
  /// The 1-based number of the next line.
  private(set) var number = 1
  /// Bytes that were read in all.
  private(set) var bytesRead = 0
  private var buffer = [UInt8](repeating: 0, count: 256 << 10)
  private var position = 0
  private var filled = 0
  private var isAtEnd = false
  /// Whether what was read so far ends within a line.
  private var endsOpen = false
  /// Whether reading was given up within a long line.
  private var isGivenUp = false

  init(descriptor: Int32, keeping: Int) {
    self.descriptor = descriptor
    self.keeping = keeping
  }

  private mutating func fill() -> Bool {
    guard !isAtEnd else { return false }
    let descriptor = descriptor
    filled = buffer.withUnsafeMutableBytes { memory in
      guard let base = memory.baseAddress else { return 0 }
      return (try? System.read(descriptor, into: base, count: memory.count)) ?? 0
    }
    position = 0
    bytesRead += filled
    isAtEnd = filled == 0
    if filled > 0 { endsOpen = buffer[filled - 1] != 0x0A }
    return !isAtEnd
  }

  /// The first bytes of the file, before anything else is read; at most `count`.
  mutating func beginning(_ count: Int) -> [UInt8] {
    if bytesRead == 0 { _ = fill() }
    return Array(buffer[..<min(count, filled)])
  }

  /// Whether there is more behind the last line.
  var hasMore: Bool {
    mutating get { isGivenUp || position < filled || fill() }
  }

  /// Lines up to here; at the end of the file all of them.
  var lineCount: Int { endsOpen ? number : number - 1 }

  /// Passes over lines until the next one is `wanted`, as far as there are any.
  ///
  /// - Parameter shouldStop: Asked for each 256 KiB.
  /// - Returns: Whether that line begins here.
  mutating func skip(to wanted: Int, shouldStop: () -> Bool) -> Bool {
    while number < wanted {
      if position == filled {
        guard !shouldStop(), fill() else { return false }
      }
      var passed = 0
      while number + passed < wanted, let end = endOfLine() {
        passed += 1
        position = end + 1
      }
      number += passed
      if number < wanted { position = filled }
    }
    return position < filled || fill()
  }

  private func endOfLine() -> Int? {
    buffer.withUnsafeBufferPointer { memory in
      memory.baseAddress.flatMap {
        System.firstOffset(of: 0x0A, in: $0 + position, count: filled - position).map { position + $0 }
      }
    }
  }

  /// The next line; nil at the end. Where its own end is not among the first `byteLimit` bytes that are read in all,
  /// it is cut and is the last.
  mutating func next(isKept: Bool = true, byteLimit: Int = .max) -> Line? {
    if isGivenUp || position == filled && !fill() { return nil }
    var line = Line(number: number, bytes: [], isCut: false)
    while true {
      let end = endOfLine()
      let piece = position..<(end ?? filled)
      if isKept {
        let room = keeping - line.bytes.count
        line.bytes += buffer[piece.prefix(room)]
        if piece.count > room { line.isCut = true }
      }
      position = end.map { $0 + 1 } ?? filled
      if end != nil { break }
      if bytesRead > byteLimit {
        line.isCut = true
        isGivenUp = true
        break
      }
      if !fill() { break }
    }
    if !line.isCut, line.bytes.last == 0x0D { line.bytes.removeLast() }
    number += 1
    return line
  }
}
