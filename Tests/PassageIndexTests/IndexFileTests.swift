import Foundation
import GRDB
import PassageIndex
import Testing

@Suite("The file of the index")
struct IndexFileTests {
  private let shelf = Shelf(texts: filler.merging(["leases": "A lease ends after a minute."]) { $1 })

  /// Runs an update and a search; how many sources were read, and the path of the index.
  private func use(_ folder: String?) throws -> (read: Int, path: String?) {
    try PassageIndex.using(folder: folder) { index in
      let read = try shelf.update(index)
      #expect(try index.search("lease", groups: [], limit: 1).passages.count == 1)
      return (read, index.path)
    }
  }

  @Test("it is kept, private to its owner, and read back by the next process")
  func kept() throws {
    let folder = try TemporaryFolder()
    #expect(try use(folder.path).read == shelf.texts.count)
    #expect(try use(folder.path) == (0, folder.file))
    var status = stat()
    #expect(stat(folder.file, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test("a folder that is not there yet is made")
  func newFolder() throws {
    let folder = try TemporaryFolder()
    #expect(try use(folder.path + "/a/b").path == folder.path + "/a/b/" + PassageIndex.fileName)
  }

  @Test("it can be deleted at any moment")
  func deleted() throws {
    let folder = try TemporaryFolder()
    _ = try use(folder.path)
    try FileManager.default.removeItem(atPath: folder.file)
    #expect(try use(folder.path) == (shelf.texts.count, folder.file))
  }

  @Test("a damaged one is made anew", arguments: ["garbage", "header", "middle", "tables", "truncated"])
  func damaged(how: String) throws {
    let folder = try TemporaryFolder()
    _ = try use(folder.path)
    var data = try Data(contentsOf: URL(filePath: folder.file))
    switch how {
    case "garbage": data = Data(repeating: 0x5A, count: 20_000)
    case "header": data.replaceSubrange(20..<60, with: Data(repeating: 0xFF, count: 40))
    case "middle":
      data.replaceSubrange(100..<(data.count - 100), with: Data(repeating: 0xA5, count: data.count - 200))
    case "tables":
      let queue = try DatabaseQueue(path: folder.file)
      try queue.write { try $0.execute(sql: "DROP TABLE source") }
      try queue.close()
      data = try Data(contentsOf: URL(filePath: folder.file))
    default: data = data.prefix(data.count / 2)
    }
    try data.write(to: URL(filePath: folder.file))
    let (read, path) = try use(folder.path)
    #expect(read == shelf.texts.count)
    #expect(path == folder.file)
    #expect(try use(folder.path) == (0, folder.file))
  }

  @Test("one of another version is made anew")
  func otherVersion() throws {
    let folder = try TemporaryFolder()
    _ = try use(folder.path)
    let queue = try DatabaseQueue(path: folder.file)
    try queue.write { try $0.execute(sql: "PRAGMA user_version = 999") }
    try queue.close()
    #expect(try use(folder.path) == (shelf.texts.count, folder.file))
  }

  @Test("a database of another program is left alone")
  func foreign() throws {
    let folder = try TemporaryFolder()
    let queue = try DatabaseQueue(path: folder.file)
    try queue.write { try $0.execute(sql: "CREATE TABLE mine (a); INSERT INTO mine VALUES (1)") }
    try queue.close()
    let before = try Data(contentsOf: URL(filePath: folder.file))
    #expect(try use(folder.path) == (shelf.texts.count, nil))
    #expect(try Data(contentsOf: URL(filePath: folder.file)) == before)
  }

  @Test("a link in its place is not followed")
  func link() throws {
    let folder = try TemporaryFolder()
    let target = folder.path + "/elsewhere"
    _ = FileManager.default.createFile(atPath: target, contents: nil)
    try FileManager.default.createSymbolicLink(atPath: folder.file, withDestinationPath: target)
    #expect(try use(folder.path) == (shelf.texts.count, nil))
    #expect(try Data(contentsOf: URL(filePath: target)).isEmpty)
  }

  @Test("where nothing can be written it lives in memory", arguments: ["none", "a file", "no access"])
  func inMemory(how: String) throws {
    let folder = try TemporaryFolder()
    var path: String? = folder.path
    switch how {
    case "a file":
      _ = FileManager.default.createFile(atPath: folder.path + "/file", contents: nil)
      path = folder.path + "/file"
    case "no access":
      // Whoever is root may write everywhere but in /proc.
      path = geteuid() == 0 ? "/proc/self" : folder.path
      chmod(folder.path, 0o500)
    default: path = nil
    }
    #expect(try use(path) == (shelf.texts.count, nil))
  }

  @Test("two of them at once get along")
  func twoAtOnce() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask { for _ in 0..<5 { _ = try use(path) } }
      }
      try await group.waitForAll()
    }
    #expect(try use(path).read == 0)
  }
}
