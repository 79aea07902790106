import GatewaySimulation
import TutorCore

/// Argo.
extension DrillWorld {
  /// `Healthy`, `Degraded` or `Progressing`, as Argo sees a cluster's orchestrators.
  private func health(_ cluster: Int) -> String {
    let pods = cluster * gateway.facts.replicas..<(cluster + 1) * gateway.facts.replicas
    let phases = pods.compactMap { gateway.pod($0)?.phase }.filter { $0 != .absent && $0 != .running }
    if phases.isEmpty { return "Healthy" }
    return phases.contains(.crashLoopBackOff) ? "Degraded" : "Progressing"
  }

  /// Whether the latest deploy is a roll-back, which leaves the application behind Git.
  func isRolledBack(_ cluster: Int) -> Bool {
    let last = gateway.occurrences.events.last {
      $0.source == .deploy(cluster: cluster) && ($0.kind == .rolledBack || $0.kind == .synced)
    }
    return last?.kind == .rolledBack
  }

  private func syncStatus(_ cluster: Int) -> String {
    isRolledBack(cluster) || counts(cluster).existing != gateway.facts.replicas ? "OutOfSync" : "Synced"
  }

  /// `argo app list`.
  var applications: View {
    var rows = (0..<gateway.facts.clusters).map {
      [appName($0), syncStatus($0), health($0), isRolledBack($0) ? "<none>" : "Auto"]
    }
    for workload in [Workload.publisher, .failedWrites] {
      rows.append([workload.rawValue, "Synced", health(workload), "Auto"])
    }
    let isTelling = gateway.publisherPods < gateway.publisherReplicas
    return View(
      tool: columns([["NAME", "STATUS", "HEALTH", "SYNCPOLICY"]] + rows),
      isTelling ? [.pods, .publishers] : [.pods])
  }

  /// A deployment's health as Argo sees it: a rollout that cannot get its pods ready is degraded in the end.
  private func health(_ workload: Workload) -> String {
    let (serving, wanted) = replicas(of: workload)
    if serving == wanted { return "Healthy" }
    return serving == 0 || workload == .publisher && publisherRollLeft == nil ? "Degraded" : "Progressing"
  }

  /// `argo app get`.
  func application(_ cluster: Int) -> View {
    let (ready, existing) = counts(cluster)
    let revision = gateway.deploys(cluster: cluster).last?.revision ?? 1
    let pods = cluster * gateway.facts.replicas..<(cluster + 1) * gateway.facts.replicas
    let unready = pods.filter { gateway.pod($0)?.isReady != true && gateway.pod($0)?.phase != .absent }
    var lines = [
      "Name:               internal/\(appName(cluster))", "Server:             \(clusterName(cluster))",
      "Namespace:          internal-exchange",
      "Sync Policy:        \(isRolledBack(cluster) ? "Manual" : "Automated")",
      "Sync Status:        \(syncStatus(cluster)) (revision \(revision))",
      "Health Status:      \(health(cluster))",
      "On release:         \(Self.releasePolicy)", "",
    ]
    lines += columns([
      ["GROUP", "KIND", "NAME", "STATUS", "HEALTH"],
      ["apps", "StatefulSet", "events-orchestrator", syncStatus(cluster), health(cluster)],
      [
        "", "Pod", "events-orchestrator-*", "\(ready)/\(existing)",
        unready.isEmpty ? "all Running" : phases(unready),
      ],
    ])
    return View(tool: lines, [.pods], pods: unready)
  }

  /// `argo app history`.
  func deployHistory(cluster: Int?) -> View {
    var rows = [["APP", "ID", "SYNCED", "REVISION", "STATUS"]]
    for each in 0..<gateway.facts.clusters where cluster == nil || cluster == each {
      let deploys = gateway.deploys(cluster: each)
      for deploy in deploys.suffix(cluster == nil ? 3 : 8) {
        let isLatest = deploy.revision == deploys.last?.revision
        rows.append([
          appName(each), "\(deploy.revision)", deploy.syncedAt == 0 ? "yesterday" : clock(deploy.syncedAt),
          commit(each, deploy.revision), isLatest ? "current, \(health(each))" : "superseded",
        ])
      }
    }
    var lines = columns(rows, gap: 2)
    if let last = lastDeployed, cluster == nil || cluster == last {
      lines.append("  what the newest changed: argo app diff \(clusterName(last))")
    }
    return View(tool: lines, [.deploys])
  }

  /// The cluster whose orchestrators were deployed last; nil when none were since yesterday.
  private var lastDeployed: Int? {
    let clusters = (0..<gateway.facts.clusters).filter { gateway.deploys(cluster: $0).count > 1 }
    return clusters.max {
      gateway.deploys(cluster: $0).last?.syncedAt ?? 0 < gateway.deploys(cluster: $1).last?.syncedAt ?? 0
    }
  }

  /// The look at what the newest deploy changed, or at the deploys when there is none.
  var changeOfLastDeploy: Request { lastDeployed.map { .appDiff(cluster: $0) } ?? .deploys(cluster: nil) }

  /// `argo app get` of a deployment.
  func application(_ workload: Workload) -> View {
    let (serving, wanted) = replicas(of: workload)
    let health = health(workload)
    var lines = [
      "Name:               internal/\(workload.rawValue)",
      "Server:             \(clusterName(deploymentCluster))",
      "Namespace:          internal-exchange", "Sync Policy:        Automated",
      "Sync Status:        Synced (revision \(Self.workloadRevision))", "Health Status:      \(health)", "",
    ]
    lines += columns([
      ["GROUP", "KIND", "NAME", "STATUS", "HEALTH"],
      ["apps", "Deployment", workload.rawValue, "Synced", health],
      [
        "", "Pod", workload.rawValue + "-*", "\(serving)/\(wanted)",
        serving == wanted ? "all Running" : "not ready",
      ],
    ])
    return View(tool: lines, workload == .publisher ? [.publishers, .pods] : [.processor])
  }

  /// `argo app history` of a deployment.
  func deployHistory(_ workload: Workload) -> View {
    View(
      tool: columns([
        ["APP", "ID", "SYNCED", "STATUS"],
        [workload.rawValue, "\(Self.workloadRevision - 1)", "9d ago", "superseded"],
        [workload.rawValue, "\(Self.workloadRevision)", "3d ago", "current"],
      ]), [.deploys])
  }

  /// `kubectl rollout status` and `history` of a deployment.
  func rollout(of workload: Workload, isHistory: Bool) -> View {
    let name = workload.rawValue
    let restarts = workload == .publisher ? publisherRestarts : processorRestarts
    if isHistory {
      let rows =
        [["REVISION", "CHANGE-CAUSE"]]
        + [(1, "9d"), (0, "3d")].map { ["\(Self.workloadRevision - $0.0)", "synced by Argo \($0.1) ago"] }
        + restarts.enumerated().map {
          ["\(Self.workloadRevision + 1 + $0.offset)", "restarted \(Self.age(now - $0.element)) ago"]
        }
      return View(tool: ["deployment.apps/\(name)"] + columns(rows), [.deploys])
    }
    let (serving, wanted) = replicas(of: workload)
    let isRolling = workload == .publisher && publisherRollLeft != nil
    let line =
      isRolling
      ? "Waiting for deployment \"\(name)\" rollout to finish: \(updatedPublishers) out of \(wanted) new replicas have been updated..."
      : serving < wanted
        ? "Waiting for deployment \"\(name)\" rollout to finish: \(serving) of \(wanted) replicas are available..."
        : "deployment \"\(name)\" successfully rolled out"
    return View(tool: [line], workload == .publisher ? [.publishers, .pods] : [.processor])
  }

  /// Pods of a deployment that serve, and that it should have.
  func replicas(of workload: Workload) -> (serving: Int, wanted: Int) {
    guard workload == .failedWrites else { return (gateway.publisherPods, gateway.publisherReplicas) }
    return (gateway.isFailedWritesProcessorRunning ? failedWritesReplicas : 0, failedWritesReplicas)
  }

  /// The deployments' revision: none is deployed in a drill.
  private static let workloadRevision = 41

  /// A commit's short hash, the same for all clusters at first; a roll-back has the one that it went back to.
  func commit(_ cluster: Int, _ revision: Int) -> String {
    let revision = gateway.deploys(cluster: cluster).first { $0.revision == revision }?.release ?? revision
    let salt = revision == 1 ? 0 : cluster
    var state = UInt64(revision * 31 + salt * 7 + 5) &* 0x9E37_79B9_7F4A_7C15
    state ^= state >> 29
    let text = String(state, radix: 16)
    return String((text + "0000000").prefix(7))
  }

  /// The revision that a cluster runs, with its commit: `3 (3fcd1e1)`.
  func runningRelease(_ cluster: Int) -> String {
    let revision = gateway.deploys(cluster: cluster).last?.revision ?? 1
    return "\(revision) (\(commit(cluster, revision)))"
  }

  /// `argo app diff`: what the deploy that runs changed.
  func deployDiff(cluster: Int) -> View {
    let deploys = gateway.deploys(cluster: cluster)
    guard let last = deploys.last, deploys.count > 1 else {
      return View(
        tool: ["(no difference: \(appName(cluster)) is as Git has it, since yesterday)"], [.deploys])
    }
    let before = deploys[deploys.count - 2]
    var lines = [
      "===== apps/StatefulSet internal-exchange/events-orchestrator ======",
      "(revision \(before.revision) against \(last.revision), synced \(clock(last.syncedAt)))",
      "<   image: k-repo/data_exchange/event_pipeline_orchestrator:\(commit(cluster, before.revision))",
      ">   image: k-repo/data_exchange/event_pipeline_orchestrator:\(commit(cluster, last.revision))",
    ]
    func pool(_ deploy: Deploy) -> String {
      deploy.hasWrongNodePool ? "event-pipeline-orchestrator-xl" : "event-pipeline-orchestrator"
    }
    if pool(before) != pool(last) {
      lines += [
        "<     nodeSelector: { node-pool: \(pool(before)) }",
        ">     nodeSelector: { node-pool: \(pool(last)) }",
      ]
    }
    if before.memoryRequest != last.memoryRequest {
      lines += [
        "<     memory: \(before.memoryRequest / 1000)Gi", ">     memory: \(last.memoryRequest / 1000)Gi",
      ]
    }
    return View(tool: lines, [.deploys])
  }
}
