import GatewaySimulation

/// Names as the tools show them.
extension DrillWorld {
  /// A cluster's kubectl context: `prod-edam-a`.
  func clusterName(_ cluster: Int) -> String {
    let letters = Array("abcdefgh")
    return "prod-edam-" + (letters.indices.contains(cluster) ? String(letters[cluster]) : "\(cluster)")
  }

  /// All clusters by their names, for a sentence.
  var clusterNames: String {
    (0..<gateway.facts.clusters).map { clusterName($0) }.joined(separator: ", ")
  }

  /// The cluster of that name, or of its letter or its number from 0; nil if there is none.
  func cluster(named name: String) -> Int? {
    let name = name.lowercased()
    return (0..<gateway.facts.clusters).first {
      clusterName($0) == name || clusterName($0).hasSuffix("-" + name) || "\($0)" == name
        || clusterName($0).dropFirst(5) == name
    }
  }

  /// A pod's name in its cluster: `events-orchestrator-17`.
  func podName(_ pod: Int) -> String { "events-orchestrator-\(pod % gateway.facts.replicas)" }

  /// The cluster of a pod.
  func cluster(of pod: Int) -> Int { pod / gateway.facts.replicas }

  /// A pod's name with its cluster: `a/events-orchestrator-17`. Ordinals repeat from cluster to cluster.
  package func fullName(_ pod: Int) -> String {
    "\(clusterName(cluster(of: pod)).suffix(1))/\(podName(pod))"
  }

  /// The pod that a word names: `a/17`, `a/events-orchestrator-17`, or `events-orchestrator-17` with the context beside it; nil if there is none.
  func pod(named word: String, in context: Int?) -> Int? {
    let parts = word.lowercased().split(separator: "/").map(String.init)
    guard let last = parts.last else { return nil }
    let digits = last.hasPrefix("events-orchestrator-") ? String(last.dropFirst(20)) : last
    guard let ordinal = Int(digits), (0..<gateway.facts.replicas).contains(ordinal) else { return nil }
    let cluster = parts.count > 1 ? cluster(named: parts[parts.count - 2]) : context
    return cluster.map { $0 * gateway.facts.replicas + ordinal }
  }

  /// The time of day at an instant: `14:07:30`.
  func clock(_ time: Nanoseconds) -> String {
    let seconds = Int(time / .second) + gateway.world.startHour * 3600
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(two(seconds / 3600 % 24)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }

  /// The time as `date` prints it, in UTC. The day is one of the season, for nothing here depends on it.
  var date: String {
    let day = Int(secondsOfDay(now)) / 86_400
    let names = ["Thu", "Fri", "Sat", "Sun", "Mon"]
    let name = names[min(1 + day, names.count - 1)]
    let date =
      scenario.setting.isPeakSeason ? "\(name) Nov \(27 + min(day, 3))" : "\(name) Mar \(13 + min(day, 3))"
    return "\(date) \(clock(now)) UTC 2026"
  }

  /// Seconds since midnight at an instant, for charts.
  func secondsOfDay(_ time: Nanoseconds) -> Double {
    time.inSeconds + Double(gateway.world.startHour) * 3600
  }

  /// An age as kubectl writes it: `45s`, `7m12s`, `95m`, `3h5m`, `26h`.
  static func age(_ span: Nanoseconds) -> String {
    let seconds = Int(max(0, span) / .second)
    if seconds < 120 { return "\(seconds)s" }
    if seconds < 600 { return seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds / 60)m\(seconds % 60)s" }
    if seconds < 10_800 { return "\(seconds / 60)m" }
    let hours = seconds / 3600
    if hours < 8 { return seconds / 60 % 60 == 0 ? "\(hours)h" : "\(hours)h\(seconds / 60 % 60)m" }
    return hours < 48 ? "\(hours)h" : "\(hours / 24)d"
  }

  /// What is ill just now: pods that do not run, or whose value of the alert's metric is beyond it.
  package var ill: [Int] {
    let values = gateway.metrics.latest(scenario.alert.gauge.metric)
    return gateway.podStatuses.indices.filter { pod in
      if gateway.pod(pod)?.isReady != true || silence(of: pod) != nil { return true }
      guard scenario.alert.gauge.metric.scope == .pod, values.indices.contains(pod), let value = values[pod]
      else { return false }
      return scenario.alert.isBeyond(value)
    }
  }
}
