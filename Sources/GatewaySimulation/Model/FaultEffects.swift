/// What the faults that act just now do to the world.
struct FaultEffects: Sendable {
  var takenPermille: [Int]
  var stall: [Nanoseconds]
  var pileUp: [Int]
  var isRouted: [Bool]
  var readsResponses: [Bool]
  var brokers: [[KafkaCluster.Broker]]
  var isReachable: [Bool]
  var timeoutPermille: [Int]
  var connectionResetsPerMinute: Int
  var isGP03Reachable = true
  var isS3Reachable = true
  var isFailedWritesProcessorUp = true
  var trafficPercent = 100
  var floodPerSecond = 0
  var servicePercent = 100
  var crashPermille = 0
  var refusedMillionths: Int
  var brokenPublisherPods = 0
  var busyPercent: [Int]

  private let resetsOfLostBroker: Int

  /// A world without faults.
  init(_ rules: Rules) {
    let pods = rules.facts.pods
    let clusters = rules.facts.clusters
    takenPermille = Array(repeating: 0, count: pods)
    stall = Array(repeating: 0, count: pods)
    pileUp = Array(repeating: 0, count: pods)
    isRouted = Array(repeating: true, count: pods)
    readsResponses = isRouted
    brokers = Array(
      repeating: Array(repeating: KafkaCluster.Broker(), count: rules.parameters.brokersPerCluster),
      count: clusters)
    isReachable = Array(repeating: true, count: clusters)
    timeoutPermille = Array(repeating: 0, count: clusters)
    busyPercent = timeoutPermille
    connectionResetsPerMinute = rules.parameters.connectionResetsPerMinute
    resetsOfLostBroker = rules.parameters.resetsOfLostBroker
    refusedMillionths = rules.parameters.nackedMillionths
  }

  /// Adds a fault of that strength (permille). Faults that are single events (a crash, a lost node, a deploy) act elsewhere.
  mutating func add(_ fault: Fault, strength: Int) {
    func part(_ value: Int) -> Int { value * strength / 1000 }
    switch fault {
    case .brokerDegraded(let clusters, let broker, let delay, let collateral):
      for cluster in clusters {
        change(cluster, broker) {
          $0.delay = max($0.delay, delay * Nanoseconds(strength) / 1000)
          $0.collateralPercent = max($0.collateralPercent, collateral)
        }
      }
    case .brokerDown(let cluster, let broker):
      change(cluster, broker) { $0.isDown = true }
      connectionResetsPerMinute += resetsOfLostBroker
    case .clusterUnreachable(let cluster):
      if isReachable.indices.contains(cluster) { isReachable[cluster] = false }
    case .publishTimeouts(let clusters, let permille):
      for cluster in clusters where timeoutPermille.indices.contains(cluster) {
        timeoutPermille[cluster] += part(permille)
      }
    case .connectionResets(let perMinute, let unresolved):
      connectionResetsPerMinute += part(perMinute)
      for cluster in timeoutPermille.indices { timeoutPermille[cluster] += part(unresolved) }
    case .gp03Unreachable: isGP03Reachable = false
    case .s3Unreachable: isS3Reachable = false
    case .failedWritesProcessorDown: isFailedWritesProcessorUp = false
    case .traffic(let percent):
      trafficPercent = trafficPercent * (100_000 + (percent - 100) * strength) / 100_000
    case .companyFlood(let rate): floodPerSecond += part(rate)
    case .cpuTaken(let pods, let permille): each(pods) { $0.takenPermille[$1] += part(permille) }
    case .loopStalled(let pods, let span): each(pods) { $0.stall[$1] += span * Nanoseconds(strength) / 1000 }
    case .stalePileUp(let pods, let rate): each(pods) { $0.pileUp[$1] += part(rate) }
    case .unrouted(let pods): each(pods) { $0.isRouted[$1] = false }
    case .responsesUnread(let pods), .responsesStuck(let pods): each(pods) { $0.readsResponses[$1] = false }
    case .brokersBusy(let clusters, let percent):
      for cluster in clusters where busyPercent.indices.contains(cluster) {
        busyPercent[cluster] += part(percent)
      }
      connectionResetsPerMinute += part(percent) * clusters.count / max(1, busyPercent.count)
    case .processorsSlow(let percent):
      servicePercent = servicePercent * (100_000 + (percent - 100) * strength) / 100_000
    case .processorsCrash(let permille): crashPermille = min(1000, crashPermille + part(permille))
    case .tasksRefused(let millionths): refusedMillionths += part(millionths)
    case .publisherPodsBroken(let count): brokenPublisherPods += part(count)
    case .crashLoop, .nodeLost, .badDeploy, .processorsLost: break
    }
  }

  private mutating func each(_ pods: [Int], _ change: (inout FaultEffects, Int) -> Void) {
    for pod in pods where isRouted.indices.contains(pod) { change(&self, pod) }
  }

  private mutating func change(_ cluster: Int, _ broker: Int, _ change: (inout KafkaCluster.Broker) -> Void) {
    guard brokers.indices.contains(cluster), brokers[cluster].indices.contains(broker) else { return }
    change(&brokers[cluster][broker])
  }
}
