/// How long a pattern has worked. Where many programs share few processors, only the time that this thread had one counts; that clock is slow to
/// read, so it is read only when half of the time is over by the other.
struct PatternClock {
  private let start = System.monotonicNanoseconds()
  private var startOfThread: UInt64?
  private var calls: UInt32 = 0
  /// Half of what it may work, in nanoseconds.
  private let half: UInt64

  init(milliseconds: Int) { half = UInt64(max(0, milliseconds)) * 1_000_000 / 2 }

  /// Whether the time is over.
  mutating func isSpent() -> Bool {
    guard System.monotonicNanoseconds() - start > half else { return false }
    let now = System.threadNanoseconds()
    guard let startOfThread else {
      startOfThread = now
      return false
    }
    return now - startOfThread > half
  }

  /// The same, looking at the clock every sixteenth time: for a callout that comes with each item of the pattern that is tried.
  mutating func isSpentNow() -> Bool {
    calls &+= 1
    return calls & 15 == 0 && isSpent()
  }
}
