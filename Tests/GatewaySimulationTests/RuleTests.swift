import Foundation
import Testing

@testable import GatewaySimulation

@Suite("The model and the practice copy say the same")
struct RuleTests {
  @Test("the model answers a case as the table says", arguments: RuleCase.all)
  func model(rule: RuleCase) {
    #expect(rule.answer == rule.expected)
  }

  @Test("the practice copy's own functions answer all cases as the table says", .enabled(if: Python.isThere))
  func practiceCopy() throws {
    let answers = try Python.run(RuleCase.python, lines: RuleCase.all.map(\.input))
    #expect(answers.count == RuleCase.all.count)
    for (rule, answer) in zip(RuleCase.all, answers) {
      #expect(answer == rule.expected, "\(rule.input)")
    }
  }

  @Test("every pod of the healthy fleet is reached at exactly one index")
  func routes() {
    let targets = PodIndex.targets(clusters: 4, replicas: 90, numberOfReplicas: 90)
    #expect(targets.compactMap { $0 }.sorted() == Array(0..<360))
  }

  @Test("the checksum is zlib's")
  func crc() {
    #expect(CRC32.checksum("123456789") == 0xCBF4_3926)
    #expect(CRC32.checksum("") == 0)
  }
}

/// The practice copy's interpreter.
enum Python {
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static var isThere: Bool {
    ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"].contains {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  /// Runs a script with the practice copy on its path; gives the lines that it prints.
  static func run(_ script: String, lines: [String]) throws -> [String] {
    let practice = root.appending(path: "Curriculum/practice")
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    var environment = ProcessInfo.processInfo.environment
    environment["PYTHONPATH"] = ["k-repo/python", "app/src/learning"].map {
      practice.appending(path: $0).path
    }
    .joined(separator: ":")
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    process.environment = environment
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
    try input.fileHandleForWriting.close()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    var answers = String(decoding: data, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .map(String.init)
    if answers.last == "" { answers.removeLast() }
    return answers
  }
}
