/// What an ACK or a NACK does: task_state_controller/responses.py.
extension OrchestratorPod {
  /// The end of a step: a consumer that keeps up has read what came while tasks were handed out.
  mutating func settle(
    _ step: Step, _ surroundings: Surroundings, _ rules: Rules, _ kafka: inout KafkaCluster,
    _ ledger: inout Ledger
  ) {
    guard isCaughtUp, let first = responses.first, first.publishedAt < step.end else { return }
    settledResponses = handleResponses(.max, step, surroundings, rules, &kafka, &ledger)
  }

  /// Handles up to `limit` answers that can be read by the end of the step; gives how many it handled.
  @discardableResult
  mutating func handleResponses(
    _ limit: Int, _ step: Step, _ surroundings: Surroundings, _ rules: Rules, _ kafka: inout KafkaCluster,
    _ ledger: inout Ledger
  ) -> Int {
    var left = limit
    // A consumer that keeps up handles an answer when it comes; one that is behind, as soon as it gets there.
    let floor = isCaughtUp ? 0 : step.start
    while left > 0, let response = responses.first {
      let readableAt = response.publishedAt + surroundings.replicationDelay
      guard readableAt <= step.end else { break }
      responses.removeFirst()
      let handledAt = max(readableAt, floor) + loop.lag
      let slot = held.find(response.slot, generation: response.generation)
      let tasks = response.tasks + (slot.map { countRepeats(of: $0, &ledger) } ?? 0)
      left -= tasks
      tally.noteResponses(tasks, delay: handledAt - response.publishedAt)
      if let slot {
        handle(response, for: slot, handledAt: handledAt, step, rules, &kafka, &ledger)
      } else {
        // Done already, by another processor after a lease ran out.
        ledger.duplicateExecutions += response.tasks
        tally.duplicates += response.tasks
      }
    }
    return limit - left
  }

  private mutating func handle(
    _ response: ResponseLog.Response, for slot: Int32, handledAt: Nanoseconds, _ step: Step, _ rules: Rules,
    _ kafka: inout KafkaCluster, _ ledger: inout Ledger
  ) {
    let isCurrent = held[at: slot].state == .leased && held[at: slot].ticket == response.lease
    let acked = min(response.acked, held[slot].count)
    if acked > 0 {
      // Accepted from an old lease too: the work is done either way.
      if !isCurrent { ledger.lateAcknowledgements += Int(acked) }
      complete(slot, Int(acked), handledAt: handledAt, rules, &ledger)
    }
    ledger.duplicateExecutions += Int(response.acked - acked)
    guard isCurrent, response.nacked > 0, held[at: slot].state.isHeld else { return }
    refuse(
      slot, Int(response.nacked),
      response.isLongNack ? rules.parameters.longNackDelay : rules.parameters.shortNackDelay, step, rules,
      &kafka, &ledger)
  }

  /// The answer that a group's repeats lay behind is read, or nobody needs it any more: they were in vain. Gives how many, in tasks.
  @discardableResult
  mutating func countRepeats(of slot: Int32, _ ledger: inout Ledger) -> Int {
    guard held[at: slot].isAnswered else { return 0 }
    let repeats = Int(held[slot].repeats)
    held[at: slot].isAnswered = false
    held[slot].repeats = 0
    unreadRepeats -= repeats
    ledger.duplicateExecutions += repeats
    tally.duplicates += repeats
    return repeats
  }

  /// An ACK: the event is processed.
  private mutating func complete(
    _ slot: Int32, _ count: Int, handledAt: Nanoseconds, _ rules: Rules, _ ledger: inout Ledger
  ) {
    let task = held[slot]
    if task.isDuplicate {
      ledger.duplicateExecutions += count
    } else {
      let due = task.ingestedAt + rules.slo[task.priority]
      ledger.finish(count, task.priority, handledAt: handledAt, due: due)
      tally.noteDone(count, task.priority, isLate: handledAt > due, delay: handledAt - task.ingestedAt)
    }
    if task.topic == 0 { congestion.observe(count, delay: handledAt - task.ingestedAt) }
    remove(count, from: slot)
  }

  /// A NACK under a lease that runs: a short delay is waited for in memory, a longer one in a retry topic.
  private mutating func refuse(
    _ slot: Int32, _ count: Int, _ delay: Nanoseconds, _ step: Step, _ rules: Rules,
    _ kafka: inout KafkaCluster,
    _ ledger: inout Ledger
  ) {
    let task = held[slot]
    let count = min(count, Int(task.count))
    let retryCount = Int(task.retryCount) + 1
    ledger.refused += count
    tally.refused += count
    var route = rules.retry.route(retryCount: retryCount, delay: delay)
    var wait = delay
    if route != .inMemory, !kafka.isReachable {
      // The task stays, and memory has to do for the wait.
      route = .inMemory
      wait = Nanoseconds(rules.retry.delaySeconds(level: 1)) * .second
    }
    switch route {
    case .inMemory:
      var kept = task
      kept.count = Int32(count)
      kept.retryCount = UInt8(min(255, retryCount))
      held.take(count, from: slot)
      let place = held.insert(kept, .delayed, wasLeased: true)
      held[at: place].ticket = UInt32(truncatingIfNeeded: delayed.schedule(place, at: step.end + wait))
    case .retryTopic:
      let level = rules.retry.level(forDelay: delay)
      let dueAt = step.end + Nanoseconds(rules.retry.delaySeconds(level: level)) * .second
      kafka.topics[KafkaCluster.retryTopic(level: level)].handOver(
        count,
        TopicLog.Entry(
          end: 0, publishedAt: step.end, dueAt: dueAt, ingestedAt: task.ingestedAt, deadline: task.deadline,
          priority: task.priority, retryCount: UInt8(min(255, retryCount)), isDuplicate: task.isDuplicate))
      kafka.noteWritten(count)
      remove(count, from: slot)
    case .deadLetter:
      if !task.isDuplicate { ledger.deadLettered += count }
      remove(count, from: slot)
    }
  }
}
