import Foundation
import Testing
import TutorCore

@testable import ProgressStore

@Suite("A backup")
struct BackupTests {
  @Test("is made once a day, private, and holds everything")
  func daily() throws {
    let folder = try TemporaryFolder()
    let (store, _) = try folder.open()
    let ada = try store.learner(named: "ada")
    try store.append([.sessionOpened], learner: ada, at: noon)
    let backup = Backup(path: folder.backups + "/progress-20250115.sqlite", day: "20250115")
    #expect(try store.backUpIfDue(at: noon) == .made(backup))
    #expect(try store.backUpIfDue(at: noon + day / 4) == .notDue(backup))
    #expect(try folder.mode(folder.backups) == 0o700)
    #expect(try folder.mode(backup.path) == 0o600)
    #expect(try folder.names(in: folder.backups) == ["progress-20250115.sqlite"])
    let other = folder.path + "/other"
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: backup.path, toPath: other + "/progress.sqlite")
    let (copy, outcome) = try ProgressStore.open(folder: other, now: noon, check: .full)
    #expect(outcome == .opened)
    #expect(try copy.events(of: ada) == store.events(of: ada))
  }

  @Test("stays for a week of use")
  func week() throws {
    let folder = try TemporaryFolder()
    let (store, _) = try folder.open()
    try store.backUpIfDue(at: noon - day)
    try folder.write(Data("cut short".utf8), to: folder.backups + "/progress-20250113.sqlite.partial")
    for number in 0..<10 { try store.backUpIfDue(at: noon + Int64(number) * day) }
    #expect(store.backups().map(\.day) == (18...24).map { "202501\($0)" })
    #expect(try folder.names(in: folder.backups).count == Backup.limit)
  }

  @Test("is not made of a damaged database, and the older ones stay")
  func damagedSource() throws {
    let folder = try DamageTests.damageable()
    let (store, _) = try folder.open()
    try folder.sql("DROP TRIGGER event_is_not_updated; UPDATE event SET time = 5 WHERE seq = 5")
    let error = #expect(throws: StoreError.self) { try store.backUpIfDue(at: noon + day) }
    #expect(error?.code == .damaged("a table or trigger is not as it was made"))
    try folder.sql(Schema.version1[3].sql)
    #expect(throws: StoreError.self) { try store.backUpIfDue(at: noon + day) }
      .map { #expect($0.code == .damaged("event 5 is not as it was written")) }
    #expect(try folder.names(in: folder.backups) == ["progress-20250115.sqlite"])
  }

  @Test("of a database that was deleted is set aside when a new one is made")
  func deletedDatabase() throws {
    let folder = try DamageTests.damageable()
    try FileManager.default.removeItem(atPath: folder.database)
    let (store, outcome) = try folder.open()
    #expect(outcome == .created)
    #expect(store.backups().isEmpty)
    let aside = folder.backups + ".before-20250115-120000"
    #expect(try folder.names(in: aside) == ["progress-20250115.sqlite"])
  }

  @Test("is not made of a store in memory")
  func memory() throws {
    #expect(try ProgressStore.inMemory().backUpIfDue(at: noon) == .inMemory)
  }
}
