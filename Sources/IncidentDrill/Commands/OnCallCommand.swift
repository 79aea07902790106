internal import GatewaySimulation

/// What can be said on call. The table feeds the parser, `help`, the suggestions and completion.
struct OnCallCommand {
  /// The commands.
  enum ID: String, CaseIterable {
    case panels, panel, pods, describe, logs, top, events, restart, rollout, scale, deploys, rollBack, nodes
    case capacity, brokers, sentry, failedWrites, restartProcessor, republish, maxRecords, settings, runbook
    case acknowledge, escalate, wait, hint, found, narrate, note, hypothesis, ruleOut, status, resolve,
      handOff, help, pause
  }

  /// What to do.
  let id: ID
  /// How the tool is called; shown in `help`.
  let form: String
  /// One line for `help`.
  let help: String
  /// Simulated seconds that it takes.
  let cost: Int
  /// Plain ways to say it: the words of a phrase must all be there.
  let spoken: [String]

  static let table: [OnCallCommand] = [
    .init(
      id: .panels, form: "grafana ls", help: "The dashboards' panels", cost: 5,
      spoken: ["list panels", "which panels", "what panels", "grafana ls"]),
    .init(
      id: .panel, form: "grafana show PANEL --by pod", help: "A panel; --by pod, cluster, broker or priority",
      cost: 15,
      spoken: [
        "grafana", "dashboard", "mission control", "graph", "panel", "all pods or few", "few pods or all",
        "how many pods affected", "scope", "poll delay", "latency", "cpu", "asyncio", "lag", "buffer",
        "metric", "isolated or systemic", "pod specific or fleet wide", "look at panel", "memory", "traffic",
        "orchestrator_pods",
      ]),
    .init(
      id: .pods, form: "kubectl get pods --context CLUSTER", help: "Pods and their state", cost: 10,
      spoken: [
        "get pods", "list pods", "pods healthy", "pod health", "pods running", "pod status", "pods state",
        "check pods",
        "argo pods", "pods down", "look at pods", "state pods",
      ]),
    .init(
      id: .describe, form: "kubectl describe pod POD", help: "One pod: why it waits or ended", cost: 10,
      spoken: ["describe", "describe pod", "why pending", "why did crash", "why crash", "describe those"]),
    .init(
      id: .logs, form: "kubectl logs POD --previous", help: "Log of a pod, or of its last life", cost: 15,
      spoken: ["logs", "log", "check logs", "read logs", "pod logs"]),
    .init(
      id: .top, form: "kubectl top pods", help: "CPU and memory of the busiest pods", cost: 10,
      spoken: ["top", "top pods", "cpu usage", "memory usage", "check cpu"]),
    .init(
      id: .events, form: "kubectl get events", help: "What Kubernetes did of late", cost: 10,
      spoken: ["events", "kubernetes events", "recent events", "what happened"]),
    .init(
      id: .restart, form: "kubectl delete pod POD ...", help: "End pods; the StatefulSet makes new ones",
      cost: 20,
      spoken: [
        "restart those", "restart pods", "restart them", "restart pod", "restart", "delete pods",
        "delete pod", "bounce pods",
        "kill pods", "delete pending pods",
      ]),
    .init(
      id: .rollout, form: "kubectl rollout restart statefulset",
      help: "Restart a cluster, one pod after another", cost: 20,
      spoken: ["rolling restart", "rollout restart", "restart cluster", "restart statefulset"]),
    .init(
      id: .scale, form: "kubectl scale statefulset --replicas N", help: "Pods of a cluster", cost: 20,
      spoken: ["scale statefulset", "scale orchestrators", "scale pods", "scale back"]),
    .init(
      id: .deploys, form: "argo app history CLUSTER", help: "Deploys of the orchestrators", cost: 15,
      spoken: [
        "deploys", "deploy history", "recent deploy", "argo history", "argo", "check argo",
        "was there deploy", "what changed",
        "recent changes",
      ]),
    .init(
      id: .rollBack, form: "argo app rollback CLUSTER", help: "Back to the deploy before", cost: 30,
      spoken: ["roll back", "rollback", "revert deploy", "undo deploy", "revert"]),
    .init(
      id: .nodes, form: "aws autoscaling describe-auto-scaling-groups", help: "Nodes and workers", cost: 15,
      spoken: [
        "asg", "auto scaling", "autoscaling", "nodes", "node", "ec2", "instances", "check asg", "node group",
      ]),
    .init(
      id: .capacity, form: "aws autoscaling set-desired-capacity N", help: "Instances of the processors",
      cost: 20,
      spoken: ["set desired capacity", "scale processors", "more processors", "add instances"]),
    .init(
      id: .brokers, form: "aws kafka describe-cluster", help: "Brokers and their health", cost: 20,
      spoken: [
        "msk", "brokers", "broker", "broker health", "kafka health", "kafka cluster", "msk console", "kafka",
      ]),
    .init(
      id: .sentry, form: "sentry issues", help: "Exceptions: which, how many, since when", cost: 10,
      spoken: ["sentry", "exceptions", "errors", "check sentry", "which error", "exception type"]),
    .init(
      id: .failedWrites, form: "failed-writes", help: "Where failed events rest: GP-03 or S3", cost: 10,
      spoken: [
        "failed writes", "failed events", "gp 03", "gp03", "where failed events", "s3", "dlq",
        "failed writes processor", "failed writes dashboard", "processor recovering",
      ]),
    .init(
      id: .restartProcessor, form: "failed-writes restart", help: "Restart the Failed Writes Processor",
      cost: 30,
      spoken: ["restart failed writes processor", "start failed writes processor", "restart processor"]),
    .init(
      id: .republish, form: "republish --from-s3", help: "The runbook's script", cost: 60,
      spoken: ["republish", "republish s3", "run script", "replay s3"]),
    .init(
      id: .maxRecords, form: "set max_records N", help: "A setting of every orchestrator", cost: 60,
      spoken: ["max_records", "bump max_records", "raise max_records", "max records", "bump max records"]),
    .init(
      id: .settings, form: "settings", help: "Settings that matter on call, Sentry's filters among them",
      cost: 10,
      spoken: ["settings", "sentry filter", "sentry_filter", "filtered errors", "main.py", "config"]),
    .init(
      id: .runbook, form: "runbook", help: "What the handbook says to this alert", cost: 20,
      spoken: ["runbook", "handbook", "open runbook"]),
    .init(
      id: .acknowledge, form: "ack", help: "Tell the pager that you have it", cost: 2,
      spoken: ["ack", "acknowledge", "acknowledged", "got it"]),
    .init(
      id: .escalate, form: "escalate msk|kdp|sre", help: "Call another team", cost: 60,
      spoken: [
        "escalate", "page msk", "page kdp", "page sre", "engage msk", "call msk", "call kdp", "engage kdp",
        "engage sre",
        "msk team", "kdp team",
      ]),
    .init(
      id: .wait, form: "wait 5m", help: "Let time pass; \"wait until clear\", \"wait until alert\"", cost: 0,
      spoken: ["wait", "monitor", "watch", "keep eye", "do nothing", "give it time"]),
    .init(
      id: .hint, form: "hint", help: "A nudge; each costs points", cost: 0,
      spoken: ["hint", "help me", "stuck"]),
    .init(id: .note, form: "note TEXT", help: "Keep a remark in the timeline", cost: 5, spoken: ["note"]),
    .init(
      id: .hypothesis, form: "hypothesis TEXT", help: "What you suspect: how far, what, how; sure to N %",
      cost: 5,
      spoken: ["hypothesis", "i suspect", "i think", "suspect", "my theory", "looks like"]),
    .init(
      id: .ruleOut, form: "rule-out CAUSE", help: "What it cannot be, after what you saw", cost: 5,
      spoken: ["rule out", "ruled out"]),
    .init(
      id: .found, form: "found", help: "The last look, summed up in one sentence", cost: 0,
      spoken: ["found", "what did i find", "what does that show", "sum up", "summary", "in short"]),
    .init(
      id: .narrate, form: "narrate on|off", help: "Such a sentence after each look", cost: 0,
      spoken: ["narrate", "narration", "narrate on"]),
    .init(
      id: .status, form: "status", help: "The alert, the clock, what you noted", cost: 0,
      spoken: ["status", "alert", "is it still firing", "still firing", "show alert"]),
    .init(
      id: .resolve, form: "resolve CAUSE", help: "Close the incident", cost: 0,
      spoken: ["resolve", "resolved", "close incident", "incident over", "done"]),
    .init(
      id: .handOff, form: "handoff CAUSE", help: "Give it to the next on call", cost: 0,
      spoken: ["handoff", "hand off", "hand over"]),
    .init(
      id: .help, form: "help", help: "This list", cost: 0, spoken: ["help", "commands"]),
    .init(
      id: .pause, form: "stop", help: "Pause; \"gateway-tutor drill\" goes on here", cost: 0,
      spoken: ["stop", "quit", "exit", "pause", "bye"]),
  ]

  /// The row of a command.
  static func row(_ id: ID) -> OnCallCommand? { table.first { $0.id == id } }
}

/// A command with what it is about.
enum Request: Equatable {
  case panels
  case panel(MetricName, MetricScope)
  case pods(cluster: Int?)
  case describe([Int])
  case logs([Int], previous: Bool)
  case top
  case events
  case restart([Int])
  case rollout(cluster: Int)
  case scale(cluster: Int, replicas: Int)
  case deploys(cluster: Int?)
  case rollBack(cluster: Int)
  case nodes
  case capacity(Int)
  case brokers
  case sentry, failedWrites, restartProcessor, republish
  case maxRecords(Int)
  case settings, runbook, acknowledge
  case escalate(Intervention.Team)
  case wait(seconds: Int)
  case waitUntilClear, waitUntilAlert
  case hint
  case note(String)
  case hypothesis(String)
  case ruleOut(String)
  /// What the last look has shown.
  case found
  case narrate(Bool)
  case status
  case resolve(String)
  case handOff(String)
  case help, pause
}
