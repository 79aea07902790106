package import CSystem
internal import Glibc

/// The most memory that a running process has had.
///
/// `ru_maxrss` cannot be used for it: a process that was spawned inherits the peak of the one that spawned it, until exec(2) and beyond
/// (Linux keeps it in the signal structure), so it says how large the test is.
package enum PeakMemory {
  /// Resident KiB at most so far (`VmHWM` of proc_pid_status(5)); nil when the process is gone.
  package static func kilobytes(of process: pid_t) -> Int? {
    let descriptor = open("/proc/\(process)/status", O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 4_096)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else { return nil }
    let lines = String(decoding: buffer.prefix(count), as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("VmHWM:") }) else { return nil }
    return Int(line.filter(\.isNumber))
  }
}
