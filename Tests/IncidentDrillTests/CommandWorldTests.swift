import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

@Suite("The tools and the world behind them")
struct CommandWorldTests {
  @Test("show the states that pods go through", arguments: [2, 3, 6])
  func states(replicas: Int) throws {
    var world = try #require(Reading.world("8a", twin: "crash-loop", replicas: replicas))
    world.apply(.restartPods([0]))
    var phases: Set<String> = []
    for _ in 0..<180 {
      phases.insert(world.phase(of: 0) + (world.gateway.pod(0)?.isReady == true ? "" : " 0/1"))
      world.pass(.second)
    }
    #expect(
      phases == ["Terminating 0/1", "Pending 0/1", "ContainerCreating 0/1", "Running 0/1", "Running"])
    let pending = try CommandTests.output(
      ["kubectl get pods"], twin: "node-lost", replicas: replicas, scenario: "8b")
    #expect(pending.contains("Pending"))
    let node = try CommandTests.output(
      ["kubectl get nodes"], twin: "node-lost", replicas: replicas, scenario: "8b")
    #expect(node.contains("NotReady"))
    let group = try CommandTests.output(
      ["check the ASG"], twin: "node-lost", replicas: replicas, scenario: "8b")
    #expect(group.contains("replacement launching"))
    let events = try CommandTests.output(
      ["kubectl get events"], twin: "node-lost", replicas: replicas, scenario: "8b")
    #expect(events.contains("FailedScheduling"))
  }

  @Test("what the newest deploy changed is shown without its cluster, in a tool's words and in plain ones")
  func newestDeploy() throws {
    let changed = "revision 1 against 2"
    for line in ["argo app diff", "show argo diff"] {
      #expect(
        try CommandTests.output([line], twin: "bad-deploy", scenario: "8b").contains(changed), "\(line)")
    }
    #expect(
      try CommandTests.output(["argo app history"], twin: "bad-deploy", scenario: "8b").contains(
        "argo app diff prod-edam-"))
  }

  @Test("change the world, and show it")
  func acting() throws {
    #expect(
      try CommandTests.output(["kubectl cordon --context prod-edam-a", "kubectl get nodes"]).contains(
        "Ready,SchedulingDisabled"))
    #expect(
      try CommandTests.output(["kubectl cordon prod-edam-a", "kubectl uncordon prod-edam-a"]).contains(
        "uncordoned"))
    #expect(
      try CommandTests.output([
        "kubectl drain prod-edam-a --ignore-daemonsets", "wait 3m", "kubectl get pods --context prod-edam-a",
      ]).contains("Pending"))
    #expect(try CommandTests.output(["argo app sync prod-edam-a"]).contains("Succeeded"))
    #expect(
      try CommandTests.output(["argo app rollback prod-edam-a", "argo app sync prod-edam-a"]).contains(
        "Blocked by sync window"))
    #expect(
      try CommandTests.output(["sentry archive ConnectionResetError --until-count 50", "sentry issues"])
        .contains(
          "archived until 50"))
    #expect(
      try CommandTests.output(["kubectl scale sts --replicas 1 --context prod-edam-a", "kubectl get sts"])
        .contains(
          "a/events-orchestrator   1/1"))
    let capacity =
      "aws autoscaling set-desired-capacity --auto-scaling-group-name qw/event-pipeline-orchestrator-processor --desired-capacity 5"
    #expect(
      try CommandTests.output([capacity, "aws autoscaling describe-scaling-activities"]).contains(
        "desired capacity 5"))
  }

  @Test("a wrong deploy shows in the description, in the diff and in the history")
  func deploys() throws {
    let world = try #require(Reading.world("8b", twin: "bad-deploy", replicas: Fixture.replicas))
    func output(_ line: String) -> String {
      var shift = Shift(world)
      return "\(shift.type(line))"
    }
    #expect(output("argo app history").components(of: "current").count > 1)
    let clusters = ["a", "b", "c", "d"]
    let diffs = clusters.map { output("argo app diff prod-edam-\($0)") }
    #expect(diffs.count { $0.contains("event-pipeline-orchestrator-xl") } == 1)
    let described = clusters.map { output("kubectl describe pod \($0)/0") }
    #expect(
      described.count { $0.contains("Node-Selectors:   node-pool=event-pipeline-orchestrator-xl") } == 1)
  }

  @Test(
    "survive whatever is typed",
    arguments: [
      String(repeating: "restart ", count: 40_000), String(repeating: "\"", count: 3_000), "'\"'\"'\"'\"'\"",
      "kubectl \u{0}\u{1b}[31m\u{7}",
      "wait 99999999999999999999999m", "wait -5m", "wait 1e400", "set max_records 99999999999999999999",
      "set max_records -1",
      "kubectl get pod a/-1", "kubectl logs a/0 --tail 99999999999999999999",
      "grafana show cpu_percent --from 99999999999999999h",
      "grafana show cpu_percent --from 0:0:0:0", "grafana show \"",
      "aws autoscaling set-desired-capacity --desired-capacity -9223372036854775809",
      "aws s3 ls s3://", "aws s3 ls //", "argo app rollback /", "kubectl get pods |", "| | |",
      "kubectl get pods | grep", "kubectl get pods | head -n 99999999999999999999",
      "restart 99999999999999999999999 pods", "scale cluster b to 1e308 pods",
      "severity 99999999999999999999", "sev", "=", "--", "-", "/", "a/", "kubectl delete pod /",
      "🙂🙂🙂", "restart \u{202E}those", "logs \"", "logs " + String(repeating: "a ", count: 5_000),
      "help " + String(repeating: "x", count: 9_000),
      "note " + String(repeating: "y", count: 300_000), "kubectl describe node //",
      "sentry archive ConnectionResetError --until-count 99999999999999999999",
    ])
  func hostile(line: String) throws {
    let world = try #require(Reading.world)
    var shift = Shift(world)
    let blocks = shift.type(line)
    #expect(shift.harms.isEmpty, "\(line.prefix(60)) did something")
    #expect("\(blocks)".utf8.count < 60_000)
  }

  @Test("Tab offers what may follow, seen pods among it")
  func completion() throws {
    let world = try #require(Reading.world)
    let lines = OnCallCompletion(world: world, seen: world.ill).lines
    for line in [
      "grafana show poll_delay.primary --by pod", "kubectl get pods --context prod-edam-b",
      "wait until clear", "argo app diff prod-edam-a",
    ] {
      #expect(lines.contains(line))
    }
    for pod in world.ill { #expect(lines.contains("kubectl logs \(world.fullName(pod)) --previous")) }
    #expect(Set(lines).count == lines.count)
    for line in lines
    where !line.hasPrefix("help") && !line.hasSuffix("capacity") && line != "grafana show"
      && !line.hasPrefix("kubectl scale")
    {
      let reading = CommandReader(world: world, seen: world.ill).read(line)
      if case .refused(let why) = reading {
        #expect(
          ["sentry events", "kubectl c", "kubectl d", "aws autoscaling set"].contains { line.hasPrefix($0) },
          "\(line): \(why)")
      }
    }
  }
}

extension String {
  /// The parts between occurrences of a text.
  fileprivate func components(of text: String) -> [Substring] {
    split(separator: text, omittingEmptySubsequences: false)
  }
}
