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
    if isDenied {
      return .unclear(
        "Nothing is done, then. Did you mean \(.command("wait 5m")) (let time pass), or \(.command("kubectl get pods")) (look again)?"
      )
    }
    if loose.id == .severity { return PagerReader(world: world).severity([]) }
    let isAsked = line.contains("?") || IntentWords.questions.contains(words.first?.text ?? "")
    let why: StyledText =
      isAsked
      ? "That would act, and a question changes nothing."
      : "That would act, and I am not sure that you want it done."
    return .unclear(
      why
        + " To do it: \(.command(form(loose.id, words.map(\.text)))). To look first: \(.command(form(nearestLook(loose.id), [])))."
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
    let short = SafeText(line.count > 50 ? line.prefix(47) + "..." : line)
    var list = ids
    for usual in [OnCallCommand.ID.panel, .pods] where list.count < 2 && !list.contains(usual) {
      list.append(usual)
    }
    let offers = list.prefix(2).map { "\(.command(form($0, [])))" as StyledText }
    return .unclear(
      "I do not understand \"\(short)\". Did you mean " + .joined(offers, separator: " or ")
        + "? \(.command("help")) lists everything.")
  }

  /// A command as it can be typed just now, its places filled with what this alert and the last look speak of.
  private func form(_ id: OnCallCommand.ID, _ words: [String]) -> String {
    let form = OnCallCommand.row(id)?.form ?? ""
    let metric = world.scenario.alert.gauge.metric
    switch id {
    case .panel:
      return "grafana show \(metric.rawValue)"
        + (metric.scope == .fleet ? "" : " --by \(metric.scope.rawValue)")
    case .describe: return "kubectl describe pod \(example)"
    case .logs: return "kubectl logs \(example)"
    case .restart: return "kubectl delete pod \(example)"
    case .escalate:
      let team = Intervention.Team.allCases.first { words.contains($0.rawValue) }
      return team.map { "escalate \($0.rawValue)" } ?? form
    case .scale where isPublisher(words): return "kubectl scale deployment --replicas N"
    case .workloads where words.isEmpty: return "kubectl get deployment"
    default: return form
    }
  }

  /// A pod that stood out in the last look, else any.
  private var example: String { world.fullName(seen.first ?? world.gateway.facts.replicas / 2) }
}
