/// The proxy before Kafka: which cluster and topic, how many pods, what a write costs, what happens when it fails.
struct PrepPublisher: Sendable {
  private(set) var rollout: ClusterRollout
  private var shares: [Int]
  private var shareCarry: [Int]
  /// Pods that take requests.
  private(set) var readyPods: Int
  private var startingPods: (count: Int, readyAt: Nanoseconds)?
  private var lullSince: Nanoseconds?
  /// Requests a second in the last step.
  private(set) var requestRate = 0
  private var requests = 0
  /// Nanoseconds that requests wait because pods are saturated.
  private(set) var queueing: Nanoseconds = 0
  /// The latest write's latency.
  private(set) var latency: Nanoseconds = 0
  /// Pods that a fault keeps from taking requests.
  var brokenPods = 0
  var chain = FailureChain()

  init(_ rules: Rules, rollout: ClusterRollout = ClusterRollout()) {
    self.rollout = rollout
    shares = rollout.shares(clusters: rules.facts.clusters)
    shareCarry = shares.map { _ in 0 }
    readyPods = rules.facts.publisherMinimum
    latency = rules.parameters.publishLatency
  }

  /// As many pods as the HPA would have by now.
  mutating func warmUp(requestsPerSecond events: Int, _ rules: Rules) {
    let requests = events / max(1, rules.parameters.eventsPerRequest)
    let target = max(1, rules.facts.publisherTargetPerPod)
    readyPods = min(
      max((requests + target - 1) / target, rules.facts.publisherMinimum),
      max(rules.facts.publisherMaximum, rules.facts.publisherMinimum))
  }

  mutating func setRollout(_ rollout: ClusterRollout, clusters: Int) {
    self.rollout = rollout
    shares = rollout.shares(clusters: clusters)
  }

  /// Publishes events of one priority, or shed ones: splits them by company over the clusters, each part to its topic.
  mutating func publish(
    _ count: Int, _ priority: Priority, isShed: Bool, ingestedAt: Nanoseconds, now: Nanoseconds,
    _ rules: Rules,
    _ clusters: inout [KafkaCluster], _ ledger: inout Ledger
  ) {
    requests += count
    var rest = count
    let last = shares.lastIndex { $0 > 0 } ?? 0
    for cluster in clusters.indices where shares[cluster] > 0 {
      var part = rest
      if cluster != last {
        let due = count * shares[cluster] + shareCarry[cluster]
        part = min(rest, due / ClusterRollout.buckets)
        shareCarry[cluster] = due - part * ClusterRollout.buckets
      }
      rest -= part
      write(
        part, priority, topic: isShed ? KafkaCluster.offload : priority.index, cluster: cluster,
        ingestedAt: ingestedAt, now: now, rules, &clusters, &ledger)
    }
  }

  private mutating func write(
    _ count: Int, _ priority: Priority, topic: Int, cluster: Int, ingestedAt: Nanoseconds, now: Nanoseconds,
    _ rules: Rules, _ clusters: inout [KafkaCluster], _ ledger: inout Ledger
  ) {
    guard count > 0 else { return }
    let refused = clusters[cluster].timeouts(of: count)
    latency = clusters[cluster].publishLatency(rules) + queueing
    clusters[cluster].noteWritten(count - refused)
    let publishedAt = max(now, ingestedAt) + latency
    let deadline = ingestedAt + rules.slo[priority]
    clusters[cluster].topics[topic].append(
      count - refused, publishedAt: publishedAt, dueAt: publishedAt, ingestedAt: ingestedAt,
      deadline: deadline,
      priority: priority)
    guard refused > 0 else { return }
    ledger.publishErrors += refused
    clusters[cluster].noteRefused(refused)
    let failed = FailureChain.Failed(
      count: refused, topic: topic, cluster: cluster, priority: priority, ingestedAt: ingestedAt,
      deadline: deadline)
    chain.save(failed, now: now, rules, &ledger)
  }

  /// Ends a step: request rate, saturation, and the HPA (pods = requests a second / target, within its limits).
  mutating func endStep(_ step: Step, _ rules: Rules) {
    requestRate = requests * 1_000_000_000 / Int(step.length) / max(1, rules.parameters.eventsPerRequest)
    requests = 0
    let serving = max(1, readyPods - brokenPods)
    let excess = requestRate * 1000 / (serving * rules.parameters.publisherCapacityPerPod) - 1000
    queueing = max(
      0, min(rules.parameters.publishTimeout, queueing + step.length * Nanoseconds(excess) / 1000))
    if let starting = startingPods, starting.readyAt <= step.end {
      readyPods = starting.count
      startingPods = nil
    }
    let target = max(1, rules.facts.publisherTargetPerPod)
    let wanted = min(
      max((requestRate + target - 1) / target, rules.facts.publisherMinimum),
      max(rules.facts.publisherMaximum, rules.facts.publisherMinimum))
    if wanted > max(readyPods, startingPods?.count ?? 0) {
      startingPods = (wanted, step.end + rules.parameters.publisherStart)
    }
    if wanted >= readyPods {
      lullSince = nil
    } else if let since = lullSince {
      if step.end - since >= rules.parameters.publisherScaleDown {
        readyPods = wanted
        lullSince = nil
      }
    } else {
      lullSince = step.end
    }
  }
}
