/// Something that goes wrong. A fault is a cause; what follows from it is the model's business.
///
/// Pods are numbers over all clusters: cluster × replicas + ordinal.
public enum Fault: Sendable, Equatable {
  /// What ends a crash loop.
  public enum CrashCure: Sendable, Equatable {
    /// Deleting the pod: what makes it crash is bound to this instance.
    case recreation
    /// Only the fault's end, or a roll-back of the deploy.
    case nothing
  }

  /// What a bad deploy does to the pods of a cluster.
  public enum BadDeploy: Sendable, Equatable {
    /// They crash at their start.
    case crashesAtStart
    /// They ask for so much memory each, in megabytes.
    case memoryRequest(megabytes: Int)
    /// They ask for a node pool that has no node.
    case wrongNodePool
    /// They run and do not read the response topic.
    case ignoresResponses
  }

  /// Pods crash, and crash again at each start.
  case crashLoop(pods: [Int], cure: CrashCure)
  /// The node of a cluster goes; its auto-scaling group replaces it after a while (nil: the usual time).
  case nodeLost(cluster: Int, replacementAfter: Nanoseconds?)
  /// A deploy replaces all pods of a cluster at once.
  case badDeploy(cluster: Int, BadDeploy)
  /// A broker answers late. Partitions that it leads feel `delay`, all others of the cluster `collateralPercent` of it.
  case brokerDegraded(clusters: [Int], broker: Int, delay: Nanoseconds, collateralPercent: Int)
  /// A broker is gone: what it leads is neither written nor read.
  case brokerDown(cluster: Int, broker: Int)
  /// Nothing of a Kafka cluster can be reached.
  case clusterUnreachable(cluster: Int)
  /// That many in a thousand writes end in KafkaTimeoutError.
  case publishTimeouts(clusters: [Int], permille: Int)
  /// So many ConnectionResetErrors a minute; of the writes that meet one, some in a thousand are not resolved by retries.
  case connectionResets(perMinute: Int, unresolvedPermille: Int)
  /// GP-03, the fallback cluster, cannot be reached.
  case gp03Unreachable
  /// The bucket refuses.
  case s3Unreachable
  /// The Failed Writes Processor does not run.
  case failedWritesProcessorDown
  /// That many percent of the usual traffic.
  case traffic(percent: Int)
  /// One company sends so many P10 events a second besides.
  case companyFlood(eventsPerSecond: Int)
  /// Others on the node take so much CPU from these pods, in permille.
  case cpuTaken(pods: [Int], permille: Int)
  /// Each turn of these pods' event loops waits so long for something that is not the CPU.
  case loopStalled(pods: [Int], Nanoseconds)
  /// So many entries a second pile up in these pods' tables and are never cleared away. Their upkeep takes CPU until the process
  /// ends, also when no more come: the pods fall behind and stay behind until they are restarted.
  case stalePileUp(pods: [Int], entriesPerSecond: Int)
  /// Processors do not reach these pods.
  case unrouted(pods: [Int])
  /// These pods do not read the response topic.
  case responsesUnread(pods: [Int])
  /// The consumer of the response topic hangs in these pods, until the process ends.
  case responsesStuck(pods: [Int])
  /// Brokers of these clusters have that many percent more to do for the same writes: partitions that move, connections that are all opened
  /// at once.
  case brokersBusy(clusters: [Int], percent: Int)
  /// Work on a task takes that many percent of the usual time.
  case processorsSlow(percent: Int)
  /// That many in a thousand tasks are lost with their worker.
  case processorsCrash(permille: Int)
  /// That many instances of the processors' group end.
  case processorsLost(Int)
  /// That many in a million tasks are refused.
  case tasksRefused(millionths: Int)
  /// That many PrepPublisher pods take no requests.
  case publisherPodsBroken(Int)
}

/// A fault with its time.
public struct ScheduledFault: Sendable, Equatable {
  /// What goes wrong.
  public var fault: Fault
  /// When it begins, in nanoseconds since the run began.
  public var from: Nanoseconds
  /// When it ends by itself; nil for never.
  public var until: Nanoseconds?
  /// How long it takes to grow to its full size, in nanoseconds.
  public var ramp: Nanoseconds

  /// A fault from `from` on.
  public init(_ fault: Fault, from: Nanoseconds, until: Nanoseconds? = nil, ramp: Nanoseconds = 0) {
    self.fault = fault
    self.from = from
    self.until = until
    self.ramp = ramp
  }

  /// How much of it there is at `now`, in permille; 0 before and after.
  func strength(at now: Nanoseconds) -> Int {
    guard now >= from, now < until ?? .max else { return 0 }
    guard ramp > 0, now - from < ramp else { return 1000 }
    return max(1, Int((now - from) * 1000 / ramp))
  }
}
