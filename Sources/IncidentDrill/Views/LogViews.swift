import GatewaySimulation
import TutorCore

/// `kubectl logs`, and the search over all of them.
extension DrillWorld {
  /// A line of a log.
  private struct Line {
    var time: Nanoseconds
    var text: String
  }

  /// What is left of the logs of some pods.
  func logs(_ pods: [Int], _ query: LogQuery) -> View {
    var lines: [String] = []
    var isTelling = false
    for pod in pods.prefix(5) {
      guard let status = gateway.pod(pod) else { continue }
      if pods.count > 1 || !lines.isEmpty { lines.append("==> \(fullName(pod)) <==") }
      // While a container waits for its next start, its last life is the one that both name.
      let isPrevious = query.isPrevious && status.phase != .crashLoopBackOff
      let log = isPrevious ? gateway.occurrences.previousLogs(pod: pod) : gateway.occurrences.logs(pod: pod)
      if let refusal = refusal(pod, status, isEmpty: log.isEmpty, query) {
        lines.append(refusal)
        continue
      }
      let isIll = affected.contains(pod) || !status.isReady
      if isIll, log.contains(where: { $0.kind == .crashed }) || status.isReady {
        isTelling = true
      }
      var own = log.flatMap { logLines($0, of: pod) }
      if status.isReady, !query.isPrevious { own += running(pod) }
      if let since = query.since { own = own.filter { $0.time >= now - Nanoseconds(since) * .second } }
      lines += own.suffix(query.tail ?? 8).map { "\(clock($0.time)) \($0.text)" }
    }
    if pods.count > 5 { lines.append("... \(pods.count - 5) more pods; name them to see their logs") }
    if query.isFollowing {
      lines.append("(it would follow here; \"wait 1m\" lets time pass, then look again)")
    }
    return View(tool: lines, isTelling ? [.logs] : [])
  }

  /// What the server says instead of a log.
  private func refusal(_ pod: Int, _ status: PodStatus, isEmpty: Bool, _ query: LogQuery) -> String? {
    let name = podName(pod)
    if query.isPrevious, isEmpty {
      return
        "Error from server (BadRequest): previous terminated container \"orchestrator\" in pod \"\(name)\" not found"
    }
    if status.phase == .pending {
      return "Error from server (BadRequest): pod \(name) does not have a host assigned"
    }
    if !query.isPrevious, phase(of: pod) == "ContainerCreating" {
      return
        "Error from server (BadRequest): container \"orchestrator\" in pod \"\(name)\" is waiting to start: ContainerCreating"
    }
    return nil
  }

  private func logLines(_ occurrence: Occurrence, of pod: Int) -> [Line] {
    let texts: [String]
    switch occurrence.kind {
    case .startingUp: texts = ["INFO  starting consumers: p10 p20 p30 offload retry response"]
    case .crashed where occurrence.detail == 137: texts = ["(killed: memory limit, exit code 137)"]
    case .crashed:
      texts = [
        "ERROR Traceback (most recent call last): server/main.py in run",
        "ERROR \(exception(of: pod)), leaving with exit code \(occurrence.detail)",
      ]
    case .drained: texts = ["INFO  stopping with nothing leased"]
    case .gaveUpDraining: texts = ["WARN  stopping with tasks still leased"]
    default: texts = ["INFO  \(occurrence.kind.rawValue)"]
    }
    return texts.map { Line(time: occurrence.time, text: $0) }
  }

  /// What a pod's process ended with: a release that cannot start fails in its own code, a pod by itself at what it holds on to, and
  /// many pods for a while at what they all need.
  private func exception(of pod: Int) -> String {
    let revision = gateway.pod(pod)?.revision
    let deploy = gateway.deploys(cluster: cluster(of: pod)).last { $0.revision == revision }
    if deploy?.crashesAtStart == true {
      return "ModuleNotFoundError: No module named 'event_pipeline_orchestrator.server.leases'"
    }
    guard affected.contains(pod) else { return "unhandled exception at start" }
    return twin.causes.contains { $0.kind == .stubbornCrashLoop }
      ? "aiokafka.errors.KafkaConnectionError: Unable to bootstrap from the brokers"
      : "aiokafka.errors.UnknownMemberIdError: the group coordinator does not know this member"
  }

  /// What a running pod logs about itself.
  private func running(_ pod: Int) -> [Line] {
    func value(_ name: MetricName) -> Double {
      let values = gateway.metrics.latest(name)
      return values.indices.contains(pod) ? values[pod] ?? 0 : 0
    }
    var texts = [
      "INFO  loop lag \(reading(value(.asyncioLag), "ms")), waiting \(short(value(.tasksWaiting))), leased \(short(value(.tasksLeased)))"
    ]
    if value(.asyncioLag) > 500 {
      texts.append(
        "WARN  event loop turn took \(short(value(.asyncioLag) / 1000)) s, CPU \(short(value(.cpu))) %")
    }
    if value(.leasesExpired) >= 1 {
      texts.append("WARN  \(short(value(.leasesExpired))) leases expired a second, queued again")
    }
    let paused = gateway.pausedStreams(pod: pod)
    if !paused.isEmpty { texts.append("INFO  paused: \(paused.map(\.name).joined(separator: " "))") }
    return texts.map { Line(time: now, text: $0) }
  }

  /// The log of a deployment's pods, told by what they do just now.
  func workloadLogs(_ workload: Workload, _ query: LogQuery) -> View {
    if workload == .orchestrator {
      let worst = Array((ill + (0..<gateway.facts.pods)).prefix(3))
      return logs(worst, query)
    }
    let name =
      workload == .publisher
      ? publisherPodNames.first ?? workload.rawValue : failedWritesPodNames.first ?? workload.rawValue
    if query.isPrevious, workload == .publisher || gateway.isFailedWritesProcessorRunning {
      return View(
        tool: [
          "Error from server (BadRequest): previous terminated container \"main\" in pod \"\(name)\" not found"
        ], [])
    }
    let lines = workloadLines(workload).suffix(query.tail ?? 8).map { "\(clock($0.time)) \($0.text)" }
    return View(
      tool: [
        "Found \(workload == .publisher ? gateway.publisherPods : failedWritesReplicas) pods, using pod/\(name)"
      ] + lines, workload == .failedWrites ? [.processor] : [.sentry])
  }

  private func workloadLines(_ workload: Workload) -> [Line] {
    func now(_ metric: MetricName) -> Double { gateway.metrics.latest(metric).first.flatMap { $0 } ?? 0 }
    var texts: [String] = []
    if workload == .publisher {
      texts.append(
        "INFO  \(short(now(.publisherRate))) requests/s over \(gateway.publisherPods) pods, acks=all")
      if now(.timeouts) > 0 {
        texts.append("ERROR KafkaTimeoutError: batch expired before delivery, \(short(now(.timeouts)))/min")
        texts.append(
          isReachingS3
            ? "ERROR write failed, GP-03 refuses it, too: event goes to S3"
            : "WARN  write failed, event goes to failed-writes on GP-03")
      }
      if now(.connectionResets) > 0 {
        texts.append(
          "WARN  ConnectionResetError from aiokafka, \(short(now(.connectionResets)))/min, retrying")
      }
    } else if gateway.isFailedWritesProcessorRunning {
      texts.append(
        "INFO  failed-writes: \(short(now(.failedWrites))) waiting, recovered \(short(now(.failedWritesRecovered)))/s"
      )
    } else {
      texts += ["ERROR cannot join group failed-writes-processor, leaving with exit code 1", "(no process)"]
    }
    return texts.map { Line(time: self.now, text: $0) }
  }

  /// Lines of all logs that hold every word, whatever the case.
  func search(_ text: String) -> View {
    let noise: Set<String> = ["error", "errors", "warn", "warning", "warnings"]
    let words = text.lowercased().split(separator: " ").prefix(8).map(String.init)
    let wanted = words.map { noise.contains($0) ? ($0.hasPrefix("e") ? "error" : "warn") : $0 }
    var hits: [(source: String, pod: Int?, line: Line)] = []
    func add(_ source: String, _ pod: Int?, _ lines: [Line]) {
      for line in lines
      where wanted.allSatisfy({ line.text.lowercased().contains($0) || source.contains($0) }) {
        hits.append((source, pod, line))
      }
    }
    for pod in 0..<gateway.facts.pods {
      let log = gateway.occurrences.logs(pod: pod) + gateway.occurrences.previousLogs(pod: pod)
      add(
        fullName(pod), pod,
        log.flatMap { logLines($0, of: pod) } + (gateway.pod(pod)?.isReady == true ? running(pod) : []))
    }
    let letter = clusterName(deploymentCluster).suffix(1)
    for workload in [Workload.publisher, .failedWrites] {
      add("\(letter)/\(workload.rawValue)", nil, workloadLines(workload))
    }
    hits.sort { ($0.line.time, $0.source) < ($1.line.time, $1.source) }
    let sources = Set(hits.map(\.source))
    guard !hits.isEmpty else { return View(tool: ["0 lines for \"\(text.prefix(60))\""], []) }
    var lines = hits.suffix(10).map { "\(clock($0.line.time)) \($0.source)  \($0.line.text)" }
    lines.append(
      "\(hits.count) \(hits.count == 1 ? "line" : "lines") from \(sources.count) \(sources.count == 1 ? "source" : "sources")"
        + (hits.count > 10 ? "; the last 10 are shown (one pod: kubectl logs POD)" : ""))
    let isTelling = hits.contains { hit in
      guard let pod = hit.pod, affected.contains(pod) else { return false }
      return hit.line.text.hasPrefix("ERROR") || hit.line.text.hasPrefix("(killed")
        || hit.line.text.hasPrefix("WARN")
    }
    return View(tool: lines, isTelling ? [.logs] : [])
  }
}
