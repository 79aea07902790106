import GatewaySimulation
import TutorCore

/// What a look has shown, in one sentence, as a calm colleague would put it: read off the world, never off the scenario.
extension DrillWorld {
  /// The sentence for a look with these tags; nil for a look that shows nothing about the world, such as the runbook.
  func finding(_ tags: [Tag]) -> StyledText? {
    for tag in tags {
      if let sentence = finding(tag) { return sentence }
    }
    return nil
  }

  private func finding(_ tag: Tag) -> StyledText? {
    switch tag {
    case .scope: reach
    case .pods, .describe, .events: podStates
    case .logs: endings
    case .cpu: spread(.cpu, beyond: 85)
    case .neighbours: starved
    case .loopLag: spread(.asyncioLag, beyond: 500)
    case .buffer: spread(.bufferFill, beyond: 20)
    case .responses: spread(.pollDelayResponse, beyond: 60)
    case .leases: "\(rate(.leasesExpired)) leases expire a second, \(rate(.duplicates)) tasks are done twice."
    case .deploys: lastDeploys
    case .nodes: nodeStates
    case .processors:
      "Processors: \(gateway.processorInstances.running) of \(gateway.processorInstances.desired) instances run."
    case .brokers: brokerStates
    case .sentry:
      "KafkaTimeoutError \(rate(.timeouts)) a minute, ConnectionResetError \(rate(.connectionResets)) a minute."
    case .failedWrites, .processor: failedWritesStand
    case .latency: course(.publishLatency)
    case .publishers:
      "\(gateway.publisherPods) of \(gateway.publisherReplicas) PrepPublisher pods take requests."
    case .traffic: "\(rate(.ingested)) events a second come in, \(rate(.completed)) are completed."
    default: nil
    }
  }

  /// In a thousand: what neighbours may take that nobody would notice is less.
  private static let takenMost = 300

  private func rate(_ metric: MetricName) -> SafeText {
    SafeText(short(total(metric)))
  }

  /// How far the alert's own value reaches.
  private var reach: StyledText {
    let gauge = scenario.alert.gauge
    guard gauge.metric.scope == .pod else { return course(gauge.metric) }
    let values = gateway.metrics.latest(gauge.metric)
    let beyond = values.indices.filter { pod in
      (values[pod] ?? (gauge.countsSilence ? silence(of: pod)?.inSeconds : nil)).map {
        scenario.alert.isBeyond($0)
      }
        ?? false
    }
    if beyond.isEmpty { return "No pod is beyond the alert's threshold just now." }
    if beyond.count * 10 > values.count * 8 {
      return "\(beyond.count) of \(values.count) pods are beyond the threshold: the fleet."
    }
    return
      "\(beyond.count) of \(values.count) pods are beyond the threshold, \(places(beyond)); the others are not."
  }

  /// `in prod-edam-b (3)`, `in prod-edam-a (2), prod-edam-c (1)`.
  func places(_ pods: [Int]) -> SafeText {
    var counts: [Int: Int] = [:]
    for pod in pods { counts[cluster(of: pod), default: 0] += 1 }
    let names = counts.sorted { $0.key < $1.key }.map { "\(clusterName($0.key)) (\($0.value))" }
    return SafeText("in " + names.joined(separator: ", "))
  }

  private var podStates: StyledText {
    let statuses = gateway.podStatuses
    let existing = statuses.filter { $0.phase != .absent }
    let ready = existing.filter(\.isReady).count
    let wanted = gateway.facts.pods
    let unready = statuses.indices.filter { statuses[$0].phase != .absent && !statuses[$0].isReady }
    if existing.count < wanted {
      return "\(ready) of \(wanted) pods are ready, and \(wanted - existing.count) do not even exist."
    }
    guard let first = unready.first else {
      let restarted = statuses.filter { $0.restarts > 0 }.count
      return
        "All \(ready) pods are ready\(restarted == 0 ? ", and none has restarted" : "; \(restarted) restarted at some time")."
    }
    let phase = statuses[first].phase.rawValue
    let alike = unready.filter { statuses[$0].phase.rawValue == phase }.count
    let rest: StyledText = alike == unready.count ? "" : " among them"
    return "\(ready) of \(wanted) pods are ready; \(alike) are \(SafeText(phase))\(rest), \(places(unready))."
  }

  private var endings: StyledText {
    let crashed = gateway.podStatuses.indices.filter { pod in
      gateway.occurrences.previousLogs(pod: pod).contains { $0.kind == .crashed }
        || gateway.occurrences.logs(pod: pod).contains { $0.kind == .crashed }
    }
    return crashed.isEmpty
      ? "No log that is left ends in a crash."
      : "\(crashed.count) pods have a log that ends in a crash, \(places(crashed))."
  }

  private func spread(_ metric: MetricName, beyond limit: Double) -> StyledText {
    let values = gateway.metrics.latest(metric)
    let present = values.compactMap { $0 }.sorted()
    guard let highest = present.last else { return "Nothing reports \(.code(metric.rawValue)) just now." }
    let median = present[present.count / 2]
    let high = values.indices.filter { (values[$0] ?? 0) > limit }
    let unit = metric.unit.isEmpty ? "" : " " + metric.unit
    let base: StyledText =
      "\(.code(metric.rawValue)): median \(SafeText(short(median) + unit)), highest \(SafeText(short(highest) + unit))"
    if high.isEmpty { return base + "; no pod is above \(SafeText(short(limit) + unit))." }
    return base
      + "; \(high.count) of \(values.count) above \(SafeText(short(limit) + unit)), \(places(high))."
  }

  /// From whom others on the node take the CPU.
  private var starved: StyledText {
    let pods = (0..<gateway.facts.pods).filter { gateway.takenPermille(pod: $0) >= Self.takenMost }
    return pods.isEmpty
      ? "Nothing else on the nodes takes the pods' CPU."
      : "\(pods.count) pods get next to no CPU, \(places(pods)): something else on their node takes it."
  }

  private var lastDeploys: StyledText {
    let recent = (0..<gateway.facts.clusters).compactMap { cluster -> SafeText? in
      guard let last = gateway.deploys(cluster: cluster).last, last.syncedAt != 0 else { return nil }
      return SafeText("\(clusterName(cluster)) at \(clock(last.syncedAt).prefix(5))")
    }
    return recent.isEmpty
      ? "No cluster was synced today."
      : "Synced today: " + .joined(recent.map { "\($0)" }) + "; the others not."
  }

  private var nodeStates: StyledText {
    let gone = gateway.nodeStatuses.indices.filter { !gateway.nodeStatuses[$0].isReady }
    if gone.isEmpty { return "Every node of the orchestrators is in service." }
    let names = SafeText(gone.map { clusterName($0) }.joined(separator: ", "))
    return "No node in service in \(names): what should run there has no place."
  }

  private var brokerStates: StyledText {
    var late: [String] = []
    for cluster in 0..<gateway.facts.clusters {
      for broker in 0..<gateway.world.parameters.brokersPerCluster {
        guard let state = gateway.broker(cluster: cluster, broker: broker),
          state.isDown || state.delay > .second
        else { continue }
        late.append("b-\(broker + 1) of \(clusterName(cluster))")
      }
    }
    return late.isEmpty
      ? "Every broker keeps up."
      : "\(late.count) brokers are behind or down: \(SafeText(late.joined(separator: ", ")))."
  }

  private var failedWritesStand: StyledText {
    let rest = Int(total(.failedWrites))
    let runs: StyledText = gateway.isFailedWritesProcessorRunning ? "runs" : "does not run"
    return
      "\(rest) events rest on GP-03 and \(gateway.ledger.inS3) in S3; the Failed Writes Processor \(runs)."
  }

  /// Where a value of the whole system stands against half an hour ago.
  private func course(_ metric: MetricName) -> StyledText {
    let values = gateway.metrics.sum(metric).from(now - 30 * .minute).values.compactMap { $0 }
    guard let last = values.last, let first = values.first else {
      return "Nothing reports \(.code(metric.rawValue)) just now."
    }
    let unit = metric.unit.isEmpty ? "" : " " + metric.unit
    return
      "\(.code(metric.rawValue)) is at \(SafeText(short(last) + unit)); half an hour ago it was \(SafeText(short(first) + unit))."
  }
}
