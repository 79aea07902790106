import RepositoryExplorer
import Testing
import TutorCore

@Suite("What explains a repository is read out of its files")
struct DocumentationTests {
  /// A clone with one file.
  private func passages(_ text: String, _ path: String) throws -> [Passage] {
    let repositories = try TestRepositories()
    try repositories.clone.write(text, to: "k-repo/\(path)")
    let root = try #require(repositories.roots["k-repo"])
    return DocumentationReader(root).passages(of: path)
  }

  @Test("the parts of a Markdown page are cut into paragraphs, items and rows, with their lines")
  func markdown() throws {
    let found = try passages(
      """
      # Title
      A paragraph
      of two lines.

      ## Table
      | a | b |
      |---|---|
      | one | [two](https://example.org/hidden) |

      - first
      - second
        goes on

      ```bash
      # no heading
      run
      ```
      """, "docs/page.md")
    #expect(found.map(\.heading) == ["Title", "Table"])
    #expect(found[0].pieces.map(\.lines) == [2...3])
    #expect(found[1].pieces.map(\.lines) == [6...6, 8...8, 10...10, 11...12, 14...17])
    #expect(found[1].pieces[1].text.contains("two") && !found[1].pieces[1].text.contains("example.org"))
    #expect(found.allSatisfy { $0.kind == .document })
    #expect(found[0].place == .repository("k-repo", path: "docs/page.md"))
    #expect(found[1].context.contains("Title") && found[1].context.contains("page.md"))
  }

  @Test("a reStructuredText page has its headings underlined")
  func restructured() throws {
    let found = try passages(
      "Leases\n======\n\nA lease ends.\n\nRetry\n-----\nIt comes again.\n", "docs/page.rst")
    #expect(found.map(\.heading) == ["Leases", "Retry"])
    #expect(found.map { $0.pieces.map(\.text) } == [["A lease ends."], ["It comes again."]])
  }

  @Test("docstrings of module, class and function are read, with the signature above them")
  func docstrings() throws {
    let found = try passages(
      """
      \"\"\"What the module is.\"\"\"
      import x

      class Lease(
          Base,
      ):
          \"\"\"A loan.

          It ends.
          \"\"\"

          def end(self) -> None:
              '''Ends it.'''

          def silent(self): return \"\"\"not a docstring\"\"\"

          def plain(self):
              return 1
      """, "server/leases.py")
    #expect(found.map(\.heading) == ["leases", "Lease", "Lease.end"])
    #expect(found[1].pieces.map(\.lines) == [4...7, 9...10])
    #expect(found[1].pieces[0].text.hasPrefix("class Lease("))
    #expect(found.allSatisfy { $0.kind == .docstring })
  }

  @Test("a comment above a setting is read with the lines that follow it")
  func settings() throws {
    let python = try passages(
      "class S:\n    # Why twenty.\n    # It is low.\n    p10: int = 20\n    p20: int = 50\n\n    # Not above anything.\n\n    x: int = 1\n",
      "server/settings.py")
    #expect(python.map(\.heading) == ["S.p10"])
    #expect(python[0].pieces.map(\.lines) == [2...5])
    #expect(python[0].kind == .setting)
    let yaml = try passages("# The whole app.\n\n# How many.\nreplicas: 90\n", "apps/app.yaml")
    #expect(yaml.map(\.heading) == ["app", "replicas"])
    #expect(yaml.map(\.kind) == [.docstring, .setting])
    let hcl = try passages("locals {\n  # By hand.\n  capacity = 3\n}\n", "live/main.tf")
    #expect(hcl.map { $0.pieces.map(\.lines) } == [[2...3]])
  }

  @Test("files that explain nothing are passed over, links are not followed")
  func listing() throws {
    let repositories = try TestRepositories(practice: false)
    for path in [
      "README.md", "a/b.rst", "a/x_pb2.py", "a/test_x.py", "tests/t.md", ".hidden/h.md", "data.json",
      "node_modules/n.md",
    ] {
      try repositories.clone.write("# x\ny\n", to: "k-repo/\(path)")
    }
    try repositories.clone.write("# secret\ntext\n", to: "outside/o.md")
    try repositories.clone.link("k-repo/linked.md", to: "../outside/o.md")
    try repositories.clone.link("k-repo/linked", to: "../outside")
    try repositories.clone.write([UInt8](repeating: 0x41, count: 300_000), to: "k-repo/large.md")
    let root = try #require(repositories.roots["k-repo"])
    #expect(DocumentedFiles.list(root).map(\.path) == ["README.md", "a/b.rst", settingsPath])
    #expect(
      DocumentedFiles.list(root, folders: ["a", "absent", "../outside", "linked"]).map(\.path) == ["a/b.rst"])
    #expect(DocumentationReader(root).passages(of: "linked.md").isEmpty)
    #expect(DocumentationReader(root).passages(of: "../outside/o.md").isEmpty)
  }

  @Test("a change shows in size or time")
  func stamps() throws {
    let repositories = try TestRepositories(practice: false)
    try repositories.clone.write("# x\none\n", to: "k-repo/docs/a.md")
    let root = try #require(repositories.roots["k-repo"])
    let before = DocumentedFiles.list(root, folders: ["docs"])
    try repositories.clone.write("# x\ntwo\n", to: "k-repo/docs/a.md")
    let after = DocumentedFiles.list(root, folders: ["docs"])
    #expect(before.map(\.path) == after.map(\.path))
    #expect(before.map(\.size) == after.map(\.size))
    #expect(before != after)
  }

  @Test(
    "broken files give what can be read, and never a trap",
    arguments: [
      "a.py", "a.md", "a.rst", "a.yaml", "a.tf", "a.proto",
    ])
  func broken(name: String) throws {
    let repositories = try TestRepositories(practice: false)
    let root = try #require(repositories.roots["k-repo"])
    let texts: [[UInt8]] = [
      [], [0x0A], [0x00, 0x41], [0xFF, 0xFE, 0x0A, 0x23], Array("\"\"\"never closed".utf8),
      Array("# only".utf8),
      Array("class A:\n".utf8), Array("def f(\n".utf8), Array("```\nopen\n# x\n".utf8),
      Array("---\nfront".utf8),
      Array("x\n=\n===\n".utf8), Array("| a |\r\n|---|\r\n".utf8), Array("](( [a](b".utf8),
    ]
    for (number, text) in texts.enumerated() {
      let path = "broken\(number)/\(name)"
      try repositories.clone.write(text, to: "k-repo/\(path)")
      for passage in DocumentationReader(root).passages(of: path) {
        #expect(!passage.pieces.isEmpty)
        #expect(passage.pieces.allSatisfy { ($0.lines?.lowerBound ?? 0) >= 1 })
      }
    }
  }
}
