import Foundation
import GRDB
import Testing
import TutorCore
import TutorTestSupport

@testable import ProgressStore

@Suite("A flipped bit")
struct BitFlipTests {
  /// All bits of every byte of the file in a soak (some minutes); else a sample.
  @Test("anywhere in the file never lets it be read as if it were sound with another content")
  func file() throws {
    let folder = try DamageTests.damageable(backedUp: false)
    let original = try folder.bytes(folder.database)
    let bits = original.count * 8
    var noticed = 0
    var flips = 0
    for position in stride(from: 0, to: bits, by: SoakTable.isSoak ? 1 : 367) {
      try FileManager.default.removeItem(atPath: folder.data)
      try FileManager.default.createDirectory(atPath: folder.data, withIntermediateDirectories: true)
      var bytes = original
      bytes[position / 8] ^= 1 << (position % 8)
      try folder.write(bytes, to: folder.database)
      flips += 1
      if try isNoticed("byte \(position / 8), bit \(position % 8)", folder) { noticed += 1 }
    }
    SoakTable.add(
      .damageNoticed, "any bit of a progress file flipped", bar: "0 read as if sound",
      figure: "0 of \(flips) flips; \(noticed) noticed, the others in bytes that nothing reads")
  }

  /// Whether the damage is noticed; where it is not, all that is read must be as it was.
  private func isNoticed(_ flip: String, _ folder: TemporaryFolder) throws -> Bool {
    do {
      let (store, outcome) = try folder.open()
      guard outcome == .opened else { return true }
      #expect(try store.holding() == ["ada": DamageTests.whole, "bob": [.sessionOpened]], "\(flip)")
      try store.append([.paused], learner: store.learner(named: "ada"), at: noon)
      return false
    } catch let error as StoreError {
      switch error.code {
      case .foreignFile, .newerSchema: break
      default: Issue.record("\(flip): \(error)")
      }
      return true
    }
  }

  @Test("in a record is noticed, whichever of its bits it is, the bits of its place and lengths too")
  func record() throws {
    let folder = try DamageTests.damageable(backedUp: false)
    let original = try folder.bytes(folder.database)
    let text = Data(#"checkSkipped{"checkSkipped":{"check":"1.1"}}"#.utf8)
    let found = try #require(original.range(of: text))
    // Before the text: the cell's two lengths, the record's header of 7 bytes, and 6 bytes of time; after it the checksum.
    // https://www.sqlite.org/fileformat.html, sections 1.6 and 2.1.
    let record = found.lowerBound - 15..<found.upperBound + 8
    var unnoticed: [Int] = []
    for offset in record {
      for bit in 0..<8 {
        var bytes = original
        bytes[offset] ^= 1 << bit
        try folder.write(bytes, to: folder.database)
        let found = try Examination.of(folder.database, check: .full, activity: .opening)
        guard case .sound(let queue, _) = found else { continue }
        unnoticed.append((offset - record.lowerBound) * 8 + bit)
        let store = ProgressStore(path: nil, queue: queue, identity: nil, backupFolder: nil)
        #expect(try store.holding() == ["ada": DamageTests.whole, "bob": [.sessionOpened]])
        try queue.close()
      }
    }
    // The type of the column that SQLite keeps elsewhere, as the record's place: "null" or "zero" is all the same there.
    #expect(unnoticed == [3 * 8 + 3])
    SoakTable.add(
      .damageNoticed, "a bit of a progress record flipped", bar: "all detected",
      figure:
        "\(record.count * 8 - unnoticed.count) of \(record.count * 8), the other one is in a byte that is not read"
    )
  }
}
