/// What people do.
extension Gateway {
  /// Does it now. What does not exist is ignored: the tool in front says so.
  public mutating func apply(_ intervention: Intervention) {
    isQuiet = false
    let time = clock
    switch intervention {
    case .restartPods(let numbers):
      for pod in numbers where pods.indices.contains(pod) { delete(pod, at: time) }
    case .killPods(let numbers):
      for pod in numbers where pods.indices.contains(pod) { kill(pod, at: time) }
    case .rollingRestart(let cluster):
      if kafka.indices.contains(cluster) { control.startRolling(cluster) }
    case .rollBack(let cluster, let revision): rollBack(cluster, to: revision)
    case .scaleOrchestrators(let cluster, let replicas): scale(cluster, replicas)
    case .cordon(let cluster, let isCordoned):
      guard kafka.indices.contains(cluster) else { return }
      control.setNode(cluster, at: time) { $0.isCordoned = isCordoned }
      if isCordoned { occurrences.note(.cordoned, .node(cluster), at: time) }
    case .setProcessorCapacity(let count):
      let added = min(count, rules.facts.processorMaximum) - processors.running
      processors.setDesired(count, rules)
      occurrences.note(.scaled, .processors, at: time, processors.desired)
      if added > 0 { queue.schedule(.instancesReady(added), at: time + rules.parameters.instanceStart) }
    case .restartFailedWritesProcessor:
      for number in faults.indices where faults[number].fault == .failedWritesProcessorDown {
        endedFaults.insert(number)
      }
      publisher.chain.isProcessorRunning = true
      occurrences.note(.started, .failedWritesProcessor, at: time)
    case .republishFromS3:
      publisher.chain.startRepublish()
      occurrences.note(.republished, .prepPublisher, at: time, ledger.inS3)
    case .escalate(let team): escalate(team)
    case .addBrokers(let cluster):
      inject(
        ScheduledFault(
          .brokersBusy(clusters: [cluster], percent: rules.parameters.rebalancePercent), from: time,
          until: time + rules.parameters.rebalanceDuration))
    case .restartPrepPublisher:
      let rolling = max(1, publisher.readyPods * rules.parameters.publisherRollPercent / 100)
      let until = time + rules.parameters.publisherRoll
      for number in faults.indices where faults[number].until == nil {
        guard case .publisherPodsBroken = faults[number].fault else { continue }
        queue.schedule(.repaired(number), at: until)
      }
      inject(ScheduledFault(.publisherPodsBroken(rolling), from: time, until: until))
      inject(
        ScheduledFault(
          .brokersBusy(clusters: Array(kafka.indices), percent: rules.parameters.reconnectPercent),
          from: time,
          until: until))
      occurrences.note(.killing, .prepPublisher, at: time)
    case .setRollout(let rollout):
      publisher.setRollout(rollout, clusters: rules.facts.clusters)
      occurrences.note(.settingChanged, .prepPublisher, at: time, rollout.percentage)
    default: change(intervention)
    }
  }

  /// Settings: the rules are made anew.
  private mutating func change(_ intervention: Intervention) {
    var facts = rules.facts
    switch intervention {
    case .setMaxRecords(let count): facts.maxRecords = max(1, count)
    case .setThreshold(let stream, let percent): facts.thresholdPercent[stream] = percent
    case .setLease(let seconds): facts.leaseSeconds = max(1, seconds)
    case .setNumberOfReplicas(let count): facts.numberOfReplicas = max(1, count)
    case .setRetryConsumer(let isOn): facts.isRetryConsumerEnabled = isOn
    case .setHotSettings(let hot): facts.hotSettings = hot
    case .scalePrepPublisher(let minimum, let maximum):
      facts.publisherMinimum = max(1, minimum)
      facts.publisherMaximum = max(1, maximum)
    default: return
    }
    var changed = world
    changed.facts = facts
    changed.parameters = rules.parameters
    rules = Rules(changed)
    processors.setRoutes(rules)
    if case .scalePrepPublisher(_, let maximum) = intervention {
      occurrences.note(.scaled, .prepPublisher, at: clock, maximum)
    } else {
      occurrences.note(.settingChanged, .ingest, at: clock)
    }
  }

  /// Back to an earlier release. It is new to the pods that run, so all of them are replaced together, also where nothing was broken.
  private mutating func rollBack(_ cluster: Int, to revision: Int?) {
    guard kafka.indices.contains(cluster), let target = control.rollBackTarget(cluster, revision) else {
      return
    }
    control.stopRolling(cluster)
    control.sync(cluster, at: clock) { $0.takeOver(target) }
    occurrences.note(.rolledBack, .deploy(cluster: cluster), at: clock, control.deploy(cluster).revision)
    for pod in control.podRange(cluster) { delete(pod, at: clock) }
  }

  private mutating func scale(_ cluster: Int, _ replicas: Int) {
    guard kafka.indices.contains(cluster) else { return }
    for (ordinal, pod) in control.podRange(cluster).enumerated() {
      if ordinal >= replicas, control.pods[pod].phase != .absent {
        stopProcess(pod, at: clock)
        control.remove(pod, at: clock)
      } else if ordinal < replicas, control.pods[pod].phase == .absent {
        control.recreate(pod, at: clock, rules, &queue)
      }
    }
    occurrences.note(.scaled, .deploy(cluster: cluster), at: clock, replicas)
  }

  private mutating func escalate(_ team: Intervention.Team) {
    occurrences.note(.escalated, .ingest, at: clock)
    for number in faultsToMend(by: team) {
      queue.schedule(.repaired(number), at: clock + rules.parameters.brokerRepair)
    }
  }

  /// What goes wrong just now and a team can mend; empty if nothing that ails the gateway is theirs.
  private func faultsToMend(by team: Intervention.Team) -> [Int] {
    faults.indices.filter {
      faults[$0].strength(at: clock) > 0 && !endedFaults.contains($0) && team.mends(faults[$0].fault)
    }
  }

  /// How long a team will need, in nanoseconds; nil if nothing that goes wrong just now is theirs.
  public func repairTime(of team: Intervention.Team) -> Nanoseconds? {
    faultsToMend(by: team).isEmpty ? nil : rules.parameters.brokerRepair
  }
}

extension Intervention.Team {
  fileprivate func mends(_ fault: Fault) -> Bool {
    switch (fault, self) {
    case (.brokerDegraded, .msk), (.brokerDown, .msk), (.clusterUnreachable, .msk), (.publishTimeouts, .msk),
      (.connectionResets, .msk), (.gp03Unreachable, .msk), (.loopStalled, .kdp), (.cpuTaken, .kdp),
      (.unrouted, .kdp):
      true
    default: false
    }
  }
}
