import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

@Suite("What is kept of a night")
struct PostIncidentTests {
  private static func report(_ lines: [String]) throws -> DrillReport {
    let run = try TwinCase.named("8a", "crash-loop").trial.run(lines)
    try #require(run.shift.isOver)
    return DrillReport(run.shift, run.card)
  }

  private static let played = [
    "ack", "is it all pods or a few?", "hypothesis few pods, bad deploy", "hypothesis a few pods, crash loop",
    "are the pods healthy?", "logs of those", "restart those", "runbook", "wait 20m", "",
  ]

  @Test("the page says what each look has shown, and which pods were restarted")
  func page() throws {
    let report = try Self.report(Self.played)
    let page = PostIncidentTimeline(report).markdown
    let rows = page.split(separator: "\n").filter {
      $0.hasPrefix("| 1") || $0.hasPrefix("| 2") || $0.hasPrefix("| 0")
    }
    func row(_ text: String) throws -> String {
      String(try #require(rows.first { $0.contains(text) }, "\(text)"))
    }
    #expect(try row("are the pods healthy?").contains("healthy? → "))
    #expect(try row("are the pods healthy?").contains("CrashLoopBackOff"))
    #expect(try row("is it all pods or a few?").contains("or a few? → "))
    let trial = try TwinCase.named("8a", "crash-loop").trial
    let restart = try row("Did: restart those")
    for pod in trial.start.affected { #expect(restart.contains(trial.start.fullName(pod)), "\(restart)") }
    #expect(
      try row("Looked: runbook").contains("runbook |"), "a page of the handbook shows nothing of the world")
    #expect(rows.count == report.timeline.count)
    #expect(report.timeline.map(\.at) == report.timeline.map(\.at).sorted())
  }

  @Test("names that the line has are not said again")
  func named() throws {
    let trial = try TwinCase.named("8a", "crash-loop").trial
    let pods = trial.start.affected.map { trial.start.fullName($0) }.joined(separator: " ")
    let report = try Self.report(["ack", "kubectl delete pod \(pods)", "wait 20m", ""])
    #expect(report.timeline.contains { $0.text == "Did: kubectl delete pod \(pods)" })
  }

  @Test("the harm is told in a sentence, and its figures can be read")
  func harm() throws {
    let report = try Self.report(["ack", "resolve", ""])
    let page = PostIncidentTimeline(report).markdown
    #expect(page.contains("Of 100 that doing nothing comes to, you ended at 100"))
    let most = Int((report.curves.nothing.last ?? 0).rounded())
    try #require(most >= 1_000_000)
    let lines = page.split(separator: "\n").map(String.init)
    let row: String = try #require(lines.first { $0.hasPrefix("| by the end of the shift") })
    var digits = ""
    for (place, digit) in String(most).reversed().enumerated() {
      digits = String(digit) + (place > 0 && place % 3 == 0 ? "," : "") + digits
    }
    #expect(row.hasPrefix("| by the end of the shift | \(digits) | "), "\(row)")
  }

  @Test("the data say what the debrief says: points, verdict, suspicions, what is asked again")
  func data() throws {
    let trial = try TwinCase.named("8a", "crash-loop").trial
    let run = trial.run(Self.played)
    let report = DrillReport(run.shift, run.card)
    let says = Debrief(shift: run.shift, card: run.card, shaken: []).blocks.text
    #expect(says.contains("\(report.shown) of 100"))
    for part in report.parts { #expect(says.contains("\(part.name) \(part.shown)"), "\(part.name)") }
    #expect(report.parts.reduce(0) { $0 + $1.shown } == report.shown)
    #expect(report.verdict == "mastered" && report.won)
    #expect(report.hypotheses.map(\.verdict) == ["right how far it reaches, not what is ill", "right"])
    #expect(report.askedAgain.isEmpty)
    let blind = try Self.report(["ack", "restart all pods", "wait 30m", ""])
    #expect(!blind.won && blind.verdict.hasPrefix("not mastered: "), "\(blind.verdict)")
    #expect(blind.askedAgain == trial.start.scenario.sections)
  }

  @Test("a look that stands for two kinds of evidence is asked for once")
  func unopened() throws {
    let run = try TwinCase.named("8c", "blip").trial.run(["ack", "wait until clear", "wait 20m", ""])
    let report = DrillReport(run.shift, run.card)
    let reasons: [String] = report.parts.flatMap(\.reasons)
    let reason: String = try #require(reasons.first { $0.contains("of the evidence, and not") })
    #expect(Spoken.words(reason).count { $0 == "failed" } == 1, "\(reason)")
  }

  @Test(
    "a cause that is said as how far and what is a suspicion", arguments: ["all clusters, events reached s3"])
  func pair(line: String) throws {
    #expect(try OnCall.request("8c", line) == .hypothesis(line))
    #expect(try OnCall.request("8c", "all clusters, is anything in s3?")?.id != .hypothesis)
    #expect(try OnCall.request("8c", "all clusters, show me s3")?.id != .hypothesis)
  }

  @Test("a night that is taken up again shows the last line that said something")
  func resumed() throws {
    var drill = Driver()
    drill.open()
    drill.type("ack", "are the pods healthy?", "", " ")
    let record = LearnerRecord(replaying: drill.journal)
    var again = Driver(record: record)
    again.send(.opened(scenario: nil, twin: nil, seed: nil))
    #expect(again.words.contains("Last you typed: are the pods healthy?"))
    #expect(again.words.contains("You are back on drill 8a"))
    #expect(again.said.contains("CrashLoopBackOff") && !again.words.contains("Your next action?"))
  }

  @Test(
    "the timeline says when the alert cleared, however long the wait was in which it did",
    arguments: ["wait 20m", "wait 2m"])
  func cleared(wait: String) throws {
    let night = try TwinCase.named("8c", "blip")
    var world = Fixture.world(night.scenario, night.twin, 11, Fixture.replicas)
    var shift = Shift(world)
    world.pass(40 * .minute) { !$0.isFiring }
    try #require(!world.isFiring)
    var says = ""
    for _ in 0..<10 where !shift.isAskingCause { says += shift.type(wait).text }
    let cleared = try #require(shift.timeline.first { $0.text.plain == "The alert cleared." })
    #expect(cleared.time == world.now)
    #expect(
      says.contains("\(world.clock(world.now)) Pager: PrepPublisherPublishErrors has cleared."), "\(says)")
    #expect(shift.timeline.map(\.time) == shift.timeline.map(\.time).sorted())
  }

  @Test("what teams say and the pager stand in the order of their times")
  func order() throws {
    let shift = try Night.shift("8c", "broker-down", "ack", "escalate msk", "wait 40m")
    let entries = shift.timeline.map(\.text.plain)
    let mended = try #require(entries.firstIndex { $0.hasPrefix("MSK: mended") })
    let cleared = try #require(entries.firstIndex { $0 == "The alert cleared." })
    #expect(mended < cleared)
    #expect(shift.timeline.map(\.time) == shift.timeline.map(\.time).sorted())
  }
}

@Suite("The list of drills")
struct DrillListTests {
  private static func list(_ events: [JournalEvent]) -> (words: String, next: String?) {
    let listings = Fixture.scenarios.map { DrillListing(id: $0.id, title: $0.title) }
    let list = DrillList(
      drills: listings, scenarios: Fixture.scenarios, record: LearnerRecord(replaying: events))
    return (list.blocks.flatMap(\.plainLines).joined(separator: "\n"), list.next?.id)
  }

  private static func ended(_ scores: [Int]) -> [JournalEvent] {
    zip(Fixture.scenarios, scores).map { .drillEnded(scenario: $0.id, score: $1, isWon: $1 > 50) }
  }

  @Test("offers the first that was not played")
  func fresh() {
    #expect(Self.list([]).next == "8a")
    let some = Self.list(Self.ended([90, 10]))
    #expect(some.next == "8c" && some.words.contains("Enter takes the next one that you have not played"))
    #expect(some.words.contains("mastered · best 90 of 100"))
    #expect(some.words.contains("· best 10 of 100") && !some.words.contains("mastered · best 10"))
  }

  @Test("offers the one with most to gain when all were played, the mastered last")
  func all() {
    let played = Self.list(Self.ended([90, 40, 95, 60, 12, 99, 88]))
    #expect(played.next == "8e" && played.words.contains("Enter takes 8e once more"), "\(played.words)")
    #expect(Self.list(Self.ended([90, 80, 95, 60, 72, 99, 88])).next == "8d")
  }

  @Test("marks the one that is paused, and a new night says what becomes of it")
  func paused() throws {
    let start = JournalEvent.drillStarted(
      scenario: "8b", version: 1, twin: "node-lost", seed: 7, isCold: false)
    let events: [JournalEvent] = [start, .drillCommand(scenario: "8b", line: "ack")]
    #expect(Self.list(events).words.contains("· paused: gateway-tutor drill goes on"))
    var drill = Driver(record: LearnerRecord(replaying: events))
    drill.open()
    #expect(drill.words.contains("Your paused night on drill 8b ends with this"), "\(drill.words)")
    #expect(drill.words.contains("gateway-tutor drill 8b --seed 7"))
    var fresh = Driver()
    fresh.open()
    #expect(!fresh.words.contains("paused night"))
  }
}
