import CSystem
import Glibc

/// Buffered text to a file descriptor. Writing to a reader that has gone away stops quietly.
package final class Output {
  /// Why nothing more can be written, as an `errno` value: `EPIPE` when the reader went away; nil while all goes well.
  package private(set) var failure: Int32?
  /// Whether nothing more can be written: the reader went away or the device failed.
  package var isClosed: Bool { failure != nil }

  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private static let capacity = 16 * 1024

  /// Output to `descriptor`. SIGPIPE is ignored from now on: a closed pipe is an ordinary end.
  package init(descriptor: Int32) {
    self.descriptor = descriptor
    signal(SIGPIPE, SIG_IGN)
  }

  deinit { flush() }

  /// Adds text; it is on its way at the next `flush` or when 16 KiB have come together.
  package func write(_ text: String) {
    guard !isClosed else { return }
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.capacity { flush() }
  }

  /// Writes what is buffered and waits until the descriptor has taken it.
  package func flush() {
    guard !buffer.isEmpty else { return }
    let bytes = buffer
    buffer.removeAll(keepingCapacity: bytes.count <= 4 * Self.capacity)
    guard !isClosed else { return }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { raw -> Int in
        guard let base = raw.baseAddress else { return -1 }
        return Glibc.write(descriptor, base + written, bytes.count - written)
      }
      let code = count < 0 ? errno : EIO
      if count > 0 {
        written += count
      } else if !canGoOn(after: code) {
        failure = code
        return
      }
    }
  }

  private func canGoOn(after code: Int32) -> Bool {
    switch code {
    case EINTR:
      return true
    case EAGAIN:
      var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
      return poll(&wanted, 1, -1) >= 0 || errno == EINTR
    default:
      return false
    }
  }
}
