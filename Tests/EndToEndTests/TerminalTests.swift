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

/// What is typed where a screen is full: a page is asked for, or the line that comes is begun.
@Suite("At the end of a screen", .serialized)
struct PagerTests {
  private static let pause = "-- Enter for more --"

  private static let prompt = "Enter to go on ›"

  /// The program at the first page of section 5b.
  private func start() throws -> (terminal: PseudoTerminal, home: TemporaryFolder) {
    let home = try TemporaryFolder()
    let terminal = try Program.open(["start", "5b"], home: home.path)
    try #require(terminal.wait(for: Self.prompt))
    return (terminal, home)
  }

  /// The program at check 5b.1 behind its question.
  private func startAtCheck() throws -> (terminal: PseudoTerminal, home: TemporaryFolder) {
    let home = try TemporaryFolder()
    var result = try Program.run(["start", "5b"], home: home.path)
    for _ in 0..<20 where !result.output.contains("Your answer ›") {
      result = try Program.run(["resume"], input: "/skip\n", home: home.path)
    }
    let terminal = try Program.open(["resume"], home: home.path)
    try #require(terminal.wait(for: "Your answer ›"))
    return (terminal, home)
  }

  /// Asks for the help, which is longer than the screen, and waits for the pause.
  private func fillScreen(_ terminal: PseudoTerminal) throws -> Int {
    let mark = terminal.bytes.count
    terminal.type("help\r")
    try #require(terminal.wait(for: Self.pause, since: mark))
    return terminal.bytes.count
  }

  private func leave(_ terminal: PseudoTerminal) {
    let mark = terminal.bytes.count
    terminal.type("\u{3}")
    _ = terminal.wait(for: " › ", since: mark, seconds: 2)
    terminal.type("\u{4}")
    #expect(terminal.waitForEnd()?.status == 0)
  }

  @Test("an answer that is typed at the pause arrives whole, and what was not shown yet is shown first")
  func answer() throws {
    let (terminal, home) = try startAtCheck()
    terminal.type("P30 still runs\r")
    try #require(terminal.wait(for: Self.pause))
    let mark = terminal.bytes.count
    terminal.type("not P30, all the others")
    try #require(terminal.wait(for: "Your answer › not P30, all the others", since: mark))
    #expect(terminal.text(since: mark).contains("Now the check again:"))
    leave(terminal)
    withExtendedLifetime(home) {}
  }

  @Test(
    "a line that is typed at the pause is what is read next",
    arguments: [
      ("5c\r", "Section 5c"), ("repeat\r", "You will be able to"), ("quit it\u{15}stop\r", "Kept."),
    ])
  func line(typed: String, shows: String) throws {
    let (terminal, home) = try start()
    let mark = try fillScreen(terminal)
    terminal.type(typed)
    #expect(terminal.wait(for: shows, since: mark))
    withExtendedLifetime(home) {}
  }

  @Test("letters beyond ASCII and a paste of two lines arrive whole", arguments: ["żółw", "one\ntwo"])
  func otherText(typed: String) throws {
    let (terminal, home) = try start()
    let mark = try fillScreen(terminal)
    let isPaste = typed.contains("\n")
    terminal.type(isPaste ? "\u{1B}[200~\(typed)\u{1B}[201~" : typed)
    #expect(terminal.wait(for: "\(Self.prompt) \(typed)", since: mark))
    leave(terminal)
    withExtendedLifetime(home) {}
  }

  @Test(
    "Enter, space, arrow down and Page Down show the next page, and nothing of them reaches the prompt",
    arguments: ["\r", " ", "\u{1B}[B", "\u{1B}[6~"])
  func goesOn(key: String) throws {
    let (terminal, home) = try start()
    var mark = try fillScreen(terminal)
    terminal.type(key)
    try #require(terminal.wait(for: Self.prompt, since: mark))
    #expect(!terminal.text(since: mark).contains("Skipped"))
    mark = terminal.bytes.count
    terminal.type("x")
    try #require(terminal.wait(for: "x", since: mark))
    #expect(terminal.text(since: mark) == "x")
    leave(terminal)
    withExtendedLifetime(home) {}
  }

  @Test(
    "q, Escape and Ctrl-C leave the rest out, and say how to see it", arguments: ["q", "\u{1B}", "\u{3}"])
  func skips(key: String) throws {
    let (terminal, home) = try start()
    let mark = try fillScreen(terminal)
    terminal.type(key)
    try #require(terminal.wait(for: Self.prompt, since: mark))
    #expect(terminal.text(since: mark).contains("Skipped; repeat shows it again."))
    leave(terminal)
    withExtendedLifetime(home) {}
  }

  @Test("Ctrl-D pauses the lesson there, too, and the terminal is as it was")
  func endOfInput() throws {
    let home = try TemporaryFolder()
    let terminal = try Program.open(["start", "5b"], home: home.path)
    let before = terminal.settings
    try #require(terminal.wait(for: Self.prompt))
    let mark = try fillScreen(terminal)
    terminal.type("\u{4}")
    #expect(terminal.waitForEnd()?.status == 0)
    #expect(terminal.text(since: mark).contains("gateway-tutor resume"))
    #expect(!terminal.text(since: mark).contains(Self.prompt))
    #expect(terminal.settings.c_lflag == before.c_lflag)
  }

  @Test(
    "Ctrl-\\ ends the program at the prompt and at the pause, and the terminal is as it was",
    arguments: [false, true])
  func quits(isPaused: Bool) throws {
    let home = try TemporaryFolder()
    let terminal = try Program.open(["start", "5b"], home: home.path)
    let before = terminal.settings
    try #require(terminal.wait(for: Self.prompt))
    if isPaused { _ = try fillScreen(terminal) }
    terminal.type("\u{1C}")
    #expect(terminal.waitForEnd()?.signal == SIGQUIT)
    #expect(terminal.settings.c_lflag == before.c_lflag)
  }

  @Test(
    "no page is taller than the screen with the prompt, and every empty line is there", arguments: [24, 15])
  func pages(rows: Int) throws {
    let home = try TemporaryFolder()
    let whole = try Program.run(["start", "1", "--plain"], home: home.path).output
    let expected = Array(
      whole.split(separator: "\n", omittingEmptySubsequences: false).prefix { !$0.contains(" › ") })
    let second = try TemporaryFolder()
    let terminal = try Program.open(["start", "1", "--plain"], home: second.path, rows: UInt16(rows))
    var mark = 0
    var pages: [String] = []
    for _ in 0..<60 where !terminal.text(since: mark).contains(" › ") {
      if terminal.wait(for: Self.pause, since: mark, seconds: 0.5) {
        pages.append(terminal.text(since: mark).replacingOccurrences(of: Self.pause, with: ""))
        mark = terminal.bytes.count
        terminal.type("\r")
      }
    }
    pages.append(terminal.text(since: mark).components(separatedBy: "Enter to go on ›")[0])
    let shown = pages.joined().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(shown.dropLast() == expected[...])
    for page in pages {
      let lines = page.drop { $0 == "\n" }.split(separator: "\n", omittingEmptySubsequences: false)
      // The last element is what follows the last line end.
      #expect(lines.count - 1 <= rows - 2)
    }
    terminal.type("\u{4}")
    #expect(terminal.waitForEnd()?.status == 0)
  }

  @Test("Tab on an empty line lists the commands, each by one word, on a few lines")
  func commands() throws {
    let (terminal, home) = try start()
    let mark = terminal.bytes.count
    terminal.type("\t")
    try #require(terminal.wait(for: Self.prompt, since: mark))
    let list = terminal.text(since: mark)
    #expect(list.contains("grep") && list.contains("next-section"))
    #expect(!list.contains("bye") && !list.contains("possibilities"))
    #expect(list.filter { $0 == "\n" }.count <= 8)
    leave(terminal)
    withExtendedLifetime(home) {}
  }
}
