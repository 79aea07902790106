import Foundation
import GRDB
import Testing
import TutorCore
import TutorTestSupport

@testable import ProgressStore

@Suite("A damaged database")
struct DamageTests {
  /// A database of two learners with a backup after three events and two more events after it.
  static func damageable(backedUp: Bool = true) throws -> TemporaryFolder {
    let folder = try TemporaryFolder(isQuick: true)
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
    let recovery = try #require(outcome.recovery)
    #expect(recovery.backup?.path == backup)
    #expect(recovery.damagedFile == name)
    #expect(recovery.eventsFromBackup == 3)
    #expect(recovery.eventsSalvaged == 0)
    #expect(recovery.newestEvent == noon)
    #expect(recovery.eventsMissing == nil)
    #expect(!recovery.reason.isEmpty)
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
    let recovery = try #require(outcome.recovery)
    #expect(recovery.damagedFile == folder.database + ".corrupt-20250115-120000")
    #expect(recovery.backup == nil && recovery.eventsRestored == 0 && recovery.newestEvent == nil)
    #expect(try store.learners().isEmpty)
  }

  /// Every 64 bytes in a soak, else every 512.
  @Test("is noticed wherever the file was cut short, and the backup comes back")
  func truncation() throws {
    let folder = try Self.damageable()
    let original = try folder.bytes(folder.database)
    var cuts = 0
    for length in stride(from: 0, to: original.count, by: SoakTable.isSoak ? 64 : 512) {
      try folder.write(original.prefix(length), to: folder.database)
      let recovery = try #require(
        try folder.open(at: noon + Int64(length) * 1000).1.recovery, "\(length) bytes")
      #expect(recovery.eventsFromBackup == 3)
      cuts += 1
    }
    SoakTable.add(
      .damageSurvived, "a progress file cut short", bar: "all noticed, backup restored",
      figure: "\(cuts) of \(cuts) lengths")
  }

  @Test("is noticed whichever of its pages was zeroed, and the backup comes back")
  func zeroedPage() throws {
    let folder = try Self.damageable()
    let original = try folder.bytes(folder.database)
    let pages = original.count / 4096
    for page in 0..<pages {
      var bytes = original
      bytes.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(count: 4096))
      try folder.write(bytes, to: folder.database)
      let recovery = try #require(try folder.open(at: noon + Int64(page) * 1000).1.recovery, "page \(page)")
      #expect(recovery.eventsFromBackup == 3)
    }
    SoakTable.add(
      .damageSurvived, "a page zeroed, the first included", bar: "all noticed, backup restored",
      figure: "\(pages) of \(pages)"
    )
  }

  @Test("gives what is newer than the backup as far as it is proven")
  func salvaged() throws {
    let folder = try Self.damageable()
    try folder.sql("DROP TRIGGER event_is_not_updated; UPDATE event SET time = 5 WHERE seq = 2")
    let (store, outcome) = try folder.open(at: noon + day)
    #expect(
      outcome
        == .recovered(
          Recovery(
            reason: "a table or trigger is not as it was made",
            damagedFile: folder.database + ".corrupt-20250116-120000",
            backup: Backup(path: folder.backups + "/progress-20250115.sqlite", day: "20250115"),
            eventsFromBackup: 3, eventsSalvaged: 2, eventsMissing: 0, newestEvent: noon + 2)))
    #expect(try store.replay(store.learner(named: "ada")) == Self.whole)
    let bob = try store.events(of: store.learner(named: "bob"))
    #expect(bob.events == [StampedEvent(sequence: 5, time: noon + 2, event: .sessionOpened)])
    #expect(bob.firstBadSequence == nil)
  }

  @Test("whose newest events are gone tells how many are missing")
  func missing() throws {
    let folder = try Self.damageable(backedUp: false)
    try folder.sql("DROP TRIGGER event_is_not_deleted; DELETE FROM event WHERE seq > 3")
    try folder.sql(Schema.version1[4].sql)
    let recovery = try #require(try folder.open().1.recovery)
    #expect(recovery.reason == "event 4 is not as it was written")
    #expect(recovery.eventsSalvaged == 3)
    #expect(recovery.eventsMissing == 2)
    #expect(recovery.newestEvent == noon)
  }

  @Test("whose number of events cannot be right does not tell how many are missing")
  func missingBeyondBelief() throws {
    let folder = try Self.damageable(backedUp: false)
    try folder.sql("UPDATE sqlite_sequence SET seq = 4611686018427387904 WHERE name = 'event'")
    let recovery = try #require(try folder.open().1.recovery)
    #expect(recovery.eventsSalvaged == 5)
    #expect(recovery.eventsMissing == nil)
  }

  @Test("without a backup gives all events but the altered one")
  func salvagedWithoutBackup() throws {
    let folder = try Self.damageable(backedUp: false)
    try folder.sql("DROP TRIGGER event_is_not_updated; UPDATE event SET kind = 'x' WHERE seq = 2")
    let (store, outcome) = try folder.open()
    #expect(
      outcome
        == .recovered(
          Recovery(
            reason: "a table or trigger is not as it was made",
            damagedFile: folder.database + ".corrupt-20250115-120000", backup: nil,
            eventsFromBackup: 0, eventsSalvaged: 4, eventsMissing: 1, newestEvent: noon + 2)))
    let events: [JournalEvent] = [.sessionOpened, .paused, .checkSkipped(check: "1.2")]
    #expect(try store.replay(store.learner(named: "ada")) == events)
  }

  @Test("passes over a backup that is damaged itself")
  func damagedBackup() throws {
    let folder = try Self.damageable()
    try folder.write(Data("no backup".utf8), to: folder.backups + "/progress-20250116.sqlite")
    try folder.write(Data(), to: folder.database)
    let (_, outcome) = try folder.open()
    #expect(outcome.recovery?.backup?.day == "20250115")
    #expect(outcome.recovery?.eventsRestored == 3)
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
    let (repaired, repair) = try folder.open(check: .full)
    #expect(repair.recovery?.reason == "event 10 is not as it was written")
    #expect(repair.recovery?.eventsSalvaged == 9)
    #expect(repair.recovery?.eventsMissing == 1)
    #expect(try repaired.events(of: ada).firstBadSequence == nil)
  }
}

extension OpenOutcome {
  /// The recovery; nil when there was none.
  var recovery: Recovery? {
    if case .recovered(let recovery) = self { recovery } else { nil }
  }
}
