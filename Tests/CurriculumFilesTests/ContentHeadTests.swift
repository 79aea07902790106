import Foundation
import Testing

@testable import CurriculumFiles

@Suite("The head of a section file")
struct ContentHeadTests {
  /// The fence at the end of some is the beginning of another line in others.
  private static let fronts = [
    "---\nid: 9x\n---\nBody.\n", "\u{FEFF}---\nid: 9x\n---\nBody.\n", "---\nid: 9x\n---", "---\n---\n",
    "---\na\n---b\n---\n", "--- \t\nid: 9x\n-----\nB",
    "---\nid: 9x\n--- \nB\r\nC", "---\nid: é\n---\n", "----\na\n---\n",
  ]

  private func head(_ bytes: [UInt8]) -> ContentFile? {
    bytes.withUnsafeBytes { ContentFile(name: "f.md", head: $0) }
  }

  private func whole(_ bytes: [UInt8]) -> ContentFile {
    bytes.withUnsafeBytes { ContentFile(name: "f.md", bytes: $0) }
  }

  @Test("has the front matter of the whole file, and where its body begins", arguments: fronts)
  func alike(text: String) throws {
    let bytes = Array(text.utf8)
    let file = whole(bytes)
    for count in 0...bytes.count {
      guard let cut = head(Array(bytes.prefix(count))) else { continue }
      #expect(cut.frontMatter == file.frontMatter && cut.linesBeforeBody == file.linesBeforeBody, "\(count)")
    }
    #expect(head(bytes + [0x0A])?.frontMatter == file.frontMatter)
  }

  @Test(
    "is none when the whole file has to be looked at",
    arguments: [
      "", "---", "---\nid: 9x\n---", "---\nid: 9x\n", "id: 9x\n---\n", "\n---\nid: 9x\n---\n",
      "---\r\nid: 9x\r\n---\r\n", "---\nid: 9x\r\n---\n",
    ])
  func none(text: String) { #expect(head(Array(text.utf8)) == nil) }

  @Test("carriage returns are no part of a file's front matter or body")
  func carriageReturns() {
    let file = whole(Array("---\r\nid: 9x\r\n---\r\nBody.\r\n".utf8))
    #expect(file.frontMatter == "id: 9x\n" && file.body == "Body.\n" && file.linesBeforeBody == 3)
  }
}
