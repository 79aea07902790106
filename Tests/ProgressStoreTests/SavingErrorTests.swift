import Foundation
import GRDB
import Testing
import TutorCore

@testable import ProgressStore

@Suite("When progress cannot be saved")
struct SavingErrorTests {
  @Test("a full disk is said, nothing is half-written, and saving goes on when there is space again")
  func fullDisk() throws {
    let folder = try TemporaryFolder()
    let (store, _) = try folder.open()
    let ada = try store.learner(named: "ada")
    try store.append([.sessionOpened], learner: ada, at: noon)
    let pages = try #require(try store.queue.read { try Int.fetchOne($0, sql: "PRAGMA page_count") })
    try store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
    let long = JournalEvent.checkSkipped(check: String(repeating: "x", count: 20_000))
    let error = #expect(throws: StoreError.self) {
      try store.append([.paused, long], learner: ada, at: noon)
    }
    #expect(error?.code == .diskFull)
    #expect(error?.description.hasPrefix("\"\(folder.database)\": the disk is full") == true)
    #expect(try store.replay(ada) == [.sessionOpened])
    try store.queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    try store.append([.paused, long], learner: ada, at: noon)
    #expect(try store.replay(ada) == [.sessionOpened, .paused, long])
  }

  @Test("a home where nothing may be made is said when opening")
  func noHome() throws {
    let error = #expect(throws: StoreError.self) {
      try ProgressStore.open(folder: "/proc/gateway-tutor", now: noon)
    }
    #expect(error?.activity == .opening)
    #expect(error?.description.hasPrefix("\"/proc/gateway-tutor\"") == true)
  }

  @Test("a folder that became read-only is read, and appending says so", .enabled(if: geteuid() != 0))
  func readOnlyFolder() throws {
    let folder = try TemporaryFolder()
    let ada = try {
      let (store, _) = try folder.open()
      let ada = try store.learner(named: "ada")
      try store.append([.sessionOpened], learner: ada, at: noon)
      return ada
    }()
    #expect(chmod(folder.data, 0o500) == 0)
    defer { chmod(folder.data, 0o700) }
    let (store, outcome) = try folder.open()
    #expect(outcome == .opened)
    #expect(try store.learner(named: "ada") == ada)
    let error = #expect(throws: StoreError.self) { try store.append([.paused], learner: ada, at: noon) }
    #expect(error?.code == .noPermission)
    #expect(throws: StoreError.self) { try store.backUpIfDue(at: noon) }
    #expect(try store.replay(ada) == [.sessionOpened])
  }

  @Test(
    "a file that was deleted or replaced meanwhile is said: nobody would find again what is written there")
  func replacedFile() throws {
    let folder = try TemporaryFolder()
    let (store, _) = try folder.open()
    let ada = try store.learner(named: "ada")
    try FileManager.default.removeItem(atPath: folder.database)
    for _ in 0..<2 {
      let error = #expect(throws: StoreError.self) {
        try store.append([.paused], learner: ada, at: noon)
      }
      #expect(error?.code == .replaced)
      try folder.write(Data("another".utf8), to: folder.database)
    }
  }

  @Test("a lock that is not let go is said and nothing hangs", .timeLimit(.minutes(1)))
  func lockedFile() throws {
    let folder = try TemporaryFolder()
    let (store, _) = try folder.open()
    let ada = try store.learner(named: "ada")
    let other = try DatabaseQueue(path: folder.database)
    try other.writeWithoutTransaction { db in
      try db.beginTransaction(.immediate)
      let error = #expect(throws: StoreError.self) { try store.append([.paused], learner: ada, at: noon) }
      #expect(error?.code == .busy)
      try db.rollback()
    }
    try store.append([.paused], learner: ada, at: noon)
    #expect(try store.replay(ada) == [.paused])
  }

  @Test("the message names the file, says what happened and what to do", arguments: codes)
  func messages(_ code: StoreError.Code, _ happened: String, _ remedy: String) {
    let message = StoreError(code, file: "/data/progress.sqlite", activity: .saving).description
    #expect(message.hasPrefix("\"/data/progress.sqlite\""))
    #expect(message.contains(happened))
    #expect(message.contains(remedy))
    #expect(message.hasSuffix("."))
  }

  static let codes: [(StoreError.Code, String, String)] = [
    (.foreignFile(applicationID: 7), "application id 7", "--data"),
    (.newerSchema(found: 3, supported: 1), "format 3, this one knows up to 1", "Update gateway-tutor"),
    (.notAFile, "is no folder", "Choose a folder with --data"),
    (.noPermission, "may not be written while saving progress", "permissions"),
    (.diskFull, "the disk is full", "Free some space"),
    (.busy, "locked by another program", "Close other tutors"),
    (.inputOutput, "could not be read or written", "Check the disk"),
    (.damaged("event 7 is not as it was written"), "is damaged: event 7", "Start gateway-tutor again"),
    (.replaced, "moved, deleted or replaced", "Start gateway-tutor again"),
    (.badLearnerName("too long"), "too long", "--learner"),
    (.unknownLearner, "no such learner", "Start gateway-tutor again"),
    (.eventTooLarge(bytes: 9, limit: 8), "an entry of 9 bytes", "shorter answer"),
    (.sqlite(1), "reported error 1", "gateway-tutor doctor"),
    (.notEncodable, "could not be written", "report"),
  ]
}
