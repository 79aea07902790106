import CSystem
import Glibc

/// Asks the process for what `TerminalCapabilities` is made of.
package struct TerminalProbe: Sendable {
  private let environment: [String: String]
  private let plain: Bool

  /// - Parameters:
  ///   - environment: the process's variables.
  ///   - plain: `--plain` was given.
  package init(environment: [String: String], plain: Bool) {
    self.environment = environment
    self.plain = plain
  }

  /// The capabilities of standard input and output now; three system calls.
  package func capabilities() -> TerminalCapabilities {
    TerminalCapabilities(
      environment: environment, plain: plain, isInputTerminal: isatty(0) == 1,
      isOutputTerminal: isatty(1) == 1, windowSize: windowSize())
  }

  private func windowSize() -> (columns: Int, rows: Int)? {
    var rows: UInt16 = 0
    var columns: UInt16 = 0
    guard system_window_size(1, &rows, &columns) == 0 else { return nil }
    return (Int(columns), Int(rows))
  }
}

/// The variables of this process.
package enum ProcessEnvironment {
  /// A copy of all variables; of two of one name the first counts.
  package static func current() -> [String: String] {
    var variables: [String: String] = [:]
    guard var entry = system_environment() else { return variables }
    while let pointer = entry.pointee {
      let text = String(cString: pointer)
      if let equals = text.firstIndex(of: "=") {
        let name = String(text[..<equals])
        if variables[name] == nil { variables[name] = String(text[text.index(after: equals)...]) }
      }
      entry += 1
    }
    return variables
  }
}
