internal import AnswerGrading
import GatewaySimulation
import TutorCore

/// The request that a clause makes.
extension SentenceReader {
  func request(_ id: OnCallCommand.ID, _ clause: SpokenClause, _ line: String) -> Reading {
    let words = clause.words.map(\.text)
    let cluster = cluster(in: clause)
    switch id {
    case .panels: return .request(.panels)
    case .panel: return .request(panel(words, line))
    case .pods:
      return .request(.pods(PodQuery(cluster: cluster, workload: isPublisher(words) ? .publisher : nil)))
    case .workloads:
      if isPublisher(words) { return .request(.deployments(cluster: cluster)) }
      return .request(
        words.contains("hpa") || words.contains("autoscaler")
          ? .autoscalers(cluster: cluster) : .statefulSets(cluster: cluster))
    case .describe, .logs: return look(id, clause, line)
    case .search: return search(words, line)
    case .top:
      return .request(.top(cluster: cluster, byMemory: words.contains("memory") || words.contains("ram")))
    case .events: return .request(.events(EventQuery(cluster: cluster)))
    case .nodes: return .request(.nodes(cluster: cluster, isWide: false))
    case .apps: return .request(cluster.map { .app(cluster: $0) } ?? .apps)
    case .deploys: return .request(.deploys(cluster: cluster))
    case .groups: return .request(.groups(nil))
    case .brokers: return .request(.brokers(cluster: nil))
    case .storage: return .request(.storage(""))
    case .sentry: return .request(.sentry)
    case .sentryEvents: return .request(issue(in: line).map { .sentryEvents($0) } ?? .sentry)
    case .failedWrites: return .request(.failedWrites)
    case .flowControl: return .request(.flowControl)
    case .settings: return .request(.settings)
    case .runbook: return .request(.runbook)
    case .acknowledge: return .request(.acknowledge)
    case .status: return .request(.status)
    case .hint: return .request(.hint)
    case .found: return .request(.found)
    case .narrate: return .request(.narrate(!words.contains("off")))
    case .help: return .request(.help(""))
    case .note: return .request(.note(line))
    case .hypothesis: return .request(.hypothesis(line))
    case .ruleOut: return .request(.ruleOut(line))
    case .contexts: return .request(.contexts)
    case .pause: return .request(.pause)
    case .wait: return wait(clause, line)
    default: return order(id, clause, cluster, line)
    }
  }

  // MARK: Looks

  private func isPublisher(_ words: [String]) -> Bool {
    words.contains("publisher") || words.contains("publishers") || words.contains("preppublisher")
  }

  private func panel(_ words: [String], _ line: String) -> Request {
    let alert = world.scenario.alert.gauge.metric
    var metric = SpokenMetric.metric(in: words) ?? alert
    if words.contains("latency"), alert == .publishLatency || alert == .fetchLatency,
      !words.contains("publish"), !words.contains("fetch")
    {
      metric = alert
    }
    var scope = metric.scope
    if let by = words.firstIndex(where: { $0 == "by" || $0 == "per" }), by + 1 < words.count,
      let named = MetricScope.allCases.first(where: { words[by + 1].hasPrefix($0.rawValue) })
    {
      scope = named
    }
    let span = Spoken.words(line).contains("hour") ? 3600 : DrillWorld.usualPanelSeconds
    return .panel(metric, scope, seconds: span)
  }

  private func look(_ id: OnCallCommand.ID, _ clause: SpokenClause, _ line: String) -> Reading {
    let words = clause.words.map(\.text)
    if isPublisher(words) {
      return .request(id == .logs ? .workloadLogs(.publisher, LogQuery()) : .describeWorkload(.publisher))
    }
    guard let pods = pods(in: clause, line, cluster: cluster(in: clause)) ?? (seen.isEmpty ? nil : seen)
    else {
      return .unclear(
        "Which pods? Name them, such as \(.command("a/\(world.gateway.facts.replicas / 2)")), or look first: \(.command("kubectl get pods"))."
      )
    }
    let few = Array(pods.prefix(3))
    if id == .describe { return .request(.describe(few)) }
    let isPrevious =
      words.contains("previous")
      || few.contains { pod in
        (world.gateway.pod(pod)?.restarts ?? 0) > 0 && world.gateway.pod(pod)?.isReady != true
      }
    return .request(.logs(few, LogQuery(isPrevious: isPrevious)))
  }

  private func search(_ words: [String], _ line: String) -> Reading {
    let noise = IntentLexicon.shared.fillers.union([
      "search", "grep", "find", "look", "scan", "filter", "log", "logs", "all",
    ])
    let raw = Spoken.words(line).filter { !noise.contains($0) }
    return .request(.search(raw.isEmpty ? "error" : raw.joined(separator: " ")))
  }

  private func issue(in line: String) -> SentryIssue? {
    let joined = Spoken.words(line).joined()
    return SentryIssue.allCases.first { joined.contains($0.rawValue.lowercased()) }
      ?? (joined.contains("timeout") ? .timeout : joined.contains("connectionreset") ? .reset : nil)
  }

  private func wait(_ clause: SpokenClause, _ line: String) -> Reading {
    let words = Spoken.words(line)
    if let span = clause.words.lazy.compactMap({ $0.quantity?.unit == .seconds ? $0.quantity?.value : nil })
      .first
    {
      guard span >= 1, span <= 7200 else {
        return .unclear(
          "How long? From \(.command("wait 30s")) to \(.command("wait 2h")), or \(.command("wait until clear"))."
        )
      }
      return .request(.wait(seconds: Int(span)))
    }
    if words.contains("forever") {
      return .unclear(
        "How long? \(.command("wait 5m")), \(.command("wait 30s")) or \(.command("wait until clear")).")
    }
    let ends: Set<String> = [
      "until", "til", "till", "clears", "clear", "recovers", "recover", "node", "replacement", "settles",
      "settle", "drops", "over", "normal", "ready", "returns", "joins",
    ]
    if !ends.isDisjoint(with: words) {
      let isAlert =
        words.contains("alert") && words.contains("until") && !words.contains { $0.hasPrefix("clear") }
      return .request(isAlert ? .waitUntilAlert : .waitUntilClear)
    }
    if words.contains("minutes") || words.contains("while") { return .request(.wait(seconds: 300)) }
    return .request(.wait(seconds: 60))
  }

  // MARK: Orders

  private func order(
    _ id: OnCallCommand.ID, _ clause: SpokenClause, _ cluster: Int?, _ line: String
  ) -> Reading {
    let words = clause.words.map(\.text)
    let count = count(in: clause, line)
    switch id {
    case .restart: return restart(clause, cluster, line)
    case .rollout: return clustered(cluster, "kubectl rollout restart statefulset") { .rollout(cluster: $0) }
    case .rollBack: return clustered(cluster, "argo app rollback", isArgo: true) { .rollBack(cluster: $0) }
    case .sync: return clustered(cluster, "argo app sync", isArgo: true) { .sync(cluster: $0) }
    case .cordon:
      return clustered(cluster, "kubectl cordon") { .cordon(cluster: $0, !words.contains("uncordon")) }
    case .drain: return clustered(cluster, "kubectl drain --ignore-daemonsets") { .drain(cluster: $0) }
    case .scale:
      guard let count else {
        return .unclear(
          "To how many? \(.command("kubectl scale statefulset --replicas 90 --context CLUSTER")).")
      }
      if isPublisher(words) { return .request(.scalePublisher(count)) }
      return clustered(cluster, "kubectl scale statefulset --replicas \(count)") {
        .scale(cluster: $0, replicas: count)
      }
    case .capacity:
      guard let count, count >= 0 else {
        return .unclear(
          "To how many? \(.command("aws autoscaling set-desired-capacity --auto-scaling-group-name \(DrillWorld.processorGroup) --desired-capacity 150"))."
        )
      }
      return .request(.capacity(min(count, world.gateway.facts.processorMaximum)))
    case .restartProcessor: return .request(.restartProcessor)
    case .restartPublishers: return .request(.restartPublishers)
    case .addBrokers: return .request(.addBrokers)
    case .republish: return .request(.republish)
    case .maxRecords: return PagerReader(world: world).maxRecords(count.map { ["\($0)"] } ?? [])
    case .archive:
      guard let issue = issue(in: line) else {
        return .unclear("Which issue? \(.command("sentry archive ConnectionResetError --until-count 100")).")
      }
      return .request(.archive(issue, threshold: count.flatMap { $0 > 0 ? $0 : nil }))
    case .escalate: return PagerReader(world: world).escalate(words)
    case .severity: return PagerReader(world: world).severity(words)
    case .resolve: return .request(.resolve(""))
    case .handOff: return .request(.handOff(""))
    default: return suggestion([id], line)
    }
  }

  private func restart(_ clause: SpokenClause, _ cluster: Int?, _ line: String) -> Reading {
    let hasObject = clause.words.contains { Self.objects.contains($0.text) || $0.quantity != nil }
    let hasName = !named(in: clause, line, cluster: cluster).isEmpty
    guard hasObject || hasName, let pods = pods(in: clause, line, cluster: cluster) else {
      return .unclear(
        "Which pods? Name them, such as \(.command("restart a/\(world.gateway.facts.replicas / 2)")), or look first: \(.command("kubectl get pods"))."
      )
    }
    let words = clause.words.map(\.text)
    let names =
      pods.prefix(4).map { world.fullName($0) }.joined(separator: ", ") + (pods.count > 4 ? ", ..." : "")
    let count = clause.words.first { $0.quantity?.unit == .count && !$0.text.contains("/") }?.quantity?.value
    let isNamed = !named(in: clause, line, cluster: cluster).isEmpty
    if let count, !isNamed, count != Double(pods.count) {
      return .unclear(
        "You say \(SafeText(Self.number(count))), and \(pods.count) stand out: \(SafeText(names)). Name those that you mean."
      )
    }
    let isOne =
      !words.contains("all") && words.contains { ["pod", "it", "this", "that"].contains($0) }
      && !words.contains("pods")
    if isOne, !isNamed, count == nil, pods.count > 1 {
      return .unclear("Which one? \(pods.count) stand out: \(SafeText(names)).")
    }
    return .request(.restart(pods))
  }

  /// Words that say what an order is about.
  private static let objects: Set<String> = [
    "pod", "pods", "orchestrator", "orchestrators", "those", "these", "them", "it", "that", "this",
    "affected", "bad", "ill",
    "sick", "unhealthy", "failing", "crashing", "crashlooping", "crashed", "stuck", "pending", "faulty",
    "broken", "slow", "all",
    "every", "everything", "container", "containers", "replicas", "ones",
  ]

  private static func number(_ value: Double) -> String { short(value) }

  private func clustered(
    _ cluster: Int?, _ form: String, isArgo: Bool = false, _ make: (Int) -> Request
  ) -> Reading {
    if let cluster { return .request(make(cluster)) }
    let clusters = Set(seen.map { world.cluster(of: $0) })
    if let only = clusters.first, clusters.count == 1 { return .request(make(only)) }
    let flag = isArgo ? "" : "--context "
    return .unclear("Which cluster? For instance \(.command("\(form) \(flag)\(world.clusterName(0))")).")
  }
}
