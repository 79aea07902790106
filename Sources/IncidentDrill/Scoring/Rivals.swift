import GatewaySimulation
import TutorCore

/// What else may have been behind the alert, and what would tell.
extension Shift {
  /// Mechanisms of the scenario's other twins, each once, in the author's order.
  package var rivals: [Diagnosis.Mechanism] {
    var rivals: [Diagnosis.Mechanism] = []
    for twin in world.scenario.twins {
      guard let mechanism = twin.diagnosis.mechanism, mechanism != world.twin.diagnosis.mechanism,
        !rivals.contains(mechanism)
      else { continue }
      rivals.append(mechanism)
    }
    return rivals
  }

  /// Whether anything that was opened can tell that it was not this.
  package func hasRuledOut(_ rival: Diagnosis.Mechanism) -> Bool {
    rival.telltales.contains { done[$0] != nil }
  }

  /// The look that tells most surely, as this scenario's author would type it.
  func telltale(of mechanism: Diagnosis.Mechanism) -> StyledText {
    let twin = world.scenario.twins.first { $0.diagnosis.mechanism == mechanism }
    let own = mechanism.telltales.first { twin?.evidence.contains($0) == true } ?? mechanism.telltales.first
    let look = own.flatMap { twin?.look($0) ?? self.look($0) }
    return "\(.command(look ?? "grafana show PANEL --by pod"))"
  }

  /// The command that opens a look on this night; nil for what is no look.
  ///
  /// The twin's own hint for it comes first. Without one, how far something reaches is told by the alert's own panel, or by that of the
  /// primaries where the alert is about answers or about no pods at all.
  func look(_ tag: Tag) -> String? {
    if let look = world.twin.look(tag) { return look }
    let metric = world.scenario.alert.gauge.metric
    switch tag {
    case .scope where metric.isOfOrchestrators && metric != .pollDelayResponse:
      return "grafana show \(metric.rawValue)" + (metric.scope == .pod ? " --by pod" : "")
    case .latency where metric == .publishErrors || metric == .publishLatency:
      return "grafana show \(metric.rawValue)"
    default: return tag.look
    }
  }
}

extension Twin {
  /// The command that the hint for a look ends with; nil when there is no such hint.
  func look(_ tag: Tag) -> String? {
    guard !tag.isAction, let last = hints.first(where: { $0.until == tag })?.says.last else { return nil }
    return last.runs.first { $0.role == .code || $0.role == .command }?.text.string
  }
}
