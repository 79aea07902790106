import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

@Suite("The end of an incident")
struct ClosingTests {
  private static func shift(_ scenario: String, _ twin: String, _ lines: [String]) throws -> Shift {
    let night = try TwinCase.named(scenario, twin)
    var shift = Shift(Fixture.world(night.scenario, night.twin, 11, Fixture.replicas))
    for line in lines { _ = shift.type(line) }
    return shift
  }

  @Test("is right only if it stays: a restart of everything silences an alert for a moment")
  func quietMoment() throws {
    var shift = try Self.shift("8e", "degraded-broker", ["restart everything"])
    if shift.world.isFiring { _ = shift.type("wait until clear") }
    try #require(!shift.world.isFiring, "the restart silences it")
    _ = shift.type("resolve")
    _ = shift.type("")
    #expect(shift.ending == .resolvedTooEarly)
    #expect(shift.ranInto(.closedTooEarly))
  }

  @Test("what went well names a wait to the end only if there was one")
  func watched() throws {
    let left = try Self.shift("8b", "node-lost", ["wait 2m", "handoff", ""])
    #expect(left.done[.watch] != nil && !left.hasWatchedToTheEnd)
    let night = try TwinCase.named("8b", "node-lost").trial
    let expert = night.run(.expert)
    #expect(expert.shift.hasWatchedToTheEnd)
    // The debrief on the screen, the JSON and the saved timeline say the same.
    let wait = try #require(expert.shift.world.twin.milestones.first { $0.tag == .watch }?.says.plain)
    #expect(DrillReport(expert.shift, expert.card).wentWell.contains(wait))
    let leaver = night.run(["wait 2m", "handoff", ""])
    #expect(DrillReport(leaver.shift, leaver.card).missed.contains(wait))
  }

  @Test("what was not opened is named, and late answers alone do not show the primaries")
  func unopened() throws {
    let trial = try TwinCase.named("8e", "degraded-broker").trial
    let run = trial.run(["ack", "grafana show poll_delay.response --by pod", "wait 2m", "resolve", ""])
    let diagnosis = try #require(run.card.parts.first { $0.name == "diagnosis" })
    let says = diagnosis.reasons.flatMap(\.says.runs).map(\.text.string).joined()
    #expect(run.shift.done[.scope] == nil)
    #expect(
      says.contains("grafana show poll_delay.primary --by pod") && says.contains("aws kafka describe-cluster")
    )
    #expect(!says.contains("poll_delay.response --by pod, "))
  }

  @Test("a restart that skips the rest of a back-off costs nothing once the logs were read")
  func restartOfRecovered() throws {
    let trial = try TwinCase.named("8a", "recovered").trial
    let expert = trial.expertLines
    let logs = try #require(expert.firstIndex { $0.hasPrefix("kubectl logs") })
    let restart = expert[logs].replacing("logs", with: "delete pod").replacing(" --previous", with: "")
    let lines = expert[...logs] + [restart] + expert[(logs + 1)...]
    let run = trial.run(Array(lines))
    #expect(!run.shift.ranInto(.uselessRestart))
    #expect(run.card.isWon)
  }
}

@Suite("What the learner suspected")
struct SuspicionTests {
  @Test(
    "is judged by its parts",
    arguments: [
      (nil, Diagnosis.Mechanism.badDeploy, "right, though not how far it reaches"),
      (.oneCluster, .badDeploy, "right"),
      (.fleet, .badDeploy, "right what is ill, not how far it reaches"),
      (.oneCluster, nil, "right how far it reaches, though not what is ill"),
      (.oneCluster, .lostNode, "right how far it reaches, not what is ill"),
      (.fleet, .lostNode, "not it"),
      (nil, .lostNode, "not it"),
    ] as [(Diagnosis.Scope?, Diagnosis.Mechanism?, String)])
  func parts(scope: Diagnosis.Scope?, mechanism: Diagnosis.Mechanism?, says: String) {
    let right = Diagnosis(scope: .oneCluster, mechanism: .badDeploy)
    let verdict = Debrief.verdict(on: Diagnosis(scope: scope, mechanism: mechanism), right: right)
    #expect(verdict.runs.map(\.text.string).joined() == says)
  }
}

@Suite("A hint")
struct HintTests {
  @Test("that is said again costs nothing")
  func again() {
    var drill = Driver()
    drill.open()
    for _ in 0..<3 { drill.type("hint") }
    let cost = drill.session.shift?.hintCost
    drill.type("hint")
    drill.type("hint")
    #expect(cost == 7)
    #expect(drill.session.shift?.hintCost == cost)
    #expect(drill.said.contains("free"))
  }
}

@Suite("A team that was paged")
struct TeamTests {
  private static func said(_ scenario: String, _ twin: String, _ lines: [String]) throws -> [String] {
    let night = try TwinCase.named(scenario, twin)
    var shift = Shift(Fixture.world(night.scenario, night.twin, 11, Fixture.replicas))
    for line in lines { _ = shift.type(line) }
    return shift.timeline.map { $0.text.runs.map(\.text.string).joined() }
  }

  @Test("answers that it has it, and that it is mended")
  func mends() throws {
    let lines = try Self.said("8e", "degraded-broker", ["escalate msk", "wait 5m", "wait 15m"])
    let begun = try #require(lines.firstIndex { $0.contains("MSK: we see it") })
    let mended = try #require(lines.firstIndex { $0.contains("MSK: mended") })
    #expect(begun < mended)
    #expect(lines.count { $0.hasPrefix("MSK:") } == 2)
  }

  @Test("says so when it is not theirs, and is not at work on it any more")
  func refuses() throws {
    let lines = try Self.said("8a", "crash-loop", ["escalate msk", "wait 5m"])
    #expect(lines.contains { $0.contains("MSK: all is well on our side") })
    #expect(!lines.contains { $0.contains("mended") })
  }
}

@Suite("A starved pod's node")
struct NeighbourTests {
  @Test(
    "names who takes the CPU, and nobody where nobody does",
    arguments: [("neighbour", true), ("few-pods", false)])
  func named(twin: String, isThere: Bool) throws {
    let night = try TwinCase.named("8f", twin)
    let world = Fixture.world(night.scenario, night.twin, 11, Fixture.replicas)
    let pod = try #require(world.affected.first)
    let lines = world.describeNode(world.cluster(of: pod)).blocks.flatMap(\.plainLines)
    #expect(lines.contains { $0.contains("bulk/reindex-0") } == isThere)
  }
}
