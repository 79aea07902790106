import GatewaySimulation

/// Names that the platform gives: nodes, pods of deployments, groups, Kafka clusters; and what a pod's state looks like from outside.
extension DrillWorld {
  /// The auto-scaling group of the processors.
  static let processorGroup = "qw/event-pipeline-orchestrator-processor"
  /// The group of the processors that talk to the rollout orchestrators.
  static let rolloutGroup = "qw/rollout-orchestrator-processor"
  /// Where events end that nothing else took.
  static let bucket = "event-gateway-failed-events-prod"
  /// How much of a panel is shown when nothing is said, in seconds.
  static let usualPanelSeconds = 1800

  /// The auto-scaling group of a cluster's orchestrator nodes.
  func nodeGroup(_ cluster: Int) -> String { "eks-event-pipeline-orchestrator-\(clusterName(cluster))" }

  /// The node of a cluster's orchestrators; a replacement has another name.
  func nodeName(_ cluster: Int) -> String {
    let nodes = gateway.nodeStatuses
    let replacements = nodes.indices.contains(cluster) ? nodes[cluster].replacements : 0
    return "ip-10-\(61 + cluster)-4-\((17 + replacements * 93) % 250).ec2.internal"
  }

  /// The cluster whose node has that name, with or without its cluster before it or its domain behind it.
  func cluster(ofNode name: String) -> Int? {
    let parts = name.lowercased().split(separator: "/").map(String.init)
    guard let last = parts.last else { return nil }
    return (0..<gateway.facts.clusters).first {
      nodeName($0) == last || nodeName($0).hasPrefix(last + ".")
        || (parts.count == 1 && cluster(named: last) == $0)
    }
  }

  /// The Kafka cluster that a Kubernetes cluster reads: `kafka-event-gateway-2`.
  func kafkaName(_ cluster: Int) -> String {
    cluster == 0 ? "kafka-event-gateway" : "kafka-event-gateway-\(cluster + 1)"
  }

  /// The cluster that a Kafka cluster's name or ARN, or a Kubernetes cluster's name, speaks of.
  func cluster(ofKafka name: String) -> Int? {
    let parts = name.lowercased().split(separator: "/").map(String.init)
    return (0..<gateway.facts.clusters).first { parts.contains(kafkaName($0)) } ?? cluster(named: name)
  }

  /// An Argo application: `events-orchestrator-prod-edam-b`.
  func appName(_ cluster: Int) -> String { "events-orchestrator-\(clusterName(cluster))" }

  /// An auto-scaling group as AWS shows it.
  struct ScalingGroup {
    var name: String
    var least: Int
    var most: Int
    var desired: Int
    var inService: Int
  }

  /// Every group that belongs to the gateway.
  var scalingGroups: [ScalingGroup] {
    let nodes = gateway.nodeStatuses.enumerated().map { cluster, node in
      ScalingGroup(name: nodeGroup(cluster), least: 1, most: 2, desired: 1, inService: node.isReady ? 1 : 0)
    }
    let processors = gateway.processorInstances
    return nodes + [
      ScalingGroup(
        name: Self.processorGroup, least: 0, most: gateway.facts.processorMaximum,
        desired: processors.desired,
        inService: processors.running),
      ScalingGroup(name: Self.rolloutGroup, least: 0, most: 60, desired: 0, inService: 0),
    ]
  }

  // MARK: Pods of the deployments

  /// The cluster in which PrepPublisher and the Failed Writes Processor run.
  var deploymentCluster: Int { max(0, gateway.facts.clusters - 1) }
  /// Pods of the Failed Writes Processor; none while it is stopped.
  var failedWritesReplicas: Int { 6 }

  var publisherPodNames: [String] { publisherDeploymentPods.map(\.name) }
  var failedWritesPodNames: [String] { failedWritesDeploymentPods.map(\.name) }

  // MARK: A pod from outside

  /// What stands under STATUS. Between the simulated states a container is being made, runs without being ready, or has just ended.
  func phase(of pod: Int) -> String {
    guard let status = gateway.pod(pod) else { return "Unknown" }
    switch status.phase {
    case .starting where status.restarts > 0 || now - status.since >= 6 * .second: return "Running"
    case .crashLoopBackOff where now - status.since < 3 * .second:
      return status.reason == "OOMKilled" ? "OOMKilled" : "Error"
    default: return status.phase.rawValue
    }
  }

  /// The age of a pod, in kubectl's words.
  func podAge(_ status: PodStatus) -> String {
    Self.age(status.createdAt == 0 ? 26 * .hour + now : now - status.createdAt)
  }

  /// When the container last ended, nil if it never did.
  func lastCrash(_ pod: Int) -> Nanoseconds? {
    let logs = gateway.occurrences.logs(pod: pod) + gateway.occurrences.previousLogs(pod: pod)
    return logs.filter { $0.kind == .crashed }.map(\.time).max()
  }

  /// `6 (2m10s ago)`.
  func restarts(_ pod: Int, _ status: PodStatus) -> String {
    guard status.restarts > 0, let last = lastCrash(pod) else { return "\(status.restarts)" }
    return "\(status.restarts) (\(Self.age(now - last)) ago)"
  }

  /// Pods of a cluster that exist and those that are ready.
  func counts(_ cluster: Int) -> (ready: Int, existing: Int) {
    let range = cluster * gateway.facts.replicas..<(cluster + 1) * gateway.facts.replicas
    return range.reduce(into: (0, 0)) { sum, pod in
      guard let status = gateway.pod(pod), status.phase != .absent else { return }
      sum.1 += 1
      sum.0 += status.isReady ? 1 : 0
    }
  }
}
