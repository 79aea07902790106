import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

@Suite("Everyday words on call")
struct PoliteWordTests {
  @Test(
    "please is no lease, and broke no broker",
    arguments: ["please show me grafana", "can you show me the dashboard please", "show me the lag please"])
  func polite(line: String) throws {
    let lag = Request.panel(.lagPrimary, .pod, seconds: DrillWorld.usualPanelSeconds)
    #expect(try OnCall.request("8a", line) == (line.contains("lag") ? lag : .missionControl))
    #expect(!Spoken.matches("please", "leases") && !Spoken.matches("broke", "broker"))
    #expect(Spoken.matches("brokr", "broker") && Spoken.matches("leasse", "lease"))
  }

  @Test(
    "a question shows what it asks for",
    arguments: [
      ("8e", "are the other topics slow too", Request.panel(.pollDelayPrimary, .pod, seconds: 1080)),
      ("8a", "are the other topics late too?", .panel(.pollDelayResponse, .pod, seconds: 1080)),
      ("8d", "are the publishers ok?", .pods(PodQuery(workload: .publisher))),
      ("8g", "are events failing?", .panel(.publishErrors, .cluster, seconds: 1080)),
      ("8g", "how many errors per minute?", .panel(.connectionResets, .fleet, seconds: 1080)),
      ("8f", "whats wrong with a/1?", .describe([1])),
      ("8d", "still level?", .panel(.publishLatency, .cluster, seconds: 1080)),
      ("8e", "what did they say?", .messages),
    ])
  func asked(scenario: String, line: String, request: Request) throws {
    var wanted = request
    if case .panel(let metric, let scope, _) = request {
      wanted = .panel(metric, scope, seconds: DrillWorld.usualPanelSeconds)
    }
    let reading = try OnCall.reader(scenario).read(line)
    #expect(Reading.request(reading) == wanted, "\(reading)")
  }

  @Test("what a change did is its difference")
  func change() throws {
    let reader = try OnCall.reader("8a")
    #expect(Reading.request(reader.read("what did the change do?")) == reader.world.changeOfLastDeploy)
  }

  @Test("date prints the simulated time")
  func date() throws {
    let reader = try OnCall.reader("8a")
    guard case .refused(let says) = reader.read("date") else {
      Issue.record("\(reader.read("date"))")
      return
    }
    #expect(says.contains(reader.world.clock(reader.world.now) + " UTC"))
  }

  @Test(
    "a program that is not here is not found, whatever stands behind it",
    arguments: [
      "kafka-consumer-groups --describe --group orchestrator",
      "stern events-orchestrator --context prod-edam-c",
      "grep -rn sentry_filter .", "foobar --all", "kafka-topics.sh --list", "jq .status",
    ])
  func absent(line: String) throws {
    #expect(try OnCall.answer("8e", line)?.contains("command not found") == true)
  }

  @Test(
    "what no shell would take is no look", arguments: ["'; DROP TABLE pods; --", "`reboot`", "$(rm -rf /)"])
  func injected(line: String) throws {
    #expect(try OnCall.answer("8f", line)?.contains("syntax error") == true)
  }

  @Test("of two orders in one line the second is named", arguments: ["ack && severity sev4"])
  func two(line: String) throws {
    var shift = try OnCall.shift("8g")
    let said = shift.type(line).text
    #expect(said.contains("Acknowledged") && said.contains("severity sev4"), "\(said)")
    #expect(shift.severity == nil)
  }

  @Test("a pipe filters whatever is printed")
  func pipes() throws {
    var shift = try OnCall.shift("8g")
    func lines(_ line: String) -> [Substring] { shift.type(line).text.split(separator: "\n") }
    let whole = lines("settings")
    let some = lines("settings | grep -i sentry")
    #expect(some.count < whole.count && !some.isEmpty)
    let areAllRight = some.allSatisfy { $0.lowercased().contains("sentry") }
    #expect(areAllRight)
    #expect(lines("settings | grep nothinghere") == [])
    let panel = lines("grafana show publish_errors | tail -2")
    #expect((1...2).contains(panel.count))
    #expect(lines("status | head -1").count == 1)
    #expect(Int(lines("runbook | wc -l").joined()) != nil)
    let help = lines("help | grep kubectl").joined()
    #expect(help.contains("kubectl"))
  }

  @Test("a drill that runs cannot be resumed", arguments: ["resume", "continue"])
  func resumed(line: String) throws {
    #expect(try OnCall.answer("8a", line)?.contains("is running") == true)
  }

  @Test(
    "a cause is read as it is said",
    arguments: [
      ("three pods kept crashing, we restarted them", "few-pods", "crash-loop"),
      ("three pods crash at start", "few-pods", "crash-loop"),
      ("the three pods b/6 d/1 d/29 crash at start", "few-pods", "crash-loop"),
      ("b/6 and d/1 crashed", "few-pods", "crash-loop"), ("only that pod crashed", "few-pods", "crash-loop"),
      ("5 crashing pods in cluster b", "few-pods", "crash-loop"),
      ("the new release in cluster c crashed at start, we rolled it back", "one-cluster", "bad-deploy"),
      ("few pods? no: all publishers, something broke their connections", "fleet", "broken-connections"),
      ("every pod waits for the platform", "fleet", "stalled-loop"),
      ("the deploy is not the cause", nil, nil), ("kafka is fine", nil, nil),
      ("msk can be ruled out", nil, nil),
      ("a broker is not answering", nil, "degraded-broker"), ("all 4 clusters, every pod", "fleet", nil),
    ] as [(String, String?, String?)])
  func causes(text: String, scope: String?, mechanism: String?) {
    let diagnosis = Diagnosis(reading: text)
    #expect(diagnosis.scope?.rawValue == scope)
    #expect(diagnosis.mechanism?.rawValue == mechanism)
  }

  @Test("a denied cause is ruled out, and an old one is not kept without a word")
  func denied() throws {
    var shift = try OnCall.shift("8a")
    _ = shift.type("hypothesis the deploy is not the cause")
    #expect(shift.diagnosis.mechanism == nil && shift.ruledOut.map(\.mechanism) == [.badDeploy])
    _ = shift.type("hypothesis a bad deploy in one cluster")
    #expect(shift.type("hypothesis only a few pods").text.contains("kept from before"))
    _ = shift.type("hypothesis the nodes")
    #expect(shift.diagnosis.mechanism != .badDeploy)
  }

  @Test(
    "a question is no answer to the last question",
    arguments: ["what did msk say", "is it kafka?", "few pods?"])
  func lastQuestion(line: String) throws {
    var shift = try OnCall.shift("8e")
    _ = shift.type("resolve")
    #expect(shift.type(line).text.contains("That is a question"))
    #expect(shift.isAskingCause && !shift.isOver && shift.diagnosis.mechanism == nil)
  }
}
