import Testing

@testable import GatewaySimulation

/// The causes of the drills, and what must follow from them. A small fleet stands for the large one.
@Suite("Causes and what follows")
struct IncidentTests {
  static func healthy(_ seed: UInt64 = 3, replicas: Int = 4) -> Gateway {
    var gateway = Gateway(.scaled(seed: seed, replicas: replicas))
    gateway.advance(by: 2 * .minute)
    return gateway
  }

  static func value(_ gateway: Gateway, _ name: MetricName, _ column: Int = 0) -> Double? {
    gateway.metrics.latest(name)[column]
  }

  @Test("pods in a crash loop report nothing, wait longer each time, and come back when they are deleted")
  func crashLoop() throws {
    var gateway = IncidentTests.healthy()
    gateway.inject(ScheduledFault(.crashLoop(pods: [2, 7], cure: .recreation), from: 0))
    gateway.advance(by: 6 * .minute)
    #expect(gateway.pod(2)?.phase == .crashLoopBackOff || gateway.pod(2)?.phase == .starting)
    #expect(try #require(gateway.pod(2)).restarts >= 3)
    #expect(IncidentTests.value(gateway, .pollDelayPrimary, 2) == nil)
    #expect(IncidentTests.value(gateway, .pollDelayPrimary, 3) != nil)
    #expect(gateway.metrics.sum(.podsReady).last == 14)
    #expect(!gateway.occurrences.previousLogs(pod: 2).isEmpty)
    gateway.apply(.restartPods([2, 7]))
    #expect(gateway.occurrences.previousLogs(pod: 2).isEmpty, "a deleted pod takes its logs with it")
    gateway.advance(by: 40 * .second)
    #expect(
      try #require(IncidentTests.value(gateway, .pollDelayPrimary, 2)) > 60, "the first polls see old records"
    )
    gateway.advance(by: 5 * .minute)
    #expect(try #require(IncidentTests.value(gateway, .pollDelayPrimary, 2)) < 1)
    #expect(gateway.census().isBalanced)
  }

  @Test("without its node a cluster's pods are Pending until the replacement joins")
  func nodeLost() throws {
    var gateway = IncidentTests.healthy()
    gateway.inject(ScheduledFault(.nodeLost(cluster: 1, replacementAfter: 4 * .minute), from: 0))
    gateway.advance(by: 2 * .minute)
    #expect(gateway.podStatuses.filter { $0.phase == .pending }.count == 4)
    #expect(gateway.metrics.sum(.podsReady).last == 12)
    #expect(gateway.nodeStatuses[1].replacementAt != nil)
    gateway.apply(.restartPods([4, 5, 6, 7]))
    gateway.advance(by: .minute)
    #expect(
      gateway.podStatuses.filter { $0.phase == .pending }.count == 4,
      "deleting helps nothing before the node is there")
    gateway.advance(by: 10 * .minute)
    #expect(gateway.metrics.sum(.podsReady).last == 16)
    #expect(gateway.census().isBalanced)
  }

  @Test("a bad deploy leaves pods Pending on a healthy node, and a roll-back brings them back")
  func badDeploy() {
    var gateway = IncidentTests.healthy()
    gateway.inject(ScheduledFault(.badDeploy(cluster: 1, .wrongNodePool), from: 0))
    gateway.advance(by: 2 * .minute)
    #expect(gateway.podStatuses.filter { $0.phase == .pending }.count == 4)
    #expect(gateway.nodeStatuses[1].isReady)
    #expect(gateway.deploys(cluster: 1).count == 2)
    gateway.apply(.rollBack(cluster: 1))
    gateway.advance(by: 2 * .minute)
    #expect(gateway.podStatuses.allSatisfy { $0.isReady })
  }

  @Test("timeouts fill the failed-writes topic, and its processor empties it")
  func publishErrors() throws {
    var gateway = IncidentTests.healthy()
    gateway.inject(ScheduledFault(.failedWritesProcessorDown, from: 0))
    gateway.inject(
      ScheduledFault(.publishTimeouts(clusters: [0, 1, 2, 3], permille: 50), from: 0, until: 6 * .minute))
    gateway.advance(by: 3 * .minute)
    let waiting = gateway.census().failedWrites
    #expect(waiting > 1000)
    #expect(try #require(IncidentTests.value(gateway, .publishErrors)) > 10)
    gateway.apply(.restartFailedWritesProcessor)
    gateway.advance(by: 10 * .minute)
    #expect(gateway.census().failedWrites == 0)
    #expect(gateway.census().inS3 == 0)
    #expect(gateway.census().isBalanced)
  }

  @Test("in the peak season publishing is slower but stable; with a slowing broker it climbs")
  func peak() throws {
    var ordinary = IncidentTests.healthy()
    ordinary.advance(by: 5 * .minute)
    var peak = Gateway(World.scaled(seed: 3, replicas: 4).inPeakSeason())
    peak.advance(by: 7 * .minute)
    let usual = try #require(IncidentTests.value(ordinary, .publishLatency))
    let elevated = try #require(IncidentTests.value(peak, .publishLatency))
    #expect(elevated > usual * 2)
    peak.advance(by: 10 * .minute)
    #expect(try #require(IncidentTests.value(peak, .publishLatency)) < elevated * 1.2)
    #expect(peak.performance().lateShare(.p30) < 0.002)
    peak.inject(
      ScheduledFault(
        .brokerDegraded(clusters: [0, 1, 2, 3], broker: 0, delay: 10 * .second, collateralPercent: 20),
        from: 0,
        ramp: 20 * .minute))
    peak.advance(by: 5 * .minute)
    let first = try #require(IncidentTests.value(peak, .publishLatency))
    peak.advance(by: 5 * .minute)
    #expect(try #require(IncidentTests.value(peak, .publishLatency)) > first * 1.2)
  }

  @Test("a degraded broker delays responses and primaries of the whole fleet, and leases expire")
  func degradedBroker() throws {
    var gateway = IncidentTests.healthy()
    gateway.inject(
      ScheduledFault(
        .brokerDegraded(clusters: [0, 1, 2, 3], broker: 0, delay: 100 * .second, collateralPercent: 80),
        from: 0))
    gateway.advance(by: 5 * .minute)
    #expect(try #require(gateway.metrics.median(.pollDelayResponse).last) > 60)
    #expect(try #require(gateway.metrics.median(.pollDelayPrimary).last) > 60)
    #expect(gateway.ledger.expiredLeases > 0)
    #expect(gateway.ledger.duplicateExecutions > 0)
    gateway.apply(.restartPods(Array(0..<16)))
    gateway.advance(by: 5 * .minute)
    #expect(
      try #require(gateway.metrics.median(.pollDelayResponse).last) > 60, "a restart does not mend a broker")
    gateway.apply(.escalate(.msk))
    gateway.advance(by: 30 * .minute)
    #expect(try #require(gateway.metrics.median(.pollDelayResponse).last) < 1)
    #expect(gateway.census().isBalanced)
  }

  @Test("pods that drag a backlog along have lag and CPU, also when its cause has gone; a restart frees them")
  func draggingPods() throws {
    var gateway = IncidentTests.healthy()
    gateway.inject(
      ScheduledFault(.stalePileUp(pods: [5, 6], entriesPerSecond: 300), from: 0, until: 12 * .minute))
    gateway.advance(by: 20 * .minute)
    #expect(try #require(IncidentTests.value(gateway, .asyncioLag, 5)) > 1000)
    #expect(try #require(IncidentTests.value(gateway, .cpu, 5)) > 90)
    #expect(try #require(IncidentTests.value(gateway, .fetchLatency, 5)) > 1)
    #expect(try #require(IncidentTests.value(gateway, .asyncioLag, 1)) < 50)
    gateway.apply(.restartPods([5, 6]))
    gateway.advance(by: 15 * .minute)
    #expect(try #require(IncidentTests.value(gateway, .asyncioLag, 5)) < 50)
    #expect(gateway.census().isBalanced)
  }

  @Test("an event loop that waits for something else is late without CPU, and a restart does not help")
  func stalledLoops() throws {
    var gateway = IncidentTests.healthy()
    gateway.inject(ScheduledFault(.loopStalled(pods: Array(0..<16), 1500 * .millisecond), from: 0))
    gateway.advance(by: 3 * .minute)
    #expect(try #require(gateway.metrics.mean(.fetchLatency).last) > 1)
    #expect(try #require(gateway.metrics.maximum(.cpu).last) < 50)
    gateway.apply(.restartPods([0]))
    gateway.advance(by: 3 * .minute)
    #expect(try #require(IncidentTests.value(gateway, .asyncioLag, 0)) > 1000)
  }

  @Test("a few connection resets are noise; when retries stop resolving them, writes fail")
  func connectionResets() throws {
    var gateway = IncidentTests.healthy()
    gateway.advance(by: 10 * .minute)
    let resets = gateway.metrics.series(MetricID(.connectionResets)).values.compactMap { $0 }
    let mean = resets.reduce(0, +) / Double(resets.count)
    #expect(mean > 0.5 && mean < 5, "\(mean) a minute")
    #expect(gateway.ledger.publishErrors == 0)
    gateway.inject(ScheduledFault(.connectionResets(perMinute: 300, unresolvedPermille: 5), from: 0))
    gateway.advance(by: 5 * .minute)
    #expect(try #require(IncidentTests.value(gateway, .connectionResets)) > 100)
    #expect(gateway.ledger.publishErrors > 0)
  }

  @Test("poll delay and lag differ: a paused consumer lags and reports no delay")
  func pausedConsumer() throws {
    var gateway = Gateway(.scaled(seed: 3, clusters: 1, replicas: 2))
    gateway.inject(ScheduledFault(.unrouted(pods: [0]), from: 0))
    gateway.inject(ScheduledFault(.companyFlood(eventsPerSecond: 3000), from: 0, until: 3 * .minute))
    var hot = HotSettings()
    hot.isDynamicClassificationEnabled = false
    gateway.apply(.setHotSettings(hot))
    gateway.advance(by: 4 * .minute)
    #expect(gateway.pausedStreams(pod: 0).contains(.p10))
    #expect(IncidentTests.value(gateway, .pollDelayP10, 0) == nil)
    #expect(try #require(IncidentTests.value(gateway, .lagPrimary, 0)) > 10_000)
    #expect(try #require(IncidentTests.value(gateway, .pollDelayP30, 0)) < 5, "P30 is still polled")
  }

  @Test("a rolling restart takes one pod after another")
  func rollingRestart() {
    var gateway = IncidentTests.healthy(replicas: 3)
    gateway.apply(.rollingRestart(cluster: 0))
    var fewest = 12
    for _ in 0..<300 {
      gateway.advance(by: .second)
      fewest = min(fewest, gateway.podStatuses.filter(\.isReady).count)
    }
    #expect(fewest == 11)
    #expect(gateway.podStatuses.prefix(3).allSatisfy { $0.incarnation == 1 && $0.isReady })
    #expect(gateway.census().isBalanced)
  }

  @Test("more processors come after their start-up, and work off what has gathered")
  func processors() {
    var world = World.scaled(seed: 3, replicas: 4)
    world.facts.processorInstances = 2
    world.facts.processorMaximum = 20
    var gateway = Gateway(world)
    gateway.advance(by: 5 * .minute)
    #expect(gateway.census().buffers > 10_000)
    gateway.apply(.setProcessorCapacity(12))
    gateway.advance(by: .minute)
    #expect(gateway.processorInstances.running == 2)
    gateway.advance(by: 20 * .minute)
    #expect(gateway.processorInstances.running == 12)
    #expect(gateway.census().buffers < 5_000)
  }
}
