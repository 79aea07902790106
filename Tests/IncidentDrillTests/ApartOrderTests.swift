import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

/// Lines read on the night of few crashing pods, with these that stood out: a/0, b/0 and c/0 of a small fleet.
enum Apart {
  static func request(_ line: String, seen: [Int]? = nil) throws -> Request? {
    let night = try TwinCase.named("8a", "crash-loop")
    let world = Fixture.world(night.scenario, night.twin, 11, Fixture.replicas)
    let replicas = Fixture.replicas
    let reader = CommandReader(world: world, seen: seen ?? [0, replicas, 2 * replicas])
    return Reading.request(reader.read(Spoken.trimmed(line)))
  }

  static func answer(_ line: String) throws -> String? {
    let night = try TwinCase.named("8a", "crash-loop")
    let world = Fixture.world(night.scenario, night.twin, 11, Fixture.replicas)
    let reader = CommandReader(world: world, seen: [0, Fixture.replicas, 2 * Fixture.replicas])
    switch reader.read(Spoken.trimmed(line)) {
    case .unclear(let says), .which(_, let says), .confirm(_, let says): return says.plain
    case .refused(let says): return says
    case .request, .first, .filtered: return nil
    }
  }
}

@Suite("An order with its object in another part of the line")
struct ApartOrderTests {
  @Test(
    "gives a cluster its pods back",
    arguments: [
      "give cluster b its 2 pods back", "cluster b should have 2 pods, scale it",
      "cluster b needs 2 pods, give it those", "cluster b lost pods, bring it back to 2",
      "b is at 1, put it back to 2", "the statefulset in cluster b is too small, scale it to 2",
      "in cluster b, scale the statefulset to 2", "someone scaled cluster b down, scale it up to 2",
      "put cluster b back to 2", "scale it back to 2, cluster b has lost its pods",
      "cluster b lost one and I want to bring it back to 2",
    ])
  func scale(line: String) throws {
    #expect(try Apart.request(line) == .scale(cluster: 1, replicas: 2))
  }

  @Test(
    "calls the team that it names",
    arguments: [
      "kdp should look at this, page them", "page them, kdp should look at this",
      "kdp needs to look, page them please", "kdp owns the platform so wake them up",
      "this looks like kdp, call them", "the kdp people should know, tell them",
      "we need kdp on this, escalate", "I think it is kdp's platform. Page them.",
      "the platform team should see this, get them",
    ])
  func call(line: String) throws {
    #expect(try Apart.request(line) == .escalate(.kdp))
  }

  @Test(
    "restarts the pods that it names, and no others that stood out",
    arguments: [
      "a/0 and b/0 crash: delete them", "restart them: a/0 and b/0", "a/0, b/0 are dead so bounce those pods",
      "a/0 and b/0 look dead, please restart both", "restart those two, I mean a/0 and b/0",
    ])
  func named(line: String) throws {
    #expect(try Apart.request(line) == .restart([0, Fixture.replicas]))
  }

  @Test(
    "restarts what stood out where it speaks of those",
    arguments: [
      "those pods are dead, bounce them", "those three look dead, please restart",
      "the three pods are stuck, restart them",
    ])
  func those(line: String) throws {
    #expect(try Apart.request(line) == .restart([0, Fixture.replicas, 2 * Fixture.replicas]))
  }

  @Test(
    "acts on what it names, whatever pods stood out",
    arguments: [
      ("the publishers are broken, restart them", .restartPublishers),
      ("the failed writes processor is down, restart it", .restartProcessor),
      ("events are in s3, republish them", .republish),
      ("the connection reset issue is noise, archive it at 100", .archive(.reset, threshold: 100)),
      ("cluster c is stuck, do a rolling restart of it", .rollout(cluster: 2)),
      ("cluster c is stuck, roll it, one pod after another", .rollout(cluster: 2)),
      ("the processors are at 120, raise it to 12", .capacity(12)),
      ("asg is too small, set it to 12", .capacity(12)),
      ("max_records is too high, set it to 400", .maxRecords(400)),
      ("node of cluster b is sick, drain it", .drain(cluster: 1)),
      ("the node in cluster b is bad, cordon it", .cordon(cluster: 1, true)),
      ("the deploy in cluster b broke it, roll it back", .rollBack(cluster: 1)),
      ("prod-edam-b has a bad deploy, revert it", .rollBack(cluster: 1)),
      ("cluster b got a bad image, go back to the one before", .rollBack(cluster: 1)),
      ("the publisher pods are broken, restart them", .restartPublishers),
      ("the pods of the publisher hang, restart them", .restartPublishers),
      ("ok, the publishers hang, restart them", .restartPublishers),
      ("the publishers are too few, scale them to 70", .scalePublisher(70)),
      ("the publishers are broken, do a rolling restart of them", .restartPublishers),
    ] as [(String, Request)])
  func others(line: String, request: Request) throws {
    #expect(try Apart.request(line) == request)
  }

  @Test(
    "restarts no pod where it names another thing, or another number of them",
    arguments: [
      "the processors hang, kill them", "the brokers are slow, restart them", "msk is down, restart them",
      "the database is slow, bounce it", "cluster c is stuck, restart them",
      "the nodes are sick, reboot them",
      "the consumers are paused, restart them", "a/99 is ill, kick it",
      "a/0 and b/0 crash: delete those three",
      "the publishers are broken, kill them", "the failed writes processor hangs, delete it",
      "the brokers hang, restart them, thanks a lot",
      "the asg is small, restart it", "if a/0 crashes again, restart it", "a/0 is fine, do not restart it",
      "is a/0 dead? restart it", "a/0 might be ill, maybe restart it", "a/0 hangs, should we restart it",
      "publishers are fine, the pods are slow, restart them", "a/0 is fine, b/0 is dead, restart it",
      "a/0 came up, b/0 is dead, restart it", "the publishers are ok, restart those",
      "the failed writes processor runs, the pods hang, restart them",
      "the publishers hang and the pods are slow, restart them", "cluster b is healthy, roll it back",
      "the five pods hang, restart them", "look at a/0 and b/0, then restart them",
    ])
  func refused(line: String) throws {
    let read = try Apart.request(line)
    #expect(read?.acts != true, "\(String(describing: read))")
  }

  @Test(
    "calls nobody who is denied, supposed, asked about or one of two",
    arguments: [
      "it is not kdp, page them", "if it is kdp, page them", "is kdp on call? page them",
      "msk or kdp, page them", "kdp and msk argue, call them", "kdp should look, maybe page them later",
      "customers are waiting, tell them", "kdp is on it, do not page them", "they should look, page them",
    ])
  func nobody(line: String) throws {
    #expect(try Apart.request(line)?.id != .escalate)
  }

  @Test(
    "sizes nothing that is not named once, or no size",
    arguments: [
      "clusters b and c are small, scale them to 2", "b has 1 of 2 pods, scale it",
      "the brokers are slow, set them to 70", "cluster b is fine, scale it",
      "cluster b should get 1 or 2 pods, scale it", "give cluster b its pods back",
      "give cluster b 2 minutes", "set cluster b aside for 2 days",
    ])
  func sizes(line: String) throws {
    let read = try Apart.request(line)
    #expect(read?.acts != true, "\(String(describing: read))")
  }

  @Test("says what it lacks")
  func answers() throws {
    #expect(
      try Apart.answer("cluster c is stuck, restart it")?.contains(
        "rollout restart statefulset --context prod-edam-c") == true)
    #expect(try Apart.answer("a/99 is ill, kick it")?.contains("I know no pod \"a/99\"") == true)
    #expect(
      try Apart.answer("a/0 and b/0 crash: delete those three")?.contains("you say 3, and name 2") == true)
    for wish in ["cluster b: 80 replicas please", "cluster b to 80 replicas", "b to 80 pods please"] {
      #expect(try Apart.answer(wish)?.contains("kubectl scale statefulset --replicas 80 --context") == true)
    }
    #expect(try Apart.answer("b to -5 pods please")?.contains("--replicas") != true)
    #expect(try Apart.answer("page them please")?.hasPrefix("To whom?") == true)
    #expect(try Apart.answer("kdp and msk argue, call them")?.contains("you name 2 teams") == true)
    #expect(
      try Apart.answer("clusters b and c are small, scale them to 2")?.contains("one cluster a command")
        == true)
    #expect(
      try Apart.answer("the publishers are broken, kill them")?.contains("restart the publishers") == true)
  }

  @Test("with another order beside it is not taken for a restart of what stood out")
  func two() throws {
    #expect(try Apart.request("the brokers hang, restart them, then page msk")?.id != .restart)
    #expect(try Apart.request("look at the brokers, then restart them")?.id != .restart)
  }

  @Test("may be nothing but names, as a look prints them")
  func names() throws {
    let line = "restart a/events-orchestrator-0 and b/events-orchestrator-1"
    #expect(try Apart.request(line) == .restart([0, Fixture.replicas + 1]))
    #expect(try Apart.request("restart a/events-orchestrator-0 tomorrow")?.acts != true)
    #expect(try Apart.request("restart a/events-orchestrator-99")?.acts != true)
  }

  @Test("may be a look: its pods are those that the line names")
  func looks() throws {
    guard case .logs(let pods, _) = try Apart.request("b/0 looks sick, show me its logs") else {
      Issue.record("no logs")
      return
    }
    #expect(pods == [Fixture.replicas])
    #expect(try Apart.request("b/0 is odd, describe it") == .describe([Fixture.replicas]))
  }
}
