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

  /// What a learner reads, lines joined.
  func lesson(_ arguments: String...) throws -> String {
    try Program.run(arguments + ["--plain", "--content", path], home: home.path).output
      .replacing("\n", with: " ")
  }
}

@Suite("A lesson from broken content")
struct BrokenContentTests {
  static let buffer = "sections/5b-in-memory-buffer.md"

  @Test("a FIFO among the sections is refused, not waited for")
  func fifo() throws {
    let copy = try ContentCopy()
    try #require(mkfifo(copy.path + "/sections/zz.md", 0o600) == 0)
    #expect(try copy.lesson("start", "5b").contains("Section 5b"))
  }

  @Test("a FIFO in place of the configuration is said to be unreadable")
  func configuration() throws {
    let home = try TemporaryFolder()
    let folder = home.url.appending(path: ".config/gateway-tutor")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try #require(mkfifo(folder.path + "/config.yaml", 0o600) == 0)
    let result = try Program.run(["progress"], home: home.path)
    #expect(result.errors.contains("this configuration cannot be read"))
    #expect(result.status == 1)
  }

  @Test("a section that cannot be read is named when the lesson begins")
  func missingSection() throws {
    let copy = try ContentCopy()
    try copy.change(Self.buffer, "components: [orchestrator]", "components: [orchestrator")
    let output = try copy.lesson("start")
    #expect(output.contains("Section 5b cannot be read, so it is not in the list"), "\(output)")
    #expect(output.contains("\"gateway-tutor lint\" tells the author why"))
  }

  @Test("a check that cannot be read is named when its section is entered")
  func missingCheck() throws {
    let copy = try ContentCopy()
    try copy.change(Self.buffer, "\npoints:", "\npoints: [[p10, offload")
    let output = try copy.lesson("start", "5b")
    #expect(output.contains("left out is the check \""), "\(output)")
    #expect(output.contains("\"gateway-tutor lint\" tells the author why"))
  }

  @Test("lint writes paths that lead to the file from where it was run")
  func paths() throws {
    let folder = try TemporaryFolder()
    try Data("repositories: []\nsections: [\"1\"]\n".utf8).write(
      to: folder.url.appending(path: "curriculum.yaml"))
    let result = try Program.run(["lint", folder.path], home: folder.path)
    #expect(result.output.contains("\(folder.path)/curriculum.yaml:2: error: no file in sections/"))
    #expect(result.output.contains("0 sections, 0 checks"))
    #expect(result.status == 1)
  }
}
