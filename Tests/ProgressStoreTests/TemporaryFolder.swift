import Foundation
import GRDB
import ProgressStore
import Testing
import TutorCore

/// A folder that goes away with the value.
final class TemporaryFolder: Sendable {
  let path: String

  /// - Parameter isQuick: in memory where the system has a folder for that: what is written there and synced takes no time.
  init(isQuick: Bool = false) throws {
    let memory = "/dev/shm"
    let parent =
      isQuick && access(memory, W_OK) == 0
      ? URL(fileURLWithPath: memory) : FileManager.default.temporaryDirectory
    let folder = parent.resolvingSymlinksInPath().appendingPathComponent("progress-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The data folder of the store; it is not there at first.
  var data: String { path + "/data" }
  var database: String { data + "/progress.sqlite" }
  var backups: String { data + "/backups" }

  func open(at now: Int64 = noon, check: OpenCheck = .bounded) throws -> (ProgressStore, OpenOutcome) {
    let opened = try ProgressStore.open(folder: data, now: now, check: check)
    return (opened.store, opened.outcome)
  }

  func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

  func write(_ bytes: Data, to path: String) throws { try bytes.write(to: URL(fileURLWithPath: path)) }

  /// How many bytes of a file are others than they were; a byte more or less is one, too.
  func changes(of path: String, since before: Data) throws -> Int {
    let now = try bytes(path)
    return zip(now, before).count { $0 != $1 } + abs(now.count - before.count)
  }

  func mode(_ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return try #require(attributes[.posixPermissions] as? Int)
  }

  /// The names in a folder; without one, in the data folder.
  func names(in folder: String? = nil) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder ?? data).sorted()
  }

  /// Runs statements on the database as another program would.
  func sql(_ statements: String) throws {
    let queue = try DatabaseQueue(path: database)
    try queue.writeWithoutTransaction { try $0.execute(sql: statements) }
    try queue.close()
  }
}

/// 2025-01-15 12:00:00 UTC, in milliseconds.
let noon: Int64 = 1_736_942_400_000
/// A day, in milliseconds.
let day: Int64 = 86_400_000

extension ProgressStore {
  /// The events of a learner, without their stamps.
  func replay(_ learner: LearnerID) throws -> [JournalEvent] { try events(of: learner).events.map(\.event) }
}
