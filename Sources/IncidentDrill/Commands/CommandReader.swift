import GatewaySimulation
import TutorCore

/// Reads what somebody on call types: the tools' own shapes, or plain words.
struct CommandReader {
  /// What a line asks for.
  enum Reading: Equatable {
    case request(Request)
    /// What the tool would answer to something that it cannot do, as it stands in a terminal.
    case refused(String)
    /// What was not understood, and what to type instead.
    case unclear(StyledText)
  }

  let world: DrillWorld
  /// Pods that the learner has seen to be ill: "those three".
  let seen: [Int]

  /// Reads a line that is not empty.
  func read(_ line: String) -> Reading {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first?.lowercased() else { return .unclear("Type what you would do.") }
    let rest = Array(words.dropFirst())
    let text = rest.joined(separator: " ")
    switch first {
    case "kubectl", "k": return KubectlReader(world: world).read(rest)
    case "grafana" where !rest.isEmpty: return grafana(rest)
    case "argo", "argocd": return argo(rest)
    case "aws": return aws(rest)
    case "failed-writes":
      return .request(rest.contains("restart") || rest.contains("start") ? .restartProcessor : .failedWrites)
    case "sentry": return .request(.sentry)
    case "republish": return .request(.republish)
    case "note":
      return text.isEmpty ? .unclear("\(.command("note")) wants a remark behind it.") : .request(.note(text))
    case "hypothesis", "suspect":
      return text.isEmpty
        ? .unclear(
          "Say how far it reaches, what is ill and how: \(.command("hypothesis a few pods, crash loop, 70 % sure"))."
        ) : .request(.hypothesis(text))
    case "resolve", "resolved": return .request(.resolve(text))
    case "handoff": return .request(.handOff(text))
    case "escalate", "page": return escalate(Spoken.words(text))
    case "wait": return wait(Spoken.words(text))
    case "set" where rest.first?.lowercased() == "max_records": return maxRecords(rest)
    case "help", "?": return .request(.help)
    default: return spoken(line)
    }
  }

  // MARK: The tools

  private func grafana(_ words: [String]) -> Reading {
    guard let verb = words.first?.lowercased() else { return .request(.panels) }
    if verb == "ls" || verb == "list" { return .request(.panels) }
    guard verb == "show" else { return spoken(words.joined(separator: " ")) }
    var scope: MetricScope?
    var names: [String] = []
    var rest = words.dropFirst()
    while let word = rest.popFirst() {
      if word == "--by" || word.hasPrefix("--by=") {
        let value = word == "--by" ? rest.popFirst() ?? "" : String(word.dropFirst(5))
        guard let known = MetricScope(rawValue: value.lowercased()) else {
          return .refused("grafana: --by: \"\(value)\" is none of pod, cluster, broker, priority, fleet")
        }
        scope = known
      } else if word == "--from" || word.hasPrefix("--from=") {
        if word == "--from" { _ = rest.popFirst() }
      } else if word.hasPrefix("-") {
        return .refused("grafana: unknown flag: \(word)")
      } else {
        names.append(word)
      }
    }
    let name = names.joined(separator: " ")
    guard let metric = metric(named: name) else {
      let nearest = Spoken.nearest(to: name, among: MetricName.allCases.map(\.rawValue))
      return .refused(
        "grafana: panel \"\(name)\" not found"
          + (nearest.map { ". Did you mean \"\($0)\"?" } ?? ". Try: grafana ls"))
    }
    return .request(.panel(metric, scope ?? metric.scope))
  }

  private func metric(named name: String) -> MetricName? {
    if let exact = MetricName(rawValue: name)
      ?? MetricName.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() })
    {
      return exact
    }
    return metric(in: Spoken.words(name))
  }

  /// The metric that words speak of; nil for none.
  func metric(in words: [String]) -> MetricName? {
    func has(_ word: String) -> Bool { words.contains { Spoken.matches($0, word) } }
    if has("poll") || has("delay") {
      if has("response") { return .pollDelayResponse }
      if has("p10") { return .pollDelayP10 }
      if has("p20") { return .pollDelayP20 }
      if has("p30") { return .pollDelayP30 }
      return .pollDelayPrimary
    }
    if has("asyncio") || has("loop") { return .asyncioLag }
    if has("cpu") { return .cpu }
    if has("memory") { return .memory }
    if has("fetch") { return .fetchLatency }
    if has("publish"), has("latency") { return .publishLatency }
    if has("publish"), has("error") { return .publishErrors }
    if has("buffer") || has("fill") { return .bufferFill }
    if has("expired") || has("lease") { return .leasesExpired }
    if has("duplicate") || has("duplicates") { return .duplicates }
    if has("lag") { return has("response") ? .lagResponse : .lagPrimary }
    if has("traffic") || has("ingested") { return .ingested }
    if has("slo") { return .sloMissed }
    if has("broker") { return .brokerDelay }
    if has("orchestrator_pods") || has("count") { return .podsReady }
    if has("reset") { return .connectionResets }
    if has("timeout") { return .timeouts }
    return nil
  }

  private func argo(_ words: [String]) -> Reading {
    var words = words.map { $0.lowercased() }
    if words.first == "app" { words.removeFirst() }
    guard let verb = words.first else { return .request(.deploys(cluster: nil)) }
    let name = words.dropFirst().first { !$0.hasPrefix("-") }
    let named = name.flatMap { world.cluster(named: String($0.split(separator: "/").last ?? "")) }
    if let name, named == nil, !name.hasPrefix("events-orchestrator") {
      return .refused(
        "FATA[0000] rpc error: code = NotFound desc = applications.argoproj.io \"\(name)\" not found")
    }
    switch verb {
    case "get": return .request(.pods(cluster: named))
    case "history", "diff", "list": return .request(.deploys(cluster: named))
    case "rollback":
      guard let named else { return .unclear(whichCluster("argo app rollback")) }
      return .request(.rollBack(cluster: named))
    default: return .refused("Error: unknown command \"\(verb)\" for \"argocd app\"")
    }
  }

  func whichCluster(_ command: String) -> StyledText {
    "Which cluster? For instance \(.command("\(command) \(world.clusterName(0))"))."
  }

  private func aws(_ words: [String]) -> Reading {
    let words = words.map { $0.lowercased() }
    switch words.first {
    case "autoscaling":
      if words.dropFirst().first?.hasPrefix("set") == true {
        guard let count = words.compactMap({ Int($0.split(separator: "=").last ?? "") }).last else {
          return .refused(
            "aws: error: the following arguments are required: --desired-capacity")
        }
        return .request(.capacity(count))
      }
      guard words.count < 2 || words[1].hasPrefix("describe") else {
        return .refused(
          "aws: error: argument operation: Invalid choice: \"\(words[1])\", valid choices are: describe-auto-scaling-groups, set-desired-capacity"
        )
      }
      return .request(.nodes)
    case "kafka", "msk": return .request(.brokers)
    case "s3": return .request(.failedWrites)
    default:
      return .refused(
        "aws: error: argument command: Invalid choice: \"\(words.first ?? "")\", valid choices are: autoscaling, kafka, s3"
      )
    }
  }

  private func maxRecords(_ words: [String]) -> Reading {
    guard let count = words.compactMap({ Int($0) }).last, (1...100_000).contains(count) else {
      return .unclear(
        "\(.command("set max_records 1000")): to how many records a poll? It is 500, for every pod.")
    }
    return .request(.maxRecords(count))
  }

  private func escalate(_ words: [String]) -> Reading {
    for team in [Intervention.Team.msk, .kdp, .sre] where words.contains(team.rawValue) {
      return .request(.escalate(team))
    }
    if words.contains("kafka") || words.contains("broker") { return .request(.escalate(.msk)) }
    return .unclear(
      "To whom? \(.command("escalate msk")) (Kafka brokers), \(.command("escalate kdp")) (the platform that the event loops run on) or \(.command("escalate sre"))."
    )
  }

  private func wait(_ words: [String]) -> Reading {
    if words.contains("until") || words.contains("til") {
      return .request(
        words.contains("alert") && !words.contains("clears") ? .waitUntilAlert : .waitUntilClear)
    }
    if words.isEmpty { return .request(.wait(seconds: 60)) }
    let digits = words.firstIndex { $0.first?.isNumber == true } ?? 0
    guard let seconds = Spoken.seconds(Array(words[digits...])), (1...7200).contains(seconds) else {
      return .unclear(
        "How long? \(.command("wait 5m")), \(.command("wait 30s")) or \(.command("wait until clear")).")
    }
    return .request(.wait(seconds: seconds))
  }

  // MARK: Plain words

  private static let fillers: Set<String> = [
    "the", "a", "an", "of", "is", "it", "are", "to", "me", "please", "let", "lets", "i", "we", "my", "on",
    "in", "at", "for", "if", "or",
    "check", "look", "see", "show", "open", "go", "want", "would", "can", "you", "do", "now", "up", "and",
    "s", "ll", "first", "their",
    "there", "any", "have", "with", "this",
  ]

  private func spoken(_ line: String) -> Reading {
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
