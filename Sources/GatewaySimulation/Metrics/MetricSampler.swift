/// Counts since the last point of the fleet's metrics.
struct MetricSampler: Sendable {
  var last = Ledger()
  var lastRecovered = 0
  /// Writes that each cluster had refused, by cluster.
  var lastRefused: [Int] = []
  var lastAt: Nanoseconds = 0
  /// ConnectionResetErrors since the last point.
  var resets = 0
}

extension Gateway {
  /// Takes a point of every metric when one is due. A long, quiet step takes one for each time that it spans, all alike.
  mutating func sampleIfDue(_ step: Step) {
    guard step.end % rules.parameters.metricStep == 0 else { return }
    let seconds = max(1e-9, (step.end - sampler.lastAt).inSeconds)
    for _ in 0..<max(1, step.length / rules.parameters.metricStep) {
      samplePods(seconds)
      sampleFleet(seconds)
    }
    sampler.last = ledger
    sampler.lastRecovered = publisher.chain.recovered
    sampler.lastRefused = kafka.map(\.refused)
    sampler.lastAt = step.end
    for pod in pods.indices { pods[pod].tally = PodTally() }
  }

  private mutating func samplePods(_ seconds: Double) {
    let unread = pods.indices.map { self.pods[$0].responses.written(by: clock) + self.pods[$0].unreadRepeats }
    let pods = pods
    let isUp = pods.indices.map { pods[$0].isServing || pods[$0].isListening }
    metrics.append(.pollDelayPrimary) { isUp[$0] ? pods[$0].tally.meanPrimaryPollDelay : nil }
    metrics.append(.pollDelayP10) { isUp[$0] ? pods[$0].tally.meanPollDelay(.p10) : nil }
    metrics.append(.pollDelayP20) { isUp[$0] ? pods[$0].tally.meanPollDelay(.p20) : nil }
    metrics.append(.pollDelayP30) { isUp[$0] ? pods[$0].tally.meanPollDelay(.p30) : nil }
    metrics.append(.pollDelayResponse) { isUp[$0] ? pods[$0].tally.meanResponseDelay : nil }
    let lags = pods.indices.map { primaryLag(of: $0) }
    metrics.append(.lagPrimary) { isUp[$0] ? Double(lags[$0]) : nil }
    metrics.append(.lagResponse) { isUp[$0] ? Double(unread[$0]) : nil }
    let rules = rules
    metrics.append(.bufferFill) {
      guard isUp[$0] else { return nil }
      let between = Int(pods[$0].tally.meanLent(seconds: seconds)) * rules.taskBytes
      return rules.thresholds.fillPercent(usedBytes: max(pods[$0].usedBytes(rules), between))
    }
    metrics.append(.tasksWaiting) { isUp[$0] ? Double(pods[$0].held.waiting) : nil }
    metrics.append(.tasksLeased) {
      isUp[$0] ? max(Double(pods[$0].held.leased), pods[$0].tally.meanLent(seconds: seconds)) : nil
    }
    metrics.append(.leasesExpired) { isUp[$0] ? Double(pods[$0].tally.expired) / seconds : nil }
    metrics.append(.duplicates) { isUp[$0] ? Double(pods[$0].tally.duplicates) / seconds : nil }
    metrics.append(.asyncioLag) { isUp[$0] ? Double(pods[$0].loop.lag) / 1e6 : nil }
    metrics.append(.fetchLatency) { isUp[$0] ? pods[$0].tally.meanFetchWait : nil }
    var noise = noise
    let jitter = pods.indices.map { _ in Double(noise.below(30)) / 10 }
    self.noise = noise
    metrics.append(.cpu) { isUp[$0] ? min(100, Double(pods[$0].loop.cpuPermille) / 10 + jitter[$0]) : nil }
    let memory = pods.indices.map { memoryMegabytes($0) }
    metrics.append(.memory) { isUp[$0] ? Double(memory[$0]) : nil }
  }

  /// Records of the primary topics that a pod has not read.
  private func primaryLag(of pod: Int) -> Int {
    let cluster = pods[pod].cluster
    let partition = pods[pod].ordinal
    return (0..<3).reduce(0) { lag, topic in
      let position = pods[pod].readers[topic].position
      return lag + kafka[cluster].topics[topic].lag(partition: partition, position: position)
    }
  }

  private mutating func sampleFleet(_ seconds: Double) {
    let last = sampler.last
    let ledger = ledger
    let chain = publisher.chain
    func rate(_ value: Int, _ before: Int) -> Double { Double(value - before) / seconds }
    let statuses = control.pods
    let replicas = control.replicas
    let kafka = kafka
    let rules = rules
    let queueing = publisher.queueing
    metrics.append(.podsReady) { cluster in
      Double(
        statuses[(cluster * replicas)..<((cluster + 1) * replicas)].reduce(0) { $0 + ($1.isReady ? 1 : 0) })
    }
    metrics.append(.writeRate) { Double(kafka[$0].writeRate) }
    metrics.append(.publishLatency) { Double(kafka[$0].publishLatency(rules) + queueing) / 1e6 }
    let brokers = rules.parameters.brokersPerCluster
    metrics.append(.brokerUtilization) { Double(kafka[$0 / brokers].utilizationPermille(rules)) / 10 }
    metrics.append(.brokerDelay) { column in
      let broker = kafka[column / brokers].brokers[column % brokers]
      return broker.isDown ? nil : (broker.delay + rules.parameters.replicationDelay).inSeconds
    }
    let priorities = Priority.allCases
    metrics.append(.ingested) { rate(ledger.ingested[priorities[$0]], last.ingested[priorities[$0]]) }
    metrics.append(.completed) { rate(ledger.done[priorities[$0]], last.done[priorities[$0]]) }
    metrics.append(.sloMissed) { rate(ledger.late[priorities[$0]], last.late[priorities[$0]]) }
    let refused = sampler.lastRefused
    metrics.append(.publishErrors) { cluster in
      rate(kafka[cluster].refused, refused.indices.contains(cluster) ? refused[cluster] : 0)
    }
    let timeouts = rate(ledger.publishErrors, last.publishErrors)
    metrics.append(.timeouts) { _ in timeouts * 60 }
    metrics.append(.failedWrites) { _ in Double(chain.failedWrites) }
    let recovered = rate(chain.recovered, sampler.lastRecovered)
    metrics.append(.failedWritesRecovered) { _ in recovered }
    metrics.append(.deadLettered) { _ in Double(ledger.deadLettered) }
    metrics.append(.inS3) { _ in Double(ledger.inS3) }
    let resetMean = effects.connectionResetsPerMinute * Int(seconds * 1000)
    let resetCount = resets.happens(millionths: resetMean % 60_000 * 1_000_000 / 60_000) ? 1 : 0
    let resetRate = Double(resetMean / 60_000 + resetCount) * 60 / seconds
    metrics.append(.connectionResets) { _ in resetRate }
    let capacity = ingest.slo.capacityPercent
    metrics.append(.p10Capacity) { _ in capacity }
    let decreases = ingest.decreasesLastMinute(now: clock)
    metrics.append(.p10Decreases) { _ in Double(decreases) }
    metrics.append(.offloaded) { _ in rate(ledger.offloaded, last.offloaded) }
    metrics.append(.shed) { _ in rate(ledger.shed, last.shed) }
    let publisher = publisher
    metrics.append(.publisherPods) { _ in Double(max(0, publisher.readyPods - publisher.brokenPods)) }
    metrics.append(.publisherRate) { _ in Double(publisher.requestRate) }
    let processors = processors
    metrics.append(.processorInstances) { _ in Double(processors.running) }
    metrics.append(.processorUtilization) { _ in Double(processors.utilizationPermille) / 10 }
  }
}
