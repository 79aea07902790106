internal import IncidentDrill
internal import Synchronization

/// Plays the night without the learner while the learner plays it, so that the debrief does not have to be waited for.
final class NightAhead: Sendable {
  private let begun = Mutex<Beside<ReferenceNights>?>(nil)

  /// Makes a night at its page, and begins to play it on another thread.
  func make(_ scenario: Scenario, _ twin: Twin, seed: UInt64, replicas: Int) -> DrillWorld {
    let world = DrillWorld(scenario, twin: twin, seed: seed, replicas: replicas)
    begun.withLock { $0 = Beside { ReferenceNights(world) } }
    return world
  }

  /// What came of the night made last, which is `start`; waits for it.
  func references(_ start: DrillWorld) -> ReferenceNights {
    let running = begun.withLock { $0 }
    return (try? running?.value()) ?? ReferenceNights(start)
  }
}
