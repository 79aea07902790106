import RepositoryExplorer
import Testing

@Suite struct BeneathRootTests {
  @Test("refuses what lies outside or is no file, in both ways of opening", arguments: [true, false])
  func refusals(resolvesInKernel: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("secret", to: "secret.txt")
    try folder.write("inside", to: "root/a/file.txt")
    try folder.link("root/out.txt", to: "../secret.txt")
    try folder.link("root/absolute.txt", to: "\(folder.path)/root/a/file.txt")
    try folder.link("root/parent", to: "..")
    try folder.link("root/tty", to: "/dev/tty")
    try #require(folder.makeFIFO("root/pipe"))
    let root = try BeneathRoot(path: "\(folder.path)/root", resolvesInKernel: resolvesInKernel)
    let link: FileRefusal = resolvesInKernel ? .leavesRoot : .link

    #expect(try root.read("a/file.txt").bytes == Array("inside".utf8))
    #expect(try root.read("./a//file.txt").bytes == Array("inside".utf8))
    #expect(throws: FileRefusal.parentComponent) { try root.read("a/../a/file.txt") }
    #expect(throws: FileRefusal.absolutePath) { try root.read("/etc/hostname") }
    #expect(throws: FileRefusal.invalidPath) { try root.read("") }
    #expect(throws: FileRefusal.invalidPath) { try root.read("a/file.txt/") }
    #expect(throws: FileRefusal.invalidPath) { try root.read("a/file\0.txt") }
    #expect(throws: FileRefusal.absent) { try root.read("a/none.txt") }
    #expect(throws: FileRefusal.absent) { try root.read("a/file.txt/none") }
    #expect(throws: FileRefusal.notRegularFile(.directory)) { try root.read("a") }
    #expect(throws: FileRefusal.notRegularFile(.fifo)) { try root.read("pipe") }
    #expect(throws: link) { try root.read("out.txt") }
    #expect(throws: link) { try root.read("absolute.txt") }
    #expect(throws: link) { try root.read("parent/secret.txt") }
    #expect(throws: link) { try root.read("tty") }
    #expect(!root.hasFile("out.txt"))
  }

  @Test("a link within the repository is followed where the kernel can promise that it stays inside")
  func linkInside() throws {
    let folder = try TemporaryFolder()
    try folder.write("inside", to: "a/file.txt")
    try folder.link("alias.txt", to: "a/file.txt")
    #expect(try BeneathRoot(path: folder.path).read("alias.txt").bytes == Array("inside".utf8))
    #expect(throws: FileRefusal.link) {
      try BeneathRoot(path: folder.path, resolvesInKernel: false).read("alias.txt")
    }
  }

  @Test("a device is refused although the root holds it")
  func device() throws {
    let root = try BeneathRoot(path: "/dev")
    #expect(throws: FileRefusal.notRegularFile(.device)) { try root.read("null") }
  }

  @Test(
    "no more than the limit is read, and the rest is known", arguments: [(3, true), (6, false), (7, false)])
  func limit(limit: Int, isPart: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("abcdef", to: "file")
    let contents = try BeneathRoot(path: folder.path).read("file", limit: limit)
    #expect(contents.bytes.count == min(limit, 6))
    #expect(contents.isPart == isPart)
  }

  @Test("a file that claims to have no size is read all the same")
  func withoutSize() throws {
    #expect(try !BeneathRoot(path: "/proc/self").read("status").bytes.isEmpty)
  }
}
