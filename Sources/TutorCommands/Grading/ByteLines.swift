internal import Foundation
internal import TutorCore

/// The lines of a file handle as bytes, so that what is no text can be told apart from what is.
struct ByteLines: IteratorProtocol {
  private let handle: FileHandle
  private var pending = Data()
  private var isAtEnd = false

  /// The lines from where `handle` stands on.
  init(_ handle: FileHandle) { self.handle = handle }

  /// The next line without its line break; nil at the end. Blocks until a whole line has come in.
  mutating func next() -> Data? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        let line = pending[..<end]
        pending = pending[pending.index(after: end)...]
        return Data(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
      }
      if isAtEnd {
        defer { pending = Data() }
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
      let end = chunk.firstIndex(of: UInt8(ascii: "\n")) ?? chunk.endIndex
      pending.append(chunk[..<min(end, chunk.index(chunk.startIndex, offsetBy: room))])
      pending.append(chunk[end...])
    }
  }
}
