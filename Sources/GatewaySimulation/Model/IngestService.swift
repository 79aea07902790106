/// What an event goes through before PrepPublisher: app/services/events/ingest/service/. Static classifier, dynamic classifier,
/// scheduler; the SLO service says how much P10 may go on.
struct IngestService: Sendable {
  /// Events that the dynamic classifier holds back.
  private struct Held: Sendable {
    var count: Int
    var ingestedAt: Nanoseconds
  }

  private(set) var slo: SLOService
  private var scheduler = EventQueue<Held>()
  /// Events in the scheduler.
  private(set) var held = 0
  private var quotaWindow: Nanoseconds = -1
  private var quotaUsed = 0
  private var signals: [FlowSignal] = []

  init(_ world: World) { slo = SLOService(world.facts, throttle: world.throttle) }

  /// A record of the flow-control topic, read with the next step.
  mutating func receive(_ signal: FlowSignal) { signals.append(signal) }

  /// Takes in the events of a step. `flood` comes from one company on top of its usual events.
  mutating func ingest(
    _ arrivals: PerPriority<Int>, flood: Int, _ step: Step, _ rules: Rules, _ publisher: inout PrepPublisher,
    _ clusters: inout [KafkaCluster], _ ledger: inout Ledger
  ) {
    let hot = rules.facts.hotSettings
    for signal in signals {
      switch signal {
      case .decrease:
        if slo.decrease(now: step.start, isEnabled: hot.isAIMDEnabled) { ledger.decreases += 1 }
      case .recover: slo.recover(now: step.start)
      }
    }
    signals.removeAll(keepingCapacity: true)
    slo.increaseIfDue(now: step.start, isEnabled: hot.isAIMDEnabled)
    for priority in [Priority.p30, .p20] {
      ledger.ingested[priority] += arrivals[priority]
      publisher.publish(
        arrivals[priority], priority, isShed: false, ingestedAt: step.middle, now: step.start, rules,
        &clusters,
        &ledger)
    }
    ledger.ingested[.p10] += arrivals[.p10] + flood
    let verdict = classify(arrivals[.p10], flood: flood, step, hot, &ledger)
    publisher.publish(
      verdict.proceed, .p10, isShed: false, ingestedAt: step.middle, now: step.start, rules, &clusters,
      &ledger)
    publisher.publish(
      verdict.shed, .p10, isShed: true, ingestedAt: step.middle, now: step.start, rules, &clusters, &ledger)
    while let entry = scheduler.popDue(by: step.end) {
      held -= entry.payload.count
      publisher.publish(
        entry.payload.count, .p10, isShed: false, ingestedAt: entry.payload.ingestedAt, now: entry.time,
        rules,
        &clusters, &ledger)
    }
  }

  /// The dynamic classifier (classifier/dynamic.py): proceed, delay or shed. Only P10 is ever squeezed.
  private mutating func classify(
    _ usual: Int, flood: Int, _ step: Step, _ hot: HotSettings, _ ledger: inout Ledger
  ) -> (proceed: Int, shed: Int) {
    guard hot.isDynamicClassificationEnabled else { return (usual + flood, 0) }
    let within = hot.isQuotaEnabled ? takeQuota(flood, step, hot) : flood
    if within < flood {
      let nextWindow = (step.start / .minute + 1) * .minute
      hold(flood - within, ingestedAt: step.middle, until: nextWindow, &ledger)
    }
    let asked = usual + within
    let admitted = slo.admit(asked)
    let excess = asked - admitted
    guard excess > 0 else { return (admitted, 0) }
    // Mild congestion: spread the excess. Severe: take it out.
    if slo.capacityPercent < hot.shedBelowPercent, hot.isSheddingEnabled {
      ledger.shed += excess
      return (admitted, excess)
    }
    let delay = Nanoseconds(min(hot.delaySeconds, 600)) * .second
    hold(excess, ingestedAt: step.middle, until: step.end + delay, &ledger)
    return (admitted, 0)
  }

  private mutating func takeQuota(_ count: Int, _ step: Step, _ hot: HotSettings) -> Int {
    let window = step.start / .minute
    if window != quotaWindow {
      quotaWindow = window
      quotaUsed = 0
    }
    let within = min(count, max(0, hot.quotaPerMinute - quotaUsed))
    quotaUsed += within
    return within
  }

  private mutating func hold(
    _ count: Int, ingestedAt: Nanoseconds, until due: Nanoseconds, _ ledger: inout Ledger
  ) {
    held += count
    ledger.delayed += count
    scheduler.schedule(Held(count: count, ingestedAt: ingestedAt), at: due)
  }

  /// Decreases of P10 capacity in the minute before `now`.
  mutating func decreasesLastMinute(now: Nanoseconds) -> Int { slo.decreasesLastMinute(now: now) }
}
