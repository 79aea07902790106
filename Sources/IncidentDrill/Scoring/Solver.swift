internal import GatewaySimulation

/// Somebody who plays a drill without thinking about this night: what the score is held against.
package enum Solver: String, Sendable, CaseIterable {
  /// What the scenario's author does.
  case expert
  case nothing
  case restartEverything = "restart-everything"
  /// Every action there is, one after another.
  case spam
  case resolveAtOnce = "resolve-at-once"

  /// Plays a night to its end.
  package func play(_ world: DrillWorld) -> Shift {
    var shift = Shift(world, isCold: true)
    for line in lines(for: world) where !shift.isOver { _ = shift.type(line) }
    while !shift.isOver, !shift.isAskingCause { _ = shift.type("wait 10m") }
    if !shift.isOver { _ = shift.type("") }
    return shift
  }

  /// What it types.
  func lines(for world: DrillWorld) -> [String] {
    let clusters = (0..<world.gateway.facts.clusters).map { world.clusterName($0) }
    switch self {
    case .expert:
      return world.twin.expert.map { line in
        let line = Self.fill(line, "{replicas}", "\(world.gateway.facts.replicas)")
        return Self.fill(
          Self.fill(
            Self.fill(
              line, "{pods}", world.affected.prefix(8).map { world.fullName($0) }.joined(separator: " ")),
            "{pod}",
            world.affected.first.map { world.fullName($0) } ?? ""), "{cluster}",
          world.clusterName(world.cluster))
      }
    case .nothing: return []
    case .restartEverything:
      return clusters.map { "kubectl delete pod --all --context \($0)" } + [
        "wait 10m", "resolve restarted everything",
      ]
    case .spam:
      return clusters.map { "kubectl delete pod --all --context \($0)" }
        + clusters.map { "argo app rollback \($0)" }
        + clusters.map { "kubectl rollout restart statefulset --context \($0)" } + [
          "set max_records 2000", "aws autoscaling set-desired-capacity 300", "failed-writes restart",
          "republish",
          "escalate msk", "escalate kdp", "escalate sre", "wait 20m", "resolve all of it",
        ]
    case .resolveAtOnce: return ["resolve done"]
    }
  }

  private static func fill(_ line: String, _ mark: String, _ value: String) -> String {
    var result = ""
    var rest = Substring(line)
    while let character = rest.first {
      if rest.hasPrefix(mark) {
        result += value
        rest = rest.dropFirst(mark.count)
      } else {
        result.append(character)
        rest = rest.dropFirst()
      }
    }
    return result
  }
}
