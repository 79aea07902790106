/// Where every event is. Counted by looking into every place, so that it can be held against what came in.
public struct Census: Sendable, Equatable {
  /// Events that came in.
  public var ingested = 0
  /// Processed and acknowledged.
  public var done = 0
  /// Held back by ingest.
  public var held = 0
  /// In primary and offload topics, unread.
  public var topics = 0
  /// In the failed-writes topic on GP-03.
  public var failedWrites = 0
  /// In pods, waiting, or waiting for a short retry.
  public var buffers = 0
  /// Lent to processors.
  public var leased = 0
  /// In retry topics, unread.
  public var retry = 0
  /// In the DLQ.
  public var deadLettered = 0
  /// In S3.
  public var inS3 = 0
  /// Taken by no place.
  public var dropped = 0

  /// Everything but `ingested`.
  public var accountedFor: Int {
    done + held + topics + failedWrites + buffers + leased + retry + deadLettered + inS3 + dropped
  }

  /// Whether no event is missing and none is there twice.
  public var isBalanced: Bool { ingested == accountedFor }

  /// Events that are somewhere in the pipeline.
  public var inFlight: Int { held + topics + failedWrites + buffers + leased + retry }
}

extension Gateway {
  /// Where every event is just now. Complexity: O(pods).
  public func census() -> Census {
    var census = Census()
    for priority in Priority.allCases {
      census.ingested += ledger.ingested[priority]
      census.done += ledger.done[priority]
    }
    census.held = ingest.held
    census.failedWrites = publisher.chain.failedWrites
    census.deadLettered = ledger.deadLettered
    census.inS3 = ledger.inS3
    census.dropped = ledger.dropped
    for pod in pods {
      for topic in pod.readers.indices {
        let unread = Self.unread(pod.readers[topic], kafka[pod.cluster].topics[topic], partition: pod.ordinal)
        if topic > 3 { census.retry += unread } else { census.topics += unread }
      }
      census.leased += pod.held.leased - pod.leasedDuplicates
      census.buffers += pod.held.waiting + pod.held.delayed - pod.heldDuplicates + pod.leasedDuplicates
    }
    return census
  }

  /// Events that a reader has before it, copies not counted.
  private static func unread(_ reader: PartitionReader, _ log: TopicLog, partition: Int) -> Int {
    let lag = log.lag(partition: partition, position: reader.position)
    if log.duplicates == 0 { return lag - reader.done.reduce(0) { $0 + $1.count } }
    var unread = 0
    var position = reader.position
    for number in reader.number..<max(reader.number, log.endNumber) {
      let entry = log[number]
      let end = log.offset(after: entry.end, partition: partition)
      guard end > position else { continue }
      if !entry.isDuplicate {
        let range = position..<end
        unread += range.count - reader.done.reduce(0) { $0 + $1.clamped(to: range).count }
      }
      position = end
    }
    return unread
  }
}
