import GatewaySimulation
import TutorCore

/// What is done to the world, and what it is judged as.
extension Shift {
  /// Whether a request changes nothing that events notice.
  private func isIdle(_ request: Request) -> Bool {
    switch request {
    case .archive, .sync: true
    default: false
    }
  }

  mutating func act(_ request: Request, _ line: String) -> [Block] {
    if let says = standing(request) { return tool([says]) }
    note("Did: \(.command(line))" + names(in: request, line))
    if !isIdle(request) {
      if shareBeforeActing == nil { shareBeforeActing = evidenceShare }
      lastActionAt = world.now
      valueBeforeActing = world.value(of: world.scenario.alert.gauge)
      waited = 0
    }
    switch request {
    case .restart(let pods):
      judgeRestart(of: pods)
      world.apply(.restartPods(pods))
      let shown = pods.prefix(6).map { "pod \"\(world.fullName($0))\" deleted" }
      let more = pods.count > 6 ? ["... and \(pods.count - 6) more deleted"] : []
      return tool(shown + more) + pass(for: .restart)
    case .kill(let pods):
      judgeRestart(of: pods)
      world.apply(.killPods(pods))
      let warning =
        "Warning: Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely."
      let shown = pods.prefix(6).map { "pod \"\(world.fullName($0))\" force deleted" }
      let more = pods.count > 6 ? ["... and \(pods.count - 6) more force deleted"] : []
      return tool([warning] + shown + more) + pass(for: .restart)
    case .rollout(let cluster):
      judge(
        .rollingRestart, in: cluster, .restartedHealthy,
        "You restarted a whole cluster, its healthy pods among them.")
      world.apply(.rollingRestart(cluster: cluster))
      return tool(["statefulset.apps/events-orchestrator restarted (\(world.clusterName(cluster)))"])
        + pass(for: .rollout)
    case .scale(let cluster, let replicas):
      guard replicas <= world.gateway.facts.replicas else {
        return tool([
          "admission webhook denied the request: replicas may not exceed \(world.gateway.facts.replicas)"
        ])
      }
      judge(
        .scale, in: cluster, .needlessChange,
        "You changed the size of a StatefulSet that was not the trouble.")
      world.apply(.scaleOrchestrators(cluster: cluster, replicas: replicas))
      return tool(["statefulset.apps/events-orchestrator scaled (\(world.clusterName(cluster)))"])
        + pass(for: .scale)
    case .scalePublisher(let count):
      judge(.scale, .needlessChange, "You changed the size of PrepPublisher, which was not the trouble.")
      world.apply(
        .scalePrepPublisher(minimum: count, maximum: max(count, world.gateway.facts.publisherMaximum)))
      return tool(["deployment.apps/prep-publisher scaled"]) + pass(for: .scale)
    case .cordon(let cluster, let isCordoned):
      let node = world.nodeName(cluster)
      let isCordonedNow =
        world.gateway.nodeStatuses.indices.contains(cluster) && world.gateway.nodeStatuses[cluster].isCordoned
      guard isCordoned != isCordonedNow else {
        return tool(["node/\(node) already \(isCordoned ? "cordoned" : "uncordoned")"]) + pass(for: .cordon)
      }
      if isCordoned {
        run(
          into: .needlessChange, "You cordoned a node that was well: no pod of its cluster could come back.")
      }
      world.apply(.cordon(cluster: cluster, isCordoned))
      return tool(["node/\(node) \(isCordoned ? "cordoned" : "uncordoned")"]) + pass(for: .cordon)
    case .drain(let cluster):
      let replicas = world.gateway.facts.replicas
      let pods = (cluster * replicas..<(cluster + 1) * replicas).filter {
        world.gateway.pod($0)?.isReady == true
      }
      judgeRestart(of: pods)
      run(into: .needlessChange, "You drained the only node of a cluster: its pods had nowhere to go.")
      world.apply(.cordon(cluster: cluster, true))
      world.apply(.restartPods(pods))
      let shown = pods.prefix(3).map { "evicting pod internal-exchange/\(world.podName($0))" }
      let more = pods.count > 3 ? ["... and \(pods.count - 3) more"] : []
      let node = world.nodeName(cluster)
      return tool(["node/\(node) cordoned"] + shown + more + ["node/\(node) drained"]) + pass(for: .drain)
    case .sync(let cluster):
      guard !world.isRolledBack(cluster) else {
        return tool([
          "FATA[0000] rpc error: code = PermissionDenied desc = Cannot sync: Blocked by sync window"
        ]) + pass(for: .sync)
      }
      return tool([
        "Operation:          Sync", "Phase:              Succeeded",
        "Message:            successfully synced (all tasks run; nothing differed)",
      ]) + pass(for: .sync)
    case .archive(let issue, let threshold):
      archived.updateValue(threshold, forKey: issue)
      return archive(issue, threshold)
    case .addBrokers, .restartPublishers: return actOnPublishing(request)
    case .rollBack(let cluster, let revision):
      guard world.gateway.deploys(cluster: cluster).count > 1 else {
        return tool([
          line.hasPrefix("kubectl")
            ? "error: no rollout history found for statefulset \"events-orchestrator\""
            : "FATA[0000] Application '\(world.appName(cluster))' has no deployment before the one that runs"
        ]) + pass(for: .rollBack)
      }
      judge(
        .rollBack, in: cluster, .needlessChange,
        "You rolled back a deploy that was not the trouble: a second disturbance."
      )
      world.apply(.rollBack(cluster: cluster, to: revision))
      return tool([
        line.hasPrefix("kubectl")
          ? "statefulset.apps/events-orchestrator rolled back"
          : "Application \(world.appName(cluster)) rolled back to \(world.runningRelease(cluster))"
      ])
        + pass(for: .rollBack)
    case .capacity(let count):
      judge(.capacity, .needlessChange, "You changed the processors' capacity, which was not the trouble.")
      world.apply(.setProcessorCapacity(count))
      return tool([
        "desired capacity of \(DrillWorld.processorGroup): \(world.gateway.processorInstances.desired)"
      ]) + pass(for: .capacity)
    case .restartProcessor:
      judge(.restartProcessor, .needlessChange, "You restarted a Failed Writes Processor that was at work.")
      world.apply(.restartFailedWritesProcessor)
      return tool(["deployment.apps/failed-writes-processor restarted"]) + pass(for: .restartProcessor)
    case .republish: return republish()
    case .maxRecords(let count):
      judgeMaxRecords()
      world.apply(.setMaxRecords(count))
      return tool(["max_records = \(count) on all \(world.gateway.facts.pods) pods"]) + pass(for: .maxRecords)
    default: return []
    }
  }

  /// The pods that an order ends, for whoever reads the timeline, where the line itself does not name them.
  private func names(in request: Request, _ line: String) -> StyledText {
    let pods: [Int]
    switch request {
    case .restart(let list), .kill(let list): pods = list
    default: return ""
    }
    guard !line.contains("/"), !line.contains("events-orchestrator-") else { return "" }
    let named = pods.prefix(6).map { world.fullName($0) }.joined(separator: ", ")
    return " (\(SafeText(named + (pods.count > 6 ? " and \(pods.count - 6) more" : ""))))"
  }

  func tool(_ lines: [String]) -> [Block] { [.tool(lines)] }

  /// Notes an action that is right here, or the hazard that it is.
  ///
  /// `cluster` is where it is done; what mends one cluster is no remedy in another.
  mutating func judge(_ tag: Tag, in cluster: Int? = nil, _ hazard: Hazard, _ says: StyledText) {
    let isPlace = cluster == nil || cluster == world.cluster
    if isPlace, world.twin.remedies.contains(tag) { mark([tag]) } else { run(into: hazard, says) }
  }

  private mutating func judgeRestart(of pods: [Int]) {
    let isRemedy = world.twin.remedies.contains(.restart)
    let ill = Set(world.ill).union(isRemedy ? world.affected : [])
    let healthy = pods.filter { !ill.contains($0) }
    if healthy.count > (isRemedy ? 2 : 0) {
      run(
        into: .restartedHealthy,
        "You restarted \(healthy.count) pods that were well: they came back with everything to read again.")
    }
    guard healthy.count < pods.count else { return }
    if done[.logs] == nil, done[.describe] == nil {
      run(
        into: .destroyedEvidence,
        "You deleted ill pods before reading why they were ill; their logs went with them.")
    }
    if isRemedy {
      mark([.restart])
    } else {
      run(into: .uselessRestart, "You restarted pods for something that a restart does not mend.")
    }
  }

  private mutating func judgeMaxRecords() {
    guard world.twin.remedies.contains(.maxRecords) else {
      return run(
        into: .needlessChange,
        "You changed \(.code("max_records")) for every pod: a last resort for trouble that the whole fleet has."
      )
    }
    if let team = world.twin.team, !teams.contains(team) {
      run(into: .lastResortFirst, "You took the last resort before calling those who can mend it.")
    }
    mark([.maxRecords])
  }
}
