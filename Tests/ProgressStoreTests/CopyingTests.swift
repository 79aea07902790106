import Foundation
import GRDB
import Testing
import TutorCore

@testable import ProgressStore

@Suite("A copy in a file of the learner's own")
struct CopyingTests {
  let folder: TemporaryFolder
  let store: ProgressStore
  let file: String

  init() throws {
    folder = try DamageTests.damageable()
    store = try folder.open().0
    file = folder.path + "/copy.sqlite"
  }

  @Test("holds everything, is private, and nothing is left beside it")
  func whole() throws {
    #expect(try store.writeCopy(to: file) == StoreContents(learners: 2, events: 5))
    #expect(try folder.mode(file) == 0o600)
    #expect(try folder.names(in: folder.path) == ["copy.sqlite", "data"])
    let other = try TemporaryFolder()
    _ = try ProgressStore.restore(from: file, folder: other.data, now: noon)
    #expect(try other.open(check: .full).0.holding() == store.holding())
  }

  @Test("never takes the place of a file, a folder, or a link that leads nowhere", arguments: [0, 1, 2])
  func alreadyThere(_ kind: Int) throws {
    switch kind {
    case 0: try folder.write(Data("mine".utf8), to: file)
    case 1: try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
    default: try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "/nowhere/at/all")
    }
    let error = #expect(throws: StoreError.self) { try store.writeCopy(to: file) }
    #expect(error?.code == .alreadyThere)
    #expect(error?.description == "\"\(file)\" is there already and was left as it is. Name a new file.")
    if kind == 0 { #expect(try folder.bytes(file) == Data("mine".utf8)) }
    #expect(try folder.names(in: folder.path) == ["copy.sqlite", "data"])
  }

  @Test("leaves a file alone that only looks half-made")
  func partialName() throws {
    try folder.write(Data("mine".utf8), to: file + ".partial")
    _ = try store.writeCopy(to: file)
    #expect(try folder.bytes(file + ".partial") == Data("mine".utf8))
    #expect(try folder.names(in: folder.path) == ["copy.sqlite", "copy.sqlite.partial", "data"])
  }

  @Test("needs a folder that is there")
  func noFolder() throws {
    let error = #expect(throws: StoreError.self) { try store.writeCopy(to: folder.path + "/no/copy.sqlite") }
    #expect(
      error?.description.contains("its folder is not there. Make the folder, or name another file.") == true)
  }

  @Test("is not made of a damaged database")
  func damaged() throws {
    try folder.sql("DROP TRIGGER event_is_not_updated; UPDATE event SET time = 5 WHERE seq = 5")
    try folder.sql(Schema.version1[3].sql)
    let error = #expect(throws: StoreError.self) { try store.writeCopy(to: file) }
    #expect(error?.code == .damaged("event 5 is not as it was written"))
    #expect(try folder.names(in: folder.path) == ["data"])
  }
}

@Suite("Restoring a copy")
struct RestoringTests {
  /// A folder with a database of two learners, and a file with a copy of it; then one more event.
  struct Prepared {
    let folder: TemporaryFolder
    let copy: String
    /// What the copy holds.
    let copied: Holding
    /// What the database holds.
    let present: Holding

    init() throws {
      folder = try DamageTests.damageable()
      copy = folder.path + "/copy.sqlite"
      let store = try folder.open().0
      _ = try store.writeCopy(to: copy)
      copied = try store.holding() ?? [:]
      try store.append([.paused], learner: store.learner(named: "ada"), at: noon + 3)
      present = try store.holding() ?? [:]
    }

    func restore() throws -> Replacement {
      try ProgressStore.restore(from: copy, folder: folder.data, now: noon + day)
    }
  }

  @Test("puts it in place, keeps what was there and its daily copies, and begins new ones")
  func restored() throws {
    let prepared = try Prepared()
    let folder = prepared.folder
    let before = try folder.bytes(prepared.copy)
    let done = try prepared.restore()
    let kept = folder.database + ".before-restore-20250116-120000"
    #expect(done == Replacement(contents: StoreContents(learners: 2, events: 5), keptFile: kept))
    let (store, outcome) = try folder.open(check: .full)
    #expect(outcome == .opened)
    #expect(try store.holding() == prepared.copied)
    #expect(try folder.mode(folder.database) == 0o600)
    #expect(try folder.bytes(prepared.copy) == before)
    #expect(store.backups().map(\.day) == ["20250116"])
    #expect(
      try folder.names() == [
        "backups", "backups.before-20250116-120000", "progress.sqlite",
        "progress.sqlite.before-restore-20250116-120000",
      ])
    // And back again.
    _ = try ProgressStore.restore(from: kept, folder: folder.data, now: noon + 2 * day)
    #expect(try folder.open().0.holding() == prepared.present)
  }

  @Test("works where there is no progress yet")
  func empty() throws {
    let prepared = try Prepared()
    let other = try TemporaryFolder()
    let done = try ProgressStore.restore(from: prepared.copy, folder: other.data, now: noon)
    #expect(done.keptFile == nil)
    #expect(try other.open().0.holding() == prepared.copied)
  }

  @Test(
    "works where progress is damaged, and one of the daily copies will do",
    arguments: DamageTests.Wound.allCases)
  func damagedPresent(_ wound: DamageTests.Wound) throws {
    let folder = try DamageTests.damageable()
    let damaged = wound.applied(to: try folder.bytes(folder.database))
    try folder.write(damaged, to: folder.database)
    let done = try ProgressStore.restore(
      from: folder.backups + "/progress-20250115.sqlite", folder: folder.data, now: noon + day)
    #expect(try folder.bytes(#require(done.keptFile)) == damaged)
    #expect(try folder.open().0.holding() == ["ada": DamageTests.beforeBackup])
  }

  @Test("takes a half-written turn of the copy back, without touching the file")
  func hotJournal() throws {
    var watched = try WatchedFolder()
    defer { watched.disk.eject() }
    try watched.play(1)
    let folder = watched.folder
    let file = folder.path + "/half.sqlite"
    var cut = PowerCut(watched.before)
    var restored = 0
    for operation in watched.disk.operations {
      cut.apply(operation)
      let files = cut.remains(.kept)
      guard let journal = files[folder.database + "-journal"], !journal.isEmpty else { continue }
      try folder.write(try #require(files[folder.database]), to: file)
      try folder.write(journal, to: file + "-journal")
      let other = try TemporaryFolder()
      _ = try ProgressStore.restore(from: file, folder: other.data, now: noon)
      #expect(try other.open().0.holding() == watched.holdings[0])
      #expect(try folder.bytes(file) == files[folder.database])
      #expect(try folder.bytes(file + "-journal") == journal)
      restored += 1
    }
    #expect(restored > 3)
  }

  @Test(
    "refuses what is no sound copy, and changes nothing",
    arguments: [
      ("PRAGMA application_id = 7", "another program (application id 7); nothing was restored"),
      (
        "PRAGMA user_version = 99",
        "a newer gateway-tutor (format 99, this one knows up to 1); nothing was restored"
      ),
      ("DROP TRIGGER event_is_not_deleted", "a table or trigger is not as it was made; nothing was restored"),
      (
        "DROP TRIGGER event_is_not_updated; UPDATE event SET time = 5 WHERE seq = 2; "
          + Schema.version1[3].sql,
        "event 2 is not as it was written; nothing was restored"
      ),
    ])
  func refused(_ statements: String, _ words: String) throws {
    let prepared = try Prepared()
    let queue = try DatabaseQueue(path: prepared.copy)
    try queue.writeWithoutTransaction { try $0.execute(sql: statements) }
    try queue.close()
    try expectRefused(prepared, words)
  }

  @Test("refuses a text, a part of a copy, a folder, and nothing at all", arguments: 0..<4)
  func noCopy(_ kind: Int) throws {
    let prepared = try Prepared()
    let bytes = try prepared.folder.bytes(prepared.copy)
    try FileManager.default.removeItem(atPath: prepared.copy)
    switch kind {
    case 0:
      try prepared.folder.write(Data("my notes".utf8), to: prepared.copy)
      try expectRefused(prepared, "is damaged: it does not begin as a database does; nothing was restored")
    case 1:
      try prepared.folder.write(bytes.prefix(bytes.count - 4096), to: prepared.copy)
      try expectRefused(prepared, "nothing was restored. Name another copy")
    case 2:
      try FileManager.default.createDirectory(atPath: prepared.copy, withIntermediateDirectories: true)
      try expectRefused(prepared, "a regular file is expected")
    default: try expectRefused(prepared, "is not there. Name a file that \"gateway-tutor backup\" made.")
    }
  }

  private func expectRefused(_ prepared: Prepared, _ words: String) throws {
    let before = try WatchedFolder.contents(of: prepared.folder.path)
    let error = #expect(throws: StoreError.self) { try prepared.restore() }
    let message = try #require(error).description
    #expect(message.hasPrefix("\"\(prepared.copy)\""))
    #expect(message.contains(words), "\(message)")
    #expect(try WatchedFolder.contents(of: prepared.folder.path) == before)
  }

  @Test(
    "refuses to replace another program's file or a newer version's",
    arguments: ["application_id", "user_version"])
  func refusedPresent(_ pragma: String) throws {
    let prepared = try Prepared()
    try prepared.folder.sql("PRAGMA \(pragma) = 99")
    let before = try prepared.folder.bytes(prepared.folder.database)
    let error = #expect(throws: StoreError.self) { try prepared.restore() }
    #expect(error?.description.contains("nothing in it was changed") == true)
    #expect(try prepared.folder.bytes(prepared.folder.database) == before)
    #expect(try !prepared.folder.names().contains { $0.contains("before") })
  }

  @Test("refuses the progress file itself")
  func itself() throws {
    let prepared = try Prepared()
    let error = #expect(throws: StoreError.self) {
      try ProgressStore.restore(from: prepared.folder.database, folder: prepared.folder.data, now: noon)
    }
    #expect(error?.description.contains("is the progress file itself") == true)
    #expect(try prepared.folder.open().0.holding() == prepared.present)
  }

  @Test("is told to a tutor that is still open, which keeps what it had on the file that is kept")
  func openTutor() throws {
    let prepared = try Prepared()
    let (store, _) = try prepared.folder.open()
    let ada = try store.learner(named: "ada")
    let done = try prepared.restore()
    let error = #expect(throws: StoreError.self) { try store.append([.paused], learner: ada, at: noon) }
    #expect(error?.code == .replaced)
    _ = try ProgressStore.restore(
      from: #require(done.keptFile), folder: prepared.folder.data, now: noon + 2 * day)
    #expect(try prepared.folder.open().0.holding() == prepared.present)
  }
}
