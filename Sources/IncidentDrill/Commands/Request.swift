internal import GatewaySimulation

/// What runs in the namespace.
enum Workload: String, CaseIterable {
  case orchestrator = "events-orchestrator"
  case publisher = "prep-publisher"
  case failedWrites = "failed-writes-processor"
}

/// Which pods to list, and how.
struct PodQuery: Equatable {
  /// Nil for all clusters.
  var cluster: Int?
  /// Nil for everything in the namespace.
  var workload: Workload?
  /// These orchestrators only; empty for all.
  var names: [Int] = []
  /// Those in this state only, as `kubectl` prints it; nil for any.
  var phase: String?
  /// All but those in this state.
  var isPhaseExcluded = false
  var isWide = false
  /// Pods of deployments by their names; empty for all.
  var deploymentPods: [String] = []
  /// `--sort-by`: what the pods are sorted by.
  var sort: JSONPathTemplate.Path?
  /// `--show-labels`.
  var hasLabels = false
  /// `--no-headers`.
  var hasNoHeaders = false
  /// `--watch`: says that a watch would go on.
  var isWatching = false
  /// Leaves nothing out.
  var isFull = false
}

/// Which lines of a log.
struct LogQuery: Equatable {
  var isPrevious = false
  /// The last lines, 0 or more; nil for the usual number.
  var tail: Int?
  /// Not older than this, in seconds; nil for any age.
  var since: Int?
  var isFollowing = false
  /// `--timestamps` and `--prefix`.
  var hasStamps = false, hasPrefix = false
  /// Of a deployment: one pod that is not ready, and one that is.
  var isOfEachState = false
  /// The pods were chosen by a label: ten lines of each.
  var isSelected = false
  /// The name of a deployment's pod; nil for any of them.
  var podName: String?
  /// Leaves nothing out.
  var isFull = false
}

/// Which events of Kubernetes.
struct EventQuery: Equatable {
  var cluster: Int?
  /// About one pod only.
  var pod: Int?
  var isWarningsOnly = false
  var isFull = false
}

/// An issue in Sentry.
enum SentryIssue: String, CaseIterable {
  case timeout = "KafkaTimeoutError"
  case reset = "ConnectionResetError"
  case exit = "SystemExit"

  /// Its short id: `PREP-PUBLISHER-7Q`.
  var short: String {
    switch self {
    case .timeout: "PREP-PUBLISHER-4K"
    case .reset: "PREP-PUBLISHER-7Q"
    case .exit: "EVENTS-ORCHESTRATOR-2D"
    }
  }
}

/// What somebody waits for who says no time.
enum Awaited: Equatable {
  /// The alert's end.
  case clear
  /// All pods, and so their node.
  case pods

  /// Words that name the pods, or what they wait for themselves.
  static let podWords: Set<String> = [
    "node", "nodes", "replacement", "machine", "instance", "pod", "pods", "joins", "returns", "ready",
    "replicas",
    "scheduled",
  ]
}

/// A command with what it is about.
enum Request: Equatable {
  // Looks
  case panels
  /// Mission Control: the panels of the first look, and the alert's own.
  case missionControl
  /// A panel over the last so many seconds.
  case panel(MetricName, MetricScope, seconds: Int)
  case pods(PodQuery)
  case statefulSets(cluster: Int?, isWide: Bool), deployments(cluster: Int?, isWide: Bool)
  case autoscalers(cluster: Int?), describeStatefulSet(cluster: Int)
  case objects(ObjectQuery)
  case describe([Int])
  case describeNode(cluster: Int), describeWorkload(Workload)
  case logs([Int], LogQuery), workloadLogs(Workload, LogQuery)
  /// Lines of the fleet's logs that hold these words.
  case search(String)
  case top(cluster: Int?, byMemory: Bool), topNodes(cluster: Int?)
  case topOf([Int])
  case events(EventQuery)
  case nodes(cluster: Int?, isWide: Bool)
  case contexts
  case apps, app(cluster: Int), appDiff(cluster: Int)
  /// A deployment as Argo sees it.
  case workloadApp(Workload)
  case deploys(cluster: Int?), workloadDeploys(Workload)
  case rolloutStatus(cluster: Int), rolloutHistory(cluster: Int?)
  /// How a deployment's rollout stands, or which it had.
  case workloadRollout(Workload, isHistory: Bool)
  /// Auto-scaling groups whose name holds this; nil for all.
  case groups(String?)
  case kafkaClusters, brokers(cluster: Int?), kafkaNodes(cluster: Int)
  /// A bucket and a prefix; nil for the list of buckets.
  case storage(String?)
  case sentry, sentryEvents(SentryIssue)
  case failedWrites, flowControl, settings, runbook
  // Actions
  case restart([Int])
  /// The same at once: nothing drains.
  case kill([Int])
  case rollout(cluster: Int)
  case scale(cluster: Int, replicas: Int)
  case scalePublisher(Int)
  case cordon(cluster: Int, Bool), drain(cluster: Int)
  /// To a revision; nil for the release before.
  case rollBack(cluster: Int, to: Int? = nil)
  case sync(cluster: Int)
  case capacity(Int)
  case restartProcessor, republish
  case maxRecords(Int)
  /// One Kafka cluster, and how many brokers it is to have.
  case addBrokers(cluster: Int, to: Int)
  case restartPublishers
  /// An issue, and the number of events after which it shows again; nil for never.
  case archive(SentryIssue, threshold: Int?)
  case escalate(Intervention.Team)
  /// Several teams in one order.
  case escalateAll([Intervention.Team])
  // The incident
  case acknowledge
  /// 1 is the worst, 4 the least.
  case severity(Int)
  case wait(seconds: Int)
  case waitUntilClear, waitUntilAlert
  /// Some minutes at most, for whoever names no time.
  case waitFor(Awaited)
  case hint
  case note(String), hypothesis(String), ruleOut(String)
  case status
  /// What the teams that were called have said.
  case messages
  /// What the last look has shown.
  case found
  case narrate(Bool)
  case resolve(String), handOff(String)
  /// Help; with the words behind it.
  case help(String)
  case pause

  /// The command that it is a case of.
  var id: OnCallCommand.ID {
    switch self {
    case .panels: .panels
    case .panel, .missionControl: .panel
    case .pods: .pods
    case .statefulSets, .deployments, .autoscalers, .rolloutStatus: .workloads
    case .objects(let query): query.kind.command
    case .rolloutHistory: .deploys
    case .workloadRollout(_, let isHistory): isHistory ? .deploys : .workloads
    case .describe, .describeNode, .describeWorkload, .describeStatefulSet: .describe
    case .logs, .workloadLogs: .logs
    case .search: .search
    case .top, .topNodes, .topOf: .top
    case .events: .events
    case .nodes: .nodes
    case .contexts: .contexts
    case .apps, .app, .workloadApp: .apps
    case .appDiff, .deploys, .workloadDeploys: .deploys
    case .groups: .groups
    case .kafkaClusters, .brokers, .kafkaNodes: .brokers
    case .storage: .storage
    case .sentry: .sentry
    case .sentryEvents: .sentryEvents
    case .failedWrites: .failedWrites
    case .flowControl: .flowControl
    case .settings: .settings
    case .runbook: .runbook
    case .restart, .kill: .restart
    case .rollout: .rollout
    case .scale, .scalePublisher: .scale
    case .cordon: .cordon
    case .drain: .drain
    case .rollBack: .rollBack
    case .sync: .sync
    case .capacity: .capacity
    case .restartProcessor: .restartProcessor
    case .republish: .republish
    case .maxRecords: .maxRecords
    case .archive: .archive
    case .addBrokers: .addBrokers
    case .restartPublishers: .restartPublishers
    case .escalate, .escalateAll: .escalate
    case .acknowledge: .acknowledge
    case .severity: .severity
    case .wait, .waitUntilClear, .waitUntilAlert, .waitFor: .wait
    case .hint: .hint
    case .note: .note
    case .hypothesis: .hypothesis
    case .ruleOut: .ruleOut
    case .status: .status
    case .messages: .messages
    case .found: .found
    case .narrate: .narrate
    case .resolve: .resolve
    case .handOff: .handOff
    case .help: .help
    case .pause: .pause
    }
  }

  /// The cluster that a look at pods is narrowed to; nil for a look at all of them.
  var cluster: Int? {
    switch self {
    case .pods(let query): query.cluster
    case .objects(let query): query.cluster
    case .top(let cluster, _): cluster
    case .app(let cluster): cluster
    default: nil
    }
  }

  /// The same in that cluster, for what is done in one.
  func inCluster(_ cluster: Int) -> Request {
    switch self {
    case .rollout: .rollout(cluster: cluster)
    case .scale(_, let replicas): .scale(cluster: cluster, replicas: replicas)
    case .cordon(_, let isCordoned): .cordon(cluster: cluster, isCordoned)
    case .drain: .drain(cluster: cluster)
    case .rollBack(_, let revision): .rollBack(cluster: cluster, to: revision)
    case .sync: .sync(cluster: cluster)
    default: self
    }
  }

  /// Whether it changes the world or wakes somebody, so that a look would not have done.
  var isAct: Bool {
    switch self {
    case .severity, .archive, .resolve, .handOff, .sync: false
    default: acts
    }
  }

  /// Whether it acts.
  var acts: Bool { OnCallCommand.row(id)?.acts ?? false }
}
