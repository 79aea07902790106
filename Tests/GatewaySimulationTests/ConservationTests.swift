import Testing

@testable import GatewaySimulation

@Suite("No event is lost or made")
struct ConservationTests {
  @Test("what came in is somewhere, after every step of a healthy day")
  func healthy() {
    var gateway = Gateway(.scaled(seed: 2, replicas: 3))
    for _ in 0..<120 {
      gateway.advance(by: 30 * .second)
      let census = gateway.census()
      #expect(census.isBalanced, "\(census)")
    }
    #expect(gateway.census().done > 0)
    #expect(gateway.ledger.duplicateExecutions == 0)
  }

  @Test("what came in is somewhere, after every step, whatever goes wrong", arguments: 1...Sizes.fuzzSeeds)
  func fuzzed(seed: Int) {
    var broken: Census?
    let gateway = FuzzScript.play(seed: UInt64(seed)) { gateway in
      let census = gateway.census()
      if census.isBalanced { return true }
      broken = census
      return false
    }
    #expect(
      broken == nil,
      "seed \(seed), second \(gateway.now.seconds), faults \(gateway.faults.map(\.fault)): \(String(describing: broken))"
    )
  }

  @Test("a restart makes copies and loses nothing")
  func restart() {
    var gateway = Gateway(.scaled(seed: 4, replicas: 2))
    gateway.advance(by: .minute)
    gateway.inject(ScheduledFault(.processorsSlow(percent: 4000), from: 0, until: 5 * .minute))
    gateway.advance(by: 2 * .minute)
    gateway.inject(ScheduledFault(.crashLoop(pods: [0, 1], cure: .recreation), from: 0))
    gateway.advance(by: .minute)
    #expect(gateway.census().isBalanced)
    #expect(gateway.pod(0)?.phase == .crashLoopBackOff)
    gateway.apply(.restartPods([0, 1]))
    gateway.advance(by: 30 * .minute)
    #expect(gateway.census().isBalanced)
    #expect(gateway.podStatuses.allSatisfy { $0.isReady })
    #expect(gateway.ledger.duplicateExecutions > 0)
  }

  @Test("run twice, the republish script makes copies, which are counted apart")
  func republishTwice() {
    var gateway = Gateway(.scaled(seed: 6, clusters: 2, replicas: 2))
    gateway.inject(ScheduledFault(.clusterUnreachable(cluster: 0), from: 0, until: .minute))
    gateway.inject(ScheduledFault(.gp03Unreachable, from: 0, until: .minute))
    gateway.advance(by: 2 * .minute)
    #expect(gateway.census().inS3 > 0)
    gateway.apply(.republishFromS3)
    gateway.advance(by: 10 * .minute)
    #expect(gateway.census().inS3 == 0)
    let before = gateway.ledger.duplicateExecutions
    gateway.apply(.republishFromS3)
    gateway.advance(by: 10 * .minute)
    #expect(gateway.ledger.duplicateExecutions > before)
    #expect(gateway.census().isBalanced)
  }
}
