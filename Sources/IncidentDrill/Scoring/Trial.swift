internal import GatewaySimulation

/// One night, played by everybody who is held against it. Doing nothing and the expert are played once; the others are scored by their
/// curves.
package struct Trial: Sendable {
  /// A night that was played to its end, and what it was worth.
  package struct Run: Sendable {
    /// What was done.
    package let shift: Shift
    /// What it was worth.
    package let card: Scorecard
  }

  /// The world at the page.
  package let start: DrillWorld
  private let nothing: Shift
  private let expert: Shift
  private let curves: (nothing: [Double], expert: [Double])

  /// Plays the night with nothing done, and as the expert.
  ///
  /// - Parameter replicas: pods a cluster.
  package init(_ scenario: Scenario, twin: Twin, seed: UInt64, replicas: Int) {
    self.init(DrillWorld(scenario, twin: twin, seed: seed, replicas: replicas))
  }

  /// The same from a world at its page.
  package init(_ start: DrillWorld) {
    self.start = start
    nothing = Solver.nothing.play(start)
    expert = Solver.expert.play(start)
    curves = (nothing.playedOut.harm, expert.playedOut.harm)
  }

  /// What a solver makes of it.
  package func run(_ solver: Solver) -> Run {
    switch solver {
    case .nothing: scored(nothing, curves.nothing)
    case .expert: scored(expert, curves.expert)
    default: scored(solver.play(start))
    }
  }

  /// What somebody makes of it who types these lines and then waits.
  package func run(_ lines: [String]) -> Run { scored(Solver.play(lines, in: start)) }

  private func scored(_ shift: Shift, _ own: [Double]? = nil) -> Run {
    Run(
      shift: shift,
      card: Scorecard(shift, nothing: curves.nothing, expert: curves.expert, learner: own))
  }

  /// What the expert types.
  package var expertLines: [String] { Solver.expert.lines(for: start) }

  /// Somebody who looks at all that the expert looks at, and neither acts nor calls anybody.
  package var onlookerLines: [String] { expertLines.filter { !isAct($0) } }

  /// Lines of the expert that ask for nothing, or that the tool refuses. The last one answers the question for the cause.
  package var notUnderstood: [String] {
    expertLines.dropLast().filter {
      if case .request = CommandReader(world: start, seen: []).read($0) { false } else { true }
    }
  }

  private func isAct(_ line: String) -> Bool {
    guard case .request(let request) = CommandReader(world: start, seen: []).read(line) else { return false }
    return request.isAct
  }

  /// The expert's night with a hazard in it; nil when this night has no way into it.
  package func lines(into hazard: Hazard) -> [String]? {
    let twin = start.twin
    let lines = expertLines
    func at(_ index: Int, _ rash: String) -> [String] {
      Array(lines.prefix(index)) + [rash] + Array(lines.dropFirst(index))
    }
    let beforeActing =
      lines.firstIndex { isAct($0) } ?? lines.firstIndex { $0.hasPrefix("wait") } ?? lines.count
    let other = start.clusterName((start.cluster + 1) % start.gateway.facts.clusters)
    switch hazard {
    case .restartedHealthy:
      return at(beforeActing, "kubectl rollout restart statefulset --context \(other)")
    case .destroyedEvidence:
      guard twin.remedies.contains(.restart), lines.contains(where: { $0.hasPrefix("kubectl logs") }) else {
        return nil
      }
      return lines.filter { !$0.hasPrefix("kubectl logs") && !$0.hasPrefix("kubectl describe") }
    case .uselessRestart:
      let ill = start.ill
      guard !twin.remedies.contains(.restart), !ill.isEmpty, ill.count <= 8 else { return nil }
      return at(
        beforeActing, "kubectl delete pod " + ill.map { start.fullName($0) }.joined(separator: " "))
    case .needlessChange: return at(beforeActing, "argo app rollback \(other)")
    case .lastResortFirst:
      guard let change = lines.first(where: { $0.hasPrefix("set max_records") }), twin.team != nil else {
        return nil
      }
      return at(beforeActing, change)
    case .closedTooEarly: return ["ack", "resolve all is well"]
    case .needlessEscalation:
      let wrong = Intervention.Team.allCases.first { $0 != twin.team && $0 != .sre } ?? .kdp
      return at(beforeActing, "escalate \(wrong.rawValue)")
    case .republishedTooEarly:
      guard twin.remedies.contains(.republish) else { return nil }
      return at(1, "republish --from-s3")
    case .archivedBlindly:
      return at(beforeActing, "sentry archive \(start.pagedIssue?.rawValue ?? "ConnectionResetError")")
    }
  }
}

extension Shift {
  /// Whether it ran into a hazard.
  package func ranInto(_ hazard: Hazard) -> Bool { harms.contains { $0.hazard == hazard } }

  /// Whether the world came to rest by itself: everything that must hold did, long enough.
  package var hasHeld: Bool { ending == .held }
}
