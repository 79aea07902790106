import Foundation
import Glibc
import Testing

/// A copy of the shipped content that a test may spoil.
private final class ContentCopy {
  let home: TemporaryFolder
  var path: String { home.path + "/Curriculum" }

  init() throws {
    home = try TemporaryFolder()
    try FileManager.default.copyItem(
      at: Program.checkout.appending(path: "Curriculum"), to: home.url.appending(path: "Curriculum"))
  }

  func change(_ file: String, _ old: String, _ new: String) throws {
    let url = URL(filePath: path).appending(path: file)
    let text = try String(contentsOf: url, encoding: .utf8)
    try #require(text.contains(old), "\(file) no longer has \(old)")
    try Data(text.replacing(old, with: new, maxReplacements: 1).utf8).write(to: url)
  }

  func lint() throws -> [String] {
    try Program.run(["lint", path], home: home.path).output.split(separator: "\n").map(String.init)
  }
}

@Suite("Broken content")
struct BrokenContentTests {
  static let buffer = "sections/5b-in-memory-buffer.md"

  @Test("a FIFO among the sections is refused, not waited for")
  func fifo() throws {
    let copy = try ContentCopy()
    try #require(mkfifo(copy.path + "/sections/zz.md", 0o600) == 0)
    #expect(try copy.lint().contains { $0.contains("sections/zz.md: error: this is no regular file") })
    let lesson = try Program.run(["start", "5b", "--plain", "--content", copy.path], home: copy.home.path)
    #expect(lesson.output.contains("Section 5b"))
  }

  @Test("one mistake in a section's front matter is one problem, at its line")
  func cause() throws {
    for (old, new) in [
      ("components: [orchestrator]", "components: [orchestrator"), ("components:", "\tcomponents:"),
      ("components: [orchestrator]", "components: &a [orchestrator]"), ("---\nid: 5b", "id: 5b"),
    ] {
      let copy = try ContentCopy()
      try copy.change(Self.buffer, old, new)
      let lines = try copy.lint()
      // Rubrics are proven elsewhere.
      let errors = lines.filter { $0.contains(": error:") && !$0.contains(": error: rubric ") }
      #expect(errors.count == 1, "\(new): \(errors)")
      #expect(errors.allSatisfy { $0.contains(Self.buffer) }, "\(errors)")
    }
  }

  @Test("a section that cannot be read is named when the lesson begins")
  func missingSection() throws {
    let copy = try ContentCopy()
    try copy.change(Self.buffer, "components: [orchestrator]", "components: [orchestrator")
    let output = try Program.run(["start", "--plain", "--content", copy.path], home: copy.home.path).output
    #expect(output.contains("Section 5b cannot be read, so it is not in the list"), "\(output)")
    #expect(output.contains("gateway-tutor lint"))
  }

  @Test("a check that cannot be read is named when its section is entered")
  func missingCheck() throws {
    let copy = try ContentCopy()
    try copy.change(Self.buffer, "\npoints:", "\npoints: [[p10, offload")
    let output = try Program.run(["start", "5b", "--plain", "--content", copy.path], home: copy.home.path)
      .output.replacing("\n", with: " ")
    #expect(output.contains("left out is the check \""), "\(output)")
    #expect(output.contains("\"gateway-tutor lint\" tells the author why"))
  }

  @Test("a check id that two sections have is reported where it is given the second time")
  func doubleCheckID() throws {
    let copy = try ContentCopy()
    try copy.change("sections/2-ingest-service.md", "id: \"2.2\"", "id: \"5b.1\"")
    let lines = try copy.lint()
    #expect(lines.contains { $0.contains("the check id \"5b.1\" is taken by sections/2-ingest-service.md") })
    #expect(lines.contains { $0.contains("the check id \"5b.1\" does not begin with its section's id") })
  }

  @Test(
    "a pattern that is none is said to be none",
    arguments: [
      (#"'x(\d+'"#, "is no valid regular expression, at character 6"),
      (#"'\d+'"#, "has no group (…) to read a value from"),
    ])
  func pattern(match: String, message: String) throws {
    let copy = try ContentCopy()
    let text = try String(contentsOfFile: copy.path + "/" + Self.buffer, encoding: .utf8)
    let line = try #require(text.split(separator: "\n").first { $0.contains("match: '") })
    let parts = line.components(separatedBy: "match: '")
    let rest = try #require(parts[1].firstIndex(of: "'"))
    let changed = parts[0] + "match: " + match + parts[1][parts[1].index(after: rest)...]
    try copy.change(Self.buffer, String(line), changed)
    let lines = try copy.lint()
    #expect(lines.contains { $0.contains(message) }, "\(lines)")
  }

  @Test("a problem's path leads to the file from where the command was given")
  func paths() throws {
    let copy = try ContentCopy()
    try copy.change(Self.buffer, "## Teach:", "## Teech:")
    #expect(try copy.lint().contains { $0.hasPrefix("\(copy.path)/\(Self.buffer):") })
  }

  @Test("a drill, a repository or a path with the id of another is reported")
  func doubles() throws {
    let copy = try ContentCopy()
    try copy.change("curriculum.yaml", "id: 8b", "id: 8a")
    #expect(try copy.lint().contains { $0.contains("the id \"8a\" is there twice in \"drills\"") })
  }
}
