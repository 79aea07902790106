import Foundation

/// How much the long proofs do. `GATEWAY_TUTOR_SOAK=1` raises each to its full number.
enum Sizes {
  static let isSoak = ProcessInfo.processInfo.environment["GATEWAY_TUTOR_SOAK"] == "1"
  /// Seeds of the determinism proof.
  static let determinismSeeds = isSoak ? 1_000 : 4
  /// Seeds of the fuzzing of faults and interventions.
  static let fuzzSeeds = isSoak ? 1_000 : 8
  /// Events of one run of a station, of twenty seeds.
  static let stationEvents = isSoak ? 1_000_000 : 40_000
  /// Half width of the interval around theory's waiting time: percent.
  static let stationHalfWidth = isSoak ? 2.0 : 6.0
}
