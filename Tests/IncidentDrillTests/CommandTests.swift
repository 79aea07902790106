import GatewaySimulation
import Testing
import TutorCore

@testable import IncidentDrill

@Suite("The tools on call")
struct CommandTests {
  static func output(
    _ lines: [String], twin: String = "crash-loop", replicas: Int = 2, scenario: String = "8a"
  ) throws -> String {
    let kept = scenario == "8a" && twin == "crash-loop" && replicas == Fixture.replicas ? Reading.world : nil
    let world = kept ?? Reading.world(scenario, twin: twin, replicas: replicas)
    var shift = Shift(try #require(world))
    var blocks: [Block] = []
    for line in lines { blocks = shift.type(line) }
    return blocks.map { block in
      switch block {
      case .preformatted(let text, _): text.string
      case .paragraph(let text): text.runs.map(\.text.string).joined()
      default: "\(block)"
      }
    }.joined(separator: "\n")
  }

  @Test(
    "show what an engineer recognises",
    arguments: [
      ("kubectl get pods", "READY   STATUS"),
      ("kubectl get po -n internal-exchange --context prod-edam-b", "CrashLoopBackOff"),
      ("kubectl get pods -o wide", "IP"), ("kubectl get pods -A -w", "wait 1m"),
      ("kubectl get pod b/events-orchestrator-0", "CrashLoopBackOff"),
      ("kubectl get pods -l app=prep-publisher", "prep-publisher-7c9d5b8f66-"),
      ("kubectl get pods --field-selector status.phase=Pending", "No resources"),
      ("kubectl get nodes", "event-pipeline-orchestrator"), ("kubectl get nodes -o wide", "m7i.48xlarge"),
      ("kubectl get events", "LAST SEEN"), ("kubectl events --types Warning", "BackOff"),
      ("kubectl get sts", "a/events-orchestrator   2/2"),
      ("kubectl get hpa", "MINPODS"), ("kubectl get deployments", "UP-TO-DATE"),
      ("kubectl describe pod b/0", "Last State:     Terminated"),
      ("kubectl describe node --context prod-edam-a", "Unschedulable"),
      ("kubectl describe deployment prep-publisher", "RollingUpdate"),
      ("kubectl top pods", "CPU(cores)"), ("kubectl top pods --sort-by memory", "MEMORY(bytes)"),
      ("kubectl top nodes", "MEMORY%"),
      ("kubectl logs b/0 --previous", "starting consumers"), ("kubectl logs -p b/0 --tail 1", "exit code 1"),
      ("kubectl logs a/0 --since 10m", "loop lag"), ("kubectl logs a/0 -f", "would follow"),
      ("kubectl logs deploy/prep-publisher", "requests/s"),
      ("kubectl rollout status sts/events-orchestrator --context prod-edam-a", "rolling update complete"),
      ("kubectl rollout history sts/events-orchestrator", "REVISION"),
      ("kubectl config get-contexts", "prod-edam-d"),
      ("kubectl get pods | grep -v Running", "CrashLoopBackOff"),
      ("kubectl get pods | grep events-orch | wc -l", "8"), ("kubectl get pods | grep -c events-orch", "8"),
      ("argo app list", "SYNCPOLICY"), ("argocd app get prod-edam-b", "Degraded"),
      ("argo app history", "REVISION"),
      ("argo app diff prod-edam-c", "no difference"),
      ("aws autoscaling describe-auto-scaling-groups", "qw/rollout-orchestrator-processor"),
      ("aws kafka list-clusters", "kafka-event-gateway-2"),
      ("aws kafka describe-cluster --cluster-arn kafka-event-gateway", "ACTIVE"),
      ("aws kafka list-nodes --cluster-arn kafka-event-gateway-3", "b-12.kafka"),
      ("aws s3 ls", "event-gateway-failed-events-prod"),
      ("aws s3 ls s3://event-gateway-failed-events-prod/ --summarize", "Total Objects: 0"),
      ("sentry issues", "SHORT ID"),
      ("sentry events ConnectionResetError", "aiokafka"),
      ("sentry archive ConnectionResetError --until-count 100", "archived until"),
      ("failed-writes", "GP-03"), ("flow-control show", "P10 capacity"), ("logs exit code", "lines from"),
      ("logs nothinglikethis", "0 lines"),
      ("settings", "max_records"), ("severity sev2", "sev2"), ("sev 3", "sev3"),
      ("grafana ls", "UNIT"),
      ("kubectl rollout history deployment/prep-publisher", "CHANGE-CAUSE"),
      ("kubectl rollout status deploy/prep-publisher", "successfully rolled out"),
      ("argo app get prep-publisher", "Deployment"), ("argo app history prep-publisher", "superseded"),
      ("kubectl top pod a/events-orchestrator-0", "a/events-orchestrator-0"),
      ("kubectl delete pod a/0 --dry-run=client", "nothing was changed"),
      ("kubectl scale sts --replicas 0 --context a --dry-run=server", "nothing was changed"),
      ("help all", "What the handbook says"),
    ])
  func shapes(line: String, shown: String) throws {
    let output = try Self.output([line])
    #expect(output.contains(shown), "\(line):\n\(output)")
  }

  @Test(
    "refuse what does not exist as the real tool does",
    arguments: [
      ("kubectl get pods --contxt a", "unknown flag: --contxt"),
      ("kubectl get pods -z", "unknown shorthand flag: 'z'"),
      ("kubectl get gadgets", "doesn't have a resource type \"gadgets\""),
      ("kubectl get pods -n default", "No resources found in default namespace"),
      ("kubectl get pod a/events-orchestrator-77", "pods \"a/events-orchestrator-77\" not found"),
      ("kubectl gett pods", "Did you mean this?"),
      ("kubectl get", "Required resource not specified"),
      ("kubectl get pods -o yml", "allowed formats are: custom-columns"),
      ("kubectl get pods --context", "flag needs an argument"),
      ("kubectl logs", "required argument"), ("kubectl logs c/1 --previous", "previous terminated container"),
      ("kubectl logs a/0 --tail x", "invalid argument \"x\""),
      ("kubectl logs a/0 --since soon", "invalid duration"),
      ("kubectl describe pod a/99999999999999999999999", "not found"),
      ("kubectl top pods --sort-by age", "accepts only cpu or memory"),
      ("kubectl delete deployment prep-publisher", "admission webhook"),
      ("kubectl scale sts --context prod-edam-a", "\"replicas\" not set"),
      ("kubectl scale sts --replicas 99999999999999999999 --context a", "invalid argument"),
      ("kubectl scale sts --replicas 200 --context prod-edam-a", "may not exceed"),
      ("kubectl drain prod-edam-a", "ignore-daemonsets"),
      ("kubectl cordon nowhere", "nodes \"nowhere\" not found"), ("kubectl exec -it a/0 bash", "Forbidden"),
      ("kubectl apply -f x", "managed by Argo"),
      ("kubectl rollout restart deployment nope", "\"nope\" not found"),
      ("kubectl rollout frob", "unknown command"),
      ("argo app get nonsense", "NotFound"), ("argo app rollbak prod-edam-a", "Did you mean this?"),
      ("argo app rollback prod-edam-a 99", "deployment id '99'"),
      ("aws ec2 reboot", "Invalid choice"),
      ("aws autoscaling set-desired-capacity", "required: --auto-scaling-group-name, --desired-capacity"),
      (
        "aws autoscaling set-desired-capacity --auto-scaling-group-name qw/event-pipeline-orchestrator-processor --desired-capacity 9000",
        "above max value"
      ),
      (
        "aws autoscaling set-desired-capacity --auto-scaling-group-name qw/nope --desired-capacity 1",
        "not found"
      ),
      (
        "aws autoscaling set-desired-capacity --auto-scaling-group-name qw/rollout-orchestrator-processor --desired-capacity 1",
        "AccessDenied"
      ),
      ("aws kafka reboot-broker --cluster-arn kafka-event-gateway", "AccessDenied"),
      ("aws kafka describe-cluster --cluster-arn gp-99", "NotFoundException"),
      ("aws kafka reboot-broker --cluster-arn kafka-event-gateway --broker-ids 5", "kafka:RebootBroker"),
      ("aws cloudwatch get-metric-statistics --metric-name x", "Invalid choice: \"cloudwatch\""),
      ("kubectl rollout restart deploy/failed-writes-processor -n default", "No resources found in default"),
      ("kubectl scale sts --replicas 1 --context a -n kube-system", "No resources found in kube-system"),
      ("kubectl top pods -l app=prep-publisher", "Metrics not available"),
      ("kubectl rollout status deploy/nope", "\"nope\" not found"),
      ("aws s3 ls s3://other", "NoSuchBucket"), ("aws s3 rm s3://x", "AccessDenied"),
      ("aws kafka --frob", "Unknown options: --frob"),
      ("sentry events NoSuchError", "not found"),
      ("sentry archive ConnectionResetError --until-count none", "is no number"),
      ("sentry frob", "unknown command"),
      ("grafana show pol_delay.primry", "Did you mean \"poll_delay.primary\""),
      ("grafana show cpu_percent --by continent", "is none of pod"),
      ("grafana show cpu_percent --from never", "is no time"),
      ("grafana show cpu_percent --frm -1h", "Did you mean \"--from\""),
      ("failed-writes reboot", "it knows show, status, restart"), ("flow-control frob", "unknown command"),
      ("republish everything", "unexpected"),
      ("wait -5m", "Time does not go back"), ("page everyone", "Nobody is called"),
      ("kubectl delete statefulset events-orchestrator", "statefulsets are managed by Argo"),
      ("severity sev9", "is none of sev1"), ("ssh prod", "command not found"),
      ("kubectl get pods | frob", "behind a bar"), ("help frob", "no help on"),
    ])
  func refusals(line: String, shown: String) throws {
    let output = try Self.output([line])
    #expect(output.contains(shown), "\(line):\n\(output)")
  }

  @Test("split a panel as its metric allows, over the time that is asked for")
  func panels() throws {
    for (line, shown) in [
      ("grafana show poll_delay.primary --by cluster", "prod-edam-b"),
      ("grafana show poll_delay.primary --by priority", "p30"),
      ("grafana show ingested --by priority", "p20"),
      ("grafana show broker.utilization_percent --by cluster", "highest broker of each cluster"),
      ("grafana show publish_errors --by cluster", "prod-edam-c"),
      ("grafana show publish_errors --by pod", "is kept by cluster, not by pod"),
      ("grafana show dlq --by cluster", "is one curve for the whole fleet"),
      ("grafana show cpu_percent --from now-2h", "cpu_percent"),
      ("grafana show cpu_percent --from=14:05", "cpu_percent"),
    ] {
      #expect(try Self.output([line]).contains(shown), "\(line)")
    }
    let short = try Reading.request(Reading.read("grafana show cpu_percent --from -15m"))
    #expect(short == .panel(.cpu, .pod, seconds: 900))
    #expect(
      try Reading.request(Reading.read("grafana show cpu_percent --from 90m"))
        == .panel(.cpu, .pod, seconds: 5400))
  }

  @Test("help is there for every tool and every command in its list")
  func help() throws {
    for topic in Manual.pages.keys.sorted() {
      let output = try Self.output(["help \(topic)"])
      #expect(
        output.count > 10 && !output.contains("no help on") && !output.contains("@"), "\(topic):\n\(output)")
    }
    for tool in [
      "kubectl", "kubectl get", "kubectl logs", "argo app", "argo app rollback", "aws", "aws s3", "grafana",
      "sentry", "failed-writes", "flow-control", "logs", "wait", "escalate", "republish",
    ] {
      #expect(
        try Self.output(["\(tool) --help"]).lowercased().contains("usage") || tool.hasPrefix("aws")
          || tool == "kubectl" || tool == "argo app", "\(tool)")
    }
    for row in OnCallCommand.table {
      let word = row.form.split(separator: " ").first.map(String.init) ?? ""
      #expect(try !Self.output(["help \(word)"]).contains("no help on"), "\(word)")
    }
  }
}
