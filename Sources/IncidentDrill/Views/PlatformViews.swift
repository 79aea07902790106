import GatewaySimulation
import TutorCore

/// Argo, AWS, Sentry, the failed-writes dashboard.
extension DrillWorld {
  /// `argo app history`.
  func deployHistory(cluster: Int?) -> View {
    var rows = [["APP", "REV", "SYNCED", "STATUS"]]
    for each in 0..<gateway.facts.clusters where cluster == nil || cluster == each {
      let deploys = gateway.deploys(cluster: each)
      for deploy in deploys.suffix(4) {
        let isLatest = deploy.revision == deploys.last?.revision
        let isReady = (each * gateway.facts.replicas..<(each + 1) * gateway.facts.replicas).allSatisfy {
          gateway.pod($0)?.isReady == true
        }
        rows.append([
          "events-orchestrator/\(clusterName(each))", "\(deploy.revision)",
          deploy.syncedAt == 0 ? "yesterday" : clock(deploy.syncedAt),
          isLatest ? (isReady ? "Synced, Healthy" : "Synced, Degraded") : "superseded",
        ])
      }
    }
    return View(tool: columns(rows), [.deploys])
  }

  /// `aws autoscaling describe-auto-scaling-groups`.
  var autoScaling: View {
    var rows = [["GROUP", "DESIRED", "IN SERVICE", "LAST ACTIVITY"]]
    for (cluster, node) in gateway.nodeStatuses.enumerated() {
      let activity: String
      if let joins = node.replacementAt, joins > now {
        activity = "\(clock(node.since)) terminated; replacement joins about \(clock(joins).prefix(5))"
      } else if node.isCordoned {
        activity = "\(clock(node.since)) cordoned"
      } else {
        activity = node.since == 0 ? "none today" : "\(clock(node.since)) instance in service"
      }
      rows.append([
        "event-pipeline-orchestrator/\(clusterName(cluster).suffix(1))", "1", node.isReady ? "1" : "0",
        activity,
      ])
    }
    let processors = gateway.processorInstances
    rows.append(["event-pipeline-processors", "\(processors.desired)", "\(processors.running)", "none today"])
    return View(tool: columns(rows), [.nodes, .processors])
  }

  /// `aws kafka describe-cluster`.
  var brokerHealth: View {
    var rows = [["CLUSTER", "STATE", "BROKERS", "SLOWEST BROKER", "BUSY"]]
    let brokers = gateway.world.parameters.brokersPerCluster
    let busy = gateway.metrics.latest(.brokerUtilization)
    for each in 0..<gateway.facts.clusters {
      let states = (0..<brokers).compactMap { gateway.broker(cluster: each, broker: $0) }
      let worst = states.indices.max { states[$0].delay < states[$1].delay } ?? 0
      let isBad = states.contains { $0.isDown || $0.delay > .second }
      rows.append([
        clusterName(each), isBad ? "DEGRADED" : "ACTIVE", "\(states.filter { !$0.isDown }.count)/\(brokers)",
        isBad
          ? "b-\(worst + 1): replication \(short(states[worst].delay.inSeconds)) s behind"
          : "none stands out",
        "\(short(busy.indices.contains(each * brokers) ? busy[each * brokers] ?? 0 : 0)) %",
      ])
    }
    return View(tool: columns(rows), [.brokers])
  }

  /// `kubectl get deployment prep-publisher`, and its autoscaler.
  var publisherDeployment: View {
    let facts = gateway.facts
    let rate = gateway.metrics.latest(.publisherRate).first.flatMap { $0 } ?? 0
    let serving = gateway.publisherPods
    let rows = columns([
      ["NAME", "READY", "AVAILABLE", "AGE"],
      [
        "prep-publisher", "\(serving)/\(gateway.publisherReplicas)", "\(serving)",
        Self.age(26 * .hour + now),
      ],
    ])
    let perPod = serving > 0 ? short(rate / Double(serving)) : "-"
    return View(
      tool: rows + [
        "",
        "hpa/prep-publisher: \(perPod)/\(facts.publisherTargetPerPod) requests/s a pod, min \(facts.publisherMinimum), max \(facts.publisherMaximum)",
      ], [.publishers])
  }

  /// `sentry issues`.
  var sentryIssues: View {
    let resets = mean(.connectionResets)
    let timeouts = mean(.timeouts)
    var rows = [["ISSUE", "PROJECT", "PER MINUTE", "TREND"]]
    if timeouts > 0 {
      rows.append(["KafkaTimeoutError", "prep-publisher", short(timeouts), trend(.timeouts)])
    }
    rows.append(["ConnectionResetError", "prep-publisher", short(resets), trend(.connectionResets)])
    let crashed = gateway.podStatuses.filter { $0.phase == .crashLoopBackOff }.count
    if crashed > 0 {
      rows.append([
        "SystemExit at start", "events-orchestrator", "\(crashed) pods",
        "since \(clock(pagedAt).prefix(5)) or before",
      ])
    }
    return View(tool: columns(rows), [.sentry])
  }

  private func mean(_ metric: MetricName) -> Double {
    let values = gateway.metrics.series(MetricID(metric)).from(now - 5 * .minute).values.compactMap { $0 }
    return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private func trend(_ metric: MetricName) -> String {
    let values = gateway.metrics.series(MetricID(metric)).from(now - 10 * .minute).values.compactMap { $0 }
    let half = values.count / 2
    guard half > 2 else { return "new" }
    let before = values.prefix(half).reduce(0, +) / Double(half)
    let after = values.suffix(half).reduce(0, +) / Double(half)
    if after > before * 1.5 + 1 { return "rising" }
    if after < before / 1.5 - 1 { return "falling" }
    return "steady"
  }

  /// The failed-writes dashboard, and the processor's own.
  var failedWrites: View {
    func now(_ metric: MetricName) -> Double { gateway.metrics.latest(metric).first.flatMap { $0 } ?? 0 }
    let isRunning = gateway.isFailedWritesProcessorRunning
    let rows = [
      ["PLACE", "EVENTS", "WHAT HAPPENS TO THEM"],
      ["failed-writes topic, GP-03", short(now(.failedWrites)), "the Failed Writes Processor retries"],
      ["DLQ", short(now(.deadLettered)), "somebody looks why"],
      ["S3", "\(gateway.ledger.inS3)", "nobody reads them by itself"],
      ["", "", ""],
      [
        "Failed Writes Processor", isRunning ? "running" : "NOT RUNNING",
        "recovers \(short(now(.failedWritesRecovered))) events/s",
      ],
      ["publish errors", short(now(.publishErrors)), "per second now"],
    ]
    return View(tool: columns(rows), [.failedWrites, .processor])
  }

  /// Settings that matter on call.
  var settingsInForce: View {
    let facts = gateway.facts
    let rows = [
      ["SETTING", "VALUE"], ["max_records", "\(facts.maxRecords)"],
      ["lease_seconds", "\(facts.leaseSeconds)"],
      ["number_of_replicas", "\(facts.numberOfReplicas)"],
      ["buffer_capacity_megabytes", "\(facts.bufferMegabytes)"],
      ["monitoring.sentry_filter_connection_reset", "true (transient; aiokafka retries it)"],
      ["monitoring.sentry_filter_kafka_timeout", "false"],
    ]
    let changes = gateway.occurrences.events.filter { $0.kind == .settingChanged && $0.source == .ingest }
    let history = changes.suffix(3).map {
      "\(clock($0.time)) hot setting of ingest changed"
        + ($0.time < 0 ? ": company_quota_per_minute is \($0.detail)" : "")
    }
    return View(tool: columns(rows) + (history.isEmpty ? [] : [""] + history), [.settings])
  }
}
