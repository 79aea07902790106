/// One pass over the whole model.
extension Gateway {
  mutating func step(until target: Nanoseconds) {
    while let event = queue.popDue(by: clock) { take(event.payload, at: event.time) }
    let step = Step(start: clock, length: stepLength(until: target))
    updateEffects()
    let arrivals = traffic.arrivals(step, faultPercent: effects.trafficPercent, rules.parameters)
    let flood = effects.floodPerSecond * Int(step.length / .millisecond) / 1000
    ingest.ingest(arrivals, flood: flood, step, rules, &publisher, &kafka, &ledger)
    sendScripted(step)
    publisher.chain.retry(step, rules, &kafka, &ledger)
    publisher.chain.republish(step, rules, &kafka, &ledger)
    takeIn(step)
    handOut(step)
    drainAndRoll(step)
    for cluster in kafka.indices { kafka[cluster].endStep(step.length, rules) }
    publisher.endStep(step, rules)
    clock = step.end
    steps += 1
    isQuiet = judgeQuiet()
    sampleIfDue(step)
    fold()
    if steps % 256 == 0 { forgetReadEntries() }
  }

  private mutating func sendScripted(_ step: Step) {
    for events in scripted {
      ledger.ingested[events.priority] += events.count
      publisher.publish(
        events.count, events.priority, isShed: false, ingestedAt: step.start - events.age, now: step.start,
        rules,
        &kafka, &ledger)
    }
    scripted.removeAll()
  }

  private func stepLength(until target: Nanoseconds) -> Nanoseconds {
    let quiet = rules.parameters.quietStep
    guard world.mayStepQuietly, isQuiet, clock % quiet == 0, clock + quiet <= target else {
      return rules.parameters.fineStep
    }
    if let next = queue.first, next.time < clock + quiet { return rules.parameters.fineStep }
    return quiet
  }

  private mutating func takeIn(_ step: Step) {
    let rules = rules
    for pod in pods.indices {
      let cluster = pods[pod].cluster
      let surroundings = surroundings(of: pod, step, rules)
      let signal = pods[pod].takeIn(step, surroundings, rules, &kafka[cluster], &ledger)
      if let signal, kafka[cluster].isReachable { ingest.receive(signal) }
      let isReached = pods[pod].isServing && effects.isRouted[pod] && processors.reaches(pod)
      ready[pod] = isReached ? min(pods[pod].held.waiting, pods[pod].taskGrant) : -1
      lags[pod] = pods[pod].loop.lag
    }
  }

  private func surroundings(of pod: Int, _ step: Step, _ rules: Rules) -> OrchestratorPod.Surroundings {
    let cluster = pods[pod].cluster
    let partition = pods[pod].ordinal
    return OrchestratorPod.Surroundings(
      replicationDelay: kafka[cluster].replicationDelay(partition: partition, rules),
      isReadable: kafka[cluster].isReadable(partition: partition),
      takenPermille: max(effects.takenPermille[pod], neighbours[pod]),
      stall: effects.stall[pod], pileUp: effects.pileUp[pod] * Int(step.length / .millisecond) / 1000,
      readsResponses: effects.readsResponses[pod] && !control.runsDeafDeploy(pod))
  }

  private mutating func handOut(_ step: Step) {
    let rules = rules
    let serviceTime = rules.parameters.serviceTime * Nanoseconds(effects.servicePercent) / 100
    processors.plan(step, ready: ready, lag: lags, serviceTime: serviceTime, rules)
    for pod in pods.indices where pods[pod].isServing {
      pods[pod].askedPerSecond = processors.mostTasks(of: pod, rules) * 1000 / Int(step.length / .millisecond)
      guard ready[pod] > 0 else { continue }
      let share = processors.share(of: pod, ready: ready[pod], step, rules)
      guard share.quota > 0 else { continue }
      let cluster = pods[pod].cluster
      let surroundings = surroundings(of: pod, step, rules)
      _ = pods[pod].handOut(
        share.quota, step,
        OrchestratorPod.Processing(
          visitGap: share.visitGap, batch: share.batch, serviceTime: serviceTime,
          crashPermille: effects.crashPermille, answerDelay: rules.parameters.replicationDelay,
          refusedMillionths: effects.refusedMillionths,
          canAnswer: kafka[cluster].isReadable(partition: pods[pod].ordinal),
          isRead: surroundings.readsResponses), rules)
      pods[pod].settle(step, surroundings, rules, &kafka[cluster], &ledger)
    }
  }

  /// Pods that stop, memory that runs out, StatefulSets that restart.
  private mutating func drainAndRoll(_ step: Step) {
    for pod in pods.indices {
      if control.pods[pod].phase == .terminating {
        let waited = step.end - control.pods[pod].since
        let isEmpty = pods[pod].held.leased == 0
        if isEmpty || waited >= Nanoseconds(rules.facts.drainSeconds) * .second {
          occurrences.log(isEmpty ? .drained : .gaveUpDraining, pod: pod, at: step.end)
          finishDeletion(pod, at: step.end)
        }
      } else if pods[pod].isServing, memoryMegabytes(pod) > rules.facts.podMemoryMegabytes {
        occurrences.note(.oomKilled, .pod(pod), at: step.end, 137)
        crash(pod, "OOMKilled", at: step.end)
      }
    }
    for cluster in kafka.indices {
      if let pod = control.nextToRoll(cluster) { delete(pod, at: step.end) }
    }
  }

  /// Memory of a pod's process.
  func memoryMegabytes(_ pod: Int) -> Int {
    guard pods[pod].isServing || pods[pod].isListening else { return 0 }
    return rules.parameters.emptyPodMegabytes
      + pods[pod].usedBytes(rules) / 1_000_000 * rules.parameters.memoryPercent / 100
  }

  /// Nothing is wrong: no fault, every pod ready and near empty, P10 unthrottled, brokers below saturation.
  private func judgeQuiet() -> Bool {
    guard areEffectsClean, control.isSettled, !control.isRolling, ingest.slo.capacityPercent >= 100,
      ingest.held == 0, publisher.chain.failedWrites == 0, processors.utilizationPermille < 950
    else { return false }
    for cluster in kafka.indices where kafka[cluster].utilizationPermille(rules) > 900 { return false }
    return pods.indices.allSatisfy { pod in
      pods[pod].held.waiting <= 200 && pods[pod].loop.lag <= 100 * .millisecond
        && pods[pod].heldDuplicates + pods[pod].staleEntries == 0
    }
  }

  /// Adds the state to the fingerprint.
  private mutating func fold() {
    traceHash.fold(UInt64(bitPattern: clock))
    for priority in Priority.allCases {
      traceHash.fold(ledger.ingested[priority])
      traceHash.fold(ledger.done[priority])
      traceHash.fold(ledger.late[priority])
      traceHash.fold(ledger.lateSeconds[priority].bitPattern)
    }
    traceHash.fold(ledger.deadLettered &+ ledger.inS3 << 20 &+ ledger.dropped << 40)
    traceHash.fold(ledger.expiredLeases &+ ledger.duplicateExecutions << 32)
    traceHash.fold(processors.millivisits)
    for pod in pods.indices {
      traceHash.fold(
        pods[pod].held.waiting &+ pods[pod].held.leased << 20 &+ pods[pod].held.delayed << 40
          &+ pods[pod].readers[2].position << 24)
      traceHash.fold(UInt64(bitPattern: pods[pod].loop.lag))
    }
  }

  /// Topic entries that every pod has read are not needed any more.
  private mutating func forgetReadEntries() {
    for cluster in kafka.indices {
      var oldest = kafka[cluster].topics.map(\.endNumber)
      for pod in control.podRange(cluster) { pods[pod].lowerToUnfinished(&oldest, kafka[cluster].topics) }
      for topic in oldest.indices { kafka[cluster].topics[topic].forget(before: oldest[topic]) }
    }
  }
}
