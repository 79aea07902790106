import CSystem
import Glibc

/// Waits for input or for a signal, whichever comes first.
enum InputWait {
  /// Why the wait ended.
  enum Wake {
    case readable
    case interrupted
    case hangUp
    case resized
    case stop
    case continued
  }

  /// Waits until `descriptor`, a terminal, has input or a signal has something to say.
  static func wait(for descriptor: Int32) -> Wake {
    var blocked = ReceivedSignals.awaited
    var open = sigset_t()
    pthread_sigmask(SIG_BLOCK, &blocked, &open)
    defer { pthread_sigmask(SIG_SETMASK, &open, nil) }
    while true {
      if let wake = pendingSignal() { return wake }
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let count = system_ppoll(&wanted, 1, &open)
      if count < 0, errno != EINTR { return .hangUp }
      if let wake = pendingSignal() { return wake }
      guard count > 0 else { continue }
      // A terminal that was hung up also says that it is readable; a half-typed line must not become an
      // answer.
      let gone = Int16(POLLHUP) | Int16(POLLERR) | Int16(POLLNVAL)
      return wanted.revents & gone == 0 ? .readable : .hangUp
    }
  }

  /// Whether input is waiting right now, or comes within so many milliseconds.
  static func hasInput(_ descriptor: Int32, within milliseconds: Int32 = 0) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&wanted, 1, milliseconds) > 0
  }

  private static func pendingSignal() -> Wake? {
    if ReceivedSignals.hasHungUp { return .hangUp }
    if ReceivedSignals.takeInterrupt() { return .interrupted }
    if ReceivedSignals.takeStop() { return .stop }
    if ReceivedSignals.takeContinuation() { return .continued }
    if ReceivedSignals.takeResize() { return .resized }
    return nil
  }
}
