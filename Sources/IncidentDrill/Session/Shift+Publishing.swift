import GatewaySimulation
import TutorCore

/// What is done to PrepPublisher, MSK and Sentry.
extension Shift {
  mutating func actOnPublishing(_ request: Request) -> [Block] {
    if case .addBrokers(let cluster, let count) = request {
      judge(
        .addBrokers, in: cluster, .needlessChange,
        "You added brokers under load: partitions move for hours, and brokers have that to do besides.")
      world.apply(.addBrokers(cluster: cluster))
      let before = world.gateway.world.parameters.brokersPerCluster
      return tool([
        "\(world.kafkaName(cluster)): ClusterOperation UPDATE_BROKER_COUNT: PENDING",
        "\(before) to \(count) brokers; partitions are being reassigned",
      ]) + pass(for: .addBrokers)
    }
    let broken = world.gateway.publisherReplicas - world.gateway.publisherPods
    judge(
      .restartPublishers, .restartedHealthy,
      broken > 0
        ? "You restarted PrepPublisher pods that were well, among others."
        : "You restarted PrepPublisher pods that were well: a quarter less at a time, and all connections anew."
    )
    world.apply(.restartPrepPublisher)
    return tool(["deployment.apps/prep-publisher restarted"]) + pass(for: .restartPublishers)
  }

  /// Runs the runbook's script.
  mutating func republish() -> [Block] {
    guard world.gateway.ledger.inS3 > 0 else {
      judge(.republish, .needlessChange, "You ran the republish script with nothing in S3.")
      return tool(["republish_from_s3: 0 objects found, nothing to do"]) + pass(for: .republish)
    }
    if world.total(.publishErrors) > 0.5 {
      run(into: .republishedTooEarly, "You republished while writes still failed: the way was not clear.")
    }
    judge(.republish, .needlessChange, "You ran the republish script without need.")
    world.apply(.republishFromS3)
    let events = world.gateway.ledger.inS3
    let minutes = max(1, Int(world.estimatedRepublish / .minute))
    return tool(["republish_from_s3: \(events) events, in portions; about \(minutes) min"])
      + pass(for: .republish)
  }

  /// Quiets the Sentry issue. Without a threshold nobody hears of the day on which it is the first sign of something.
  mutating func archive(_ issue: SentryIssue, _ threshold: Int?) -> [Block] {
    guard let threshold, threshold > 0 else {
      run(
        into: .archivedBlindly,
        "You archived the issue without a threshold: a flood of it will tell nobody.")
      note("Archived the Sentry issue, without a threshold.")
      return tool(["\(issue.short) archived (forever)"]) + pass(for: .archive)
    }
    if world.twin.kind == .causal {
      run(into: .archivedBlindly, "You archived the issue that told of real trouble.")
    } else {
      mark([.archive])
    }
    note("Archived the Sentry issue up to \(SafeText("\(threshold)")) a minute.")
    return tool(["\(issue.short) archived until it occurs more than \(threshold) times a minute"])
      + pass(for: .archive)
  }
}
