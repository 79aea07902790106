/// How well events were served up to a moment. A score compares two of them.
public struct Performance: Sendable, Equatable {
  /// Running totals.
  public var ledger: Ledger
  /// Event-seconds by which events that are not done are late already, by priority.
  public var outstandingLateSeconds: PerPriority<Double>
  /// Events that are not done and late already, by priority.
  public var outstandingLate: PerPriority<Int>

  /// Late event-seconds of a priority: of those done and of those still to do.
  public func lateSeconds(_ priority: Priority) -> Double {
    ledger.lateSeconds[priority] + outstandingLateSeconds[priority]
  }

  /// Of the events of a priority that are done or overdue, the share that was late: 0 to 1.
  public func lateShare(_ priority: Priority) -> Double {
    let judged = ledger.done[priority] + outstandingLate[priority]
    return judged == 0 ? 0 : Double(ledger.late[priority] + outstandingLate[priority]) / Double(judged)
  }
}

extension Gateway {
  /// How well events were served so far. Looks at every event that is not done. Complexity: O(entries and held tasks).
  public func performance() -> Performance {
    var performance = Performance(
      ledger: ledger, outstandingLateSeconds: PerPriority(repeating: 0),
      outstandingLate: PerPriority(repeating: 0))
    func add(_ count: Int, _ priority: Priority, _ ingestedAt: Nanoseconds) {
      let late = now.nanoseconds - ingestedAt - rules.slo[priority]
      guard count > 0, late > 0 else { return }
      performance.outstandingLate[priority] += count
      performance.outstandingLateSeconds[priority] += late.inSeconds * Double(count)
    }
    for pod in pods.indices {
      pods[pod].forEachPerhapsLate(now: clock) { task in
        if !task.isDuplicate { add(Int(task.count), task.priority, task.ingestedAt) }
      }
    }
    for cluster in kafka.indices {
      for topic in kafka[cluster].topics.indices { forEachUnread(cluster, topic, add) }
    }
    publisher.chain.forEachResting { add($0.count, $0.priority, $0.ingestedAt) }
    return performance
  }

  /// The cohorts of a topic with how many of their events nobody has read, copies left out. What lies behind every reader is counted
  /// once, not partition by partition.
  private func forEachUnread(
    _ cluster: Int, _ topic: Int, _ body: (Int, Priority, Nanoseconds) -> Void
  ) {
    let log = kafka[cluster].topics[topic]
    let range = control.podRange(cluster)
    let foremost = min(log.endNumber, (range.map { pods[$0].readers[topic].number }.max() ?? 0) + 1)
    for pod in range {
      let reader = pods[pod].readers[topic]
      var position = reader.position
      for number in reader.number..<max(reader.number, foremost) {
        let entry = log[number]
        let end = log.offset(after: entry.end, partition: pods[pod].ordinal)
        guard end > position else { continue }
        if !entry.isDuplicate { body(end - position, entry.priority, entry.ingestedAt) }
        position = end
      }
    }
    for number in foremost..<max(foremost, log.endNumber) where !log[number].isDuplicate {
      body(log.count(of: number), log[number].priority, log[number].ingestedAt)
    }
  }
}
