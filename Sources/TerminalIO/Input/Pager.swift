import Glibc

/// Asks at the end of a screen whether to go on.
struct Pager {
  /// How a pause ended.
  enum Outcome: Hashable {
    case key(PagerAnswer)
    /// Ctrl-C.
    case interrupted
    /// The terminal went away.
    case hangUp
  }

  let output: Output
  private static let question = "-- Enter for more --"
  private static let bracketedPasteOn = "\u{1B}[?2004h"
  private static let bracketedPasteOff = "\u{1B}[?2004l"
  private static let erased = "\r\u{1B}[K"

  /// Asks, waits for a key, and takes the question away again. When somebody types, the terminal stays as it is, so that no
  /// letter is echoed before there is a prompt; the line editor puts it back.
  func ask() -> Outcome {
    guard !ReceivedSignals.hasHungUp, !output.isClosed else { return .hangUp }
    begin()
    let outcome = waitForKey()
    output.write((isText(outcome) ? "" : Self.bracketedPasteOff) + Self.erased)
    output.flush()
    if !isText(outcome) {
      ReceivedSignals.releaseStops()
      TerminalModes.putBack()
    }
    return outcome
  }

  private func isText(_ outcome: Outcome) -> Bool {
    if case .key(.text) = outcome { true } else { false }
  }

  private func begin() {
    TerminalModes.takeSingleKeys()
    ReceivedSignals.holdStops()
    output.write("\r" + Self.question + Self.bracketedPasteOn)
    output.flush()
  }

  private func waitForKey() -> Outcome {
    let keys = PagerKeys { Pager.byte(within: $0) }
    while true {
      switch InputWait.wait(for: 0) {
      case .interrupted: return .interrupted
      case .hangUp: return .hangUp
      case .stop: stop()
      case .continued: begin()
      case .resized: continue
      case .readable:
        var byte: UInt8 = 0
        let count = read(0, &byte, 1)
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        guard count == 1 else { return .hangUp }
        if let answer = keys.answer(to: byte) { return .key(answer) }
      }
    }
  }

  /// Ctrl-Z: the shell gets the terminal as it was.
  private func stop() {
    output.write(Self.bracketedPasteOff + Self.erased)
    output.flush()
    TerminalModes.putBack()
    ReceivedSignals.releaseStops()
    raise(SIGTSTP)
    _ = ReceivedSignals.takeContinuation()
    begin()
  }

  private static func byte(within milliseconds: Int32) -> UInt8? {
    guard InputWait.hasInput(0, within: milliseconds) else { return nil }
    var byte: UInt8 = 0
    return read(0, &byte, 1) == 1 ? byte : nil
  }
}
