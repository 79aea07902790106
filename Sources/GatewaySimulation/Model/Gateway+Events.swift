/// What happens at a moment: faults that begin and end, pods that come and go, nodes that join.
extension Gateway {
  mutating func take(_ event: GatewayEvent, at time: Nanoseconds) {
    switch event {
    case .pod(let event): take(event, at: time)
    case .faultBegins(let number): begin(number, at: time)
    case .faultEnds(let number): end(number, at: time)
    case .nodeJoins(let cluster):
      control.setNode(cluster, at: time) {
        $0.isReady = true
        $0.replacementAt = nil
        $0.replacements += 1
      }
      occurrences.note(.nodeReady, .node(cluster), at: time)
    case .instancesReady(let count):
      processors.launched(count)
      occurrences.note(.instanceLaunched, .processors, at: time, count)
    case .repaired(let number):
      end(number, at: time)
    }
  }

  private mutating func take(_ event: ControlPlane.PodEvent, at time: Nanoseconds) {
    let pod = event.pod
    guard control.pods[pod].incarnation == event.incarnation else { return }
    switch event.kind {
    case .schedule:
      guard control.pods[pod].phase == .pending else { return }
      let isPlaced = control.trySchedule(pod, at: time, rules, &queue)
      occurrences.note(isPlaced ? .scheduled : .failedScheduling, .pod(pod), at: time)
      if isPlaced { occurrences.log(.startingUp, pod: pod, at: time) }
    case .ready:
      guard control.pods[pod].phase == .starting else { return }
      control.set(pod, .running, at: time)
      pods[pod].start(now: time, rules)
      occurrences.note(.started, .pod(pod), at: time)
    case .crash:
      guard control.pods[pod].phase == .starting else { return }
      crash(pod, "Error", at: time)
    case .restart:
      guard control.pods[pod].phase == .crashLoopBackOff else { return }
      occurrences.containerEnded(pod: pod)
      occurrences.log(.startingUp, pod: pod, at: time)
      control.begin(pod, at: time, rules, &queue)
    }
  }

  /// The container of a pod ends by itself.
  mutating func crash(_ pod: Int, _ reason: String, at time: Nanoseconds) {
    if pods[pod].isServing || pods[pod].isListening {
      pods[pod].die(now: time, rules, &kafka[pods[pod].cluster], &ledger)
    }
    release(pod, at: time)
    occurrences.log(.crashed, pod: pod, at: time, reason == "OOMKilled" ? 137 : 1)
    let backoff = control.crash(pod, reason, at: time, rules, &queue)
    occurrences.note(.backOff, .pod(pod), at: time, Int(backoff / .second))
  }

  /// `kubectl delete pod`: a running one drains first.
  mutating func delete(_ pod: Int, at time: Nanoseconds) {
    switch control.pods[pod].phase {
    case .running:
      control.set(pod, .terminating, at: time)
      pods[pod].isServing = false
      occurrences.note(.killing, .pod(pod), at: time)
    case .terminating, .absent: break
    case .starting, .pending, .crashLoopBackOff:
      occurrences.note(.killing, .pod(pod), at: time)
      finishDeletion(pod, at: time)
    }
  }

  /// `kubectl delete pod --force --grace-period=0`: nothing drains.
  mutating func kill(_ pod: Int, at time: Nanoseconds) {
    guard control.pods[pod].phase != .absent else { return }
    occurrences.note(.killing, .pod(pod), at: time)
    finishDeletion(pod, at: time)
  }

  /// The old pod is gone; the StatefulSet makes a new one.
  mutating func finishDeletion(_ pod: Int, at time: Nanoseconds) {
    stopProcess(pod, at: time)
    release(pod, at: time)
    occurrences.podDeleted(pod: pod)
    control.recreate(pod, at: time, rules, &queue)
  }

  /// What hung in a process ends with it.
  private mutating func release(_ pod: Int, at time: Nanoseconds) {
    for number in faults.indices where faults[number].strength(at: time) > 0 {
      guard case .responsesStuck(let stuck) = faults[number].fault, stuck.contains(pod) else { continue }
      faults[number].fault = .responsesStuck(pods: stuck.filter { $0 != pod })
    }
  }

  mutating func stopProcess(_ pod: Int, at time: Nanoseconds) {
    guard pods[pod].isServing || pods[pod].isListening else { return }
    pods[pod].die(now: time, rules, &kafka[pods[pod].cluster], &ledger)
  }

  private mutating func begin(_ number: Int, at time: Nanoseconds) {
    switch faults[number].fault {
    case .crashLoop(let broken, let cure):
      for pod in broken where pods.indices.contains(pod) {
        control.breakPod(pod, by: cure == .recreation ? nil : number)
        if control.pods[pod].phase == .running { crash(pod, "Error", at: time) }
      }
    case .nodeLost(let cluster, let replacement): loseNode(cluster, replacement, at: time)
    case .badDeploy(let cluster, let what):
      guard kafka.indices.contains(cluster) else { return }
      control.sync(cluster, at: time) {
        switch what {
        case .crashesAtStart: $0.crashesAtStart = true
        case .memoryRequest(let megabytes): $0.memoryRequest = megabytes
        case .wrongNodePool: $0.hasWrongNodePool = true
        case .ignoresResponses: $0.ignoresResponses = true
        }
      }
      occurrences.note(.synced, .deploy(cluster: cluster), at: time, control.deploy(cluster).revision)
      replaceAll(cluster, at: time)
    case .processorsLost(let count):
      processors.lost(count)
      occurrences.note(.instanceTerminated, .processors, at: time, count)
    case .failedWritesProcessorDown:
      publisher.chain.isProcessorRunning = false
      occurrences.note(.stopped, .failedWritesProcessor, at: time)
    case .brokerDegraded(let clusters, let broker, _, _):
      for cluster in clusters {
        occurrences.note(.degraded, .broker(cluster: cluster, broker: broker), at: time)
      }
    case .brokerDown(let cluster, let broker):
      occurrences.note(.degraded, .broker(cluster: cluster, broker: broker), at: time)
    default: break
    }
  }

  private mutating func end(_ number: Int, at time: Nanoseconds) {
    guard endedFaults.insert(number).inserted else { return }
    switch faults[number].fault {
    case .crashLoop: control.mend(fault: number)
    case .failedWritesProcessorDown: publisher.chain.isProcessorRunning = true
    case .processorsLost(let count):
      queue.schedule(.instancesReady(count), at: time + rules.parameters.instanceStart)
    case .brokerDegraded(let clusters, let broker, _, _):
      for cluster in clusters {
        occurrences.note(.repaired, .broker(cluster: cluster, broker: broker), at: time)
      }
    default: break
    }
  }

  private mutating func loseNode(_ cluster: Int, _ replacement: Nanoseconds?, at time: Nanoseconds) {
    guard kafka.indices.contains(cluster) else { return }
    let joins = time + (replacement ?? rules.parameters.nodeReplacement)
    control.setNode(cluster, at: time) {
      $0.isReady = false
      $0.replacementAt = joins
    }
    occurrences.note(.nodeNotReady, .node(cluster), at: time)
    queue.schedule(.nodeJoins(cluster: cluster), at: joins)
    replaceAll(cluster, at: time)
  }

  /// Every pod of a cluster ends without warning and is created anew.
  private mutating func replaceAll(_ cluster: Int, at time: Nanoseconds) {
    for pod in control.podRange(cluster) where control.pods[pod].phase != .absent {
      finishDeletion(pod, at: time)
    }
  }

  /// What the faults do in the step that begins.
  mutating func updateEffects() {
    var active = false
    for number in faults.indices where !endedFaults.contains(number) && faults[number].strength(at: clock) > 0
    {
      active = true
    }
    if !active, areEffectsClean { return }
    effects = FaultEffects(rules)
    for number in faults.indices where !endedFaults.contains(number) {
      let strength = faults[number].strength(at: clock)
      if strength > 0 { effects.add(faults[number].fault, strength: strength) }
    }
    areEffectsClean = !active
    for cluster in kafka.indices {
      kafka[cluster].brokers = effects.brokers[cluster]
      kafka[cluster].isReachable = effects.isReachable[cluster]
      kafka[cluster].timeoutPermille = effects.timeoutPermille[cluster]
      kafka[cluster].busyPercent = effects.busyPercent[cluster]
      kafka[cluster].noteBrokers()
    }
    publisher.chain.isGP03Reachable = effects.isGP03Reachable
    publisher.chain.isS3Reachable = effects.isS3Reachable
    publisher.brokenPods = effects.brokenPublisherPods
  }
}
