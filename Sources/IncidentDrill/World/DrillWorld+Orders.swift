package import GatewaySimulation

/// Something that was ordered, and when.
package struct Ordered: Sendable, Equatable {
  /// Nanoseconds since the run began.
  package var at: Nanoseconds
  package var intervention: Intervention
}

/// What was ordered takes its time: how far it has got.
extension DrillWorld {
  /// When PrepPublisher was told to restart, in order.
  var publisherRestarts: [Nanoseconds] {
    orders.filter { $0.intervention == .restartPrepPublisher }.map(\.at)
  }

  /// When the Failed Writes Processor was told to restart, in order.
  var processorRestarts: [Nanoseconds] {
    orders.filter { $0.intervention == .restartFailedWritesProcessor }.map(\.at)
  }

  /// How long PrepPublisher's rolling restart still takes, in nanoseconds; nil when none is under way.
  var publisherRollLeft: Nanoseconds? {
    guard let last = publisherRestarts.last else { return nil }
    let left = last + gateway.world.parameters.publisherRoll - now
    return left > 0 ? left : nil
  }

  /// How long the republish script takes for what rests in S3, in nanoseconds.
  var estimatedRepublish: Nanoseconds {
    Nanoseconds(gateway.ledger.inS3 / max(1, gateway.world.parameters.republishPerSecond)) * .second
  }

  /// Pods that were ordered to end and are not back yet, while nothing keeps them from coming back.
  private var restarting: [Int] {
    var ordered: Set<Int> = []
    for order in orders {
      switch order.intervention {
      case .restartPods(let pods), .killPods(let pods): ordered.formUnion(pods)
      case .rollBack(let cluster, _):
        ordered.formUnion(cluster * gateway.facts.replicas..<(cluster + 1) * gateway.facts.replicas)
      default: break
      }
    }
    return ordered.filter { pod in
      guard let phase = gateway.pod(pod)?.phase else { return false }
      return phase == .terminating || phase == .starting
    }
  }

  /// What is under way, a line each, as `status` says it; empty when all that was ordered is done.
  var underWay: [String] {
    var lines: [String] = []
    for cluster in 0..<gateway.facts.clusters where gateway.leftToRoll(cluster: cluster) > 0 {
      lines.append(
        "rolling restart of \(clusterName(cluster)): \(gateway.leftToRoll(cluster: cluster)) of \(gateway.facts.replicas) pods to come"
      )
    }
    if let left = publisherRollLeft {
      lines.append(
        "rolling restart of PrepPublisher: \(updatedPublishers) of \(gateway.publisherReplicas) pods renewed, \(Self.age(left)) to go"
      )
    }
    if gateway.isRepublishing {
      lines.append(
        "republish from S3: \(gateway.ledger.inS3) events to go, about \(Self.age(estimatedRepublish))"
      )
    }
    let pods = restarting.count
    if pods > 0 { lines.append("pods on their way back: \(pods)") }
    let (desired, running) = gateway.processorInstances
    if desired > running, orders.contains(where: \.intervention.isOfCapacity) {
      lines.append("processors: \(running) of \(desired) instances run")
    }
    return lines
  }

  /// Whether something that was ordered has still to come to its end.
  var isUnderWay: Bool { !underWay.isEmpty }

  // MARK: Pods of the deployments

  /// A deployment's pod as the learner sees it.
  struct DeploymentPod {
    var name: String
    /// Nanoseconds since the run began; before it for a pod that was there already.
    var createdAt: Nanoseconds
  }

  /// PrepPublisher's pods, the ill ones first. A rolling restart renews them from the end of the list on.
  var publisherDeploymentPods: [DeploymentPod] {
    let count = gateway.publisherReplicas
    let span = gateway.world.parameters.publisherRoll
    return deploymentPods(
      "prep-publisher", ["7c9d5b8f66", "6f8c7d94b5", "5b7d9c6f84", "8d6b4f7c59"], count, publisherRestarts
    ) { span * Nanoseconds(count - $0) / Nanoseconds(max(1, count)) }
  }

  /// The Failed Writes Processor's pods.
  var failedWritesDeploymentPods: [DeploymentPod] {
    deploymentPods(
      "failed-writes-processor", ["5f6d9c7b48", "7b8d4c9f65", "6c5f8b7d94", "9d7c6b5f48"],
      failedWritesReplicas, processorRestarts
    ) { _ in 0 }
  }

  /// Pods of PrepPublisher that the last rolling restart has renewed; all of them when there was none.
  var updatedPublishers: Int {
    guard let last = publisherRestarts.last else { return gateway.publisherReplicas }
    return publisherDeploymentPods.count { $0.createdAt >= last }
  }

  /// A restart gives a ReplicaSet of another name, so its pods' names change with it.
  private func deploymentPods(
    _ base: String, _ hashes: [String], _ count: Int, _ restarts: [Nanoseconds],
    delay: (Int) -> Nanoseconds
  ) -> [DeploymentPod] {
    var names: [Int: [String]] = [:]
    return (0..<max(0, count)).map { index in
      let begun = restarts.map { $0 + delay(index) }.filter { $0 <= now }
      let generation = begun.count
      let list =
        names[generation]
        ?? Self.names(
          "\(base)-\(hashes[generation % hashes.count])", count, salt: generation * 1_000)
      names[generation] = list
      return DeploymentPod(name: list[index], createdAt: begun.last ?? now - 72 * .hour)
    }
  }

  /// Names with five letters behind, as a ReplicaSet makes them.
  private static func names(_ base: String, _ count: Int, salt: Int) -> [String] {
    let letters = Array("bcdfghjklmnpqrstvwxz2456789")
    return (0..<max(0, count)).map { index in
      var state = UInt64(index + salt + 1) &* 0x9E37_79B9_7F4A_7C15
      let suffix = (0..<5).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return letters[Int((state >> 33) % UInt64(letters.count))]
      }
      return "\(base)-\(String(suffix))"
    }
  }
}

extension Intervention {
  fileprivate var isOfCapacity: Bool {
    if case .setProcessorCapacity = self { true } else { false }
  }
}
