import Foundation
import PseudoTerminal

/// The built program, run the way a person or a script would.
enum Program {
  /// Its path: beside the test runner.
  static let path: String = {
    let runner =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
    return URL(filePath: runner).deletingLastPathComponent().appending(path: "gateway-tutor").path
  }()

  /// The checkout.
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// What a run gave.
  struct Result {
    var output: String
    var errors: String
    var status: Int32
  }

  /// The environment of every run: nothing of this machine's gets in, but how a sanitizer is to report and where coverage is counted.
  static func environment(home: String) -> [String: String] {
    let own = ProcessInfo.processInfo.environment
    var instruments = own.filter { ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key) }
    // Not the variable itself: a program that is killed leaves half a file, which must not lie among those of the tests.
    instruments["LLVM_PROFILE_FILE"] = own["GATEWAY_TUTOR_PROFILE"]
    return instruments.merging([
      "HOME": home, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "xterm-256color",
      "GATEWAY_TUTOR_CONTENT": checkout.path,
      // A crash is to end the program, not to wait for somebody at the backtrace.
      "SWIFT_BACKTRACE": "enable=no",
    ]) { $1 }
  }

  /// Runs the program with `input` on standard input.
  static func run(
    _ arguments: [String], input: String = "", home: String, environment more: [String: String] = [:]
  ) throws -> Result {
    try run(arguments, bytes: Data(input.utf8), home: home, environment: more)
  }

  /// The same with an input that need not be text.
  static func run(
    _ arguments: [String], bytes: Data, home: String, environment more: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    process.environment = environment(home: home).merging(more) { $1 }
    // Files rather than pipes: nothing to fill up, nothing to wait for.
    let folder = try TemporaryFolder()
    let files = ["input", "output", "errors"].map { folder.url.appending(path: $0) }
    try bytes.write(to: files[0])
    for file in files[1...] { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardInput = try FileHandle(forReadingFrom: files[0])
    process.standardOutput = try FileHandle(forWritingTo: files[1])
    process.standardError = try FileHandle(forWritingTo: files[2])
    try process.run()
    process.waitUntilExit()
    return Result(
      output: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[2]), as: UTF8.self),
      status: process.terminationStatus)
  }

  /// Starts the program under a pseudo-terminal.
  static func open(
    _ arguments: [String], home: String, rows: UInt16 = 24, columns: UInt16 = 80,
    environment more: [String: String] = [:]
  ) throws -> PseudoTerminal {
    try PseudoTerminal(
      path, arguments, environment: environment(home: home).merging(more) { $1 }, rows: rows, columns: columns
    )
  }
}

/// A folder that goes away with its owner.
final class TemporaryFolder {
  let url: URL
  var path: String { url.path }

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "gateway-tutor-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
