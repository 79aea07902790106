import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

/// What a line shows on a night, after others.
struct Shown: Sendable, CustomTestStringConvertible {
  let scenario: String
  let twin: String
  let lines: [String]
  let says: [String]
  var testDescription: String { "\(scenario) \(twin): \(lines.last ?? "")" }

  init(_ scenario: String, _ twin: String, _ lines: String..., says: String...) {
    (self.scenario, self.twin, self.lines, self.says) = (scenario, twin, lines, says)
  }

  func check() throws {
    let night = try TwinCase.named(scenario, twin)
    var shift = Shift(Fixture.world(night.scenario, night.twin, 11, Fixture.replicas))
    var last = ""
    for line in lines { last = shift.type(line).text }
    for text in says { #expect(last.contains(text), "\(last)") }
  }
}

@Suite("The tools, as somebody on call uses them")
struct UsualToolTests {
  @Test(
    "kubectl shows lists sorted, chosen and laid out as asked",
    arguments: [
      Shown("8a", "crash-loop", "kubectl get pods --sort-by=.metadata.name", says: "events-orchestrator-1"),
      Shown(
        "8a", "crash-loop", "kubectl get pods --sort-by='.status.containerStatuses[0].restartCount' | less",
        says: "CrashLoopBackOff"),
      Shown("8a", "crash-loop", "kubectl get pods --sort-by='{.metadata['", says: "error"),
      Shown("8a", "crash-loop", "kubectl get pods --sort-by=.metadata.name -o name", says: "pod/"),
      Shown(
        "8a", "crash-loop", "kubectl get pods -o custom-columns=NAME:.metadata.name,IP:.status.nothing",
        says: "NAME", "<none>"),
      Shown("8a", "crash-loop", "kubectl get pods -o custom-columns=", says: "no custom columns given"),
      Shown(
        "8a", "crash-loop", "kubectl get pods -o custom-columns=NAME", says: "unexpected custom-columns spec"),
      Shown("8a", "crash-loop", "kubectl get pods -o jsonpath=", says: "no template given"),
      Shown(
        "8a", "crash-loop", "kubectl get pods -o go-template='{{.}}'",
        says: "go-template is not in this terminal"),
      Shown("8a", "crash-loop", "kubectl get secrets -o json", says: "No resources found"),
      Shown(
        "8a", "crash-loop", "kubectl get deploy nothing -o json",
        says: "deployments.apps \"nothing\" not found"),
      Shown(
        "8a", "crash-loop", "kubectl get deploy -o json | jq -r '.items[].metadata.name'",
        says: "prep-publisher", "failed-writes-processor"),
      Shown("8a", "crash-loop", "kubectl get sts -o wide", says: "IMAGES"),
      Shown("8a", "crash-loop", "kubectl get deploy -o wide", says: "SELECTOR"),
      Shown(
        "8a", "crash-loop", "kubectl get deploy --context prod-edam-a",
        says: "No resources found in internal-exchange namespace."),
      Shown(
        "8a", "crash-loop", "kubectl get hpa --context prod-edam-a",
        says: "No resources found in internal-exchange namespace."),
      Shown("8a", "crash-loop", "kubectl get ns", says: "internal-exchange"),
      Shown(
        "8a", "crash-loop", "kubectl get pods --field-selector status.phase=Pending",
        says: "No resources found"),
      Shown(
        "8a", "crash-loop", "kubectl get pods --field-selector spec.nodeName=x",
        says: "field label not supported"),
      Shown("8a", "crash-loop", "kubectl get pods -l app=nothing", says: "No resources found"),
      Shown("8a", "crash-loop", "kubectl top", says: "kubectl top"),
      Shown("8a", "crash-loop", "kubectl top services", says: "unknown command"),
      Shown(
        "8a", "crash-loop", "kubectl top pods -n default", says: "No resources found in default namespace."),
      Shown(
        "8a", "crash-loop", "kubectl get events -n default", says: "No resources found in default namespace."),
      Shown("8a", "crash-loop", "kubectl logs", says: "kubectl logs"),
      Shown("8b", "node-lost", "kubectl top nodes", says: "<unknown>"),
      Shown("8b", "node-lost", "kubectl get pods -o json", says: "more lines"),
    ])
  func kubectl(shown: Shown) throws { try shown.check() }

  @Test(
    "kubectl refuses what it cannot do as kubectl does, and changes nothing",
    arguments: [
      ("kubectl delete pod a/0 --grace-period=soon", "invalid argument \"soon\""),
      (
        "kubectl rollout undo statefulset --to-revision 77 --context prod-edam-b",
        "unable to find specified revision 77"
      ),
      ("kubectl rollout frob statefulset --context prod-edam-b", "frob"),
      ("kubectl rollout", "kubectl rollout"),
      ("kubectl delete statefulset events-orchestrator", "denied the request"),
      ("kubectl delete pod a/0 -n default", "No resources found"),
      ("kubectl scale deployment nothing --replicas 3", "NotFound"),
      ("kubectl describe pod a/77", "NotFound"),
      ("aws autoscaling terminate-instance-in-auto-scaling-group --instance-id i-1", "AccessDenied"),
      ("aws autoscaling frobnicate", "Invalid choice"), ("aws kafka frobnicate", "Invalid choice"),
      ("aws s3 rm s3://x", "Access Denied"), ("aws s3 frobnicate", "Invalid choice"),
      ("aws kafka update-broker-count --target-number-of-broker-nodes 15", "--cluster-arn"),
      (
        "aws kafka update-broker-count --cluster-arn kafka-event-gateway --target-number-of-broker-nodes many",
        "Invalid value for parameter TargetNumberOfBrokerNodes"
      ),
      ("argo app rollback", "Nothing is done: which cluster?"),
      ("argo app sync prep-publisher", "permission denied"),
      ("argo app rollback prod-edam-b 1", "has no deployment before"), ("argo frob", "frob"),
      ("grafana show poll_delay.primary --from soon", "is no time"),
      ("grafana show poll_delay.primary --colour red", "unknown flag: --colour"),
      ("sentry resolve ConnectionResetError", "needs the commit that mends it"),
      ("sentry frobnicate", "unknown command"), ("sentry archive --until-count 5", "which issue?"),
      ("republish --from-s3 now", "unexpected \"now\""), ("republish --slowly", "unknown flag"),
      ("failed-writes sow", "it knows show, status, restart"), ("wait 0s", "How long?"),
      ("wait until 03:00", "not within two hours"),
      ("monitor for 9 hours", "How long?"), ("keep watching forever", "How long?"),
      ("severity sev9", "none of sev1"),
    ])
  func refused(line: String, says: String) throws {
    var shift = try Night.shift("8a", "crash-loop")
    let before = shift.world.now
    let text = shift.type(line).text
    #expect(text.contains(says), "\(text)")
    #expect(shift.world.orders.isEmpty && shift.teams.isEmpty && shift.harms.isEmpty)
    #expect(shift.world.now - before <= 30 * .second)
  }

  @Test(
    "the logs and Sentry say where failed writes went",
    arguments: [
      Shown(
        "8c", "reached-s3", "sentry events KafkaTimeoutError", says: "event put into S3", "all companies"),
      Shown("8c", "reached-s3", "logs KafkaTimeoutError", says: "batch expired before delivery"),
      Shown("8c", "reached-s3", "logs GP-03", says: "event goes to S3"),
      Shown("8c", "blip", "sentry events KafkaTimeoutError", says: "event written to failed-writes"),
      Shown("8c", "blip", "logs GP-03", says: "event goes to failed-writes on GP-03"),
      Shown(
        "8c", "broker-down", "sentry events KafkaTimeoutError", says: "only companies on kafka-event-gateway"),
      Shown(
        "8c", "processor-down", "kubectl logs deployment/failed-writes-processor", says: "cannot join group",
        "(no process)"),
      Shown("8c", "processor-down", "logs exit code", says: "cannot join group"),
      Shown(
        "8c", "processor-down", "failed-writes restart", "failed-writes", says: "Failed Writes Processor"),
      Shown("8g", "noise", "logs ConnectionResetError", says: "retrying"),
      Shown(
        "8g", "noise", "sentry archive ConnectionResetError --until-count 50", "sentry issues",
        says: "archived until 50"),
      Shown("8f", "few-pods", "logs event loop", says: "event loop turn took"),
      Shown("8e", "degraded-broker", "grafana show broker.cpu", says: "broker"),
    ])
  func failures(shown: Shown) throws { try shown.check() }

  @Test(
    "what was ordered can be asked about, whatever it was",
    arguments: [
      Shown(
        "8a", "bad-deploy", "kubectl rollout restart statefulset --context prod-edam-b",
        "is the rollout done?", says: "out of"),
      Shown("8a", "crash-loop", "restart a/0", "is the restart done?", says: "events-orchestrator-0"),
      Shown(
        "8a", "crash-loop", "failed-writes restart", "did the restart finish?",
        says: "Failed Writes Processor"),
      Shown("8a", "crash-loop", "restart a/0", "how much longer?", says: "since the page"),
      Shown("8a", "crash-loop", "is the rollback done?", says: "Nothing is done"),
    ])
  func progress(shown: Shown) throws { try shown.check() }

  @Test("a roll-back that was ordered can be asked about in its cluster")
  func rolledBack() throws {
    var shift = try Night.shift("8a", "bad-deploy")
    let name = shift.world.clusterName(shift.world.cluster)
    _ = shift.type("argo app rollback \(name)")
    #expect(shift.type("is the rollback done?").text.contains("rolling update"))
    #expect(shift.type("argo app history \(name)").text.contains("current"))
  }

  @Test("logs of many pods are cut, and say so; with all their stamps when asked")
  func manyLogs() throws {
    var shift = try Night.shift("8a", "fleet")
    let all = (0..<7).map { shift.world.fullName($0) }.joined(separator: " ")
    #expect(shift.type("kubectl logs \(all)").text.contains("2 more pods; name them to see their logs"))
    let stamped = shift.type("kubectl logs a/0 --timestamps --tail 2").text
    #expect(
      stamped.split(separator: "\n").filter { $0.hasSuffix("Z") || $0.contains("Z ") }.count == 2,
      "\(stamped)")
    #expect(
      shift.type("kubectl logs sts/events-orchestrator --context prod-edam-a --tail 1").text.contains(
        "event loop turn"))
    #expect(shift.type("kubectl logs sts/events-orchestrator --tail 1").text.contains("==>"))
  }

  @Test("logs of a pod that has no place yet are refused as kubectl does")
  func pending() throws {
    var shift = try Night.shift("8b", "node-lost")
    let pod = try #require(
      shift.world.gateway.podStatuses.indices.first { shift.world.gateway.pod($0)?.phase == .pending })
    #expect(
      shift.type("kubectl logs \(shift.world.fullName(pod))").text.contains("does not have a host assigned"))
  }
}

@Suite("Leaving a night, and choosing one")
struct LeavingTests {
  @Test(
    "in whatever words pauses it",
    arguments: [
      "stop", "quit", "pause please", "I want to pause", "let's take a break", "stop for today",
      "I have to go",
      "pause the drill", "exit please", "that's enough for today", "bye", "ok, I'd like to continue later",
    ])
  func pauses(line: String) {
    var drill = Driver()
    drill.open()
    drill.type("ack", line)
    #expect(drill.isOver && drill.said.contains("The night waits for you"))
    #expect(LearnerRecord(replaying: drill.journal).openDrill?.lines == ["ack"])
  }

  @Test(
    "is not what is meant by other words",
    arguments: [
      "stop it", "make it stop", "should we stop?", "stop the rollout", "stop the consumers", "go",
      "did it stop?",
      "pause the consumers", "let us go to the dashboard", "exit code?",
    ])
  func stays(line: String) {
    var drill = Driver()
    drill.open()
    drill.type(line)
    #expect(!drill.isOver && drill.session.state == .onCall)
  }

  @Test(
    "at the list, a wrong name, an unknown twin and one that is not written are answered, and stop leaves")
  func choosing() {
    var drill = Driver()
    drill.send(.opened(scenario: nil, twin: nil, seed: nil))
    #expect(drill.session.state == .choosing)
    drill.type("9z")
    #expect(drill.words.contains("There is no drill \"9z\"."))
    drill.type("8z")
    #expect(drill.words.contains("is not playable yet"))
    drill.type("stop")
    #expect(drill.isOver)
    var other = Driver()
    other.send(.opened(scenario: "8a", twin: "nonsense", seed: 3))
    #expect(other.words.contains("has no twin \"nonsense\"") && other.words.contains("crash-loop"))
    other.type("")
    #expect(other.words.contains("has no twin"), "the twin that was asked for still is none")
    var next = Driver()
    next.send(.opened(scenario: nil, twin: nil, seed: nil))
    next.type("")
    #expect(next.session.state == .onCall && next.words.contains("Drill 8a"))
    var left = Driver()
    left.send(.opened(scenario: nil, twin: nil, seed: nil))
    left.send(.endOfInput)
    #expect(left.isOver && left.session.state == .ended)
    left.type("ack")
    #expect(left.words.isEmpty)
  }

  @Test("afterwards everything can be looked at, nothing counts, and words that would count say so")
  func afterwards() throws {
    var drill = Driver()
    drill.open()
    drill.type("ack", "resolve", "")
    let card = try #require(drill.session.card)
    for line in ["escalate msk", "hint", "note x", "ack", "resolve"] {
      drill.type(line)
      #expect(drill.words.contains("closed and scored"), "\(line)")
    }
    drill.type("kubectl get pods", "wait 5m", "restart a/0", "wake everybody", "what is a lease?")
    #expect(drill.lookedUp == ["what is a lease?"])
    drill.type("score")
    #expect(drill.words.contains("\(Int(card.score.rounded())) of 100"))
    drill.type("save")
    #expect(drill.words.contains("Where to?"))
    drill.type("save /tmp/x.md")
    #expect(drill.saved.map(\.path) == ["/tmp/x.md"])
    drill.send(.endOfInput)
    #expect(drill.isOver)
  }

  @Test("the last question takes no question for an answer, and a closing can be taken back")
  func lastQuestion() throws {
    var shift = try Night.shift("8a", "crash-loop", "ack", "resolve")
    #expect(shift.isAskingCause)
    #expect(shift.type("was it the deploy?").text.contains("I take none for your answer"))
    _ = shift.type("what is a lease?")
    #expect(shift.lookUp == "what is a lease?" && shift.isAskingCause)
    #expect(shift.type("go back").text.contains("open again"))
    #expect(!shift.isAskingCause && shift.harms.isEmpty)
    var held = try Night.shift("8c", "blip", "ack", "wait 40m")
    try #require(held.isAskingCause)
    #expect(held.type("go back").text.contains("no way back"))
    #expect(held.isAskingCause)
  }
}
