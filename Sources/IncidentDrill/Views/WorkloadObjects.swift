import GatewaySimulation

/// StatefulSets, deployments, nodes and events as the API gives them.
extension DrillWorld {
  /// Where a release is said to replace all pods together: an annotation of the StatefulSet.
  static let releaseAnnotation = "internal-exchange/on-release"
  /// What stands there.
  static let releasePolicy = "recreate all pods of the cluster together"

  private func metadata(_ name: String, _ cluster: Int, days: Int, _ more: [(String, Document?)] = [])
    -> Document
  {
    .object(
      [
        ("name", .text(name)), ("namespace", "internal-exchange"),
        ("creationTimestamp", .text(stamp(now - Nanoseconds(days) * 24 * .hour))),
        ("labels", .object([("app", .text(name)), ("cluster", .text(clusterName(cluster)))])),
      ] + more)
  }

  private static func selector(_ name: String) -> Document {
    .object([("matchLabels", .object([("app", .text(name))]))])
  }

  /// A cluster's StatefulSet.
  func statefulSetObject(_ cluster: Int, isPrefixed: Bool) -> Document {
    let name = "events-orchestrator"
    let (ready, existing) = counts(cluster)
    let deploys = gateway.deploys(cluster: cluster)
    let deploy = deploys.last
    let pods = cluster * gateway.facts.replicas..<(cluster + 1) * gateway.facts.replicas
    let updated = pods.count {
      gateway.pod($0)?.revision == deploy?.revision && gateway.pod($0)?.phase != .absent
    }
    let revision = Document.text("\(name)-\(commit(cluster, deploy?.revision ?? 1))")
    let spec = Document.object([
      ("podManagementPolicy", "Parallel"), ("replicas", .count(existing)),
      ("revisionHistoryLimit", .count(10)),
      ("selector", Self.selector(name)), ("serviceName", .text(name)),
      (
        "template",
        .object([
          ("metadata", .object([("labels", .object([("app", .text(name))]))])),
          ("spec", orchestratorSpec(cluster, deploy)),
        ])
      ),
      (
        "updateStrategy",
        .object([("rollingUpdate", .object([("partition", .count(0))])), ("type", "RollingUpdate")])
      ),
    ])
    let status = Document.object([
      ("availableReplicas", .count(ready)), ("currentRevision", revision), ("readyReplicas", .count(ready)),
      ("replicas", .count(existing)), ("updateRevision", revision), ("updatedReplicas", .count(updated)),
    ])
    let annotations = Document.object([(Self.releaseAnnotation, .text(Self.releasePolicy))])
    return .object([
      ("apiVersion", "apps/v1"), ("kind", "StatefulSet"),
      (
        "metadata",
        metadata(
          isPrefixed ? "\(clusterName(cluster).suffix(1))/\(name)" : name, cluster, days: 212,
          [("annotations", annotations)])
      ), ("spec", spec), ("status", status),
    ])
  }

  /// `kubectl describe statefulset`.
  func describeStatefulSet(_ cluster: Int) -> View {
    let (ready, existing) = counts(cluster)
    let deploy = gateway.deploys(cluster: cluster).last
    let pods = cluster * gateway.facts.replicas..<(cluster + 1) * gateway.facts.replicas
    let waiting = pods.filter { gateway.pod($0)?.phase != .absent && gateway.pod($0)?.isReady != true }
    let memory = (deploy?.memoryRequest ?? gateway.facts.podMemoryMegabytes) / 1000
    let left = gateway.leftToRoll(cluster: cluster)
    var lines = [
      "Name:                 events-orchestrator", "Namespace:            internal-exchange",
      "Context:              \(clusterName(cluster))", "Selector:             app=events-orchestrator",
      "Annotations:          \(Self.releaseAnnotation):", "                        \(Self.releasePolicy)",
      "Replicas:             \(existing) desired | \(existing) total",
      "Pod Management:       Parallel",
      "Update Strategy:      RollingUpdate (rollout restart: pod after pod)",
      "  Partition:          0",
      "Pods Status:          \(ready) Running / \(waiting.count) Waiting / 0 Succeeded / 0 Failed",
      "Pod Template:", "  Labels:             app=events-orchestrator", "  Containers:", "   orchestrator:",
      "    Image:            \(orchestratorImage(cluster, deploy?.revision ?? 1))",
      "    Limits:           memory: \(memory)Gi", "    Requests:         cpu: 1, memory: \(memory)Gi",
      "    Liveness:         grpc :50099 period=10s #failure=6",
      "  Node-Selectors:     node-pool=\(nodePool(deploy))",
    ]
    if left > 0 { lines.append("Rolling:              \(left) pods to come") }
    if let deploy, deploy.syncedAt != 0 {
      let verb = deploy.release == deploy.revision ? "synced" : "rolled back"
      lines += [
        "Events:",
        "  Normal  SuccessfulCreate  \(Self.age(now - deploy.syncedAt))  all pods recreated: \(verb) to \(commit(cluster, deploy.revision))",
      ]
    } else {
      lines.append("Events:               <none>")
    }
    return View(tool: lines, [.pods], pods: waiting)
  }

  /// A deployment.
  func deploymentObject(_ workload: Workload, isPrefixed: Bool) -> Document {
    let (serving, wanted) = replicas(of: workload)
    let letter = clusterName(deploymentCluster).suffix(1)
    return .object([
      ("apiVersion", "apps/v1"), ("kind", "Deployment"),
      (
        "metadata",
        metadata(
          isPrefixed ? "\(letter)/\(workload.rawValue)" : workload.rawValue, deploymentCluster, days: 212)
      ),
      (
        "spec",
        .object([
          ("replicas", .count(wanted)), ("selector", Self.selector(workload.rawValue)),
          (
            "strategy",
            .object([
              ("rollingUpdate", .object([("maxSurge", "10%"), ("maxUnavailable", .count(0))])),
              ("type", "RollingUpdate"),
            ])
          ),
        ])
      ),
      (
        "status",
        .object([
          ("availableReplicas", .count(serving)), ("readyReplicas", .count(serving)),
          ("replicas", .count(wanted)),
          ("unavailableReplicas", serving < wanted ? .count(wanted - serving) : nil),
          ("updatedReplicas", .count(workload == .publisher ? updatedPublishers : wanted)),
        ])
      ),
    ])
  }

  /// PrepPublisher's autoscaler.
  func autoscalerObject(isPrefixed: Bool) -> Document {
    let letter = clusterName(deploymentCluster).suffix(1)
    let facts = gateway.facts
    let name = Workload.publisher.rawValue
    let reference = Document.object([
      ("apiVersion", "apps/v1"), ("kind", "Deployment"), ("name", .text(name)),
    ])
    return .object([
      ("apiVersion", "autoscaling/v2"), ("kind", "HorizontalPodAutoscaler"),
      ("metadata", metadata(isPrefixed ? "\(letter)/\(name)" : name, deploymentCluster, days: 212)),
      (
        "spec",
        .object([
          ("maxReplicas", .count(facts.publisherMaximum)), ("minReplicas", .count(facts.publisherMinimum)),
          ("scaleTargetRef", reference),
        ])
      ),
      (
        "status",
        .object([
          ("currentReplicas", .count(gateway.publisherReplicas)),
          ("desiredReplicas", .count(gateway.publisherReplicas)),
        ])
      ),
    ])
  }

  /// The node of a cluster.
  func nodeObject(_ cluster: Int, isPrefixed: Bool) -> Document {
    let node = gateway.nodeStatuses[cluster]
    let name = nodeName(cluster)
    let since = stamp(node.since == 0 ? -26 * .hour : node.since)
    let status = node.isReady ? "True" : "Unknown"
    let taints = [
      node.isCordoned ? ("node.kubernetes.io/unschedulable", "NoSchedule") : nil,
      node.isReady ? nil : ("node.kubernetes.io/unreachable", "NoExecute"),
    ].compactMap { $0 }.map { Document.object([("effect", .text($0.1)), ("key", .text($0.0))]) }
    let ready = Document.object([
      ("lastTransitionTime", .text(since)),
      ("reason", .text(node.isReady ? "KubeletReady" : "NodeStatusUnknown")),
      ("status", .text(status)), ("type", "Ready"),
    ])
    return .object([
      ("apiVersion", "v1"), ("kind", "Node"),
      (
        "metadata",
        .object([
          ("creationTimestamp", .text(since)),
          ("name", .text(isPrefixed ? "\(clusterName(cluster).suffix(1))/\(name)" : name)),
          (
            "labels",
            .object([
              ("cluster", .text(clusterName(cluster))), ("node-pool", "event-pipeline-orchestrator"),
              ("node.kubernetes.io/instance-type", "m7i.48xlarge"),
            ])
          ),
        ])
      ),
      (
        "spec",
        .object([
          ("taints", taints.isEmpty ? nil : .list(taints)),
          ("unschedulable", node.isCordoned ? .bool(true) : nil),
        ])
      ),
      (
        "status",
        .object([
          (
            "allocatable",
            .object([("cpu", "191"), ("memory", .text("\(gateway.world.parameters.nodeMegabytes / 1000)Gi"))])
          ), ("conditions", .list([ready])), ("nodeInfo", .object([("kubeletVersion", "v1.29.6-eks")])),
        ])
      ),
    ])
  }

  /// An event of Kubernetes.
  func eventObject(_ event: Occurrence) -> Document {
    var involved = [
      ("namespace", Document.text("internal-exchange")), ("kind", "Node"), ("name", .text("-")),
    ]
    switch event.source {
    case .pod(let pod):
      involved = [("namespace", "internal-exchange"), ("kind", "Pod"), ("name", .text(fullName(pod)))]
    case .node(let cluster): involved = [("kind", "Node"), ("name", .text(nodeName(cluster)))]
    case .deploy(let cluster):
      let letter = clusterName(cluster).suffix(1)
      involved = [("kind", "StatefulSet"), ("name", .text("\(letter)/events-orchestrator"))]
    default: break
    }
    return .object([
      ("apiVersion", "v1"), ("kind", "Event"), ("involvedObject", .object(involved.map { ($0.0, $0.1) })),
      ("lastTimestamp", .text(stamp(event.time))), ("message", .text(message(event))),
      (
        "metadata",
        .object([("namespace", "internal-exchange"), ("creationTimestamp", .text(stamp(event.time)))])
      ),
      ("reason", .text(reason(event))), ("type", .text(isWarning(event) ? "Warning" : "Normal")),
    ])
  }
}
