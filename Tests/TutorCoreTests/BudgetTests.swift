import Foundation
import Testing
import TutorCore

@Suite("The limits on what comes from outside")
struct BudgetTests {
  private static let readme = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "README.md")

  @Test("are all in the README, with the amount that is enforced", arguments: Budget.all)
  func documented(budget: Budget) throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    #expect(text.contains("| \(budget.name) | \(budget.amount) |"))
  }

  @Test("the README names no limit that nobody enforces")
  func enforced() throws {
    let text = try String(contentsOf: Self.readme, encoding: .utf8)
    let table = try #require(
      text.components(separatedBy: "| what | at most |\n|---|---|\n").dropFirst().first)
    let rows = table.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("|") }
    #expect(rows.count == Budget.all.count)
    #expect(Set(Budget.all.map(\.name)).count == Budget.all.count)
  }

  @Test("are written as a reader counts")
  func amounts() {
    #expect(Budget.contentFile.amount == "256 KiB")
    #expect(Budget.labelledFile.amount == "32 MiB")
    #expect(Budget.listedEntries.amount == "400,000")
    #expect(Budget.patternTime.amount == "100 ms")
    #expect(Budget.sectionReferences.amount == "100")
    #expect(
      !Budget.contentFile.isExceeded(by: 256 << 10) && Budget.contentFile.isExceeded(by: (256 << 10) + 1))
    #expect(
      Budget.markdownBrackets.refusal
        == "more than 4,000 opening brackets in one Markdown file: that is the limit")
  }
}
