/// The whole Event Gateway on a virtual clock.
///
///     traffic -> IngestService -> PrepPublisher -> Kafka -> orchestrator pods -> processors
///                      ^                                          |
///                      +------------ flow-control topic ----------+
///
/// Work flows in steps: one second while anything is wrong, thirty while nothing is. Cohorts keep exact times within a step, so delays and
/// lateness do not depend on its length. What happens at a moment (a crash, a node that joins, a fault that begins) is on the event
/// queue and takes place before the step that follows it.
public struct Gateway: Sendable {
  /// What the run began with.
  public let world: World
  /// The virtual clock.
  public var now: SimulationTime { SimulationTime(nanoseconds: clock) }
  /// Running totals.
  public internal(set) var ledger = Ledger()
  /// Every metric.
  public internal(set) var metrics: MetricStore
  /// Events of the platform and logs of pods.
  public internal(set) var occurrences: OccurrenceLog
  /// A fingerprint of everything that happened.
  public internal(set) var traceHash = TraceHash()
  /// Steps taken so far.
  public internal(set) var steps = 0

  var clock: Nanoseconds = 0
  var rules: Rules
  var traffic: Traffic
  var ingest: IngestService
  var publisher: PrepPublisher
  var kafka: [KafkaCluster]
  var pods: [OrchestratorPod]
  var processors: ProcessorFleet
  var control: ControlPlane
  var queue = EventQueue<GatewayEvent>()
  var faults: [ScheduledFault] = []
  /// Faults that were ended before their time, by number.
  var endedFaults: Set<Int> = []
  var effects: FaultEffects
  var areEffectsClean = true
  var noise: RandomStream
  var resets: RandomStream
  var sampler = MetricSampler()
  var isQuiet = false
  /// Events that a laboratory sends with the next step: how many, which, and how long ago they were ingested.
  var scripted: [(count: Int, priority: Priority, age: Nanoseconds)] = []
  // What the second half of a step works on, kept to spare allocations.
  var ready: [Int]
  /// Permille of the CPU that neighbours of a pod take all the time, without harm.
  var neighbours: [Int]
  var lags: [Nanoseconds]

  /// A healthy gateway at the beginning of a run.
  public init(_ world: World) {
    self.world = world
    let rules = Rules(world)
    let source = RandomSource(seed: world.seed)
    self.rules = rules
    let facts = rules.facts
    traffic = Traffic(world, source)
    ingest = IngestService(world)
    publisher = PrepPublisher(rules)
    kafka = (0..<facts.clusters).map { _ in
      KafkaCluster(
        partitions: facts.replicas, retryLevels: rules.retry.levels,
        brokers: rules.parameters.brokersPerCluster)
    }
    pods = (0..<facts.pods).map {
      OrchestratorPod(cluster: $0 / facts.replicas, ordinal: $0 % facts.replicas, rules)
    }
    processors = ProcessorFleet(rules)
    control = ControlPlane(rules, source)
    control.nodeMegabytes = rules.parameters.nodeMegabytes
    effects = FaultEffects(rules)
    noise = source.stream("metrics.noise")
    resets = source.stream("connection.resets")
    metrics = MetricStore(
      step: rules.parameters.metricStep, pods: facts.pods, clusters: facts.clusters,
      brokers: rules.parameters.brokersPerCluster)
    occurrences = OccurrenceLog(pods: facts.pods)
    ready = Array(repeating: 0, count: facts.pods)
    lags = Array(repeating: 0, count: facts.pods)
    neighbours = ready
    for (pod, permille) in world.neighbours where neighbours.indices.contains(pod) {
      neighbours[pod] = permille
    }
    for past in world.past { remember(past) }
    publisher.warmUp(requestsPerSecond: traffic.rate(at: 0, rules.parameters) / 1_000_000, rules)
  }

  private mutating func remember(_ past: PastEvent) {
    control.remember(past)
    switch past {
    case .deploy(let cluster, let at):
      occurrences.note(.synced, .deploy(cluster: cluster), at: at, control.deploy(cluster).revision)
    case .restart(let pod, let at):
      guard pods.indices.contains(pod) else { return }
      occurrences.log(.crashed, pod: pod, at: at, 1)
      occurrences.containerEnded(pod: pod)
      occurrences.log(.startingUp, pod: pod, at: at + 10 * .second)
      occurrences.note(.backOff, .pod(pod), at: at, 10)
    case .hotSetting(let quota, let at): occurrences.note(.settingChanged, .ingest, at: at, quota)
    }
  }

  /// Lets `span` (nanoseconds) pass, rounded up to whole fine steps.
  public mutating func advance(by span: Nanoseconds) {
    let target = clock + span
    while clock < target { step(until: target) }
  }

  /// Orders a fault. One that begins in the past begins now.
  public mutating func inject(_ fault: ScheduledFault) {
    var fault = fault
    fault.from = max(fault.from, clock)
    faults.append(fault)
    let number = faults.count - 1
    queue.schedule(.faultBegins(number), at: fault.from, priority: 1)
    if let until = fault.until { queue.schedule(.faultEnds(number), at: until, priority: 1) }
    isQuiet = false
  }

  /// The state of a pod; nil for one that does not exist.
  public func pod(_ number: Int) -> PodStatus? {
    control.pods.indices.contains(number) ? control.pods[number] : nil
  }

  /// Of a pod's CPU what others on its node take just now, in permille; 0 for a pod that does not exist.
  public func takenPermille(pod: Int) -> Int {
    effects.takenPermille.indices.contains(pod) ? effects.takenPermille[pod] : 0
  }

  /// All pods.
  public var podStatuses: [PodStatus] { control.pods }
  /// Nodes, by cluster.
  public var nodeStatuses: [NodeStatus] { control.nodes }
  /// Deploys of a cluster's orchestrators, oldest first; empty for a cluster that does not exist.
  public func deploys(cluster: Int) -> [Deploy] {
    control.deploys.indices.contains(cluster) ? control.deploys[cluster] : []
  }
  /// Pods of a cluster that a rolling restart has still to come to; 0 while there is none.
  public func leftToRoll(cluster: Int) -> Int {
    kafka.indices.contains(cluster) ? control.leftToRoll(cluster) : 0
  }
  /// What is in force now of what the learner's code states.
  public var facts: GatewayFacts { rules.facts }
  /// Percent of P10 traffic that ingest lets on.
  public var p10CapacityPercent: Double { ingest.slo.capacityPercent }
  /// Instances of the processors: asked for and working.
  public var processorInstances: (desired: Int, running: Int) { (processors.desired, processors.running) }
  /// PrepPublisher pods that take requests.
  public var publisherPods: Int { max(0, publisher.readyPods - publisher.brokenPods) }
  /// PrepPublisher pods that there are.
  public var publisherReplicas: Int { publisher.readyPods }
  /// The rollout of companies to the newer Kafka clusters.
  public var rollout: ClusterRollout { publisher.rollout }
  /// Whether the Failed Writes Processor runs.
  public var isFailedWritesProcessorRunning: Bool { publisher.chain.isProcessorRunning }
  /// Whether the republish script is at work.
  public var isRepublishing: Bool { publisher.chain.isRepublishing }
  /// Whether nothing is wrong, so that steps may be long.
  public var isHealthy: Bool { isQuiet }
  /// A broker's added delay in nanoseconds, and whether it is down; nil for one that does not exist.
  public func broker(cluster: Int, broker: Int) -> (delay: Nanoseconds, isDown: Bool)? {
    guard kafka.indices.contains(cluster), kafka[cluster].brokers.indices.contains(broker) else { return nil }
    let state = kafka[cluster].brokers[broker]
    return (state.delay, state.isDown)
  }
  /// Streams that a pod has paused; empty for a pod that does not exist or does not run.
  public func pausedStreams(pod: Int) -> [EventStream] {
    guard pods.indices.contains(pod), pods[pod].isServing else { return [] }
    let used = pods[pod].usedBytes(rules)
    return EventStream.allCases.filter { rules.thresholds.isPaused($0, usedBytes: used) }
  }
}

/// What is due at a moment.
enum GatewayEvent: Sendable {
  case pod(ControlPlane.PodEvent)
  case faultBegins(Int)
  case faultEnds(Int)
  case nodeJoins(cluster: Int)
  case instancesReady(Int)
  case repaired(Int)
}
