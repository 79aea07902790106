/// Facts and parameters in the units in which the steps compute: nanoseconds, bytes, events. Made anew when a setting changes, and
/// never changed: one object, since every step hands its kilobyte to every pod several times.
final class Rules: Sendable {
  let facts: GatewayFacts
  let parameters: Parameters
  let dispatchOrder: DispatchOrder
  let slo: PerPriority<Nanoseconds>
  let lease: Nanoseconds
  let offloadGrace: Nanoseconds
  let offloadSLO: Nanoseconds
  let signalInterval: Nanoseconds
  let recoveredBelow: Nanoseconds
  let taskBytes: Int
  let thresholds: MemoryThresholds
  let retry: RetryTopics
  let maxRecords: Int
  let offloadRound: Int

  init(_ world: World) {
    facts = world.facts
    parameters = world.parameters
    dispatchOrder = world.dispatchOrder
    func seconds(_ count: Int) -> Nanoseconds { Nanoseconds(count) * .second }
    slo = PerPriority(
      p10: seconds(facts.sloSeconds[.p10]), p20: seconds(facts.sloSeconds[.p20]),
      p30: seconds(facts.sloSeconds[.p30]))
    lease = seconds(facts.leaseSeconds)
    offloadGrace = seconds(facts.offloadGraceSeconds)
    offloadSLO = seconds(facts.offloadSLOSeconds)
    signalInterval = seconds(facts.signalIntervalSeconds)
    recoveredBelow = seconds(facts.sloSeconds[.p10]) * Nanoseconds(facts.recoveredBelowPercent) / 100
    taskBytes = parameters.payloadBytes + parameters.taskOverheadBytes
    thresholds = MemoryThresholds(
      percent: facts.thresholdPercent, capacityBytes: facts.bufferMegabytes * 1_000_000)
    retry = RetryTopics(facts)
    maxRecords = max(1, facts.maxRecords)
    offloadRound = facts.offloadRound
  }
}

/// A span of the virtual clock that one pass over the model covers.
struct Step: Sendable {
  /// When it begins, in nanoseconds since the run began.
  let start: Nanoseconds
  /// How long it is.
  let length: Nanoseconds
  /// When it ends; what happens in the step is visible by then.
  var end: Nanoseconds { start + length }
  /// The middle: when a cohort that came evenly over the step came on average.
  var middle: Nanoseconds { start + length / 2 }
}
