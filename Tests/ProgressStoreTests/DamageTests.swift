import Foundation
import GRDB
import Testing
import TutorCore

@testable import ProgressStore

@Suite("A damaged database")
struct DamageTests {
  /// A database of two learners with a backup after three events and two more events after it.
  static func damageable(backedUp: Bool = true) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let (store, _) = try folder.open()
    let ada = try store.learner(named: "ada")
    try store.append([.sessionOpened, .checkSkipped(check: "1.1"), .paused], learner: ada, at: noon)
    if backedUp { try store.backUpIfDue(at: noon) }
    try store.append([.checkSkipped(check: "1.2")], learner: ada, at: noon + 1)
    try store.append([.sessionOpened], learner: store.learner(named: "bob"), at: noon + 2)
    return folder
  }

  static let beforeBackup: [JournalEvent] = [.sessionOpened, .checkSkipped(check: "1.1"), .paused]
  static let whole = beforeBackup + [.checkSkipped(check: "1.2")]

  enum Wound: String, CaseIterable, Sendable {
    case zeroedFirstPage, zeroedHeader, text, truncatedToHalf, truncatedToOneByte, empty

    func applied(to bytes: Data) -> Data {
      switch self {
      case .zeroedFirstPage: Data(count: 4096) + bytes.dropFirst(4096)
      case .zeroedHeader: Data(count: 100) + bytes.dropFirst(100)
      case .text: Data("my notes".utf8)
      case .truncatedToHalf: bytes.prefix(bytes.count / 2)
      case .truncatedToOneByte: bytes.prefix(1)
      case .empty: Data()
      }
    }
  }

  @Test("is kept, and the backup comes back in its place", arguments: Wound.allCases)
  func restored(_ wound: Wound) throws {
    let folder = try Self.damageable()
    let damaged = wound.applied(to: try folder.bytes(folder.database))
    try folder.write(damaged, to: folder.database)
    let (store, outcome) = try folder.open(at: noon + day)
    let name = folder.database + ".corrupt-20250116-120000"
    let backup = folder.backups + "/progress-20250115.sqlite"
    #expect(
      outcome == .restored(from: backup, eventsRestored: 3, eventsSalvaged: 0, damagedFile: name))
    #expect(try folder.bytes(name) == damaged)
    #expect(try folder.mode(folder.database) == 0o600)
    let ada = try store.learner(named: "ada")
    #expect(try store.replay(ada) == Self.beforeBackup)
    try store.append([.paused], learner: ada, at: noon + day)
    #expect(try store.replay(ada) == Self.beforeBackup + [.paused])
    #expect(
      try folder.names() == ["backups", "progress.sqlite", "progress.sqlite.corrupt-20250116-120000"])
  }

  @Test("without a backup is kept, and an empty one takes its place", arguments: Wound.allCases)
  func startedFresh(_ wound: Wound) throws {
    let folder = try Self.damageable(backedUp: false)
    try folder.write(wound.applied(to: try folder.bytes(folder.database)), to: folder.database)
    let (store, outcome) = try folder.open()
    #expect(outcome == .startedFresh(damagedFile: folder.database + ".corrupt-20250115-120000"))
    #expect(try store.learners().isEmpty)
  }

  @Test("gives what is newer than the backup as far as it is proven")
  func salvaged() throws {
    let folder = try Self.damageable()
    try folder.sql("DROP TRIGGER event_is_not_updated; UPDATE event SET time = 5 WHERE seq = 2")
    let (store, outcome) = try folder.open(at: noon + day)
    let backup = folder.backups + "/progress-20250115.sqlite"
    let name = folder.database + ".corrupt-20250116-120000"
    #expect(outcome == .restored(from: backup, eventsRestored: 5, eventsSalvaged: 2, damagedFile: name))
    #expect(try store.replay(store.learner(named: "ada")) == Self.whole)
    let bob = try store.events(of: store.learner(named: "bob"))
    #expect(bob.events == [StampedEvent(sequence: 5, time: noon + 2, event: .sessionOpened)])
    #expect(bob.firstBadSequence == nil)
  }

  @Test("without a backup gives all events but the altered one")
  func salvagedWithoutBackup() throws {
    let folder = try Self.damageable(backedUp: false)
    try folder.sql("DROP TRIGGER event_is_not_updated; UPDATE event SET kind = 'x' WHERE seq = 2")
    let (store, outcome) = try folder.open()
    let name = folder.database + ".corrupt-20250115-120000"
    #expect(outcome == .restored(from: nil, eventsRestored: 4, eventsSalvaged: 4, damagedFile: name))
    let events: [JournalEvent] = [.sessionOpened, .paused, .checkSkipped(check: "1.2")]
    #expect(try store.replay(store.learner(named: "ada")) == events)
  }

  @Test("passes over a backup that is damaged itself")
  func damagedBackup() throws {
    let folder = try Self.damageable()
    try folder.write(Data("no backup".utf8), to: folder.backups + "/progress-20250116.sqlite")
    try folder.write(Data(), to: folder.database)
    let (_, outcome) = try folder.open()
    guard case .restored(let backup?, 3, 0, _) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(backup.hasSuffix("progress-20250115.sqlite"))
  }

  @Test("does not overwrite an earlier damaged one of the same second")
  func twoInOneSecond() throws {
    let folder = try Self.damageable()
    for number in 1...2 {
      try folder.write(Data("damage \(number)".utf8), to: folder.database)
      _ = try folder.open()
    }
    let name = folder.database + ".corrupt-20250115-120000"
    #expect(try folder.bytes(name) == Data("damage 1".utf8))
    #expect(try folder.bytes(name + "-2") == Data("damage 2".utf8))
  }

  @Test("that is larger than the limit is noticed when reading, and repaired by a full check")
  func fullCheck() throws {
    let folder = try TemporaryFolder()
    let (store, _) = try folder.open()
    let ada = try store.learner(named: "ada")
    let long = JournalEvent.checkSkipped(check: String(repeating: "x", count: 1_000_000))
    try store.append([.sessionOpened] + Array(repeating: long, count: 9), learner: ada, at: noon)
    try store.queue.close()
    try folder.sql("DROP TRIGGER event_is_not_updated; UPDATE event SET time = 5 WHERE seq = 10")
    try folder.sql(Schema.version1[3].sql)
    let (large, outcome) = try folder.open()
    #expect(outcome == .opened)
    #expect(try large.events(of: ada).firstBadSequence == 10)
    try large.queue.close()
    guard case (let repaired, .restored(nil, 9, 9, _)) = try folder.open(check: .full) else {
      Issue.record("not repaired")
      return
    }
    #expect(try repaired.events(of: ada).firstBadSequence == nil)
  }

  /// All bits of every byte with GATEWAY_TUTOR_SOAK set (a quarter of an hour); else one bit in a sample of the bytes.
  @Test("is never read as if it were sound, whichever bit was flipped", arguments: 0..<8)
  func bitFlips(_ bit: Int) throws {
    let isSoak = ProcessInfo.processInfo.environment["GATEWAY_TUTOR_SOAK"] != nil
    let folder = try Self.damageable(backedUp: false)
    let original = try folder.bytes(folder.database)
    for offset in stride(from: isSoak ? 0 : bit, to: original.count, by: isSoak ? 1 : 367) {
      var bytes = original
      bytes[offset] ^= 1 << bit
      try FileManager.default.removeItem(atPath: folder.data)
      try FileManager.default.createDirectory(atPath: folder.data, withIntermediateDirectories: true)
      try folder.write(bytes, to: folder.database)
      try expectNoticed("byte \(offset), bit \(bit)", folder)
    }
  }

  private func expectNoticed(_ flip: String, _ folder: TemporaryFolder) throws {
    do {
      let (store, outcome) = try folder.open()
      guard outcome == .opened else { return }
      #expect(try store.learners().map(\.name) == ["ada", "bob"], "\(flip)")
      let ada = try store.learner(named: "ada")
      #expect(try store.replay(ada) == Self.whole, "\(flip)")
      #expect(try store.replay(store.learner(named: "bob")) == [.sessionOpened], "\(flip)")
      try store.append([.paused], learner: ada, at: noon)
    } catch let error as StoreError {
      switch error.code {
      case .foreignFile, .newerSchema: return
      default: Issue.record("\(flip): \(error)")
      }
    }
  }
}
