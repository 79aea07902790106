package import GatewaySimulation

/// Something that goes wrong, with what is drawn from the seed left open.
package struct Cause: Sendable, Equatable {
  /// What goes wrong.
  package enum Kind: String, Sendable, CaseIterable {
    case crashLoop = "crash-loop"
    /// Pods that crash until the cause ends; deleting them does not help.
    case stubbornCrashLoop = "stubborn-crash-loop"
    case nodeLost = "node-lost"
    case crashingDeploy = "crashing-deploy"
    case wrongNodePool = "wrong-node-pool"
    /// Somebody scaled a cluster down to `value` pods in a hundred.
    case scaledDown = "scaled-down"
    /// `value` stale entries a second.
    case stalePileUp = "stale-pile-up"
    /// Each turn of the event loop waits `value` ms.
    case loopStalled = "loop-stalled"
    /// Others take `value` permille of the CPU.
    case cpuTaken = "cpu-taken"
    /// A broker of every cluster answers `value` s late.
    case brokerDegraded = "broker-degraded"
    /// A broker of one cluster answers nothing.
    case brokerDown = "broker-down"
    /// `value` in a thousand writes time out.
    case publishTimeouts = "publish-timeouts"
    case processorDown = "failed-writes-processor-down"
    case fallbackUnreachable = "gp03-unreachable"
    /// `value` ConnectionResetErrors a minute, all resolved by retries.
    case resolvedResets = "resolved-resets"
    /// `value` ConnectionResetErrors a minute; one write in seven meets them and is not resolved by retries. With `pods: cluster`
    /// only writes to that cluster.
    case unresolvedResets = "unresolved-resets"
    /// `value` percent of the usual traffic.
    case traffic
    /// The consumer of the response topic hangs until the process ends.
    case responsesStuck = "responses-stuck"
    /// A deploy that runs and does not read the response topic.
    case deafDeploy = "deaf-deploy"
    /// `value` in a thousand PrepPublisher pods still take requests, until they are restarted.
    case publishersBroken = "publishers-broken"
  }

  /// How many pods it hits.
  package enum Reach: Sendable, Equatable {
    case few(Int)
    case cluster
    case fleet
  }

  /// What goes wrong.
  package var kind: Kind
  /// Which pods it hits.
  package var reach: Reach
  /// Its size is drawn from this, in the unit that the kind names.
  package var value: ClosedRange<Int>
  /// When it begins, in nanoseconds after the pre-roll.
  package var after: Nanoseconds
  /// How long it lasts, in nanoseconds; nil for ever.
  package var lasts: Nanoseconds?
  /// How long it takes to grow, in nanoseconds.
  package var ramp: Nanoseconds

  /// A cause.
  package init(
    _ kind: Kind, reach: Reach = .fleet, value: ClosedRange<Int> = 0...0, after: Nanoseconds = 0,
    lasts: Nanoseconds? = nil, ramp: Nanoseconds = 0
  ) {
    self.kind = kind
    self.reach = reach
    self.value = value
    self.after = after
    self.lasts = lasts
    self.ramp = ramp
  }
}

/// Something that is there on any night and has nothing to do with the alert.
package enum Distractor: String, Sendable, CaseIterable {
  /// A pod whose container ended once, an hour or more ago.
  case oldRestart = "old-restart"
  /// Two pods whose neighbours take somewhat more CPU than usual.
  case busyPod = "busy-pod"
  /// A deploy of one cluster's orchestrators that went well.
  case recentDeploy = "recent-deploy"
  /// Somebody's change of ingest's quota.
  case hotSetting = "hot-setting"
}

/// What a seed makes of the open places in a scenario.
struct Draw {
  private var stream: RandomStream
  let clusters: Int
  let replicas: Int
  /// The cluster of this night.
  let cluster: Int
  /// The broker of this night.
  let broker: Int

  init(seed: UInt64, clusters: Int, replicas: Int, brokers: Int) {
    stream = RandomSource(seed: seed).stream("drill.draw")
    self.clusters = clusters
    self.replicas = replicas
    cluster = stream.below(clusters)
    // A small fleet has partitions on the first brokers only.
    broker = stream.below(min(brokers, replicas))
  }

  /// So many different pods, ascending.
  mutating func pods(_ reach: Cause.Reach) -> [Int] {
    switch reach {
    case .fleet: return Array(0..<clusters * replicas)
    case .cluster: return Array(cluster * replicas..<(cluster + 1) * replicas)
    case .few(let count):
      var chosen: Set<Int> = []
      while chosen.count < min(count, clusters * replicas) {
        chosen.insert(stream.below(clusters * replicas))
      }
      return chosen.sorted()
    }
  }

  mutating func value(_ range: ClosedRange<Int>) -> Int { stream.within(range) }

  /// What looks like a cause and is none: what a real fleet has on any night.
  func dress(_ world: inout World, with distractors: Set<Distractor>, seed: UInt64) {
    var stream = RandomSource(seed: seed).stream("drill.distractors")
    // Drawn whether they are wanted or not, so that one more changes nothing about the others.
    let pods = (0..<3).map { _ in stream.below(clusters * replicas) }
    let permille = (0..<2).map { _ in stream.within(60...120) }
    let deployed = (cluster: stream.below(clusters), ago: stream.within(35...110))
    let restarted = stream.within(90...240)
    let quota = (value: [50_000, 55_000, 65_000, 75_000][stream.below(4)], ago: stream.within(25...80))
    if distractors.contains(.recentDeploy) {
      world.past.append(.deploy(cluster: deployed.cluster, at: -Nanoseconds(deployed.ago) * .minute))
    }
    if distractors.contains(.oldRestart) {
      // After the deploy that made the pod, if there was one.
      let isNewer = distractors.contains(.recentDeploy) && pods[0] / replicas == deployed.cluster
      let ago = isNewer ? deployed.ago / 2 : restarted
      world.past.append(.restart(pod: pods[0], at: -Nanoseconds(ago) * .minute))
    }
    if distractors.contains(.busyPod) {
      for (pod, taken) in zip(pods.dropFirst(), permille) { world.neighbours[pod] = taken }
    }
    if distractors.contains(.hotSetting) {
      world.facts.hotSettings.quotaPerMinute = quota.value
      world.past.append(.hotSetting(quota: quota.value, at: -Nanoseconds(quota.ago) * .minute))
    }
  }
}
