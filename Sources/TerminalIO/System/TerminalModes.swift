import Glibc
import Synchronization

/// The terminal's settings as they were before ours, put back on every way out but SIGKILL.
///
/// C handlers know no context, hence the statics.
enum TerminalModes {
  private static let isChanged = Atomic<Bool>(false)
  nonisolated(unsafe) private static let saved = zeroed(termios(), count: 1)
  nonisolated(unsafe) private static let earlierActions = zeroed(sigaction(), count: 65)

  /// Ways to die that would leave the terminal as it is: program errors, and signals that end a process by
  /// default.
  private static let fatalSignals =
    [
      SIGSEGV, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSYS, SIGQUIT, SIGALRM, SIGVTALRM, SIGPROF,
      SIGUSR1,
      SIGUSR2, SIGXCPU, SIGXFSZ, SIGSTKFLT, SIGIO, SIGPWR,
    ] + Array(34...64)

  /// Notes the settings of standard input, unless they are changed already: they are about to be.
  static func willChange() {
    guard !isChanged.load(ordering: .sequentiallyConsistent) else { return }
    if tcgetattr(0, saved) == 0 { isChanged.store(true, ordering: .sequentiallyConsistent) }
  }

  /// Puts the noted settings back in ordinary circumstances, when everything written has left. Does nothing when they are
  /// not changed.
  static func putBack() {
    guard isChanged.exchange(false, ordering: .sequentiallyConsistent) else { return }
    tcsetattr(0, TCSADRAIN, saved)
  }

  /// Puts the settings back if they are changed. Safe in a signal handler.
  static func restore() {
    guard isChanged.exchange(false, ordering: .sequentiallyConsistent) else { return }
    // In the background, tcsetattr would stop the process instead of letting it die.
    signal(SIGTTOU, SIG_IGN)
    tcsetattr(0, TCSANOW, saved)
    bracketedPasteOff.withUTF8Buffer { _ = write(1, $0.baseAddress, $0.count) }
  }

  /// Lets single keys through without echo; Ctrl-C, Ctrl-Z and Ctrl-\ stay what they are.
  static func takeSingleKeys() {
    willChange()
    var settings = saved.pointee
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO)
    withUnsafeMutableBytes(of: &settings.c_cc) { controls in
      controls[Int(VMIN)] = 1
      controls[Int(VTIME)] = 0
    }
    tcsetattr(0, TCSADRAIN, &settings)
  }

  /// From now on the settings are put back at exit and on fatal signals. Once per process.
  static func guardExits() {
    _ = isChanged.load(ordering: .relaxed)
    _ = saved.pointee.c_lflag
    _ = bracketedPasteOff.utf8CodeUnitCount
    takeSignalStack()
    atexit { TerminalModes.restore() }
    for number in fatalSignals {
      guard sigaction(number, nil, earlierActions + Int(number)) == 0,
        unsafeBitCast(earlierActions[Int(number)].__sigaction_handler.sa_handler, to: Int.self) != 1
      else { continue }
      var action = sigaction()
      action.__sigaction_handler.sa_sigaction = { number, information, _ in
        TerminalModes.restore()
        if number == SIGQUIT {
          // Somebody wants out: no program error, so no report of one.
          signal(number, SIG_DFL)
        } else {
          sigaction(number, TerminalModes.earlierActions + Int(number), nil)
        }
        // A fault comes again by itself when the handler returns, with its address; anything else, such as
        // Ctrl-\, is sent again.
        let isFault = (information?.pointee.si_code ?? 0) > 0 && TerminalModes.comesAgain(number)
        if !isFault { raise(number) }
      }
      action.sa_flags = Int32(SA_SIGINFO) | Int32(SA_ONSTACK)
      sigemptyset(&action.sa_mask)
      sigaction(number, &action, nil)
    }
  }

  /// Whether the machine, not somebody, sends this signal as a rule. Safe in a signal handler.
  private static func comesAgain(_ number: Int32) -> Bool {
    number == SIGSEGV || number == SIGBUS || number == SIGILL || number == SIGFPE
  }

  /// A stack of its own for the handlers: the usual one may be what overflowed.
  private static func takeSignalStack() {
    let size = 64 * 1024
    var stack = stack_t()
    stack.ss_sp = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    stack.ss_size = size
    sigaltstack(&stack, nil)
  }

  private static let bracketedPasteOff: StaticString = "\u{1B}[?2004l"

  private static func zeroed<Value>(_ value: Value, count: Int) -> UnsafeMutablePointer<Value> {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: count)
    memory.initialize(repeating: value, count: count)
    return memory
  }
}
