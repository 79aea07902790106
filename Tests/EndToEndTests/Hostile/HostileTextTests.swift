import Foundation
import PseudoTerminal
import Testing
import TutorTestSupport

@Suite("Hostile text on its way to the terminal", .serialized)
struct HostileTextTests {
  /// A terminal that has colours and links, so that the program uses all it knows.
  static let terminal = ["KITTY_WINDOW_ID": "1"]

  /// Plays lines at a terminal, each after a prompt, and gives what is wrong with what came.
  private func findings(
    _ arguments: [String], _ lines: [String], home: String, environment: [String: String] = [:]
  ) throws -> (findings: [String], text: String) {
    let terminal = try Program.open(
      arguments, home: home, rows: 400,
      environment: Self.terminal.merging(environment) { $1 })
    var mark = 0
    for line in lines {
      guard terminal.wait(for: " › ", since: mark) else { break }
      mark = terminal.bytes.count
      terminal.type(line)
      // What ends the line is typed when the rest of it has been shown.
      _ = terminal.wait(for: line.contains("zz") ? "zz" : line, since: mark, seconds: 5)
      mark = terminal.bytes.count
      terminal.type("\r")
    }
    _ = terminal.wait(for: " › ", since: mark)
    terminal.type("\u{4}")
    _ = terminal.waitForEnd()
    let findings = TerminalStream.findings(in: terminal.bytes)
    SoakTable.add(
      .hostileText, "a terminal that checks its bytes, \(arguments[0])", bar: "0 bytes outside the list",
      figure: "\(findings.count) of \(terminal.bytes.count)")
    return (findings, terminal.text())
  }

  private static func pasted(_ text: String) -> String {
    // What ends a paste ends it here, too.
    "\u{1B}[200~" + text.replacing("\u{1B}[201~", with: "").replacing("\u{1B}[200~", with: "")
      + "\u{1B}[201~zz"
  }

  @Test("a lesson shows content, code and file names, and nothing of them gets through")
  func lesson() throws {
    let folder = try HostileFolder()
    let place = ["--content", folder.content, "--repos", folder.clones]
    let lesson = try findings(
      ["start", "1"] + place,
      [
        "zz", "more zz", "/next zz", "show me the code zz", "grep NEEDLE zz", "/grep NEEDLE --all",
        "/open odd",
        "/open evil.py", "/help", "/skip", "/skip", "never, zz", "why", "/hint", "/answer", "/skip",
        "/deeper",
        "/next section", "/progress",
      ], home: folder.path)
    #expect(lesson.findings == [])
    #expect(lesson.text.contains("NEEDLE") && lesson.text.contains("\\u{1B}"), "\(lesson.text)")
  }

  @Test("the list, the greeting and the reports are clean, at a terminal and in a pipe")
  func reports() throws {
    let folder = try HostileFolder()
    let place = ["--content", folder.content]
    for arguments in [
      ["start"], ["progress"], ["progress", "--json"], ["lint", folder.content], ["lab"],
      ["drill", "--list"],
      ["grade", "--appeals"], ["strat\u{1B}]0;x\u{7}\u{202E}"], ["start", "--l\u{9B}2Jx"],
      ["start", "sec\u{1B}[2J\u{200B}tion"], ["resume", "\u{E0041}"],
      ["start", "--content", "/none\(HostileFolder.raw)"], ["start", "--repos", "/none\u{1B}[2J\u{202E}"],
      ["drill", "8z\u{1B}[2J"], ["drill", "--solve", "ex\u{202E}pert"], ["grade", "--labelled", "/no\u{9B}"],
      ["progress", "--learner", "a\u{202E}b"], ["start", "--data", "/dev/null/\u{1B}[2J"],
    ] {
      let isOwn = arguments.contains("--content") || arguments.first == "lint"
      let all = isOwn ? arguments : arguments + place
      let terminal = try Program.open(all, home: folder.path, rows: 400, environment: Self.terminal)
      if terminal.wait(for: " › ", seconds: 3) { terminal.type("\u{4}") }
      #expect(terminal.waitForEnd() != nil, "\(arguments)")
      #expect(TerminalStream.findings(in: terminal.bytes) == [], "\(arguments)")
      let piped = try Program.run(all, home: folder.path)
      for bytes in [piped.output, piped.errors] {
        #expect(TerminalStream.findings(in: Array(bytes.utf8), isPlain: true) == [], "\(arguments)")
      }
    }
  }

  @Test(
    "what is typed and pasted is shown without what a terminal would obey",
    arguments: ["start", "lab", "drill"])
  func typed(command: String) throws {
    let home = try TemporaryFolder()
    let arguments = [
      "start": ["start", "5b"], "lab": ["lab", "aimd"], "drill": ["drill", "8a", "--replicas", "2"],
    ]
    let invisible = HostileText.texts.filter { $0.utf8.allSatisfy { $0 >= 0x80 } }.joined()
    let result = try findings(
      arguments[command] ?? [],
      [
        Self.pasted(HostileFolder.raw), Self.pasted("two\nlines\rthree" + invisible), invisible + "zz",
        "/grep \(invisible)zz", "save \(invisible)/no/zz", "why", "help zz",
      ], home: home.path)
    #expect(result.findings == [])
    // The lines come back with the up arrow, and from the file on the next day.
    let again = try Program.open(
      arguments[command] ?? [], home: home.path, rows: 60, environment: Self.terminal)
    try #require(again.wait(for: " › "))
    for _ in 0..<8 { again.type("\u{1B}[A") }
    _ = again.wait(for: "zz", seconds: 2)
    #expect(TerminalStream.findings(in: again.bytes) == [])
  }

  @Test("lines of a history file that somebody else wrote are not brought back")
  func history() throws {
    let folder = try HostileFolder()
    let terminal = try Program.open(["start", "1"], home: folder.path, rows: 60, environment: Self.terminal)
    try #require(terminal.wait(for: " › "), "\(terminal.text())")
    let mark = terminal.bytes.count
    terminal.type(String(repeating: "\u{1B}[A", count: 200))
    try #require(terminal.wait(for: "grep SAFE", since: mark))
    #expect(!terminal.text(since: mark).contains("grep old"))
    #expect(TerminalStream.findings(in: terminal.bytes) == [])
  }

  @Test("what the database holds is shown safely: answers, appeals, lines of a drill, a learner's name")
  func database() throws {
    let home = try TemporaryFolder()
    let skips = String(repeating: "/skip\n", count: 10)
    let hostile = HostileText.texts.map { $0.filter { !$0.isNewline } }.joined(separator: "w")
    // Through a pipe everything is taken as it comes.
    _ = try Program.run(
      ["start", "5b", "--plain"],
      input: skips + "P30 still runs \(hostile)\n/appeal \(hostile)\nthe pod \(hostile)\n", home: home.path)
    _ = try Program.run(
      ["drill", "8a", "--replicas", "2", "--plain"], input: "hypothesis \(hostile)\n\(hostile)\n",
      home: home.path)
    for arguments in [["resume"], ["progress"], ["grade", "--appeals"], ["drill", "--replicas", "2"]] {
      let terminal = try Program.open(arguments, home: home.path, rows: 300, environment: Self.terminal)
      if terminal.wait(for: " › ", seconds: 10) {
        let mark = terminal.bytes.count
        terminal.type("why\r")
        _ = terminal.wait(for: " › ", since: mark + 6)
        terminal.type("\u{4}")
      }
      #expect(terminal.waitForEnd() != nil)
      #expect(TerminalStream.findings(in: terminal.bytes) == [], "\(arguments)")
    }
  }

  @Test("JSON on standard output stays JSON and holds no byte that a terminal would obey")
  func json() throws {
    let home = try TemporaryFolder()
    let line =
      #"{"check":"5b.1","answer":"P30 \u001b]0;x\u0007 \u202e still \u009b2J runs \ud83d\ude00 \udb40\udc41"}"#
    let result = try Program.run(["grade", "--trace"], input: line + "\nno\u{9B}\u{202E}\n", home: home.path)
    #expect(TerminalStream.findings(in: Array(result.output.utf8), isPlain: true) == [])
    for line in result.output.split(separator: "\n") {
      #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
  }
}
