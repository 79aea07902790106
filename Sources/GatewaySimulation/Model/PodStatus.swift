/// What Kubernetes says about a pod.
public struct PodStatus: Sendable, Equatable {
  /// As `kubectl get pods` prints it.
  public enum Phase: String, Sendable {
    case running = "Running"
    case starting = "ContainerCreating"
    case pending = "Pending"
    case crashLoopBackOff = "CrashLoopBackOff"
    case terminating = "Terminating"
    /// Scaled away.
    case absent = "Absent"
  }

  /// Its phase.
  public var phase: Phase
  /// Since when, in nanoseconds since the run began.
  public var since: Nanoseconds
  /// Restarts of its container since the pod was created.
  public var restarts = 0
  /// A new number each time the pod is created.
  public var incarnation = 0
  /// When it was created.
  public var createdAt: Nanoseconds = 0
  /// Revision of the deploy that it runs.
  public var revision = 1
  /// Why it waits or crashes, in the words of the tool; empty while it runs.
  public var reason = ""
  /// The next back-off, crash or scheduling.
  var backoff: Nanoseconds = 0
  /// It crashes at its start, until it is created anew or the fault ends.
  var isBroken = false
  /// Index of the crash-loop fault that it is under, if deleting does not help.
  var brokenBy: Int?

  /// Whether it counts as ready.
  public var isReady: Bool { phase == .running }
}

/// A node of the orchestrators' pool; each cluster has one.
public struct NodeStatus: Sendable, Equatable {
  /// Whether pods can run on it.
  public var isReady = true
  /// Whether new pods are kept away.
  public var isCordoned = false
  /// Since when it is so, in nanoseconds since the run began.
  public var since: Nanoseconds = 0
  /// When the auto-scaling group's replacement joins, while it is on its way.
  public var replacementAt: Nanoseconds?
  /// How many replacements have joined.
  public var replacements = 0
}

/// A deploy of a cluster's orchestrators.
public struct Deploy: Sendable, Equatable {
  /// 1, 2, ...
  public var revision = 1
  /// The revision that first ran what this one runs: its own, or for a roll-back the one that it went back to.
  public var release = 1
  /// When it was synced.
  public var syncedAt: Nanoseconds = 0
  /// Memory that each pod asks for, in megabytes.
  public var memoryRequest: Int
  /// Its pods crash at their start.
  public var crashesAtStart = false
  /// It asks for a node pool without a node.
  public var hasWrongNodePool = false
  /// Its pods do not read the response topic.
  public var ignoresResponses = false
  /// Whether pods of it cannot do their work.
  public var isBad: Bool { crashesAtStart || hasWrongNodePool || ignoresResponses }

  /// Becomes the same release as another deploy.
  mutating func takeOver(_ other: Deploy) {
    let (revision, time) = (revision, syncedAt)
    self = other
    self.revision = revision
    syncedAt = time
  }
}
