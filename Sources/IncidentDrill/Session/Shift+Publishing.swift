import GatewaySimulation
import TutorCore

/// What is done to PrepPublisher, MSK and Sentry.
extension Shift {
  mutating func actOnPublishing(_ request: Request) -> [Block] {
    if request == .addBrokers {
      judge(
        .addBrokers, .needlessChange,
        "You added brokers under load: partitions move for hours, and brokers have that to do besides.")
      world.apply(.addBrokers)
      return tool(["ClusterOperation UPDATE_BROKER_COUNT: PENDING", "partitions are being reassigned"])
        + cost(.addBrokers)
    }
    let broken = world.gateway.publisherReplicas - world.gateway.publisherPods
    judge(
      .restartPublishers, .restartedHealthy,
      broken > 0
        ? "You restarted PrepPublisher pods that were well, among others."
        : "You restarted PrepPublisher pods that were well: a quarter less at a time, and all connections anew."
    )
    world.apply(.restartPrepPublisher)
    return tool(["deployment.apps/prep-publisher restarted"]) + cost(.restartPublishers)
  }

  /// Quiets the Sentry issue. Without a threshold nobody hears of the day on which it is the first sign of something.
  mutating func archive(_ threshold: Int?) -> [Block] {
    guard let threshold, threshold > 0 else {
      run(
        into: .archivedBlindly,
        "You archived the issue without a threshold: a flood of it will tell nobody.")
      note("Archived the Sentry issue, without a threshold.")
      return tool(["sentry: issue archived (forever)"]) + cost(.archive)
    }
    if world.twin.kind == .causal {
      run(into: .archivedBlindly, "You archived the issue that told of real trouble.")
    } else {
      mark([.archive])
    }
    note("Archived the Sentry issue up to \(SafeText("\(threshold)")) a minute.")
    return tool(["sentry: issue archived until it occurs more than \(threshold) times a minute"])
      + cost(.archive)
  }
}
