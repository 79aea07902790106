import Foundation
import Testing
import TutorCore
import TutorTestSupport

@testable import ProgressStore

@Suite("When the disk fails")
struct DiskErrorTests {
  /// How an operation of the file layer fails.
  enum Failure: String, CaseIterable, Sendable {
    case full, writing, syncing, syncingFolder, deleting, opening, reading, truncating

    /// SQLite's code, https://www.sqlite.org/rescode.html; the extended ones are `SQLITE_IOERR` (10) with a number above.
    var fault: FaultyDisk.Fault {
      switch self {
      case .full: .init(code: 13)
      case .reading: .init(code: 10 | 1 << 8)
      case .writing: .init(code: 10 | 3 << 8)
      case .syncing: .init(code: 10 | 4 << 8)
      // The journal is gone, which is what commits; only its folder could not be synced.
      case .syncingFolder: .init(code: 10 | 5 << 8, isDone: true)
      case .truncating: .init(code: 10 | 6 << 8)
      case .deleting: .init(code: 10 | 10 << 8)
      case .opening: .init(code: 14)
      }
    }

    @Sendable func concerns(_ operation: FaultyDisk.Operation) -> Bool {
      switch (self, operation) {
      case (.full, .write), (.writing, .write), (.syncing, .sync), (.syncingFolder, .delete),
        (.deleting, .delete),
        (.opening, .open), (.reading, .read), (.truncating, .truncate):
        true
      default: false
      }
    }
  }

  /// Runs the body with the fault at operation 0, 1, 2, … until it has run without reaching it. Gives how often the fault struck.
  private func sweep(
    _ disk: FaultyDisk, _ failure: Failure, isLasting: Bool, _ body: (_ index: Int) throws -> Void
  ) throws -> Int {
    var index = 0
    var strikes = 0
    while true {
      disk.clear()
      disk.fail(at: index, with: failure.fault, isLasting: isLasting, where: failure.concerns)
      try body(index)
      if disk.operations.count <= index { return strikes }
      strikes += 1
      index += 1
    }
  }

  @Test(
    "saving says so, nothing is half saved, and what was not saved is saved once when the disk works again",
    arguments: Failure.allCases, [false, true])
  func saving(_ failure: Failure, isLasting: Bool) throws {
    let watched = try WatchedFolder()
    let (folder, disk, store) = (watched.folder, watched.disk, watched.store)
    defer { disk.eject() }
    var expected = watched.holdings[0]
    var failed = 0
    let learners = ["ada": try store.learner(named: "ada"), "bob": try store.learner(named: "bob")]
    let strikes = try sweep(disk, failure, isLasting: isLasting) { index in
      // Every third turn needs new pages.
      let name = index.isMultiple(of: 2) ? "ada" : "bob"
      let text = String(repeating: "\(index)", count: index.isMultiple(of: 3) ? 4000 : 1)
      let events: [JournalEvent] = [.checkSkipped(check: text), .paused]
      let time = noon + Int64(index)
      let learner = try #require(learners[name])
      let old = expected
      expected[name, default: []] += events
      do throws(StoreError) {
        try store.append(events, learner: learner, at: time)
        disk.inject(nil)
      } catch {
        failed += 1
        disk.inject(nil)
        let isSaid =
          failure == .full ? error.code == .diskFull : [.inputOutput, .noPermission].contains(error.code)
        #expect(isSaid, "\(error)")
        let held = try folder.open().0.holding()
        #expect(held == old || held == expected)
        try store.append(events, learner: learner, at: time, again: true)
      }
      #expect(try store.holding() == expected)
    }
    #expect(try folder.open(check: .full).0.holding() == expected)
    #expect(strikes > 10)
    // Nothing is truncated, and nothing read that is in memory.
    #expect(failed > 0 || failure == .truncating || failure == .reading)
    SoakTable.add(
      .diskFails, "saving, \(failure.rawValue) fails \(isLasting ? "for good" : "once")",
      bar: "said, nothing half saved", figure: "\(strikes) faults, \(failed) said, 0 half saved")
  }

  @Test(
    "opening says so, and takes no failing disk for a damaged file", arguments: Failure.allCases,
    [false, true])
  func opening(_ failure: Failure, isLasting: Bool) throws {
    let watched = try WatchedFolder()
    let (folder, disk) = (watched.folder, watched.disk)
    defer { disk.eject() }
    let before = try WatchedFolder.contents(of: folder.data)
    let strikes = try sweep(disk, failure, isLasting: isLasting) { _ throws in
      do throws(StoreError) {
        let opened = try ProgressStore.open(folder: folder.data, now: noon, check: .full)
        #expect(opened.outcome == .opened)
      } catch {
        if case .damaged = error.code { Issue.record("\(error)") }
      }
    }
    disk.inject(nil)
    #expect(try WatchedFolder.contents(of: folder.data) == before)
    #expect(try folder.open().0.holding() == watched.holdings[0])
    SoakTable.add(
      .diskFails, "opening, \(failure.rawValue) fails \(isLasting ? "for good" : "once")",
      bar: "not one byte changed", figure: "\(strikes) faults, 0 bytes")
  }

  @Test("a recovery is whole or did not happen, and the damaged file is kept", arguments: Failure.allCases)
  func recovering(_ failure: Failure) throws {
    let folder = try DamageTests.damageable()
    let disk = FaultyDisk(folder: folder.data)
    defer { disk.eject() }
    let damaged = Data(count: 100) + (try folder.bytes(folder.database)).dropFirst(100)
    _ = try sweep(disk, failure, isLasting: true) { index throws in
      try folder.write(damaged, to: folder.database)
      do throws(StoreError) {
        let outcome = try ProgressStore.open(folder: folder.data, now: noon + Int64(index) * 1000).outcome
        guard case .recovered(let recovery) = outcome else {
          Issue.record("\(outcome)")
          return
        }
        #expect((try? folder.bytes(recovery.damagedFile)) == damaged)
      } catch {
        // It either did not happen, or it was done and could not be read back.
        guard try folder.bytes(folder.database) != damaged else { return }
        disk.inject(nil)
        let (store, outcome) = try folder.open(check: .full)
        #expect(outcome == .opened)
        #expect(try store.holding()?["ada"] == DamageTests.beforeBackup)
      }
    }
    disk.inject(nil)
    try folder.write(damaged, to: folder.database)
    guard case (let store, .recovered(let recovery)) = try folder.open(at: noon + day) else {
      Issue.record("not recovered")
      return
    }
    #expect(recovery.eventsRestored > 0)
    #expect(try store.holding()?["ada"] == DamageTests.beforeBackup)
  }

  @Test(
    "a copy is whole or is not there, and older ones stay",
    arguments: [Failure.full, .writing, .syncing, .reading])
  func copying(_ failure: Failure) throws {
    let watched = try WatchedFolder()
    let (folder, disk, store) = (watched.folder, watched.disk, watched.store)
    defer { disk.eject() }
    let file = folder.data + "/copy.sqlite"
    _ = try sweep(disk, failure, isLasting: true) { _ throws in
      do throws(StoreError) {
        _ = try store.writeCopy(to: file)
        disk.inject(nil)
        #expect(FileManager.default.fileExists(atPath: file))
        try? FileManager.default.removeItem(atPath: file)
      } catch {
        disk.inject(nil)
        #expect(!FileManager.default.fileExists(atPath: file))
      }
      #expect(try folder.names() == ["backups", "progress.sqlite"])
    }
    #expect(try folder.names(in: folder.backups) == ["progress-20250115.sqlite"])
  }
}
