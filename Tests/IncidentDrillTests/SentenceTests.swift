import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

/// A reader before the small fleet's ill pods.
enum Reading {
  static let world = world("8a", twin: "crash-loop", replicas: Fixture.replicas)

  static func world(_ scenario: String, twin: String, replicas: Int) -> DrillWorld? {
    guard let scenario = Fixture.scenarios.first(where: { $0.id == scenario }), let twin = scenario.twin(twin)
    else { return nil }
    return DrillWorld(scenario, twin: twin, seed: 3, replicas: replicas)
  }

  static func read(_ line: String, seen: Bool = true) throws -> CommandReader.Reading {
    let world = try #require(Self.world)
    return CommandReader(world: world, seen: seen ? world.ill : []).read(Spoken.trimmed(line))
  }

  /// The request that a reading is, whatever else it says.
  static func request(_ reading: CommandReader.Reading) -> Request? {
    switch reading {
    case .request(let request), .first(let request, _), .filtered(let request, _): request
    case .refused, .unclear, .which, .confirm: nil
    }
  }
}

@Suite("Plain sentences on call")
struct SentenceTests {
  @Test("there are enough of them, and each intent is covered")
  func enough() {
    #expect(Sentences.plain.count + Sentences.orders.count >= 150)
    let covered = Set((Sentences.plain + Sentences.orders).map(\.1))
    let spoken = Set(Intent.table.map(\.id.rawValue)).subtracting(["note", "sync"])
    #expect(spoken.subtracting(covered) == [])
  }

  @Test("are understood", arguments: Sentences.plain + Sentences.orders)
  func understood(line: String, id: String) throws {
    let reading = try Reading.read(line)
    #expect(Reading.request(reading)?.id.rawValue == id, "\(reading)")
  }

  @Test("never act when they ask, deny, suppose, or speak of others", arguments: Sentences.harmless)
  func harmless(line: String) throws {
    let reading = try Reading.read(line)
    #expect(Reading.request(reading)?.acts != true, "\(reading)")
  }

  @Test("an order acts on what it names and on nothing else")
  func targets() throws {
    let world = try #require(Reading.world)
    let ill = world.ill
    #expect(try Reading.read("restart those three") == .request(.restart(ill)))
    #expect(try Reading.read("restart a/1 and b/0") == .request(.restart([1, 2])))
    #expect(try Reading.read("restart the pods in cluster b", seen: false) != .request(.restart(ill)))
    #expect(try Reading.read("restart all pods") == .request(.restart(Array(0..<8))))
    #expect(try Reading.request(Reading.read("restart the pod")) == nil, "three were seen, one is meant")
    #expect(try Reading.request(Reading.read("restart those five")) == nil)
    #expect(try Reading.request(Reading.read("restart")) == nil, "no object")
    #expect(try Reading.request(Reading.read("restart those", seen: false)) == nil)
  }

  @Test(
    "what is ruled out is understood as a cause",
    arguments: [
      ("rule out kafka", "degraded-broker"), ("so it's not the brokers", "degraded-broker"),
      ("it isn't a bad deploy then", "bad-deploy"),
      ("we can rule out a crash loop", "crash-loop"),
      ("the brokers look fine, so not kafka", "degraded-broker"),
    ])
  func ruledOut(line: String, mechanism: String) throws {
    guard case .ruleOut(let text) = try Reading.request(Reading.read(line)) else {
      Issue.record("\(try Reading.read(line))")
      return
    }
    #expect(Diagnosis.Mechanism.named(in: text)?.rawValue == mechanism, "\(text)")
  }

  @Test(
    "what is not clear gets the two likeliest commands",
    arguments: [
      "make it so", "should i restart the pods?", "I'd rather not restart anything", "hmm",
      "kafka or argo",
    ])
  func offers(line: String) throws {
    guard case .unclear(let says) = try Reading.read(line) else {
      Issue.record("\(try Reading.read(line))")
      return
    }
    let offered = says.runs.filter { $0.role == .command }.map(\.text.string).filter { $0 != "help" }
    #expect(offered.count >= 2, "\(says.plain)")
    #expect(!says.plain.contains("PANEL"), "\(says.plain)")
  }

  @Test(
    "the expected path of every source scenario parses as a newcomer would say it",
    arguments: [
      // 8c
      ("check where the failed events are", "failedWrites"),
      ("is the failed writes processor recovering them?", "failedWrites"),
      ("check sentry for the exception type", "sentry"), ("wait until the error rate drops", "wait"),
      ("are any events in s3?", "storage"), ("run the republish script from the runbook", "republish"),
      // 8d
      ("check the health of the pods", "pods"), ("are the msk brokers healthy?", "brokers"),
      ("just monitor it", "wait"),
      ("is the publish latency stable or climbing", "panel"),
      // 8e
      ("is the response delay fleet-wide?", "panel"), ("are the primary topics affected too?", "panel"),
      ("check the msk cluster health in the aws console", "brokers"), ("engage the MSK team", "escalate"),
      // 8g
      ("check the dashboards", "panel"), ("what is the volume in sentry?", "sentry"),
      ("is that error filtered in sentry?", "settings"),
      ("monitor, no intervention needed", "wait"),
    ])
  func paths(line: String, id: String) throws {
    let reading = try Reading.read(line)
    #expect(Reading.request(reading)?.id.rawValue == id, "\(reading)")
  }

  @Test(
    "and resolve the source scenarios with at least 85 points",
    arguments: [
      (
        "8a", "crash-loop",
        [
          "I've got it", "look at the Grafana dashboard: is it all pods or a few?", "are those pods healthy?",
          "what do the logs say?",
          "I think a few pods are in a crash loop", "restart those three pods", "wait until it clears",
          "keep an eye on it for 5 minutes",
          "a few pods in a crash loop",
        ]
      ),
      (
        "8b", "node-lost",
        [
          "ack the page", "how many orchestrator pods are missing?", "are they pending?",
          "why are they pending?", "check the EC2 ASG",
          "looks like one cluster lost its node", "wait for the new node", "monitor it for 10 minutes",
          "one cluster, the node was lost",
        ]
      ),
      (
        "8f", "few-pods",
        [
          "i'm on it", "is it all pods or a few?", "check the asyncio lag by pod",
          "is the cpu high on those pods?", "check their logs",
          "I think a few pods drag a backlog", "restart the five affected pods", "wait until it clears",
          "watch it for 10 minutes",
          "a few pods with a backlog",
        ]
      ),
    ])
  func nights(scenario: String, twin: String, lines: [String]) throws {
    let scenario = try #require(Fixture.scenarios.first { $0.id == scenario })
    let start = DrillWorld(
      scenario, twin: try #require(scenario.twin(twin)), seed: 3, replicas: Fixture.replicas)
    var shift = Shift(start)
    for line in lines where !shift.isOver {
      if shift.isAskingCause {
        _ = shift.type(lines.last ?? "")
      } else if line != lines.last {
        _ = shift.type(line)
      }
    }
    if shift.isAskingCause { _ = shift.type(lines.last ?? "") }
    let card = Scorecard(shift, start: start)
    #expect(card.isWon && card.score >= 85, "\(card.score): \(card.parts), \(shift.timeline.map(\.text))")
  }
}
