/// Handing out tasks under leases, and what time brings about: task_state_controller/controller.py and leases.py.
extension OrchestratorPod {
  /// What processors are in a step.
  struct Processing: Sendable {
    /// Time between two visits to this pod.
    var visitGap: Nanoseconds
    /// Tasks of one fetch.
    var batch: Int
    /// Work on one task.
    var serviceTime: Nanoseconds
    /// Tasks in a thousand whose worker dies before it answers.
    var crashPermille: Int
    /// From the end of the work to its record on the response topic.
    var answerDelay: Nanoseconds
    /// Tasks in a million that they refuse.
    var refusedMillionths: Int
    /// Whether the response topic takes answers; a worker gives up after its retries, and the lease runs out.
    var canAnswer = true
    /// Whether the pod reads the response topic.
    var isRead = true
  }

  /// The second half of a step: lends up to `quota` tasks, the most urgent first. Returns how many were executed.
  mutating func handOut(_ quota: Int, _ step: Step, _ processing: Processing, _ rules: Rules) -> Int {
    var left = quota - quotaDebt
    quotaDebt = 0
    var executed = 0
    while left > 0, let place = waiting.next {
      guard let slot = takeNext(place, &left) else { continue }
      executed += lend(slot, step, processing, rules)
    }
    quotaDebt = max(0, -left)
    if held.waiting == 0 { waiting.forgetStragglers() }
    return executed
  }

  /// Takes out the task at a place, at most `left` of a group that can be split; nil if the place was stale.
  private mutating func takeNext(_ place: WaitingTasks.Place, _ left: inout Int) -> Int32? {
    if case .lane(let lane) = place {
      guard let task = waiting.takeFirst(left, lane: lane) else { return nil }
      left -= Int(task.count)
      held.noteInLanes(-Int(task.count))
      return held.insert(task)
    }
    guard let straggler = waiting.straggler(place) else { return nil }
    let slot = straggler.slot
    guard held[at: slot].ticket == straggler.ticket, held[at: slot].state == .waiting else {
      waiting.removeStraggler(place)
      return nil
    }
    let count = Int(held[slot].count)
    if count > left, !held[at: slot].wasLeased {
      let front = split(slot, left)
      left = 0
      return front
    }
    waiting.removeStraggler(place)
    left -= count
    return slot
  }

  private mutating func split(_ slot: Int32, _ count: Int) -> Int32 {
    var front = held[slot]
    front.count = Int32(count)
    held.take(count, from: slot)
    return held.insert(front)
  }

  /// Lends one group. It is fetched at the next visit, worked on task by task, and answered task by task; the middle of the batch
  /// stands for all. Tasks that could not be begun within the lease are left alone.
  private mutating func lend(_ slot: Int32, _ step: Step, _ processing: Processing, _ rules: Rules) -> Int {
    let task = held[slot]
    let count = Int(task.count)
    let fetchedAt = max(task.readyAt, step.start) + processing.visitGap / 2 + loop.lag
    let lease = leases.grant(slot, until: fetchedAt + rules.lease)
    held.lend(slot, count, ticket: lease)
    tally.noteFetched(count, wait: loop.lag + rules.parameters.fetchRoundTrip)
    let startable = min(processing.batch, Int(rules.lease / max(1, processing.serviceTime)))
    var executed = processing.batch <= startable ? count : count * startable / processing.batch
    if processing.crashPermille > 0 {
      let due = executed * processing.crashPermille + crashCarry
      crashCarry = due % 1000
      executed -= min(executed, due / 1000)
    }
    guard executed > 0, processing.canAnswer else { return count }
    nackCarry += executed * processing.refusedMillionths
    let nacked = min(executed, nackCarry / 1_000_000)
    nackCarry -= nacked * 1_000_000
    let finishedAt =
      fetchedAt + rules.parameters.fetchRoundTrip + processing.serviceTime * Nanoseconds(startable + 1) / 2
    tally.noteLent(executed, for: finishedAt - fetchedAt)
    if !processing.isRead {
      if held[at: slot].isAnswered {
        // The answer that lies there says as much.
        held[slot].repeats += Int32(executed)
        unreadRepeats += executed
        return count
      }
      held[at: slot].isAnswered = executed == count && nacked == 0
    }
    let response = ResponseLog.Response(
      publishedAt: finishedAt + processing.answerDelay, slot: slot, generation: held[at: slot].generation,
      lease: lease,
      acked: Int32(executed - nacked), nacked: Int32(nacked), isLongNack: nacked > 0 && isNextNackLong(rules)
    )
    responses.insert(response)
    return count
  }

  private mutating func isNextNackLong(_ rules: Rules) -> Bool {
    longNackCarry += rules.parameters.longNackPermille
    guard longNackCarry >= 1000 else { return false }
    longNackCarry -= 1000
    return true
  }

  /// Gives the tasks of silent processors another chance, in their old place in the order. Their retry budget is not touched.
  /// What nobody will answer before the response topic is read, and stood together, is one group from then on.
  mutating func requeueExpired(_ step: Step, _ rules: Rules, _ ledger: inout Ledger) {
    // The last one of each primary stream.
    var last = InlineArray<3, Int32?>(repeating: nil)
    while let lease = leases.popExpired(by: step.end, held) {
      let slot = lease.slot
      ledger.expiredLeases += Int(held[slot].count)
      tally.expired += Int(held[slot].count)
      let topic = Int(held[slot].topic)
      if topic < last.count {
        if let other = last[topic], isContinued(other, by: slot, at: step.end, rules) {
          held.join(slot, to: other)
          continue
        }
        last[topic] = slot
      }
      held[slot].readyAt = lease.expiresAt
      enqueue(slot, rules.dispatchOrder)
    }
  }

  /// Whether `next` is the continuation of `slot`, and both are done as soon as somebody reads their answers. Deadlines that differ by
  /// a hundredth of the SLO, or of the tasks' age, are not told apart.
  private func isContinued(_ slot: Int32, by next: Int32, at now: Nanoseconds, _ rules: Rules) -> Bool {
    let (front, back) = (held[slot], held[next])
    return held[at: slot].isAnswered && held[at: next].isAnswered
      && front.offset + Int(front.count) == back.offset
      && front.priority == back.priority && front.retryCount == back.retryCount
      && front.isDuplicate == back.isDuplicate
      && abs(back.deadline - front.deadline) <= max(rules.slo[front.priority], now - front.ingestedAt) / 100
  }

  /// Short retries whose delay is over.
  mutating func releaseDelayed(_ step: Step, _ rules: Rules) {
    while let entry = delayed.popDue(by: step.end) {
      let slot = entry.payload
      guard held[at: slot].state == .delayed,
        held[at: slot].ticket == UInt32(truncatingIfNeeded: entry.ticket)
      else { continue }
      held[slot].readyAt = entry.time
      enqueue(slot, rules.dispatchOrder)
    }
  }

  /// Moves tasks that this pod cannot serve in time to the offload topic, with a deadline that can still be met.
  mutating func offloadLate(
    _ step: Step, _ millirounds: Int, _ rules: Rules, _ kafka: inout KafkaCluster, _ ledger: inout Ledger
  ) {
    guard kafka.isReachable else { return }
    var left = max(1, rules.offloadRound * millirounds / 1000)
    while left > 0, let (place, deadline) = waiting.nextLate(rules.dispatchOrder),
      deadline + rules.offloadGrace < step.start
    {
      guard let task = takeLate(place, left, &ledger) else { continue }
      let count = Int(task.count)
      left -= count
      kafka.topics[KafkaCluster.offload].handOver(
        count,
        TopicLog.Entry(
          end: 0, publishedAt: step.end, dueAt: step.end, ingestedAt: task.ingestedAt,
          deadline: step.end + rules.offloadSLO, priority: task.priority, retryCount: task.retryCount,
          isDuplicate: task.isDuplicate))
      kafka.noteWritten(count)
      if task.topic == 0 { congestion.observe(count, delay: step.end - task.ingestedAt) }
      ledger.offloaded += count
      tally.offloaded += count
    }
  }

  /// Takes out the late task at a place, at most `most` of a group that can be split; nil if the place was stale.
  private mutating func takeLate(_ place: WaitingTasks.Place, _ most: Int, _ ledger: inout Ledger)
    -> HeldTask?
  {
    if case .lane(let lane) = place {
      guard let task = waiting.takeFirst(most, lane: lane) else { return nil }
      held.noteInLanes(-Int(task.count))
      if task.isDuplicate { heldDuplicates -= Int(task.count) }
      return task
    }
    guard let straggler = waiting.straggler(place) else { return nil }
    let slot = straggler.slot
    guard held[at: slot].ticket == straggler.ticket, held[at: slot].state == .waiting else {
      waiting.removeStraggler(place)
      return nil
    }
    countRepeats(of: slot, &ledger)
    var task = held[slot]
    if !held[at: slot].wasLeased { task.count = min(task.count, Int32(most)) }
    if task.count == held[slot].count { waiting.removeStraggler(place) }
    remove(Int(task.count), from: slot)
    return task
  }

  /// Done, or safe in a topic: frees memory.
  mutating func remove(_ count: Int, from slot: Int32) {
    if held[slot].isDuplicate { heldDuplicates -= count }
    held.take(count, from: slot)
  }
}
