import Foundation

extension Program {
  /// The program as a shell runs it; `$TUTOR` is its path, `$DATA` a folder for progress.
  static func shell(_ script: String, home: String, folder working: String? = nil) throws -> Program.Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", script]
    process.environment = Program.environment(home: home).merging(
      ["TUTOR": Program.path, "DATA": home + "/data"]) { $1 }
    if let working { process.currentDirectoryURL = URL(filePath: working) }
    let folder = try TemporaryFolder()
    let files = ["output", "errors"].map { folder.url.appending(path: $0) }
    for file in files { _ = FileManager.default.createFile(atPath: file.path, contents: nil) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: files[0])
    process.standardError = try FileHandle(forWritingTo: files[1])
    try process.run()
    process.waitUntilExit()
    return Program.Result(
      output: String(decoding: try Data(contentsOf: files[0]), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: files[1]), as: UTF8.self),
      status: process.terminationStatus)
  }
}
