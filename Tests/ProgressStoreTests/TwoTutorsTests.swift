import Dispatch
import Testing
import TutorCore
import TutorTestSupport

@testable import ProgressStore

@Suite("Two tutors at once")
struct TwoTutorsTests {
  @Test("turn by turn, each sees what the other saved")
  func interleaved() throws {
    let folder = try TemporaryFolder()
    let (first, _) = try folder.open()
    let (second, outcome) = try folder.open()
    #expect(outcome == .opened)
    let ada = try first.learner(named: "ada")
    #expect(try second.learner(named: "ada") == ada)
    for number in 0..<10 {
      let event = JournalEvent.checkSkipped(check: "\(number)")
      try (number.isMultiple(of: 2) ? first : second).append([event], learner: ada, at: noon)
    }
    let expected = (0..<10).map { JournalEvent.checkSkipped(check: "\($0)") }
    #expect(try first.replay(ada) == expected)
    #expect(try second.replay(ada) == expected)
  }

  @Test("writing at the same time, both go on and no turn is lost", .timeLimit(.minutes(1)))
  func concurrent() throws {
    let folder = try TemporaryFolder()
    let stores = [try folder.open().0, try folder.open().0]
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      #expect(throws: Never.self) {
        for number in 0..<100 {
          let learner = try stores[index].learner(named: number.isMultiple(of: 3) ? "both" : "tutor \(index)")
          let events = [JournalEvent.checkSkipped(check: "\(index).\(number)"), .paused]
          try stores[index].append(events, learner: learner, at: noon)
        }
      }
    }
    var kept = 0
    for learner in try stores[0].learners() {
      let reading = try stores[0].events(of: learner.id)
      #expect(reading.firstBadSequence == nil)
      kept += reading.events.count
    }
    #expect(kept == 400)
    SoakTable.add(
      .twoTutors, "two stores write at the same time", bar: "no turn lost",
      figure: "\(kept) of 400 events kept")
    #expect(try stores[0].learners().count == 3)
  }
}
