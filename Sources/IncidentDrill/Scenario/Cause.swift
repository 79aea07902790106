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
    /// `value` in a thousand writes time out.
    case publishTimeouts = "publish-timeouts"
    case processorDown = "failed-writes-processor-down"
    case fallbackUnreachable = "gp03-unreachable"
    /// `value` ConnectionResetErrors a minute, all resolved by retries.
    case resolvedResets = "resolved-resets"
    /// `value` ConnectionResetErrors a minute, of which one in a hundred writes is not resolved.
    case unresolvedResets = "unresolved-resets"
    /// `value` percent of the usual traffic.
    case traffic
    case responsesUnread = "responses-unread"
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
    broker = stream.below(brokers)
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
}
