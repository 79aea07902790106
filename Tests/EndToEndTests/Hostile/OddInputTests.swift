import Foundation
import Glibc
import PseudoTerminal
import Testing
import TutorTestSupport

/// The three kinds of conversation.
enum Conversation: String, CaseIterable, Sendable {
  case lesson
  case laboratory
  case drill

  var arguments: [String] {
    switch self {
    case .lesson: ["start", "5b"]
    case .laboratory: ["lab", "aimd"]
    case .drill: ["drill", "8a", "--replicas", "2", "--seed", "1"]
    }
  }
}

@Suite("Odd input", .serialized)
struct OddInputTests {
  private func row(_ conversation: Conversation, _ what: String, _ endings: [Int32?]) {
    SoakTable.add(
      .oddInput, "\(conversation.rawValue): \(what)", bar: "the conversation goes on",
      figure: "\(endings.count { $0 == 0 }) of \(endings.count) end well")
  }

  @Test(
    "a line of 300 KB is refused by name, typed and piped, and the conversation goes on",
    arguments: Conversation.allCases)
  func long(_ conversation: Conversation) throws {
    let home = try TemporaryFolder()
    let long = String(repeating: "because 85 is above 80 ", count: 13_500)
    let piped = try Program.run(
      conversation.arguments + ["--plain"], input: long + "\nhelp\n", home: home.path)
    #expect(piped.status == 0)
    #expect(piped.output.replacing("\n", with: " ").contains("64 KiB, the limit of a typed line"))
    let terminal = try Program.open(conversation.arguments, home: home.path, rows: 200)
    try #require(terminal.wait(for: " › "))
    terminal.type(long)
    let mark = terminal.bytes.count
    terminal.type("\r")
    #expect(terminal.wait(for: "64 KiB", since: mark, seconds: 60))
    #expect(terminal.wait(for: " › ", since: mark))
    terminal.type("\u{4}")
    let status = terminal.waitForEnd()?.status
    #expect(status == 0)
    row(conversation, "a line of 300 KB, piped and typed", [piped.status, status])
    #expect(TerminalStream.findings(in: terminal.bytes) == [])
  }

  @Test(
    "NUL, broken UTF-8, returns and a line without an end are lines like others",
    arguments: Conversation.allCases)
  func bytes(_ conversation: Conversation) throws {
    let home = try TemporaryFolder()
    let odd: [[UInt8]] = [
      [0], [0x61, 0, 0x62], [0xFF, 0xFE, 0x80], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x0D],
      [0x61, 0x0D, 0x62], Array("//".utf8), Array("/".utf8), Array("-".utf8),
    ]
    let input = odd.flatMap { $0 + [0x0A] } + Array("half a line".utf8)
    let file = home.url.appending(path: "input")
    try Data(input).write(to: file)
    let result = try Program.shell(
      "\"$TUTOR\" \(conversation.arguments.joined(separator: " ")) --plain < \(file.path)", home: home.path)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "")
    #expect(TerminalStream.findings(in: Array(result.output.utf8), isPlain: true) == [])
    row(conversation, "NUL, broken UTF-8, half a line", [result.status])
  }

  @Test("a paste of many lines is one line, at a terminal", arguments: Conversation.allCases)
  func paste(_ conversation: Conversation) throws {
    let home = try TemporaryFolder()
    let terminal = try Program.open(conversation.arguments, home: home.path, rows: 200)
    try #require(terminal.wait(for: " › "))
    let mark = terminal.bytes.count
    terminal.type("\u{1B}[200~first\nsecond\r\nthird\u{1B}[201~")
    try #require(terminal.wait(for: "third", since: mark))
    // Nothing was sent yet: there is no second prompt.
    #expect(!terminal.text(since: mark).contains(" › "))
    let sent = terminal.bytes.count
    terminal.type("\r")
    try #require(terminal.wait(for: " › ", since: sent))
    terminal.type("\u{4}")
    let status = terminal.waitForEnd()?.status
    #expect(status == 0)
    row(conversation, "a paste of many lines is one line", [status])
  }

  @Test("the input may end before any line, and the end is an ordinary one", arguments: Conversation.allCases)
  func ends(_ conversation: Conversation) throws {
    let home = try TemporaryFolder()
    let lines = ["", "80 %", "help", "", "stop it", "", "no"]
    var endings: [Int32?] = []
    for count in 0...lines.count {
      let input = lines.prefix(count).joined(separator: "\n") + (count > 0 ? "\n" : "")
      let result = try Program.run(
        conversation.arguments + ["--plain", "--data", home.path + "/\(count)"], input: input, home: home.path
      )
      #expect(result.status == 0, "after \(count) lines: \(result.errors)")
      #expect(result.errors == "")
      endings.append(result.status)
    }
    row(conversation, "the end of the input anywhere", endings)
  }

  @Test(
    "a terminal that knows nothing, or an unknown one, gets plain lines without an escape",
    arguments: Conversation.allCases, ["dumb", ""])
  func dumb(_ conversation: Conversation, term: String) throws {
    let home = try TemporaryFolder()
    let terminal = try Program.open(
      conversation.arguments, home: home.path, rows: 200, environment: ["TERM": term])
    try #require(terminal.wait(for: " › "))
    let mark = terminal.bytes.count
    terminal.type("help\n")
    try #require(terminal.wait(for: " › ", since: mark))
    terminal.type("\u{4}")
    let status = terminal.waitForEnd()?.status
    #expect(status == 0)
    #expect(!terminal.bytes.contains(0x1B))
    row(conversation, term.isEmpty ? "an empty TERM" : "a dumb terminal", [status])
  }

  @Test(
    "without TERM, and with one that no database knows, the conversation runs",
    arguments: Conversation.allCases)
  func missing(_ conversation: Conversation) throws {
    let home = try TemporaryFolder()
    for prefix in [
      "env -u TERM", "env TERM=no-such-terminal", "env -u TERM -u HOME HOME=\(home.path)",
      // A sanitizer's options are no part of what is tried here.
      "env -i HOME=\(home.path) ${ASAN_OPTIONS:+ASAN_OPTIONS=$ASAN_OPTIONS}",
    ] {
      let program =
        "\(prefix) $TUTOR \(conversation.arguments.joined(separator: " ")) --content $GATEWAY_TUTOR_CONTENT"
      let terminal = try PseudoTerminal(
        "/bin/sh", ["-c", program],
        environment: Program.environment(home: home.path).merging(["TUTOR": Program.path]) { $1 }, rows: 200)
      let hasPrompt = (0..<100).contains { _ in
        terminal.wait(for: " > ", seconds: 0.2) || terminal.text().contains(" › ")
      }
      try #require(hasPrompt, "\(prefix): \(terminal.text())")
      terminal.type("\u{4}")
      #expect(terminal.waitForEnd()?.status == 0, "\(prefix)")
    }
  }

  @Test("with no terminal at all it ends like any tool", arguments: Conversation.allCases)
  func none(_ conversation: Conversation) throws {
    let home = try TemporaryFolder()
    let command = "\"$TUTOR\" \(conversation.arguments.joined(separator: " "))"
    var endings: [Int32?] = []
    for redirection in ["< /dev/null", "<&-", "< /dev/null 2>&-", "<&- 2> /dev/null"] {
      let result = try Program.shell("setsid -w \(command) \(redirection)", home: home.path)
      #expect(result.status == 0, "\(redirection): \(result.errors)")
      #expect(result.errors == "", "\(redirection)")
      endings.append(result.status)
    }
    row(conversation, "no terminal at all", endings)
  }

  @Test("a window of any size is written into", arguments: [(1, 1), (2, 200), (500, 5), (65_535, 65_535)])
  func sizes(rows: Int, columns: Int) throws {
    let home = try TemporaryFolder()
    let terminal = try Program.open(
      ["start", "5b", "--plain"], home: home.path, rows: UInt16(rows), columns: UInt16(columns))
    for _ in 0..<200 where !terminal.text().contains(" › ") {
      if terminal.wait(for: "more --", seconds: 0.2) { terminal.type("q") }
    }
    #expect(terminal.ending == nil)
    terminal.send(signal: SIGTERM)
    #expect(terminal.waitForEnd() != nil)
  }
}
