/// What a pod tells the ingest layer about P10: flow_control_protocol.py.
public enum FlowSignal: String, Sendable {
  /// Cut P10 capacity.
  case decrease
  /// Give a fixed step of it back.
  case recover
}

/// Compares the processing delay of P10 with its SLO. The median decides: one stuck event is not congestion.
struct CongestionDetector: Sendable {
  private var delays: [(delay: Nanoseconds, count: Int)] = []
  private(set) var recoverySignalsLeft = 0
  private(set) var nextSignalAt: Nanoseconds
  /// The median of the last interval that had any.
  private(set) var lastMedian: Nanoseconds?

  init(startedAt: Nanoseconds, _ rules: Rules) { nextSignalAt = startedAt + rules.signalInterval }

  /// From ingestion to the ACK, of P10 on its first way through.
  mutating func observe(_ count: Int, delay: Nanoseconds) {
    if let last = delays.indices.last, delays[last].delay == delay {
      delays[last].count += count
    } else {
      delays.append((delay, count))
    }
  }

  /// At most one signal an interval.
  mutating func signalIfDue(now: Nanoseconds, _ rules: Rules) -> FlowSignal? {
    guard now >= nextSignalAt else { return nil }
    nextSignalAt = now + rules.signalInterval
    guard let median = takeMedian() else { return nil }
    lastMedian = median
    return decide(
      median: median, slo: rules.slo[.p10], recoveredBelow: rules.recoveredBelow,
      recoverySignals: rules.facts.recoverySignals)
  }

  mutating func decide(
    median: Nanoseconds, slo: Nanoseconds, recoveredBelow: Nanoseconds, recoverySignals: Int
  )
    -> FlowSignal?
  {
    if median > slo {
      recoverySignalsLeft = recoverySignals
      return .decrease
    }
    if median > recoveredBelow { return nil }  // not late, but no room for more either
    guard recoverySignalsLeft > 0 else { return nil }
    recoverySignalsLeft -= 1
    return .recover
  }

  private mutating func takeMedian() -> Nanoseconds? {
    guard !delays.isEmpty else { return nil }
    delays.sort { $0.delay < $1.delay }
    let total = delays.reduce(0) { $0 + $1.count }
    var below = 0
    var median = delays[0].delay
    for entry in delays {
      below += entry.count
      median = entry.delay
      if below * 2 >= total { break }
    }
    delays.removeAll(keepingCapacity: true)
    return median
  }
}
