import RepositoryExplorer
import Testing

@Suite struct PathPresenceTests {
  @Test(
    "a path is there as what it says: a file, or a folder behind a slash; links that lead out do not count")
  func presence() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "secret/s.txt")
    try folder.write("x", to: "root/a/file.txt")
    try folder.link("root/out", to: "../secret")
    let roots = RepositoryRoots(
      [RepositoryLocation(id: "r", candidates: ["\(folder.path)/root"], practicePath: nil)], home: nil)
    let root = try #require(roots["r"])
    #expect(root.holds("a/file.txt") && root.holds("a/") && root.holds(""))
    #expect(!root.holds("a") && !root.holds("a/file.txt/") && !root.holds("b/") && !root.holds("a/none"))
    #expect(!root.holds("../secret/") && !root.holds("out/") && !root.holds("out/s.txt"))
    #expect(!root.holds("/etc/") && !root.holds("/etc/hostname"))
  }

  @Test("the first wanted file of a folder is found by its name, and only in that folder")
  func firstFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "b.md")
    try folder.write("x", to: "a.md")
    try folder.makeFolder("0.md")
    try folder.write("x", to: "sub/c.txt")
    let root = try BeneathRoot(path: folder.path)
    #expect(root.firstFile(in: "") { $0.hasSuffix(".md") } == "a.md")
    #expect(root.firstFile(in: "sub") { _ in true } == "sub/c.txt")
    #expect(root.firstFile(in: "") { $0 == "c.txt" } == nil)
    #expect(root.firstFile(in: "none") { _ in true } == nil)
  }
}
