import Foundation
import Testing

@Suite("The first page of the manual")
struct ManualTests {
  /// The blocks of text in README.md, in order.
  static func blocks() throws -> [String] {
    let text = try String(contentsOf: Program.checkout.appending(path: "README.md"), encoding: .utf8)
    return text.split(separator: "\n```text\n").dropFirst().compactMap { part in
      part.range(of: "\n```").map { String(part[..<$0.lowerBound]) }
    }
  }

  /// Expects the lines of a block in `output`, in order; `[...]` leaves out some, and a line ends where a learner's begins.
  private func expect(_ block: String, in output: String) {
    var rest = output.split(separator: "\n", omittingEmptySubsequences: false)[...]
    for line in block.split(separator: "\n") where line != "[...]" && !line.hasPrefix("$ ") {
      guard let place = rest.firstIndex(where: { $0 == line || $0.hasPrefix(line + " ") }) else {
        Issue.record("nothing behind it reads \"\(line)\"")
        return
      }
      rest = rest[(place + 1)...]
    }
  }

  @Test("shows what a learner sees: a step with its code, and a check with two answers")
  func lesson() throws {
    let blocks = try Self.blocks()
    let home = try TemporaryFolder()
    let steps = try Program.run(["start", "5b"], input: String(repeating: "\n", count: 12), home: home.path)
    let other = try TemporaryFolder()
    let answers =
      "P30 still runs\nAll five are paused: 85 is above even P30 with its 80, the others were passed before\n"
    let check = try Program.run(["start", "5b.1"], input: answers, home: other.path)
    expect(try #require(blocks.first), in: steps.output + check.output)
  }

  @Test("shows what is answered to a question")
  func question() throws {
    let home = try TemporaryFolder()
    let words = "can two processors get the same event"
    let block = try #require(try Self.blocks().first { $0.contains(words) })
    let result = try Program.run(["ask"] + words.split(separator: " ").map(String.init), home: home.path)
    expect(block, in: result.output)
  }
}
