@testable import GatewaySimulation

/// Random faults and interventions, all from one seed, so that a failing run can be played again.
struct FuzzScript {
  let seed: UInt64
  private var random: RandomStream

  init(seed: UInt64) {
    self.seed = seed
    random = RandomSource(seed: seed).stream("fuzz")
  }

  mutating func world() -> World {
    var world = World.scaled(seed: seed, clusters: 1 + random.below(3), replicas: 2 + random.below(4))
    world.trafficPercent = [100, 100, 300, 500][random.below(4)]
    world.parameters.nackedMillionths = [500, 50_000][random.below(2)]
    return world
  }

  /// Some pods of a fleet.
  private mutating func somePods(_ gateway: Gateway) -> [Int] {
    let all = gateway.podStatuses.count
    return (0..<(1 + random.below(all))).map { _ in random.below(all) }
  }

  mutating func fault(_ gateway: Gateway) -> ScheduledFault {
    let cluster = random.below(gateway.facts.clusters)
    let faults: [Fault] = [
      .crashLoop(pods: somePods(gateway), cure: random.below(2) == 0 ? .recreation : .nothing),
      .nodeLost(cluster: cluster, replacementAfter: Nanoseconds(60 + random.below(300)) * .second),
      .badDeploy(
        cluster: cluster,
        [.crashesAtStart, .memoryRequest(megabytes: 900_000), .wrongNodePool, .ignoresResponses][
          random.below(4)]),
      .brokerDegraded(
        clusters: [cluster], broker: random.below(12), delay: Nanoseconds(random.below(120)) * .second,
        collateralPercent: random.below(100)),
      .brokerDown(cluster: cluster, broker: random.below(12)),
      .clusterUnreachable(cluster: cluster),
      .publishTimeouts(clusters: [cluster], permille: random.below(1000)),
      .gp03Unreachable, .s3Unreachable, .failedWritesProcessorDown,
      .traffic(percent: 50 + random.below(800)),
      .companyFlood(eventsPerSecond: random.below(3000)),
      .cpuTaken(pods: somePods(gateway), permille: random.below(1000)),
      .loopStalled(pods: somePods(gateway), Nanoseconds(random.below(5000)) * .millisecond),
      .stalePileUp(pods: somePods(gateway), entriesPerSecond: random.below(2000)),
      .unrouted(pods: somePods(gateway)), .responsesUnread(pods: somePods(gateway)),
      .responsesStuck(pods: somePods(gateway)), .brokersBusy(clusters: [cluster], percent: random.below(60)),
      .processorsSlow(percent: 100 + random.below(5000)), .processorsCrash(permille: random.below(1000)),
      .processorsLost(random.below(5)), .tasksRefused(millionths: random.below(500_000)),
      .publisherPodsBroken(random.below(10)),
    ]
    let length = Nanoseconds(20 + random.below(300)) * .second
    let isLasting = random.below(4) == 0
    return ScheduledFault(
      faults[random.below(faults.count)],
      from: gateway.now.nanoseconds + Nanoseconds(random.below(60)) * .second,
      until: isLasting ? nil : gateway.now.nanoseconds + .minute + length,
      ramp: Nanoseconds(random.below(60)) * .second)
  }

  mutating func intervention(_ gateway: Gateway) -> Intervention {
    let cluster = random.below(gateway.facts.clusters)
    var hot = HotSettings()
    hot.isAIMDEnabled = random.below(2) == 0
    hot.isSheddingEnabled = random.below(2) == 0
    let interventions: [Intervention] = [
      .restartPods(somePods(gateway)), .rollingRestart(cluster: cluster), .rollBack(cluster: cluster),
      .scaleOrchestrators(cluster: cluster, replicas: random.below(gateway.facts.replicas + 1)),
      .cordon(cluster: cluster, random.below(2) == 0), .setProcessorCapacity(random.below(12)),
      .setMaxRecords(1 + random.below(50_000)),
      .setThreshold(EventStream.allCases[random.below(5)], percent: 1 + random.below(98)),
      .setLease(seconds: 1 + random.below(120)), .setNumberOfReplicas(1 + random.below(6)),
      .setRetryConsumer(random.below(2) == 0), .setHotSettings(hot),
      .setRollout(ClusterRollout(percentage: random.below(101), isEnabled: random.below(2) == 0)),
      .scalePrepPublisher(minimum: 1, maximum: 1 + random.below(9)), .restartFailedWritesProcessor,
      .republishFromS3, .addBrokers(cluster: cluster), .killPods(somePods(gateway)), .restartPrepPublisher,
      .escalate([.msk, .kdp, .sre][random.below(3)]),
    ]
    return interventions[random.below(interventions.count)]
  }

  mutating func pause() -> Nanoseconds { Nanoseconds(1 + random.below(90)) * .second }
  mutating func chance(_ percent: Int) -> Bool { random.below(100) < percent }

  /// Plays the whole script, calling `check` after every step. Returns the gateway at its end.
  static func play(seed: UInt64, rounds: Int = 12, check: (Gateway) -> Bool = { _ in true }) -> Gateway {
    var script = FuzzScript(seed: seed)
    var gateway = Gateway(script.world())
    for _ in 0..<rounds {
      if script.chance(60) { gateway.inject(script.fault(gateway)) }
      if script.chance(60) { gateway.apply(script.intervention(gateway)) }
      let until = gateway.now + script.pause()
      while gateway.now < until {
        gateway.advance(by: .second)
        guard check(gateway) else { return gateway }
      }
    }
    return gateway
  }
}
