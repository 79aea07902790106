internal import Foundation

/// The table that `make soak` prints: what is promised, its bar, and the figure that was measured.
package enum SoakTable {
  /// Whether the long proofs run at their full size.
  package static let isSoak = ProcessInfo.processInfo.environment["GATEWAY_TUTOR_SOAK"] == "1"

  /// Adds a row to the file that $GATEWAY_TUTOR_SOAK_TABLE names; without one there is no table.
  package static func add(_ row: String, bar: String, figure: String) {
    guard let path = ProcessInfo.processInfo.environment["GATEWAY_TUTOR_SOAK_TABLE"] else { return }
    let line = Array("\(row) | \(bar) | \(figure)\n".utf8)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return }
    // One write appends whole, whoever else appends.
    _ = write(descriptor, line, line.count)
    close(descriptor)
  }
}
