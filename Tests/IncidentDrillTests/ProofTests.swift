import CurriculumFiles
import Foundation
import IncidentDrill
import Testing

/// What an author is told who lets the scenarios be played.
@Suite("A scenario that is proved by playing")
struct ProofTests {
  /// Problems of 8c with one twin, changed.
  static func problems(twin: String, _ changes: [(String, String)]) throws -> [String] {
    let shipped = try String(
      contentsOf: Fixture.checkout.appending(path: "Scenarios/8c-publish-errors.md"), encoding: .utf8)
    let parts = shipped.components(separatedBy: "\n## ")
    var text = parts.filter { !$0.hasPrefix("Twin:") || $0.hasPrefix("Twin: \(twin)\n") }.joined(
      separator: "\n## ")
    for (good, bad) in changes {
      #expect(text.contains(good))
      text = text.replacingOccurrences(of: good, with: bad)
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: "proof-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let scenarios = folder.appending(path: "Scenarios")
    try FileManager.default.createDirectory(at: scenarios, withIntermediateDirectories: true)
    try text.write(to: scenarios.appending(path: "8c-publish-errors.md"), atomically: true, encoding: .utf8)
    let problems = ProblemList()
    _ = ContentFolder(path: folder.path).readScenarios(problems: problems, nights: 4...4)
    return problems.problems.map(\.description)
  }

  @Test("names scenario, twin and seed where the expert does not win")
  func expert() throws {
    let problems = try ProofTests.problems(
      twin: "processor-down", [("  - failed-writes restart\n", "")])
    let message = #"scenario 8c, twin "processor-down", seed 4: the expert does not win"#
    #expect(
      problems.contains { $0.contains(message) && $0.contains("--twin processor-down --seed 4") },
      "\(problems)")
  }

  @Test("says when what is said to need somebody goes by itself")
  func kinds() throws {
    let healing = try ProofTests.problems(twin: "blip", [("kind: healing", "kind: causal")])
    #expect(healing.contains { $0.contains(#"it goes by itself, so it is not "causal""#) }, "\(healing)")
  }

  @Test("says which line of the expert asks for nothing")
  func line() throws {
    let problems = try ProofTests.problems(twin: "blip", [("  - sentry issues\n", "  - juggle oranges\n")])
    #expect(
      problems.contains { $0.contains(#"the expert's "juggle oranges" asks for nothing"#) }, "\(problems)")
  }
}
