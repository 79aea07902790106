import GatewaySimulation

/// Pods as the API gives them: `kubectl get pods -o yaml`.
extension DrillWorld {
  /// An orchestrator pod. `isPrefixed` puts its cluster before its name, as lists over all clusters do.
  func podObject(_ pod: Int, isPrefixed: Bool = false) -> Document? {
    guard let status = gateway.pod(pod), status.phase != .absent else { return nil }
    let cluster = cluster(of: pod)
    let name = podName(pod)
    let deploy = gateway.deploys(cluster: cluster).last { $0.revision == status.revision }
    let isLeaving = status.phase == .terminating
    let isPlaced = status.phase != .pending
    let metadata = Document.object([
      ("name", .text(isPrefixed ? fullName(pod) : name)), ("namespace", "internal-exchange"),
      ("creationTimestamp", .text(stamp(createdAt(status)))), ("generateName", "events-orchestrator-"),
      (
        "deletionTimestamp",
        isLeaving ? .text(stamp(status.since + Nanoseconds(gateway.facts.drainSeconds) * .second)) : nil
      ),
      ("deletionGracePeriodSeconds", isLeaving ? .count(gateway.facts.drainSeconds) : nil),
      (
        "labels",
        .object([
          ("app", "events-orchestrator"), ("cluster", .text(clusterName(cluster))),
          ("apps.kubernetes.io/pod-index", .text("\(pod % gateway.facts.replicas)")),
          ("controller-revision-hash", .text("events-orchestrator-\(commit(cluster, status.revision))")),
          ("statefulset.kubernetes.io/pod-name", .text(name)),
        ])
      ),
      ("ownerReferences", Self.owner("StatefulSet", "events-orchestrator")),
    ])
    return .object([
      ("apiVersion", "v1"), ("kind", "Pod"), ("metadata", metadata),
      ("spec", orchestratorSpec(cluster, deploy, node: isPlaced ? nodeName(cluster) : nil)),
      ("status", podStatus(pod, status)),
    ])
  }

  /// What a pod of a deploy asks for; with the node that it has, if any.
  func orchestratorSpec(_ cluster: Int, _ deploy: Deploy?, node: String? = nil) -> Document {
    let memory = Document.text("\((deploy?.memoryRequest ?? gateway.facts.podMemoryMegabytes) / 1000)Gi")
    let probe = Document.object([
      ("failureThreshold", .count(6)), ("grpc", .object([("port", .count(50099))])),
      ("periodSeconds", .count(10)),
    ])
    let container = Document.object([
      ("name", "orchestrator"), ("image", .text(orchestratorImage(cluster, deploy?.revision ?? 1))),
      ("livenessProbe", probe),
      ("ports", .list([.object([("containerPort", .count(50051)), ("name", "grpc")])])),
      (
        "resources",
        .object([
          ("limits", .object([("memory", memory)])),
          ("requests", .object([("cpu", "1"), ("memory", memory)])),
        ])
      ),
    ])
    return .object([
      ("containers", .list([container])), ("nodeName", node.map { .text($0) }),
      ("nodeSelector", .object([("node-pool", .text(nodePool(deploy)))])), ("restartPolicy", "Always"),
      ("terminationGracePeriodSeconds", .count(gateway.facts.drainSeconds)),
    ])
  }

  /// The node pool that a deploy asks for.
  func nodePool(_ deploy: Deploy?) -> String {
    "event-pipeline-orchestrator" + (deploy?.hasWrongNodePool == true ? "-xl" : "")
  }

  /// The image of a cluster's revision.
  func orchestratorImage(_ cluster: Int, _ revision: Int) -> String {
    "k-repo/data_exchange/event_pipeline_orchestrator:\(commit(cluster, revision))"
  }

  private func podStatus(_ pod: Int, _ status: PodStatus) -> Document {
    let isPlaced = status.phase != .pending
    let isCreating = phase(of: pod) == "ContainerCreating"
    let created = stamp(createdAt(status))
    let ready = stamp(status.since == 0 ? createdAt(status) : status.since)
    func condition(
      _ type: String, _ isTrue: Bool, _ time: String, _ reason: String? = nil, _ message: String? = nil
    )
      -> Document
    {
      .object([
        ("lastTransitionTime", .text(time)), ("message", message.map { .text($0) }),
        ("reason", reason.map { .text($0) }), ("status", .text(isTrue ? "True" : "False")),
        ("type", .text(type)),
      ])
    }
    guard isPlaced else {
      let why = status.reason.hasPrefix("waiting") ? nil : status.reason
      return .object([
        ("conditions", .list([condition("PodScheduled", false, created, "Unschedulable", why)])),
        ("phase", "Pending"), ("qosClass", "Burstable"),
      ])
    }
    let unready = status.isReady ? nil : "ContainersNotReady"
    let message = status.isReady ? nil : "containers with unready status: [orchestrator]"
    return .object([
      (
        "conditions",
        .list([
          condition("Initialized", true, created),
          condition("Ready", status.isReady, ready, unready, message),
          condition("ContainersReady", status.isReady, ready, unready, message),
          condition("PodScheduled", true, created),
        ])
      ),
      ("containerStatuses", .list([containerStatus(pod, status)])),
      ("phase", .text(isCreating ? "Pending" : "Running")), ("podIP", .text(address(pod))),
      ("qosClass", "Burstable"), ("startTime", .text(created)),
    ])
  }

  private func containerStatus(_ pod: Int, _ status: PodStatus) -> Document {
    let state = container(pod, status)
    let now: Document
    var isStarted = false
    switch state.now {
    case .running(let since):
      isStarted = true
      now = .object([("running", .object([("startedAt", .text(stamp(since)))]))])
    case .waiting(let reason, let message):
      now = .object([
        (
          "waiting",
          .object([("message", message.isEmpty ? nil : .text(message)), ("reason", .text(reason))])
        )
      ])
    case .terminated(let end): now = .object([("terminated", terminated(end))])
    }
    return .object([
      ("image", .text(orchestratorImage(cluster(of: pod), status.revision))),
      ("lastState", .object([("terminated", state.last.map(terminated))])), ("name", "orchestrator"),
      ("ready", .bool(status.isReady)), ("restartCount", .count(status.restarts)),
      ("started", .bool(isStarted)),
      ("state", now),
    ])
  }

  private func terminated(_ end: ContainerState.Termination) -> Document {
    .object([
      ("exitCode", .count(end.exitCode)), ("finishedAt", .text(stamp(end.finishedAt))),
      ("reason", .text(end.reason)), ("startedAt", .text(stamp(end.startedAt))),
    ])
  }

  private static func owner(_ kind: String, _ name: String) -> Document {
    .list([
      .object([
        ("apiVersion", "apps/v1"), ("controller", .bool(true)), ("kind", .text(kind)), ("name", .text(name)),
      ])
    ])
  }

  /// A pod of a deployment: `number` is its place in the deployment's list, the ill ones first.
  func podObject(_ workload: Workload, _ number: Int, isPrefixed: Bool) -> Document? {
    let pods = workload == .publisher ? publisherDeploymentPods : failedWritesDeploymentPods
    let names = pods.map(\.name)
    guard names.indices.contains(number) else { return nil }
    let isReady = number >= illPods(of: workload)
    let isCrashing = !isReady && workload == .failedWrites
    let letter = clusterName(deploymentCluster).suffix(1)
    let replicaSet = names[number].split(separator: "-").dropLast().joined(separator: "-")
    let created = stamp(pods[number].createdAt)
    let state: Document =
      isCrashing
      ? .object([("waiting", .object([("reason", "CrashLoopBackOff")]))])
      : .object([("running", .object([("startedAt", .text(created))]))])
    let container = Document.object([
      (
        "lastState",
        .object(isCrashing ? [("terminated", .object([("exitCode", .count(1)), ("reason", "Error")]))] : [])
      ),
      ("name", "main"), ("ready", .bool(isReady)), ("restartCount", .count(isCrashing ? 7 : 0)),
      ("state", state),
    ])
    return .object([
      ("apiVersion", "v1"), ("kind", "Pod"),
      (
        "metadata",
        .object([
          ("name", .text(isPrefixed ? "\(letter)/\(names[number])" : names[number])),
          ("namespace", "internal-exchange"), ("creationTimestamp", .text(created)),
          (
            "labels",
            .object([("app", .text(workload.rawValue)), ("cluster", .text(clusterName(deploymentCluster)))])
          ),
          ("ownerReferences", Self.owner("ReplicaSet", replicaSet)),
        ])
      ),
      (
        "spec",
        .object([
          ("containers", .list([.object([("name", "main")])])),
          ("nodeSelector", .object([("node-pool", "event-pipeline-publisher")])),
        ])
      ),
      (
        "status",
        .object([
          (
            "conditions",
            .list([.object([("status", .text(isReady ? "True" : "False")), ("type", "Ready")])])
          ),
          ("containerStatuses", .list([container])), ("phase", "Running"), ("startTime", .text(created)),
        ])
      ),
    ])
  }

  /// How many pods of a deployment are not ready: the first in its list.
  func illPods(of workload: Workload) -> Int {
    switch workload {
    case .publisher: gateway.publisherReplicas - gateway.publisherPods
    case .failedWrites: gateway.isFailedWritesProcessorRunning ? 0 : failedWritesReplicas
    case .orchestrator: 0
    }
  }
}

extension Document: ExpressibleByStringLiteral {
  init(stringLiteral value: String) { self = .text(value) }
}
