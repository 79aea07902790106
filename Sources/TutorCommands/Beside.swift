internal import Dispatch
internal import Synchronization

/// Work that is done on another thread beside the caller's, and waited for once: what a start needs from two disks' worth of files takes the
/// time of the longer of the two.
final class Beside<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, any Error>?>(nil)
  private let isDone = DispatchSemaphore(value: 0)

  /// Begins `work` at once.
  init(_ work: @escaping @Sendable () throws -> Value) {
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      let outcome = Result { try work() }
      result.withLock { $0 = outcome }
      isDone.signal()
    }
  }

  /// What the work gave; waits for its end.
  func value() throws -> Value {
    isDone.wait()
    isDone.signal()
    guard let outcome = result.withLock({ $0 }) else { throw CancellationError() }
    return try outcome.get()
  }
}
