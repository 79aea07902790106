import RepositoryExplorer
import Testing
import TutorCore

@Suite("What went somewhere else, found by what it said")
struct ContentSearchTests {
  let p10 = "memory_percentage_threshold_p10"
  let renamed = "python/server/limits_of_a_pod.py"

  @Test(
    "a file under another name in another folder is found by its lines, whatever is looked for in it",
    arguments: [
      (CodeReference.Target?.none, 1), (.regex(#"^class Settings"#), 11), (.name("NOT_A_SYMBOL: one"), 25),
    ])
  func renamedFile(target: CodeReference.Target?, line: Int) throws {
    let repositories = try TestRepositories()
    let text = settingsText + "# NOT_A_SYMBOL: one\n"
    try repositories.practice.write(text, to: "k-repo/\(settingsPath)")
    try repositories.clone.remove("k-repo/\(settingsPath)")
    try repositories.clone.write(
      text.replacing("p10: int = 20", with: "p10: int = 25"), to: "k-repo/\(renamed)")
    try repositories.clone.write("import os\n\nother = 1\nlines = 2\n", to: "k-repo/python/server/other.py")
    let resolution = repositories.resolve(target)
    #expect(resolution.movedTo?.hasPrefix("\(renamed):\(line): ") == true, "\(resolution.status)")
    #expect(resolution.excerpt?.path == renamed)
  }

  @Test("two files that are equally like the missing one are both named, and neither is shown")
  func twoAlike() throws {
    let repositories = try TestRepositories()
    try repositories.clone.remove("k-repo/\(settingsPath)")
    try repositories.clone.write(settingsText, to: "k-repo/python/a.py")
    try repositories.clone.write(settingsText + "x = 1\n", to: "k-repo/python/b.py")
    let resolution = repositories.resolve(nil)
    #expect(resolution.candidates == ["python/a.py", "python/b.py"])
    #expect(resolution.excerpt == nil)
  }

  @Test("a file that has less than half of its lines left is named, not shown")
  func fewLines() throws {
    let repositories = try TestRepositories()
    try repositories.clone.remove("k-repo/\(settingsPath)")
    let half = settingsText.split(separator: "\n").prefix(9).joined(separator: "\n")
    let other = (0..<9).map { "unheard_of_\($0) = \($0)\n" }.joined()
    try repositories.clone.write(half + "\n" + other, to: "k-repo/python/rest.py")
    #expect(repositories.resolve(.regex("^POD_LIMIT")).candidates == ["python/rest.py"])
  }

  @Test("of several files of the same name the one with its lines is taken")
  func sameNames() throws {
    let repositories = try TestRepositories()
    try repositories.clone.remove("k-repo/\(settingsPath)")
    try repositories.clone.write("POD_LIMIT_BYTES = 1\n", to: "k-repo/a/settings.py")
    try repositories.clone.write(settingsText, to: "k-repo/b/settings.py")
    #expect(repositories.resolve(.regex("^POD_LIMIT")).movedTo?.hasPrefix("b/settings.py:7: ") == true)
  }

  @Test("a line that an expression found is followed to the file it went to, once and as it was")
  func movedLine() throws {
    let repositories = try TestRepositories()
    let pattern = CodeReference.Target.regex(#"raise ValueError\("#)
    try repositories.clone.write("x = 1\n", to: "k-repo/\(settingsPath)")
    try repositories.clone.write("# none\nraise ValueError('else')\n", to: "k-repo/python/else.py")
    #expect(repositories.resolve(pattern).similar == [])
    try repositories.clone.write(
      "if limit:\n\traise ValueError(f\"P10 {limit}\")\n", to: "k-repo/python/checks.py")
    #expect(
      repositories.resolve(pattern).movedTo == "python/checks.py:2: raise ValueError(f\"P10 {limit}\")")
    try repositories.clone.write("raise ValueError(f\"P10 {limit}\")\n", to: "k-repo/python/twice.py")
    #expect(repositories.resolve(pattern).similar == [])
  }

  @Test("a definition under another name is suggested first, and beyond doubt when it is the only one")
  func renamedDefinition() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write(
      settingsText.replacing("def validate", with: "def assert_in_order"), to: "k-repo/\(settingsPath)")
    let examination = repositories.examine(.name("Settings.validate"))
    #expect(examination.resolution.similar?.first == "Settings.assert_in_order")
    #expect(examination.betterName == "Settings.assert_in_order")
    #expect(repositories.examine(.name("validate")).betterName == "assert_in_order")
    // A setting on one line has nothing but its name to be known by.
    try repositories.clone.write(
      settingsText.replacing(p10, with: "patience_p10"), to: "k-repo/\(settingsPath)")
    #expect(repositories.examine(.name(p10)).betterName == nil)
  }

  @Test("a name that is there several times is made plain by the container it has in the practice copy")
  func container() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write(
      settingsText + "\nclass Other:\n    \(p10): int = 30\n", to: "k-repo/\(settingsPath)")
    #expect(repositories.examine(.name(p10)).betterName == "Settings.\(p10)")
    #expect(repositories.examine(.name(p10)).resolution.status != .exact)
  }

  @Test("the line that is expected is the author's, else the practice copy's")
  func expectedLine() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write("# one\n# two\n" + settingsText, to: "k-repo/\(settingsPath)")
    let examination = repositories.examine(.name(p10))
    #expect(examination.expectedLine == 13)
    #expect(examination.resolution.place?.line == 15)
    #expect(examination.resolution.status == .exact)
    #expect(repositories.examine(.name(p10), expectedLine: 4).expectedLine == 4)
    #expect(try TestRepositories(practice: false).examine(.name(p10)).expectedLine == nil)
  }

  @Test("many references that moved are all found, and a look-up within the file alone finds none of them")
  func many() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write("x = 1\n", to: "k-repo/\(settingsPath)")
    for level in ["p10", "p20", "p30"] {
      try repositories.clone.write(
        "memory_percentage_threshold_\(level) = 1\n", to: "k-repo/python/\(level).py")
    }
    let references = ["p10", "p20", "p30", "p40"].map {
      CodeReference(
        id: $0, repository: "k-repo", path: settingsPath, target: .name("memory_percentage_threshold_\($0)"))
    }
    let resolver = ReferenceResolver(roots: repositories.roots)
    #expect(
      resolver.resolve(all: references).map { $0.place?.path } == [
        "python/p10.py", "python/p20.py", "python/p30.py", nil,
      ])
    #expect(resolver.resolve(all: references, scope: .file).allSatisfy { $0.place == nil })
  }

  @Test("a repository of many files is gone through by several threads with the same result")
  func threads() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write("x = 1\n", to: "k-repo/\(settingsPath)")
    for number in 0..<1_200 {
      try repositories.clone.write("value_\(number) = 1\n", to: "k-repo/python/many/m\(number).py")
    }
    let references = stride(from: 0, to: 1_200, by: 97).map {
      CodeReference(id: "\($0)", repository: "k-repo", path: settingsPath, target: .name("value_\($0)"))
    }
    let places = ReferenceResolver(roots: repositories.roots).resolve(all: references).map { $0.place?.path }
    #expect(places == stride(from: 0, to: 1_200, by: 97).map { "python/many/m\($0).py" })
  }
}

extension TestRepositories {
  fileprivate func examine(_ find: CodeReference.Target?, expectedLine: Int? = nil) -> ReferenceExamination {
    ReferenceResolver(roots: roots).examine(all: [
      CodeReference(
        id: "reference", repository: "k-repo", path: settingsPath, target: find, lineCount: 3,
        expectedLine: expectedLine)
    ])[0]
  }
}
