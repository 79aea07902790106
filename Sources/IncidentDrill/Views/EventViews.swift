import GatewaySimulation
import TutorCore

/// `kubectl get events`: what Kubernetes writes down.
extension DrillWorld {
  private static let kinds: Set<Occurrence.Kind> = [
    .scheduled, .failedScheduling, .started, .killing, .backOff, .oomKilled, .nodeNotReady, .nodeReady,
    .cordoned, .scaled,
  ]

  /// The last events, alike ones together.
  func recentEvents(_ query: EventQuery) -> View {
    struct Group {
      var event: Occurrence
      var first: Nanoseconds
      var pods: Set<Int>
      var count: Int
    }
    var groups: [Group] = []
    var places: [String: Int] = [:]
    for event in events(query) {
      // What happened to many pods of a cluster within two minutes is one line.
      let place = cluster(of: event.source) ?? -1
      let window = query.isFull ? event.time : event.time / (2 * .minute)
      let key =
        [.backOff, .failedScheduling].contains(event.kind) && !query.isFull
        ? "\(event.kind.rawValue) \(place)" : "\(event.kind.rawValue) \(place) \(event.detail) \(window)"
      var pods: Set<Int> = []
      if case .pod(let pod) = event.source { pods.insert(pod) }
      if let place = places[key] {
        groups[place].event = event
        groups[place].pods.formUnion(pods)
        groups[place].count += 1
      } else {
        places[key] = groups.count
        groups.append(Group(event: event, first: event.time, pods: pods, count: 1))
      }
    }
    guard !groups.isEmpty else {
      return View(tool: ["No events found in internal-exchange namespace."], [.events])
    }
    let limit = query.isFull ? 400 : 14
    let rows = groups.suffix(limit).map { group -> [String] in
      let others =
        group.pods.count > 1
        ? " (and \(group.pods.count - 1) more \(group.pods.count == 2 ? "pod" : "pods"))" : ""
      let span = Self.age(group.event.time - group.first)
      let times = group.count > max(1, group.pods.count) ? " (x\(group.count) over \(span))" : ""
      return [
        Self.age(now - group.event.time), isWarning(group.event) ? "Warning" : "Normal", reason(group.event),
        object(group.event.source), message(group.event) + others + times,
      ]
    }
    var lines = columns([["LAST SEEN", "TYPE", "REASON", "OBJECT", "MESSAGE"]] + rows)
    if groups.count > limit {
      lines.append("... \(groups.count - limit) older ones (all of them: kubectl get events | less)")
    }
    return View(tool: lines, [.events])
  }

  /// The events that a look asks for, oldest first.
  func events(_ query: EventQuery) -> [Occurrence] {
    gateway.occurrences.events.filter { Self.kinds.contains($0.kind) && isMeant($0, query) }
  }

  private func isMeant(_ event: Occurrence, _ query: EventQuery) -> Bool {
    if query.isWarningsOnly, !isWarning(event) { return false }
    if let pod = query.pod, event.source != .pod(pod) { return false }
    if event.kind == .started || event.kind == .scaled, case .failedWritesProcessor = event.source {
      return false
    }
    if case .processors = event.source { return false }
    guard let cluster = query.cluster else { return true }
    return self.cluster(of: event.source) == cluster
  }

  private func cluster(of source: Occurrence.Source) -> Int? {
    switch source {
    case .pod(let pod): cluster(of: pod)
    case .node(let cluster), .deploy(let cluster): cluster
    default: nil
    }
  }

  private func object(_ source: Occurrence.Source) -> String {
    switch source {
    case .pod(let pod): "pod/\(fullName(pod))"
    case .node(let cluster):
      "node/\(clusterName(cluster).suffix(1))/\(nodeName(cluster).prefix { $0 != "." })"
    case .deploy(let cluster): "sts/\(clusterName(cluster).suffix(1))/events-orchestrator"
    default: "-"
    }
  }

  /// Whether Kubernetes marks it as a warning.
  func isWarning(_ event: Occurrence) -> Bool {
    [.failedScheduling, .backOff, .oomKilled].contains(event.kind)
  }

  /// Who reports it.
  func sender(_ event: Occurrence) -> String {
    [.scheduled, .failedScheduling].contains(event.kind) ? "default-scheduler" : "kubelet"
  }

  func reason(_ event: Occurrence) -> String {
    guard event.kind == .scaled else { return event.kind.rawValue }
    return event.detail < gateway.facts.replicas ? "SuccessfulDelete" : "SuccessfulCreate"
  }

  /// What Kubernetes writes.
  func message(_ event: Occurrence) -> String {
    var pod = -1
    if case .pod(let number) = event.source { pod = number }
    var cluster = 0
    if let own = self.cluster(of: event.source) { cluster = own }
    let node = nodeName(cluster).prefix { $0 != "." }
    switch event.kind {
    case .scheduled:
      return "Successfully assigned internal-exchange/\(pod < 0 ? "-" : podName(pod)) to \(node)"
    case .failedScheduling:
      let reason = gateway.pod(pod)?.reason ?? ""
      return reason.isEmpty || reason.hasPrefix("waiting") ? "0/1 nodes are available" : reason
    case .started: return "Started container orchestrator"
    case .killing: return "Stopping container orchestrator"
    case .backOff: return "Back-off \(event.detail)s restarting failed container"
    case .oomKilled: return "Memory limit reached, exit code 137"
    case .nodeNotReady: return "Node \(node) status is now: NodeNotReady"
    case .nodeReady: return "Node \(node) status is now: NodeReady"
    case .cordoned: return "Node \(node) status is now: NodeNotSchedulable"
    case .scaled: return "StatefulSet scaled to \(event.detail) replicas"
    case .synced: return "Synced to revision \(event.detail)"
    case .rolledBack: return "Rolled back, now revision \(event.detail)"
    default: return event.kind.rawValue
    }
  }
}
