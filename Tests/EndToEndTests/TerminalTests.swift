import CSystem
import Foundation
import Glibc
import PseudoTerminal
import Testing

@Suite("At a terminal", .serialized)
struct TerminalTests {
  @Test(
    "Tab completes, Ctrl-C clears the line, a resize re-lays it, Ctrl-D pauses, and resume asks the same question"
  )
  func conversation() throws {
    let home = try TemporaryFolder()
    let terminal = try Program.open(["start", "5b"], home: home.path, rows: 50)
    let before = terminal.settings
    try #require(terminal.wait(for: "Enter to go on ›"))

    var mark = terminal.bytes.count
    terminal.type("appen\t")
    try #require(terminal.wait(for: "appendix", since: mark))
    mark = terminal.bytes.count
    terminal.type("\u{3}")
    try #require(terminal.wait(for: "Enter to go on ›", since: mark))
    mark = terminal.bytes.count
    terminal.type("hel\t\r")
    try #require(terminal.wait(for: "You can also say", since: mark))
    terminal.resize(rows: 40, columns: 100)
    mark = terminal.bytes.count
    terminal.type("go to 5b\r")
    try #require(terminal.wait(for: "about", since: mark))
    // On to the first check, skipping what stands before it.
    for _ in 0..<12 where !terminal.text(since: mark).contains("Your answer ›") {
      mark = terminal.bytes.count
      terminal.type("/skip\r")
      _ = terminal.wait(for: " › ", since: mark + 8)
      _ = terminal.wait(for: "Your answer ›", since: mark, seconds: 0.4)
    }
    try #require(terminal.wait(for: "Your answer ›", since: mark))
    let question = terminal.text(since: mark)
    #expect(question.contains("Check 5b.1"))
    terminal.type("\u{4}")
    let ending = try #require(terminal.waitForEnd())
    #expect(ending.status == 0)
    let farewell = terminal.text().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(farewell.contains("gateway-tutor resume"))
    let after = terminal.settings
    #expect(
      before.c_lflag == after.c_lflag && before.c_iflag == after.c_iflag && before.c_oflag == after.c_oflag)

    let again = try Program.open(["resume"], home: home.path, rows: 50)
    try #require(again.wait(for: "Your answer ›"))
    #expect(again.text().contains("Check 5b.1"))
    again.type("\u{4}")
    #expect(again.waitForEnd()?.status == 0)
  }

  @Test("what was typed is in the history file, readable by nobody else, and comes back with the up arrow")
  func history() throws {
    let home = try TemporaryFolder()
    let first = try Program.open(["start", "1"], home: home.path, rows: 50)
    try #require(first.wait(for: " › "))
    first.type("grep PRIORITY_TOPICS\r")
    try #require(first.wait(for: "shows one of them"))
    try #require(first.wait(for: " › ", since: first.bytes.count - 60))
    first.type("\u{4}")
    #expect(first.waitForEnd()?.status == 0)
    let file = home.path + "/.local/share/gateway-tutor/history"
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("grep PRIORITY_TOPICS"))
    let second = try Program.open(["resume"], home: home.path, rows: 50)
    try #require(second.wait(for: " › "))
    let mark = second.bytes.count
    second.type("\u{1B}[A")
    #expect(second.wait(for: "grep PRIORITY_TOPICS", since: mark))
    // An interrupt flushes what was typed behind it, so the next key waits for the fresh prompt.
    let interrupted = second.bytes.count
    second.type("\u{3}")
    try #require(second.wait(for: " › ", since: interrupted))
    second.type("\u{4}")
    #expect(second.waitForEnd()?.status == 0)
  }

  @Test(
    "a hang-up and a polite request to end both save and restore the terminal", arguments: [SIGHUP, SIGTERM])
  func signals(signal: Int32) throws {
    let home = try TemporaryFolder()
    let terminal = try Program.open(["start", "1"], home: home.path, rows: 50)
    let before = terminal.settings
    try #require(terminal.wait(for: " › "))
    terminal.send(signal: signal)
    _ = try #require(terminal.waitForEnd())
    #expect(terminal.settings.c_lflag == before.c_lflag)
    let progress = try Program.run(["progress"], home: home.path)
    #expect(progress.output.contains("You are in section 1"))
  }

  @Test("a long screen stops before it scrolls away, and a dumb terminal gets plain lines")
  func paging() throws {
    let home = try TemporaryFolder()
    let terminal = try Program.open(["start"], home: home.path, rows: 14)
    try #require(terminal.wait(for: "for more"))
    for _ in 0..<6 where !terminal.text().contains("Where to ›") {
      terminal.type("\r")
      _ = terminal.wait(for: "Where to ›", seconds: 0.5)
    }
    try #require(terminal.wait(for: "Where to ›"))
    terminal.type("\u{4}")
    #expect(terminal.waitForEnd()?.status == 0)

    let dumb = try Program.open(["start"], home: home.path, environment: ["TERM": "dumb"])
    try #require(dumb.wait(for: "Where to ›"))
    #expect(!dumb.bytes.contains(0x1B))
    dumb.type("\u{4}")
    #expect(dumb.waitForEnd()?.status == 0)
  }
}
