import Foundation
import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test(
    "a mistake is named, and the nearest right word suggested",
    arguments: [
      (["strat"], "There is no command \"strat\". Did you mean \"start\"?"),
      (["progres"], "Did you mean \"progress\"?"),
      (["start", "--plian"], "Unknown option '--plian'"),
      (["lint", "/nowhere"], "There is no content in \"/nowhere\""),
      (["start", "--content", "/nowhere"], "There is no content in \"/nowhere\""),
      (["progress", "--learner", "a\nb"], "cannot be a learner's name"),
    ])
  func mistakes(arguments: [String], message: String) throws {
    let home = try TemporaryFolder()
    let result = try Program.run(arguments, home: home.path)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(
      result.status
        == (message.contains("command") || message.contains("option") || message.contains("progress\"?")
          ? 64 : 1))
    #expect(!result.errors.contains("\u{1B}"))
  }

  @Test("several learners share one database and see only their own progress")
  func learners() throws {
    let home = try TemporaryFolder()
    _ = try Program.run(["start", "2", "--learner", "Mira"], input: "\n\n", home: home.path)
    _ = try Program.run(["start", "6", "--learner", "Tom"], input: "\n", home: home.path)
    let mira = try Program.run(["progress", "--learner", "Mira"], home: home.path).output
    let tom = try Program.run(["progress", "--learner", "Tom"], home: home.path).output
    #expect(mira.contains("You are in section 2") && !mira.contains("You are in section 6"))
    #expect(tom.contains("You are in section 6"))
    let mode =
      try FileManager.default.attributesOfItem(
        atPath: home.path + "/.local/share/gateway-tutor/progress.sqlite")[.posixPermissions] as? Int
    #expect(mode == 0o600)
  }

  @Test("progress as JSON names every section with what a machine needs")
  func json() throws {
    struct Report: Decodable {
      struct Section: Decodable {
        let id, title, standing: String
        let optional, shaky: Bool
        let seconds: Int
      }
      struct Place: Decodable { let at, section: String }
      let learner, pace: String
      let place: Place
      let sections: [Section]
    }
    let home = try TemporaryFolder()
    _ = try Program.run(["start", "5b"], input: String(repeating: "/skip\n", count: 11), home: home.path)
    let result = try Program.run(["progress", "--json"], home: home.path)
    let report = try JSONDecoder().decode(Report.self, from: Data(result.output.utf8))
    #expect(report.sections.count == 13)
    #expect(report.sections.filter(\.optional).map(\.id) == ["0"])
    #expect(report.learner == "default" && report.place.section == "5b")
    #expect(result.output.contains("\"checks\" : []"))
    let section = try #require(report.sections.first { $0.id == "5b" })
    #expect(section.standing == "done" && section.shaky)
  }

  @Test("a lesson goes on, and says so, when progress cannot be saved")
  func unwritable() throws {
    let home = try TemporaryFolder()
    // A file where the folder should be: nobody may write there, root neither.
    let blocked = home.url.appending(path: "blocked")
    try Data().write(to: blocked)
    let result = try Program.run(
      ["start", "1", "--data", blocked.path + "/data"], input: "\n", home: home.path)
    #expect(result.output.contains("Your progress is not being saved"))
    #expect(result.output.contains("The queue that could not keep up"))
    #expect(result.status == 0)
  }

  @Test("lint names file and line of what is wrong and ends with status 1")
  func lint() throws {
    let folder = try TemporaryFolder()
    let content = folder.url.appending(path: "Curriculum")
    for name in ["Curriculum", "Scenarios"] {
      try FileManager.default.copyItem(
        at: Program.checkout.appending(path: name), to: folder.url.appending(path: name))
    }
    let good = try Program.run(["lint", content.path], home: folder.path)
    #expect(good.status == 0, "\(good.output)")
    let file = content.appending(path: "sections/5b-in-memory-buffer.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing("## Teach: Where events wait", with: "## Teech: Where events wait").utf8).write(
      to: file)
    let bad = try Program.run(["lint", content.path], home: folder.path)
    #expect(bad.status == 1)
    #expect(
      bad.output.contains("sections/5b-in-memory-buffer.md:14: error: a section has no part \"Teech\""),
      "\(bad.output)")
  }

  @Test("grade answers line by line, in order, and names bad lines")
  func grade() throws {
    let home = try TemporaryFolder()
    let input = """
      {"check":"5b.1","answer":"all of them are paused, P30 too, since 85 is above 80"}
      {"check":"5b.1","answer":"P30 still runs"}
      nonsense
      {"check":"9.9","answer":"x"}
      """
    let result = try Program.run(["grade"], input: input + "\n", home: home.path)
    let lines = result.output.split(separator: "\n")
    try #require(lines.count == 4)
    #expect(lines[0].contains("\"verdict\":\"correct\""))
    #expect(lines[1].contains("\"verdict\":\"misconception\""))
    #expect(lines[2].contains("\"line\":3"))
    #expect(lines[3].contains("no check \\\"9.9\\\""))
    #expect(result.status == 1)
    #expect(try Program.run(["grade"], input: input + "\n", home: home.path).output == result.output)
  }

  @Test(
    "grade takes the last line with and without its line break, and lines longer than a read",
    arguments: ["", "\n", "\r\n"])
  func lineEnds(end: String) throws {
    let home = try TemporaryFolder()
    let filler = String(repeating: " ", count: 300_000)
    let line =
      #"{"check":"5b.1","answer":"all of them are paused, P30 too, since 85 is above 80. "#
      + filler + #""}"#
    let result = try Program.run(["grade"], input: line + "\r\n" + line + end, home: home.path)
    let lines = result.output.split(separator: "\n")
    try #require(lines.count == 2)
    #expect(lines[0].contains("\"verdict\":\"correct\""))
    #expect(lines[1] == lines[0])
    #expect(result.status == 0)
  }

  @Test("a line that is no UTF-8 is named by its number, and the lines behind it are graded")
  func invalidText() throws {
    let home = try TemporaryFolder()
    let good = Data(#"{"check":"5c.1","answer":"P10","label":"partial"}"#.utf8)
    let input = good + Data([0x0A, 0x7B, 0xFF, 0xFE, 0x7D, 0x0A]) + good
    let result = try Program.run(["grade"], bytes: input, home: home.path)
    let lines = result.output.split(separator: "\n")
    try #require(lines.count == 3)
    #expect(lines[1] == #"{"error":"the line is not valid UTF-8","line":2}"#)
    #expect(lines[2] == lines[0])
    #expect(result.status == 1)
    let file = home.url.appending(path: "labelled.jsonl")
    try input.write(to: file)
    let report = try Program.run(["grade", "--labelled", file.path], home: home.path)
    #expect(report.errors.contains("line 2 is not valid UTF-8"))
    #expect(report.output.contains("answers                    2"))
    #expect(report.status == 1)
  }
}
