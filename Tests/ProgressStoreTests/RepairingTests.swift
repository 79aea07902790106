import Foundation
import GRDB
import Testing
import TutorCore

@testable import ProgressStore

@Suite("A repair")
struct RepairingTests {
  private func repair(_ folder: TemporaryFolder, at now: Int64 = noon) throws -> Repair {
    try ProgressStore.repair(folder: folder.data, now: now)
  }

  @Test("makes nothing where there is nothing")
  func absent() throws {
    let folder = try TemporaryFolder()
    let repair = try repair(folder)
    #expect(repair.contents == nil && repair.steps.isEmpty)
    #expect(try folder.names(in: folder.path).isEmpty)
  }

  @Test("of sound progress does nothing, but for the copy of the day")
  func sound() throws {
    let folder = try DamageTests.damageable()
    let before = try WatchedFolder.contents(of: folder.data)
    let first = try repair(folder)
    #expect(first.steps.isEmpty)
    #expect(first.contents == StoreContents(learners: 2, events: 5))
    #expect(try WatchedFolder.contents(of: folder.data) == before)
    let backup = Backup(path: folder.backups + "/progress-20250116.sqlite", day: "20250116")
    #expect(try repair(folder, at: noon + day).steps == [.madeCopy(backup)])
    #expect(try repair(folder, at: noon + day).steps.isEmpty)
  }

  @Test("brings back what can be, and a second one has nothing to do")
  func damaged() throws {
    let folder = try DamageTests.damageable()
    let damaged = Data(count: 4096) + (try folder.bytes(folder.database)).dropFirst(4096)
    try folder.write(damaged, to: folder.database)
    let done = try repair(folder)
    guard case .recovered(let recovery) = done.steps.first, done.steps.count == 1 else {
      Issue.record("\(done.steps)")
      return
    }
    #expect(try folder.bytes(recovery.damagedFile) == damaged)
    #expect(done.contents == StoreContents(learners: 1, events: 3))
    #expect(try repair(folder).steps.isEmpty)
  }

  @Test("sets a damaged copy aside, ends what was half-made, and makes files private")
  func surroundings() throws {
    let folder = try DamageTests.damageable()
    let copy = folder.backups + "/progress-20250114.sqlite"
    try folder.write(Data("cut short".utf8), to: copy)
    #expect(chmod(copy, 0o600) == 0 && chmod(folder.database, 0o644) == 0)
    let partial = folder.backups + "/progress-20250113.sqlite.partial"
    let building = folder.database + ".building"
    for path in [partial, building] { try folder.write(Data("half".utf8), to: path) }
    let aside = copy + ".corrupt-20250115-120000"
    #expect(
      try repair(folder).steps == [
        .madePrivate(folder.database), .removedLeftover(building), .removedLeftover(partial),
        .setCopyAside(copy, keptAs: aside, reason: "it does not begin as a database does"),
      ])
    #expect(try folder.bytes(aside) == Data("cut short".utf8))
    #expect(
      try folder.names(in: folder.backups) == [
        "progress-20250114.sqlite.corrupt-20250115-120000", "progress-20250115.sqlite",
      ])
    #expect(try folder.mode(folder.database) == 0o600)
    #expect(try repair(folder).steps.isEmpty)
  }

  @Test("finds damage in a file that is too large to be read whole at every start")
  func large() throws {
    let folder = try TemporaryFolder()
    let (store, _) = try folder.open()
    let long = JournalEvent.checkSkipped(check: String(repeating: "x", count: 1_000_000))
    try store.append(Array(repeating: long, count: 9), learner: store.learner(named: "ada"), at: noon)
    try store.backUpIfDue(at: noon)
    try store.queue.close()
    try folder.sql("DROP TRIGGER event_is_not_updated; UPDATE event SET time = 5 WHERE seq = 9")
    try folder.sql(Schema.version1[3].sql)
    let done = try repair(folder)
    #expect(done.steps.count == 1)
    #expect(done.contents == StoreContents(learners: 1, events: 9))
  }

  @Test(
    "leaves another program's file and a newer version's as they are",
    arguments: ["application_id", "user_version"])
  func refused(_ pragma: String) throws {
    let folder = try DamageTests.damageable()
    try folder.sql("PRAGMA \(pragma) = 99")
    let before = try WatchedFolder.contents(of: folder.data)
    #expect(throws: StoreError.self) { try repair(folder) }
    #expect(try WatchedFolder.contents(of: folder.data) == before)
  }
}
