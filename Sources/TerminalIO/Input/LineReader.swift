import CSystem
import Glibc
import TutorCore

/// Reads lines from a descriptor that is no terminal, or from a terminal that edits lines by itself.
struct LineReader {
  /// What a read gave.
  enum Line: Hashable, Sendable {
    /// A line without its line end; invalid UTF-8 is repaired with U+FFFD.
    case line(String)
    case interrupted
    case endOfInput
    case hangUp
  }

  /// Bytes of a line that are kept; the rest of a longer line is dropped.
  static let longestLine = 16 * Budget.typedLine.limit

  private let descriptor: Int32
  private let watchesSignals: Bool
  private var buffer: [UInt8] = []
  private var position = 0
  private var isAtEnd = false

  /// - Parameter watchesSignals: whether `descriptor` is a terminal whose Ctrl-C means "not this line".
  init(descriptor: Int32, watchesSignals: Bool) {
    self.descriptor = descriptor
    self.watchesSignals = watchesSignals
  }

  /// The next line. The last one may lack its newline.
  ///
  /// Complexity: O(bytes of the line); memory is bounded by `longestLine`.
  mutating func next() -> Line {
    var line: [UInt8] = []
    var hasBegun = false
    while true {
      if position == buffer.count {
        switch fill() {
        case .more: break
        case .interrupted: return .interrupted
        case .hangUp: return .hangUp
        case .end: return hasBegun ? .line(text(line)) : .endOfInput
        }
      }
      hasBegun = true
      let rest = buffer[position...]
      let end = rest.firstIndex(of: UInt8(ascii: "\n"))
      let room = Self.longestLine - line.count
      line += rest[..<(end ?? buffer.count)].prefix(room)
      if let end {
        position = end + 1
        return .line(text(line))
      }
      position = buffer.count
    }
  }

  private enum Filling {
    case more
    case interrupted
    case hangUp
    case end
  }

  private mutating func fill() -> Filling {
    while !isAtEnd {
      if watchesSignals {
        switch InputWait.wait(for: descriptor) {
        case .readable: break
        case .interrupted: return .interrupted
        case .hangUp: return .hangUp
        case .resized, .stop, .continued: continue
        }
      }
      var bytes = [UInt8](repeating: 0, count: 64 * 1024)
      let count = read(descriptor, &bytes, bytes.count)
      if count > 0 {
        buffer = Array(bytes.prefix(count))
        position = 0
        return .more
      }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN {
        var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        if poll(&wanted, 1, -1) >= 0 || errno == EINTR { continue }
      }
      // On a terminal, end of input is one key press; whoever asks again may get a line.
      if count == 0, watchesSignals { return .end }
      isAtEnd = true
    }
    return .end
  }

  private func text(_ bytes: [UInt8]) -> String {
    let isReturned = bytes.last == UInt8(ascii: "\r")
    return String(decoding: isReturned ? bytes.dropLast() : bytes[...], as: UTF8.self)
  }
}
