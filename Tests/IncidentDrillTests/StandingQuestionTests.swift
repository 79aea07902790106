import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

@Suite("How it stands")
struct StandingQuestionTests {
  @Test(
    "is said to whoever asks whether it is over or has helped, with the value now and before",
    arguments: [
      "did it stop?", "is it still happening?", "has it recovered?", "is it getting better?",
      "has it stopped?",
      "any better?", "any improvement?", "still broken?", "did the restart help?",
      "did that help", "is it recovering?", "ok, has it settled yet?", "is the problem gone?", "did it work?",
      "how is it now?",
    ])
  func asked(line: String) throws {
    let night = try TwinCase.named("8a", "crash-loop")
    var shift = Shift(Fixture.world(night.scenario, night.twin, 11, Fixture.replicas))
    let paged = try #require(shift.valueAtPage)
    let pods = night.names(in: shift)
    let first = shift.type(line).text
    #expect(
      first.contains("It is") && first.contains("poll_delay.primary: \(reading(paged, "s")) now (a pod"),
      "\(first)"
    )
    _ = shift.type("wait 1m")
    let before = try #require(shift.world.value(of: shift.world.scenario.alert.gauge))
    _ = shift.type("restart \(pods)")
    _ = shift.type("wait 1m")
    let now = try #require(shift.world.value(of: shift.world.scenario.alert.gauge))
    let then = shift.type(line).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(then.contains("\(reading(now, "s")) now, \(reading(before, "s")) before what you did"), "\(then)")
    #expect(then.contains("\(reading(paged, "s")) at the page"), "\(then)")
  }

  @Test("says where the value comes from that no panel shows")
  func silence() throws {
    var shift = try Night.shift("8a", "crash-loop")
    #expect(shift.type("status").text.contains("counts with its silence"))
    var other = try Night.shift("8a", "dragging")
    #expect(!other.type("status").text.contains("silence"))
  }

  @Test("costs neither time nor points")
  func free() throws {
    var shift = try Night.shift("8a", "crash-loop", "ack")
    let now = shift.world.now
    _ = shift.type("has it recovered?")
    #expect(shift.world.now == now && shift.harms.isEmpty && shift.world.orders.isEmpty)
  }

  @Test(
    "is not the answer to whoever names something, asks for the curve or for what was changed",
    arguments: [
      "did the pods stop?", "has anything changed?", "is it still rising?", "has the error rate dropped?",
      "did somebody restart the pods?",
    ])
  func others(line: String) throws {
    #expect(try OnCall.request("8a", line) != .status)
  }

  @Test("shows the whole gateway to whoever asks whether everything is down")
  func everything() throws {
    #expect(try OnCall.request("8a", "is everything down?") == .missionControl)
    #expect(try OnCall.request("8c", "is the whole gateway broken?") == .missionControl)
  }
}

extension TwinCase {
  /// The pods that the causes of the night hit, as they are typed.
  func names(in shift: Shift) -> String {
    shift.world.affected.map { shift.world.fullName($0) }.joined(separator: " ")
  }
}

@Suite("A program that is not here")
struct AbsentProgramTests {
  @Test(
    "is not found, and the nearest look is named",
    arguments: [
      ("helm list", "argo app history"), ("helm rollback orchestrator 3", "argo app history"),
      ("kcat -L -b boot:9096", "aws kafka describe-cluster"), ("kafkacat", "aws kafka describe-cluster"),
      ("kafka-consumer-groups --describe", "aws kafka describe-cluster"),
      ("terraform plan", "aws autoscaling describe-auto-scaling-groups"),
      ("ssh ip-10-61-4-17", "kubectl describe node"), ("psql -c 'select 1'", "no"),
      ("redis-cli info", "Redis"),
      ("htop", "kubectl top pods"), ("curl http://localhost:8080/health", "kubectl describe pod"),
      ("journalctl -u kubelet", "kubectl logs POD"), ("datadog", "grafana ls"), ("git log", "argo app diff"),
      ("statsig", "settings"), ("docker ps", "kubectl get pods"),
      ("istioctl proxy-status", "kubectl get pods"),
    ])
  func nearest(line: String, look: String) throws {
    let says = try #require(try OnCall.answer("8a", line))
    let name = line.split(separator: " ")[0]
    #expect(says.hasPrefix("\(name): command not found"), "\(says)")
    #expect(says.contains("Nearest here: ") && says.contains(look), "\(says)")
  }

  @Test("top is kubectl's")
  func top() throws {
    #expect(try OnCall.request("8a", "top")?.id == .top)
    #expect(try OnCall.request("8a", "top -o cpu")?.id == .top)
  }

  @Test(
    "of aws is refused as aws does, with the nearest look",
    arguments: [
      ("aws ec2 describe-instances", "aws autoscaling describe-auto-scaling-groups"),
      ("aws cloudwatch get-metric-data", "grafana ls"), ("aws logs tail x", "logs QUERY"),
    ])
  func service(line: String, look: String) throws {
    let says = try #require(try OnCall.answer("8a", line))
    #expect(says.contains("Invalid choice") && says.contains(look), "\(says)")
  }

  @Test(
    "is none where its name is a verb of a sentence",
    arguments: ["tail the logs of a/0", "make sure the pods are ok", "tail logs", "make it stop"])
  func verbs(line: String) throws {
    #expect(try OnCall.answer("8a", line)?.contains("command not found") != true)
  }
}
