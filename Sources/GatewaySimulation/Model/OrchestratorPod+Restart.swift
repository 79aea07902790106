/// What a restart costs: the buffer is gone, and a new pod reads again what was not done (broker/offset_tracker.py).
extension OrchestratorPod {
  /// The end of the process at `now`, with or without warning. Answers that were written before are honoured; work that is still
  /// being executed is done again. The partitions go back to the oldest offset that is not done: what lies behind it and was done
  /// is read as copies.
  mutating func die(now: Nanoseconds, _ rules: Rules, _ kafka: inout KafkaCluster, _ ledger: inout Ledger) {
    let instant = Step(start: now, length: 0)
    let written = Surroundings(replicationDelay: 0)
    while let response = responses.first {
      if response.publishedAt <= now {
        handleResponses(1, instant, written, rules, &kafka, &ledger)
      } else {
        responses.removeFirst()
        ledger.duplicateExecutions += Int(response.acked)
      }
    }
    ledger.duplicateExecutions += unreadRepeats
    unreadRepeats = 0
    var open = [[Range<Int>]](repeating: [], count: readers.count)
    forEachHeld { task in
      guard !task.isDuplicate else { return }
      open[Int(task.topic)].append(task.offset..<(task.offset + Int(task.count)))
    }
    for topic in readers.indices { rewind(topic, open[topic], kafka.topics[topic]) }
    held.removeAll()
    waiting.removeAll()
    leases.removeAll()
    delayed.removeAll()
    heldDuplicates = 0
    staleEntries = 0
    isCaughtUp = true
    quotaDebt = 0
    taskGrant = 0
    isServing = false
    isListening = false
    loop.reset()
  }

  /// A new process at `now`.
  mutating func start(now: Nanoseconds, _ rules: Rules) {
    isServing = true
    isListening = true
    congestion = CongestionDetector(startedAt: now, rules)
    askedPerSecond = rules.maxRecords * 8
  }

  /// `open`: the offsets that are held.
  private mutating func rewind(_ topic: Int, _ open: [Range<Int>], _ log: TopicLog) {
    let open = open.sorted { $0.lowerBound < $1.lowerBound }
    let end = readers[topic].position
    guard let committed = open.first?.lowerBound else { return }
    var done: [Range<Int>] = []
    var next = committed
    for range in open {
      if range.lowerBound > next { done.append(next..<range.lowerBound) }
      next = max(next, range.upperBound)
    }
    if end > next { done.append(next..<end) }
    readers[topic].done = done + readers[topic].done
    readers[topic].position = committed
    readers[topic].number = log.number(partition: ordinal, position: committed)
  }
}
