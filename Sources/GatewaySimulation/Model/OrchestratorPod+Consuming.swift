/// Reading the five streams: broker/consumers.py, buffering/threshold_pausing.py.
extension OrchestratorPod {
  /// Records that could be polled, and what one poll of each stream would bring.
  func readableRecords(_ step: Step, _ replicationDelay: Nanoseconds, _ rules: Rules, _ kafka: KafkaCluster)
    -> (
      records: Int, oneTurn: Int
    )
  {
    let used = usedBytes(rules)
    var records = 0
    var oneTurn = 0
    for topic in readers.indices {
      var lag = kafka.topics[topic].lag(partition: ordinal, position: readers[topic].position)
      guard lag > 0, mayPoll(topic, usedBytes: used, rules) else { continue }
      if topic > 3 || replicationDelay > step.length {
        lag = kafka.topics[topic].due(
          by: step.end - replicationDelay, partition: ordinal, position: readers[topic].position,
          from: readers[topic].number)
      }
      let room = rules.thresholds.room(
        KafkaCluster.stream(ofTopic: topic), usedBytes: used, taskBytes: rules.taskBytes,
        maxRecords: rules.maxRecords)
      let readable = min(lag, room)
      records += readable
      oneTurn += min(readable, rules.maxRecords)
    }
    return (records, oneTurn)
  }

  func mayPoll(_ topic: Int, usedBytes: Int, _ rules: Rules) -> Bool {
    let stream = KafkaCluster.stream(ofTopic: topic)
    if stream == .retry, !rules.facts.isRetryConsumerEnabled { return false }
    return !rules.thresholds.isPaused(stream, usedBytes: usedBytes)
  }

  mutating func pollAll(
    _ step: Step, _ replicationDelay: Nanoseconds, perStream: Int, _ rules: Rules, _ kafka: KafkaCluster
  ) {
    for topic in readers.indices {
      let used = usedBytes(rules)
      let stream = KafkaCluster.stream(ofTopic: topic)
      let isPaused = !mayPoll(topic, usedBytes: used, rules)
      tally.notePaused(stream, isPaused, step)
      guard !isPaused else { continue }
      let room = rules.thresholds.room(
        stream, usedBytes: used, taskBytes: rules.taskBytes, maxRecords: rules.maxRecords)
      poll(topic, stream, limit: min(perStream, room), step, replicationDelay, rules, kafka)
    }
  }

  /// Reads from one partition, oldest first. A record is readable once it is due and replicated.
  private mutating func poll(
    _ topic: Int, _ stream: EventStream, limit: Int, _ step: Step, _ replicationDelay: Nanoseconds,
    _ rules: Rules,
    _ kafka: KafkaCluster
  ) {
    var left = limit
    while left > 0, readers[topic].number < kafka.topics[topic].endNumber {
      let entry = kafka.topics[topic][readers[topic].number]
      let readableAt = entry.dueAt + replicationDelay
      guard readableAt <= step.end else { break }
      let position = readers[topic].position
      let available = kafka.topics[topic].offset(after: entry.end, partition: ordinal) - position
      guard available > 0 else {
        readers[topic].number += 1
        continue
      }
      var count = min(available, left)
      var isDuplicate = entry.isDuplicate
      var isReread = false
      if let done = readers[topic].done.first {
        if done.contains(position) {
          count = min(count, done.upperBound - position)
          isDuplicate = true
          isReread = true
        } else {
          count = min(count, done.lowerBound - position)
        }
      }
      readers[topic].position += count
      if isReread { readers[topic].forgetDone() }
      left -= count
      // A consumer that keeps up sees a record within a turn and its idle sleep; one that catches up sees it now.
      let polledAt = max(readableAt, step.start) + loop.lag + rules.parameters.idlePoll / 2
      tally.notePolled(stream, count, delay: polledAt - entry.dueAt)
      accept(
        HeldTask(
          offset: position, ingestedAt: entry.ingestedAt, deadline: entry.deadline, readyAt: polledAt,
          count: Int32(count), topic: UInt8(topic), priority: entry.priority, retryCount: entry.retryCount,
          isDuplicate: isDuplicate), rules)
    }
  }

  private mutating func accept(_ task: HeldTask, _ rules: Rules) {
    if task.isDuplicate { heldDuplicates += Int(task.count) }
    if waiting.take(task, rules.dispatchOrder) {
      held.noteInLanes(Int(task.count))
    } else {
      enqueue(held.insert(task), rules.dispatchOrder)
    }
  }

  /// Puts a task with a slot into its place in the order.
  mutating func enqueue(_ slot: Int32, _ order: DispatchOrder) {
    held.move(slot, to: .waiting)
    held[at: slot].ticket = waiting.add(slot, held[slot], order)
  }
}
