package import GatewaySimulation
package import TutorCore

/// The simulated gateway of one drill: one scenario, one twin, one seed. The same three and the same actions give the same night.
///
/// A drill plays on the gateway as the course describes it, not on the learner's changed settings, so that a seed is the same night on every
/// machine.
package struct DrillWorld: Sendable {
  /// The scenario.
  package let scenario: Scenario
  /// What is behind it.
  package let twin: Twin
  /// The seed.
  package let seed: UInt64
  /// The gateway.
  package internal(set) var gateway: Gateway
  /// Pods that the causes hit, ascending.
  package private(set) var affected: [Int] = []
  /// The cluster of this night.
  package let cluster: Int
  /// The broker of this night.
  let broker: Int
  /// When the pager went off, in nanoseconds since the run began.
  package private(set) var pagedAt: Nanoseconds = 0
  /// Since when the alert's value is on the wrong side; nil while it is not.
  private(set) var beyondSince: Nanoseconds?
  /// Since when everything that must hold at the end holds; nil while it does not.
  private(set) var wonSince: Nanoseconds?
  /// Late event-seconds and losses at each minute, weighted.
  package private(set) var harm: [Double] = []
  /// What the learner has ordered, in order.
  package private(set) var orders: [Ordered] = []
  /// Stale entries that pile up in pods: which pods, how many a second, from when and until when.
  private(set) var piles: [(pods: [Int], rate: Int, from: Nanoseconds, until: Nanoseconds?)] = []
  private var silentSince: [Nanoseconds?]
  private var scaleOrders: [(at: Nanoseconds, replicas: Int)] = []

  /// How often the alert is looked at, in nanoseconds.
  static let tick = 10 * Nanoseconds.second

  /// The gateway at the moment of the page.
  ///
  /// - Parameter replicas: pods a cluster; fewer make a small fleet under the same load a pod.
  package init(_ scenario: Scenario, twin: Twin, seed: UInt64, replicas: Int = 90) {
    self.scenario = scenario
    self.twin = twin
    self.seed = seed
    var world = replicas == 90 ? World(seed: seed) : World.scaled(seed: seed, replicas: replicas)
    if scenario.setting.isPeakSeason { world = world.inPeakSeason() }
    var draw = Draw(
      seed: seed, clusters: world.facts.clusters, replicas: replicas,
      brokers: world.parameters.brokersPerCluster)
    world.startHour = draw.value(scenario.setting.hours)
    draw.dress(&world, with: scenario.setting.distractors, seed: seed)
    cluster = draw.cluster
    broker = draw.broker
    gateway = Gateway(world)
    silentSince = Array(repeating: nil, count: world.facts.pods)
    order(twin.causes, &draw)
    waitForThePage()
  }

  private mutating func order(_ causes: [Cause], _ draw: inout Draw) {
    let beginning = scenario.setting.preRoll
    for cause in causes {
      let pods = draw.pods(cause.reach)
      if cause.reach != .fleet || affected.isEmpty { affected = pods }
      let value = draw.value(cause.value)
      let from = beginning + cause.after
      if cause.kind == .stalePileUp { piles.append((pods, value, from, cause.lasts.map { from + $0 })) }
      let faults = faults(cause, pods: pods, value: value)
      if faults.isEmpty { scaleOrders.append((from, gateway.facts.replicas * value / 100)) }
      for fault in faults {
        gateway.inject(
          ScheduledFault(fault, from: from, until: cause.lasts.map { from + $0 }, ramp: cause.ramp))
      }
    }
  }

  /// Lets the night run until the alert has fired on a gateway that the causes have reached, at the longest half an hour after them.
  private mutating func waitForThePage() {
    let latest = scenario.setting.preRoll + 30 * .minute
    while gateway.now.nanoseconds < latest {
      pass(Self.tick)
      if let since = beyondSince, now >= max(since, scenario.setting.preRoll) + scenario.alert.holds { break }
    }
    pagedAt = gateway.now.nanoseconds
    harm = []
    noteHarm()
  }

  /// What to take along from this night.
  package var lesson: [Block] { twin.lesson.map { [.say($0)] } ?? scenario.lesson }

  /// Now, in nanoseconds since the run began.
  package var now: Nanoseconds { gateway.now.nanoseconds }
  /// Time since the page, in nanoseconds.
  package var sincePage: Nanoseconds { now - pagedAt }
  /// Whether the alert is firing.
  package var isFiring: Bool { beyondSince != nil }
  /// Whether everything that must hold has held long enough.
  package var isWon: Bool { wonSince.map { now - $0 >= twin.win.holds } ?? false }

  /// Lets time pass, in ticks; stops early when `until` says so after a tick.
  package mutating func pass(_ span: Nanoseconds, until isEnough: (DrillWorld) -> Bool = { _ in false }) {
    var left = span
    while left > 0 {
      let slice = min(left, Self.tick - now % Self.tick)
      gateway.advance(by: slice)
      left -= slice
      guard now % Self.tick == 0 else { continue }
      for (index, order) in scaleOrders.enumerated().reversed() where order.at <= now {
        gateway.apply(.scaleOrchestrators(cluster: cluster, replicas: order.replicas))
        scaleOrders.remove(at: index)
      }
      judge()
      if isEnough(self) { return }
    }
  }

  /// Does something now.
  package mutating func apply(_ intervention: Intervention) {
    orders.append(Ordered(at: now, intervention: intervention))
    gateway.apply(intervention)
  }

  private mutating func judge() {
    let metric = scenario.alert.gauge.metric
    let work = Self.work(behind: metric).map { gateway.metrics.latest($0) } ?? []
    for (pod, value) in gateway.metrics.latest(metric).enumerated()
    where silentSince.indices.contains(pod) {
      let hasWork = work.indices.contains(pod) && (work[pod] ?? 0) > 0
      let isSilent = value == nil && (hasWork || gateway.pod(pod)?.isReady != true)
      silentSince[pod] = isSilent ? silentSince[pod] ?? now : nil
    }
    let isBeyond = value(of: scenario.alert.gauge).map { self.isBeyond($0) } ?? false
    beyondSince = isBeyond ? beyondSince ?? now : nil
    wonSince = holdsNow && pagedAt > 0 ? wonSince ?? now : nil
    if pagedAt > 0, (now - pagedAt) / .minute >= Nanoseconds(harm.count) { noteHarm() }
  }

  /// What a pod has to do where it reports a metric: with that, and no report, it is silent although it runs.
  private static func work(behind metric: MetricName) -> MetricName? {
    switch metric {
    case .pollDelayResponse: .lagResponse
    case .fetchLatency: .tasksWaiting
    default: nil
    }
  }

  /// Whether the alert minds a value. Counts of pods and of events are written for 90 pods a cluster, and mean as many in a hundred of a
  /// smaller fleet.
  func isBeyond(_ value: Double) -> Bool {
    scenario.alert.isBeyond(forFullFleet(value, scenario.alert.gauge.metric))
  }

  private func forFullFleet(_ value: Double, _ metric: MetricName) -> Double {
    switch metric {
    case .podsReady, .publishErrors, .failedWrites, .failedWritesRecovered, .deadLettered, .inS3, .timeouts,
      .writeRate, .ingested, .completed, .sloMissed, .offloaded, .shed, .publisherPods, .publisherRate,
      .processorInstances:
      value * 90 / Double(gateway.facts.replicas)
    default: value
    }
  }

  private var holdsNow: Bool {
    if isFiring, !twin.win.alertMayFire { return false }
    for limit in twin.win.limits {
      let value = value(of: limit.gauge).map { forFullFleet($0, limit.gauge.metric) } ?? 0
      if value > limit.atMost { return false }
    }
    if twin.win.needsAllPods, gateway.podStatuses.contains(where: { !$0.isReady }) { return false }
    let rest = gateway.metrics.latest(.failedWrites).first.flatMap { $0 } ?? 0
    if let most = twin.win.failedWritesAtMost, Int(rest) > most { return false }
    return !(twin.win.needsEmptyS3 && gateway.ledger.inS3 > 0)
  }

  private mutating func noteHarm() { harm.append(totalHarm) }

  /// Weighted late event-seconds so far, losses among them.
  ///
  /// A P20 event counts 5, a P30 event 20 of a P10 event, about as the deadlines stand to each other; an event that was lost, or rests where
  /// nobody reads it, counts like ten minutes.
  package var totalHarm: Double {
    let performance = gateway.performance()
    let late =
      performance.lateSeconds(.p10) + 5 * performance.lateSeconds(.p20) + 20 * performance.lateSeconds(.p30)
    let lost = gateway.ledger.deadLettered + gateway.ledger.dropped + gateway.ledger.inS3
    return late + 600 * Double(lost)
  }

  /// The value of a gauge now; nil while there is nothing to read.
  package func value(of gauge: Gauge) -> Double? {
    if gauge.measure == .count5m {
      let series = gateway.metrics.sum(gauge.metric, from: now - 5 * .minute)
      let perSecond = gauge.metric.unit == "/min" ? 1.0 / 60 : 1
      return series.values.compactMap { $0 }.reduce(0) { $0 + $1 * series.step.inSeconds * perSecond }
    }
    var values = gateway.metrics.latest(gauge.metric)
    if gauge.countsSilence {
      for pod in values.indices where values[pod] == nil { values[pod] = silence(of: pod)?.inSeconds }
    }
    let present = values.compactMap { $0 }.sorted()
    guard let first = present.first, let last = present.last else { return nil }
    switch gauge.measure {
    case .maximum: return last
    case .minimum: return first
    case .median: return present[present.count / 2]
    case .mean: return present.reduce(0, +) / Double(present.count)
    case .sum, .count5m: return present.reduce(0, +)
    }
  }

  /// For how long a pod has not been running and reported nothing, in nanoseconds; nil for one that reports.
  package func silence(of pod: Int) -> Nanoseconds? {
    guard silentSince.indices.contains(pod), let since = silentSince[pod] else { return nil }
    return now - since
  }
}
