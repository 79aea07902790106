import Glibc

/// The one key that a pause waits for.
enum KeyPress {
  /// Waits on standard input: true for Enter or space, false for `q`, Escape, Ctrl-C, Ctrl-D and a terminal
  /// that went away; other keys mean nothing.
  ///
  /// - Parameter stop: called for Ctrl-Z; returns when the process was continued and the terminal is ready.
  static func goesOn(stop: () -> Void) -> Bool {
    while true {
      switch InputWait.wait(for: 0) {
      case .interrupted, .hangUp: return false
      case .resized: continue
      case .stop:
        stop()
        _ = ReceivedSignals.takeContinuation()
        continue
      case .continued: continue
      case .readable: break
      }
      var byte: UInt8 = 0
      let count = read(0, &byte, 1)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count == 1 else { return false }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: " "): return true
      case UInt8(ascii: "q"), UInt8(ascii: "Q"), 0x1B, 0x04: return false
      default: continue
      }
    }
  }
}
