import GatewaySimulation
import TutorCore

/// AWS: auto-scaling groups, MSK, S3.
extension DrillWorld {
  /// `aws autoscaling describe-auto-scaling-groups`.
  func autoScaling(named name: String?) -> View {
    let groups = scalingGroups.filter { group in name.map { group.name.contains($0) } ?? true }
    guard !groups.isEmpty else { return View(tool: ["(no group matches \"\(name?.prefix(80) ?? "")\")"], []) }
    let rows = groups.map { ["\($0.name)", "\($0.least)", "\($0.most)", "\($0.desired)", "\($0.inService)"] }
    var lines = columns([["GROUP", "MIN", "MAX", "DESIRED", "IN SERVICE"]] + rows)
    lines += ["", "Activities:"]
    var activities: [String] = []
    for (cluster, node) in gateway.nodeStatuses.enumerated()
    where groups.contains(where: { $0.name == nodeGroup(cluster) }) {
      if let joins = node.replacementAt, joins > now {
        activities += [
          "\(clock(node.since)) \(nodeGroup(cluster)):",
          "  instance terminated (EC2 status check); replacement launching,",
          "  joins about \(clock(joins).prefix(5))",
        ]
      } else if node.isCordoned {
        activities.append("\(clock(node.since)) \(clusterName(cluster)): node cordoned")
      } else if node.since > 0 {
        activities.append("\(clock(node.since)) \(nodeGroup(cluster)): instance in service")
      }
    }
    if groups.contains(where: { $0.name == Self.processorGroup }) {
      for event in gateway.occurrences.events.suffix(2000) where event.source == .processors {
        switch event.kind {
        case .scaled:
          activities.append("\(clock(event.time)) \(Self.processorGroup): desired capacity \(event.detail)")
        case .instanceLaunched:
          activities.append("\(clock(event.time)) \(Self.processorGroup): \(event.detail) launched")
        case .instanceTerminated:
          activities.append("\(clock(event.time)) \(Self.processorGroup): \(event.detail) terminated")
        default: break
        }
      }
    }
    lines += activities.isEmpty ? ["  none today"] : activities.suffix(12)
    return View(tool: lines, [.nodes, .processors])
  }

  /// What AWS calls a cluster, with its brokers.
  private func brokers(_ cluster: Int) -> (states: [(delay: Nanoseconds, isDown: Bool)], isBad: Bool) {
    let count = gateway.world.parameters.brokersPerCluster
    let states = (0..<count).compactMap { gateway.broker(cluster: cluster, broker: $0) }
    return (states, states.contains { $0.isDown || $0.delay > .second })
  }

  /// `aws kafka list-clusters`.
  var kafkaClusters: View {
    let rows = (0..<gateway.facts.clusters).map { each -> [String] in
      let (states, isBad) = brokers(each)
      return [
        kafkaName(each), isBad ? "DEGRADED" : "ACTIVE", "\(states.count)", each == 0 ? "default" : "rollout",
        clusterName(each),
      ]
    }
    return View(tool: columns([["CLUSTER", "STATE", "BROKERS", "ROLE", "READ BY"]] + rows), [.brokers])
  }

  /// `aws kafka describe-cluster`.
  func brokerHealth(cluster: Int?) -> View {
    var rows = [["CLUSTER", "STATE", "BROKERS", "SLOWEST BROKER", "BUSY"]]
    let count = gateway.world.parameters.brokersPerCluster
    let busy = gateway.metrics.latest(.brokerUtilization)
    for each in 0..<gateway.facts.clusters where cluster == nil || cluster == each {
      let (states, isBad) = brokers(each)
      let worst = states.indices.max { states[$0].delay < states[$1].delay } ?? 0
      let slow = states.indices.contains(worst) ? short(states[worst].delay.inSeconds) : "-"
      let down = states.firstIndex { $0.isDown }
      rows.append([
        kafkaName(each), isBad ? "DEGRADED" : "ACTIVE", "\(states.count { !$0.isDown })/\(states.count)",
        down.map { "b-\($0 + 1): no answer" }
          ?? (isBad ? "b-\(worst + 1): \(slow) s behind" : "none stands out"),
        "\(short(busy.indices.contains(each * count) ? busy[each * count] ?? 0 : 0)) %",
      ])
    }
    var lines = columns(rows)
    let unwell = (0..<gateway.facts.clusters).filter {
      (cluster == nil || cluster == $0) && brokers($0).isBad
    }
    if let first = unwell.first {
      lines.append("each broker: aws kafka list-nodes --cluster-arn \(kafkaName(first))")
    }
    return View(tool: lines, [.brokers])
  }

  /// `aws kafka list-nodes`.
  func kafkaNodes(_ cluster: Int) -> View {
    let count = gateway.world.parameters.brokersPerCluster
    let busy = gateway.metrics.latest(.brokerUtilization)
    let rows = brokers(cluster).states.enumerated().map { index, state -> [String] in
      let column = cluster * count + index
      let isBad = state.isDown || state.delay > .second
      return [
        "b-\(index + 1).\(kafkaName(cluster))", state.isDown ? "DOWN" : isBad ? "DEGRADED" : "HEALTHY",
        state.isDown
          ? "-" : reading((state.delay + gateway.world.parameters.replicationDelay).inSeconds, "s"),
        busy.indices.contains(column) && !state.isDown ? "\(short(busy[column] ?? 0)) %" : "-",
      ]
    }
    return View(tool: columns([["BROKER", "STATE", "REPLICATION", "BUSY"]] + rows), [.brokers])
  }

  /// `aws s3 ls`.
  func storage(_ prefix: String?) -> View {
    guard let prefix else { return View(tool: ["\(clock(0)) \(Self.bucket)"], [.failedWrites]) }
    let objects = gateway.ledger.inS3
    if prefix.isEmpty, objects > 0 {
      return View(
        tool: ["                           PRE prep-publisher/", "", "Total Objects: \(objects)"],
        [.failedWrites])
    }
    guard objects > 0, "prep-publisher/".hasPrefix(prefix) || prefix.hasPrefix("prep-publisher") else {
      return View(tool: ["Total Objects: 0"], [.failedWrites])
    }
    let shown = (0..<min(5, objects)).map {
      "\(clock(now))       8012 prep-publisher/\(Self.object($0)).json"
    }
    let more = objects > 5 ? ["... \(objects - 5) more objects, one an event"] : []
    return View(tool: shown + more + ["", "Total Objects: \(objects)"], [.failedWrites])
  }

  private static func object(_ index: Int) -> String {
    String((UInt64(index + 3) &* 0x9E37_79B9_7F4A_7C15) >> 8, radix: 16)
  }
}
