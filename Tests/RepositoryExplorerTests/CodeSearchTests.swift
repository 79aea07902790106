import RepositoryExplorer
import Testing
import TutorCore

@Suite struct CodeSearchTests {
  private func search(_ query: SearchQuery, in repositories: TestRepositories) throws -> SearchResult {
    try CodeSearch(roots: repositories.roots).run(query)
  }

  private func repositories() throws -> TestRepositories {
    let repositories = try TestRepositories()
    try repositories.clone.write("b Topic\r\nTOPIC topic\n", to: "k-repo/docs/b.md")
    try repositories.clone.write("a topic", to: "k-repo/docs/a.md")
    try repositories.clone.write("topic", to: "k-repo/.git/config")
    try repositories.clone.write(Array("topic".utf8) + [0], to: "k-repo/docs/c.bin")
    try repositories.clone.link("k-repo/docs/d.md", to: "a.md")
    return repositories
  }

  @Test(
    "lower case finds either case, a capital only itself; files come in order, `.git` and binary ones not")
  func smartCase() throws {
    let repositories = try repositories()
    let either = try search(SearchQuery(.literal("topic")), in: repositories)
    #expect(
      either.hits.map(\.written.string) == [
        "docs/a.md:1:a topic", "docs/b.md:1:b Topic", "docs/b.md:2:TOPIC topic",
      ])
    #expect(either.hits.last?.matches == [0..<5, 6..<11])
    #expect(!either.isTruncated)
    #expect(try search(SearchQuery(.literal("Topic")), in: repositories).hits.map(\.line) == [1])
    let exact = SearchQuery(.literal("topic"), caseRule: .sensitive)
    #expect(try search(exact, in: repositories).hits.map(\.line) == [1, 2])
    #expect(try search(SearchQuery(.literal("")), in: repositories).hits.isEmpty)
  }

  @Test("a line begins behind a byte order mark")
  func byteOrderMark() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write(Array("\u{FEFF}topic one\ntopic two\n".utf8), to: "k-repo/a.md")
    for pattern in ["^topic", #"^\w"#, "^[^ ]+ one", #"\btopic one"#] {
      let hits = try search(SearchQuery(.regex(pattern), caseRule: .sensitive), in: repositories).hits
      #expect(hits.first?.line == 1, "\(pattern)")
    }
  }

  @Test("where case is ignored, an upper-case letter is any that has a case, as for ripgrep")
  func classesOfCase() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write("abc\nABC\n123\n", to: "k-repo/letters.md")
    for (pattern, rule, lines) in [
      (#"\p{Lu}{3}"#, SearchQuery.CaseRule.insensitive, [1, 2]), (#"\p{Lu}{3}"#, .sensitive, [2]),
      (#"^[\p{Ll}]+$"#, .insensitive, [1, 2]), (#"^\P{Lu}+$"#, .insensitive, [3]),
      (#"(?i)\p{Lu}"#, .sensitive, [1, 2]),
    ] {
      let hits = try search(SearchQuery(.regex(pattern), caseRule: rule), in: repositories).hits
      #expect(hits.filter { $0.file.path == "letters.md" }.map(\.line) == lines, "\(pattern) \(rule)")
    }
  }

  @Test("a search keeps to the paths it is given, and says when there is more than it shows")
  func pathsAndLimit() throws {
    let repositories = try repositories()
    let file = SearchQuery(.literal("topic"), paths: ["docs/b.md"])
    #expect(try search(file, in: repositories).hits.map(\.file.path) == ["docs/b.md", "docs/b.md"])
    #expect(try search(SearchQuery(.literal("topic"), paths: ["python"]), in: repositories).hits.isEmpty)
    #expect(try search(SearchQuery(.literal("topic"), paths: ["../k-repo"]), in: repositories).hits.isEmpty)
    let two = try search(SearchQuery(.literal("topic"), limit: 2), in: repositories)
    #expect(two.hits.count == 2)
    #expect(two.isTruncated)
    #expect(try !search(SearchQuery(.literal("topic"), limit: 3), in: repositories).isTruncated)
  }

  @Test("a search that is stopped gives what it has")
  func stopped() throws {
    let repositories = try repositories()
    var hits = 0
    let result = try CodeSearch(roots: repositories.roots).run(
      SearchQuery(.literal("topic")), shouldStop: { hits > 0 }, onHit: { _ in hits += 1 })
    #expect(result.hits.map(\.file.path).first == "docs/a.md")
    #expect(result.isStopped)
    #expect(result.isTruncated)
  }

  @Test("hostile text is shown safely, and a long line around its match")
  func hostile() throws {
    let repositories = try TestRepositories()
    let long = String(repeating: "ä", count: 4_000) + "needle" + String(repeating: "ö", count: 4_000)
    try repositories.clone.write("\u{1B}]0;x\u{7}needle\n\(long)\n", to: "k-repo/x.txt")
    let hits = try search(SearchQuery(.literal("needle")), in: repositories).hits
    #expect(hits.map(\.line) == [1, 2])
    #expect(hits[0].text.string == "\\u{1B}]0;x\\u{7}needle")
    for hit in hits {
      let scalars = Array(hit.text.string.unicodeScalars)[hit.matches[0]]
      #expect(String(String.UnicodeScalarView(scalars)) == "needle")
      #expect(hit.text.string.count < 1_100)
    }
  }
}
