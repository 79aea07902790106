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

  /// The same of the programs that this process started and that have ended.
  static var millisecondsOfChildren: Double {
    var usage = rusage()
    // The C library declares the constant as another type on Linux than the function takes.
    getrusage(__rusage_who_t(RUSAGE_CHILDREN.rawValue), &usage)
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
  }

  private static func milliseconds(_ time: timeval) -> Double {
    Double(time.tv_sec) * 1000 + Double(time.tv_usec) / 1000
  }

  /// Milliseconds that `body` needs.
  static func milliseconds(_ body: () throws -> Void) rethrows -> Double {
    let begin = milliseconds
    try body()
    return milliseconds - begin
  }
}
