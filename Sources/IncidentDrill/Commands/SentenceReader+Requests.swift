internal import AnswerGrading
import GatewaySimulation
import TutorCore

/// The request that a clause makes.
extension SentenceReader {
  func request(_ id: OnCallCommand.ID, _ clause: SpokenClause, _ line: String) -> Reading {
    let words = clause.words.map(\.text)
    let cluster = cluster(in: clause) ?? place(in: line)
    if let said = aside(id, words, line) { return said }
    switch id {
    case .panels: return .request(.panels)
    case .panel: return .request(panel(words, line))
    case .pods:
      return .request(.pods(PodQuery(cluster: cluster, workload: isPublisher(words) ? .publisher : nil)))
    case .workloads:
      if isPublisher(words) { return .request(.deployments(cluster: cluster, isWide: false)) }
      return .request(
        words.contains("hpa") || words.contains("autoscaler")
          ? .autoscalers(cluster: cluster) : .statefulSets(cluster: cluster, isWide: false))
    case .describe, .logs: return look(id, clause, line)
    case .sentry where isAboutPods(words): return look(.logs, clause, line)
    case .search: return search(words, line)
    case .top:
      return .request(.top(cluster: cluster, byMemory: words.contains("memory") || words.contains("ram")))
    case .events: return .request(.events(EventQuery(cluster: cluster)))
    case .nodes: return .request(.nodes(cluster: cluster, isWide: false))
    case .apps: return .request(cluster.map { .app(cluster: $0) } ?? .apps)
    case .deploys where !Self.comparing.isDisjoint(with: words):
      return .request(cluster.map { .appDiff(cluster: $0) } ?? world.changeOfLastDeploy)
    case .deploys:
      return .request(isPublisher(words) ? .workloadDeploys(.publisher) : .deploys(cluster: cluster))
    case .groups: return .request(.groups(nil))
    case .brokers: return .request(.brokers(cluster: nil))
    case .storage: return .request(.storage(""))
    case .sentry: return .request(.sentry)
    case .sentryEvents:
      return .request((issue(in: line) ?? world.pagedIssue).map { .sentryEvents($0) } ?? .sentry)
    case .failedWrites where words.contains("backlog") && world.scenario.alert.gauge.metric.isOfOrchestrators:
      return .request(.panel(.bufferFill, .pod, seconds: DrillWorld.usualPanelSeconds))
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

  /// Who says one of them wants to see what a deploy changed, not when it was.
  private static let comparing: Set<String> = ["diff", "difference", "differences", "compare", "compared"]

  func isPublisher(_ words: [String]) -> Bool {
    words.contains("publisher") || words.contains("publishers") || words.contains("preppublisher")
  }

  /// Whether a question why something fails is about pods that were seen to be ill, whose logs tell it.
  private func isAboutPods(_ words: [String]) -> Bool {
    let named = words.contains {
      $0.hasPrefix("sentry") || $0.hasPrefix("error") || $0.hasPrefix("exception")
    }
    return !named && words.contains("why") && !seen.isEmpty && world.pagedIssue == nil
      && world.scenario.alert.gauge.metric.isOfOrchestrators
  }

  private func panel(_ words: [String], _ line: String) -> Request {
    let alert = world.scenario.alert.gauge.metric
    let named = SpokenMetric.metric(in: words, alert: alert)
    if named == nil, SpokenMetric.isOfEverything(words) { return .missionControl }
    let metric = named ?? alert
    let span = Spoken.words(line).contains("hour") ? 3600 : DrillWorld.usualPanelSeconds
    return .panel(metric, split(words, of: metric), seconds: span)
  }

  /// How far the alert reaches.
  func reach(_ words: [String], _ line: String) -> Request {
    let metric = world.scenario.alert.gauge.metric
    return .panel(metric, split(words, of: metric), seconds: DrillWorld.usualPanelSeconds)
  }

  /// By what a panel is split: as it is said, else as its series are kept.
  private func split(_ words: [String], of metric: MetricName) -> MetricScope {
    if let by = words.firstIndex(where: { $0 == "by" || $0 == "per" }), by + 1 < words.count,
      let named = MetricScope.allCases.first(where: { words[by + 1].hasPrefix($0.rawValue) })
    {
      return named
    }
    let levels = words.filter { ["p10", "p20", "p30"].contains($0) }
    if levels.count > 1 || words.contains(where: { $0.hasPrefix("priorit") && $0 != "priority" }) {
      return metric.scopes.contains(.priority) ? .priority : metric.scope
    }
    let hasPods = words.contains { ["pod", "pods", "orchestrator", "orchestrators"].contains($0) }
    let hasClusters = words.contains { ["cluster", "clusters"].contains($0) }
    if hasClusters, !hasPods, metric.scopes.contains(.cluster) { return .cluster }
    return metric.scope
  }

  private func look(_ id: OnCallCommand.ID, _ clause: SpokenClause, _ line: String) -> Reading {
    let words = clause.words.map(\.text)
    if isPublisher(words) {
      return .request(id == .logs ? .workloadLogs(.publisher, LogQuery()) : .describeWorkload(.publisher))
    }
    // "a/39 looks sick, show me its logs"
    let own = named(in: clause, line, cluster: cluster(in: clause))
    let named = own.isEmpty ? self.named(line) : own
    guard
      let pods = named.isEmpty
        ? pods(in: clause, line, cluster: cluster(in: clause)) ?? (seen.isEmpty ? nil : seen) : named
    else {
      return .unclear(
        "Which pods? Name them as CLUSTER/N, such as \(.command("kubectl logs a/\(world.gateway.facts.replicas / 2)")), or look first: \(.command("kubectl get pods"))."
      )
    }
    let isFirst = words.contains("one") && !words.contains("all") || words.contains("any")
    let few = Array(pods.prefix(isFirst ? 1 : 3))
    // A description fills a screen, and pods that are ill together are described alike.
    if id == .describe {
      return .request(.describe(named.isEmpty ? [few[0]] : few))
    }
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

  func issue(in line: String) -> SentryIssue? {
    let joined = Spoken.words(line).joined()
    return SentryIssue.allCases.first { joined.contains($0.rawValue.lowercased()) }
      ?? (joined.contains("timeout") ? .timeout : joined.contains("connectionreset") ? .reset : nil)
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
    case .rollBack:
      guard let cluster else {
        return .which(
          .rollBack(cluster: 0),
          "Nothing is done yet: in which cluster? Name it, one of \(SafeText(world.clusterNames)), and it goes back to the deploy before; in one line that is \(.command("argo app rollback CLUSTER")). \(.command("argo app history")) lists the deploys."
        )
      }
      return .request(.rollBack(cluster: cluster))
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
      let most = world.gateway.facts.processorMaximum
      // Counts are written for 90 pods a cluster; a smaller fleet has a smaller group.
      guard count <= most * max(1, 90 / world.gateway.facts.replicas) else {
        return .unclear(
          "Nothing is done: \(count) is above the group's maximum, which is \(most). \(.command("aws autoscaling describe-auto-scaling-groups")) shows what runs."
        )
      }
      return .request(.capacity(min(count, most)))
    case .restartProcessor: return .request(.restartProcessor)
    case .restartPublishers: return .request(.restartPublishers)
    case .addBrokers:
      guard let count, count > 0 else {
        return .unclear(
          "Nothing is done: in which cluster, and to how many? \(.command("aws kafka update-broker-count --cluster-arn \(world.kafkaName(cluster ?? 0)) --target-number-of-broker-nodes N")). To look first: \(.command("aws kafka describe-cluster"))."
        )
      }
      // "3 more" or "three": brokers come in threes, one for each availability zone.
      let target = world.gateway.world.parameters.brokersPerCluster + (min(count, 900) + 2) / 3 * 3
      guard let cluster else {
        return .unclear(
          "Nothing is done: one cluster a command, and you named none. \(.command("aws kafka update-broker-count --cluster-arn \(world.kafkaName(0)) --target-number-of-broker-nodes \(target)")). To look first: \(.command("aws kafka describe-cluster"))."
        )
      }
      return .request(.addBrokers(cluster: cluster, to: target))
    case .republish: return .request(.republish)
    case .maxRecords: return PagerReader(world: world).maxRecords(count.map { ["\($0)"] } ?? [])
    case .archive:
      guard let issue = issue(in: line) ?? world.pagedIssue else {
        return .unclear("Which issue? \(.command("sentry archive ConnectionResetError --until-count 100")).")
      }
      guard let count, count > 0 else {
        let archive = "sentry archive \(issue.rawValue)"
        return .unclear(
          "Nothing is done: until when? \(.command("\(archive) --until-count 100")) shows it again once it happens more often than that."
        )
      }
      return .request(.archive(issue, threshold: count))
    case .escalate: return PagerReader(world: world).escalate(words)
    case .severity: return PagerReader(world: world).severity(words)
    case .resolve: return .request(.resolve(cause(clause, line)))
    case .handOff: return .request(.handOff(cause(clause, line)))
    default: return suggestion([id], line)
    }
  }

  private func restart(_ clause: SpokenClause, _ cluster: Int?, _ line: String) -> Reading {
    let hasObject = clause.words.contains { Self.objects.contains($0.text) || $0.quantity != nil }
    let hasName = !named(in: clause, line, cluster: cluster).isEmpty
    if !hasName, let other = otherObject(of: clause, line) { return other }
    guard hasObject || hasName, let pods = pods(in: clause, line, cluster: cluster) else {
      if !seen.isEmpty, seen.count <= Self.manyPods {
        let names =
          seen.prefix(4).map { world.fullName($0) }.joined(separator: ", ") + (seen.count > 4 ? ", ..." : "")
        return .unclear(
          "Nothing is done: which pods? \(.command("restart those")) means what stood out last (\(SafeText(names))); \(.command("restart POD POD")) names others as CLUSTER/N; to look first: \(.command("kubectl get pods"))."
        )
      }
      return .unclear(
        "Nothing is done: which pods? \(.command("restart POD POD")) names them as CLUSTER/N; to look first: \(.command("kubectl get pods"))."
      )
    }
    let words = clause.words.map(\.text)
    let names =
      pods.prefix(4).map { world.fullName($0) }.joined(separator: ", ") + (pods.count > 4 ? ", ..." : "")
    let count = clause.words.first { $0.quantity?.unit == .count && !$0.text.contains("/") }?.quantity?.value
    let isNamed = !named(in: clause, line, cluster: cluster).isEmpty
    if let count, !isNamed, count != Double(pods.count) {
      return .unclear(
        "You say \(SafeText(short(count))), and \(pods.count) stand out: \(SafeText(names)). Name those that you mean."
      )
    }
    let isOne =
      !words.contains("all") && words.contains { ["pod", "it", "this", "that"].contains($0) }
      && !words.contains("pods")
    if isOne, !isNamed, count == nil, pods.count > 1 {
      return .unclear("Which one? \(pods.count) stand out: \(SafeText(names)).")
    }
    // A pronoun may stand for more than was meant.
    let isPronoun =
      !isNamed && count == nil && cluster == nil
      && words.contains { ["them", "those", "these", "it", "that", "this"].contains($0) }
      && !words.contains { ["all", "every", "everything"].contains($0) }
    if isPronoun, pods.count > Self.manyPods {
      return .unclear(
        "That would end \(pods.count) pods at once: \(SafeText(names)). If you mean it: \(.command("restart all \(pods.count) pods"))."
      )
    }
    return .request(.restart(pods))
  }

  /// More pods than these are not ended for a mere "them".
  static let manyPods = 12

  /// Words that say what an order is about.
  private static let objects: Set<String> = [
    "pod", "pods", "orchestrator", "orchestrators", "those", "these", "them", "it", "that", "this",
    "affected", "bad", "ill",
    "sick", "unhealthy", "failing", "crashing", "crashlooping", "crashed", "stuck", "pending", "faulty",
    "broken", "slow", "all",
    "every", "everything", "container", "containers", "replicas", "ones",
  ]

  private func clustered(
    _ cluster: Int?, _ form: String, isArgo: Bool = false, _ make: (Int) -> Request
  ) -> Reading {
    // Where it is done is never guessed, however plain it seems: it is the learner's to say.
    if let cluster { return .request(make(cluster)) }
    let flag = isArgo ? "" : "--context "
    return .which(
      make(0),
      "Nothing is done yet: in which cluster? Name it, one of \(SafeText(world.clusterNames)); in one line that is \(.command("\(form) \(flag)CLUSTER"))."
    )
  }
}
