import CSystem
import Foundation
import RepositoryExplorer
import Synchronization
import Testing
import TutorTestSupport

@Suite("A file that is swapped while it is opened")
struct SwapTests {
  /// How often it is opened.
  static let opens = SoakTable.isSoak ? 200_000 : 4_000

  @Test("never leads outside the repository, whichever moment the swap hits", arguments: [true, false])
  func swapped(resolvesInKernel: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write("secret", to: "outside/file.txt")
    try folder.write("inside", to: "root/a/file.txt")
    try folder.write("inside", to: "root/kept/file.txt")
    try folder.link("root/evil", to: "../outside")
    try folder.link("root/evil.txt", to: "../outside/file.txt")
    let base = folder.path + "/root"
    let done = Flag()
    let swapper = Thread {
      // The folder becomes a link out and a folder again; so does the file.
      while !done.isSet.load(ordering: .relaxed) {
        _ = system_exchange(base + "/a", base + "/evil")
        _ = system_exchange(base + "/kept/file.txt", base + "/evil.txt")
      }
    }
    swapper.start()
    defer { done.isSet.store(true, ordering: .relaxed) }
    let root = try BeneathRoot(path: base, resolvesInKernel: resolvesInKernel)
    var read = 0
    for number in 0..<Self.opens {
      let path = number % 2 == 0 ? "a/file.txt" : "kept/file.txt"
      guard let contents = try? root.read(path) else { continue }
      read += 1
      #expect(contents.bytes == Array("inside".utf8))
    }
    SoakTable.add(
      .hostileFiles,
      "swaps during open, \(resolvesInKernel ? "by the kernel" : "by component")", bar: "0 lead outside",
      figure: "0 of \(Self.opens)")
    // Now and then it was the right one.
    #expect(read > 0 && read < Self.opens)
  }

  private final class Flag: Sendable {
    let isSet = Atomic(false)
  }
}
