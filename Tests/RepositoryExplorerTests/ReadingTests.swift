import RepositoryExplorer
import Testing
import TutorCore

@Suite struct ReadingTests {
  @Test(
    "`open` understands a file with a line or a range behind it",
    arguments: [
      ("a.py", "a.py", nil, nil), ("a.py:12", "a.py", 12, nil), ("a/b.py:3-9", "a/b.py", 3, 9),
      ("a:b", "a:b", nil, nil), ("a.py:0", "a.py:0", nil, nil), ("a.py:9-3", "a.py:9-3", nil, nil),
      (":5", ":5", nil, nil),
    ] as [(String, String, Int?, Int?)])
  func written(text: String, file: String, line: Int?, last: Int?) {
    let place = WrittenPlace(text)
    #expect(place.file == file)
    #expect(place.line == line)
    #expect(place.lastLine == last)
  }

  @Test(
    "a file is found by path, by the path behind its repository's name, by the path's end and by its name",
    arguments: [
      settingsPath, "k-repo/\(settingsPath)", "server/settings.py", "settings.py", "./server/settings.py",
    ])
  func located(name: String) throws {
    let repositories = try TestRepositories()
    let reader = ExcerptReader(roots: repositories.roots)
    #expect(reader.locate(name) == .found(RepositoryPath(repository: "k-repo", path: settingsPath)))
  }

  @Test("a file's short name is the shortest end of its path that stands for it alone, and is found again")
  func shortNames() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write("", to: "k-repo/other/settings.py")
    try repositories.clone.write("", to: "k-repo/other/only.py")
    let reader = ExcerptReader(roots: repositories.roots)
    let files = ["other/settings.py", "other/only.py", settingsPath].map {
      RepositoryPath(repository: "k-repo", path: $0)
    }
    let names = reader.shortNames(of: files)
    #expect(names[files[0]] == "other/settings.py")
    #expect(names[files[1]] == "only.py")
    for file in files { #expect(reader.locate(names[file] ?? "") == .found(file)) }
  }

  @Test("a name that several files have lists them, an unknown one lists similar files")
  func notLocated() throws {
    let repositories = try TestRepositories()
    try repositories.clone.write("", to: "k-repo/other/settings.py")
    let reader = ExcerptReader(roots: repositories.roots)
    let other = RepositoryPath(repository: "k-repo", path: "other/settings.py")
    let first = RepositoryPath(repository: "k-repo", path: settingsPath)
    #expect(reader.locate("settings.py") == .ambiguous([other, first]))
    #expect(reader.locate("k-repo/settings.py") == .ambiguous([other, first]))
    #expect(reader.locate("setings.py") == .absent(similar: [other, first]))
    #expect(reader.locate("nowhere/settings.py") == .absent(similar: [other, first]))
    #expect(reader.locate("../x/settings.py") == .absent(similar: [other, first]))
    #expect(reader.locate("settings.py", in: ["app"]) == .absent(similar: []))
  }

  @Test("an excerpt begins at the line asked for; a line behind the end says how long the file is")
  func excerpt() throws {
    let repositories = try TestRepositories()
    let reader = ExcerptReader(roots: repositories.roots)
    let shown = try reader.readExcerpt(repository: "k-repo", path: settingsPath, from: 13, count: 2).get()
    #expect(shown.excerpt.firstLine == 13)
    #expect(shown.excerpt.lines.count == 2)
    #expect(shown.excerpt.highlighted == 13...13)
    #expect(shown.lineCount == 24)
    #expect(!shown.isPart)
    let behind = reader.readExcerpt(repository: "k-repo", path: settingsPath, from: 99)
    #expect(behind == .failure(.lineBeyondEnd(lineCount: 24, isPart: false)))
    #expect(
      reader.readExcerpt(repository: "app", path: "x") == .failure(.unknownRepository(known: ["k-repo"])))
    #expect(reader.readExcerpt(repository: "k-repo", path: "../x") == .failure(.file(.parentComponent)))
  }

  @Test(
    "lines are counted alike for every way of ending them",
    arguments: [
      ("", 0), ("\n", 1), ("a", 1), ("a\n", 1), ("a\nb", 2), ("a\r\n\r\nb\r\n", 3),
    ])
  func lineCount(text: String, count: Int) {
    let file = sourceFile(text)
    #expect(file.lineCount == count)
    for number in 1..<(count + 1) { #expect(!file.line(number).contains("\r")) }
  }
}

@Suite struct RepositoryRootsTests {
  @Test("the first candidate that is a folder counts, repository by repository; else the practice copy")
  func order() throws {
    let folder = try TemporaryFolder()
    for path in ["env/app", "home/Klaviyo/k-repo", "practice/app", "practice/k-repo", "practice/book"] {
      try folder.makeFolder(path)
    }
    try folder.write("no folder", to: "repos/app")
    func location(_ id: String) -> RepositoryLocation {
      RepositoryLocation(
        id: id, parents: ["\(folder.path)/repos", "\(folder.path)/env"], paths: ["", "~/Klaviyo/\(id)"],
        practiceParent: "\(folder.path)/practice")
    }
    let roots = RepositoryRoots(
      ["app", "k-repo", "book", "none"].map(location), home: "\(folder.path)/home")
    #expect(roots.roots.map(\.id) == ["app", "k-repo", "book"])
    #expect(roots.roots.map(\.origin) == [.clone, .clone, .practiceCopy])
    #expect(roots["app"]?.path == "\(folder.path)/env/app")
    #expect(roots["k-repo"]?.path == "\(folder.path)/home/Klaviyo/k-repo")
    #expect(roots.absent == ["none"])
  }

  @Test("the practice copy keeps its name when it is given as if it were a clone")
  func practiceAsClone() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("practice/app")
    let location = RepositoryLocation(
      id: "app", parents: ["\(folder.path)/practice"], paths: [], practiceParent: "\(folder.path)/practice")
    #expect(RepositoryRoots([location], home: nil)["app"]?.origin == .practiceCopy)
  }
}

@Suite struct GitHeadTests {
  private let commit = String(repeating: "0123456789", count: 4)

  @Test("branch and commit are read from loose and packed references, and a detached head has no branch")
  func heads() throws {
    let folder = try TemporaryFolder()
    let root = try BeneathRoot(path: folder.path)
    #expect(GitHead(root) == nil)
    try folder.write("ref: refs/heads/fix/limits\n", to: ".git/HEAD")
    #expect(GitHead(root)?.commit == nil)
    try folder.write("# pack-refs\n\(commit) refs/heads/fix/limits\n^aa\n", to: ".git/packed-refs")
    #expect(GitHead(root)?.branch == "fix/limits")
    #expect(GitHead(root)?.commit == commit)
    let newer = String(commit.reversed())
    try folder.write("\(newer)\n", to: ".git/refs/heads/fix/limits")
    #expect(GitHead(root)?.commit == newer)
    try folder.write("\(commit)\n", to: ".git/HEAD")
    #expect(GitHead(root)?.branch == nil)
    #expect(GitHead(root)?.commit == commit)
    try folder.write("ref: ../../secret\n", to: ".git/HEAD")
    #expect(GitHead(root) == nil)
  }
}
