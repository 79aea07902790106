import Foundation
import Testing

@Suite("What the sections say")
struct WordingTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Curriculum/sections")

  private func paragraphs(of name: String) throws -> [String] {
    try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
      .components(separatedBy: "\n\n").map { $0.replacing("\n", with: " ") }
  }

  @Test("whoever is sent into a laboratory is told what to type to get there")
  func laboratories() throws {
    var sent = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
    where name.hasSuffix(".md") {
      for paragraph in try paragraphs(of: name) where paragraph.contains("`compare`") {
        sent += 1
        #expect(paragraph.contains("`lab`"), "\(name): \(paragraph)")
      }
    }
    #expect(sent == 9)
  }

  @Test("numbers that a lesson leans on are said, not \"as this was written\"")
  func limits() throws {
    let text = try paragraphs(of: "5b-in-memory-buffer.md")
    #expect(!text.contains { $0.contains("limits as this was written") })
    #expect(text.count { $0.contains("(20, 30, 50, 70 and 80 %)") } == 2)
  }

  @Test(
    "how four clusters go together with one for the default traffic is said in the open, and what is not known is called open"
  )
  func clusters() throws {
    for name in ["4-kafka.md", "5a-consumers.md"] {
      let open = try paragraphs(of: name).filter { !$0.hasPrefix(">") && !$0.hasPrefix("```") }
      #expect(
        open.contains { $0.contains("default traffic") && $0.lowercased().contains("left open") }, "\(name)")
    }
  }
}
