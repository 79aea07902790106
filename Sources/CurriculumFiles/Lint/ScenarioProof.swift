internal import Foundation
internal import IncidentDrill

/// Proves by playing that a scenario can be won by what its author would do, and by nothing less.
struct ScenarioProof {
  let scenario: Scenario
  let file: String
  let text: String
  let problems: ProblemList
  /// The nights that are played.
  let seeds: ClosedRange<UInt64>
  /// Pods a cluster.
  let replicas: Int

  /// What the expert has to reach.
  static let leastScore = 85.0
  /// Problems that are told a twin; the rest would say the same.
  static let most = 3

  /// Plays every twin.
  func run() {
    for twin in scenario.twins { prove(twin) }
  }

  private func prove(_ twin: Twin) {
    var told = 0
    for seed in seeds where told < Self.most {
      let trial = Trial(scenario, twin: twin, seed: seed, replicas: replicas)
      var found = expertProblems(trial) + idleProblems(trial)
      if found.isEmpty, seed == seeds.lowerBound { found += hazardProblems(trial) }
      for problem in found.prefix(Self.most - told) {
        report(twin, seed, problem)
        told += 1
      }
    }
  }

  private func expertProblems(_ trial: Trial) -> [String] {
    let run = trial.run(.expert)
    let score = Int(run.card.score.rounded())
    if let line = trial.notUnderstood.first {
      return ["the expert's \"\(line)\" asks for nothing"]
    }
    if !run.card.isWon {
      return ["the expert does not win (\(run.shift.ending?.rawValue ?? ""), \(score) points)"]
    }
    if run.card.score < Self.leastScore {
      return ["the expert has \(score) points of the \(Int(Self.leastScore)) that an author should reach"]
    }
    return []
  }

  private func idleProblems(_ trial: Trial) -> [String] {
    let nothing = trial.run(.nothing)
    switch trial.start.twin.kind {
    case .causal:
      if nothing.shift.hasHeld { return ["it goes by itself, so it is not \"causal\""] }
      return trial.run(trial.onlookerLines).card.isWon
        ? ["who only looks wins it, so no action was needed"] : []
    case .healing: return nothing.shift.hasHeld ? [] : ["it does not go by itself, so it is not \"healing\""]
    case .benign: return nothing.card.isWon ? ["who does not look wins it"] : []
    }
  }

  /// A hazard has to cost something; and what passes by itself is lost by acting.
  private func hazardProblems(_ trial: Trial) -> [String] {
    let best = trial.run(.expert).card.score
    return Hazard.allCases.compactMap { hazard in
      guard let lines = trial.lines(into: hazard) else { return nil }
      let run = trial.run(lines)
      guard run.shift.ranInto(hazard) else { return nil }
      if run.card.score >= best {
        return "the hazard \"\(hazard.rawValue)\" is free: \(Int(run.card.score.rounded())) points with it"
      }
      let isRash = hazard == .restartedHealthy || hazard == .needlessChange
      return isRash && trial.start.twin.kind != .causal && run.card.isWon
        ? "the hazard \"\(hazard.rawValue)\" does not lose a night that passes by itself" : nil
    }
  }

  private func report(_ twin: Twin, _ seed: UInt64, _ message: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let line = lines.firstIndex { $0.hasPrefix("## Twin: \(twin.name)") } ?? 0
    problems.add(
      ContentProblem(
        file: file, line: line + 1,
        message: "scenario \(scenario.id), twin \"\(twin.name)\", seed \(seed): \(message)",
        remedy:
          "See it: gateway-tutor drill \(scenario.id) --twin \(twin.name) --seed \(seed) --solve expert."))
  }
}
