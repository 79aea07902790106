import Foundation
import Glibc
import PseudoTerminal
import Testing

@Suite("Killed at any prompt")
struct KillTests {
  /// A conversation that passes through a framing, teaching, exercises, and a check with wrong answers and a model answer.
  static let lines: [String] = {
    let input = GoldenTranscriptTests.folder.appending(path: "5b-wrong/input")
    let text = (try? String(contentsOf: input, encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).dropLast(4)
  }()

  /// Types the first `count` lines at a program with pipes, each after its prompt; then ends it with `ending`.
  static func talk(_ count: Int, home: String, ending: (Process, FileHandle) -> Void) throws {
    let process = Process()
    process.executableURL = URL(filePath: Program.path)
    process.arguments = ["start", "5b", "--plain"]
    process.environment = Program.environment(home: home)
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    func waitForPrompt() {
      var seen: [UInt8] = []
      let prompt = Array(" › ".utf8)
      while !seen.suffix(prompt.count).elementsEqual(prompt) {
        let chunk = output.fileHandleForReading.availableData
        if chunk.isEmpty { return }
        seen += chunk
      }
    }
    waitForPrompt()
    for line in lines.prefix(count) {
      input.fileHandleForWriting.write(Data((line + "\n").utf8))
      waitForPrompt()
    }
    ending(process, input.fileHandleForWriting)
    process.waitUntilExit()
  }

  static func afterwards(home: String) throws -> (screen: String, progress: String) {
    let screen = try Program.run(["resume", "--plain"], home: home).output
    let progress = try Program.run(["progress", "--json"], home: home).output
    // Times differ from run to run.
    let lines = progress.split(separator: "\n").filter { !$0.contains("\"seconds\"") }
    return (screen, lines.joined(separator: "\n"))
  }

  @Test("loses no acknowledged answer and asks the same next question", arguments: 0...lines.count)
  func killed(count: Int) throws {
    let politeHome = try TemporaryFolder()
    try KillTests.talk(count, home: politeHome.path) { _, input in try? input.close() }
    let killedHome = try TemporaryFolder()
    try KillTests.talk(count, home: killedHome.path) { process, _ in kill(process.processIdentifier, SIGKILL)
    }
    let polite = try KillTests.afterwards(home: politeHome.path)
    let killed = try KillTests.afterwards(home: killedHome.path)
    #expect(killed.screen == polite.screen)
    #expect(killed.progress == polite.progress)
    #expect(killed.screen.contains(" › "))
  }
}

@Suite("With clones that differ from what the course was written for")
struct DriftedLessonTests {
  @Test("the lesson uses the learner's numbers, says what changed, and says where a moved file is")
  func drifted() throws {
    let clones = try TemporaryFolder()
    let practice = Program.checkout.appending(path: "Curriculum/practice/k-repo")
    let clone = clones.url.appending(path: "k-repo")
    try FileManager.default.copyItem(at: practice, to: clone)
    let server = clone.appending(path: "python/klaviyo/data_exchange/event_pipeline_orchestrator/server")
    let settings = server.appending(path: "settings.py")
    let text = try String(contentsOf: settings, encoding: .utf8)
    try Data(
      text.replacing(
        "memory_percentage_threshold_p10: int = 20", with: "memory_percentage_threshold_p10: int = 25"
      ).utf8
    ).write(to: settings)
    try FileManager.default.moveItem(
      at: server.appending(path: "buffering/threshold_pausing.py"),
      to: server.appending(path: "buffering/pausing.py"))
    let home = try TemporaryFolder()
    let skips = String(repeating: "/skip\n", count: 10)
    let result = try Program.run(
      ["start", "5b", "--plain", "--repos", clones.path], input: skips, home: home.path)
    #expect(result.status == 0)
    let flat = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains("P10's limit is 25 % (this lesson was written for 20 %)"))
    #expect(flat.contains("P10 is read only while the tank is less than 25 % full"))
    #expect(
      flat.contains("Moved: this lesson expects is_over_threshold")
        || flat.contains("Moved: this lesson expects"))
    #expect(flat.contains("server/buffering/pausing.py"))
    // What is not in the learner's folder comes from the practice copy, and says so.
    let other = try Program.run(
      ["start", "2", "--plain", "--repos", clones.path], input: skips, home: home.path)
    #expect(other.output.contains("practice copy"))
  }
}
