internal import Foundation
internal import TerminalIO
internal import TutorCore

/// Standard error, for messages about what could not be done.
enum StandardError {
  /// Writes a line, made safe for a terminal. When that fails there is nobody left to tell.
  static func write(_ message: String) { writeLine("gateway-tutor: " + message) }

  /// The same, without the program's name before it.
  static func writeLine(_ message: String) {
    let output = Output(descriptor: 2)
    output.write(SafeText(message).string + "\n")
    output.flush()
  }
}

/// Standard output, for what a machine or an author reads.
enum StandardOutput {
  /// Writes a line. What a terminal would obey or hide is written as JSON allows it, `\u202E`: JSON stays what it was, and a text is safe to look at.
  ///
  /// - Throws: `OutputFailure` when it could not be written.
  static func write(_ line: String) throws(OutputFailure) {
    let output = Output(descriptor: 1)
    output.write(safe(line) + "\n")
    output.flush()
    try OutputFailure.check(output)
  }

  /// `text` with every scalar that is not printable as one or two `\uXXXX`.
  static func safe(_ text: String) -> String {
    if SafeText.isSafe(text) { return text }
    var bytes: [UInt8] = []
    for scalar in text.unicodeScalars {
      if SafeText.isPrintable(scalar) {
        bytes.append(contentsOf: scalar.utf8)
      } else {
        for unit in scalar.utf16 {
          let digits = String(unit, radix: 16, uppercase: true)
          bytes.append(
            contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits).utf8)
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// Standard output could not be written.
struct OutputFailure: Error {
  /// The value of `errno`.
  let code: Int32

  /// Throws when `output` has failed.
  static func check(_ output: Output) throws(OutputFailure) {
    if let code = output.failure { throw OutputFailure(code: code) }
  }

  /// What to say about it; nil when the reader went away, which is an ordinary end.
  var message: String? {
    code == EPIPE ? nil : "Standard output could not be written: \(String(cString: strerror(code)))."
  }

  /// How the command ends: 1, or 141 for a reader that went away, as a shell reports it for a tool that SIGPIPE ends.
  var status: Int32 { code == EPIPE ? 128 + SIGPIPE : 1 }
}
