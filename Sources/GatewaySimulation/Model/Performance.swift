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
    for pod in pods {
      for task in pod.held.slots where task.state != .free && !task.isDuplicate {
        add(Int(task.count), task.priority, task.ingestedAt)
      }
      for topic in pod.readers.indices {
        let log = kafka[pod.cluster].topics[topic]
        var position = pod.readers[topic].position
        for number in pod.readers[topic].number..<max(pod.readers[topic].number, log.endNumber) {
          let entry = log[number]
          let end = log.offset(after: entry.end, partition: pod.ordinal)
          guard end > position else { continue }
          if !entry.isDuplicate { add(end - position, entry.priority, entry.ingestedAt) }
          position = end
        }
      }
    }
    publisher.chain.forEachResting { add($0.count, $0.priority, $0.ingestedAt) }
    return performance
  }
}
