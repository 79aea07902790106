import Testing

@testable import GatewaySimulation

@Suite("Additive increase, multiplicative decrease")
struct ThrottleTests {
  /// Jain's index of fairness: 1 when all are equal.
  static func jain(_ shares: [Double]) -> Double {
    let sum = shares.reduce(0, +)
    return sum * sum / (Double(shares.count) * shares.reduce(0) { $0 + $1 * $1 })
  }

  @Test("of equal sources that are cut together, each gap halves at each cut, and five cuts make them fair")
  func fairness() {
    let start = [8.0, 20, 32, 80]
    var sources = start.map { SLOService(GatewayFacts(), capacityPercent: $0) }
    #expect(abs(ThrottleTests.jain(start) - 0.65) < 0.15)
    var facts = GatewayFacts()
    facts.capacityFloorPercent = 0
    sources = start.map { SLOService(facts, capacityPercent: $0) }
    var gap = start[3] - start[0]
    var now: Nanoseconds = 1000 * .second
    for _ in 0..<5 {
      for index in sources.indices { sources[index].decrease(now: now) }
      #expect(abs(sources[3].capacityPercent - sources[0].capacityPercent - gap / 2) < 1e-9)
      gap /= 2
      now += 10 * .second
      for index in sources.indices { sources[index].recover(now: now) }
      // The same number of steps for each, so that no gap changes.
      now += 80 * .second
      for index in sources.indices { sources[index].increaseIfDue(now: now) }
    }
    #expect(ThrottleTests.jain(sources.map(\.capacityPercent)) > 0.999)
  }

  @Test("the saw-tooth has the period that halving and fixed steps give")
  func period() {
    // Cut whenever 80 % is reached: back to 40 %, then 8 steps of 5 % every 10 s after a recovery signal.
    var service = SLOService(GatewayFacts(), capacityPercent: 80)
    var cuts: [Int] = []
    service.decrease(now: 1000 * .second)
    for second in 1001..<2000 {
      let now = Nanoseconds(second) * .second
      service.increaseIfDue(now: now)
      if service.capacityPercent >= 80 {
        service.decrease(now: now)
        cuts.append(second)
      } else {
        service.recover(now: now)
      }
    }
    let periods = Set(zip(cuts, cuts.dropFirst()).map { $1 - $0 })
    // 5 s until a recovery signal counts, 8 intervals of 10 s.
    #expect(periods == [85])
    #expect(cuts.count > 10)
  }

  @Test("more than ten decreases a minute are counted, at the floor too")
  func alert() {
    var service = SLOService(GatewayFacts())
    for second in stride(from: 1000, to: 1060, by: 5) { service.decrease(now: Nanoseconds(second) * .second) }
    #expect(service.capacityPercent == 5)
    #expect(service.decreasesLastMinute(now: 1059 * .second) == 12)
    #expect(service.decreasesLastMinute(now: 1200 * .second) == 0)
  }

  @Test("a pod asks for less above the SLO, for more below half of it, and for nothing in between")
  func signals() {
    let rules = Rules(World(seed: 1))
    var detector = CongestionDetector(startedAt: 0, rules)
    func signal(_ seconds: Int) -> FlowSignal? {
      detector.decide(
        median: Nanoseconds(seconds) * .second, slo: rules.slo[.p10], recoveredBelow: rules.recoveredBelow,
        recoverySignals: 2)
    }
    #expect(signal(10) == nil)
    #expect(signal(1201) == .decrease)
    #expect(signal(700) == nil)
    #expect(signal(600) == .recover)
    #expect(signal(10) == .recover)
    #expect(signal(10) == nil)
  }
}
