import Foundation
import Testing

@testable import RepositoryExplorer

@Suite("A repository is listed as a walk goes through it")
struct RepositoryListingTests {
  private func tree() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for path in [
      "a/z.py", "a.b/x.py", "a-b/y.py", "A/upper.py", ".hidden/h.py", ".env", "é/ü.py",
      "deep/er/and/deeper/f.tf",
      ".git/config", "sub/.git/HEAD", "sub/file", "empty.py",
    ] {
      try folder.write("text\n", to: path)
    }
    // Enough folders that several threads share them.
    for number in 0..<200 { try folder.write("x", to: "many/\(number)/file-\(number % 7).py") }
    try folder.makeFolder("nothing")
    try folder.link("linked", to: folder.path + "/a")
    try folder.link("linked.py", to: folder.path + "/a/z.py")
    _ = folder.makeFIFO("pipe")
    return folder
  }

  private func walked(_ root: BeneathRoot, limit: Int) -> (paths: [String], isTruncated: Bool) {
    var walk = FileWalk(root: root, maximumEntries: limit)
    var paths: [String] = []
    walk.forEachFile { visit in
      paths.append(visit.path)
      return .goOn
    }
    return (paths, walk.isTruncated)
  }

  @Test("the same files in the same order, links and .git left out")
  func order() throws {
    let folder = try tree()
    let root = try BeneathRoot(path: folder.path)
    let listing = RepositoryListing(root)
    #expect(listing.paths == walked(root, limit: 1_000_000).paths)
    #expect(!listing.isTruncated)
    #expect(listing.paths.count == 210)
    #expect(!listing.paths.contains { $0.contains(".git/") || $0.hasPrefix("linked") || $0 == "pipe" })
  }

  @Test("a limit ends it where a walk in order ends", arguments: [0, 1, 7, 100, 399, 400, 10_000])
  func limit(entries: Int) throws {
    let folder = try tree()
    let root = try BeneathRoot(path: folder.path)
    let listing = RepositoryListing(root, maximumEntries: entries)
    let walk = walked(root, limit: entries)
    #expect(listing.paths == walk.paths && listing.isTruncated == walk.isTruncated)
  }

  @Test("an ending is one of whole components")
  func endings() throws {
    let folder = try tree()
    let listing = RepositoryListing(try BeneathRoot(path: folder.path))
    #expect(listing.paths(endingIn: "z.py") == ["a/z.py"])
    #expect(listing.paths(endingIn: "py/z.py").isEmpty)
    #expect(listing.paths(endingIn: "a/z.py") == ["a/z.py"])
    #expect(listing.paths(endingIn: "deeper/f.tf") == ["deep/er/and/deeper/f.tf"])
  }
}
