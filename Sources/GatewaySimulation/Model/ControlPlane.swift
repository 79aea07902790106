/// Kubernetes, as far as the orchestrators meet it: StatefulSets, the scheduler, crash back-off, nodes.
struct ControlPlane: Sendable {
  /// What is due for a pod; ignored when the pod was created anew meanwhile.
  struct PodEvent: Sendable {
    enum Kind: Sendable { case ready, crash, restart, schedule }
    var pod: Int
    var incarnation: Int
    var kind: Kind
  }

  /// What the gateway has to do to a pod's process.
  enum Order: Sendable {
    case none
    case start
    case kill
  }

  private(set) var pods: [PodStatus]
  private(set) var nodes: [NodeStatus]
  private(set) var deploys: [[Deploy]]
  /// Clusters whose StatefulSet restarts, with the ordinals still to come, the next one last.
  private var rolling: [[Int]]
  private var rollingPod: [Int?]
  let replicas: Int
  private var starts: RandomStream

  init(_ rules: Rules, _ source: RandomSource) {
    replicas = rules.facts.replicas
    pods = Array(repeating: PodStatus(phase: .running, since: 0), count: rules.facts.pods)
    nodes = Array(repeating: NodeStatus(), count: rules.facts.clusters)
    deploys = Array(
      repeating: [Deploy(memoryRequest: rules.facts.podMemoryMegabytes)], count: rules.facts.clusters)
    rolling = Array(repeating: [], count: rules.facts.clusters)
    rollingPod = Array(repeating: nil, count: rules.facts.clusters)
    starts = source.stream("pod.starts")
  }

  func cluster(of pod: Int) -> Int { pod / replicas }
  func podRange(_ cluster: Int) -> Range<Int> { cluster * replicas..<(cluster + 1) * replicas }
  func deploy(_ cluster: Int) -> Deploy { deploys[cluster].last ?? Deploy(memoryRequest: 0) }
  var isSettled: Bool { pods.allSatisfy { $0.isReady } }

  mutating func set(_ pod: Int, _ phase: PodStatus.Phase, _ reason: String = "", at now: Nanoseconds) {
    pods[pod].phase = phase
    pods[pod].reason = reason
    pods[pod].since = now
  }

  mutating func breakPod(_ pod: Int, by fault: Int?) {
    pods[pod].isBroken = true
    pods[pod].brokenBy = fault
  }

  mutating func mend(fault: Int) {
    for pod in pods.indices where pods[pod].brokenBy == fault {
      pods[pod].isBroken = false
      pods[pod].brokenBy = nil
    }
  }

  /// A new pod in the place of the old one: it has to be scheduled, and runs the latest deploy.
  mutating func recreate(
    _ pod: Int, at now: Nanoseconds, _ rules: Rules, _ queue: inout EventQueue<GatewayEvent>
  ) {
    let deploy = deploy(cluster(of: pod))
    pods[pod].incarnation += 1
    pods[pod].restarts = 0
    pods[pod].createdAt = now
    pods[pod].revision = deploy.revision
    pods[pod].backoff = rules.parameters.pendingBackoff
    if pods[pod].brokenBy == nil { pods[pod].isBroken = false }
    set(pod, .pending, "waiting for the scheduler", at: now)
    later(pod, .schedule, at: now, &queue)
  }

  /// Scaled away: nothing that was due for it happens.
  mutating func remove(_ pod: Int, at now: Nanoseconds) {
    pods[pod].incarnation += 1
    set(pod, .absent, at: now)
  }

  /// The scheduler looks at a Pending pod. It starts if a node has room, else waits twice as long as before.
  mutating func trySchedule(
    _ pod: Int, at now: Nanoseconds, _ rules: Rules, _ queue: inout EventQueue<GatewayEvent>
  )
    -> Bool
  {
    let cluster = cluster(of: pod)
    if let why = whyNotSchedulable(cluster) {
      set(pod, .pending, why, at: pods[pod].since)
      let backoff = pods[pod].backoff
      pods[pod].backoff = min(backoff * 2, rules.parameters.pendingBackoffMaximum)
      later(pod, .schedule, at: now + backoff, &queue)
      return false
    }
    begin(pod, at: now, rules, &queue)
    return true
  }

  /// Starts a container: it becomes ready, or crashes.
  mutating func begin(
    _ pod: Int, at now: Nanoseconds, _ rules: Rules, _ queue: inout EventQueue<GatewayEvent>
  ) {
    set(pod, .starting, at: now)
    let spread = Nanoseconds(starts.below(Int(rules.parameters.podStart / 2)))
    if pods[pod].isBroken || deploy(cluster(of: pod)).crashesAtStart {
      later(pod, .crash, at: now + rules.parameters.crashAfter + spread / 8, &queue)
    } else {
      later(pod, .ready, at: now + rules.parameters.podStart * 3 / 4 + spread, &queue)
    }
  }

  /// A container crashed: wait, each time twice as long, and begin again.
  mutating func crash(
    _ pod: Int, _ reason: String, at now: Nanoseconds, _ rules: Rules, _ queue: inout EventQueue<GatewayEvent>
  ) -> Nanoseconds {
    pods[pod].restarts += 1
    var backoff = rules.parameters.crashBackoff
    for _ in 1..<max(2, min(12, pods[pod].restarts)) where pods[pod].restarts > 1 { backoff *= 2 }
    backoff = min(backoff, rules.parameters.crashBackoffMaximum)
    set(pod, .crashLoopBackOff, reason, at: now)
    later(pod, .restart, at: now + backoff, &queue)
    return backoff
  }

  private func later(
    _ pod: Int, _ kind: PodEvent.Kind, at time: Nanoseconds, _ queue: inout EventQueue<GatewayEvent>
  ) {
    queue.schedule(.pod(PodEvent(pod: pod, incarnation: pods[pod].incarnation, kind: kind)), at: time)
  }

  private func whyNotSchedulable(_ cluster: Int) -> String? {
    let node = nodes[cluster]
    let deploy = deploy(cluster)
    if deploy.hasWrongNodePool {
      return "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector"
    }
    if !node.isReady {
      return "0/1 nodes are available: 1 node(s) had untolerated taint {node.kubernetes.io/unreachable: }"
    }
    if node.isCordoned { return "0/1 nodes are available: 1 node(s) were unschedulable" }
    let placed = podRange(cluster).reduce(0) { sum, pod in
      let isPlaced = pods[pod].phase != .pending && pods[pod].phase != .absent
      return sum + (isPlaced ? request(of: pod) : 0)
    }
    let fits = placed + deploy.memoryRequest <= nodeMegabytes
    return fits ? nil : "0/1 nodes are available: 1 Insufficient memory"
  }

  /// Whether a pod runs a deploy that does not read the response topic.
  func runsDeafDeploy(_ pod: Int) -> Bool {
    guard isDeaf else { return false }
    let all = deploys[cluster(of: pod)]
    return all.first { $0.revision == pods[pod].revision }?.ignoresResponses == true
  }

  private func request(of pod: Int) -> Int {
    let all = deploys[cluster(of: pod)]
    return all.first { $0.revision == pods[pod].revision }?.memoryRequest
      ?? deploy(cluster(of: pod)).memoryRequest
  }

  var nodeMegabytes = 0
  /// Whether there ever was a deploy that does not read the response topic.
  private var isDeaf = false

  /// What happened before the run began; nothing of it acts any more.
  mutating func remember(_ past: PastEvent) {
    switch past {
    case .deploy(let cluster, let at):
      guard deploys.indices.contains(cluster), let first = deploys[cluster].first else { return }
      var latest = first
      latest.revision += 1
      latest.release = latest.revision
      latest.syncedAt = at
      deploys[cluster] = [first, latest]
      for pod in podRange(cluster) {
        pods[pod].revision = latest.revision
        pods[pod].createdAt = at
      }
    case .restart(let pod, let at):
      guard pods.indices.contains(pod) else { return }
      pods[pod].restarts = 1
      pods[pod].since = at
    case .hotSetting: break
    }
  }

  // Nodes, deploys, rolling restarts

  mutating func setNode(_ cluster: Int, at now: Nanoseconds, _ change: (inout NodeStatus) -> Void) {
    change(&nodes[cluster])
    nodes[cluster].since = now
  }

  mutating func sync(_ cluster: Int, at now: Nanoseconds, _ change: (inout Deploy) -> Void) {
    var next = deploy(cluster)
    next.revision += 1
    next.release = next.revision
    next.syncedAt = now
    change(&next)
    isDeaf = isDeaf || next.ignoresResponses
    deploys[cluster].append(next)
  }

  /// What a roll-back goes back to: the deploy of that revision, else the release before the one that runs; nil when there is none.
  func rollBackTarget(_ cluster: Int, _ revision: Int?) -> Deploy? {
    let all = deploys[cluster]
    if let revision { return all.first { $0.revision == revision } }
    let current = deploy(cluster).release
    return all.last { $0.release < current } ?? all.first
  }

  mutating func startRolling(_ cluster: Int) { rolling[cluster] = Array(0..<replicas) }

  /// A new release replaces all pods, so those that a rolling restart had still to come to are new as well.
  mutating func stopRolling(_ cluster: Int) { rolling[cluster] = [] }

  /// Pods of a cluster that a rolling restart has still to come to.
  func leftToRoll(_ cluster: Int) -> Int { rolling[cluster].count }

  /// The pod that a rolling restart takes next, once the one before it is ready again.
  mutating func nextToRoll(_ cluster: Int) -> Int? {
    if let current = rollingPod[cluster] {
      guard pods[current].isReady else { return nil }
      rollingPod[cluster] = nil
    }
    guard let ordinal = rolling[cluster].popLast() else { return nil }
    let pod = cluster * replicas + ordinal
    rollingPod[cluster] = pod
    return pod
  }

  var isRolling: Bool { rolling.contains { !$0.isEmpty } }
}
