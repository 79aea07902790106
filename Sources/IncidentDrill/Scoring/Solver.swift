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
  /// Plausible commands, drawn from the seed.
  case random

  /// Plays a night to its end.
  package func play(_ world: DrillWorld) -> Shift { Self.play(lines(for: world), in: world) }

  /// Plays a night to its end with these lines, then waits.
  static func play(_ lines: [String], in world: DrillWorld) -> Shift {
    var shift = Shift(world, isCold: true)
    for line in lines where !shift.isOver { _ = shift.type(line) }
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
        let node = world.affected.first.map { world.clusterName(world.cluster(of: $0)) } ?? ""
        let line = Self.fill(
          Self.fill(line, "{replicas}", "\(world.gateway.facts.replicas)"), "{node}", node)
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
          "republish --from-s3", "kubectl rollout restart deployment",
        ]
        + clusters.indices.map {
          "aws kafka update-broker-count --cluster-arn \(world.kafkaName($0)) --target-number-of-broker-nodes 42"
        } + [
          "sentry archive \(world.pagedIssue?.rawValue ?? "ConnectionResetError")",
          "escalate msk", "escalate kdp", "escalate sre", "wait 20m", "resolve all of it",
        ]
    case .resolveAtOnce: return ["resolve done"]
    case .random: return randomLines(for: world, clusters)
    }
  }

  private func randomLines(for world: DrillWorld, _ clusters: [String]) -> [String] {
    var stream = RandomSource(seed: world.seed).stream("solver.random")
    func pick<Value>(_ values: [Value], _ stream: inout RandomStream) -> Value {
      values[stream.below(values.count)]
    }
    let pods = (0..<3).map { _ in world.fullName(stream.below(world.gateway.facts.pods)) }
    let cluster = pick(clusters, &stream)
    let metrics = MetricName.allCases.map(\.rawValue)
    let lines = (0..<14).map { _ -> String in
      switch stream.below(24) {
      case 0...4: return "grafana show \(pick(metrics, &stream))"
      case 5: return "kubectl get pods"
      case 6: return "kubectl logs \(pods[0]) --previous"
      case 7: return "kubectl top pods"
      case 8: return "sentry issues"
      case 9: return "failed-writes"
      case 10: return "aws kafka describe-cluster"
      case 11: return "argo app history"
      case 12: return "kubectl delete pod \(pods.joined(separator: " "))"
      case 13: return "kubectl rollout restart statefulset --context \(cluster)"
      case 14: return "argo app rollback \(cluster)"
      case 15: return "set max_records \(500 + stream.below(3000))"
      case 16: return "escalate \(pick(["msk", "kdp", "sre"], &stream))"
      case 17: return "failed-writes restart"
      case 18: return "republish --from-s3"
      case 19: return "kubectl rollout restart deployment"
      case 20: return "aws autoscaling set-desired-capacity \(100 + stream.below(200))"
      case 21: return "settings"
      default: return "wait \(1 + stream.below(6))m"
      }
    }
    let scope = pick(Diagnosis.Scope.allCases, &stream).rawValue
    let mechanism = pick(Diagnosis.Mechanism.allCases, &stream).rawValue
    return lines + ["resolve \(scope), \(mechanism)"]
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
