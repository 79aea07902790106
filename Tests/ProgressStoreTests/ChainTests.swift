import Foundation
import GRDB
import Testing
import TutorCore

@testable import ProgressStore

@Suite("An altered record is noticed")
struct ChainTests {
  let store: ProgressStore
  let ada: LearnerID
  let bob: LearnerID

  init() throws {
    store = try ProgressStore.inMemory()
    ada = try store.learner(named: "ada")
    bob = try store.learner(named: "bob")
    try store.append([.sessionOpened, .checkSkipped(check: "5b.1"), .paused], learner: ada, at: noon)
    try store.append([.sessionOpened], learner: bob, at: noon)
    try store.queue.write { db in
      for name in try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
    }
  }

  private func alter(_ statement: String, _ arguments: StatementArguments = []) throws {
    try store.queue.write { try $0.execute(sql: statement, arguments: arguments) }
  }

  @Test("for each byte of the text", arguments: ["payload", "kind"])
  func text(_ column: String) throws {
    let original = try #require(
      try store.queue.read { try String.fetchOne($0, sql: "SELECT \(column) FROM event WHERE seq = 2") })
    for index in original.utf8.indices {
      var bytes = Array(original.utf8)
      let offset = original.utf8.distance(from: original.startIndex, to: index)
      for bit in 0..<8 {
        bytes[offset] ^= UInt8(1 << bit)
        try alter(
          "UPDATE event SET \(column) = CAST(? AS TEXT) WHERE seq = 2",
          [DatabaseValue.blob(bytes)])
        #expect(try store.events(of: ada).firstBadSequence == 2)
        bytes[offset] ^= UInt8(1 << bit)
      }
    }
    try alter("UPDATE event SET \(column) = ? WHERE seq = 2", [original])
    #expect(try store.events(of: ada).firstBadSequence == nil)
  }

  @Test("for each bit of the time and of the checksum", arguments: ["time", "checksum"], 0..<64)
  func numbers(_ column: String, _ bit: Int) throws {
    let mask = Int64(bitPattern: 1 << UInt64(bit))
    try alter("UPDATE event SET \(column) = (\(column) | ?1) - (\(column) & ?1) WHERE seq = 2", [mask])
    let reading = try store.events(of: ada)
    #expect(reading.firstBadSequence == 2)
    #expect(reading.events.map(\.event) == [.sessionOpened])
  }

  @Test(
    "whatever was done to it",
    arguments: [
      ("UPDATE event SET learner = 2 WHERE seq = 3", 3), ("UPDATE event SET seq = 9 WHERE seq = 3", 3),
      ("DELETE FROM event WHERE seq = 2", 2), ("DELETE FROM event WHERE seq = 4", 4),
      ("DELETE FROM event WHERE seq = 1", 1), ("UPDATE learner SET name = 'adb' WHERE id = 1", 1),
      ("UPDATE sqlite_sequence SET seq = 5 WHERE name = 'event'", 5),
      ("DELETE FROM sqlite_sequence", 1),
    ] as [(String, Int64)])
  func record(_ statement: String, _ sequence: Int64) throws {
    try alter(statement)
    #expect(try store.events(of: ada).firstBadSequence == sequence)
  }

  @Test("and the records of other learners are still given")
  func otherLearner() throws {
    try alter("UPDATE event SET time = 0 WHERE seq = 1")
    let reading = try store.events(of: bob)
    #expect(reading.events.map(\.event) == [.sessionOpened])
    #expect(reading.firstBadSequence == 1)
    #expect(try store.events(of: ada).events.isEmpty)
  }
}

extension DatabaseValue {
  static func blob(_ bytes: [UInt8]) -> DatabaseValue { Data(bytes).databaseValue }
}
