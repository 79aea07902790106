import RepositoryExplorer
import Testing
import TutorCore

@Suite("What is checked out")
struct CheckoutTests {
  private let commit = String(repeating: "0123456789", count: 4)

  private func head(_ folder: TemporaryFolder, _ path: String = "") throws -> GitHead? {
    GitHead(try BeneathRoot(path: "\(folder.path)/\(path)"))
  }

  @Test(
    "in a linked worktree is its own HEAD and the branches that all share, the path absolute or relative",
    arguments: [true, false])
  func worktree(isAbsolute: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("ref: refs/heads/main\n", to: "main/.git/HEAD")
    try folder.write("\(commit)\n", to: "main/.git/refs/heads/limits")
    let place = "main/.git/worktrees/limits"
    try folder.write("ref: refs/heads/limits\n", to: "\(place)/HEAD")
    try folder.write("../..\n", to: "\(place)/commondir")
    try folder.write("gitdir: \(isAbsolute ? folder.path : "..")/\(place)\n", to: "limits/.git")
    let head = try head(folder, "limits")
    #expect(head?.branch == "limits")
    #expect(head?.commit == commit)
    #expect(head?.isLinked == true)
    #expect(try self.head(folder, "main")?.isLinked == false)
  }

  @Test("in a submodule is read from the folder that its .git names")
  func submodule() throws {
    let folder = try TemporaryFolder()
    try folder.write("\(commit)\n", to: ".git/modules/book/HEAD")
    try folder.write("gitdir: ../.git/modules/book", to: "book/.git")
    #expect(try head(folder, "book")?.commit == commit)
    #expect(try head(folder, "book")?.branch == nil)
  }

  @Test("of packed branches is found in any place of a large file, by its whole name only")
  func packed() throws {
    let folder = try TemporaryFolder()
    let other = String(repeating: "a", count: 40)
    let lines = (0..<100_000).map { "\(other) refs/heads/topic-\($0)\n" }.joined()
    #expect(lines.utf8.count > 4 << 20)
    try folder.write("ref: refs/heads/main\n", to: ".git/HEAD")
    try folder.write(
      "# pack-refs with: peeled\n\(lines)\(other) refs/heads/main-2\n\(commit) refs/heads/main",
      to: ".git/packed-refs")
    #expect(try head(folder)?.commit == commit)
  }

  @Test("is said to be in a reftable, when it is")
  func reftable() throws {
    let folder = try TemporaryFolder()
    try folder.write("ref: refs/heads/.invalid\n", to: ".git/HEAD")
    let head = try head(folder)
    #expect(head?.isReftable == true)
    #expect(head?.branch == nil)
  }

  @Test("is nothing, and nothing waits or is read, when .git is no such file or leads to no such folder")
  func hostile() throws {
    let folder = try TemporaryFolder()
    for text in ["", "gitdir:", "gitdir: /nowhere", "secret\n", "gitdir: \(folder.path)/pipe"] {
      try folder.write(text, to: "clone/.git")
      if text.hasSuffix("pipe") { try #require(folder.makeFIFO("pipe")) }
      #expect(try head(folder, "clone") == nil, "\(text)")
    }
    try folder.write("password = 1\n", to: "private/HEAD")
    try folder.write("gitdir: ../private\n", to: "clone/.git")
    #expect(try head(folder, "clone") == nil)
    try folder.makeFolder("other")
    try #require(folder.makeFIFO("other/HEAD"))
    try folder.write("gitdir: ../other\n", to: "clone/.git")
    #expect(try head(folder, "clone") == nil)
  }
}
