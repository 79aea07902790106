internal import Foundation
internal import TutorCore

/// Standard error, for messages about what could not be done.
enum StandardError {
  /// Writes a line, made safe for a terminal.
  static func write(_ message: String) {
    FileHandle.standardError.write(Data((SafeText("gateway-tutor: " + message).string + "\n").utf8))
  }
}

/// Standard output, for what a machine or an author reads.
enum StandardOutput {
  /// Writes a line.
  static func write(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
