import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

/// What three people typed: one who is new, one who knows the tools, one who does not care.
@Suite("Lines that mean one thing by what they name")
struct PlainLineTests {
  private static func read(_ scenario: String, _ line: String) throws -> CommandReader.Reading {
    let found = try #require(Fixture.scenarios.first { $0.id == scenario })
    let world = Fixture.world(found, try #require(found.twins.first), 3, Fixture.replicas)
    return CommandReader(world: world, seen: world.ill).read(line)
  }

  private static func says(_ scenario: String, _ line: String) throws -> String {
    guard case .unclear(let says) = try read(scenario, line) else {
      Issue.record("\(line): \(try read(scenario, line))")
      return ""
    }
    return says.plain
  }

  @Test("a number behind \"pods\" names pods of the cluster that is named, and counts none")
  func numberedPods() throws {
    #expect(try Self.read("8a", "restart pods 0 and 1 of cluster b") == .request(.restart([2, 3])))
    #expect(try Self.read("8a", "delete pod 1 in prod-edam-c") == .request(.restart([5])))
    for line in [
      "restart pods 0 and 1", "restart pod 1", "restart pods 3, 4 and 5 of cluster b",
      "restart pods 0 and 1 of cluster b if they crash", "restart pod 99999999999999999999",
    ] {
      #expect(try Self.says("8a", line).contains("Nothing is done"), "\(line)")
    }
  }

  @Test("more processors than the group may have are none")
  func tooMany() throws {
    #expect(try Self.says("8f", "scale the processors to 99999").contains("above the group's maximum"))
  }

  @Test(
    "what is not yours is not ended",
    arguments: ["delete the cluster", "drop the topic", "wipe the bucket", "restart the database"])
  func notYours(line: String) throws {
    #expect(try Self.says("8g", line).contains("that is not yours"))
  }

  @Test("scraps are not understood, and offer nothing", arguments: ["ex", "de", "qq", "asdf", "!!", "🙂"])
  func scraps(line: String) throws {
    let says = try Self.says("8a", line)
    #expect(says.contains("I do not understand") && !says.contains("kubectl delete"))
  }

  @Test(
    "nothing is taken back by a word",
    arguments: ["undo", "undo that", "set it back", "no dont", "cancel that", "don't do it"])
  func takenBack(line: String) throws {
    #expect(try Self.says("8a", line).contains("what was done stays"))
  }

  @Test("talk about the drill is answered as such", arguments: ["score", "how am i doing", "why", "give up"])
  func talk(line: String) throws {
    #expect(try Self.says("8a", line).contains("debrief"))
  }

  @Test("a panel by its very name is that panel, whatever the alert is about")
  func exactPanel() throws {
    let seconds = DrillWorld.usualPanelSeconds
    #expect(
      try Self.read("8e", "poll_delay.primary by pod")
        == .request(.panel(.pollDelayPrimary, .pod, seconds: seconds)))
    #expect(
      try Self.read("8e", "lag.response by cluster")
        == .request(.panel(.lagResponse, .cluster, seconds: seconds)))
    #expect(
      try Self.read("8c", "sum(rate(publish_errors[5m])) by (cluster)")
        == .request(.panel(.publishErrors, .cluster, seconds: seconds)))
  }

  @Test(
    "news for others is kept as a note, and a call to a team stays one",
    arguments: [
      ("tell the team its a blip", "note"), ("post an update: msk is on it", "note"),
      ("let support know that nothing is lost", "note"), ("tell msk a broker is gone", "escalate"),
      ("get the msk people out of bed", "escalate"), ("open a call with msk", "escalate"),
    ])
  func news(line: String, id: String) throws {
    #expect(Reading.request(try Self.read("8e", line))?.id.rawValue == id)
  }

  @Test("no call is made that is asked about, denied or told of")
  func noCall() throws {
    for line in [
      "do we have a call with msk", "we had a call with msk", "do not get msk out of bed",
      "should i open a call with msk?", "tell me about msk",
    ] {
      #expect(Reading.request(try Self.read("8e", line))?.acts != true, "\(line)")
    }
  }

  @Test("a line closes by its last part, unless a part before it orders, asks or supposes")
  func closing() throws {
    for line in ["leave it, its normal load, close", "ok nothing to do, close it", "all good now, shut it"] {
      #expect(Reading.request(try Self.read("8d", line))?.id == .resolve, "\(line)")
    }
    #expect(try Self.read("8d", "ok nothing to do, close it") == .request(.resolve("")))
    for line in [
      "wait 5m, close it", "if it is quiet, close it", "restart those, close it", "is it over, close it",
      "not yet done, close it",
    ] {
      #expect(Reading.request(try Self.read("8d", line))?.id != .resolve, "\(line)")
    }
  }

  @Test(
    "a cause that is stated is a hypothesis",
    arguments: [
      ("8f", "so 5 pods had a pile up"), ("8g", "nobody, just noise"),
      ("8a", "one cluster got a bad release"),
      ("8b", "the node died, one cluster"), ("8c", "it was just timeouts, everyone affected"),
    ])
  func statement(scenario: String, line: String) throws {
    #expect(Reading.request(try Self.read(scenario, line))?.id == .hypothesis)
  }

  @Test("a look or an order that names a cause is no hypothesis")
  func noStatement() throws {
    for line in [
      "check whether one cluster has a bad release", "which cluster got a bad release",
      "few pods are crashing, show me the logs", "restart the 3 pods that are crashing",
    ] {
      #expect(Reading.request(try Self.read("8a", line))?.id != .hypothesis, "\(line)")
    }
  }

  @Test("the shell's semicolons and loops run one command, or none")
  func shell() throws {
    guard case .first(.acknowledge, let rest) = try Self.read("8a", "ack; kubectl top pods; wait 1m") else {
      Issue.record("\(try Self.read("8a", "ack; kubectl top pods; wait 1m"))")
      return
    }
    #expect(rest.plain.contains("kubectl top pods; wait 1m"))
    guard case .refused = try Self.read("8a", "for p in $(kubectl get pods); do kubectl delete $p; done")
    else {
      Issue.record("a loop ran")
      return
    }
  }

  @Test("a cluster without an earlier deploy has nothing to go back to")
  func noEarlierDeploy() throws {
    let output = try CommandTests.output(["argo app rollback prod-edam-a"], twin: "crash-loop")
    #expect(output.contains("no deployment before") || output.contains("rolled back to"))
    let world = try #require(Reading.world)
    for cluster in 0..<4 where world.gateway.deploys(cluster: cluster).count < 2 {
      let name = world.clusterName(cluster)
      let said = try CommandTests.output(
        ["kubectl rollout undo statefulset --context \(name)"], twin: "crash-loop")
      #expect(said.contains("no rollout history found"))
    }
  }

  @Test("behind a bar stand all pods, without a word about the rest")
  func wholeTop() throws {
    let output = try CommandTests.output(["kubectl top pods | wc -l"], twin: "crash-loop", replicas: 6)
    let cut = try CommandTests.output(["kubectl top pods | grep more"], twin: "crash-loop", replicas: 6)
    #expect(Int(output.filter(\.isNumber)) ?? 0 > 11 && cut.filter(\.isLetter).isEmpty, "\(output) \(cut)")
  }

  @Test("at the last question a yes keeps what was said before, and stop pauses")
  func lastQuestion() {
    var drill = Driver()
    drill.open()
    drill.type("hypothesis few pods, crash loop", "resolve")
    #expect(drill.session.state == .asked)
    var paused = drill
    paused.type("stop")
    #expect(paused.isOver && paused.reports.isEmpty)
    drill.type("yes")
    #expect(drill.reports.first != nil)
    #expect(drill.session.shift?.diagnosis.mechanism == .crashLoop)
    drill.type("why did i lose points")
    #expect(drill.words.contains("of 100"))
  }

  @Test("who waits behind a needless restart has waited, and what it cost is said of the curves")
  func waitedAfterwards() throws {
    let trial = try TwinCase.named("8c", "blip").trial
    let run = trial.run([
      "ack", "failed-writes", "sentry issues", "aws kafka describe-cluster", "restart prep publisher",
      "wait 30m", "fleet, timeouts",
    ])
    #expect(run.shift.hasWatchedToTheEnd == (run.shift.ending?.isRight == true))
    #expect(run.card.penalty > 0)
    let debrief = Debrief(shift: run.shift, card: run.card, shaken: []).blocks.flatMap(\.plainLines)
    #expect(!debrief.joined(separator: " ").contains("you made nothing worse"))
  }
}
