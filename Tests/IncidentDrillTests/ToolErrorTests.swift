import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

@Suite("What the real tool would say")
struct ToolErrorTests {
  @Test(
    "to what is not there, is not given, or is not meant for one thing",
    arguments: [
      ("kubectl describe", "must specify the type of resource"),
      ("kubectl get nodes nosuch", "nodes \"nosuch\" not found"),
      ("kubectl describe deployment nosuch", "deployments.apps \"nosuch\" not found"),
      ("kubectl get deployment events-orchestrator", "deployments.apps \"events-orchestrator\" not found"),
      ("kubectl get sts nosuch", "statefulsets.apps \"nosuch\" not found"),
      ("kubectl get hpa nosuch", "horizontalpodautoscalers.autoscaling"),
      ("kubectl get pods/", "pods \"\" not found"),
      ("kubectl logs -l app=nosuch", "No resources found in internal-exchange namespace"),
      ("kubectl logs events-orchestrator-0", "is there in every cluster"),
      ("kubectl logs nosuch-77", "pods \"nosuch-77\" not found"),
      ("kubectl logs a/events-orchestrator-1 -c sidecar", "container sidecar is not valid"),
      ("kubectl logs deployment/prep-publisher --previous", "previous terminated container \"main\""),
      ("kubectl events --for pod/events-orchestrator-0", "is there in every cluster"),
      ("kubectl delete", "must provide one or more resources"),
      ("kubectl delete pods --field-selector spec.x=1", "field label not supported"),
      ("kubectl delete pods --field-selector status.phase=Pending", "No resources found"),
      ("kubectl delete pods -l app=nosuch", "No resources found"),
      ("kubectl rollout restart widget/x", "resource type \"widget\""),
      ("kubectl rollout restart sts nosuch", "statefulsets.apps \"nosuch\" not found"),
      ("kubectl scale deployment nosuch --replicas 6", "deployments.apps \"nosuch\" not found"),
      ("kubectl scale --replicas 6", "must provide one or more resources"),
      ("kubectl scale widget x --replicas 6", "resource type \"widget\""),
      ("kubectl scale sts nosuch --replicas 6", "statefulsets.apps \"nosuch\" not found"),
      ("kubectl cordon", "USAGE: cordon NODE"),
    ])
  func errors(line: String, says: String) throws {
    #expect(try CommandTests.output([line]).contains(says))
  }

  @Test(
    "of deployments, of a node that is kept free, and of an exception",
    arguments: [
      (["kubectl logs -l app=prep-publisher"], "pods, using pod/prep-publisher-"),
      (["kubectl logs deployment/failed-writes-processor"], "failed-writes: 0 waiting"),
      (["kubectl scale deployment prep-publisher --replicas 60"], "deployment.apps/prep-publisher scaled"),
      (["kubectl describe sts events-orchestrator --context prod-edam-a"], "Pod Management:       Parallel"),
      (["kubectl cordon --context prod-edam-a", "aws autoscaling describe-auto-scaling-groups"], "cordoned"),
      (["sentry events SystemExit"], "SystemExit: 1"),
    ])
  func looks(lines: [String], says: String) throws {
    #expect(try CommandTests.output(lines).contains(says))
  }

  @Test("of events that came to rest in S3, and of what did not take them")
  func reachedS3() throws {
    let bucket = try CommandTests.output(
      ["wait 5m", "aws s3 ls s3://event-gateway-failed-events-prod/prep-publisher/"], twin: "reached-s3",
      scenario: "8c")
    #expect(bucket.contains("prep-publisher/"))
    let logs = try CommandTests.output(
      ["kubectl logs deployment/prep-publisher"], twin: "reached-s3", scenario: "8c")
    #expect(logs.contains("KafkaTimeoutError"))
  }

  @Test("to who hands an incident off: well with the cause mended, badly at once")
  func handingOff() throws {
    func points(_ lines: [String]) throws -> Double {
      var drill = Driver()
      drill.open()
      drill.type("ack")
      for line in lines { drill.type(line) }
      drill.type("handoff a few pods, crash loop", "")
      let card = try #require(drill.session.card)
      return card.score
    }
    let mended = try points(["are the pods healthy?", "logs of those", "restart those three", "wait 10m"])
    let early = try points([])
    #expect(mended > early && early < 60)
  }

  @Test("somebody who types at random breaks nothing, and types the same in the same night")
  func random() throws {
    let night = try #require(TwinCase.played.first)
    let (one, two) = (night.trial.run(.random), night.trial.run(.random))
    #expect(
      one.card.score == two.card.score && one.shift.world.gateway.ledger == two.shift.world.gateway.ledger)
    #expect(one.shift.world.gateway.census().isBalanced)
  }
}
