internal import Foundation
internal import TutorCore

/// The lines of a file handle as bytes, so that what is no text can be told apart from what is.
struct ByteLines: IteratorProtocol {
  private let handle: FileHandle
  private var pending = Data()
  /// How many bytes of `pending`, from its start on, are known to hold no line break.
  private var searched = 0
  private var isAtEnd = false

  /// The lines from where `handle` stands on.
  init(_ handle: FileHandle) { self.handle = handle }

  /// The next line without its line break; nil at the end. Blocks until a whole line has come in.
  mutating func next() -> Data? {
    while true {
      if let length = Self.lineBreak(in: pending, from: searched) {
        let line = pending.prefix(length)
        pending = pending.dropFirst(length + 1)
        searched = 0
        return Data(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
      }
      searched = pending.count
      if isAtEnd {
        defer { (pending, searched) = (Data(), 0) }
        return pending.isEmpty ? nil : pending
      }
      let chunk = handle.availableData
      if chunk.isEmpty { isAtEnd = true }
      // Enough to know that the line is too long; the rest of it is not held.
      let room = max(0, Budget.gradedLine.limit + 1 - pending.count)
      guard chunk.count > room else {
        pending.append(chunk)
        continue
      }
      let end = Self.lineBreak(in: chunk, from: 0) ?? chunk.count
      pending.append(chunk.prefix(min(end, room)))
      pending.append(chunk.dropFirst(end))
    }
  }

  /// Where the first line break stands at or behind `start`, in bytes from the start of `data`; nil if there is none.
  ///
  /// `Data` itself hands out byte by byte, each with checks that cost more than the grading of a long line.
  private static func lineBreak(in data: Data, from start: Int) -> Int? {
    data.withUnsafeBytes { $0[start...].firstIndex(of: UInt8(ascii: "\n")) }
  }
}
