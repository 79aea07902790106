import Foundation
import IncidentDrill
import Testing

/// How many nights, and on how large a fleet.
enum Soak {
  static let isSoak = ProcessInfo.processInfo.environment["GATEWAY_TUTOR_SOAK"] != nil
  static func number(_ name: String, _ usual: Int) -> Int {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? usual
  }
  static let seeds = number("GATEWAY_TUTOR_SEEDS", 200)
  static let replicas = number("GATEWAY_TUTOR_REPLICAS", Fixture.replicas)
}

/// The bars of the drills over many nights: `make drills`.
@Suite("Over many nights", .enabled(if: Soak.isSoak))
struct SoakTests {
  /// What a solver made of a twin.
  struct Tally: Sendable {
    var scores: [Double] = []
    var won = 0
    var mean: Double { scores.isEmpty ? 0 : scores.reduce(0, +) / Double(scores.count) }
    var least: Double { scores.min() ?? 0 }

    mutating func add(_ card: Scorecard) {
      scores.append(card.score)
      won += card.isWon ? 1 : 0
    }
  }

  static func play(_ night: TwinCase) -> [Solver: Tally] {
    var tallies: [Solver: Tally] = [:]
    for seed in 1...UInt64(max(1, Soak.seeds)) {
      let trial = night.trial(seed, replicas: Soak.replicas)
      for solver in Solver.allCases { tallies[solver, default: Tally()].add(trial.run(solver).card) }
    }
    return tallies
  }

  @Test(
    "the expert wins every night with 85 points, the thoughtless stay below 40 and never win what needs somebody"
  )
  func bars() async {
    let rows = await withTaskGroup(of: (Int, [Solver: Tally]).self) { group in
      for (index, night) in TwinCase.all.enumerated() { group.addTask { (index, Self.play(night)) } }
      var rows: [Int: [Solver: Tally]] = [:]
      for await (index, tallies) in group { rows[index] = tallies }
      return rows
    }
    print(Self.table(rows))
    for (index, night) in TwinCase.all.enumerated() {
      guard let row = rows[index] else { continue }
      let name = night.testDescription
      let expert = row[.expert] ?? Tally()
      #expect(expert.won == Soak.seeds, "\(name): the expert wins \(expert.won) of \(Soak.seeds)")
      #expect(expert.least >= 85, "\(name): the expert has \(expert.least) once")
      for solver in [Solver.nothing, .restartEverything, .spam, .resolveAtOnce] {
        let tally = row[solver] ?? Tally()
        #expect(tally.mean < 40, "\(name): \(solver.rawValue) has \(tally.mean)")
        #expect(tally.won == 0, "\(name): \(solver.rawValue) wins \(tally.won)")
      }
    }
  }

  /// Averages by twin and solver; of the expert the least as well; nights won in brackets where there are any.
  static func table(_ rows: [Int: [Solver: Tally]]) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    var lines = ["\(Soak.seeds) seeds, \(Soak.replicas) pods a cluster: average points (least), [nights won]"]
    lines.append(padded("twin", 26) + Solver.allCases.map { padded($0.rawValue, 20) }.joined())
    for (index, night) in TwinCase.all.enumerated() {
      let cells = Solver.allCases.map { solver -> String in
        guard let tally = rows[index]?[solver] else { return "" }
        let least = solver == .expert ? " (\(Int(tally.least)))" : ""
        let won = tally.won > 0 ? " [\(tally.won)]" : ""
        return "\((tally.mean * 10).rounded() / 10)\(least)\(won)"
      }
      lines.append(padded(night.testDescription, 26) + cells.map { padded($0, 20) }.joined())
    }
    return lines.joined(separator: "\n")
  }
}
