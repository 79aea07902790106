import GatewaySimulation
import TutorCore

/// kubectl.
extension DrillWorld {
  /// `kubectl get pods`: what does not run first, and how many more run.
  func podList(cluster: Int?) -> View {
    let replicas = gateway.facts.replicas
    let range = cluster.map { $0 * replicas..<($0 + 1) * replicas } ?? 0..<replicas * gateway.facts.clusters
    let existing = range.filter { gateway.pod($0)?.phase != .absent }
    let unready = existing.filter { gateway.pod($0)?.isReady != true }
    let restarted = existing.filter {
      gateway.pod($0)?.isReady == true && (gateway.pod($0)?.restarts ?? 0) > 0
    }
    let listed = unready.prefix(12) + restarted.prefix(4)
    let filler = existing.filter { !listed.contains($0) }.prefix(2)
    let rows = (Array(listed) + filler).map { pod -> [String] in
      guard let status = gateway.pod(pod) else { return [] }
      return [
        fullName(pod), status.isReady ? "1/1" : "0/1", status.phase.rawValue, "\(status.restarts)",
        Self.age(status.createdAt == 0 ? 26 * .hour + now : now - status.createdAt),
      ]
    }
    var lines = columns([["NAME", "READY", "STATUS", "RESTARTS", "AGE"]] + rows)
    let hiddenIll = unready.count - unready.prefix(12).count
    if hiddenIll > 0 { lines.append("... \(hiddenIll) more that are not ready, \(phases(unready))") }
    let running = existing.count - unready.count - filler.count
    if running > 0 { lines.append("... \(running) more, all 1/1 Running") }
    for each in 0..<gateway.facts.clusters where cluster == nil || cluster == each {
      let here = each * replicas..<(each + 1) * replicas
      let ready = here.filter { gateway.pod($0)?.isReady == true }.count
      lines.append(
        "\(clusterName(each)): statefulset/events-orchestrator \(ready)/\(here.filter { gateway.pod($0)?.phase != .absent }.count) ready"
      )
    }
    return View(tool: lines, [.pods], pods: Array(unready))
  }

  private func phases(_ pods: [Int]) -> String {
    var counts: [String: Int] = [:]
    for pod in pods { counts[gateway.pod(pod)?.phase.rawValue ?? "", default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }.joined(
      separator: ", ")
  }

  /// `kubectl describe pod`.
  func describe(_ pods: [Int]) -> View {
    var lines: [String] = []
    for pod in pods.prefix(3) {
      guard let status = gateway.pod(pod) else { continue }
      if !lines.isEmpty { lines.append("---") }
      let place = clusterName(cluster(of: pod))
      lines += [
        "Name:           \(podName(pod))", "Namespace:      internal-exchange (\(place))",
        "Controlled By:  StatefulSet/events-orchestrator, revision \(status.revision)",
        "Status:         \(status.phase.rawValue)", "Restart Count:  \(status.restarts)",
      ]
      if status.phase == .crashLoopBackOff || status.restarts > 0 {
        let isKilled = status.reason == "OOMKilled"
        lines.append(
          "Last State:     Terminated, Reason: \(isKilled ? "OOMKilled" : "Error"), Exit Code: \(isKilled ? 137 : 1)"
        )
      }
      if !status.reason.isEmpty, status.phase == .pending { lines.append("Reason:         \(status.reason)") }
      lines.append("Events:")
      let events = gateway.occurrences.events.filter { $0.source == .pod(pod) }.suffix(4)
      lines += events.isEmpty ? ["  <none>"] : events.map { "  " + event($0) }
    }
    let isTelling = pods.contains { affected.contains($0) || gateway.pod($0)?.isReady != true }
    return View(tool: lines, isTelling ? [.describe, .pods] : [.pods])
  }

  private func event(_ occurrence: Occurrence) -> String {
    let words: String
    switch occurrence.kind {
    case .scheduled: words = "Successfully assigned pod to node"
    case .failedScheduling: words = gateway.pod(pod(of: occurrence))?.reason ?? "no node fits"
    case .started: words = "Started container orchestrator"
    case .killing: words = "Stopping container orchestrator"
    case .backOff: words = "Back-off \(occurrence.detail)s restarting failed container"
    case .oomKilled: words = "Memory limit reached, exit code 137"
    case .nodeNotReady: words = "Node is not ready: instance terminated"
    case .nodeReady: words = "Node joined the cluster"
    case .cordoned: words = "Node is cordoned"
    case .scaled: words = "Scaled to \(occurrence.detail)"
    case .instanceLaunched: words = "Launched \(occurrence.detail) instances"
    case .instanceTerminated: words = "Terminated \(occurrence.detail) instances"
    case .synced: words = "Sync to revision \(occurrence.detail)"
    case .rolledBack: words = "Rolled back, now revision \(occurrence.detail)"
    default: words = ""
    }
    return "\(clock(occurrence.time))  \(occurrence.kind.rawValue)  \(words)"
  }

  private func pod(of occurrence: Occurrence) -> Int {
    if case .pod(let pod) = occurrence.source { pod } else { -1 }
  }

  /// `kubectl logs`: what is left of it.
  func logs(_ pods: [Int], previous: Bool) -> View {
    var lines: [String] = []
    var isTelling = false
    for pod in pods.prefix(3) {
      let log = previous ? gateway.occurrences.previousLogs(pod: pod) : gateway.occurrences.logs(pod: pod)
      lines.append("==> \(fullName(pod)) <==")
      if previous, log.isEmpty {
        lines.append(
          "Error from server (BadRequest): previous terminated container \"orchestrator\" in pod \"\(podName(pod))\" not found"
        )
        continue
      }
      let isIll = affected.contains(pod) || gateway.pod(pod)?.isReady != true
      if isIll, log.contains(where: { $0.kind == .crashed }) || gateway.pod(pod)?.isReady == true {
        isTelling = true
      }
      lines += log.suffix(6).map(logLine)
      if gateway.pod(pod)?.isReady == true, !previous { lines += running(pod) }
      if log.isEmpty, gateway.pod(pod)?.isReady != true { lines.append("(no output yet)") }
    }
    return View(tool: lines, isTelling ? [.logs] : [])
  }

  private func logLine(_ occurrence: Occurrence) -> String {
    let words: String
    switch occurrence.kind {
    case .startingUp: words = "INFO  starting consumers: p10 p20 p30 offload retry response"
    case .crashed where occurrence.detail == 137: words = "(killed: memory limit, exit code 137)"
    case .crashed: words = "ERROR unhandled exception at start, leaving with exit code \(occurrence.detail)"
    case .drained: words = "INFO  stopping with nothing leased"
    case .gaveUpDraining: words = "WARN  stopping with tasks still leased"
    default: words = "INFO  \(occurrence.kind.rawValue)"
    }
    return "\(clock(occurrence.time)) \(words)"
  }

  /// What a running pod logs about itself.
  private func running(_ pod: Int) -> [String] {
    func value(_ name: MetricName) -> Double { gateway.metrics.latest(name)[pod] ?? 0 }
    var lines = [
      "\(clock(now)) INFO  loop lag \(short(value(.asyncioLag))) ms, waiting \(short(value(.tasksWaiting))), leased \(short(value(.tasksLeased)))"
    ]
    if value(.asyncioLag) > 500 {
      lines.append(
        "\(clock(now)) WARN  event loop turn took \(short(value(.asyncioLag) / 1000)) s, CPU \(short(value(.cpu))) %"
      )
    }
    let paused = gateway.pausedStreams(pod: pod)
    if !paused.isEmpty {
      lines.append("\(clock(now)) INFO  paused: \(paused.map(\.name).joined(separator: " "))")
    }
    return lines
  }

  /// `kubectl top pods`.
  var topPods: View {
    let cpu = gateway.metrics.latest(.cpu)
    let memory = gateway.metrics.latest(.memory)
    let busiest = cpu.indices.filter { cpu[$0] != nil }.sorted { (cpu[$0] ?? 0, $1) > (cpu[$1] ?? 0, $0) }
      .prefix(10)
    let rows = busiest.map { [fullName($0), "\(Int((cpu[$0] ?? 0) * 10))m", "\(Int(memory[$0] ?? 0))Mi"] }
    return View(
      tool: columns([["NAME", "CPU(cores)", "MEMORY(bytes)"]] + rows), [.cpu],
      pods: busiest.filter { (cpu[$0] ?? 0) > 85 })
  }

  /// `kubectl get events`: the last ones.
  var recentEvents: View {
    let kinds: Set<Occurrence.Kind> = [
      .scheduled, .failedScheduling, .started, .killing, .backOff, .oomKilled, .nodeNotReady, .nodeReady,
      .cordoned, .scaled,
    ]
    let events = gateway.occurrences.events.filter { kinds.contains($0.kind) }.suffix(14)
    if events.isEmpty { return View(tool: ["No events found in internal-exchange namespace."], [.events]) }
    return View(tool: events.map { "\(source($0.source))  \(event($0))" }, [.events])
  }

  private func source(_ source: Occurrence.Source) -> String {
    switch source {
    case .pod(let pod): "pod/\(fullName(pod))"
    case .node(let cluster): "node/\(clusterName(cluster))"
    case .deploy(let cluster): "app/\(clusterName(cluster))"
    case .processors: "processors"
    default: "-"
    }
  }
}
