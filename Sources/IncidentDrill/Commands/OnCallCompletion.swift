import GatewaySimulation

/// What Tab offers on call: whole lines, the likeliest first, so that what stands before the cursor decides what may follow.
struct OnCallCompletion {
  let world: DrillWorld
  /// Pods that the learner has seen to be ill.
  let seen: [Int]

  /// The lines, without duplicates.
  ///
  /// Complexity: O(panels + seen pods + clusters).
  var lines: [String] {
    var lines = OnCallCommand.table.map(\.form).filter {
      $0.allSatisfy { !$0.isUppercase } && !$0.contains("|")
    }
    lines += [
      "wait until clear", "wait until alert", "wait 1m", "severity sev1", "severity sev2", "severity sev3",
    ]
    lines += ["escalate msk", "escalate kdp", "escalate sre", "grafana show"]
    for metric in MetricName.allCases {
      let show = "grafana show \(metric.rawValue)"
      lines.append(show)
      for scope in [metric.scope, .cluster]
      where scope == metric.scope || metric.scope == .pod || metric.scope == .broker {
        if scope != .fleet { lines.append("\(show) --by \(scope.rawValue)") }
      }
      lines.append("\(show) --from -1h")
    }
    let contexts = (0..<world.gateway.facts.clusters).map { world.clusterName($0) }
    for kind in ["pods", "events", "statefulset", "nodes"] {
      lines.append("kubectl get \(kind)")
      lines += contexts.map { "kubectl get \(kind) --context \($0)" }
    }
    lines += [
      "kubectl get pods -o wide", "kubectl get pods -l app=prep-publisher",
      "kubectl get pods -l app=failed-writes-processor",
      "kubectl get deployments", "kubectl get hpa", "kubectl top nodes", "kubectl top pods --sort-by memory",
      "kubectl config get-contexts",
    ]
    for pod in seen.prefix(20).map({ world.fullName($0) }) {
      lines += [
        "kubectl describe pod \(pod)", "kubectl logs \(pod)", "kubectl logs \(pod) --previous",
        "kubectl delete pod \(pod)",
      ]
    }
    for context in contexts {
      lines += [
        "kubectl rollout restart statefulset --context \(context)",
        "kubectl rollout status statefulset --context \(context)",
        "kubectl rollout undo statefulset --context \(context)", "kubectl describe node --context \(context)",
        "kubectl scale statefulset --replicas \(world.gateway.facts.replicas) --context \(context)",
        "argo app get \(context)",
        "argo app history \(context)", "argo app diff \(context)", "argo app rollback \(context)",
        "argo app sync \(context)",
      ]
    }
    for cluster in contexts.indices {
      lines.append("aws kafka list-nodes --cluster-arn \(world.kafkaName(cluster))")
    }
    lines += [
      "aws kafka list-clusters", "aws s3 ls s3://\(DrillWorld.bucket)",
      "aws autoscaling set-desired-capacity --auto-scaling-group-name \(DrillWorld.processorGroup) --desired-capacity",
    ]
    for issue in world.sentryIssueNumbers.map(\.issue.rawValue) {
      lines += ["sentry events \(issue)", "sentry archive \(issue) --until-count 100"]
    }
    lines += ["kubectl", "grafana", "argo", "aws", "sentry"].map { "help \($0)" }
    var known: Set<String> = []
    return lines.filter { known.insert($0).inserted }
  }
}
