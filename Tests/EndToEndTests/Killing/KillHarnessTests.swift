import Foundation
import Testing
import TutorCore
import TutorTestSupport

/// The program is killed at random moments, thousands of times in a soak; the seed of each kill is its number.
@Suite("Killed at a random moment")
struct KillHarnessTests {
  enum Scene: String, CaseIterable, Sendable {
    case lesson, drill, twoWriters = "two writers", firstStart = "first start"

    /// Kills of this scene: 10,000 together in a soak.
    var kills: Int {
      switch self {
      case .lesson, .drill: SoakTable.isSoak ? 2_500 : 10
      case .twoWriters: SoakTable.isSoak ? 4_000 : 12
      case .firstStart: SoakTable.isSoak ? 1_000 : 8
      }
    }
  }

  /// Kills in one home folder.
  private static let killsAHome = 40

  @Test("the program loses no acknowledged turn", arguments: Scene.allCases)
  func killed(_ scene: Scene) throws {
    let scripts: [KilledScript] =
      switch scene {
      case .lesson, .firstStart: [try .lesson()]
      case .drill: [try .drill()]
      case .twoWriters: [try .lesson(), try .drill()]
      }
    var tally = Tally()
    var number = 0
    while number < scene.kills {
      let home = try KilledHome()
      var kept: [String: [JournalEvent]] = [:]
      let killsHere = scene == .firstStart ? 1 : Self.killsAHome
      for _ in 0..<killsHere where number < scene.kills {
        try kill(scripts, number, home, &kept, &tally)
        number += scripts.count
      }
      // Later kills took nothing from earlier learners, and the program goes on.
      #expect(try home.journals() == kept)
      let after = try Program.run(
        ["resume", "--plain", "--learner", "learner 0.\(number - scripts.count)"], home: home.path)
      #expect(after.status == 0 && after.output.contains(KilledScript.prompt))
    }
    #expect(tally.turns > 0 && tally.underWay > 0)
    SoakTable.add(
      .answerKept, "kill -9 at random, \(scene.rawValue)", bar: "0 acknowledged turns lost",
      figure:
        "\(tally.lost) of \(tally.turns) in \(number) kills, \(tally.underWay) of them in the middle of a conversation"
    )
  }

  private struct Tally {
    var turns = 0
    var lost = 0
    /// Kills after the first prompt and before the last.
    var underWay = 0
  }

  /// Starts every script at once, kills each at a moment of its own, and looks at the journal.
  private func kill(
    _ scripts: [KilledScript], _ number: Int, _ home: KilledHome, _ kept: inout [String: [JournalEvent]],
    _ tally: inout Tally
  ) throws {
    var chance = SeededGenerator(seed: UInt64(number))
    let running = try scripts.indices.map { index in
      let name = "learner \(index).\(number)"
      let (input, output) = try home.files(scripts[index].lines, "\(index)")
      // Several at once take longer.
      let delay = UInt32.random(
        in: 0...(scripts[index].duration * UInt32(scripts.count) * 11 / 10), using: &chance)
      let program = try SpawnedProgram(
        scripts[index].arguments + ["--learner", name], input: input, output: output,
        environment: Program.environment(home: home.path))
      return (script: scripts[index], name: name, delay: delay, program: program)
    }
    var slept: UInt32 = 0
    var outputs: [String: String] = [:]
    for one in running.sorted(by: { $0.delay < $1.delay }) {
      usleep(one.delay - slept)
      slept = one.delay
      outputs[one.name] = one.program.kill()
    }
    let journals = try home.journals()
    for one in running {
      let prompts = KilledScript.prompts(in: outputs[one.name] ?? "")
      let journal = journals[one.name]
      tally.turns += max(0, prompts - 1)
      if (1...one.script.lines.count).contains(prompts) { tally.underWay += 1 }
      if let problem = one.script.problem(journal ?? [], prompts: prompts) {
        tally.lost += 1
        Issue.record("kill \(number), \(one.name): \(problem)")
      }
      if let journal { kept[one.name] = journal }
    }
  }
}
