import Foundation
import Testing
import TutorCore

@testable import ProgressStore

@Suite("The health of a progress file")
struct StoreHealthTests {
  @Test("counts what is in it, and changes nothing")
  func sound() throws {
    let folder = try DamageTests.damageable()
    let before = try folder.bytes(folder.database)
    let names = try folder.names()
    let health = StoreHealth(folder: folder.data)
    #expect(health.condition == .sound)
    #expect(health.bytes == Int64(before.count))
    #expect(health.schema == StoreHealth.supportedSchema)
    #expect(health.learners == 2 && health.entries == 5)
    #expect(health.backups.map(\.day) == ["20250115"])
    #expect(health.isNewestBackupSound == true)
    #expect(health.isWritable && !health.isOpenToOthers)
    #expect(health.freeBytes ?? 0 > 0)
    #expect(try folder.bytes(folder.database) == before)
    #expect(try folder.names() == names)
  }

  @Test("of none yet makes none, wherever it would be")
  func absent() throws {
    let folder = try TemporaryFolder()
    let health = StoreHealth(folder: folder.path + "/not/there/yet")
    #expect(health.condition == .absent)
    #expect(health.isWritable)
    #expect(try folder.names(in: folder.path).isEmpty)
  }

  @Test("tells damage, and restores nothing", arguments: DamageTests.Wound.allCases)
  func damaged(_ wound: DamageTests.Wound) throws {
    let folder = try DamageTests.damageable()
    let bytes = wound.applied(to: try folder.bytes(folder.database))
    try folder.write(bytes, to: folder.database)
    let names = try folder.names()
    switch StoreHealth(folder: folder.data).condition {
    case .damaged: break
    // Without our mark in its header it may be anybody's.
    case .refused(let error) where wound == .zeroedHeader || wound == .zeroedFirstPage:
      Issue.record("\(error)")
    case let other: Issue.record("\(wound): \(other)")
    }
    #expect(try folder.bytes(folder.database) == bytes)
    #expect(try folder.names() == names)
  }

  @Test("names the first entry that is not as it was written")
  func alteredEntry() throws {
    let folder = try DamageTests.damageable()
    try folder.sql("DROP TRIGGER event_is_not_updated; UPDATE event SET time = 5 WHERE seq = 2")
    try folder.sql(Schema.version1[3].sql)
    #expect(StoreHealth(folder: folder.data).condition == .damaged("entry 2 is not as it was written"))
  }

  @Test("tells a newer format and another program's file, which are nobody's damage")
  func refused() throws {
    let folder = try DamageTests.damageable()
    try folder.sql("PRAGMA user_version = 99")
    guard case .refused(let newer) = StoreHealth(folder: folder.data).condition else {
      Issue.record("a newer format")
      return
    }
    #expect(newer.code == .newerSchema(found: 99, supported: Schema.currentVersion))
    try folder.sql("PRAGMA application_id = 7")
    guard case .refused(let foreign) = StoreHealth(folder: folder.data).condition else {
      Issue.record("another program's")
      return
    }
    #expect(foreign.code == .foreignFile(applicationID: 7))
  }

  @Test("tells a half-written turn, and leaves it to the next start")
  func unfinished() throws {
    let folder = try DamageTests.damageable()
    try folder.write(Data("journal".utf8), to: folder.database + "-journal")
    #expect(StoreHealth(folder: folder.data).condition == .unfinished)
    #expect(try folder.names().contains("progress.sqlite-journal"))
  }

  @Test("tells a copy that cannot be used, and a file that others may read")
  func copies() throws {
    let folder = try DamageTests.damageable()
    try folder.write(Data("cut short".utf8), to: folder.backups + "/progress-20250116.sqlite")
    #expect(chmod(folder.database, 0o644) == 0)
    let health = StoreHealth(folder: folder.data)
    #expect(health.isNewestBackupSound == false)
    #expect(health.isOpenToOthers)
    #expect(health.condition == .sound)
  }

  @Test("tells a folder that is none")
  func noFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(), to: folder.data)
    guard case .refused(let error) = StoreHealth(folder: folder.data).condition else {
      Issue.record("a file in the place of the folder")
      return
    }
    #expect(error.code == .notAFile)
  }
}
