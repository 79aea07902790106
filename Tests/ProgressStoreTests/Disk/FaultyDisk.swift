import Foundation
import Synchronization

/// A folder whose files SQLite reaches through this test's own file layer: every operation is written down, and any of them can be made to fail.
///
/// What is written reaches the real files at once, as it does on a machine that stays on. What would be left of them had the machine stopped, the
/// record tells: see `PowerCut`.
final class FaultyDisk: Sendable {
  /// What SQLite asked of the file system. Paths are absolute.
  enum Operation: Sendable, Hashable {
    /// A file was opened; `isNew` when that made it.
    case open(path: String, isNew: Bool)
    case read(path: String)
    case write(path: String, offset: Int, bytes: Data)
    case truncate(path: String, size: Int)
    case sync(path: String)
    /// A file was deleted; `isSynced` when the folder was synced after it.
    case delete(path: String, isSynced: Bool)
    /// The test was told that everything up to turn `number` is on the disk.
    case acknowledged(number: Int)
  }

  /// How an operation fails: the code, and whether it is done all the same.
  struct Fault: Sendable {
    var code: Int32
    var isDone = false
  }

  private struct State {
    var operations: [Operation] = []
    var fault: (@Sendable (Operation, _ index: Int) -> Fault?)?
  }

  let folder: String
  private let state = Mutex(State())

  /// The disks of this process. SQLite knows one list of file layers, too.
  private static let disks = Mutex<[String: FaultyDisk]>([:])

  /// Takes over a folder.
  init(folder: String) {
    FaultyFileLayer.register()
    self.folder = folder + "/"
    Self.disks.withLock { $0[self.folder] = self }
  }

  /// Lets the folder go. What SQLite has open there goes on being written down.
  func eject() { Self.disks.withLock { $0[folder] = nil } }

  static func disk(of path: String) -> FaultyDisk? {
    disks.withLock { disks in disks.first { path.hasPrefix($0.key) }?.value }
  }

  /// Everything so far.
  var operations: [Operation] { state.withLock(\.operations) }

  /// Forgets what was written down.
  func clear() { state.withLock { $0.operations = [] } }

  /// Lets operations fail; `index` counts those that were written down, from 0.
  func inject(_ fault: (@Sendable (Operation, _ index: Int) -> Fault?)?) {
    state.withLock { $0.fault = fault }
  }

  /// Lets the operation with this index fail, and with `isLasting` every one after it that `matches`.
  func fail(
    at index: Int, with fault: Fault, isLasting: Bool = false,
    where matches: @escaping @Sendable (Operation) -> Bool = { _ in true }
  ) {
    inject { operation, current in
      (isLasting ? current >= index : current == index) && matches(operation) ? fault : nil
    }
  }

  /// Writes down that a turn was acknowledged.
  func acknowledge(_ number: Int) { state.withLock { $0.operations.append(.acknowledged(number: number)) } }

  /// Performs an operation, unless it is to fail. An operation that fails without being done is not written down as done.
  func perform(_ operation: Operation, _ body: () -> Int32) -> Int32 {
    let fault = state.withLock { $0.fault?(operation, $0.operations.count) }
    if let fault, !fault.isDone {
      // Counted, so that a sweep over all indices ends.
      state.withLock { $0.operations.append(.read(path: "failed")) }
      return fault.code
    }
    state.withLock { $0.operations.append(operation) }
    let result = body()
    return fault?.code ?? result
  }
}
