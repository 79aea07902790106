/// Counts since the last point of the fleet's metrics.
struct MetricSampler: Sendable {
  var last = Ledger()
  var lastRecovered = 0
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
    sampler.lastAt = step.end
    for pod in pods.indices { pods[pod].tally = PodTally() }
  }

  private mutating func samplePods(_ seconds: Double) {
    let pods = pods
    let kafka = kafka
    func running(_ value: @escaping (OrchestratorPod) -> Double?) -> (Int) -> Double? {
      { pods[$0].isServing || pods[$0].isListening ? value(pods[$0]) : nil }
    }
    metrics.append(.pollDelayPrimary, running { $0.tally.meanPrimaryPollDelay })
    metrics.append(.pollDelayP10, running { $0.tally.meanPollDelay(.p10) })
    metrics.append(.pollDelayP20, running { $0.tally.meanPollDelay(.p20) })
    metrics.append(.pollDelayP30, running { $0.tally.meanPollDelay(.p30) })
    metrics.append(.pollDelayResponse, running { $0.tally.meanResponseDelay })
    metrics.append(
      .lagPrimary,
      running { pod in
        Double(
          (0..<3).reduce(0) {
            $0 + kafka[pod.cluster].topics[$1].lag(partition: pod.ordinal, position: pod.readers[$1].position)
          })
      })
    let now = clock
    metrics.append(.lagResponse, running { Double($0.writtenResponses(by: now)) })
    let rules = rules
    metrics.append(
      .bufferFill,
      running {
        let between = Int($0.tally.meanLent(seconds: seconds)) * rules.taskBytes
        return rules.thresholds.fillPercent(usedBytes: max($0.usedBytes(rules), between))
      })
    metrics.append(.tasksWaiting, running { Double($0.held.waiting) })
    metrics.append(.tasksLeased, running { max(Double($0.held.leased), $0.tally.meanLent(seconds: seconds)) })
    metrics.append(.leasesExpired, running { Double($0.tally.expired) / seconds })
    metrics.append(.duplicates, running { Double($0.tally.duplicates) / seconds })
    metrics.append(.asyncioLag, running { Double($0.loop.lag) / 1e6 })
    metrics.append(.fetchLatency, running { $0.tally.meanFetchWait })
    var noise = noise
    let jitter = pods.indices.map { _ in Double(noise.below(30)) / 10 }
    self.noise = noise
    metrics.append(.cpu) { pod in
      running { min(100, Double($0.loop.cpuPermille) / 10 + jitter[pod]) }(pod)
    }
    let memory = pods.indices.map { memoryMegabytes($0) }
    metrics.append(.memory) { pod in running { _ in Double(memory[pod]) }(pod) }
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
    let timeouts = rate(ledger.publishErrors, last.publishErrors)
    metrics.append(.publishErrors) { _ in timeouts }
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
