/// The threads of a search: one a processor to begin with, and more while they leave the processors idle, for then they
/// wait for a disk, and a cold disk wants many requests at once.
struct SearchGang {
  private let worker: SearchWorker
  private var threads: [WorkerThread] = []
  private var lastLook = System.monotonicNanoseconds()
  private var usedThen = System.processNanoseconds()

  /// Threads at most.
  private static let most = max(8, min(16, 2 * System.processors))
  /// Nanoseconds between two looks.
  private static let interval: UInt64 = 8_000_000

  init(_ worker: SearchWorker) {
    self.worker = worker
    add(System.processors)
  }

  /// Whether there is no thread at all.
  var isEmpty: Bool { threads.isEmpty }

  private mutating func add(_ count: Int) {
    for _ in 0..<min(count, Self.most - threads.count) {
      let worker = worker
      if let thread = WorkerThread({ worker.run() }) { threads.append(thread) }
    }
  }

  /// Adds threads when less than two thirds of the processors' time was used since the last look.
  mutating func growIfIdle() {
    guard threads.count < Self.most else { return }
    let now = System.monotonicNanoseconds()
    guard now - lastLook > Self.interval else { return }
    let used = System.processNanoseconds()
    if (used - usedThen) * 3 < (now - lastLook) * 2 * UInt64(System.processors) { add(System.processors) }
    lastLook = now
    usedThen = used
  }

  /// Waits for the end of all threads.
  func join() { for thread in threads { thread.join() } }
}
