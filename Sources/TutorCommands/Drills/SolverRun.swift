internal import Foundation
internal import IncidentDrill

/// A night that a solver played, as a line of JSON.
struct SolverRun: Encodable {
  /// A part of the score.
  struct Part: Encodable {
    let points: Double
    let most: Int
  }

  let scenario, twin, kind: String
  let seed: UInt64
  let solver: String
  /// 0 to 100.
  let score: Double
  let won: Bool
  let ending: String
  let hazards: [String]
  let parts: [String: Part]

  init(_ run: Trial.Run, of start: DrillWorld, solver: Solver) {
    scenario = start.scenario.id
    twin = start.twin.name
    kind = start.twin.kind.rawValue
    seed = start.seed
    self.solver = solver.rawValue
    score = (run.card.score * 10).rounded() / 10
    won = run.card.isWon
    ending = run.shift.ending?.rawValue ?? ""
    hazards = Hazard.allCases.filter { run.shift.ranInto($0) }.map(\.rawValue)
    parts = Dictionary(
      run.card.parts.map { ($0.name, Part(points: ($0.points * 10).rounded() / 10, most: $0.most)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The line.
  func line() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
