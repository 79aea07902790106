import Foundation
import PseudoTerminal
import Testing

/// What a report says, whatever the width of its lines and whether commands stand in quotes.
private func unwrapped(_ text: String) -> String {
  text.replacing("\"", with: "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
}

@Suite("The doctor")
struct DoctorTests {
  /// A copy of the content and a copy of the practice repositories as if they were clones.
  final class Bench {
    let home: TemporaryFolder
    var content: String { home.path + "/work/Curriculum" }
    var clones: String { home.path + "/clones" }
    static let server = "k-repo/python/klaviyo/data_exchange/event_pipeline_orchestrator/server"

    init() throws {
      home = try TemporaryFolder()
      try FileManager.default.createDirectory(
        atPath: home.path + "/work", withIntermediateDirectories: true)
      for name in ["Curriculum", "Scenarios"] {
        try FileManager.default.copyItem(
          atPath: Program.checkout.appending(path: name).path, toPath: home.path + "/work/" + name)
      }
      try FileManager.default.copyItem(atPath: content + "/practice", toPath: clones)
    }

    /// Changes a file of the clones; its path below the orchestrator's folder.
    func change(_ file: String, _ edit: (String) -> String) throws {
      try change(at: "\(clones)/\(Bench.server)/\(file)", edit)
    }

    func change(at path: String, _ edit: (String) -> String) throws {
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let changed = edit(text)
      try #require(changed != text, "\(path)")
      try changed.write(toFile: path, atomically: false, encoding: .utf8)
    }

    func move(_ file: String, to other: String) throws {
      try FileManager.default.moveItem(
        atPath: "\(clones)/\(Bench.server)/\(file)", toPath: "\(clones)/\(Bench.server)/\(other)")
    }

    func doctor(_ arguments: String..., repos: Bool = true) throws -> Program.Result {
      try Program.run(
        ["doctor", "--content", content] + (repos ? ["--repos", clones] : []) + arguments, home: home.path)
    }
  }

  struct Report: Decodable {
    struct Finding: Decodable {
      let area, what, mend: String
      let sections: [String]
    }
    struct Repository: Decodable {
      let id, origin: String
      let path, by, branch, commit: String?
    }
    struct Place: Decodable, Equatable {
      let path: String
      let line: Int?
    }
    struct Fact: Decodable {
      let name, writtenFor: String
      let found: String?
      let line: Int?
    }
    struct Reference: Decodable {
      let section, repository, status, origin: String
      let find, betterName: String?
      let content, old: Place
      let new: Place?
      let places: [Place]
      let similar: [String]
      let facts: [Fact]
    }
    struct Progress: Decodable {
      let path, state: String
      let bytes, entries: Int
      let format: Int?
      let learners, copies: Int
      let newestCopy: String?
    }
    let ok: Bool
    let findings: [Finding]
    let repositories: [Repository]
    let references: [Reference]
    let progress: Progress
  }

  private func report(_ bench: Bench, repos: Bool = true) throws -> Report {
    let result = try bench.doctor("--json", repos: repos)
    return try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
  }

  @Test(
    "a figure of a card that the code states otherwise is named with both values, and so is a path that a clone lost"
  )
  func cards() throws {
    let bench = try Bench()
    let sound = try bench.doctor()
    #expect(unwrapped(sound.output).contains("on 15 cards, all as the cards say"))
    try bench.change("settings.py") {
      $0.replacing(
        "memory_percentage_threshold_p10: int = 20", with: "memory_percentage_threshold_p10: int = 25")
    }
    try FileManager.default.removeItem(
      atPath: bench.clones + "/infrastructure-deployment/apps/internal-exchange/prep-publisher/app.yaml")
    let result = try bench.doctor("--all")
    #expect(result.status == 1)
    let words = unwrapped(result.output)
    #expect(words.contains("The card orchestrator says 20 %"), "\(words)")
    #expect(words.contains("server/settings.py says 25 %."))
    #expect(words.contains("which states 9 figures of the card prep-publisher, is not here."), "\(words)")
    #expect(
      words.contains("Paths of the card prep-publisher are not here")
        || words.contains("A path of the card prep-publisher is not here"))
    let report =
      try JSONSerialization.jsonObject(with: Data(try bench.doctor("--json").output.utf8)) as? [String: Any]
    let cards = try #require(report?["cards"] as? [[String: Any]])
    let orchestrator = try #require(cards.first { $0["name"] as? String == "orchestrator" })
    let others = try #require(orchestrator["otherFigures"] as? [[String: Any]])
    #expect(others.contains { $0["card"] as? String == "20" && $0["found"] as? String == "25" })
  }

  @Test("is calm and short when all is well, on the practice copy as on clones, and makes nothing")
  func calm() throws {
    let bench = try Bench()
    for repos in [false, true] {
      let result = try bench.doctor(repos: repos)
      #expect(result.status == 0, "\(result.output)")
      #expect(result.output.contains("All is well."))
      #expect(result.output.split(separator: "\n").count < 25)
      #expect(result.output.contains("the practice copy") == !repos)
    }
    #expect(!FileManager.default.fileExists(atPath: bench.home.path + "/.local"))
    #expect(try report(bench).references.allSatisfy { $0.status == "exact" && $0.origin == "clone" })
    let drift = try bench.doctor("--drift")
    #expect(drift.output.hasPrefix("# No drift") && drift.status == 0)
  }

  @Test("tells what moved, changed, doubled and went away, where to and to which value, in 80 columns")
  func drift() throws {
    let bench = try Bench()
    try bench.change("settings.py") {
      $0.replacing("threshold_p10: int = 20", with: "threshold_p10: int = 25")
    }
    try bench.move("buffering/threshold_pausing.py", to: "buffering/pausing.py")
    try bench.change("task_state_controller/controller.py") {
      $0 + "\n\nclass TaskStateController:\n    def forget(self):\n        pass\n"
    }
    try FileManager.default.removeItem(atPath: "\(bench.clones)/\(Bench.server)/flow_control_protocol.py")
    let result = try bench.doctor("--all")
    #expect(result.status == 1)
    for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    let text = unwrapped(result.output)
    #expect(text.contains("p10_threshold is 25 % in"))
    #expect(text.contains("the text was written for 20 %"))
    #expect(text.contains("flow_control_protocol.py is gone"))
    let report = try report(bench)
    func references(_ status: String) -> [Report.Reference] {
      report.references.filter { $0.status == status }
    }
    let moved = references("moved")
    #expect(moved.count >= 3)
    for reference in moved {
      #expect(reference.old.path.hasSuffix("buffering/threshold_pausing.py"))
      #expect(reference.new?.path.hasSuffix("buffering/pausing.py") == true)
      #expect(reference.old.line == reference.new?.line)
    }
    let changed = references("changed").flatMap(\.facts).filter { $0.found != $0.writtenFor }
    #expect(changed.map(\.name) == ["p10_threshold"])
    #expect(changed.map(\.found) == ["25"] && changed.map(\.writtenFor) == ["20"])
    let doubled = references("ambiguous")
    #expect(
      doubled.allSatisfy { $0.find == "TaskStateController.forget" && $0.places.count == 2 }, "\(doubled)")
    #expect(!doubled.isEmpty)
    #expect(references("missing").allSatisfy { $0.old.path.hasSuffix("flow_control_protocol.py") })
    #expect(!references("missing").isEmpty)
    let finding = report.findings.first { $0.what.contains("p10_threshold") }
    #expect(finding?.sections == ["5b"])
    #expect(report.findings.allSatisfy { !$0.mend.isEmpty })
  }

  @Test("prints the edits as a diff; with it applied, there is no drift any more")
  func patch() throws {
    let bench = try Bench()
    // Values, one of them quoted in the content, one of a hunt; a file that moved, one that was renamed; a symbol that went to
    // another file, one that was renamed, one whose name is there twice; and the author's lines.
    try bench.change("settings.py") {
      $0.replacing("threshold_p10: int = 20", with: "threshold_p10: int = 25")
        .replacing("active_cluster_fleet: str = \"edam\"", with: "active_cluster_fleet: str = \"gouda\"")
        .replacing("retry_delay_levels: int = 4", with: "retry_delay_levels: int = 5")
    }
    try bench.move("buffering/threshold_pausing.py", to: "buffering/pausing.py")
    try bench.change("buffering/memory_accounting.py") {
      $0.replacing("fill_percent", with: "percent_filled")
    }
    try bench.move("flow_control_protocol.py", to: "protocol_of_flow_control.py")
    let section = bench.content + "/sections/5b-in-memory-buffer.md"
    try bench.change(at: section) {
      $0.replacing(
        "find: OrchestratorSettings.memory_percentage_threshold_p10\nlines: 7",
        with: "find: memory_percentage_threshold_p10\nline: 3\nlines: 7")
    }
    try bench.change("settings.py") {
      $0 + "\n\nclass Other:\n    memory_percentage_threshold_p10: int = 1\n"
    }
    let before = try bench.doctor()
    #expect(before.status == 1)
    let diff = try bench.doctor("--drift")
    #expect(diff.status == 1)
    #expect(diff.output.contains("written_for: 25"))
    #expect(diff.output.contains("+find: OrchestratorSettings.memory_percentage_threshold_p10"))
    #expect(diff.output.contains("+find: MemoryAccounting.percent_filled"))
    #expect(diff.output.contains("+line: 106"))
    #expect(!diff.output.contains("by hand"), "\(diff.output)")
    // The author stands above the content, and the names begin there or in the content folder.
    let folder = diff.output.contains("--- a/Curriculum/") ? bench.home.path + "/work" : bench.content
    try apply(diff.output, in: folder)
    let last = try bench.doctor("--drift")
    #expect(last.output.hasPrefix("# No drift"), "\(last.output)")
    let healthy = try bench.doctor()
    #expect(healthy.status == 0, "\(healthy.output)")
  }

  private func apply(_ diff: String, in folder: String) throws {
    let file = folder + "/drift.diff"
    try diff.write(toFile: file, atomically: false, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["patch", "-p1", "--batch", "--fuzz=0", "-i", file]
    process.currentDirectoryURL = URL(filePath: folder)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test("reads branch and commit without running git, and says what named the folder")
  func checkouts() throws {
    let bench = try Bench()
    let canary = bench.home.path + "/canary"
    let git = bench.clones + "/k-repo/.git"
    try FileManager.default.createDirectory(atPath: git, withIntermediateDirectories: true)
    let commit = String(repeating: "0123456789", count: 4)
    for (name, text) in [
      ("HEAD", "ref: refs/heads/limits\n"), ("packed-refs", "\(commit) refs/heads/limits\n"),
      ("config", "[core]\n\tfsmonitor = touch \(canary)\n"),
    ] {
      try text.write(toFile: "\(git)/\(name)", atomically: false, encoding: .utf8)
    }
    try "gitdir: \(git)\n".write(toFile: bench.clones + "/app/.git", atomically: false, encoding: .utf8)
    let repositories = try report(bench).repositories
    let first = try #require(repositories.first { $0.id == "k-repo" })
    #expect(first.branch == "limits" && first.commit == commit && first.by == "--repos")
    #expect(first.path == bench.clones + "/k-repo")
    #expect(repositories.first { $0.id == "app" }?.branch == "limits")
    #expect(!FileManager.default.fileExists(atPath: canary))
    #expect(unwrapped(try bench.doctor().output).contains("limits at 012345678901, a linked checkout"))
  }

  @Test("says of a folder without a single file of the lessons that it is another one, once")
  func unlike() throws {
    let bench = try Bench()
    try FileManager.default.removeItem(atPath: bench.clones + "/app")
    try FileManager.default.createDirectory(
      atPath: bench.clones + "/app/src", withIntermediateDirectories: true)
    let report = try report(bench)
    #expect(report.findings.count == 1)
    #expect(report.findings[0].what.contains("holds none of the files that the lessons name"))
    #expect(report.findings[0].area == "repositories")
  }

  @Test("tells a damaged progress file and a broken section, with what to do, and touches neither")
  func damage() throws {
    let bench = try Bench()
    _ = try Program.run(["start", "1"], input: "\n\n", home: bench.home.path)
    let good = try report(bench)
    #expect(good.progress.state == "sound" && good.progress.entries > 2 && good.progress.learners == 1)
    #expect(good.progress.copies == 1)
    let file = good.progress.path
    try Data("not a database".utf8).write(to: URL(filePath: file))
    try bench.change(at: bench.content + "/sections/1-system-overview.md") {
      $0.replacing("## Teach:", with: "## Teech:")
    }
    let result = try bench.doctor()
    #expect(result.status == 1)
    #expect(result.output.contains("is damaged"))
    #expect(result.output.contains("Did you mean"))
    #expect(try Data(contentsOf: URL(filePath: file)) == Data("not a database".utf8))
    let names = try FileManager.default.contentsOfDirectory(
      atPath: bench.home.path + "/.local/share/gateway-tutor")
    #expect(!names.contains { $0.contains("corrupt") })
  }

  @Test("goes on when content or configuration cannot be used, and says why")
  func noContent() throws {
    let home = try TemporaryFolder()
    let result = try Program.run(["doctor", "--content", "/nowhere"], home: home.path)
    #expect(result.status == 1)
    #expect(result.output.contains("There is no content in \"/nowhere\""))
    #expect(result.output.contains("Progress"))
    #expect(try Program.run(["doctor", "--drift", "--json"], home: home.path).status == 64)
  }

  @Test("in a terminal names what the terminal lacks")
  func terminal() throws {
    let home = try TemporaryFolder()
    let narrow = try Program.open(
      ["doctor"], home: home.path, rows: 60, columns: 60, environment: ["LANG": "C"])
    let end = try #require(narrow.waitForEnd())
    #expect(end.status == 1)
    let text = String(decoding: narrow.bytes, as: UTF8.self)
    #expect(text.contains("60 columns wide"))
    #expect(text.contains("not UTF-8"))
  }
}

@Suite("Code that changed under a passed check")
struct PassedCheckDriftTests {
  private static let right =
    "All five are paused: 85 is above even P30 with its 80, the others were passed before"

  @Test("progress, start and resume say so, and the check's number asks it again")
  func changed() throws {
    let bench = try DoctorTests.Bench()
    func run(_ arguments: String..., input: String = "") throws -> String {
      try Program.run(arguments + ["--repos", bench.clones], input: input, home: bench.home.path).output
    }
    let passed = try run("start", "5b.1", input: PassedCheckDriftTests.right + "\n")
    #expect(passed.contains("✓ Right."), "\(passed)")
    for command in ["progress", "start", "resume"] {
      #expect(try !run(command).contains("changed since you passed"), "\(command)")
    }
    try bench.change("settings.py") {
      $0.replacing("threshold_p10: int = 20", with: "threshold_p10: int = 25")
    }
    let sentence = "settings.py changed since you passed 5b.1: P10 threshold 20 -> 25 %."
    for command in ["progress", "start", "resume"] {
      #expect(unwrapped(try run(command)).contains(sentence), "\(command)")
    }
    #expect(unwrapped(try run("progress")).contains("gateway-tutor resume 5b.1 asks that check again"))
    let json = try run("progress", "--json")
    #expect(json.contains("\"after\" : \"25\"") && json.contains("\"before\" : \"20\""))
    let again = unwrapped(try run("resume", input: "5b.1\n"))
    #expect(again.contains(sentence) && again.contains("The buffer of a pod is 85 % full."))
  }

  @Test(
    "progress says what is gone; the start, which reads no more than the files of the check, does not guess")
  func gone() throws {
    let bench = try DoctorTests.Bench()
    func run(_ arguments: String..., input: String = "") throws -> String {
      try Program.run(arguments + ["--repos", bench.clones], input: input, home: bench.home.path).output
    }
    #expect(try run("start", "5b.1", input: PassedCheckDriftTests.right + "\n").contains("✓ Right."))
    try bench.change("settings.py") {
      $0.replacing("memory_percentage_threshold_", with: "patience_")
    }
    #expect(try run("progress").contains("is no longer in"))
    #expect(try !run("start").contains("no longer in"))
  }
}
