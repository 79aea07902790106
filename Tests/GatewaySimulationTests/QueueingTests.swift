import Testing

@testable import GatewaySimulation

@Suite("The kernel against queueing theory")
struct QueueingTests {
  @Test("Little's law holds exactly, in integer nanoseconds, from empty to empty", arguments: 1...5)
  func little(seed: Int) {
    let station = Station(servers: 3, meanGap: 1_000_000, meanService: 2_700_000)
    let measure = station.run(count: 20_000, seed: UInt64(seed))
    #expect(measure.presence == measure.staying)
    #expect(measure.arrivals == 20_000)
  }

  @Test("Erlang C agrees with known values")
  func erlang() {
    #expect(abs(ErlangC.waitingProbability(servers: 1, load: 0.7) - 0.7) < 1e-12)
    #expect(abs(ErlangC.waitingProbability(servers: 2, load: 1) - 1.0 / 3) < 1e-12)
    // M/M/1: W = rho / (1 - rho) services.
    #expect(abs(ErlangC.meanWaiting(servers: 1, meanGap: 2, meanService: 1) - 1) < 1e-12)
  }

  @Test(
    "the waiting time of M/M/1 and M/M/c is theory's, within a 99 % interval of twenty seeds",
    arguments: [(1, 0.5), (1, 0.7), (4, 0.8)])
  func waiting(servers: Int, utilization: Double) {
    let service: Nanoseconds = 10_000_000
    let gap = Nanoseconds(Double(service) / Double(servers) / utilization)
    let station = Station(servers: servers, meanGap: gap, meanService: service)
    let theory = ErlangC.meanWaiting(
      servers: servers, meanGap: Double(gap), meanService: Double(service))
    let means = (1...20).map { seed in
      station.run(count: Sizes.stationEvents, warmUp: Sizes.stationEvents / 10, seed: UInt64(seed))
        .meanWaiting
    }
    let mean = means.reduce(0, +) / 20
    let variance = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 19
    // 99 % quantile of Student's t with 19 degrees of freedom.
    let halfWidth = 2.861 * (variance / 20).squareRoot()
    #expect(abs(mean - theory) <= halfWidth, "\(mean) against \(theory) ± \(halfWidth)")
    #expect(halfWidth / theory * 100 <= Sizes.stationHalfWidth, "half width \(halfWidth / theory * 100) %")
  }
}
