import Foundation
import ProgressStore
import Testing
import TutorCore

/// A conversation, and what must be in the journal at each of its prompts.
struct KilledScript: Sendable {
  /// The arguments, without the learner.
  let arguments: [String]
  let lines: [String]
  /// What is in the journal before the first prompt (nothing), at each prompt, and at the end.
  let journals: [[JournalEvent]]
  /// How long the whole conversation takes, in microseconds.
  let duration: UInt32

  static let prompt = " › "

  /// A lesson that passes through teaching, exercises and a check.
  static func lesson() throws -> KilledScript {
    try KilledScript(["start", "5b", "--plain"], KillTests.lines)
  }

  /// A drill with looks, a hypothesis, actions and its end.
  static func drill() throws -> KilledScript {
    try KilledScript(
      ["drill", "8a", "--seed", "3", "--twin", "crash-loop", "--replicas", "2", "--plain"],
      [
        "ack", "is it all pods or a few?", "are the pods healthy?",
        "hypothesis few pods, crash loop, 80 % sure",
        "kubectl describe pod a/events-orchestrator-99", "logs of those", "rule-out bad deploy",
        "restart those three", "wait 10m", "a few pods were in a crash loop",
      ])
  }

  /// Plays the conversation line by line, and reads the journal at each prompt.
  init(_ arguments: [String], _ lines: [String]) throws {
    self.arguments = arguments
    self.lines = lines
    let home = try KilledHome()
    var journals: [[JournalEvent]] = [[]]
    try home.talk(arguments + ["--learner", "model"], lines) {
      journals.append(try home.journal(of: "model"))
    }
    journals.append(try home.journal(of: "model"))
    try #require(journals.count == lines.count + 3)
    self.journals = journals
    // The time of an ordinary run, all lines at once, in a home that is there.
    let (input, output) = try home.files(lines, "timed")
    let start = DispatchTime.now().uptimeNanoseconds
    let program = try SpawnedProgram(
      arguments + ["--learner", "timed"], input: input, output: output,
      environment: Program.environment(home: home.path))
    let end = program.wait()
    duration = UInt32((DispatchTime.now().uptimeNanoseconds - start) / 1000)
    try #require(end.status == 0 && Self.prompts(in: end.output) == lines.count + 1)
    try #require(try home.journal(of: "timed") == journals.last)
  }

  static func prompts(in output: String) -> Int { output.components(separatedBy: prompt).count - 1 }

  /// Why a journal is not what must be there after a kill; nil when it is. Everything up to the last prompt that was shown must be there;
  /// of the turn under way, and of no later one, there may be something.
  func problem(_ journal: [JournalEvent], prompts: Int) -> String? {
    let acknowledged = journals[prompts]
    let next = journals[min(prompts + 1, journals.count - 1)]
    if !journal.starts(with: acknowledged) {
      return
        "\(acknowledged.count) events were acknowledged by \(prompts) prompts, \(journal.count) are there"
    }
    return next.starts(with: journal)
      ? nil : "there is more than was said: \(journal.dropFirst(acknowledged.count))"
  }
}

/// A home folder in which programs are killed.
final class KilledHome {
  private let folder: TemporaryFolder
  var path: String { folder.path }
  var data: String { path + "/.local/share/gateway-tutor" }

  init() throws { folder = try TemporaryFolder() }

  /// The files for a conversation.
  func files(_ lines: [String], _ name: String) throws -> (input: String, output: String) {
    let input = "\(path)/\(name).input"
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: input))
    return (input, "\(path)/\(name).output")
  }

  /// All journals, by learner; empty when there is no database yet. Opening it takes back what a killed program left half-written.
  func journals() throws -> [String: [JournalEvent]] {
    guard try ProgressStore.isPresent(in: data) else { return [:] }
    let (store, outcome) = try ProgressStore.open(folder: data, now: 0, check: .full)
    #expect(outcome == .opened)
    var journals: [String: [JournalEvent]] = [:]
    for learner in try store.learners() {
      let reading = try store.events(of: learner.id)
      #expect(reading.firstBadSequence == nil)
      journals[learner.name] = reading.events.map(\.event)
    }
    return journals
  }

  func journal(of learner: String) throws -> [JournalEvent] { try journals()[learner] ?? [] }

  /// Types each line at its prompt; `atPrompt` is called at each prompt, the first included. Gives what was shown.
  @discardableResult
  func talk(_ arguments: [String], _ lines: [String], atPrompt: () throws -> Void) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: Program.path)
    process.arguments = arguments
    process.environment = Program.environment(home: path)
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    var shown: [UInt8] = []
    func waitForPrompt() {
      var seen: [UInt8] = []
      defer { shown += seen }
      let prompt = Array(KilledScript.prompt.utf8)
      while !seen.suffix(prompt.count).elementsEqual(prompt) {
        let chunk = output.fileHandleForReading.availableData
        if chunk.isEmpty { return }
        seen += chunk
      }
    }
    waitForPrompt()
    try atPrompt()
    for line in lines {
      input.fileHandleForWriting.write(Data((line + "\n").utf8))
      waitForPrompt()
      try atPrompt()
    }
    try input.fileHandleForWriting.close()
    shown += output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: shown, as: UTF8.self)
  }
}
