import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// The time that this process has had a processor. Machines are shared: what only computes is measured by it, so that a
/// neighbour's work does not count.
enum ProcessorTime {
  static var milliseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1e6
  }

  /// Milliseconds that `body` needs.
  static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let begin = milliseconds
    try body()
    return milliseconds - begin
  }
}
