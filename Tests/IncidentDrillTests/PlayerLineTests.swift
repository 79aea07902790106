import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

/// Nights on which players typed what follows.
enum Night {
  static func shift(_ scenario: String, _ twin: String, _ lines: String...) throws -> Shift {
    let night = try TwinCase.named(scenario, twin)
    var shift = Shift(Fixture.world(night.scenario, night.twin, 11, Fixture.replicas))
    for line in lines { _ = shift.type(line) }
    return shift
  }
}

@Suite("An order that lacks something")
struct LackingTests {
  @Test(
    "asks for its cluster, and the next line may name it",
    arguments: [
      "roll back", "undo the deploy", "revert to the last version", "rollback orchestrator",
      "go back to yesterday's image",
    ])
  func rollBack(line: String) throws {
    var shift = try Night.shift("8a", "bad-deploy")
    let cluster = shift.world.cluster
    #expect(shift.type(line).text.hasPrefix("Nothing is done yet: in which cluster?"))
    #expect(shift.world.orders.isEmpty)
    _ = shift.type("cluster \(shift.world.clusterName(cluster).suffix(1))")
    #expect(shift.world.orders.map(\.intervention) == [.rollBack(cluster: cluster)])
  }

  @Test("may be answered by what the learner saw, and any other line drops it")
  func seen() throws {
    var shift = try Night.shift("8a", "bad-deploy", "which pods are slow?", "roll back", "the affected one")
    #expect(shift.world.orders.map(\.intervention) == [.rollBack(cluster: shift.world.cluster)])
    shift = try Night.shift("8a", "bad-deploy", "roll back", "kubectl get pods", "c")
    #expect(shift.world.orders.isEmpty)
  }

  @Test("said twice is done once, and costs neither time nor points the second time")
  func twice() throws {
    var shift = try Night.shift("8a", "bad-deploy")
    let name = shift.world.clusterName(shift.world.cluster)
    for line in ["roll back \(name)", "escalate msk", "severity sev2", "hypothesis fleet, load"] {
      _ = shift.type(line)
      let (now, harms, orders) = (shift.world.now, shift.harms.count, shift.world.orders)
      #expect(shift.type(line).text.contains("already"), "\(line)")
      #expect(shift.world.now == now && shift.harms.count == harms && shift.world.orders == orders, "\(line)")
    }
    #expect(shift.hypotheses.count == 1)
    #expect(shift.type("set max_records 500").text.contains("500 already"))
    #expect(!shift.ranInto(.lastResortFirst))
  }

  @Test("with its reason before it keeps its figures apart")
  func reasoned() throws {
    let night = try TwinCase.named("8a", "dragging")
    let world = Fixture.world(night.scenario, night.twin, 11, Fixture.replicas)
    let reader = CommandReader(world: world, seen: world.affected)
    #expect(reader.read("lag is over 5 min, so I restart those") == .request(.restart(world.affected)))
    #expect(reader.read("lag over 5 minutes so I restart those pods") == .request(.restart(world.affected)))
    guard case .unclear(let says) = reader.read("lag over 5 min, so I restart") else {
      Issue.record("it names no pods")
      return
    }
    #expect(says.plain.contains("restart those") && !says.plain.contains("You say 5"))
  }

  @Test(
    "names its figure in whatever words",
    arguments: [
      "archive it, threshold 30 a minute", "archive it until it goes above 30 a minute",
      "archive the issue with threshold 30/min", "silence it until it happens more than 30 times",
    ])
  func archive(line: String) throws {
    #expect(try OnCall.request("8g", line) == .archive(.reset, threshold: 30))
  }

  @Test(
    "for a figure that is not reached is a note, and nothing is done",
    arguments: [
      "I keep watching and act if latency goes above 60 ms", "I will call msk if latency gets over 100 ms",
      "my threshold is 60 ms", "I would act at 60 ms", "if it climbs above 50 ms I escalate",
    ])
  func limit(line: String) throws {
    var shift = try Night.shift("8d", "peak")
    #expect(shift.type(line).text.contains("Noted."))
    #expect(shift.world.orders.isEmpty && shift.teams.isEmpty && !shift.isAskingCause)
  }
}

@Suite("The end in plain words")
struct EndingTests {
  @Test(
    "is asked about while the alert fires, and yes closes",
    arguments: [
      "close", "close the incident", "done", "we're done", "it's fixed", "all good now", "ok, we are done",
      "fixed, it was the bad deploy",
    ])
  func firing(line: String) throws {
    var shift = try Night.shift("8a", "crash-loop")
    #expect(shift.type(line).text.contains("still firing"))
    #expect(!shift.isAskingCause)
    _ = shift.type("yes")
    #expect(shift.isAskingCause)
  }

  @Test("closes at once when the alert is quiet, unless the line only says how it stands")
  func quiet() throws {
    let night = try TwinCase.named("8d", "recovered")
    for (line, isAsked) in [("we're done", false), ("it's fixed", true)] {
      var shift = Shift(Fixture.world(night.scenario, night.twin, 11, Fixture.replicas))
      shift.world.pass(40 * .minute) { !$0.isFiring }
      if shift.world.isFiring { continue }
      _ = shift.type(line)
      #expect(shift.isAskingCause == !isAsked)
    }
    var shift = try Night.shift("8a", "recovered", "wait until clear")
    try #require(!shift.world.isFiring && !shift.isAskingCause)
    #expect(shift.type("it's fixed").text.contains("Do you close"))
    _ = shift.type("yes")
    #expect(shift.isAskingCause)
  }

  @Test("no question and no doubt is one", arguments: ["are we done?", "is it fixed?", "not done yet"])
  func others(line: String) throws {
    var shift = try Night.shift("8a", "crash-loop")
    _ = shift.type(line)
    _ = shift.type("yes")
    #expect(!shift.isAskingCause)
  }

  @Test(
    "everybody is called only after a yes", arguments: ["wake everybody", "call everyone", "page all teams"])
  func everybody(line: String) throws {
    var shift = try Night.shift("8a", "crash-loop")
    _ = shift.type(line)
    #expect(shift.teams.isEmpty)
    _ = shift.type("yes")
    #expect(shift.teams.count == 3)
  }
}

@Suite("What is under way")
struct UnderWayTests {
  @Test("a republish is a row of status and of the dashboard, runs once, and the night waits for it")
  func republish() throws {
    // On the small fleet the script is done before anybody can ask.
    let night = try TwinCase.named("8c", "reached-s3")
    var shift = Shift(Fixture.world(night.scenario, night.twin, 11, 30))
    for line in ["ack", "wait until clear", "republish the events"] { _ = shift.type(line) }
    try #require(shift.world.gateway.isRepublishing)
    #expect(shift.type("status").text.contains("under way: republish from S3"))
    let rest = shift.world.gateway.ledger.inS3
    #expect(shift.type("republish --from-s3").text.contains("already running"))
    #expect(shift.world.gateway.ledger.inS3 == rest)
    for line in ["how far is the republish?", "did the republish finish?", "is the republish done?"] {
      #expect(shift.type(line).text.contains("republish script"), "\(line)")
    }
    _ = shift.type("wait 30m")
    #expect(!shift.world.gateway.isRepublishing && shift.isAskingCause)
  }

  @Test("PrepPublisher's restart renews names and ages, and can be asked about")
  func publishers() throws {
    var shift = try Night.shift("8d", "broken-publishers", "ack")
    let before = shift.world.publisherPodNames
    #expect(shift.type("restart the publishers").text.contains("restarted"))
    #expect(shift.type("how far is the restart?").text.contains("new replicas have been updated"))
    #expect(shift.type("is the rollout done?").text.contains("out of"))
    #expect(shift.type("restart the publishers").text.contains("already"))
    #expect(shift.type("how long until they are back?").text.contains("under way"))
    #expect(try OnCall.request("8a", "wait a few minutes") == .wait(seconds: 300))
    #expect(shift.type("status").text.contains("rolling restart of PrepPublisher"))
    _ = shift.type("wait 4m")
    let after = shift.world.publisherPodNames
    #expect(after.count == before.count && Set(after).isDisjoint(with: before))
    let list = shift.type("kubectl get pods -l app=prep-publisher").text
    #expect(!list.contains("3d") && list.contains("1/1"))
    #expect(shift.type("kubectl rollout history deployment/prep-publisher").text.contains("restarted"))
  }

  @Test("the night ends only when who was called has answered")
  func answers() throws {
    var shift = try Night.shift("8c", "blip", "ack", "failed-writes", "wait until clear", "wait 2m")
    try #require(!shift.isAskingCause)
    _ = shift.type("escalate sre")
    _ = shift.type("wait 20m")
    #expect(shift.isAskingCause && shift.answers.isEmpty)
    #expect(shift.heard.map(\.team) == [.sre])
  }

  @Test(
    "what a team said can be read again",
    arguments: [
      "messages", "what did msk say?", "any news from msk?", "did they answer?", "is msk still on it?",
    ])
  func messages(line: String) throws {
    var shift = try Night.shift("8a", "crash-loop")
    #expect(shift.type(line).text.contains("Nobody was called"))
    _ = shift.type("escalate msk")
    _ = shift.type("wait 3m")
    #expect(shift.type(line).text.contains("MSK: all is well on our side"))
    #expect(shift.type("status").text.contains("MSK: all is well on our side"))
  }
}

@Suite("Looks and what they say")
struct TrueLookTests {
  @Test(
    "a node says who takes the CPU, and that is evidence",
    arguments: [
      "what else runs on that node?", "describe the node", "noisy neighbour?",
    ])
  func neighbour(line: String) throws {
    var shift = try Night.shift("8f", "neighbour", "which pods are slow?", "kubectl top pods")
    #expect(shift.done[.neighbours] == nil)
    #expect(shift.type(line).text.contains("bulk/reindex-0"))
    #expect(shift.done[.neighbours] != nil)
  }

  @Test("the buffer does not tell a neighbour from a backlog, the log does")
  func backlog() throws {
    for (twin, isOwn) in [("few-pods", true), ("neighbour", false)] {
      var shift = try Night.shift("8f", twin, "grafana show buffer.fill_percent --by pod")
      #expect(shift.done[.neighbours] == nil)
      let pod = try #require(shift.world.affected.first)
      let log = shift.type("kubectl logs \(shift.world.fullName(pod))").text
      #expect(log.contains("stale entries") == isOwn, "\(twin)")
    }
  }

  @Test(
    "every look at the publishers shows which take no requests",
    arguments: ["check the publishers", "logs of the publishers", "grafana", "argo app list"])
  func publishers(line: String) throws {
    var shift = try Night.shift("8d", "broken-publishers")
    let says = shift.type(line).text
    #expect(shift.done[.publishers] != nil)
    #expect(
      says.contains("0/1") || says.contains("prep_publisher.pods") || says.contains("Degraded"), "\(says)")
  }

  @Test("a setting that there is none of, or that is not set here, is answered with those there are")
  func settings() throws {
    for line in ["set foo 3", "set lease_seconds 60", "set"] {
      let says = try #require(try OnCall.answer("8a", line))
      #expect(says.contains("max_records") && says.contains("buffer_capacity_megabytes"), "\(says)")
    }
    #expect(try OnCall.request("8a", "set max_records=900") == .maxRecords(900))
    #expect(try OnCall.request("8a", "set severity 2") == .severity(2))
    #expect(try OnCall.request("8a", "found crash loop in three pods")?.id == .hypothesis)
    #expect(try OnCall.answer("8a", "found something")?.contains("no cause") == true)
  }
}

@Suite("The debrief agrees with itself")
struct DebriefTests {
  private static func debrief(_ run: Trial.Run) -> String {
    Debrief(shift: run.shift, card: run.card, shaken: []).blocks.text
  }

  @Test("what is named as cost is what the score is short of 100", arguments: TwinCase.usual)
  func deductions(night: TwinCase) {
    let trial = night.trial
    let hints = trial.expertLines.dropLast() + ["hint", "hint", "resolve", ""]
    for run in Solver.allCases.map(trial.run) + [
      trial.run(Array(hints)), trial.run(["hint", "hint", "handoff", ""]),
    ] {
      let report = DrillReport(run.shift, run.card)
      let points = report.parts.flatMap(\.deductions).reduce(0) { $0 + $1.points }
      #expect(points == 100 - Int(run.card.score.rounded()), "\(report.parts)")
      #expect(run.card.parts.allSatisfy { abs(Double($0.whole) - $0.points) < 5 }, "\(report.parts)")
    }
  }

  @Test(
    "a page that was not needed costs what its hazard costs, once",
    arguments: [("8a", "crash-loop", 5), ("8c", "blip", 5), ("8d", "peak", 15), ("8g", "noise", 15)])
  func needlessPage(scenario: String, twin: String, points: Double) throws {
    let trial = try TwinCase.named(scenario, twin).trial
    let lines =
      Array(trial.expertLines.dropLast()) + ["escalate kdp", "wait 3m"] + trial.expertLines.suffix(1)
    let early = ["ack", "escalate kdp"] + trial.expertLines.dropFirst()
    let paged = trial.run(
      scenario == "8a" || scenario == "8c"
        ? early : lines.filter { !$0.hasPrefix("resolve") } + ["resolve", ""])
    try #require(paged.shift.ranInto(.needlessEscalation))
    let named = paged.card.parts.flatMap(\.reasons).filter { $0.says.plain.contains("woke") && $0.cost > 0 }
    #expect(named.map(\.cost) == [points], "\(paged.card.parts)")
    #expect(abs(trial.run(.expert).card.score - paged.card.score - points) < 1, "\(paged.card.parts)")
  }

  @Test("healthy pods that were restarted besides take the restart from what went well")
  func besides() throws {
    let trial = try TwinCase.named("8a", "crash-loop").trial
    let run = trial.run([
      "ack", "grafana", "kubectl get pods", "restart all pods", "kubectl logs a/0", "wait 20m", "",
    ])
    try #require(run.shift.ranInto(.restartedHealthy))
    let report = DrillReport(run.shift, run.card)
    #expect(!report.wentWell.contains { $0.contains("of no others") })
    #expect(report.missed.contains { $0.contains("of no others") })
    #expect(report.missed.contains { $0.contains("before the restart took it away") })
  }

  @Test("looks that it asks for are the scenario's own")
  func looks() throws {
    let peak = try TwinCase.named("8d", "peak").trial
    let says = Self.debrief(peak.run(["ack", "resolve", ""]))
    #expect(says.contains("A watch on publish_latency_ms"))
    #expect(says.contains("recovered (grafana show publish_latency_ms"))
    #expect(!says.contains("poll_delay.primary"))
    let noise = try TwinCase.named("8g", "noise").trial
    let other = noise.run(["ack", "grafana show sentry.ConnectionResetError", "resolve", ""])
    #expect(other.shift.done[.scope] == nil, "the page's own panel does not say that events are read in time")
    #expect(Self.debrief(other).contains("grafana show publish_errors"))
  }

  @Test("a night that needed nobody has a chart in milliseconds and a sentence")
  func chart() throws {
    let says = Self.debrief(try TwinCase.named("8g", "noise").trial.run(.expert))
    #expect(says.contains("you made nothing worse"))
    #expect(!says.contains("of what doing nothing comes to"))
    let causal = Self.debrief(try TwinCase.named("8a", "crash-loop").trial.run(.expert))
    #expect(causal.contains("Of 100 that doing nothing comes to"))
  }

  @Test("the lesson is the twin's own")
  func lesson() throws {
    let own = try TwinCase.named("8d", "broken-publishers")
    #expect(own.twin.lesson != nil)
    let report = DrillReport(own.trial.run(.expert).shift, own.trial.run(.expert).card)
    #expect(report.lesson == own.twin.lesson.map { [$0.plain] })
    let base = try TwinCase.named("8d", "peak")
    #expect(base.twin.lesson == nil && !base.scenario.lesson.isEmpty)
  }
}
