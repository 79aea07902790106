import Glibc
import Synchronization

/// What signal handlers have noted. A handler sets a counter and nothing else; the waiting code acts on it.
///
/// C handlers know no context, hence the statics.
enum ReceivedSignals {
  private static let interrupts = Atomic<Int>(0)
  private static let hangUps = Atomic<Int>(0)
  private static let terminations = Atomic<Int>(0)
  private static let resizes = Atomic<Int>(0)
  private static let stops = Atomic<Int>(0)
  private static let continuations = Atomic<Int>(0)

  /// Takes over Ctrl-C, hang-up, termination and resizing for the rest of the process.
  /// A signal that the parent chose to ignore (nohup, a background job) stays ignored.
  static func takeOver() {
    // The counters are made lazily; a handler must not be the first to ask for one.
    for counter in 0..<6 { _ = value(counter) }
    install(SIGINT) { _ in
      // Whoever presses Ctrl-C again before the first was noticed wants out now. Every turn is stored
      // already.
      if ReceivedSignals.interrupts.add(1, ordering: .relaxed).oldValue >= 1 { ReceivedSignals.dieOf(SIGINT) }
    }
    // A closing terminal sends this one more than once: by the kernel and by the shell.
    install(SIGHUP) { _ in ReceivedSignals.hangUps.add(1, ordering: .relaxed) }
    install(SIGTERM) { _ in
      if ReceivedSignals.terminations.add(1, ordering: .relaxed).oldValue >= 1 {
        ReceivedSignals.dieOf(SIGTERM)
      }
    }
    install(SIGWINCH) { _ in ReceivedSignals.resizes.add(1, ordering: .relaxed) }
    install(SIGCONT) { _ in ReceivedSignals.continuations.add(1, ordering: .relaxed) }
  }

  /// Whether Ctrl-C came since this was asked last.
  static func takeInterrupt() -> Bool { interrupts.exchange(0, ordering: .relaxed) > 0 }
  /// Whether work in progress should end: Ctrl-C since this was asked last, or the process was asked to end.
  static func takeRequestToStop() -> Bool { takeInterrupt() || hasHungUp }
  /// Whether the window changed its size since this was asked last.
  static func takeResize() -> Bool { resizes.exchange(0, ordering: .relaxed) > 0 }
  /// Whether Ctrl-Z came since this was asked last.
  static func takeStop() -> Bool { stops.exchange(0, ordering: .relaxed) > 0 }
  /// Whether the process was continued since this was asked last.
  static func takeContinuation() -> Bool { continuations.exchange(0, ordering: .relaxed) > 0 }
  /// Whether the process was asked to end; stays so.
  static var hasHungUp: Bool {
    hangUps.load(ordering: .relaxed) > 0 || terminations.load(ordering: .relaxed) > 0
  }

  /// While the terminal is in a mode of ours, Ctrl-Z must wait until the mode is put back; otherwise it stops
  /// at once.
  static func holdStops() { install(SIGTSTP) { _ in ReceivedSignals.stops.add(1, ordering: .relaxed) } }

  /// Ctrl-Z stops the process at once again.
  static func releaseStops() {
    guard disposition(of: SIGTSTP) != .ignored else { return }
    signal(SIGTSTP, SIG_DFL)
  }

  /// The signals that `InputWait` lets in only while it waits, so that none slips by between a look and a
  /// wait.
  static var awaited: sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for number in [SIGINT, SIGHUP, SIGTERM, SIGWINCH, SIGTSTP, SIGCONT] { sigaddset(&set, number) }
    return set
  }

  private static func value(_ counter: Int) -> Int {
    switch counter {
    case 0: interrupts.load(ordering: .relaxed)
    case 1: hangUps.load(ordering: .relaxed)
    case 2: resizes.load(ordering: .relaxed)
    case 3: stops.load(ordering: .relaxed)
    case 4: terminations.load(ordering: .relaxed)
    default: continuations.load(ordering: .relaxed)
    }
  }

  private static func dieOf(_ number: Int32) {
    TerminalModes.restore()
    signal(number, SIG_DFL)
    raise(number)
  }

  private enum Disposition {
    case ignored
    case other
  }

  private static func disposition(of number: Int32) -> Disposition {
    var current = sigaction()
    guard sigaction(number, nil, &current) == 0 else { return .other }
    return unsafeBitCast(current.__sigaction_handler.sa_handler, to: Int.self) == 1 ? .ignored : .other
  }

  private static func install(_ number: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    guard disposition(of: number) != .ignored else { return }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = Int32(SA_RESTART)
    sigemptyset(&action.sa_mask)
    sigaction(number, &action, nil)
  }
}
