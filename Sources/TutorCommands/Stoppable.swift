internal import Dispatch
internal import TerminalIO

extension Environment {
  /// Does `work` on another thread; nil when Ctrl-C, a hang-up or a request to end comes first. What was begun then goes on to its end and is thrown
  /// away, so it must be a calculation: whatever it changes, it changes in a copy.
  func stoppable<Value>(_ work: @escaping () -> Value) -> Value? {
    let run = StoppableRun(work)
    DispatchQueue.global(qos: .userInitiated).async { run.perform() }
    while true {
      if let value = run.result(within: .milliseconds(20)) { return value }
      if console.takeInterrupt() { return nil }
    }
  }
}

/// Work that one thread does and another waits for. Unchecked, because the work is handed over whole: nobody else has what it changes, and its result is
/// read only after it was signalled.
private final class StoppableRun<Value>: @unchecked Sendable {
  private let work: () -> Value
  private var value: Value?
  private let isDone = DispatchSemaphore(value: 0)

  init(_ work: @escaping () -> Value) { self.work = work }

  func perform() {
    value = work()
    isDone.signal()
  }

  func result(within time: DispatchTimeInterval) -> Value? {
    isDone.wait(timeout: .now() + time) == .success ? value : nil
  }
}
