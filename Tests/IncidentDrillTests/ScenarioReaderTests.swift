import CurriculumFiles
import Foundation
import IncidentDrill
import Testing
import TutorCore

@Suite("A scenario file")
struct ScenarioReaderTests {
  static let shipped =
    (try? String(
      contentsOf: Fixture.checkout.appending(path: "Scenarios/8a-primary-poll-delay.md"), encoding: .utf8))
    ?? ""

  static func problems(_ text: String) -> [String] {
    let problems = ProblemList()
    _ = ScenarioReader(name: "s.md", text: text, problems: problems, runbook: { _ in [] }).read()
    return problems.problems.map(\.description)
  }

  @Test("the shipped ones have no problems and at least three twins each")
  func clean() {
    let problems = ProblemList()
    let scenarios = ContentFolder(path: Fixture.checkout.path).readScenarios(problems: problems)
    #expect(problems.problems.map(\.description) == [])
    #expect(scenarios.contains { $0.id == "8a" })
    #expect(scenarios.allSatisfy { $0.twins.count >= 3 })
  }

  @Test("who lets the alert fire on says what is well, and distractors and limits are words out of a list")
  func winAndDistractors() throws {
    let shipped = try String(
      contentsOf: Fixture.checkout.appending(path: "Scenarios/8d-publish-latency.md"), encoding: .utf8)
    func problems(_ good: String, _ bad: String) -> [String] {
      #expect(shipped.contains(good))
      return ScenarioReaderTests.problems(shipped.replacingOccurrences(of: good, with: bad))
    }
    let limits = ", limits: [{ metric: publish_latency_ms, measure: maximum, at_most: 60 }]"
    #expect(problems(limits, "").contains { $0.contains("nothing says what is well") })
    #expect(problems("at_most: 60", "at_most: low").contains { $0.contains("should be a number") })
    #expect(
      problems("budget: 45m", "budget: 45m\ndistractors: [old-restrat]").contains {
        $0.contains("Did you mean \"old-restart\"?")
      })
  }

  @Test(
    "a mistake is named with its line, and the nearest right word",
    arguments: [
      ("kind: causal", "kind: casual", "\"kind\" knows no \"casual\". Did you mean \"causal\"?"),
      (
        "what: crash-loop", "what: crash-lop", "\"what\" knows no \"crash-lop\". Did you mean \"crash-loop\"?"
      ),
      ("budget: 40m", "budget: 60x", "\"budget\" should be a span such as 90s, 5m or 1h, not \"60x\""),
      ("above: 60\n", "", "the alert never fires. Write \"above:\" or \"below:\" with a number."),
      ("## Lesson", "## Leson", "a scenario has no part \"Leson\". Did you mean \"## Lesson\"?"),
      ("restarted-healthy: 20", "restarted-healthy: 0", "no hazard is free"),
      ("hours:", "hour:", "the world has no key \"hour\". Did you mean \"hours\"?"),
    ])
  func mistakes(good: String, bad: String, message: String) {
    let text = ScenarioReaderTests.shipped.replacingOccurrences(of: good, with: bad)
    let problems = ScenarioReaderTests.problems(text)
    #expect(problems.contains { $0.contains(message) && $0.hasPrefix("s.md:") }, "\(problems)")
  }
}
