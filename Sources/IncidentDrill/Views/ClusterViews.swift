import GatewaySimulation
import TutorCore

/// Nodes and load.
extension DrillWorld {
  /// `kubectl get nodes`.
  func nodes(cluster: Int?, isWide: Bool) -> View {
    let rows = gateway.nodeStatuses.enumerated().filter { cluster == nil || cluster == $0.offset }.map {
      each, node -> [String] in
      var status = node.isReady ? "Ready" : "NotReady"
      if node.isCordoned { status += ",SchedulingDisabled" }
      let isNew = node.since > 0 && node.isReady && !node.isCordoned
      let row = [
        "\(clusterName(each).suffix(1))/\(nodeName(each))", status, "<none>",
        Self.age(isNew ? now - node.since : 26 * .hour + now), "v1.29.6-eks",
      ]
      return isWide ? row + ["m7i.48xlarge", "\(podsPlaced(on: each)) pods"] : row
    }
    let header = ["NAME", "STATUS", "ROLES", "AGE", "VERSION"] + (isWide ? ["TYPE", "PLACED"] : [])
    return View(
      tool: columns([header] + rows) + ["(node pool event-pipeline-orchestrator; one node a cluster)"],
      [.nodes])
  }

  /// `kubectl top pods`: the busiest, `most` of them.
  func topPods(cluster: Int?, byMemory: Bool, most: Int = 10) -> View {
    let cpu = gateway.metrics.latest(.cpu)
    let memory = gateway.metrics.latest(.memory)
    let replicas = gateway.facts.replicas
    let values = byMemory ? memory : cpu
    let range = cluster.map { $0 * replicas..<($0 + 1) * replicas } ?? cpu.indices
    let order = range.filter { cpu.indices.contains($0) && cpu[$0] != nil }.sorted {
      (values[$0] ?? 0, $1) > (values[$1] ?? 0, $0)
    }
    let rows = order.prefix(most).map {
      [fullName($0), "\(Int((cpu[$0] ?? 0) * 10))m", "\(Int(memory[$0] ?? 0))Mi"]
    }
    var lines = columns([["NAME", "CPU(cores)", "MEMORY(bytes)"]] + rows)
    if order.count > most {
      let median = order[order.count / 2]
      lines.append(
        "... \(order.count - most) more, none above these; the middle one has \(Int((cpu[median] ?? 0) * 10))m and \(Int(memory[median] ?? 0))Mi"
      )
    }
    return View(tool: lines, byMemory ? [.cpu] : cpuTags, pods: order.filter { (cpu[$0] ?? 0) > 85 })
  }

  /// What a look at the pods' CPU tells: where no ill pod has been short of it since the page, nobody takes it from them either.
  var cpuTags: [Tag] {
    let isShort = affected.prefix(12).contains { pod in
      gateway.metrics.series(MetricID(.cpu, pod)).from(pagedAt - 2 * .minute).values.contains {
        ($0 ?? 0) > 85
      }
    }
    return isShort ? [.cpu] : [.cpu, .neighbours]
  }

  /// `kubectl top pod NAME`.
  func topPods(_ pods: [Int]) -> View {
    let cpu = gateway.metrics.latest(.cpu)
    let memory = gateway.metrics.latest(.memory)
    let rows = pods.compactMap { pod -> [String]? in
      guard cpu.indices.contains(pod), let milli = cpu[pod] else { return nil }
      return [fullName(pod), "\(Int(milli * 10))m", "\(Int(memory[pod] ?? 0))Mi"]
    }
    guard !rows.isEmpty else { return View(tool: ["error: metrics not available yet"], []) }
    return View(
      tool: columns([["NAME", "CPU(cores)", "MEMORY(bytes)"]] + rows), cpuTags,
      pods: pods.filter { cpu.indices.contains($0) && (cpu[$0] ?? 0) > 85 })
  }

  /// `kubectl top nodes`.
  func topNodes(cluster: Int?) -> View {
    let cpu = gateway.metrics.latest(.cpu)
    let memory = gateway.metrics.latest(.memory)
    let replicas = gateway.facts.replicas
    let cores = max(1, 192 * replicas / 90)
    let room = max(1, gateway.world.parameters.nodeMegabytes)
    var rows: [[String]] = []
    for each in 0..<gateway.facts.clusters where cluster == nil || cluster == each {
      let pods = each * replicas..<(each + 1) * replicas
      let name = "\(clusterName(each).suffix(1))/\(nodeName(each))"
      guard gateway.nodeStatuses[each].isReady else {
        rows.append([name, "<unknown>", "<unknown>", "<unknown>", "<unknown>"])
        continue
      }
      let milli = pods.reduce(0) { $0 + Int((cpu.indices.contains($1) ? cpu[$1] ?? 0 : 0) * 10) }
      let used = pods.reduce(0) { $0 + Int(memory.indices.contains($1) ? memory[$1] ?? 0 : 0) }
      rows.append([name, "\(milli)m", "\(milli / (cores * 10))%", "\(used)Mi", "\(used * 100 / room)%"])
    }
    return View(tool: columns([["NAME", "CPU(cores)", "CPU%", "MEMORY(bytes)", "MEMORY%"]] + rows), [.cpu])
  }

  /// `kubectl rollout status`.
  func rolloutStatus(_ cluster: Int) -> View {
    let (ready, existing) = counts(cluster)
    let revision = gateway.deploys(cluster: cluster).last?.revision ?? 1
    let name = "events-orchestrator-\(commit(cluster, revision))"
    let left = gateway.leftToRoll(cluster: cluster)
    let line =
      left > 0
      ? "Waiting for partitioned roll out to finish: \(existing - left) out of \(existing) new pods have been updated..."
      : ready < existing
        ? "Waiting for \(existing - ready) pods to be ready..."
        : "statefulset rolling update complete \(existing) pods at revision \(name)..."
    return View(tool: [line], [.pods])
  }

  /// `kubectl rollout history` of the orchestrators.
  func rolloutHistory(_ wanted: Int?) -> View {
    var lines: [String] = []
    for cluster in 0..<gateway.facts.clusters where wanted == nil || wanted == cluster {
      lines.append("statefulset.apps/events-orchestrator (\(clusterName(cluster)))")
      let rows = gateway.deploys(cluster: cluster).suffix(8).map { deploy in
        let verb = deploy.release == deploy.revision ? "synced" : "rolled back"
        let time = deploy.syncedAt == 0 ? "yesterday" : "at " + clock(deploy.syncedAt)
        return ["\(deploy.revision)", "\(verb) by Argo \(time): \(commit(cluster, deploy.revision))"]
      }
      lines += columns([["REVISION", "CHANGE-CAUSE"]] + rows)
    }
    return View(tool: lines, [.deploys])
  }
}
