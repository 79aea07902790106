import CurriculumFiles
import GatewaySimulation
import IncidentDrill
import Testing
import TutorCore

/// Drives a session as the shell would.
struct Driver {
  var session: DrillSession
  /// What was shown in the latest turn: the blocks as they are, charts included.
  var said = ""
  /// Its words.
  var words = ""
  var journal: [JournalEvent] = []
  var isOver = false
  var lookedUp: [String] = []
  var reports: [DrillReport] = []
  var saved: [(path: String, text: String)] = []

  init(record: LearnerRecord = LearnerRecord(), isCold: Bool = false) {
    session = DrillSession(
      drills: [DrillListing(id: "8a", title: "Poll delay"), DrillListing(id: "8z", title: "Unwritten")],
      scenarios: Fixture.scenarios, record: record, isCold: isCold, freshSeed: 5, replicas: Fixture.replicas,
      makeWorld: Fixture.world)
  }

  mutating func send(_ event: DrillEvent) {
    said = ""
    words = ""
    for action in session.handle(event) {
      switch action {
      case .record(let events): journal += events
      case .show(let blocks):
        words += blocks.flatMap(\.plainLines).joined(separator: "\n")
        said += blocks.map { "\($0)" }.joined(separator: "\n")
      case .end(let blocks):
        said += blocks.map { "\($0)" }.joined(separator: "\n")
        isOver = true
      case .lookUp(let question): lookedUp.append(question)
      case .finished(let report): reports.append(report)
      case .save(let path, let text): saved.append((path, text))
      case .prompt: break
      }
    }
  }

  mutating func open(_ twin: String = "crash-loop") { send(.opened(scenario: "8a", twin: twin, seed: 3)) }
  mutating func type(_ lines: String...) { for line in lines { send(.line(line)) } }
}

@Suite("A drill")
struct SessionTests {
  @Test("opens with the page and asks for the first step")
  func page() {
    var drill = Driver()
    drill.open()
    #expect(drill.said.contains("[PAGE]"))
    #expect(drill.said.contains("What's your first step?"))
    #expect(!drill.said.contains("crash"), "the cause is not in the page")
  }

  @Test(
    "understands what a newcomer says, and what an engineer types",
    arguments: [
      ("look at the dashboard", "stand out"), ("is it all pods or a few?", "stand out"),
      ("are the pods healthy?", "CrashLoopBackOff"),
      ("kubectl get pods -n internal-exchange", "CrashLoopBackOff"),
      ("check argo", "REV"), ("check the ASG", "IN SERVICE"), ("was there a deploy?", "SYNCED"),
      ("look at sentry", "ConnectionResetError"), ("where are the failed events?", "GP-03"),
      ("is msk ok?", "SLOWEST BROKER"), ("top pods", "CPU(cores)"), ("grafana ls", "PANEL"),
      ("runbook", "Hazards"), ("ack", "It is yours"), ("hint", "How far does it reach?"),
      ("status", "firing"), ("help", "kubectl"), ("help me, are the pods healthy?", "CrashLoopBackOff"),
      ("what does this alert mean?", "Hazards"), ("i suspect a bad deploy in one cluster", "one cluster"),
      ("hypothesis a few pods, crash loop", "few pods"),
    ])
  func looks(line: String, shown: String) {
    var drill = Driver()
    drill.open()
    drill.type(line)
    #expect(drill.said.contains(shown), "\(line): \(drill.said.prefix(300))")
  }

  @Test(
    "answers as the tool would to what is not there, and offers something to what it does not know",
    arguments: [
      ("kubectl describe pod a/events-orchestrator-99", "Error from server (NotFound)"),
      ("kubectl get pods --contxt a", "unknown flag: --contxt"), ("kubectl frobnicate", "unknown command"),
      ("kubectl get pods --context nowhere", "does not exist"),
      ("grafana show pol_delay.primry", "not found"),
      ("aws ec2 reboot", "Invalid choice"), ("argo app get nonsense", "NotFound"), ("logs", "Which pods?"),
      ("should i restart the pods?", "Nothing is done"), ("make it so", "Did you mean"),
      ("help me", "for points"),
      ("reticulate the splines", "I do not understand"),
      ("wait forever", "How long?"),
      ("escalate", "To whom?"), ("set max_records", "to how many"),
    ])
  func refusals(line: String, shown: String) {
    var drill = Driver()
    drill.open()
    drill.type(line)
    #expect(drill.said.contains(shown), "\(line): \(drill.said.prefix(300))")
  }

  @Test("the expected path in plain words wins, and the debrief has the real answer and the curves")
  func expectedPath() throws {
    var drill = Driver()
    drill.open()
    drill.type(
      "ack", "is it all pods or a few?", "are the pods healthy?", "logs of those", "restart those three",
      "wait 10m")
    drill.type("a few pods were in a crash loop")
    #expect(drill.said.contains("Three pods crashed at each start"))
    #expect(drill.said.contains("the expert"))
    let card = try #require(drill.session.card)
    #expect(card.isWon && card.score >= 85, "\(card.parts)")
    #expect(LearnerRecord(replaying: drill.journal).openDrill == nil)
  }

  @Test("a drill that was left goes on in the same world")
  func resuming() throws {
    let before = ["ack", "are the pods healthy?", "logs of those", "wait 1m"]
    let after = ["restart those", "kubectl get pods"]
    var whole = Driver()
    whole.open()
    for line in before + after { whole.type(line) }
    var first = Driver()
    first.open()
    for line in before { first.type(line) }
    first.send(.endOfInput)
    #expect(first.isOver)
    var second = Driver(record: LearnerRecord(replaying: first.journal))
    second.send(.opened(scenario: nil, twin: nil, seed: nil))
    #expect(second.said.contains("You are back"))
    for line in after { second.type(line) }
    #expect(second.said == whole.said)
    #expect(second.session.shift?.world.gateway.traceHash == whole.session.shift?.world.gateway.traceHash)
  }

  @Test("a cold drill gives no hints, and a drill without a scenario says so")
  func coldAndClosed() {
    var drill = Driver(isCold: true)
    drill.open()
    drill.type("hint")
    #expect(drill.said.contains("runs cold"))
    var other = Driver()
    other.send(.opened(scenario: "8z", twin: nil, seed: nil))
    #expect(other.said.contains("not playable yet"))
  }
}
