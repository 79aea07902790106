import CurriculumFiles
import Foundation
import Testing
import TutorCommands

/// A content folder made of nothing but the examples of the manuals, as an author makes one who copies them.
final class AuthorExamples {
  static let section = "Curriculum/sections/9-thresholds.md"
  static let card = "Curriculum/reference/buffer.md"
  static let scenario = "Scenarios/9a-slow-answers.md"
  static let curriculum = "Curriculum/curriculum.yaml"

  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "author-\(UUID().uuidString)")
    for folder in ["Curriculum/sections", "Curriculum/reference", "Scenarios"] {
      try FileManager.default.createDirectory(
        at: url.appending(path: folder), withIntermediateDirectories: true)
    }
    try FileManager.default.createSymbolicLink(
      at: url.appending(path: "Curriculum/practice"), withDestinationURL: Shipped.practice)
    let manual = try Self.text("README.md")
    let section = try Self.block(after: "Save it as `\(Self.section)`", in: manual)
    let check = try Self.block(after: "Append to\n`\(Self.section)`", in: manual)
    try write(Self.section, "\(section)\n\(check)")
    try write(Self.card, Self.block(after: "Save it as `\(Self.card)`", in: manual))
    try write(
      Self.scenario, Self.block(after: "`\(Self.scenario)`:", in: Self.text("Scenarios/README.md")))
    try write(
      Self.curriculum,
      """
      repositories:
        - { id: k-repo, path: ~/Klaviyo/Repos/k-repo, holds: PrepPublisher and the Events Orchestrator }
      sections: ["7", "9"]
      drills:
        - { id: 9a, title: "Slow answers" }
      paths:
        - { id: all, suits: Everybody., sections: ["9"] }
      links: []

      """)
    try write(
      "Curriculum/sections/7-graphs.md",
      "---\nid: \"7\"\ntitle: Graphs\nversion: 1\ngoal: Read them.\nminutes: 5\n---\nFraming.\n")
  }

  /// A file of the checkout.
  static func text(_ file: String) throws -> String {
    try String(contentsOf: Shipped.checkout.appending(path: file), encoding: .utf8)
  }

  /// The first block in four backquotes behind a sentence.
  static func block(after sentence: String, in manual: String) throws -> String {
    let place = try #require(manual.range(of: sentence), "the manual no longer says \(sentence)")
    let start = try #require(manual.range(of: "````markdown\n", range: place.upperBound..<manual.endIndex))
    let end = try #require(manual.range(of: "\n````\n", range: start.upperBound..<manual.endIndex))
    return manual[start.upperBound..<end.lowerBound] + "\n"
  }

  func read(_ file: String) throws -> String {
    try String(contentsOf: url.appending(path: file), encoding: .utf8)
  }

  func write(_ file: String, _ text: String) throws {
    let target = url.appending(path: file)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: target)
  }

  func change(_ file: String, _ old: String, _ new: String) throws {
    let text = try read(file)
    try #require(text.contains(old), "the example no longer has \(old)")
    try write(file, text.replacing(old, with: new, maxReplacements: 1))
  }

  func move(_ file: String, to other: String) throws {
    try FileManager.default.moveItem(at: url.appending(path: file), to: url.appending(path: other))
  }

  func remove(_ file: String) throws { try FileManager.default.removeItem(at: url.appending(path: file)) }

  /// What the linter says, each problem in a line that begins with the file's name.
  func problems() throws -> [String] {
    let folder = ContentFolder(path: url.appending(path: "Curriculum").path)
    return try LintRun(content: folder, clones: nil).run().problems.map(\.description)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
