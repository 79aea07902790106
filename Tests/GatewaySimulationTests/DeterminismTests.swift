import Testing

@testable import GatewaySimulation

@Suite("The same run twice")
struct DeterminismTests {
  @Test("the same seed, faults and commands give the same fingerprint", arguments: 1...Sizes.determinismSeeds)
  func twice(seed: Int) {
    let first = FuzzScript.play(seed: UInt64(seed), rounds: 4)
    let second = FuzzScript.play(seed: UInt64(seed), rounds: 4)
    #expect(first.traceHash == second.traceHash, "seed \(seed)")
    #expect(first.ledger == second.ledger)
  }

  @Test("three seeds have the fingerprints that they had in every build before", arguments: GoldenTrace.all)
  func golden(trace: GoldenTrace) {
    #expect(GoldenTrace.hash(seed: trace.seed) == trace.hash, "seed \(trace.seed)")
  }

  @Test("other seeds have other fingerprints")
  func different() {
    #expect(GoldenTrace.hash(seed: 101) != GoldenTrace.hash(seed: 102))
  }
}

/// A run whose fingerprint is known. It uses nothing but the public interface, so that a release build can be compared.
struct GoldenTrace: Sendable, CustomTestStringConvertible {
  let seed: UInt64
  let hash: UInt64
  var testDescription: String { "seed \(seed)" }

  static let all = [
    GoldenTrace(seed: 1, hash: 4452677052792558729),
    GoldenTrace(seed: 2, hash: 8557772161945414394),
    GoldenTrace(seed: 3, hash: 15207315698078232952),
  ]

  static func hash(seed: UInt64) -> UInt64 {
    var gateway = Gateway(World.scaled(seed: seed, replicas: 2).inPeakSeason())
    gateway.advance(by: 2 * .minute)
    gateway.inject(ScheduledFault(.crashLoop(pods: [1, 5], cure: .recreation), from: 0))
    gateway.inject(
      ScheduledFault(
        .brokerDegraded(clusters: [0, 1], broker: 0, delay: 70 * .second, collateralPercent: 50),
        from: 3 * .minute,
        until: 6 * .minute, ramp: .minute))
    gateway.advance(by: 3 * .minute)
    gateway.apply(.restartPods([1, 5]))
    gateway.advance(by: 5 * .minute)
    return gateway.traceHash.value
  }
}
