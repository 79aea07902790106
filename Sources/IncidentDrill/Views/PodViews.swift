import GatewaySimulation
import TutorCore

/// `kubectl get pods` and its neighbours.
extension DrillWorld {
  /// Pods: what does not run first, and how many more run.
  func podList(_ query: PodQuery) -> View {
    let existing = orchestrators(query)
    let unready = existing.filter { gateway.pod($0)?.isReady != true }
    var lines = orchestratorRows(existing, unready: unready, query)
    lines += deploymentRows(query, isAlone: lines.isEmpty)
    if lines.isEmpty { lines = ["No resources found in internal-exchange namespace."] }
    if query.hasNoHeaders { lines.removeAll { $0.hasPrefix("NAME ") } }
    if query.isWatching {
      lines.append("(a watch would go on here; \"wait 1m\" lets time pass, then look again)")
    }
    return View(tool: lines, tags(of: query), pods: unready)
  }

  /// What a look at these pods tells.
  func tags(of query: PodQuery) -> [Tag] {
    switch query.workload {
    case .failedWrites: [.processor]
    case .publisher: [.publishers, .pods]
    // A list of everything says of PrepPublisher's pods, too, how many are there and ready.
    case nil
    where query.names.isEmpty && query.phase == nil
      && (query.cluster ?? deploymentCluster) == deploymentCluster:
      [.pods, .publishers]
    default: [.pods]
    }
  }

  /// The orchestrator pods that a look asks for, in its order.
  func orchestrators(_ query: PodQuery) -> [Int] {
    guard query.workload == nil || query.workload == .orchestrator else { return [] }
    let replicas = gateway.facts.replicas
    let range =
      query.cluster.map { $0 * replicas..<($0 + 1) * replicas } ?? 0..<replicas * gateway.facts.clusters
    let existing = range.filter { pod in
      guard let status = gateway.pod(pod), status.phase != .absent else { return false }
      guard query.names.isEmpty || query.names.contains(pod) else { return false }
      guard let phase = query.phase else { return true }
      // A field selector knows Pending, Running and the like only: a crash loop counts as Running.
      let isPending = status.phase == .pending || phaseIsCreating(pod)
      let own = isPending ? "pending" : "running"
      return (own == phase.lowercased()) != query.isPhaseExcluded
    }
    guard let path = query.sort else { return existing }
    let keyed = existing.map { pod -> (key: Document, pod: Int) in
      let values = podObject(pod).flatMap { try? JSONPathTemplate.values(path, $0, $0, "") } ?? []
      return (values.first ?? .null, pod)
    }
    return keyed.sorted {
      let order = Document.order($0.key, $1.key)
      return order == 0 ? $0.pod < $1.pod : order < 0
    }.map(\.pod)
  }

  /// The deployments' pods that a look asks for, by their places in their deployment's list.
  func deploymentPods(_ query: PodQuery) -> [(workload: Workload, number: Int)] {
    guard query.names.isEmpty, query.cluster == nil || query.cluster == deploymentCluster else { return [] }
    let isRunning = query.phase.map { ($0.lowercased() == "running") != query.isPhaseExcluded } ?? true
    guard isRunning else { return [] }
    var pods: [(workload: Workload, number: Int)] = []
    for (workload, names) in [(Workload.publisher, publisherPodNames), (.failedWrites, failedWritesPodNames)]
    where query.workload == nil || query.workload == workload {
      pods += names.indices.filter {
        query.deploymentPods.isEmpty || query.deploymentPods.contains(names[$0])
      }
      .map { (workload, $0) }
    }
    return pods
  }

  private func phaseIsCreating(_ pod: Int) -> Bool { phase(of: pod) == "ContainerCreating" }

  private func orchestratorRows(_ existing: [Int], unready: [Int], _ query: PodQuery) -> [String] {
    let restarted = existing.filter {
      gateway.pod($0)?.isReady == true && (gateway.pod($0)?.restarts ?? 0) > 0
    }
    var listed =
      query.isFull || !query.names.isEmpty ? existing : Array(unready.prefix(12) + restarted.prefix(4))
    if listed.count < existing.count {
      let known = Set(listed)
      listed += existing.lazy.filter { !known.contains($0) && gateway.pod($0)?.isReady == true }.prefix(2)
    }
    let isCut = query.sort != nil && !query.isFull && query.names.isEmpty && existing.count > 16
    if query.sort != nil { listed = isCut ? existing.suffix(16) : existing }
    guard !listed.isEmpty else { return [] }
    let rows = listed.map { pod -> [String] in
      guard let status = gateway.pod(pod) else { return [] }
      let base = [fullName(pod), status.isReady ? "1/1" : "0/1", phase(of: pod)]
      let labels =
        query.hasLabels
        ? [
          "app=events-orchestrator,cluster=\(clusterName(cluster(of: pod))),controller-revision-hash=\(commit(cluster(of: pod), status.revision))"
        ] : []
      if query.isWide {
        let isPlaced = status.phase != .pending
        return base + [
          "\(status.restarts)", podAge(status), isPlaced ? address(pod) : "<none>",
          isPlaced ? String(nodeName(cluster(of: pod)).prefix { $0 != "." }) : "<none>",
        ] + labels
      }
      return base + [restarts(pod, status), podAge(status)] + labels
    }
    let header =
      ["NAME", "READY", "STATUS", "RESTARTS", "AGE"] + (query.isWide ? ["IP", "NODE"] : [])
      + (query.hasLabels ? ["LABELS"] : [])
    var lines = columns([header] + rows)
    if isCut {
      lines.append("... \(existing.count - listed.count) more before these (all of them: | less)")
      return lines
    }
    if query.isFull || !query.names.isEmpty { return lines }
    let hidden = unready.filter { !listed.contains($0) }
    if !hidden.isEmpty { lines.append("... \(hidden.count) more that are not ready: \(phases(hidden))") }
    let more = existing.count - listed.count - hidden.count
    if more > 0 { lines.append("... \(more) more, all 1/1 Running (all of them: kubectl get pods | less)") }
    for each in 0..<gateway.facts.clusters where query.cluster == nil || query.cluster == each {
      let (ready, existing) = counts(each)
      lines.append("\(clusterName(each)): statefulset/events-orchestrator \(ready)/\(existing) ready")
    }
    return lines
  }

  func address(_ pod: Int) -> String {
    "10.\(61 + cluster(of: pod)).\(8 + pod % gateway.facts.replicas / 50).\(20 + pod % 50)"
  }

  /// The deployments' pods: in a list of everything only how many there are, and those that are not ready.
  private func deploymentRows(_ query: PodQuery, isAlone: Bool) -> [String] {
    let letter = clusterName(deploymentCluster).suffix(1)
    let wanted = deploymentPods(query)
    var lines: [String] = []
    for (workload, pods) in [
      (Workload.publisher, publisherDeploymentPods), (.failedWrites, failedWritesDeploymentPods),
    ] {
      let numbers = wanted.filter { $0.workload == workload }.map(\.number)
      guard !numbers.isEmpty else { continue }
      let isPublisher = workload == .publisher
      let ill = illPods(of: workload)
      let isListed = query.workload == workload || query.isFull
      if !isListed, ill == 0 {
        if query.phase == nil {
          lines.append(
            "... \(pods.count) \(workload.rawValue) pods in \(clusterName(deploymentCluster)), all 1/1 Running"
          )
        }
        continue
      }
      let state = isPublisher ? "Running" : "CrashLoopBackOff"
      let shown =
        query.isFull || !query.deploymentPods.isEmpty ? numbers[...] : numbers.prefix(isListed ? 8 : 3)
      let rows = shown.map { index in
        let isIll = index < ill
        return [
          "\(letter)/\(pods[index].name)", isIll ? "0/1" : "1/1", isIll ? state : "Running",
          isIll && !isPublisher ? "7" : "0", Self.age(now - pods[index].createdAt),
        ]
      }
      let header = ["NAME", "READY", "STATUS", "RESTARTS", "AGE"]
      lines += columns((isAlone || query.workload != nil ? [header] : []) + rows)
      let more = numbers.count - shown.count
      let moreIll = max(0, ill - shown.count)
      if more > 0 {
        lines.append(
          "... \(more) more \(workload.rawValue) pods, "
            + (moreIll > 0 ? "\(moreIll) of them not ready" : "all 1/1 Running"))
      }
    }
    return lines
  }

  func phases(_ pods: [Int]) -> String {
    var counts: [String: Int] = [:]
    for pod in pods { counts[phase(of: pod), default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }.joined(
      separator: ", ")
  }

  /// `kubectl get statefulset`.
  func statefulSets(cluster: Int?, isWide: Bool) -> View {
    let rows = (0..<gateway.facts.clusters).filter { cluster == nil || cluster == $0 }.map {
      each -> [String] in
      let (ready, existing) = counts(each)
      let revision = gateway.deploys(cluster: each).last?.revision ?? 1
      return ["\(clusterName(each).suffix(1))/events-orchestrator", "\(ready)/\(existing)", "212d"]
        + (isWide ? ["orchestrator", "event_pipeline_orchestrator:\(commit(each, revision))"] : [])
    }
    let header = ["NAME", "READY", "AGE"] + (isWide ? ["CONTAINERS", "IMAGES"] : [])
    return View(tool: columns([header] + rows), [.pods])
  }

  /// `kubectl get deployments`.
  func deployments(cluster: Int?, isWide: Bool) -> View {
    guard cluster == nil || cluster == deploymentCluster else {
      return View(tool: ["No resources found in internal-exchange namespace."], [])
    }
    let letter = clusterName(deploymentCluster).suffix(1)
    let publishers = gateway.publisherReplicas
    let serving = gateway.publisherPods
    let writers = gateway.isFailedWritesProcessorRunning ? failedWritesReplicas : 0
    let rows = [
      [
        "\(letter)/prep-publisher", "\(serving)/\(publishers)", "\(updatedPublishers)", "\(serving)", "212d",
      ],
      [
        "\(letter)/failed-writes-processor", "\(writers)/\(failedWritesReplicas)", "\(failedWritesReplicas)",
        "\(writers)", "212d",
      ],
    ]
    let header =
      ["NAME", "READY", "UP-TO-DATE", "AVAILABLE", "AGE"] + (isWide ? ["CONTAINERS", "SELECTOR"] : [])
    let names = [Workload.publisher, .failedWrites].map(\.rawValue)
    let full = zip(rows, names).map { row, name in row + (isWide ? ["main", "app=\(name)"] : []) }
    return View(tool: columns([header] + full), [.publishers, .pods])
  }

  /// `kubectl get hpa`.
  func autoscalers(cluster: Int?) -> View {
    guard cluster == nil || cluster == deploymentCluster else {
      return View(tool: ["No resources found in internal-exchange namespace."], [])
    }
    let facts = gateway.facts
    let pods = max(1, gateway.publisherPods)
    // Pods that are not ready serve nothing and are there all the same.
    let rate = gateway.metrics.latest(.publisherRate).first.flatMap { $0 } ?? 0
    let row = [
      "\(clusterName(deploymentCluster).suffix(1))/prep-publisher", "deploy/prep-publisher",
      "\(short(rate / Double(pods)))/\(facts.publisherTargetPerPod)", "\(facts.publisherMinimum)",
      "\(facts.publisherMaximum)", "\(gateway.publisherReplicas)",
    ]
    return View(
      tool: columns([["NAME", "REFERENCE", "TARGETS", "MINPODS", "MAXPODS", "REPLICAS"], row], gap: 2),
      [.publishers, .pods])
  }

  /// `kubectl config get-contexts`.
  var contexts: View {
    let rows = (0..<gateway.facts.clusters).map {
      ["", clusterName($0), clusterName($0), "on-call", "internal-exchange"]
    }
    return View(tool: columns([["CURRENT", "NAME", "CLUSTER", "AUTHINFO", "NAMESPACE"]] + rows), [])
  }
}
