import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

/// Lines before the first twin of a scenario, on the small fleet.
enum OnCall {
  static func reader(_ scenario: String) throws -> CommandReader {
    let found = try #require(Fixture.scenarios.first { $0.id == scenario })
    let world = Fixture.world(found, try #require(found.twins.first), 3, Fixture.replicas)
    return CommandReader(world: world, seen: world.ill)
  }

  static func shift(_ scenario: String) throws -> Shift { Shift(try reader(scenario).world) }

  /// What is answered to a line that is neither done nor looked up; nil for a request.
  static func answer(_ scenario: String, _ line: String) throws -> String? {
    switch try reader(scenario).read(Spoken.trimmed(line)) {
    case .unclear(let says), .which(_, let says), .confirm(_, let says): says.plain
    case .refused(let says): says
    case .request, .first, .filtered: nil
    }
  }

  static func request(_ scenario: String, _ line: String) throws -> Request? {
    Reading.request(try reader(scenario).read(Spoken.trimmed(line)))
  }
}

extension [Block] {
  /// All words of it.
  var text: String { flatMap(\.printed).joined(separator: "\n") }
}

@Suite("What is not ordered is not done")
struct OrderTests {
  @Test(
    "going back without a cluster asks which, and the program never picks one",
    arguments: ["go back", "revert", "let's roll it back", "roll back the deploy", "undo the release"])
  func goingBack(line: String) throws {
    let says = try #require(try OnCall.answer("8a", line))
    #expect(says.hasPrefix("Nothing is done") && says.contains("argo app rollback CLUSTER"), "\(says)")
  }

  @Test(
    "a deploy and its cluster in one sentence are an order",
    arguments: [
      "undo the deploy in cluster c", "go back to the version before in cluster c",
      "let's roll back the release in prod-edam-c", "revert cluster c",
    ])
  func rollBack(line: String) throws {
    #expect(try OnCall.request("8a", line) == .rollBack(cluster: 2))
  }

  @Test(
    "no deed has its cluster picked by the program",
    arguments: ["drain the node", "cordon the node", "do a rolling restart", "scale it back to 90"])
  func clusters(line: String) throws {
    let says = try #require(try OnCall.answer("8b", line))
    #expect(says.contains("in which cluster?"), "\(says)")
  }

  @Test(
    "an order for a later time is not carried out",
    arguments: [
      "restart a/1 at 16:00", "restart a/1 in ten minutes", "restart a/1 in half an hour",
      "restart a/1 at 4 pm",
      "restart a/1 after lunch", "restart a/1 later", "tomorrow we restart a/1", "at noon restart a/1",
      "roll back cluster c in 10m", "escalate to msk in ten minutes", "page msk tomorrow",
      "failed-writes restart later", "set max_records 2000 at 16:00",
    ])
  func later(line: String) throws {
    let says = try #require(try OnCall.answer("8a", line))
    #expect(says.hasPrefix("Nothing is done") && says.contains("not \""), "\(says)")
  }

  @Test(
    "what only speaks of time is done now",
    arguments: [
      ("restart a/1 now", "restart"), ("check again in 10 minutes", "wait"), ("wait 10 minutes", "wait"),
      ("page msk: b-9 is behind since an hour, in ten minutes it spreads", "escalate"),
      ("resolve it was over in ten minutes", "resolve"), ("set max_records 2000", "maxRecords"),
      ("show me the last hour in grafana", "panel"),
    ])
  func now(line: String, id: String) throws {
    #expect(try OnCall.request("8a", line)?.id.rawValue == id)
  }

  @Test(
    "a refused or misread order says first that nothing is done",
    arguments: [
      "please don't restart the pods", "never restart the pods", "redémarre les pods", "redemarre les pods",
      "resart teh pods", "avoid restarting a/1", "reboot the broker", "restart kafka", "max_records 5000",
      "it would be wrong to restart a/1", "should I delete a/1 too?", "add more brokers", "scale brokers",
    ])
  func nothing(line: String) throws {
    let says = try #require(try OnCall.answer("8e", line))
    #expect(says.hasPrefix("Nothing is done"), "\(says)")
  }

  @Test("such an order costs no time and is no look")
  func free() throws {
    var shift = try OnCall.shift("8f")
    let before = shift.world.now
    for line in ["please don't restart the pods", "never restart the pods", "resart teh pods"] {
      _ = shift.type(line)
    }
    #expect(shift.world.now == before && !shift.timeline.contains { $0.text.plain.contains("Looked") })
  }

  @Test("what is said beside a denied order is done")
  func beside() throws {
    #expect(try OnCall.request("8a", "don't restart anything, just wait 5 minutes") == .wait(seconds: 300))
    #expect(try OnCall.request("8a", "do not restart them but show me the logs")?.id == .logs)
  }

  @Test(
    "a suggestion names the pod that was named, or none",
    arguments: [
      ("should I delete d/events-orchestrator-1 too?", "kubectl delete pod d/events-orchestrator-1"),
      ("it would be wrong to restart b/1", "kubectl delete pod b/events-orchestrator-1"),
      ("restart a/1 if you have to", "kubectl delete pod a/events-orchestrator-1"),
      ("shall I delete the pending pods?", "kubectl delete pod POD"),
    ])
  func suggested(line: String, command: String) throws {
    let says = try #require(try OnCall.answer("8b", line))
    #expect(says.contains(command), "\(says)")
  }

  @Test(
    "half a command gets the tool's usage error",
    arguments: [
      ("aws kafka update-broker-count", "--target-number-of-broker-nodes"),
      ("sentry archive", "which issue?"),
      ("republish", "--from-s3"), ("scale brokers", "to how many?"), ("add more brokers", "to how many?"),
    ])
  func halves(line: String, says: String) throws {
    #expect(try OnCall.answer("8g", line)?.contains(says) == true)
    #expect(try OnCall.answer("8d", "add 3 more brokers")?.contains("one cluster a command") == true)
    #expect(
      try OnCall.request("8d", "add 3 more brokers in cluster b") == .addBrokers(cluster: 1, to: 15))
    #expect(
      try OnCall.request(
        "8d",
        "aws kafka update-broker-count --cluster-arn kafka-event-gateway-3 --target-number-of-broker-nodes 42"
      )
        == .addBrokers(cluster: 2, to: 42))
  }

  @Test("plain words close a firing incident only when they are meant; the tool's own command does at once")
  func closing() throws {
    var shift = try OnCall.shift("8a")
    #expect(shift.type("close it, it's nothing").text.contains("still firing"))
    #expect(!shift.isAskingCause)
    _ = shift.type("no")
    #expect(!shift.isAskingCause)
    _ = shift.type("yes")
    #expect(!shift.isAskingCause, "the question is gone")
    _ = shift.type("close it, it's nothing")
    _ = shift.type("yes")
    #expect(shift.isAskingCause)
    var other = try OnCall.shift("8a")
    _ = other.type("resolve")
    #expect(other.isAskingCause)
  }

  @Test(
    "a closing can be taken back before it is scored, and so can a hypothesis",
    arguments: ["go back", "no wait, not yet"])
  func takenBack(line: String) throws {
    var shift = try OnCall.shift("8a")
    let deeds = { (shift: Shift) in shift.world.gateway.traceHash }
    let before = deeds(shift)
    _ = shift.type("resolve")
    #expect(shift.isAskingCause && shift.ranInto(.closedTooEarly))
    #expect(shift.type(line).text.contains("open again"))
    #expect(!shift.isAskingCause && !shift.ranInto(.closedTooEarly))
    _ = shift.type("hypothesis")
    #expect(shift.type(line).text.contains("nothing was noted"))
    #expect(shift.menu == nil && deeds(shift) == before)
    #expect(!shift.type("ok I think we are done").text.contains("piece by piece"))
  }

  @Test("a wait that names no time ends within five minutes and says what it waits for")
  func waits() throws {
    var shift = try OnCall.shift("8b")
    let before = shift.world.now
    let said = shift.type("I'll wait for the node").text
    #expect(said.contains("every pod is ready, 5 minutes at most") && said.contains("Not yet"), "\(said)")
    #expect(shift.world.now - before == 5 * .minute)
    #expect(shift.type("wait until clear").text.contains("the alert is quiet, 30 minutes at most"))
    #expect(try OnCall.request("8b", "ok then I wait for the new node") == .waitFor(.pods))
    #expect(try OnCall.request("8b", "wait for the pods to come back") == .waitFor(.pods))
    #expect(try OnCall.request("8a", "wait until it clears") == .waitUntilClear)
  }

  @Test(
    "how much time is left is told",
    arguments: ["how much time do I have", "how much time is left?", "status"])
  func budget(line: String) throws {
    var shift = try OnCall.shift("8a")
    #expect(shift.type(line).text.contains("of this drill are left"))
  }

  @Test("a wait until a time of day ends then")
  func timeOfDay() throws {
    let world = try OnCall.reader("8a").world
    let then = world.clock(world.now + 7 * .minute).prefix(5)
    guard case .wait(let seconds) = try OnCall.request("8a", "wait until \(then)") else {
      Issue.record("\(try OnCall.reader("8a").read("wait until \(then)"))")
      return
    }
    #expect((361...420).contains(seconds))
  }
}
