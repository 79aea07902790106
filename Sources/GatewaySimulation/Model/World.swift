/// What a run begins with. A run is its world, its faults and its commands; the same three give the same run.
public struct World: Sendable, Equatable {
  /// The root of all randomness.
  public var seed: UInt64
  /// What the learner's code states.
  public var facts: GatewayFacts
  /// Everything else.
  public var parameters: Parameters
  /// Hour of the day, UTC, at which the run begins; 0 to 23.
  public var startHour = 14
  /// Percent of ordinary traffic: 300 in the peak season.
  public var trafficPercent = 100
  /// Permille of the CPU that others on the node take from a pod all the time, by the pod's number: the uneven load of a real fleet.
  public var neighbours: [Int: Int] = [:]
  /// What happened before the run began and can still be read.
  public var past: [PastEvent] = []
  /// The order in which pods hand out tasks; only laboratories change it.
  public var dispatchOrder = DispatchOrder.deadline
  /// How ingest answers congestion; only laboratories change it.
  public var throttle = Throttle.aimd
  /// Whether steps may be long while nothing is wrong.
  public var mayStepQuietly = true

  /// A world.
  public init(seed: UInt64, facts: GatewayFacts = GatewayFacts(), parameters: Parameters = Parameters()) {
    self.seed = seed
    self.facts = facts
    self.parameters = parameters
  }

  /// A smaller or larger fleet under the same load a pod: traffic, processors, PrepPublisher and brokers in proportion.
  public static func scaled(seed: UInt64, clusters: Int = 4, replicas: Int) -> World {
    var world = World(seed: seed)
    let pods = clusters * replicas
    let ordinary = world.facts.pods
    func scaled(_ value: Int) -> Int { max(1, value * pods / ordinary) }
    world.facts.clusters = clusters
    world.facts.replicas = replicas
    world.facts.numberOfReplicas = replicas
    world.facts.processorInstances = scaled(world.facts.processorInstances)
    world.facts.processorMaximum = scaled(world.facts.processorMaximum)
    world.facts.publisherMinimum = scaled(world.facts.publisherMinimum)
    world.facts.publisherMaximum = scaled(world.facts.publisherMaximum)
    world.parameters.eventsPerSecond = scaled(world.parameters.eventsPerSecond)
    world.parameters.eventsPerSecondPerBroker = max(
      1, world.parameters.eventsPerSecondPerBroker * replicas / 90)
    world.parameters.nodeMegabytes = max(8_000, world.parameters.nodeMegabytes * replicas / 90)
    return world
  }

  /// The peak season, pre-scaled as the appfile and the sources say: three times the traffic, PrepPublisher at 773 pods (in
  /// proportion), processors three times as many.
  public func inPeakSeason() -> World {
    var world = self
    world.trafficPercent = parameters.peakSeasonPercent
    let prescaled = max(1, 773 * facts.pods / 360)
    world.facts.publisherMinimum = prescaled
    world.facts.publisherMaximum = prescaled
    world.facts.processorInstances = min(facts.processorMaximum, facts.processorInstances * 3)
    return world
  }
}

/// Something that happened before the run began: it is in a history, and does nothing any more. Times are nanoseconds since the
/// run began, below 0.
public enum PastEvent: Sendable, Equatable {
  /// A deploy of a cluster's orchestrators that went well.
  case deploy(cluster: Int, at: Nanoseconds)
  /// A pod's container ended once, and came back.
  case restart(pod: Int, at: Nanoseconds)
  /// Somebody set ingest's quota of P10 events a minute and company; the world's hot settings have it too.
  case hotSetting(quota: Int, at: Nanoseconds)
}

/// Which waiting task goes first.
public enum DispatchOrder: String, Sendable, CaseIterable {
  /// The one nearest to its SLO deadline: the gateway's rule.
  case deadline
  /// The one of the highest priority, whatever its deadline.
  case strictPriority = "strict-priority"
  /// The one that came first.
  case firstCome = "first-come"
}

/// What ingest does with P10 when orchestrators report congestion.
public enum Throttle: String, Sendable, CaseIterable {
  /// Halve at once, give back step by step: the gateway's rule.
  case aimd
  /// Down to the floor at once, back to all at once.
  case onOff = "on-off"
}
