import Foundation
import Glibc
import PseudoTerminal
import Testing
import TutorTestSupport

/// A content file that is meant to take a program's time, memory or stack.
struct HostileContent: Sendable, CustomTestStringConvertible {
  let name: String
  /// Path below the content folder.
  let file: String
  let text: String
  /// Whether the file must be refused, with its name and a line.
  var isRefused = false
  var testDescription: String { name }

  /// The largest that is read, with room for what stands around it.
  static let size = (256 << 10) - 1_500

  static func filled(_ unit: String) -> String {
    String(repeating: unit, count: size / unit.utf8.count)
  }

  private static let head =
    "---\nid: \"1\"\ntitle: T\nversion: 1\ngoal: G.\ncomponents: [a]\nminutes: 3\n---\nFraming.\n\n"
  private static let section = "sections/1-one.md"

  static func prose(_ name: String, _ body: String, isRefused: Bool = false) -> HostileContent {
    HostileContent(name: name, file: section, text: head + body, isRefused: isRefused)
  }

  static func rubric(_ name: String, _ body: String) -> HostileContent {
    prose(
      name,
      "## Check: Q?\nWhat?\n```rubric\nid: \"1.1\"\nversion: 1\n\(body)\nmodel: m\n```\n### Reteach: A\nx\n### Reteach: B\ny\n"
    )
  }

  static func facts(_ name: String, _ body: String) -> HostileContent {
    prose(
      name,
      "## Teach: T\nx\n```code\nrepo: k-repo\npath: long.py\nfind: memory\nfacts:\n\(body)```\n")
  }

  static let all: [HostileContent] = [
    yaml("deep lists", "a: " + String(repeating: "[", count: 250_000)),
    yaml("deep mappings", String(repeating: "{a: ", count: 60_000)),
    yaml("a long list", "sections: [" + (0..<36_000).map(String.init).joined(separator: ",") + "]"),
    yaml("many keys", (0..<20_000).map { "k\($0): 1" }.joined(separator: "\n")),
    yaml("one key many times", String(repeating: "k: 1\n", count: 40_000)),
    yaml("a long key", "? " + String(repeating: "a", count: 250_000) + "\n: 1\n"),
    yaml(
      "aliases",
      "a: &a [x,x,x]\n" + "bcdefghijklmnopqrst".map { "\($0): &\($0) [*a,*a,*a,*a]" }.joined(separator: "\n")),
    HostileContent(
      name: "deep words", file: "words.yaml", text: "a: " + String(repeating: "[", count: 250_000)),
    HostileContent(name: "words in a circle", file: "words.yaml", text: "a: [\"<b>\"]\nb: [\"<a>\"]\n"),
    HostileContent(
      name: "front matter of all keys", file: section, text: "---\n" + filled("a: 1\n") + "---\n",
      isRefused: true),
    HostileContent(
      name: "front matter without an end", file: section, text: "---\n" + filled("a: 1\n"), isRefused: true),
    HostileContent(
      name: "one byte too many", file: section, text: head + String(repeating: "a", count: 256 << 10),
      isRefused: true),
    prose("quotes in quotes", filled(">"), isRefused: true),
    prose("quotes in quotes, spaced", filled("> "), isRefused: true),
    prose("lists in lists", filled("* "), isRefused: true),
    prose("indented lists", (0..<700).map { String(repeating: "  ", count: $0 % 300) + "* a\n" }.joined()),
    prose("brackets", filled("["), isRefused: true), prose("links in links", filled("[a]("), isRefused: true),
    prose("images in images", filled("![[]()"), isRefused: true),
    prose("as many brackets as there may be", String(repeating: "![[]()", count: 1_999)),
    prose("stars", filled("*a **b ")), prose("underlines", filled("_a __b ")),
    prose("ticks", (1..<700).map { String(repeating: "`", count: $0) + " " }.joined()),
    prose("comments", filled("<!--")), prose("tags", filled("<a ")), prose("entities", filled("&#x202e;")),
    prose("a wide table", table(columns: 20_000, rows: 1, isShort: false), isRefused: true),
    prose("a table of short rows", table(columns: 64, rows: 60_000, isShort: true), isRefused: true),
    prose("as large a table as there may be", table(columns: 60, rows: 150, isShort: true)),
    prose("many tables", filled("|a|b|\n|-|-|\n|x|\n\n"), isRefused: true),
    prose("headings", filled("## Teach: a\nx\n")),
    prose("unknown headings", filled("## Techh: a\nx\n"), isRefused: true),
    prose("HTML", filled("<b>x</b>\n\n"), isRefused: true), prose("one long word", filled("a")),
    prose("words", filled("a ")), prose("facts without a value", filled("{{a}} ")),
    prose("open facts", filled("{{")),
    prose(
      "code blocks", "## Teach: a\n" + filled("```code\nrepo: k-repo\npath: a\nfind: b\n```\n"),
      isRefused: true),
    prose(
      "hunts",
      filled(
        "## Exercise: h\n```hunt\nask: a\nrepo: k-repo\npath: a\nfind: b\nhint: h\nanswer: {match: '(a)', written_for: 1}\n```\n"
      ), isRefused: true),
    prose("controls", filled("\u{1B}]0;x\u{7}\u{202E}")), prose("NUL", filled("\0a")),
    prose("definitions", filled("[a]: b\n"), isRefused: true),
    prose("wide pictures", "```\n" + filled("x") + "\n```\n"),
    prose("combining marks", filled("e\u{301}\u{302}\u{303}")), prose("family", filled("👨‍👩‍👧‍👦")),
    rubric("points", "points:\n" + (0..<1_000).map { "  - {id: p\($0), says: s, met: [w\($0)]}\n" }.joined()),
    rubric(
      "phrases",
      "concepts:\n  c: [" + (0..<7_000).map { "\"w\($0) x\($0) y\"" }.joined(separator: ",")
        + "]\npoints:\n  - {id: p, says: s, met: [c]}"),
    rubric(
      "alternatives",
      "concepts:\n  c: [\"" + String(repeating: "(a|b|c) ", count: 3_000)
        + "\"]\npoints:\n  - {id: p, says: s, met: [c]}"),
    rubric(
      "samples",
      "concepts:\n  c: [a]\npoints:\n  - {id: p, says: s, met: [c]}\nsamples:\n  correct: ["
        + (0..<3_000).map { "\"a because b is not c \($0)\"" }.joined(separator: ",") + "]"),
    rubric(
      "a long sample",
      "concepts:\n  c: [a]\npoints:\n  - {id: p, says: s, met: [c]}\nsamples:\n  correct: [\""
        + String(repeating: "a because b is not c, but d. ", count: 5_000) + "\"]"),
    facts("a pattern that explodes", "  x: { match: '(a+)+(\\d+)$', written_for: 1 }\n"),
    facts(
      "many patterns that explode",
      (0..<1_500).map { "  x\($0): { match: '(a*)*b\($0)(.*)*(\\d+)', written_for: 1 }\n" }.joined()),
    facts(
      "a deep pattern", "  x: { match: '" + String(repeating: "(a", count: 5_000) + "', written_for: 1 }\n"),
  ]

  private static func yaml(_ name: String, _ text: String) -> HostileContent {
    HostileContent(name: "YAML: " + name, file: "curriculum.yaml", text: text, isRefused: true)
  }

  private static func table(columns: Int, rows: Int, isShort: Bool) -> String {
    let row = isShort ? "|x|\n" : String(repeating: "|b", count: columns) + "|\n"
    return String(repeating: "|a", count: columns) + "|\n" + String(repeating: "|-", count: columns) + "|\n"
      + String(repeating: row, count: min(rows, size / row.utf8.count - 3 * columns / row.utf8.count))
  }
}

@Suite("A hostile content file")
struct HostileContentTests {
  /// What a run took.
  struct Cost {
    var status: Int32
    var seconds: Double
    var megabytes: Int
  }

  /// Runs the program and measures it; the output goes to `folder`.
  static func measure(_ arguments: [String], folder: String) throws -> Cost {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, folder + "/output", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    let argv = ([Program.path] + arguments).map { strdup($0) } + [nil]
    let envp = Program.environment(home: folder).map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var process = pid_t()
    let clock = ContinuousClock()
    try #require(posix_spawn(&process, Program.path, &actions, nil, argv, envp) == 0)
    var status: Int32 = 0
    var peak = 0
    // A run that does not end is ended, and found by its signal.
    let limit = clock.now + .seconds(SoakTable.isSoak ? 20 : 120)
    var usage = rusage()
    while wait4(process, &status, WNOHANG, &usage) == 0 {
      peak = max(peak, PeakMemory.kilobytes(of: process) ?? 0)
      usleep(1_000)
      if clock.now > limit { kill(process, SIGKILL) }
    }
    // The time that it had a processor: machines are shared.
    let time = [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
    return Cost(
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F), seconds: time,
      megabytes: peak >> 10)
  }

  static func folder(_ content: HostileContent) throws -> TemporaryFolder {
    let home = try TemporaryFolder()
    func write(_ text: String, to name: String) throws {
      let url = home.url.appending(path: name)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    try write(
      "repositories:\n  - {id: k-repo, path: /nowhere, holds: x}\nsections: [\"1\"]\ndrills: []\npaths: []\nlinks: []\n",
      to: "content/curriculum.yaml")
    try write(HostileContent.prose("", "## Teach: a\nx\n").text, to: "content/sections/1-one.md")
    try write(
      "memory = 1\n" + String(repeating: String(repeating: "a", count: 200) + "\n", count: 5_000),
      to: "content/practice/k-repo/long.py")
    try write(content.text, to: "content/" + content.file)
    return home
  }

  @Test(
    "never traps, never hangs, and is refused with its name and a line where it is too much",
    arguments: HostileContent.all)
  func file(content: HostileContent) throws {
    let home = try Self.folder(content)
    let lint = try Self.measure(["lint", home.path + "/content"], folder: home.path)
    let output = String(decoding: try Data(contentsOf: home.url.appending(path: "output")), as: UTF8.self)
    #expect([0, 1].contains(lint.status), "\(output.suffix(300))")
    if content.isRefused {
      #expect(lint.status == 1)
      let place = content.file.components(separatedBy: "/").last ?? ""
      #expect(
        output.split(separator: "\n").contains { $0.contains(place) && $0.contains(": error: ") },
        "\(output.prefix(500))")
    }
    // No single message is a page, and there is no flood of them.
    #expect(output.utf8.count < 1 << 20)
    let lesson = try Self.measure(
      ["start", "1", "--plain", "--content", home.path + "/content"], folder: home.path)
    #expect([0, 1].contains(lesson.status))
    guard SoakTable.isSoak else { return }
    for (what, cost) in [("lint", lint), ("lesson", lesson)] {
      #expect(cost.seconds <= 1, "\(what)")
      #expect(cost.megabytes <= 100, "\(what)")
      SoakTable.add(
        .hostileContent, "\(what): \(content.name)", bar: "1 s of CPU, 100 MB",
        figure: "\((cost.seconds * 100).rounded() / 100) s, \(cost.megabytes) MB")
    }
  }
}
