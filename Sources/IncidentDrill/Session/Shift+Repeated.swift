import GatewaySimulation
import TutorCore

/// Orders that change nothing any more: the same thing said twice costs neither time nor points.
extension Shift {
  /// What is answered to an order that is carried out already, or just being carried out; nil for one that changes something.
  func standing(_ request: Request) -> String? {
    let gateway = world.gateway
    switch request {
    case .restart(let pods), .kill(let pods):
      let isLeaving = !pods.isEmpty && pods.allSatisfy { gateway.pod($0)?.phase == .terminating }
      return isLeaving ? "\(pods.count == 1 ? "that pod is" : "those pods are") terminating already" : nil
    case .rollout(let cluster):
      let left = gateway.leftToRoll(cluster: cluster)
      return left > 0
        ? "statefulset.apps/events-orchestrator is being restarted already (\(world.clusterName(cluster))): \(left) of \(gateway.facts.replicas) pods to come"
        : nil
    case .scale(let cluster, let replicas):
      return world.counts(cluster).existing == replicas
        ? "statefulset.apps/events-orchestrator has \(replicas) replicas already (\(world.clusterName(cluster)))"
        : nil
    case .rollBack(let cluster, let revision): return rolledBack(cluster, to: revision)
    case .capacity(let count):
      return gateway.processorInstances.desired == count
        ? "desired capacity of \(DrillWorld.processorGroup) is \(count) already" : nil
    case .maxRecords(let count):
      return gateway.facts.maxRecords == count ? "max_records is \(count) already" : nil
    case .restartPublishers:
      return world.publisherRollLeft.map { left in
        "deployment.apps/prep-publisher is being restarted already: \(world.updatedPublishers) of \(gateway.publisherReplicas) pods renewed, \(DrillWorld.age(left)) to go"
      }
    case .republish where gateway.isRepublishing:
      return
        "republish_from_s3: already running, \(gateway.ledger.inS3) events to go; failed-writes shows how far it is"
    case .archive(let issue, let threshold):
      return archived[issue].map { $0 == threshold } == true ? "\(issue.short) is archived so already" : nil
    default: return nil
    }
  }

  /// A second roll-back of a cluster would go one release further back, which nobody means who says it twice.
  private func rolledBack(_ cluster: Int, to revision: Int?) -> String? {
    guard world.isRolledBack(cluster), let running = world.gateway.deploys(cluster: cluster).last else {
      return nil
    }
    if let revision, revision != running.revision, revision != running.release { return nil }
    return
      "\(world.appName(cluster)) was rolled back \(DrillWorld.age(world.now - running.syncedAt)) ago already, to \(world.runningRelease(cluster)); further back: argo app rollback \(world.clusterName(cluster)) ID"
  }
}
