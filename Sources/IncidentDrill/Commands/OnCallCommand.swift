/// What can be said on call. The table feeds the parser, `help`, the suggestions and completion.
struct OnCallCommand {
  /// The commands.
  enum ID: String, CaseIterable {
    // Looks
    case panels, panel, pods, workloads, describe, logs, search, top, events, nodes, contexts
    case apps, deploys, groups, brokers, storage, sentry, sentryEvents, failedWrites, flowControl, settings
    case runbook
    // Actions
    case restart, rollout, scale, cordon, drain, rollBack, sync, capacity, restartProcessor, republish
    case maxRecords, archive, escalate, addBrokers, restartPublishers
    // The incident
    case acknowledge, severity, wait, hint, found, narrate, note, hypothesis, ruleOut, status, messages
    case resolve, handOff
    case help, pause
  }

  /// What to do.
  let id: ID
  /// How the tool is called; shown in `help`.
  let form: String
  /// One line for `help`.
  let help: String
  /// Simulated seconds that it takes.
  let cost: Int

  /// Single words and phrases that mean this command and nothing else.
  var spoken: [String] {
    switch id {
    case .pause: ["stop", "quit", "exit", "pause", "bye"]
    case .help: ["help", "?", "commands"]
    default: []
    }
  }

  /// Whether it changes the world, or wakes somebody, or closes the incident: never done on a guess.
  var acts: Bool {
    switch id {
    case .restart, .rollout, .scale, .cordon, .drain, .rollBack, .sync, .capacity, .restartProcessor,
      .republish, .maxRecords, .archive, .escalate, .addBrokers, .restartPublishers, .severity, .resolve,
      .handOff:
      true
    default: false
    }
  }

  /// Where it stands in `help`.
  enum Group { case looks, acts, incident }

  /// Where it stands in `help`.
  var group: Group {
    switch id {
    case .acknowledge, .severity, .escalate, .wait, .hint, .found, .narrate, .note, .hypothesis, .ruleOut,
      .status, .messages, .resolve, .handOff, .help, .pause:
      .incident
    default: acts ? .acts : .looks
    }
  }

  static let table: [OnCallCommand] = [
    .init(id: .panels, form: "grafana ls", help: "The panels; \"grafana\" alone: Mission Control", cost: 5),
    .init(
      id: .panel, form: "grafana show PANEL --by pod", help: "A panel; --by cluster ..., --from -1h", cost: 15
    ),
    .init(id: .pods, form: "kubectl get pods", help: "Pods, their state; --context CLUSTER", cost: 10),
    .init(id: .workloads, form: "kubectl get statefulset", help: "Also: deployments, hpa", cost: 10),
    .init(id: .describe, form: "kubectl describe pod POD", help: "One pod: why it waits or ended", cost: 10),
    .init(
      id: .logs, form: "kubectl logs POD --previous", help: "Log of a pod, or of its last life", cost: 15),
    .init(id: .search, form: "logs QUERY", help: "Search in the logs of the whole fleet", cost: 15),
    .init(id: .top, form: "kubectl top pods", help: "CPU and memory; also: top nodes", cost: 10),
    .init(id: .events, form: "kubectl get events", help: "What Kubernetes did of late", cost: 10),
    .init(id: .nodes, form: "kubectl get nodes", help: "Nodes of the orchestrators' pool", cost: 10),
    .init(id: .contexts, form: "kubectl config get-contexts", help: "The four clusters", cost: 2),
    .init(id: .apps, form: "argo app list", help: "What runs where; argo app get CLUSTER", cost: 10),
    .init(id: .deploys, form: "argo app history", help: "Deploys of the orchestrators; app diff", cost: 15),
    .init(
      id: .groups, form: "aws autoscaling describe-auto-scaling-groups", help: "Nodes and workers", cost: 15),
    .init(
      id: .brokers, form: "aws kafka describe-cluster", help: "Brokers; list-clusters, list-nodes", cost: 20),
    .init(id: .storage, form: "aws s3 ls", help: "The bucket of failed events", cost: 10),
    .init(id: .sentry, form: "sentry issues", help: "Exceptions: which, and how many", cost: 10),
    .init(id: .sentryEvents, form: "sentry events ISSUE", help: "The latest events of an issue", cost: 10),
    .init(id: .failedWrites, form: "failed-writes", help: "Where failed events rest: GP-03 or S3", cost: 10),
    .init(id: .flowControl, form: "flow-control show", help: "P10 capacity, signals, what is shed", cost: 10),
    .init(
      id: .settings, form: "settings", help: "Settings, Sentry's filters among them", cost: 10),
    .init(id: .runbook, form: "runbook", help: "What the handbook says to this alert", cost: 20),
    .init(
      id: .restart, form: "kubectl delete pod POD ...", help: "End pods; new ones are made",
      cost: 20),
    .init(
      id: .rollout, form: "kubectl rollout restart statefulset",
      help: "Restart a cluster, pod after pod", cost: 20),
    .init(
      id: .restartPublishers, form: "kubectl rollout restart deployment",
      help: "Restart PrepPublisher, in quarters", cost: 20),
    .init(
      id: .addBrokers, form: "aws kafka update-broker-count --cluster-arn CLUSTER",
      help: "More brokers in one MSK cluster",
      cost: 60),
    .init(id: .scale, form: "kubectl scale statefulset --replicas N", help: "Pods of a cluster", cost: 20),
    .init(id: .cordon, form: "kubectl cordon NODE", help: "Keep new pods away; uncordon", cost: 10),
    .init(id: .drain, form: "kubectl drain NODE", help: "Cordon, and end every pod on it", cost: 20),
    .init(id: .rollBack, form: "argo app rollback CLUSTER", help: "Back to the deploy before", cost: 30),
    .init(id: .sync, form: "argo app sync CLUSTER", help: "Apply what Git says", cost: 20),
    .init(
      id: .capacity, form: "aws autoscaling set-desired-capacity", help: "Instances of the processors",
      cost: 20),
    .init(
      id: .restartProcessor, form: "failed-writes restart", help: "Restart the Failed Writes Processor",
      cost: 30),
    .init(id: .republish, form: "republish --from-s3", help: "The runbook's script", cost: 60),
    .init(id: .maxRecords, form: "set max_records N", help: "A setting of every orchestrator", cost: 60),
    .init(id: .archive, form: "sentry archive ISSUE --until-count N", help: "Silence an issue", cost: 10),
    .init(id: .escalate, form: "escalate msk|kdp|sre", help: "Call another team; also: page", cost: 60),
    .init(id: .acknowledge, form: "ack", help: "Tell the pager that you have it", cost: 2),
    .init(id: .severity, form: "severity sev2", help: "Say how bad it is: sev1 to sev4", cost: 5),
    .init(id: .wait, form: "wait 5m", help: "Let time pass; also: until clear", cost: 0),
    .init(id: .hint, form: "hint", help: "A nudge; each costs points", cost: 0),
    .init(id: .found, form: "found", help: "The last look in one sentence", cost: 0),
    .init(id: .narrate, form: "narrate on|off", help: "Such a sentence after each look", cost: 0),
    .init(id: .note, form: "note TEXT", help: "Keep a remark in the timeline", cost: 5),
    .init(
      id: .hypothesis, form: "hypothesis TEXT", help: "What you suspect; N % sure", cost: 5),
    .init(id: .ruleOut, form: "rule-out CAUSE", help: "What it cannot be, after what you saw", cost: 5),
    .init(id: .status, form: "status", help: "The alert, the clock, what is under way", cost: 0),
    .init(id: .messages, form: "messages", help: "What the teams have answered", cost: 0),
    .init(id: .resolve, form: "resolve CAUSE", help: "Close the incident", cost: 0),
    .init(id: .handOff, form: "handoff CAUSE", help: "Give it to the next on call", cost: 0),
    .init(id: .help, form: "help", help: "The commands; \"help COMMAND\" says more", cost: 0),
    .init(id: .pause, form: "stop", help: "Pause; gateway-tutor drill goes on", cost: 0),
  ]

  /// The row of a command.
  static func row(_ id: ID) -> OnCallCommand? { table.first { $0.id == id } }
}
