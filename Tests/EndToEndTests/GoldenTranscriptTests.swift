import Foundation
import Testing

/// A golden case is a folder: `arguments`, `input`, `expected`. A missing expectation is recorded and fails once; `make golden` records all anew.
@Suite("Scripted conversations")
struct GoldenTranscriptTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")

  static var cases: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { !$0.hasPrefix(".") }
      .sorted()
  }

  @Test("reads as expected, line by line", arguments: cases)
  func transcript(name: String) throws {
    let folder = GoldenTranscriptTests.folder.appending(path: name)
    let home = try TemporaryFolder()
    func read(_ file: String) throws -> String {
      try String(contentsOf: folder.appending(path: file), encoding: .utf8)
    }
    let arguments = try read("arguments").split(whereSeparator: \.isWhitespace).map(String.init)
    let result = try Program.run(arguments, input: try read("input"), home: home.path)
    #expect(result.errors == "")
    let transcript = result.output + "status \(result.status)\n"
    let expectation = folder.appending(path: "expected")
    let isRecording = ProcessInfo.processInfo.environment["GATEWAY_TUTOR_RECORD"] != nil
    guard !isRecording, let expected = try? read("expected") else {
      try Data(transcript.utf8).write(to: expectation)
      Issue.record("recorded \(name); read it, then run again")
      return
    }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = transcript.split(separator: "\n", omittingEmptySubsequences: false)
    for (number, pair) in zip(old, new).enumerated() where pair.0 != pair.1 {
      Issue.record("\(name), line \(number + 1): expected \"\(pair.0)\", got \"\(pair.1)\"")
      return
    }
    #expect(old.count == new.count, "\(name) has another length")
  }

  @Test("nothing in a plain transcript is wider than 80 columns or ends in a space that no prompt needs")
  func width() throws {
    for name in GoldenTranscriptTests.cases {
      let text = try String(
        contentsOf: GoldenTranscriptTests.folder.appending(path: "\(name)/expected"), encoding: .utf8)
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        // A typed line stands behind its prompt as long as it is.
        if line.contains(" › ") { continue }
        // An address or a path is not broken.
        if line.contains("/"), line.split(separator: " ").filter({ $0 != "•" }).count == 1 { continue }
        #expect(line.count <= 80, "\(name), line \(number + 1)")
        #expect(line.last != " ", "\(name), line \(number + 1)")
      }
    }
  }
}
