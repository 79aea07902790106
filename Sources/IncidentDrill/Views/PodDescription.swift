import GatewaySimulation
import TutorCore

/// `kubectl describe`.
extension DrillWorld {
  /// Pods, at most three of them.
  func describe(_ pods: [Int]) -> View {
    var lines: [String] = []
    for pod in pods.prefix(3) {
      guard let status = gateway.pod(pod) else { continue }
      if !lines.isEmpty { lines += ["", ""] }
      lines += description(pod, status)
    }
    if pods.count > 3 { lines.append("... \(pods.count - 3) more; name them to see them") }
    let isTelling = pods.contains { affected.contains($0) || gateway.pod($0)?.isReady != true }
    return View(tool: lines, isTelling ? [.describe, .pods] : [.pods])
  }

  private func description(_ pod: Int, _ status: PodStatus) -> [String] {
    let cluster = cluster(of: pod)
    let deploy = gateway.deploys(cluster: cluster).last { $0.revision == status.revision }
    let isPlaced = status.phase != .pending
    var lines = [
      "Name:           \(podName(pod))", "Namespace:      internal-exchange",
      "Context:        \(clusterName(cluster))", "Node:           \(isPlaced ? nodeName(cluster) : "<none>")",
      "Labels:         app=events-orchestrator, revision=\(status.revision)",
      "Status:         \(statusLine(status))", "Controlled By:  StatefulSet/events-orchestrator",
      "Containers:",
      "  orchestrator:",
    ]
    lines += state(pod, status).map { "    " + $0 }
    let memory = deploy?.memoryRequest ?? gateway.facts.podMemoryMegabytes
    lines += [
      "    Ready:          \(status.isReady ? "True" : "False")", "    Restart Count:  \(status.restarts)",
      "    Limits:         memory: \(memory / 1000)Gi",
      "    Requests:       cpu: 1, memory: \(memory / 1000)Gi",
      "Conditions:",
      "  PodScheduled   \(isPlaced ? "True" : "False")",
      "  Ready          \(status.isReady ? "True" : "False")",
      "Node-Selectors:   node-pool=\(nodePool(deploy))", "Events:",
    ]
    let events = gateway.occurrences.events.filter { $0.source == .pod(pod) }.suffix(5)
    if events.isEmpty { return lines + ["  <none>"] }
    let rows = events.map { event in
      [
        "  " + (isWarning(event) ? "Warning" : "Normal"), event.kind.rawValue, Self.age(now - event.time),
        sender(event),
        message(event),
      ]
    }
    return lines + columns([["  Type", "Reason", "Age", "From", "Message"]] + rows)
  }

  private func statusLine(_ status: PodStatus) -> String {
    switch status.phase {
    case .pending, .starting: status.phase == .starting && status.restarts > 0 ? "Running" : "Pending"
    case .terminating: "Terminating (lasts \(Self.age(now - status.since)))"
    default: "Running"
    }
  }

  private func state(_ pod: Int, _ status: PodStatus) -> [String] {
    let state = container(pod, status)
    var lines: [String]
    switch state.now {
    case .running where status.phase == .terminating: lines = ["State:          Running (stopping)"]
    case .running(let since): lines = ["State:          Running", "  Started:      \(start(since))"]
    case .waiting(let reason, _):
      lines = ["State:          Waiting"] + (reason.isEmpty ? [] : ["  Reason:       \(reason)"])
    case .terminated(let end): lines = ["State:          Terminated"] + ending(end)
    }
    if let last = state.last { lines += ["Last State:     Terminated"] + ending(last) }
    return lines
  }

  private func ending(_ end: ContainerState.Termination) -> [String] {
    [
      "  Reason:       \(end.reason)", "  Exit Code:    \(end.exitCode)",
      "  Started:      \(start(end.startedAt))", "  Finished:     \(clock(end.finishedAt))",
    ]
  }

  /// When a container began, which is before the pod is ready.
  private func start(_ time: Nanoseconds) -> String {
    time <= -24 * .hour ? "yesterday" : clock(time)
  }

  /// The node of a cluster's orchestrators.
  func describeNode(_ cluster: Int) -> View {
    guard gateway.nodeStatuses.indices.contains(cluster) else { return View(tool: [], []) }
    let node = gateway.nodeStatuses[cluster]
    let placed = podsPlaced(on: cluster)
    let since = Self.age(node.since == 0 ? 26 * .hour + now : now - node.since)
    let taint =
      node.isCordoned
      ? "node.kubernetes.io/unschedulable:NoSchedule"
      : node.isReady ? "<none>" : "node.kubernetes.io/unreachable:NoExecute"
    var lines = [
      "Name:               \(nodeName(cluster))", "Context:            \(clusterName(cluster))",
      "Labels:             node-pool=event-pipeline-orchestrator",
      "                    node.kubernetes.io/instance-type=m7i.48xlarge", "Taints:             \(taint)",
      "Unschedulable:      \(node.isCordoned)", "Conditions:",
    ]
    lines += columns([
      ["  Type", "Status", "Since", "Reason"],
      [
        "  MemoryPressure", node.isReady ? "False" : "Unknown", since,
        node.isReady ? "KubeletHasSufficientMemory" : "NodeStatusUnknown",
      ],
      [
        "  Ready", node.isReady ? "True" : "Unknown", since,
        node.isReady ? "KubeletReady" : "NodeStatusUnknown",
      ],
    ])
    let request = gateway.facts.podMemoryMegabytes
    let room = gateway.world.parameters.nodeMegabytes
    let strangers = strangers(on: cluster)
    lines += [
      "Allocatable:        cpu: 191, memory: \(room / 1000)Gi",
      "Non-terminated Pods: (\(placed) events-orchestrator\(strangers.isEmpty ? "" : ", 1 reindex"))",
    ]
    lines += strangers
    lines += [
      "Allocated:          memory: \(placed * request / 1000)Gi (\(room > 0 ? placed * request * 100 / room : 0) %)",
      "Events:",
    ]
    let events = gateway.occurrences.events.filter { $0.source == .node(cluster) }.suffix(5)
    lines +=
      events.isEmpty
      ? ["  <none>"]
      : columns(
        [["  Type", "Reason", "Age", "Message"]]
          + events.map { ["  Normal", $0.kind.rawValue, Self.age(now - $0.time), message($0)] })
    // Where a starved pod runs, the node says who takes its CPU; anywhere else it tells nothing of that.
    let isAsked = affected.contains { self.cluster(of: $0) == cluster } || !strangers.isEmpty
    return View(tool: lines, isAsked ? [.neighbours, .nodes] : [.nodes])
  }

  /// Whoever takes CPU from a cluster's orchestrators, and from which.
  private func strangers(on cluster: Int) -> [String] {
    let replicas = gateway.facts.replicas
    let starved = (cluster * replicas..<(cluster + 1) * replicas).filter {
      gateway.takenPermille(pod: $0) >= 100
    }
    guard !starved.isEmpty else { return [] }
    let taken = starved.reduce(0) { $0 + gateway.takenPermille(pod: $1) }
    let names = starved.prefix(6).map { "\($0 % replicas)" }.joined(separator: ", ")
    return [
      "  bulk/reindex-0      cpu: \(taken)m in use, no limit; on the cores of",
      "                      events-orchestrator-\(names)\(starved.count > 6 ? ", ..." : "")",
    ]
  }

  /// Pods that hold room on a cluster's node.
  func podsPlaced(on cluster: Int) -> Int {
    (cluster * gateway.facts.replicas..<(cluster + 1) * gateway.facts.replicas).count { pod in
      guard let phase = gateway.pod(pod)?.phase else { return false }
      return phase != .pending && phase != .absent
    }
  }

  /// A deployment.
  func describeWorkload(_ workload: Workload) -> View {
    let isPublisher = workload == .publisher
    let isUp = isPublisher || gateway.isFailedWritesProcessorRunning
    let pods = isPublisher ? gateway.publisherReplicas : failedWritesReplicas
    let serving = isPublisher ? gateway.publisherPods : isUp ? failedWritesReplicas : 0
    let facts = gateway.facts
    var lines = [
      "Name:               \(workload.rawValue)", "Namespace:          internal-exchange",
      "Context:            \(clusterName(deploymentCluster))",
      "Replicas:           \(pods) desired | \(isPublisher ? updatedPublishers : pods) updated | \(serving) available",
      "StrategyType:       RollingUpdate (maxUnavailable 0, maxSurge 10%)",
      "Node-Selectors:     node-pool=event-pipeline-publisher",
    ]
    if isPublisher {
      lines += [
        "Autoscaling:        \(facts.publisherMinimum) to \(facts.publisherMaximum), \(facts.publisherTargetPerPod) requests/s a pod",
        "Environment:        MONITORING_SENTRY_FILTER_CONNECTION_RESET_ERROR: true",
      ]
    }
    lines += ["Conditions:         Available \(isUp ? "True" : "False"), Progressing True"]
    return View(tool: lines, isPublisher ? [.publishers, .pods] : [.processor])
  }
}
