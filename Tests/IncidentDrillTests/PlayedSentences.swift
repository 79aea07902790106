import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

/// What was typed when all seven drills were played, each line with the alert that was open and what it means there.
enum PlayedSentences {
  static let looks: [(scenario: String, line: String, id: String)] = [
    ("8d", "tell the team that latency is high", "note"),
    // 8a
    ("8a", "hello?", "status"), ("8a", "what is going on?", "status"),
    ("8a", "what should I look at first?", "hint"),
    ("8a", "are they all in the same cluster?", "panel"),
    ("8a", "is it only p10 or also p20 and p30?", "panel"),
    ("8a", "when did it start?", "panel"), ("8a", "are they back?", "pods"),
    ("8a", "did that help?", "status"),
    ("8a", "I need help", "help"), ("8a", "which pods are slow?", "panel"),
    ("8a", "any recent restarts?", "pods"),
    ("8a", "what do the pods say?", "logs"), ("8a", "show me what they log", "logs"),
    ("8a", "why do they fail?", "logs"),
    ("8a", "are there any errors?", "sentry"), ("8a", "i think we are good", "status"),
    ("8a", "check again in 10 minutes", "wait"), ("8a", "come back in 5 minutes", "wait"),
    // 8b
    ("8c", "how many events are waiting there?", "failedWrites"), ("8c", "are they recovered?", "status"),
    ("8a", "are they overloaded", "top"), ("8a", "do they have a lot of work waiting", "panel"),
    ("8a", "are the new ones healthy", "pods"), ("8d", "is msk overloaded?", "brokers"),
    ("8f", "which orchestrators are slow to answer?", "panel"),
    ("8f", "did those pods restart before?", "pods"),
    ("8f", "do they hold more tasks than others?", "panel"), ("8g", "is this a real problem?", "panel"),
    ("8g", "are events late?", "panel"), ("8g", "do publishes fail?", "panel"),
    ("8g", "is it known noise?", "settings"), ("8a", "what is wrong?", "status"),
    ("8a", "ok what now", "hint"), ("8d", "ok i have it", "acknowledge"),
    ("8a", "what else could it be?", "hint"), ("8a", "what would you do?", "hint"),
    ("8a", "is someone else on this?", "status"), ("8a", "is it bad?", "panel"), ("8d", "p99?", "panel"),
    ("8g", "is it going down again?", "panel"), ("8c", "is its backlog growing?", "failedWrites"),
    ("8c", "is it draining now?", "failedWrites"), ("8c", "any cluster worse than the others?", "panel"),
    ("8c", "ask sentry", "sentry"), ("8a", "on it", "acknowledge"), ("8a", "logs from those pods", "logs"),
    ("8e", "how does it look per cluster?", "panel"),
    ("8f", "check what they hold", "panel"), ("8f", "are processors starving?", "groups"),
    ("8f", "is everything normal again?", "status"), ("8f", "a few pods with a backlog", "hypothesis"),
    ("8g", "is anything broken?", "panel"), ("8g", "how many resets per minute?", "panel"),
    ("8g", "is the trend rising?", "panel"), ("8g", "does it get retried?", "sentryEvents"),
    ("8a", "is it still only those pods?", "panel"), ("8b", "how many are ready now?", "pods"),
    ("8b", "is the replacement up?", "groups"), ("8b", "can they be scheduled somewhere else?", "describe"),
    ("8b", "which cluster is it?", "panel"), ("8b", "is it 360 again?", "panel"),
    ("8b", "are we back at 360?", "panel"),
    ("8b", "is a new machine coming?", "groups"), ("8b", "does it affect customers?", "panel"),
    ("8b", "are we missing slos?", "panel"), ("8b", "did someone scale it down?", "events"),
    // 8c
    ("8c", "is it only one cluster?", "panel"), ("8c", "all pods or a few?", "panel"),
    ("8c", "everywhere?", "panel"),
    ("8c", "is it getting worse or better?", "panel"), ("8c", "is it still happening?", "status"),
    ("8c", "why do they fail?", "sentry"), ("8c", "what errors?", "sentry"),
    ("8c", "what exception is it", "sentry"),
    ("8c", "what is failing?", "sentry"), ("8c", "are publish timeouts rising?", "panel"),
    ("8c", "did the errors stop?", "panel"), ("8c", "does a customer notice?", "panel"),
    ("8c", "let me look at the logs of prep publisher", "logs"), ("8c", "who should I call?", "runbook"),
    ("8c", "are publishes failing?", "panel"), ("8c", "is anything lost?", "failedWrites"),
    // 8d
    ("8d", "how high is it?", "panel"), ("8d", "is it still rising or stable?", "panel"),
    ("8d", "what is the threshold?", "panel"), ("8d", "is it one cluster or all of them?", "panel"),
    ("8d", "is it black friday?", "panel"),
    ("8d", "how much traffic do we have compared to normal?", "panel"),
    ("8d", "are there enough publisher pods?", "workloads"), ("8d", "any errors?", "sentry"),
    ("8d", "who owns msk?", "runbook"),
    // 8e
    ("8e", "is it all pods?", "panel"), ("8e", "is it one pod only?", "panel"),
    ("8e", "which broker?", "brokers"),
    ("8e", "are tasks done twice?", "panel"), ("8e", "is anybody working on it?", "status"),
    ("8e", "how long has it been going on?", "status"), ("8e", "poll delay by cluster", "panel"),
    // 8f
    ("8f", "is it all of them?", "panel"), ("8f", "how much work is queued on them?", "panel"),
    ("8f", "noisy neighbour?", "describe"), ("8f", "did the lag go down", "panel"),
    // 8g
    ("8g", "how often does it happen?", "sentry"), ("8g", "is it more than usual?", "panel"),
    ("8g", "does it hurt anyone?", "panel"), ("8g", "since when?", "panel"),
    ("8g", "which pods throw it?", "sentryEvents"),
    ("8g", "is it one company or all?", "sentryEvents"), ("8g", "did we deploy prep publisher?", "deploys"),
    ("8g", "can I ignore it?", "runbook"), ("8g", "it's a false alarm", "hypothesis"),
  ]

  /// Orders in their own words.
  static let orders: [(scenario: String, line: String, id: String)] = [
    ("8f", "restart the affected ones", "restart"), ("8b", "scale cluster b back to 90", "scale"),
    ("8g", "archive it until it happens more than 100 times", "archive"),
    ("8g", "close it as noise", "resolve"),
    ("8d", "resolve: it is just the load of bfcm", "resolve"), ("8b", "all good now, close it", "resolve"),
    ("8e", "ask the msk team to look at it", "escalate"), ("8e", "get msk on the line", "escalate"),
    ("8f", "call the platform team", "escalate"),
    ("8d", "restart the publisher pods that are broken", "restartPublishers"),
    ("8d", "scale prep publisher to 150", "scale"),
  ]

  /// What must do nothing, and offer something.
  static let unclear: [(scenario: String, line: String)] = [
    ("8c", "can I just restart preppublisher?"), ("8c", "what severity is this?"),
    ("8d", "should we add brokers?"),
    ("8a", "undo"), ("8a", "restart the first one"),
    ("8g", "mute it"),
    ("8f", "restart the pods with high cpu"), ("8e", "what would a restart do?"),
    ("8a", "I'm going to restart one to see if it helps"),
  ]
}

@Suite("Sentences of played drills")
struct PlayedSentenceTests {
  private static func reader(_ scenario: String) throws -> (world: DrillWorld, reader: CommandReader) {
    let found = try #require(Fixture.scenarios.first { $0.id == scenario })
    let world = Fixture.world(found, try #require(found.twins.first), 3, Fixture.replicas)
    return (world, CommandReader(world: world, seen: world.ill))
  }

  private static func request(_ scenario: String, _ line: String) throws -> Request? {
    Reading.request(try reader(scenario).reader.read(line))
  }

  @Test(
    "mean what they say while their alert is open", arguments: PlayedSentences.looks + PlayedSentences.orders)
  func understood(scenario: String, line: String, id: String) throws {
    let reading = try Self.reader(scenario).reader.read(line)
    #expect(Reading.request(reading)?.id.rawValue == id, "\(reading)")
  }

  @Test(
    "do nothing when they are no order, and offer only what can be typed", arguments: PlayedSentences.unclear)
  func unclear(scenario: String, line: String) throws {
    let (_, reader) = try Self.reader(scenario)
    guard case .unclear(let says) = reader.read(line) else {
      Issue.record("\(reader.read(line))")
      return
    }
    #expect(!says.plain.contains("PANEL"), "\(says.plain)")
  }

  @Test("a question of reach shows the alert's own panel, split as it is asked")
  func reach() throws {
    for (scenario, line, metric, scope) in [
      ("8c", "is it only one cluster?", MetricName.publishErrors, MetricScope.cluster),
      ("8c", "all pods or a few?", .publishErrors, .cluster), ("8c", "everywhere?", .publishErrors, .cluster),
      ("8c", "show me publish errors by cluster", .publishErrors, .cluster),
      ("8a", "is it all pods?", .pollDelayPrimary, .pod),
      ("8a", "is it one cluster or all?", .pollDelayPrimary, .cluster),
      ("8a", "is it only p10 or also p20 and p30?", .pollDelayPrimary, .priority),
      ("8e", "is it everywhere?", .pollDelayResponse, .pod),
      ("8e", "poll delay by cluster", .pollDelayResponse, .cluster),
      ("8e", "check primary poll delay", .pollDelayPrimary, .pod),
      ("8f", "did the lag go down", .asyncioLag, .pod),
      ("8d", "is it one cluster or all of them?", .publishLatency, .cluster),
      ("8g", "is it one cluster?", .connectionResets, .fleet),
      ("8g", "in which cluster do publishes fail?", .publishErrors, .cluster),
      ("8f", "which orchestrators are slow to answer?", .fetchLatency, .pod),
      ("8c", "does a customer notice?", .sloMissed, .priority),
      ("8c", "are publishes failing?", .publishErrors, .cluster),
    ] {
      let request = try Self.request(scenario, line)
      #expect(
        request == .panel(metric, scope, seconds: DrillWorld.usualPanelSeconds),
        "\(scenario), \(line): \(request as Any)")
    }
  }

  @Test("a cause behind \"as\" is the cause; a mute without a number asks for one")
  func tails() throws {
    #expect(try Self.request("8g", "close it as noise") == .resolve("noise"))
    #expect(
      try Self.request("8d", "resolve: it is just the load of bfcm")
        == .resolve("it is just the load of bfcm"))
    #expect(
      try Self.request("8g", "archive it until it happens more than 100 times")
        == .archive(.reset, threshold: 100))
    #expect(try Self.request("8g", "mute it") == nil)
  }

  @Test("a pronoun does not end a whole cluster; a number does")
  func pronouns() throws {
    let (world, _) = try Self.reader("8a")
    let many = Array(0..<8)
    let reader = CommandReader(world: world, seen: Array(repeating: many, count: 2).flatMap { $0 })
    guard case .unclear(let says) = reader.read("restart them please") else {
      Issue.record("\(reader.read("restart them please"))")
      return
    }
    #expect(says.plain.contains("restart all 16 pods"))
    #expect(Reading.request(reader.read("restart all 16 pods")) == .restart(many + many))
  }

  @Test("who looks at one cluster still means the ill pods of the others")
  func narrowed() throws {
    let (world, _) = try Self.reader("8a")
    var shift = Shift(world)
    _ = shift.type("kubectl get pods")
    let ill = shift.seen
    #expect(ill.count == 3)
    let one = try #require(ill.first)
    _ = shift.type("kubectl get pods --context \(world.clusterName(world.cluster(of: one)))")
    #expect(Set(shift.seen) == Set(ill))
  }

  @Test(
    "what a thing is is looked up; how it stands is shown",
    arguments: [
      ("what is poll delay again?", true), ("what is publish latency?", true),
      ("what is the response topic?", true),
      ("what is ConnectionResetError?", true), ("what is an ASG?", true), ("what is kafka?", true),
      ("what is grafana", true),
      ("what is kafka doing", false),
      ("what is a fetch task batch?", true),
      ("what is asyncio task lag?", true), ("what is the publish latency?", false),
      ("what is the lag now", false),
      ("what is the traffic like", false), ("what is failing?", false), ("what's wrong with msk", false),
      ("ask the msk team to look at it", false), ("what is max_records set to?", false),
    ])
  func meaning(line: String, isMeaning: Bool) {
    #expect((MeaningQuestion(line) != nil) == isMeaning)
  }
}
