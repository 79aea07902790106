import TutorCore

extension FoundLine {
  /// Bytes shown of what stands before the first match of a long line.
  private static let leadingBytes = 120

  /// The `count` bytes of a line from `line` on, its matches marked, made safe to print.
  init(
    number: Int, line: UnsafePointer<UInt8>, count: Int, matches: [Range<Int>], shownBytes: Int,
    isContext: Bool = false
  ) {
    let bytes = UnsafeBufferPointer(start: line, count: count)
    // A carriage return belongs to the end of the line.
    let end = count > 0 && bytes[count - 1] == 0x0D ? count - 1 : count
    var shown = 0..<end
    if end > shownBytes {
      var first = max(0, min(end, (matches.first?.lowerBound ?? 0) - Self.leadingBytes))
      var last = min(end, first + shownBytes)
      while first > 0, bytes[first] & 0xC0 == 0x80 { first -= 1 }
      while last < end, last > first, bytes[last] & 0xC0 == 0x80 { last -= 1 }
      shown = first..<last
    }
    if shown.count == end, bytes.prefix(end).allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x09 }) {
      // One byte, one scalar.
      self.init(
        number: number, text: SafeText(String(decoding: bytes.prefix(end), as: UTF8.self)),
        matches: matches.map { $0.clamped(to: shown) }.filter { !$0.isEmpty }, isContext: isContext)
      return
    }
    var view = String.UnicodeScalarView()
    var length = 0
    func add(_ range: Range<Int>) {
      let safe = SafeText(String(decoding: bytes[range], as: UTF8.self)).string.unicodeScalars
      view.append(contentsOf: safe)
      length += safe.count
    }
    if shown.lowerBound > 0 {
      view.append("…")
      length += 1
    }
    var marked: [Range<Int>] = []
    var position = shown.lowerBound
    for match in matches {
      let match = match.clamped(to: position..<shown.upperBound)
      guard !match.isEmpty else { continue }
      add(position..<match.lowerBound)
      let start = length
      add(match)
      marked.append(start..<length)
      position = match.upperBound
    }
    add(position..<shown.upperBound)
    if shown.upperBound < end { view.append("…") }
    self.init(number: number, text: SafeText(String(view)), matches: marked, isContext: isContext)
  }
}
