import Foundation
import Testing

/// Every fact of the development context, with the `ref` command that shows it: `Reference/development-context.txt`.
@Suite("The reference holds the development context")
struct ReferenceFactTests {
  struct Fact: CustomTestStringConvertible, Sendable {
    let query, text: String
    /// Whether it is a line of the output, spaces around it aside.
    let isLine: Bool
    var testDescription: String { "ref \(query): \(text)" }
  }

  static let facts: [Fact] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Reference/development-context.txt")
    var query = ""
    return ((try? String(contentsOf: file, encoding: .utf8)) ?? "").split(separator: "\n").compactMap {
      line in
      let text = String(line.dropFirst(2))
      switch line.first {
      case "?": query = text
      case "|", "~": return Fact(query: query, text: text, isLine: line.first == "|")
      default: break
      }
      return nil
    }
  }()

  /// What each command shows, on a machine without clones; run once.
  static let outputs: [String: Program.Result] = {
    var outputs: [String: Program.Result] = [:]
    guard let home = try? TemporaryFolder() else { return outputs }
    for query in Set(facts.map(\.query)) {
      outputs[query] = try? Program.run(
        ["ref", "--plain"] + query.split(separator: " ").map(String.init), home: home.path)
    }
    return outputs
  }()

  private static func joined(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("the table is long, and no fact is there twice under one command")
  func table() {
    #expect(ReferenceFactTests.facts.count > 250)
    #expect(Set(ReferenceFactTests.facts.map(\.testDescription)).count == ReferenceFactTests.facts.count)
    #expect(ReferenceFactTests.facts.allSatisfy { !$0.text.isEmpty && !$0.query.isEmpty })
  }

  @Test("shows", arguments: facts)
  func shows(fact: Fact) throws {
    let result = try #require(ReferenceFactTests.outputs[fact.query])
    #expect(result.status == 0 && result.errors == "")
    if fact.isLine {
      let wanted = fact.text.trimmingCharacters(in: .whitespaces)
      let lines = result.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(lines.contains(wanted))
    } else {
      #expect(
        ReferenceFactTests.joined(result.output).contains(ReferenceFactTests.joined(fact.text)))
    }
  }

  @Test("a snippet can be pasted: its lines stand as they are, from the first column on")
  func snippet() throws {
    let output = try #require(ReferenceFactTests.outputs["processor on-demand"]).output
    let start = try #require(output.range(of: "\nfrom app.data_exchange.commands."))
    let lines = output[start.lowerBound...].split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.contains("cmd = Command()"))
    #expect(lines.contains("    execute=False,   # IMPORTANT: must be False for on-demand testing"))
    #expect(lines.contains(")"))
  }

  @Test("nothing but commands, snippets, paths and addresses is wider than 80 columns")
  func width() throws {
    // What may be wider is one word, or stands in a card as a command or a line of a snippet.
    let exempt = Set(ReferenceFactTests.facts.filter(\.isLine).map(\.text))
    for (query, result) in ReferenceFactTests.outputs {
      for line in result.output.split(separator: "\n") where line.count > 80 {
        let isWord = line.split(separator: " ").count == 1
        #expect(isWord || exempt.contains(String(line)), "ref \(query): \(line)")
      }
    }
  }
}
