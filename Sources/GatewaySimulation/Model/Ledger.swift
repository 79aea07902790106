/// What became of events, counted once and for all. Everything is a running total since the run began.
public struct Ledger: Sendable, Equatable {
  /// Events that came in.
  public var ingested = PerPriority<Int>(repeating: 0)
  /// Events processed and acknowledged, each once.
  public var done = PerPriority<Int>(repeating: 0)
  /// Of them, those acknowledged after their SLO, counted from ingestion (an offloaded event keeps its first deadline here).
  public var late = PerPriority<Int>(repeating: 0)
  /// Sum of how late they were, in event-seconds.
  public var lateSeconds = PerPriority<Double>(repeating: 0)
  /// Events in the DLQ.
  public var deadLettered = 0
  /// Events in S3.
  public var inS3 = 0
  /// Events that no place took.
  public var dropped = 0
  /// Executions of events that were done already, or that another execution did.
  public var duplicateExecutions = 0
  /// Leases that ended without an answer, in tasks.
  public var expiredLeases = 0
  /// Tasks moved to the offload topic.
  public var offloaded = 0
  /// Events that ingest shed to the offload topic.
  public var shed = 0
  /// Events that ingest held back.
  public var delayed = 0
  /// Writes that failed at the primary cluster.
  public var publishErrors = 0
  /// Tasks refused by processors.
  public var refused = 0
  /// Acknowledgements that came after their lease.
  public var lateAcknowledgements = 0
  /// Decreases of P10 capacity that were applied or counted at ingest.
  public var decreases = 0

  mutating func finish(_ count: Int, _ priority: Priority, handledAt: Nanoseconds, due: Nanoseconds) {
    done[priority] += count
    if handledAt > due {
      late[priority] += count
      lateSeconds[priority] += (handledAt - due).inSeconds * Double(count)
    }
  }
}
