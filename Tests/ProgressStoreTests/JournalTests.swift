import GRDB
import Testing
import TutorCore

@testable import ProgressStore

@Suite("The journal")
struct JournalTests {
  @Test("gives back every event with its place and time, after closing too")
  func roundTrip() throws {
    let folder = try TemporaryFolder()
    let events = SampleEvent.all.map(\.event)
    let stamped = try {
      let (store, _) = try folder.open()
      return try store.append(events, learner: store.learner(named: "ada"), at: noon)
    }()
    let (store, outcome) = try folder.open()
    let reading = try store.events(of: store.learner(named: "ada"))
    #expect(outcome == .opened)
    #expect(reading == JournalReading(events: stamped))
    #expect(reading.events.map(\.event) == events)
    #expect(reading.events.map(\.sequence) == Array(1...Int64(events.count)))
    #expect(reading.events.allSatisfy { $0.time == noon })
  }

  @Test("keeps the events of several learners apart")
  func severalLearners() throws {
    let store = try ProgressStore.inMemory()
    let ada = try store.learner(named: "ada")
    let bob = try store.learner(named: "bob")
    try store.append([.sessionOpened], learner: ada, at: 1)
    try store.append([.sessionOpened, .closingEntered], learner: bob, at: 2)
    try store.append([.paused], learner: ada, at: 3)
    #expect(try store.replay(ada) == [.sessionOpened, .paused])
    #expect(try store.replay(bob) == [.sessionOpened, .closingEntered])
    #expect(try store.learners().map(\.name) == ["ada", "bob"])
  }

  @Test("appends all of a turn or none of it")
  func allOrNothing() throws {
    let store = try ProgressStore.inMemory()
    let ada = try store.learner(named: "ada")
    let long = String(repeating: "x", count: ProgressStore.eventSizeLimit)
    #expect(throws: StoreError.self) {
      try store.append([.sessionOpened, .checkSkipped(check: long)], learner: ada, at: 1)
    }
    try store.queue.write {
      try $0.execute(
        sql: """
          CREATE TRIGGER refuse BEFORE INSERT ON event WHEN NEW.kind = 'paused'
          BEGIN SELECT RAISE(ABORT, 'refused'); END
          """)
    }
    #expect(throws: StoreError.self) { try store.append([.sessionOpened, .paused], learner: ada, at: 1) }
    #expect(try store.events(of: ada) == JournalReading())
  }

  @Test("does not append a turn again that is there already, and appends one again that is not")
  func again() throws {
    let store = try ProgressStore.inMemory()
    let ada = try store.learner(named: "ada")
    let turn: [JournalEvent] = [.checkSkipped(check: "1.1"), .paused]
    let first = try store.append(turn, learner: ada, at: 5)
    try store.append([.sessionOpened], learner: ada, at: 6)
    #expect(try store.append(turn, learner: ada, at: 5, again: true) == first)
    // Another moment, another order, and a part of it are other turns.
    try store.append(turn, learner: ada, at: 7, again: true)
    try store.append(turn.reversed(), learner: ada, at: 5, again: true)
    try store.append([.sessionOpened, .paused], learner: ada, at: 6, again: true)
    #expect(
      try store.replay(ada) == turn + [.sessionOpened] + turn + turn.reversed() + [.sessionOpened, .paused])
    #expect(try store.events(of: ada).firstBadSequence == nil)
  }

  @Test("takes no events for a learner that it does not know")
  func unknownLearner() throws {
    let store = try ProgressStore.inMemory()
    let error = #expect(throws: StoreError.self) {
      try store.append([.paused], learner: LearnerID(rawValue: 7), at: 1)
    }
    #expect(error?.code == .unknownLearner)
  }

  @Test("goes on past events of a newer version and keeps them")
  func unknownKinds() throws {
    let store = try ProgressStore.inMemory()
    let ada = try store.learner(named: "ada")
    try store.append([.sessionOpened], learner: ada, at: 1)
    try store.queue.write { db in
      var head = try #require(try Journal.head(of: ada, db))
      for text in [
        EventText(kind: "quizStarted", payload: #"{"quizStarted":{"quiz":"1"}}"#),
        EventText(kind: "paceChosen", payload: #"{"paceChosen":{"_0":"hasty"}}"#),
      ] { _ = try Journal.insert(text, learner: ada, time: 2, after: &head, db) }
    }
    try store.append([.paused], learner: ada, at: 3)
    let reading = try store.events(of: ada)
    #expect(reading.events.map(\.event) == [.sessionOpened, .paused])
    #expect(reading.unrecognised == 2)
    #expect(reading.firstBadSequence == nil)
  }

  @Test(
    "refuses to change, replace or delete what was written",
    arguments: [
      "UPDATE event SET payload = '' WHERE seq = 1", "DELETE FROM event", "UPDATE event SET seq = 9",
      "INSERT OR REPLACE INTO event SELECT 1, learner, 5, kind, payload, checksum FROM event",
      "UPDATE learner SET name = 'eve'", "DELETE FROM learner",
    ])
  func appendOnly(_ statement: String) throws {
    let store = try ProgressStore.inMemory()
    let ada = try store.learner(named: "ada")
    try store.append([.sessionOpened], learner: ada, at: 1)
    #expect(throws: DatabaseError.self) { try store.queue.write { try $0.execute(sql: statement) } }
    #expect(try store.replay(ada) == [.sessionOpened])
  }
}

@Suite("A learner's name")
struct LearnerNameTests {
  @Test(
    "leads to the same learner however it was typed",
    arguments: [("Zoë", "  Zoe\u{308}\n"), ("ada", "ada"), ("Ada L.", "\tAda L. ")])
  func sameLearner(_ first: String, _ second: String) throws {
    let store = try ProgressStore.inMemory()
    #expect(try store.learner(named: first) == store.learner(named: second))
    #expect(try store.learners().count == 1)
  }

  @Test("tells capitals apart")
  func capitals() throws {
    let store = try ProgressStore.inMemory()
    #expect(try store.learner(named: "ada") != store.learner(named: "Ada"))
  }

  @Test("may have 64 characters of any script")
  func longest() throws {
    let store = try ProgressStore.inMemory()
    let name = String(repeating: "й", count: 64)
    _ = try store.learner(named: name)
    #expect(try store.learners().map(\.name) == [name])
  }

  @Test(
    "breaks a rule that the message gives",
    arguments: [
      ("  ", "at least one character"), (String(repeating: "x", count: 65), "at most 64 characters"),
      ("e" + String(repeating: "\u{323}", count: 600), "at most 64 characters"),
      ("a\u{1B}[31mb", "no control characters"), ("a\nb", "no control characters"),
      ("a\u{202E}b", "no control characters"),
    ])
  func refused(_ name: String, _ rule: String) throws {
    let store = try ProgressStore.inMemory()
    let error = #expect(throws: StoreError.self) { try store.learner(named: name) }
    let message = try #require(error).description
    #expect(message.contains(rule))
    #expect(!message.unicodeScalars.contains("\u{1B}"))
    #expect(try store.learners().isEmpty)
  }
}
