import GatewaySimulation

/// What the causes of a scenario are in the simulation.
extension DrillWorld {
  /// In a thousand, the writes that meet a reset which retries do not resolve.
  private static let unresolvedPermille = 150

  /// The faults that make up a cause; none for one that is an order to Kubernetes.
  func faults(_ cause: Cause, pods: [Int], value: Int) -> [Fault] {
    let all = Array(0..<gateway.facts.clusters)
    switch cause.kind {
    case .crashLoop: return [.crashLoop(pods: pods, cure: .recreation)]
    case .stubbornCrashLoop: return [.crashLoop(pods: pods, cure: .nothing)]
    case .nodeLost: return [.nodeLost(cluster: cluster, replacementAfter: Nanoseconds(value) * .second)]
    case .crashingDeploy: return [.badDeploy(cluster: cluster, .crashesAtStart)]
    case .wrongNodePool: return [.badDeploy(cluster: cluster, .wrongNodePool)]
    case .deafDeploy: return [.badDeploy(cluster: cluster, .ignoresResponses)]
    case .scaledDown: return []
    case .stalePileUp: return [.stalePileUp(pods: pods, entriesPerSecond: value)]
    case .loopStalled: return [.loopStalled(pods: pods, Nanoseconds(value) * .millisecond)]
    case .cpuTaken: return [.cpuTaken(pods: pods, permille: value)]
    case .brokerDegraded:
      return [
        .brokerDegraded(
          clusters: all, broker: broker, delay: Nanoseconds(value) * .second, collateralPercent: 80)
      ]
    case .brokerDown: return [.brokerDown(cluster: cluster, broker: broker)]
    case .publishTimeouts: return [.publishTimeouts(clusters: all, permille: value)]
    case .processorDown: return [.failedWritesProcessorDown]
    case .fallbackUnreachable: return [.gp03Unreachable]
    case .resolvedResets: return [.connectionResets(perMinute: value, unresolvedPermille: 0)]
    case .unresolvedResets where cause.reach == .cluster:
      return [
        .connectionResets(perMinute: value, unresolvedPermille: 0),
        .publishTimeouts(clusters: [cluster], permille: Self.unresolvedPermille),
      ]
    case .unresolvedResets:
      return [.connectionResets(perMinute: value, unresolvedPermille: Self.unresolvedPermille)]
    case .traffic: return [.traffic(percent: value)]
    case .responsesStuck: return [.responsesStuck(pods: pods)]
    case .publishersBroken:
      let serving = max(1, gateway.publisherReplicas * value / 1000)
      return [.publisherPodsBroken(gateway.publisherReplicas - serving)]
    }
  }
}
