import Foundation
import Glibc
import PseudoTerminal
import Testing

@Suite("Killed at any prompt")
struct KillTests {
  /// A conversation that passes through a framing, teaching, an exercise, and a check with wrong and right answers.
  static let lines = [
    "", "", "", "more", "", "a guess", "", "", "", "P30 still runs", "only P10 is paused", "don't know", "hint",
    "all of them are paused, P30 too, because 85 is above 80", "",
  ]

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
    try KillTests.talk(count, home: killedHome.path) { process, _ in kill(process.processIdentifier, SIGKILL) }
    let polite = try KillTests.afterwards(home: politeHome.path)
    let killed = try KillTests.afterwards(home: killedHome.path)
    #expect(killed.screen == polite.screen)
    #expect(killed.progress == polite.progress)
    #expect(killed.screen.contains(" › "))
  }
}
