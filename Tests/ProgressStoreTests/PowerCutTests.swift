import Foundation
import GRDB
import Testing
import TutorCore
import TutorTestSupport

@testable import ProgressStore

@Suite("When the machine stops")
struct PowerCutTests {
  static let rests: [PowerCut.Rest] =
    [.dropped, .kept] + (0..<(SoakTable.isSoak ? 16 : 2)).map { .chance(seed: UInt64($0)) }
  static let turns = SoakTable.isSoak ? 100 : 10

  @Test("every acknowledged turn is there again, and the one under way is whole or not there at all")
  func turns() throws {
    var watched = try WatchedFolder()
    defer { watched.disk.eject() }
    try watched.play(Self.turns)
    let remains = try Remains()
    let cuts = try watched.forEachCut(Self.rests) { files, acknowledged in
      let (store, outcome) = try remains.open(files, of: watched.folder)
      #expect(outcome == .opened)
      let held = try store.holding()
      #expect(isOldOrNew(held, watched.holdings, acknowledged))
    }
    #expect(cuts > Self.turns * 20)
    SoakTable.add(
      .machineStops, "power cut while saving", bar: "old or new at every operation",
      figure: "\(cuts) cuts, none between")
  }

  private func isOldOrNew(_ held: Holding?, _ holdings: [Holding], _ acknowledged: Int) -> Bool {
    guard let held else { return false }
    return held == holdings[acknowledged]
      || acknowledged + 1 < holdings.count && held == holdings[acknowledged + 1]
  }

  @Test("this test would notice a database that does not wait for its disk", arguments: ["OFF", "FULL"])
  func weakerSetting(_ synchronous: String) throws {
    var watched = try WatchedFolder()
    defer { watched.disk.eject() }
    try watched.store.queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA synchronous = \(synchronous)")
    }
    try watched.play(6)
    let remains = try Remains()
    var losses = 0
    _ = try watched.forEachCut([.dropped, .chance(seed: 1)]) { files, acknowledged in
      let (store, outcome) = try remains.open(files, of: watched.folder)
      if try outcome != .opened || !isOldOrNew(store.holding(), watched.holdings, acknowledged) {
        losses += 1
      }
    }
    #expect(losses > 0)
  }

  @Test("and its journal is deleted before the next start, what is there is sound or is said to be damaged")
  func deletedJournal() throws {
    var watched = try WatchedFolder()
    defer { watched.disk.eject() }
    try watched.play(Self.turns)
    let remains = try Remains()
    var damaged = 0
    let cuts = try watched.forEachCut(Self.rests) { files, acknowledged in
      let (store, outcome) = try remains.open(
        files.filter { !$0.key.hasSuffix("-journal") }, of: watched.folder)
      let held = try #require(try store.holding())
      guard case .recovered(let recovery) = outcome else {
        #expect(isOldOrNew(held, watched.holdings, acknowledged))
        return
      }
      damaged += 1
      #expect(recovery.backup != nil)
      #expect(FileManager.default.fileExists(atPath: recovery.damagedFile))
      // The backup's three events at the least, and nothing that was never written.
      let ada = try #require(held["ada"])
      #expect(ada.starts(with: DamageTests.beforeBackup))
      let written = watched.holdings[min(acknowledged + 1, watched.holdings.count - 1)]["ada"] ?? []
      #expect(ada.allSatisfy(written.contains))
    }
    #expect(damaged > 0)
    SoakTable.add(
      .machineStops, "journal deleted after a power cut", bar: "old, new, or noticed",
      figure: "\(cuts) cuts, \(damaged) noticed as damage, 0 read as if sound")
  }

  @Test("in the middle of a migration, the old version is there with everything, or the new one is")
  func migration() throws {
    let folder = try TemporaryFolder(isQuick: true)
    try FileManager.default.createDirectory(atPath: folder.data, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: OldDatabase.version1, toPath: folder.database)
    let expected = try folder.open().0.holding()
    let before = try WatchedFolder.contents(of: folder.data)
    let disk = FaultyDisk(folder: folder.data)
    defer { disk.eject() }
    try OldDatabase.migrate(folder.database)
    let remains = try Remains()
    var seen: Set<Int> = []
    var cut = PowerCut(before)
    var cuts = 0
    for operation in disk.operations {
      cut.apply(operation)
      for rest in Self.rests {
        cuts += 1
        let files = cut.remains(rest)
        let (version, held) = try OldDatabase.read(files, of: folder, in: remains)
        seen.insert(version)
        #expect(held == expected)
      }
    }
    #expect(seen == [1, 2])
    SoakTable.add(
      .versions, "power cut in a migration", bar: "old or new at every operation",
      figure: "\(cuts) cuts, none between")
  }
}

/// Databases of older versions, and a version that does not exist yet.
enum OldDatabase {
  /// A database as version 1 wrote it.
  static let version1 = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/schema-1.sqlite").path

  /// A step that adds a table, fills it, and writes every event's page anew.
  private static let nextStep: @Sendable (Database) throws -> Void = { db in
    try db.execute(sql: "CREATE TABLE note (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL) STRICT")
    try db.execute(sql: "INSERT INTO note SELECT seq, kind FROM event")
    try db.execute(sql: "ALTER TABLE event ADD COLUMN mood TEXT")
  }

  /// Brings a database of version 1 to version 2.
  static func migrate(_ path: String) throws {
    let queue = try DatabaseQueue(path: path, configuration: Connection.configuration(readonly: false))
    try queue.writeWithoutTransaction { try Schema.migrate($0, with: Schema.migrations + [nextStep]) }
    try queue.close()
  }

  /// The version that is found after a power cut, and the events; nil when they are not all sound, or not those of that version.
  static func read(
    _ files: [String: Data], of original: TemporaryFolder, in remains: Remains
  ) throws -> (version: Int, holding: Holding?) {
    do {
      let (store, outcome) = try remains.open(files, of: original)
      return (1, outcome == .opened ? try store.holding() : nil)
    } catch let error as StoreError where error.code == .newerSchema(found: 2, supported: 1) {
      let path = remains.folder.database
      let queue = try DatabaseQueue(path: path, configuration: Connection.configuration(readonly: false))
      defer { try? queue.close() }
      let store = ProgressStore(path: nil, queue: queue, identity: nil, backupFolder: nil)
      let (version, isWhole) = try queue.read { db in
        let isSound = try String.fetchOne(db, sql: "PRAGMA integrity_check") == "ok"
        let version = try Schema.version(db)
        guard version == 2 else { return (version, try isSound && !db.tableExists("note")) }
        let notes = try Int.fetchOne(db, sql: "SELECT count(*) FROM note NATURAL JOIN event")
        return (version, try isSound && notes == Int.fetchOne(db, sql: "SELECT count(*) FROM event"))
      }
      return (version, isWhole ? try store.holding() : nil)
    }
  }
}
