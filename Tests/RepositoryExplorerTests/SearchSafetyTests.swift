import Foundation
import RepositoryExplorer
import Testing
import TutorCore

@Suite("A search in a hostile tree") struct SearchSafetyTests {
  private func roots(_ path: String) -> RepositoryRoots {
    RepositoryRoots([RepositoryLocation(id: "tree", candidates: [path], practicePath: nil)], home: nil)
  }

  private func reports(_ query: SearchQuery, _ path: String) throws -> [SearchReport] {
    var reports: [SearchReport] = []
    _ = try CodeSearch(roots: roots(path)).stream(query) { report in
      reports.append(report)
      return true
    }
    return reports
  }

  private func paths(_ query: SearchQuery, _ path: String) throws -> [String] {
    try reports(query, path).compactMap { if case .found(let found) = $0 { found.file.path } else { nil } }
  }

  @Test("follows no link, opens no FIFO, and keeps below its root however the place is written")
  func links() throws {
    let folder = try TemporaryFolder()
    try folder.write("secret\n", to: "outside/file.txt")
    try folder.write("secret\n", to: "root/inside/file.txt")
    try folder.link("root/out.txt", to: "../outside/file.txt")
    try folder.link("root/out", to: "../outside")
    try folder.link("root/inside/loop", to: "..")
    try #require(folder.makeFIFO("root/pipe"))
    let root = folder.path + "/root"
    let all = FileSelection(respectsIgnoreFiles: false)
    #expect(try paths(SearchQuery(.literal("secret"), files: all), root) == ["inside/file.txt"])
    for place in [
      "..", "../outside", "out", "out.txt", "out/file.txt", "inside/../../outside", "/etc", "pipe", "none",
    ] {
      #expect(try paths(SearchQuery(.literal("secret"), paths: [place], files: all), root) == [], "\(place)")
    }
    #expect(
      try paths(SearchQuery(.literal("secret"), paths: ["./inside//file.txt"]), root) == ["inside/file.txt"])
  }

  @Test("a repository's own configuration names no ignore file and starts no program")
  func configuration() throws {
    let folder = try TemporaryFolder()
    try folder.write("ref: refs/heads/main\n", to: ".git/HEAD")
    let trap = "\(folder.path)/was-run"
    try folder.write(
      "[core]\n\texcludesFile = \(folder.path)/all\n\tfsmonitor = touch \(trap)\n\tpager = touch \(trap)\n",
      to: ".git/config")
    try folder.write("*\n", to: "all")
    try folder.write("needle\n", to: "file.txt")
    #expect(try paths(SearchQuery(.literal("needle")), folder.path) == ["file.txt"])
    #expect(!FileManager.default.fileExists(atPath: trap))
  }

  @Test("an ignore file that leads out of the tree is not read")
  func linkedIgnoreFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("*\n", to: "rules")
    try folder.write("needle\n", to: "tree/file.txt")
    try folder.link("tree/.ignore", to: "../rules")
    #expect(try paths(SearchQuery(.literal("needle")), folder.path + "/tree") == ["file.txt"])
  }

  @Test("files that are swapped for links and FIFOs meanwhile show nothing from outside")
  func swaps() throws {
    let folder = try TemporaryFolder()
    try folder.write("needle outside\n", to: "outside.txt")
    let names = (0..<200).map { "tree/\($0).txt" }
    for name in names { try folder.write("needle inside\n", to: name) }
    let path = folder.path
    let swapper = Thread {
      for name in names {
        _ = unlink("\(path)/\(name)")
        if name.hasSuffix("7.txt") {
          mkfifo("\(path)/\(name)", 0o600)
        } else {
          symlink("../outside.txt", "\(path)/\(name)")
        }
      }
    }
    swapper.start()
    var lines: [String] = []
    while !swapper.isFinished {
      lines += try CodeSearch(roots: roots(path + "/tree")).run(SearchQuery(.literal("needle"), limit: .max))
        .hits
        .map(\.text.string)
    }
    #expect(lines.allSatisfy { $0 == "needle inside" })
    #expect(try paths(SearchQuery(.literal("needle")), path + "/tree") == [])
  }

  @Test(
    "a pattern that would take for ever is said to be too expensive",
    arguments: ["(a+)+b", "(a|aa)+$", "(.*)*x(.*)*y", "^(([a-z])+.)+[A-Z]([a-z])+$"])
  func expensive(pattern: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "a", count: 60_000) + "\n", to: "file.txt")
    let clock = ContinuousClock()
    let begin = clock.now
    do throws(PatternProblem) {
      _ = try CodeSearch(roots: roots(folder.path)).run(SearchQuery(.regex(pattern)))
    } catch {
      #expect(error == .tooExpensive)
    }
    // Not a measurement: without a limit these would outlast the machine.
    #expect(clock.now - begin < .seconds(20))
  }

  @Test(
    "a pattern that no line can hold is refused with a reason",
    arguments: ["a\\nb", "(*UTF)a", "[", "(a", "a\nb"])
  func malformed(pattern: String) {
    #expect(throws: PatternProblem.self) {
      try CodeSearch(roots: RepositoryRoots([], home: nil)).run(SearchQuery(.regex(pattern)))
    }
  }

  @Test("the lines around a hit, the count and the files are given as asked for")
  func details() throws {
    let folder = try TemporaryFolder()
    try folder.write("1\n2\nneedle needle\n4\nneedle\n6\n7\n8\nneedle", to: "a.txt")
    try folder.write("needle\n", to: "b.txt")
    func found(_ detail: SearchQuery.Detail) throws -> [FoundFile] {
      try reports(SearchQuery(.literal("needle"), detail: detail), folder.path).compactMap {
        if case .found(let file) = $0 { file } else { nil }
      }
    }
    let lines = try found(.lines(context: 1))[0].lines
    #expect(lines.map(\.number) == [2, 3, 4, 5, 6, 8, 9])
    #expect(lines.map(\.isContext) == [true, false, true, false, true, true, false])
    #expect(lines[1].matches == [0..<6, 7..<13])
    #expect(try found(.count).map(\.matchingLines) == [3, 1])
    #expect(try found(.files).map(\.file.path) == ["a.txt", "b.txt"])
    let chosen = FileSelection(globs: ["b.*"])
    #expect(try paths(SearchQuery(.literal("needle"), files: chosen), folder.path) == ["b.txt"])
    #expect(
      try paths(SearchQuery(.literal("needle"), files: FileSelection(globs: ["!b.*"])), folder.path) == [
        "a.txt"
      ])
  }
}

@Suite("A page of a file") struct FilePageTests {
  @Test("of a file of 5 GB and of a line without end, only the beginning is read")
  func large() throws {
    let folder = try TemporaryFolder()
    try folder.write("first\nsecond\n", to: "sparse")
    try #require(truncate("\(folder.path)/sparse", 5 << 30) == 0)
    try folder.write(String(repeating: "x", count: 6 << 20), to: "line")
    let root = try BeneathRoot(path: folder.path)
    // What is behind the first 8 KiB does not make it binary.
    #expect(throws: PageRefusal.self) { try root.page("sparse") }
    let line = try root.page("line")
    #expect(line.lines.count == 1 && line.goesOn)
    #expect(line.lines[0].string.count == ExplorerLimits.lineCharacters + 1)
  }

  @Test("begins at any line, however far, and says how many there are")
  func lines() throws {
    let folder = try TemporaryFolder()
    try folder.write((1...100_000).map { "line \($0)\r\n" }.joined() + "last", to: "many")
    let root = try BeneathRoot(path: folder.path)
    let page = try root.page("many", from: 99_999, count: 2)
    #expect(page.lines.map(\.string) == ["line 99999", "line 100000"])
    #expect(page.goesOn && page.lastLine == 100_000)
    #expect(try root.page("many", from: 100_001).lines.map(\.string) == ["last"])
    #expect(throws: PageRefusal.lineBeyondEnd(lineCount: 100_001)) { try root.page("many", from: 100_002) }
    #expect(throws: PageRefusal.file(.absent)) { try root.page("none") }
  }
}

@Suite("Files by name") struct FileNameTests {
  @Test("the nearest name comes first")
  func ranking() throws {
    let repositories = try TestRepositories()
    for path in ["a/router.py", "a/test_router.py", "a/router_table.py", "a/rotating_outer.md", "b/other.md"]
    {
      try repositories.clone.write("x", to: "k-repo/\(path)")
    }
    let search = FileNameSearch(roots: repositories.roots)
    #expect(
      search.files(named: "router").map(\.path)
        == ["a/router.py", "a/router_table.py", "a/test_router.py", "a/rotating_outer.md"])
    #expect(search.files(named: "A/Router").map(\.path) == ["a/router.py", "a/router_table.py"])
    #expect(search.files(named: "ohter.md").map(\.path) == ["b/other.md"])
    #expect(search.files(named: "nothing like it at all").isEmpty)
  }

  @Test("a name is found where it is defined")
  func definitions() throws {
    let repositories = try TestRepositories()
    let search = SymbolSearch(roots: repositories.roots)
    #expect(search.definitions(of: "Settings.validate").map(\.symbol.qualifiedName) == ["Settings.validate"])
    #expect(search.definitions(of: "nowhere").isEmpty)
    let symbols = search.symbols(in: RepositoryPath(repository: "k-repo", path: settingsPath))
    #expect(symbols?.map(\.symbol.name).contains("POD_LIMIT_BYTES") ?? false)
  }
}
