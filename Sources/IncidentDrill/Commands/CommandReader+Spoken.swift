import GatewaySimulation
import TutorCore

/// Plain words.
extension CommandReader {
  private static let fillers: Set<String> = [
    "the", "a", "an", "of", "is", "it", "are", "to", "me", "please", "let", "lets", "i", "we", "my", "on",
    "in", "at", "for", "if", "or",
    "check", "look", "see", "show", "open", "go", "want", "would", "can", "you", "do", "now", "up", "and",
    "s", "ll", "first", "their",
    "there", "any", "have", "with", "this",
  ]

  func spoken(_ line: String) -> Reading {
    let words = Spoken.words(line)
    let telling = words.filter { !Self.fillers.contains($0) }
    var scores: [(id: OnCallCommand.ID, score: Int)] = []
    for row in OnCallCommand.table {
      let best = row.spoken.compactMap { score($0, telling, words) }.max()
      if let best { scores.append((row.id, best)) }
    }
    scores.sort { $0.score > $1.score }
    guard let top = scores.first else { return .unclear(suggestion([], line)) }
    if scores.count > 1, scores[1].score == top.score {
      return .unclear(suggestion([top.id, scores[1].id], line))
    }
    let isQuestion =
      line.hasSuffix("?") || ["should", "what", "would", "could", "why"].contains(words.first ?? "")
    let isDenied = words.contains { ["not", "don", "dont", "never", "without"].contains($0) }
    let acts: Set<OnCallCommand.ID> = [
      .restart, .rollout, .scale, .rollBack, .capacity, .restartProcessor, .republish, .maxRecords, .escalate,
      .resolve, .handOff,
    ]
    if acts.contains(top.id), isQuestion || isDenied {
      return .unclear(
        "That would act, and I am not sure that you want it done. If so, type \(.command(OnCallCommand.row(top.id)?.form ?? ""))."
      )
    }
    return request(top.id, words, line)
  }

  private func score(_ phrase: String, _ telling: [String], _ words: [String]) -> Int? {
    let wanted = phrase.split(separator: " ").map(String.init)
    let content = wanted.filter { !Self.fillers.contains($0) }
    let needed = content.isEmpty ? wanted : content
    let pool = content.isEmpty ? words : telling
    guard needed.allSatisfy({ known in pool.contains { Spoken.matches($0, known) } }) else { return nil }
    return needed.reduce(0) { $0 + 4 + $1.count / 4 }
  }

  private func suggestion(_ ids: [OnCallCommand.ID], _ line: String) -> StyledText {
    let short = SafeText(line.count > 50 ? line.prefix(47) + "..." : line)
    let rows = (ids.isEmpty ? [.panel, .pods] : ids).compactMap(OnCallCommand.row)
    let offers = rows.map { "\(.command($0.form)) (\(SafeText($0.help)))" as StyledText }
    return "I am not sure what to do with \"\(short)\". Did you mean " + .joined(offers, separator: ", or ")
      + "? \(.command("help")) lists everything."
  }

  private func request(_ id: OnCallCommand.ID, _ words: [String], _ line: String) -> Reading {
    let alert = world.scenario.alert.gauge.metric
    let cluster =
      words.lazy.compactMap { $0.count == 1 ? nil : world.cluster(named: $0) }.first ?? lettered(words)
    switch id {
    case .panels: return .request(.panels)
    case .panel:
      let metric = metric(in: words) ?? alert
      return .request(.panel(metric, metric.scope))
    case .pods: return .request(.pods(cluster: cluster))
    case .describe, .logs, .restart:
      guard let pods = named(words, cluster) else {
        return .unclear(
          "Which pods? Name them, such as \(.command("a/17")), or look first: \(.command("kubectl get pods"))."
        )
      }
      if id == .restart { return .request(.restart(pods)) }
      return .request(
        id == .describe
          ? .describe(Array(pods.prefix(3))) : .logs(Array(pods.prefix(3)), previous: hasDied(pods)))
    case .top: return .request(.top)
    case .events: return .request(.events)
    case .rollout:
      return clustered(cluster, "kubectl rollout restart statefulset --context") { .rollout(cluster: $0) }
    case .scale:
      guard let count = words.compactMap(Int.init).last else {
        return .unclear(
          "To how many? \(.command("kubectl scale statefulset --replicas 90 --context CLUSTER")).")
      }
      return clustered(cluster, "kubectl scale statefulset --replicas \(count) --context") {
        .scale(cluster: $0, replicas: count)
      }
    case .deploys: return .request(.deploys(cluster: cluster))
    case .rollBack: return clustered(cluster, "argo app rollback") { .rollBack(cluster: $0) }
    case .nodes: return .request(.nodes)
    case .capacity:
      guard let count = words.compactMap(Int.init).last else {
        return .unclear("To how many? \(.command("aws autoscaling set-desired-capacity 150")).")
      }
      return .request(.capacity(count))
    case .brokers: return .request(.brokers)
    case .sentry: return .request(.sentry)
    case .failedWrites: return .request(.failedWrites)
    case .restartProcessor: return .request(.restartProcessor)
    case .republish: return .request(.republish)
    case .maxRecords: return maxRecords(words)
    case .settings: return .request(.settings)
    case .runbook: return .request(.runbook)
    case .acknowledge: return .request(.acknowledge)
    case .escalate: return escalate(words)
    case .wait: return wait(words.drop { $0.first?.isNumber != true && $0 != "until" }.map { $0 })
    case .hint: return .request(.hint)
    case .note: return .request(.note(line))
    case .hypothesis: return .request(.hypothesis(line))
    case .ruleOut: return .request(.ruleOut(line))
    case .found: return .request(.found)
    case .narrate: return .request(.narrate(!words.contains("off")))
    case .status: return .request(.status)
    case .resolve: return .request(.resolve(line))
    case .handOff: return .request(.handOff(line))
    case .help: return .request(.help)
    case .pause: return .request(.pause)
    }
  }

  private func clustered(_ cluster: Int?, _ form: String, _ make: (Int) -> Request) -> Reading {
    if let cluster { return .request(make(cluster)) }
    let clusters = Set(seen.map { world.cluster(of: $0) })
    if let only = clusters.first, clusters.count == 1 { return .request(make(only)) }
    return .unclear(whichCluster(form))
  }

  /// "cluster b".
  private func lettered(_ words: [String]) -> Int? {
    guard let place = words.firstIndex(of: "cluster"), place + 1 < words.count else { return nil }
    return world.cluster(named: words[place + 1])
  }

  private func hasDied(_ pods: [Int]) -> Bool {
    pods.contains { (world.gateway.pod($0)?.restarts ?? 0) > 0 && world.gateway.pod($0)?.isReady != true }
  }

  /// The pods that plain words name: all of them, or those that were seen to be ill.
  private func named(_ words: [String], _ cluster: Int?) -> [Int]? {
    let replicas = world.gateway.facts.replicas
    if words.contains("all") || words.contains("every") || words.contains("everything") {
      let isCluster = cluster != nil
      return Array(
        isCluster
          ? (cluster ?? 0) * replicas..<((cluster ?? 0) + 1) * replicas
          : 0..<replicas * world.gateway.facts.clusters)
    }
    return seen.isEmpty ? nil : seen
  }
}
