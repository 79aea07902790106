/// Something that a tool would show with its time: `kubectl events`, pod logs, Sentry, the history of a deploy.
public struct Occurrence: Sendable, Equatable {
  /// Who it is about.
  public enum Source: Sendable, Hashable {
    /// An orchestrator pod, by its number over all clusters.
    case pod(Int)
    /// The node of a cluster.
    case node(Int)
    /// A broker of a cluster.
    case broker(cluster: Int, broker: Int)
    /// The PrepPublisher deployment.
    case prepPublisher
    /// The Failed Writes Processor.
    case failedWritesProcessor
    /// The processors' auto-scaling group.
    case processors
    /// The appfile of a cluster's orchestrators.
    case deploy(cluster: Int)
    /// IngestService.
    case ingest
  }

  /// What happened.
  public enum Kind: String, Sendable {
    // kubectl events
    case scheduled = "Scheduled"
    case failedScheduling = "FailedScheduling"
    case started = "Started"
    case killing = "Killing"
    case backOff = "BackOff"
    case oomKilled = "OOMKilling"
    case nodeNotReady = "NodeNotReady"
    case nodeReady = "NodeReady"
    case cordoned = "NodeNotSchedulable"
    // Logs of a pod
    case startingUp = "starting"
    case crashed = "crashed"
    case drained = "stopping with nothing leased"
    case gaveUpDraining = "stopping with tasks still leased"
    case paused = "paused"
    case resumed = "resumed"
    // Others
    case synced = "Synced"
    case rolledBack = "RolledBack"
    case scaled = "Scaled"
    case instanceLaunched = "InstanceLaunched"
    case instanceTerminated = "InstanceTerminated"
    case degraded = "Degraded"
    case repaired = "Repaired"
    case settingChanged = "SettingChanged"
    case republished = "Republished"
    case escalated = "Escalated"
    case stopped = "Stopped"
  }

  /// When, in nanoseconds since the run began.
  public var time: Nanoseconds
  /// Who.
  public var source: Source
  /// What.
  public var kind: Kind
  /// A figure that belongs to it, for instance the exit code, the new capacity or the back-off in seconds.
  public var detail: Int
}

/// The latest occurrences; and the logs of pods, which a restart destroys.
public struct OccurrenceLog: Sendable {
  /// What is kept over all sources.
  static let limit = 20_000
  /// What is kept a pod.
  static let podLimit = 200

  private var all = Line<Occurrence>()
  private var current: [[Occurrence]]
  private var previous: [[Occurrence]]

  init(pods: Int) {
    current = Array(repeating: [], count: pods)
    previous = current
  }

  /// Events of the platform, oldest first, as far back as they are kept.
  public var events: [Occurrence] {
    var events: [Occurrence] = []
    all.forEach {
      events.append($0)
      return true
    }
    return events
  }

  /// What the running container of a pod has logged. Empty for a pod that does not exist.
  public func logs(pod: Int) -> [Occurrence] { current.indices.contains(pod) ? current[pod] : [] }

  /// What the container before it had logged (`kubectl logs --previous`): there after a crash, gone after the pod was deleted.
  public func previousLogs(pod: Int) -> [Occurrence] { previous.indices.contains(pod) ? previous[pod] : [] }

  mutating func note(
    _ kind: Occurrence.Kind, _ source: Occurrence.Source, at time: Nanoseconds, _ detail: Int = 0
  ) {
    all.append(Occurrence(time: time, source: source, kind: kind, detail: detail))
    if all.count > Self.limit { _ = all.popFirst() }
  }

  mutating func log(_ kind: Occurrence.Kind, pod: Int, at time: Nanoseconds, _ detail: Int = 0) {
    guard current[pod].count < Self.podLimit else { return }
    current[pod].append(Occurrence(time: time, source: .pod(pod), kind: kind, detail: detail))
  }

  /// A container ended and another takes its place in the same pod.
  mutating func containerEnded(pod: Int) {
    previous[pod] = current[pod]
    current[pod] = []
  }

  /// The pod was deleted: nobody can read its logs any more.
  mutating func podDeleted(pod: Int) {
    previous[pod] = []
    current[pod] = []
  }
}
