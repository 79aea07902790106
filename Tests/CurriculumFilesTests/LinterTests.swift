import CurriculumFiles
import Foundation
import Testing
import TutorCore

/// A content folder with two small sections, which goes away with its owner.
private final class SmallContent {
  let url: URL
  static let curriculum = """
    repositories:
      - { id: k-repo, path: ~/k-repo, holds: Everything. }
    sections: [9x, 9y]
    drills:
      - { id: 8a, title: One }
      - { id: 8b, title: Two }
    paths:
      - { id: all, suits: All., sections: [9x, 9y] }
    links: []
    """

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "content-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: url.appending(path: "sections"), withIntermediateDirectories: true)
    try write("curriculum.yaml", Self.curriculum)
    try write("sections/9x-sample.md", SectionSample.text)
    try write(
      "sections/9y-other.md",
      SectionSample.text.replacing("id: 9x.1", with: "id: 9y.1")
        .replacing("id: 9x", with: "id: 9y\nafter: [9x]")
        .replacing("The framing.", with: "After section 9x comes this."))
  }

  func write(_ file: String, _ text: String) throws {
    try Data(text.utf8).write(to: url.appending(path: file))
  }

  func change(_ file: String, _ old: String, _ new: String) throws {
    let text = try String(contentsOf: url.appending(path: file), encoding: .utf8)
    try #require(text.contains(old))
    try write(file, text.replacing(old, with: new, maxReplacements: 1))
  }

  /// Every problem but those of rubrics, and that there are no scenarios.
  func problems(
    resolve: @escaping (CodeReference) -> CodeResolution? = { _ in nil },
    patternProblem: @escaping (FactDefinition, CodeReference) -> String? = { _, _ in nil }
  ) -> [String] {
    Linter(folder: ContentFolder(path: url.path), resolve: resolve, patternProblem: patternProblem).run()
      .problems.map(\.description).filter {
        !$0.contains("error: rubric ") && !$0.contains("no drill can be played")
      }
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}

@Suite("The linter on a folder")
struct LinterTests {
  @Test("finds nothing wrong in a good one")
  func good() throws {
    #expect(try SmallContent().problems() == [])
  }

  @Test(
    "one mistake in a section's front matter is one problem, in its file",
    arguments: [
      ("minutes: 5", "minutes: [5"), ("minutes: 5", "\tminutes: 5"), ("minutes: 5", "minutes: &a 5"),
      ("---\nid: 9x", "id: 9x"), ("title: A sample", "titel: A sample"),
    ])
  func cause(old: String, new: String) throws {
    let content = try SmallContent()
    try content.change("sections/9x-sample.md", old, new)
    let problems = content.problems()
    #expect(problems.count == 1, "\(problems)")
    #expect(problems.allSatisfy { $0.hasPrefix("sections/9x-sample.md:") }, "\(problems)")
  }

  @Test("a section that was never there is still missed")
  func absent() throws {
    let content = try SmallContent()
    try content.change("curriculum.yaml", "sections: [9x, 9y]\ndrills", "sections: [9x, 9y, 9z]\ndrills")
    #expect(content.problems().contains { $0.contains("no file in sections/ has the id \"9z\"") })
  }

  @Test("a question that leads nowhere, or to two places, is a problem at its line")
  func writtenQuestions() throws {
    let content = try SmallContent()
    try content.write(
      "questions.yaml",
      """
      9x#framing: [what is this, why]
      9y#framing:
        - why
      9x#framin: [a third]
      k-repo:docs/page.md#Heading: [a fourth]
      9y#nothing: []
      """)
    let problems = content.problems()
    #expect(problems.count == 4, "\(problems)")
    #expect(
      problems.contains { $0.hasPrefix("questions.yaml:3: error: \"why\" is written for \"9x#framing\"") })
    #expect(
      problems.contains {
        $0.hasPrefix("questions.yaml:4: error: \"9x#framin\" is no place") && $0.contains("\"9x#framing\"")
      })
    #expect(problems.contains { $0.contains("\"9y#nothing\" has no question") })
  }

  @Test("questions may stand in several files, and a problem names the one that it is in")
  func questionsInSeveralFiles() throws {
    let content = try SmallContent()
    try content.write("questions.yaml", "9x#framing: [what is this]\n")
    try FileManager.default.createDirectory(
      at: content.url.appending(path: "questions"), withIntermediateDirectories: true)
    try content.write("questions/more.yaml", "9x#framing: [why]\n9y#framing: [what is this]\n")
    let problems = content.problems()
    #expect(problems.count == 1, "\(problems)")
    #expect(
      problems.contains {
        $0.hasPrefix("questions/more.yaml:2: error: \"what is this\" is written for \"9x#framing\"")
      })
  }

  @Test("a FIFO among the sections is named, not waited for")
  func fifo() throws {
    let content = try SmallContent()
    try #require(mkfifo(content.url.path + "/sections/zz.md", 0o600) == 0)
    let problems = content.problems()
    #expect(problems.allSatisfy { $0.hasPrefix("sections/zz.md: error: this is no regular file") })
    #expect(problems.count == 1)
  }

  @Test("a section id that two files have is reported where it is given the second time; neither is missed")
  func doubleSectionID() throws {
    let content = try SmallContent()
    try content.change("sections/9y-other.md", "id: 9y\nafter: [9x]", "id: 9x")
    let problems = content.problems()
    #expect(
      problems.contains {
        $0.hasPrefix("sections/9y-other.md:2:")
          && $0.contains("the section id \"9x\" is taken by sections/9x-sample.md")
      }, "\(problems)")
    #expect(!problems.contains { $0.contains("is not listed") || $0.contains("listed twice") }, "\(problems)")
  }

  @Test("a section that is listed twice, nowhere, or before what it needs is reported at its line")
  func order() throws {
    let content = try SmallContent()
    try content.change("curriculum.yaml", "sections: [9x, 9y]\ndrills", "sections: [9y, 9x, 9y]\ndrills")
    #expect(
      content.problems().contains {
        $0.hasPrefix("curriculum.yaml:3:") && $0.contains("\"9y\" is listed twice")
      })
    #expect(
      content.problems().contains {
        $0.hasPrefix("sections/9y-other.md:3:") && $0.contains("should come after \"9x\"")
      })
    try content.change("curriculum.yaml", "sections: [9y, 9x, 9y]\ndrills", "sections: [9y]\ndrills")
    #expect(
      content.problems().contains {
        $0.hasPrefix("sections/9x-sample.md:2:") && $0.contains("\"9x\" is not listed in curriculum.yaml")
      })
  }

  @Test("a check id that two sections have is reported where it is given the second time")
  func doubleCheckID() throws {
    let content = try SmallContent()
    try content.change("sections/9y-other.md", "id: 9y.1", "id: 9x.1")
    #expect(
      content.problems().contains {
        $0.hasPrefix("sections/9y-other.md:")
          && $0.contains("the check id \"9x.1\" is taken by sections/9x-sample.md")
      })
  }

  @Test("an id that is given twice in a list is reported", arguments: ["id: 8b"])
  func doubles(id: String) throws {
    let content = try SmallContent()
    try content.change("curriculum.yaml", id, "id: 8a")
    #expect(content.problems().contains { $0.contains("the id \"8a\" is there twice in \"drills\"") })
  }

  @Test("a mistake in \"after\" has its line")
  func after() throws {
    let content = try SmallContent()
    try content.change("sections/9y-other.md", "after: [9x]", "after: [9q]")
    #expect(
      content.problems().contains {
        $0.hasPrefix("sections/9y-other.md:3: error: \"after\" names section \"9q\"")
      })
  }

  @Test("a character that no terminal prints has its line", arguments: ["\u{202E}", "\u{1B}", "\u{7}"])
  func characters(character: String) throws {
    let content = try SmallContent()
    try content.change("sections/9x-sample.md", "The framing.", "The \(character)framing.")
    let problems = content.problems()
    #expect(
      problems.contains { $0.contains("sections/9x-sample.md:8: error: the character U+") }, "\(problems)")
  }

  @Test("a fact that is not found because of its pattern says what is wrong with the pattern")
  func pattern() throws {
    let content = try SmallContent()
    let problems = content.problems(
      resolve: {
        CodeResolution(
          reference: $0, origin: .practiceCopy, status: .exact, excerpt: nil,
          facts: $0.facts.map { CodeResolution.Fact(definition: $0, value: nil) })
      },
      patternProblem: { fact, _ in fact.name == "limit" ? "the pattern is none" : nil })
    #expect(problems.contains { $0.contains("the fact \"limit\" cannot be read") && $0.contains("is none") })
    // The answer of a hunt has a name that its author never wrote.
    #expect(problems.contains { $0.contains("the answer of this hunt is not found in a/settings.py") })
  }
}
