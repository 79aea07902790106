internal import Foundation

/// The table that `make soak` prints: what is promised, its bar, and the figure that was measured.
package enum SoakTable {
  /// Whether the long proofs run at their full size.
  package static let isSoak = ProcessInfo.processInfo.environment["GATEWAY_TUTOR_SOAK"] == "1"

  /// What the program promises, in the order of the table.
  package enum Promise: Int, Sendable {
    case answerKept = 1
    case machineStops, damageNoticed, damageSurvived, diskFails, versions, twoTutors, hostileText,
      hostileFiles
    case hostileContent, hostileRepositories, terminalRestored, oddInput, memoryAndTime

    var title: String {
      switch self {
      case .answerKept: "an answer acknowledged is kept"
      case .machineStops: "also when the machine stops"
      case .damageNoticed: "damage is noticed"
      case .damageSurvived: "and survived"
      case .diskFails: "a disk that fails is said"
      case .versions: "other versions are refused"
      case .twoTutors: "two tutors at once"
      case .hostileText: "hostile text"
      case .hostileFiles: "hostile files"
      case .hostileContent: "hostile content"
      case .hostileRepositories: "hostile repositories"
      case .terminalRestored: "the terminal"
      case .oddInput: "odd input"
      case .memoryAndTime: "memory and time"
      }
    }
  }

  /// Adds a row to the file that $GATEWAY_TUTOR_SOAK_TABLE names; without one there is no table.
  package static func add(_ promise: Promise, _ row: String, bar: String, figure: String) {
    guard let path = ProcessInfo.processInfo.environment["GATEWAY_TUTOR_SOAK_TABLE"] else { return }
    let number = promise.rawValue < 10 ? " \(promise.rawValue)" : "\(promise.rawValue)"
    let line = Array("\(number) \(promise.title) | \(row) | \(bar) | \(figure)\n".utf8)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return }
    // One write appends whole, whoever else appends.
    _ = write(descriptor, line, line.count)
    close(descriptor)
  }
}
