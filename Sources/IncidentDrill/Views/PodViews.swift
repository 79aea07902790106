import GatewaySimulation
import TutorCore

/// `kubectl get pods` and its neighbours.
extension DrillWorld {
  /// Pods: what does not run first, and how many more run.
  func podList(_ query: PodQuery) -> View {
    let replicas = gateway.facts.replicas
    var lines: [String] = []
    var unready: [Int] = []
    if query.workload == nil || query.workload == .orchestrator {
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
      unready = existing.filter { gateway.pod($0)?.isReady != true }
      lines = orchestratorRows(existing, unready: unready, query)
    }
    if query.names.isEmpty, query.cluster == nil || query.cluster == deploymentCluster {
      lines += deploymentRows(query, isAlone: lines.isEmpty)
    }
    if lines.isEmpty { lines = ["No resources found in internal-exchange namespace."] }
    if query.isWatching {
      lines.append("(a watch would go on here; \"wait 1m\" lets time pass, then look again)")
    }
    return View(
      tool: lines,
      query.workload == .failedWrites
        ? [.processor] : query.workload == .publisher ? [.publishers, .pods] : [.pods], pods: unready)
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
    guard !listed.isEmpty else { return [] }
    let rows = listed.map { pod -> [String] in
      guard let status = gateway.pod(pod) else { return [] }
      let base = [fullName(pod), status.isReady ? "1/1" : "0/1", phase(of: pod)]
      if query.isWide {
        let isPlaced = status.phase != .pending
        return base + [
          "\(status.restarts)", podAge(status), isPlaced ? address(pod) : "<none>",
          isPlaced ? String(nodeName(cluster(of: pod)).prefix { $0 != "." }) : "<none>",
        ]
      }
      return base + [restarts(pod, status), podAge(status)]
    }
    let header = ["NAME", "READY", "STATUS", "RESTARTS", "AGE"] + (query.isWide ? ["IP", "NODE"] : [])
    var lines = columns([header] + rows)
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

  private func address(_ pod: Int) -> String {
    "10.\(61 + cluster(of: pod)).\(8 + pod % gateway.facts.replicas / 50).\(20 + pod % 50)"
  }

  /// The deployments' pods: in a list of everything only how many there are, and those that are not ready.
  private func deploymentRows(_ query: PodQuery, isAlone: Bool) -> [String] {
    let letter = clusterName(deploymentCluster).suffix(1)
    let isStopped = !gateway.isFailedWritesProcessorRunning
    var lines: [String] = []
    for (workload, names) in [(Workload.publisher, publisherPodNames), (.failedWrites, failedWritesPodNames)]
    where query.workload == nil || query.workload == workload {
      let isPublisher = workload == .publisher
      let ill = isPublisher ? names.count - gateway.publisherPods : isStopped ? names.count : 0
      let isListed = query.workload == workload || query.isFull
      if !isListed, ill == 0 {
        if query.phase == nil {
          lines.append(
            "... \(names.count) \(workload.rawValue) pods in \(clusterName(deploymentCluster)), all 1/1 Running"
          )
        }
        continue
      }
      let state = isPublisher ? "Running" : "CrashLoopBackOff"
      let shown = query.isFull ? names[...] : names.prefix(isListed ? 8 : 3)
      let rows = shown.enumerated().map { index, name in
        let isIll = index < ill
        return [
          "\(letter)/\(name)", isIll ? "0/1" : "1/1", isIll ? state : "Running",
          isIll && !isPublisher ? "7" : "0",
          "3d",
        ]
      }
      let header = ["NAME", "READY", "STATUS", "RESTARTS", "AGE"]
      lines += columns((isAlone || query.workload != nil ? [header] : []) + rows)
      let more = names.count - shown.count
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
  func statefulSets(cluster: Int?) -> View {
    let rows = (0..<gateway.facts.clusters).filter { cluster == nil || cluster == $0 }.map {
      each -> [String] in
      let (ready, existing) = counts(each)
      return ["\(clusterName(each).suffix(1))/events-orchestrator", "\(ready)/\(existing)", "212d"]
    }
    return View(tool: columns([["NAME", "READY", "AGE"]] + rows), [.pods])
  }

  /// `kubectl get deployments`.
  func deployments(cluster: Int?) -> View {
    guard cluster == nil || cluster == deploymentCluster else {
      return View(tool: ["No resources found in internal-exchange namespace."], [])
    }
    let letter = clusterName(deploymentCluster).suffix(1)
    let publishers = gateway.publisherReplicas
    let serving = gateway.publisherPods
    let writers = gateway.isFailedWritesProcessorRunning ? failedWritesReplicas : 0
    let rows = [
      ["\(letter)/prep-publisher", "\(serving)/\(publishers)", "\(publishers)", "\(serving)", "212d"],
      [
        "\(letter)/failed-writes-processor", "\(writers)/\(failedWritesReplicas)", "\(failedWritesReplicas)",
        "\(writers)", "212d",
      ],
    ]
    return View(
      tool: columns([["NAME", "READY", "UP-TO-DATE", "AVAILABLE", "AGE"]] + rows), [.publishers, .pods])
  }

  /// `kubectl get hpa`.
  func autoscalers(cluster: Int?) -> View {
    guard cluster == nil || cluster == deploymentCluster else {
      return View(tool: ["No resources found in internal-exchange namespace."], [])
    }
    let facts = gateway.facts
    let pods = max(1, gateway.publisherPods)
    let rate = gateway.metrics.latest(.publisherRate).first.flatMap { $0 } ?? 0
    let row = [
      "\(clusterName(deploymentCluster).suffix(1))/prep-publisher", "deploy/prep-publisher",
      "\(short(rate / Double(pods)))/\(facts.publisherTargetPerPod)", "\(facts.publisherMinimum)",
      "\(facts.publisherMaximum)", "\(pods)",
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
