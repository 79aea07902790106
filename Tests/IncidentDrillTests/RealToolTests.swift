import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

@Suite("The tools behave as the real ones do")
struct RealToolTests {
  private static let count =
    "kubectl get pods -o json | jq '[.items[] | select(.status.containerStatuses[0].ready==false)] | length'"

  @Test(
    "objects, paths and filters give what an engineer expects",
    arguments: [
      ("kubectl get pods -o name | grep orch | wc -l", "8"),
      ("kubectl get pod b/0 -o yaml", "restartCount:"),
      ("kubectl get pod b/0 -o yaml", "reason: CrashLoopBackOff"),
      ("kubectl get pod b/0 -o jsonpath='{.metadata.name} {.status.phase}'", "events-orchestrator-0 Running"),
      ("kubectl get pod b/0 -o jsonpath='{.status.containerStatuses[*].ready}'", "false"),
      (
        "kubectl get pods --context prod-edam-b -o jsonpath='{range .items[?(@.status.containerStatuses[0].ready==false)]}{.metadata.name}{\"\\n\"}{end}'",
        "events-orchestrator-0"
      ),
      ("kubectl get pod b/0 -o custom-columns=N:.metadata.name,R:.spec.restartPolicy", "Always"),
      ("kubectl get pod b/0 -o json | jq -r .spec.nodeName", "ip-10-62-4-17.ec2.internal"),
      ("kubectl get pod b/0 -o json | jq '.spec.containers[0].resources.limits.memory'", "\"7Gi\""),
      ("kubectl get sts -o yaml --context prod-edam-a", "podManagementPolicy: Parallel"),
      ("kubectl get nodes -o json | jq '.items | length'", "4"),
      ("kubectl get deploy prep-publisher -o json | jq .spec.replicas -r | wc -l", "1"),
      ("kubectl get hpa -o yaml", "maxReplicas:"),
      ("kubectl get events -o json | jq '.items[0].kind'", "Event"),
      ("kubectl get pods | awk '$3==\"CrashLoopBackOff\" {print $1}' | head -1", "b/events-orchestrator-0"),
      ("kubectl get pods | awk 'NR>1 {print $3}' | sort | uniq -c | sort -rn | head -1", "Running"),
      ("kubectl describe pod b/0 | grep -A1 'Last State'", "Reason:"),
      ("kubectl get pods --no-headers | grep -c NAME", "0"), ("kubectl get pods --show-labels", "LABELS"),
      ("kubectl get pods | jq .", "jq: parse error"),
      ("kubectl get pods -o jsonpath='{.items'", "unclosed action"),
      ("kubectl get pods -o jsonpath='{.items[99]}'", "array index out of bounds: index 99"),
      ("kubectl get pods -o json | jq '.items[] | frob(1)'", "frob/1 is not defined"),
      ("kubectl get pods -o json | jq '.items['", "awk '{print $N}'"),
      ("kubectl get pods | awk 'BEGIN{x=1}'", "awk here"),
      ("kubectl rollout history sts/events-orchestrator --context prod-edam-a", "CHANGE-CAUSE"),
    ])
  func shapes(line: String, shown: String) throws {
    let output = try CommandTests.output([line])
    #expect(output.contains(shown), "\(line):\n\(output)")
  }

  @Test("jq counts the pods that the list shows as not ready")
  func agrees() throws {
    let listed = try CommandTests.output(["kubectl get pods | grep -c '0/1'"])
    #expect(try CommandTests.output([Self.count]) == listed && Int(listed) ?? 0 > 0)
  }

  @Test("describe, the object and the log of the last life say the same end")
  func times() throws {
    let world = try #require(Reading.world)
    let pod = try #require(world.affected.first)
    let status = try #require(world.gateway.pod(pod))
    let end = try #require(world.container(pod, status).last)
    let name = world.fullName(pod)
    func output(_ line: String) -> String {
      var text = ""
      for case .preformatted(let shown, _) in CommandReaderView.blocks(world, line) { text += shown.string }
      return text
    }
    let time = world.clock(end.finishedAt)
    #expect(output("kubectl describe pod \(name)").contains("Finished:     \(time)"))
    #expect(output("kubectl logs \(name) --previous --tail 1").hasPrefix(time))
    #expect(output("kubectl get pod \(name) -o yaml").contains("T\(time)Z"))
  }

  @Test("a log has as many lines as are asked for, and counts what the panel shows")
  func counts() throws {
    let tail = try CommandTests.output(["kubectl logs a/0 --tail=20 | wc -l"])
    #expect(tail == "20")
    let world = try #require(Reading.world("8c", twin: "blip", replicas: Fixture.replicas))
    let pods = max(1, world.gateway.publisherPods)
    let lines = world.deploymentLog(.publisher, pods - 1, LogQuery(since: 300, isFull: true))
    let counted = Double(lines.count { $0.text.contains("KafkaTimeoutError") } * pods)
    let series = world.gateway.metrics.series(MetricID(.timeouts)).from(world.now - 5 * .minute)
    let expected = series.values.compactMap { $0 }.reduce(0) { $0 + $1 / 6 }
    #expect(expected > 100 && abs(counted - expected) < expected * 0.2 + 50, "\(counted), not \(expected)")
    #expect(zip(lines, lines.dropFirst()).allSatisfy { $0.time <= $1.time + 10 * .second })
  }

  @Test("a pod that is deleted by force is gone at once, another drains first")
  func force() throws {
    var world = try #require(Reading.world)
    let pod = try #require((0..<world.gateway.facts.pods).first { world.gateway.pod($0)?.isReady == true })
    let before = try #require(world.gateway.pod(pod)).incarnation
    var other = world
    other.apply(.restartPods([pod]))
    #expect(other.gateway.pod(pod)?.phase == .terminating && other.gateway.pod(pod)?.incarnation == before)
    world.apply(.killPods([pod]))
    #expect(world.gateway.pod(pod)?.phase == .pending && world.gateway.pod(pod)?.incarnation == before + 1)
    #expect(
      try CommandTests.output(["kubectl delete pod a/1 --force --grace-period=0"]).contains("force deleted"))
    #expect(
      try CommandTests.output(["kubectl delete pod a/1 --force --grace-period=9"]).contains(
        "cannot be specified together"))
  }

  @Test("a release replaces a cluster's pods together, and a roll-back names the old commit again")
  func release() throws {
    var world = try #require(Reading.world("8b", twin: "bad-deploy", replicas: Fixture.replicas))
    let cluster = world.cluster
    let old = world.commit(cluster, 1)
    #expect(world.commit(cluster, 2) != old)
    world.apply(.rollBack(cluster: cluster))
    let deploys = world.gateway.deploys(cluster: cluster)
    let last = try #require(deploys.last)
    #expect(
      last.revision == deploys.count
        && world.commit(cluster, last.revision) == world.commit(cluster, last.release))
    #expect(last.release < last.revision - 1 && !last.isBad)
    let well = (cluster + 1) % world.gateway.facts.clusters
    world.apply(.rollBack(cluster: well))
    let range = well * Fixture.replicas..<(well + 1) * Fixture.replicas
    #expect(range.allSatisfy { world.gateway.pod($0)?.isReady == false })
    #expect(try CommandTests.output(["argo app get prod-edam-a"]).contains("On release"))
  }

  @Test("brokers are added to one cluster a command, and the others have no more to do")
  func brokers() throws {
    for (line, says) in [
      ("--target-number-of-broker-nodes 15", "required: --cluster-arn"),
      ("--cluster-arn kafka-event-gateway", "required: --target-number-of-broker-nodes"),
      ("--cluster-arn kafka-event-gateway --target-number-of-broker-nodes 13", "multiple of the 3"),
      ("--cluster-arn kafka-event-gateway --target-number-of-broker-nodes 12", "must be higher"),
      ("--cluster-arn kafka-event-gateway-2 --target-number-of-broker-nodes 15", "12 to 15 brokers"),
    ] {
      #expect(try CommandTests.output(["aws kafka update-broker-count \(line)"]).contains(says), "\(line)")
    }
    var world = try #require(Reading.world)
    func busy() -> [Double] {
      (0..<4).map { world.gateway.metrics.latest(.brokerUtilization)[$0 * 12] ?? 0 }
    }
    world.apply(.addBrokers(cluster: 1))
    world.pass(2 * .minute)
    let after = busy()
    #expect(after[1] > after[2] * 1.05)
  }

  @Test("the first screen says how long the drill's clock runs")
  func budget() {
    var drill = Driver()
    drill.open()
    #expect(drill.words.contains("40 minutes on the drill's clock"))
  }
}

/// What a line shows in a night that goes on from a world.
private enum CommandReaderView {
  static func blocks(_ world: DrillWorld, _ line: String) -> [Block] {
    guard case .request(let request) = CommandReader(world: world, seen: []).read(line) else { return [] }
    return Shift(world).view(of: request).blocks
  }
}
