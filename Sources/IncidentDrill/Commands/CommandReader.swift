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
    case "hypothesis", "suspect": return .request(.hypothesis(text))
    case "rule-out", "ruleout": return .request(.ruleOut(text))
    case "rule" where rest.first?.lowercased() == "out":
      return .request(.ruleOut(rest.dropFirst().joined(separator: " ")))
    case "narrate" where rest.count <= 1: return .request(.narrate(rest.first?.lowercased() != "off"))
    case "resolve", "resolved": return .request(.resolve(text))
    case "handoff": return .request(.handOff(text))
    case "escalate", "page": return escalate(Spoken.words(text))
    case "wait": return wait(Spoken.words(text))
    case "set" where rest.first?.lowercased() == "max_records": return maxRecords(rest)
    case "help", "?": return .request(.help)
    default:
      let said = Spoken.words(line).prefix(2).joined(separator: " ")
      return ["i suspect", "i think", "my theory", "my guess", "looks like"].contains(said)
        ? .request(.hypothesis(line)) : spoken(line)
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

  func maxRecords(_ words: [String]) -> Reading {
    guard let count = words.compactMap({ Int($0) }).last, (1...100_000).contains(count) else {
      return .unclear(
        "\(.command("set max_records 1000")): to how many records a poll? It is 500, for every pod.")
    }
    return .request(.maxRecords(count))
  }

  func escalate(_ words: [String]) -> Reading {
    for team in [Intervention.Team.msk, .kdp, .sre] where words.contains(team.rawValue) {
      return .request(.escalate(team))
    }
    if words.contains("kafka") || words.contains("broker") { return .request(.escalate(.msk)) }
    return .unclear(
      "To whom? \(.command("escalate msk")) (Kafka brokers), \(.command("escalate kdp")) (the platform that the event loops run on) or \(.command("escalate sre"))."
    )
  }

  func wait(_ words: [String]) -> Reading {
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
}
