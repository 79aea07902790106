import GatewaySimulation
import TutorCore

/// What is said to a line that is not clear: what it may have meant, ready to be typed.
extension SentenceReader {
  /// Nothing in the line could be done; `loose` is an order that may be in it.
  func nothing(_ loose: Match?, _ words: [SpokenClause.Word], _ line: String) -> Reading {
    let denies: Set<String> = [
      "not", "never", "without", "no", "avoid", "rather", "refrain", "instead", "hold",
    ]
    let isDenied = words.contains { denies.contains($0.text) }
    guard let loose else { return isDenied ? suggestion([.wait, .pods], line) : suggestion([], line) }
    if isDenied { return denied }
    if loose.id == .severity { return PagerReader(world: world).severity([]) }
    let isAsked = line.contains("?") || IntentWords.questions.contains(words.first?.text ?? "")
    let why: StyledText =
      isAsked
      ? "Nothing is done: a question changes nothing. To do it:"
      : "Nothing is done: I am not sure that you want it. The nearest order:"
    return .unclear(
      why
        + " \(.command(form(loose.id, words.map(\.text), line))). To look first: \(.command(form(nearestLook(loose.id), [], line)))."
    )
  }

  private func nearestLook(_ id: OnCallCommand.ID) -> OnCallCommand.ID {
    switch id {
    case .rollBack, .sync: .deploys
    case .capacity, .cordon, .drain: .groups
    case .addBrokers: .brokers
    case .restartProcessor, .republish: .failedWrites
    case .maxRecords: .settings
    case .archive: .sentry
    case .escalate, .severity: .runbook
    case .resolve, .handOff: .status
    case .restartPublishers: .workloads
    default: .pods
    }
  }

  /// The two likeliest commands.
  func suggestion(_ ids: [OnCallCommand.ID], _ line: String) -> Reading {
    let words = SpokenClause.clauses(line, IntentLexicon.shared).flatMap(\.words)
    if ids.isEmpty, IntentClassifier.shared.ranking(words).isEmpty { return notUnderstood(line) }
    let isOrder = SpokenClause.clauses(line, IntentLexicon.shared).contains {
      begins($0, with: IntentWords.deeds)
    }
    let lead: StyledText = isOrder ? "Nothing is done. " : ""
    let short = SafeText(line.count > 50 ? line.prefix(47) + "..." : line)
    var list = ids
    for usual in [OnCallCommand.ID.panel, .pods] where list.count < 2 && !list.contains(usual) {
      list.append(usual)
    }
    let offers = list.prefix(2).map { "\(.command(form($0, [], line)))" as StyledText }
    return .unclear(
      lead + "I do not understand \"\(short)\". Did you mean " + .joined(offers, separator: " or ")
        + "? \(.command("help")) lists everything.")
  }

  /// A command as it can be typed just now, its places filled with what this alert and the last look speak of.
  private func form(_ id: OnCallCommand.ID, _ words: [String], _ line: String) -> String {
    let form = OnCallCommand.row(id)?.form ?? ""
    let metric = world.scenario.alert.gauge.metric
    switch id {
    case .panel:
      return "grafana show \(metric.rawValue)"
        + (metric.scope == .fleet ? "" : " --by \(metric.scope.rawValue)")
    case .describe: return "kubectl describe pod \(example(line) ?? "POD")"
    case .logs: return "kubectl logs \(example(line) ?? "POD")"
    // What acts names no pod that the learner has not named.
    case .restart:
      let named = named(line).map { world.fullName($0) }
      return "kubectl delete pod " + (named.isEmpty ? "POD" : named.joined(separator: " "))
    case .escalate:
      let team = Intervention.Team.allCases.first { words.contains($0.rawValue) }
      return team.map { "escalate \($0.rawValue)" } ?? form
    case .scale where isPublisher(words): return "kubectl scale deployment --replicas N"
    case .workloads where words.isEmpty: return "kubectl get deployment"
    default: return form
    }
  }

  /// The pods that a line names, whatever else it says; at most three.
  func named(_ line: String) -> [Int] {
    var pods: [Int] = []
    for word in line.lowercased().split(whereSeparator: { $0.isWhitespace || ",;?!()".contains($0) }) {
      let plain = word.last == "." ? word.dropLast() : word
      if let pod = world.pod(named: String(plain), in: nil), plain.contains("/"), !pods.contains(pod) {
        pods.append(pod)
      }
    }
    return Array(pods.prefix(3))
  }

  /// A pod that the line names, or that stood out in the last look.
  private func example(_ line: String) -> String? {
    (named(line).first ?? seen.first).map { world.fullName($0) }
  }
}
