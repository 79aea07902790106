import Testing

@testable import GatewaySimulation

@Suite("Backlog and capacity")
struct BacklogTests {
  /// Two pods whose processors do 800 tasks a second, and nothing that throttles.
  static func world(eventsPerSecond: Int, seed: UInt64 = 5) -> World {
    var world = World.scaled(seed: seed, clusters: 1, replicas: 2)
    world.parameters.eventsPerSecond = eventsPerSecond
    world.parameters.dailyCurve = [100]
    world.parameters.eventsPerSecondPerBroker = 10_000
    world.parameters.nackedMillionths = 0
    world.parameters.holdingCost = 0
    world.parameters.mixPercent = PerPriority(p10: 100, p20: 0, p30: 0)
    world.facts.hotSettings.isDynamicClassificationEnabled = false
    world.facts.offloadGraceSeconds = 100_000
    world.mayStepQuietly = false
    return world
  }

  @Test("it grows by arrival minus capacity, and drains by capacity minus arrival")
  func growth() throws {
    let arrival = 500.0
    let capacity = 800.0
    var gateway = Gateway(BacklogTests.world(eventsPerSecond: 500))
    gateway.inject(ScheduledFault(.traffic(percent: 240), from: 2 * .minute, until: 12 * .minute))
    gateway.advance(by: 3 * .minute)
    let before = gateway.census().inFlight
    gateway.advance(by: 8 * .minute)
    let grown = Double(gateway.census().inFlight - before) / 480
    // Every index is visited equally, and each visit costs a fetch.
    #expect(
      abs(grown - (arrival * 2.4 - capacity)) / (arrival * 2.4 - capacity) < 0.02, "grew by \(grown) a second"
    )
    gateway.advance(by: 2 * .minute)
    let full = gateway.census().inFlight
    gateway.advance(by: 8 * .minute)
    let drained = Double(full - gateway.census().inFlight) / 480
    #expect(
      abs(drained - (capacity - arrival)) / (capacity - arrival) < 0.02, "drained by \(drained) a second")
  }

  @Test("from empty to empty, what was present adds up to what was waited")
  func little() {
    var world = BacklogTests.world(eventsPerSecond: 500)
    world.facts.sloSeconds[.p10] = 0
    var gateway = Gateway(world)
    gateway.inject(ScheduledFault(.traffic(percent: 240), from: 0, until: 90 * .second))
    var presence = 0
    for _ in 0..<300 {
      gateway.advance(by: .second)
      presence += gateway.census().inFlight
    }
    #expect(gateway.census().inFlight < 10)
    // With an SLO of nothing every second of a stay counts as lateness; the census looks once a second.
    let stays = gateway.ledger.lateSeconds[.p10]
    #expect(abs(Double(presence) / stays - 1) < 0.05, "\(stays) waited, \(presence) present")
  }

  @Test("more capacity never makes more events late", arguments: 1...4)
  func monotone(seed: Int) {
    var last = 1.0
    for instances in [1, 2, 3, 4] {
      var world = BacklogTests.world(eventsPerSecond: 900, seed: UInt64(seed))
      world.facts.processorInstances = instances
      world.facts.processorMaximum = 10
      world.parameters.mixPercent = PerPriority(p10: 40, p20: 40, p30: 20)
      var gateway = Gateway(world)
      gateway.advance(by: 10 * .minute)
      let performance = gateway.performance()
      let share = Priority.allCases.reduce(0) { $0 + performance.lateShare($1) }
      #expect(share <= last + 1e-9)
      last = share
    }
  }

  @Test("more traffic never makes fewer events late")
  func traffic() {
    var last = -1.0
    for rate in [300, 700, 1000, 1500] {
      var gateway = Gateway(BacklogTests.world(eventsPerSecond: rate))
      gateway.advance(by: 30 * .minute)
      let share = gateway.performance().lateShare(.p10)
      #expect(share >= last)
      last = share
    }
  }

  @Test("a fault in one pod changes the traffic of none")
  func streamsStayApart() {
    var healthy = Gateway(.scaled(seed: 8, replicas: 2))
    var broken = Gateway(.scaled(seed: 8, replicas: 2))
    healthy.inject(ScheduledFault(.crashLoop(pods: [], cure: .nothing), from: 0))
    broken.inject(ScheduledFault(.crashLoop(pods: [3], cure: .recreation), from: 30 * .second))
    for _ in 0..<300 {
      healthy.advance(by: .second)
      broken.advance(by: .second)
      #expect(healthy.ledger.ingested == broken.ledger.ingested || !broken.isHealthy)
    }
  }
}
