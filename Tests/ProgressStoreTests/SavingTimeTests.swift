import Dispatch
import Testing
import TutorCore
import TutorTestSupport

@testable import ProgressStore

/// Measured in a soak only: on a busy machine a time proves nothing.
@Suite("Saving a turn", .enabled(if: SoakTable.isSoak), .serialized)
struct SavingTimeTests {
  @Test("takes at most 20 ms at the 95th percentile, alone and beside a second tutor", arguments: [1, 2])
  func commit(tutors: Int) throws {
    let folder = try TemporaryFolder()
    let stores = try (0..<tutors).map { _ in try folder.open().0 }
    let turn: [JournalEvent] = SampleEvent.all.map(\.event).suffix(3)
    let others = Task { [stores] in
      // A learner who thinks for a tenth of a second.
      for store in stores.dropFirst() {
        let bob = try store.learner(named: "bob")
        while !Task.isCancelled {
          try store.append(turn, learner: bob, at: noon)
          try? await Task.sleep(for: .milliseconds(100))
        }
      }
    }
    defer { others.cancel() }
    let ada = try stores[0].learner(named: "ada")
    let times = try (0..<2_000).map { _ in
      let start = DispatchTime.now().uptimeNanoseconds
      try stores[0].append(turn, learner: ada, at: noon)
      return Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6
    }.sorted()
    let (median, high) = (times[times.count / 2], times[times.count * 95 / 100])
    SoakTable.add(
      .answerKept, "commit, \(tutors == 1 ? "alone" : "beside a second tutor")",
      bar: "at most 20 ms (95th percentile)",
      figure: "\((high * 100).rounded() / 100) ms, median \((median * 100).rounded() / 100) ms")
    #expect(high <= 20)
  }
}
