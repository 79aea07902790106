import Foundation
import IncidentDrill
import Testing

@Suite("The manuals")
struct ManualTests {
  static let manuals = ["README.md", "Curriculum/README.md", "Scenarios/README.md"]

  @Test("name only files and folders that are there", arguments: manuals)
  func paths(manual: String) throws {
    let text = try AuthorExamples.text(manual)
    let inCode = text.split(separator: "`").filter { part in
      ["Sources/", "Tests/", "Curriculum/", "Scenarios/", ".ci/"].contains { part.hasPrefix($0) }
        && !part.contains { $0.isWhitespace || $0 == "…" }
    }
    // What an author is told to write is not there yet.
    let examples = [AuthorExamples.section, AuthorExamples.card, AuthorExamples.scenario]
    for path in inCode.map(String.init) where !examples.contains(path) {
      #expect(
        FileManager.default.fileExists(atPath: Shipped.checkout.appending(path: path).path), "\(path)")
    }
    if manual == "README.md" { #expect(inCode.count > 40) }
  }

  @Test("link to headings and files that are there", arguments: manuals)
  func links(manual: String) throws {
    let folder = Shipped.checkout.appending(path: manual).deletingLastPathComponent()
    for part in try AuthorExamples.text(manual).split(separator: "](").dropFirst() {
      let target = part.prefix { $0 != ")" }
      if target.hasPrefix("http") || target.contains(where: \.isNewline) { continue }
      let pieces = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let file =
        pieces[0].isEmpty
        ? Shipped.checkout.appending(path: manual) : folder.appending(path: String(pieces[0]))
      let text = try String(contentsOf: file, encoding: .utf8)
      guard pieces.count > 1 else { continue }
      let anchors = text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
        heading.drop { $0 == "#" || $0 == " " }.lowercased().filter {
          $0.isLetter || $0.isNumber || $0 == " " || $0 == "-"
        }
        .replacing(" ", with: "-")
      }
      #expect(anchors.contains(String(pieces[1])), "\(target)")
    }
  }

  @Test("are as wide as a reader's window, but for tables, pictures and code", arguments: manuals)
  func width(manual: String) throws {
    var isFenced = false
    for line in try AuthorExamples.text(manual).split(separator: "\n") {
      if line.hasPrefix("```") { isFenced.toggle() }
      guard !isFenced, !line.hasPrefix("|"), !line.hasPrefix("    ") else { continue }
      #expect(line.count <= 140, "\(line)")
    }
  }

  @Test("of the scenarios names every word that one may use")
  func words() throws {
    let text = try AuthorExamples.text("Scenarios/README.md")
    let words =
      Tag.allCases.map(\.rawValue) + Cause.Kind.allCases.map(\.rawValue) + Hazard.allCases.map(\.rawValue)
      + Distractor.allCases.map(\.rawValue) + Twin.Kind.allCases.map(\.rawValue)
      + Diagnosis.Scope.allCases.map(\.rawValue)
    #expect(words.count > 60)
    for word in words { #expect(text.contains("`\(word)`"), "\(word)") }
  }
}
