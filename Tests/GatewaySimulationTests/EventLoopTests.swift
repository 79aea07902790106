import Testing

@testable import GatewaySimulation

@Suite("The event loop")
struct EventLoopTests {
  @Test("lags by a second more a second at most: a turn has not lasted longer than it goes on")
  func growth() {
    let rules = Rules(World(seed: 1))
    var loop = EventLoop()
    // Next to no CPU, and far more to do than fits.
    let demand = EventLoop.Demand(
      responses: 400, records: 2_000, recordsOneTurn: 2_000, tasks: 2_000, heldTasks: 5_000)
    var lags: [Nanoseconds] = [loop.lag]
    for _ in 0..<120 {
      _ = loop.plan(demand, step: .second, takenPermille: 985, stall: 0, rules)
      lags.append(loop.lag)
    }
    for (before, after) in zip(lags, lags.dropFirst()) { #expect(after <= before + .second) }
    #expect(lags[120] > 60 * .second, "it does grow: \(lags[120] / .second) s")
  }
}
