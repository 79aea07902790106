import Foundation
import GRDB
import Testing
import TutorCore
import TutorTestSupport

@testable import ProgressStore

@Suite("Opening the progress database")
struct OpeningTests {
  @Test("makes a private folder and file where there is none")
  func creation() throws {
    let folder = try TemporaryFolder()
    let data = folder.path + "/a/b"
    let (store, outcome) = try ProgressStore.open(folder: data, now: noon)
    #expect(outcome == .created)
    #expect(store.path == data + "/progress.sqlite")
    #expect(try folder.mode(data) == 0o700)
    #expect(try folder.mode(folder.path + "/a") == 0o700)
    #expect(try folder.mode(data + "/progress.sqlite") == 0o600)
    #expect(try folder.names(in: data) == ["progress.sqlite"])
  }

  @Test("keeps the journal of a transaction private, and a file that was copied in with a wider mode too")
  func modes() throws {
    let folder = try TemporaryFolder()
    _ = try folder.open()
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: folder.database)
    let (store, _) = try folder.open()
    #expect(try folder.mode(folder.database) == 0o600)
    try store.queue.write { db in
      _ = try Journal.addLearner(named: "ada", db)
      #expect(try folder.mode(folder.database + "-journal") == 0o600)
    }
  }

  @Test("sets the database up for power cuts and for two tutors at once")
  func pragmas() throws {
    let folder = try TemporaryFolder()
    let (store, _) = try folder.open()
    try store.queue.writeWithoutTransaction { db throws in
      #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "delete")
      #expect(try Int.fetchOne(db, sql: "PRAGMA synchronous") == 3)
      #expect(try Int.fetchOne(db, sql: "PRAGMA foreign_keys") == 1)
      #expect(try Int.fetchOne(db, sql: "PRAGMA busy_timeout") == 5000)
      #expect(try Int.fetchOne(db, sql: "PRAGMA user_version") == 1)
      #expect(try UInt32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID)
    }
  }

  @Test(
    "refuses another program's database and leaves it as it is",
    arguments: ["PRAGMA application_id = 252006675;", "", "PRAGMA journal_mode = WAL;"])
  func foreign(_ pragma: String) throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.data, withIntermediateDirectories: true)
    try folder.sql(pragma + "CREATE TABLE tile (id)")
    let before = try folder.bytes(folder.database)
    let error = #expect(throws: StoreError.self) { try folder.open() }
    #expect(error?.description.contains("database of another program") == true)
    let touched = try folder.changes(of: folder.database, since: before)
    #expect(touched == 0)
    #expect(try folder.names() == ["progress.sqlite"])
    SoakTable.add(
      .versions, "a foreign file (\(pragma.isEmpty ? "no application_id" : pragma))",
      bar: "refused, not one byte touched", figure: "\(error == nil ? "not " : "")refused, \(touched) bytes")
  }

  @Test("refuses a newer program's database and leaves it as it is")
  func newer() throws {
    let folder = try TemporaryFolder()
    _ = try folder.open()
    try folder.sql("PRAGMA user_version = 2")
    let before = try folder.bytes(folder.database)
    let error = #expect(throws: StoreError.self) { try folder.open() }
    #expect(error?.code == .newerSchema(found: 2, supported: 1))
    #expect(error?.description.contains("Update gateway-tutor") == true)
    let touched = try folder.changes(of: folder.database, since: before)
    #expect(touched == 0)
    #expect(try folder.names() == ["progress.sqlite"])
    SoakTable.add(
      .versions, "a newer schema", bar: "refused, not one byte touched",
      figure: "\(error == nil ? "not " : "")refused, \(touched) bytes")
  }

  @Test("says so when a folder or a pipe has the file's name")
  func noFile() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.database, withIntermediateDirectories: true)
    #expect(throws: StoreError.self) { try folder.open() }.map { #expect($0.code == .notAFile) }
    try FileManager.default.removeItem(atPath: folder.database)
    #expect(mkfifo(folder.database, 0o600) == 0)
    #expect(throws: StoreError.self) { try folder.open() }.map { #expect($0.code == .notAFile) }
  }

  @Test("says so when a file has the folder's name")
  func noFolder() throws {
    let folder = try TemporaryFolder()
    try folder.write(Data("x".utf8), to: folder.data)
    let error = #expect(throws: StoreError.self) { try folder.open() }
    #expect(error?.code == .notAFile)
    #expect(error?.file == folder.data)
    #expect(error?.description.contains("Move it away") == false)
    #expect(throws: StoreError.self) { try ProgressStore.isPresent(in: folder.data) }
  }

  @Test("looking for a database or a learner makes neither")
  func looking() throws {
    let folder = try TemporaryFolder()
    #expect(try !ProgressStore.isPresent(in: folder.data))
    #expect(!FileManager.default.fileExists(atPath: folder.data))
    let (store, _) = try folder.open()
    #expect(try ProgressStore.isPresent(in: folder.data))
    #expect(try store.knownLearner(named: "ada") == nil)
    #expect(try store.learners() == [])
    let ada = try store.learner(named: "ada")
    #expect(try store.knownLearner(named: " ada ") == ada)
  }

  @Test("an error while the database is being made names the database, not the file it is made in")
  func buildingName() {
    let error = StoreError(errno: ENOSPC, file: "/d/progress.sqlite.building", activity: .opening)
    #expect(error.description.hasPrefix("\"/d/progress.sqlite\": the disk is full, so"))
  }

  @Test("follows a link to the file and keeps the files together there")
  func link() throws {
    let folder = try TemporaryFolder()
    let elsewhere = folder.path + "/elsewhere"
    let ada = try {
      let (store, _) = try ProgressStore.open(folder: elsewhere, now: noon)
      return try store.learner(named: "ada")
    }()
    try FileManager.default.createDirectory(atPath: folder.data, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: folder.database, withDestinationPath: elsewhere + "/progress.sqlite")
    let (store, outcome) = try folder.open()
    #expect(outcome == .opened)
    #expect(try store.learner(named: "ada") == ada)
    #expect(store.path == elsewhere + "/progress.sqlite")
  }

  @Test("makes no new database out of a journal that a deleted one left")
  func orphanedJournal() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.data, withIntermediateDirectories: true)
    let orphan = Data("a journal of a database that is gone".utf8)
    try folder.write(orphan, to: folder.database + "-journal")
    let (_, outcome) = try folder.open()
    #expect(outcome == .created)
    #expect(try folder.names() == ["progress.sqlite", "progress.sqlite.corrupt-20250115-120000-journal"])
  }

  @Test("reads a database of version 1 for ever")
  func fixture() throws {
    let folder = try TemporaryFolder()
    let fixture = OldDatabase.version1
    let name = "Ada Lovelace"
    if !FileManager.default.fileExists(atPath: fixture) {
      let (store, _) = try folder.open()
      try store.append(SampleEvent.all.map(\.event), learner: store.learner(named: name), at: noon)
      try store.writeVerifiedCopy(to: fixture)
      Issue.record("recorded \(fixture); keep it")
      return
    }
    try FileManager.default.createDirectory(atPath: folder.data, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: fixture, toPath: folder.database)
    let (store, outcome) = try folder.open(check: .full)
    #expect(outcome == .opened)
    let reading = try store.events(of: store.learner(named: name))
    #expect(reading.firstBadSequence == nil)
    #expect(reading.unrecognised == 0)
    #expect(!reading.events.isEmpty)
    #expect(Set(reading.events.map(\.event)).isSubset(of: SampleEvent.all.map(\.event)))
  }
}

@Suite("A migration")
struct MigrationTests {
  @Test("that is cut short leaves the old version whole")
  func cutShort() throws {
    let store = try ProgressStore.inMemory()
    let ada = try store.learner(named: "ada")
    try store.append([.sessionOpened], learner: ada, at: noon)
    struct PowerCut: Error {}
    let half: @Sendable (Database) throws -> Void = { db in
      try db.execute(sql: "CREATE TABLE review (id INTEGER PRIMARY KEY) STRICT")
      throw PowerCut()
    }
    #expect(throws: PowerCut.self) {
      try store.queue.writeWithoutTransaction { try Schema.migrate($0, with: Schema.migrations + [half]) }
    }
    #expect(try store.queue.read { try Schema.version($0) } == 1)
    #expect(try store.queue.read { try $0.tableExists("review") } == false)
    #expect(try store.replay(ada) == [.sessionOpened])
  }

  @Test("is done once and keeps every event")
  func once() throws {
    let store = try ProgressStore.inMemory()
    let ada = try store.learner(named: "ada")
    try store.append([.sessionOpened], learner: ada, at: noon)
    let step: @Sendable (Database) throws -> Void = { db in
      try db.execute(sql: "CREATE TABLE review (id INTEGER PRIMARY KEY) STRICT")
    }
    for _ in 0..<2 {
      try store.queue.writeWithoutTransaction { try Schema.migrate($0, with: Schema.migrations + [step]) }
    }
    #expect(try store.queue.read { try Schema.version($0) } == 2)
    #expect(try store.replay(ada) == [.sessionOpened])
  }
}
