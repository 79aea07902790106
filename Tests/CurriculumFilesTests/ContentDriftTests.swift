import Testing
import TutorCore

@testable import CurriculumFiles

@Suite("Edits of content files")
struct ContentDriftTests {
  private func spots(_ text: String) throws -> [ReferenceSpots] {
    let map = SourceMap()
    let section = try #require(
      SectionReader(name: "sections/a.md", text: text, problems: ProblemList(), sourceMap: map).read())
    return section.codeReferences.map { map.spots(ofReference: $0.id, in: section.id) }
  }

  static let text = """
    ---
    id: 9x
    title: Sample
    version: 1
    goal: See it.
    minutes: 5
    ---
    Framing.

    ## Teach: Limits
    ```code
    repo: k-repo
    path: a/settings.py
    find: Settings.p10     # the first
    line: 7
    facts:
      p10: { match: 'p10\\D+(\\d+)', written_for: 20, unit: "%" }
      name: { match: "name = (\\\\w+)", written_for: "twenty", unit: '' }
      both: { match: 'p20', written_for: 'it''s' }
    ```

    ## Exercise: Find
    ```hunt
    ask: How many?
    repo: k-repo
    path: "a/levels.py"
    find: levels
    answer: { match: 'levels\\D+(\\d+)', written_for: 4 }
    hint: Look.
    ```
    That many.

    """

  @Test("know where each value stands, and keep quotes, comments and neighbours")
  func edits() throws {
    let spots = try spots(Self.text)
    try #require(spots.count == 2)
    func edit(_ spot: TextSpot?, _ new: String) throws -> ContentEdit {
      ContentEdit(try #require(spot), to: new)
    }
    let answer = try #require(spots[1].writtenFor.values.first)
    let edits = [
      try edit(spots[0].path, "b/limits.py"), try edit(spots[0].find, "Limits.p10"),
      try edit(spots[0].line, "104"), try edit(spots[0].writtenFor["p10"], "25"),
      try edit(spots[0].writtenFor["name"], "thirty one"), try edit(spots[0].writtenFor["both"], "that's it"),
      try edit(spots[1].path, "b/levels.py"), ContentEdit(answer, to: "5, or 6"),
    ]
    let diff = ContentDiff(edits, read: { _ in Self.text }, shown: { "Curriculum/\($0)" })
    #expect(diff.refused.isEmpty)
    let changed = diff.text.split(separator: "\n").filter { $0.hasPrefix("+") || $0.hasPrefix("-") }
    #expect(
      changed == [
        "--- a/Curriculum/sections/a.md", "+++ b/Curriculum/sections/a.md",
        "-path: a/settings.py", "-find: Settings.p10     # the first", "-line: 7",
        "+path: b/limits.py", "+find: Limits.p10     # the first", "+line: 104",
        #"-  p10: { match: 'p10\D+(\d+)', written_for: 20, unit: "%" }"#,
        #"-  name: { match: "name = (\\w+)", written_for: "twenty", unit: '' }"#,
        "-  both: { match: 'p20', written_for: 'it''s' }",
        #"+  p10: { match: 'p10\D+(\d+)', written_for: 25, unit: "%" }"#,
        #"+  name: { match: "name = (\\w+)", written_for: "thirty one", unit: '' }"#,
        "+  both: { match: 'p20', written_for: 'that''s it' }",
        #"-path: "a/levels.py""#, #"+path: "b/levels.py""#,
        #"-answer: { match: 'levels\D+(\d+)', written_for: 4 }"#,
        #"+answer: { match: 'levels\D+(\d+)', written_for: '5, or 6' }"#,
      ])
  }

  @Test("are found in a block that is indented within a list")
  func indented() throws {
    let text = Self.text.replacing(
      "```code\nrepo: k-repo\npath: a/settings.py",
      with:
        "- One:\n\n  ```code\n  repo: k-repo\n  path: a/settings.py\n  ```\n\n```code\nrepo: k-repo\npath: a/other.py"
    )
    let spot = TextSpot(file: "sections/a.md", line: 15, column: 7, text: "a/settings.py")
    #expect(
      ContentEdit(spot, to: "b.py").applied(
        to: String(text.split(separator: "\n", omittingEmptySubsequences: false)[14]))
        == "  path: b.py")
  }

  @Test("are refused when the text is no longer where it was read")
  func refused() throws {
    let spot = try #require(try spots(Self.text)[0].path)
    let edit = ContentEdit(spot, to: "b/limits.py")
    let other = Self.text.replacing("path: a/settings.py", with: "path: a/settings.pyi")
    #expect(ContentDiff([edit], read: { _ in other }, shown: { $0 }).refused == [edit])
    #expect(ContentDiff([edit], read: { _ in nil }, shown: { $0 }).refused == [edit])
    #expect(ContentDiff([], read: { _ in other }, shown: { $0 }).text.isEmpty)
  }

  @Test(
    "are hunks with three lines around them, joined where they meet; a last line without an end is marked")
  func hunks() {
    let lines = (1...20).map { "path: file\($0)" }
    let text = lines.joined(separator: "\n")
    func edit(_ line: Int) -> ContentEdit {
      ContentEdit(TextSpot(file: "f", line: line, column: 7, text: "file\(line)"), to: "new")
    }
    let diff = ContentDiff([edit(1), edit(8), edit(20)], read: { _ in text }, shown: { $0 }).text
    let heads = diff.split(separator: "\n").filter { $0.hasPrefix("@@") }
    #expect(heads == ["@@ -1,11 +1,11 @@", "@@ -17,4 +17,4 @@"])
    #expect(
      diff.hasSuffix(
        "-path: file20\n\\ No newline at end of file\n+path: new\n\\ No newline at end of file\n"))
  }
}
