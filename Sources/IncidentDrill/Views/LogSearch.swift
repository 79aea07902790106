import GatewaySimulation
import TutorCore

/// The search over all logs.
extension DrillWorld {
  /// What a running pod has logged last about itself.
  private func standing(_ pod: Int) -> [LogLine] {
    func value(_ name: MetricName) -> Double {
      let values = gateway.metrics.latest(name)
      return values.indices.contains(pod) ? values[pod] ?? 0 : 0
    }
    var texts = [
      "INFO  loop lag \(reading(value(.asyncioLag), "ms")), waiting \(short(value(.tasksWaiting).rounded())), leased \(short(value(.tasksLeased).rounded()))"
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
    return texts.map { LogLine(time: now, text: $0) }
  }

  /// What a deployment's pods log just now, all of them together.
  private func workloadLines(_ workload: Workload) -> [LogLine] {
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
    return texts.map { LogLine(time: self.now, text: $0) }
  }

  /// Lines of all logs that hold every word, whatever the case.
  func search(_ text: String) -> View {
    let noise: Set<String> = ["error", "errors", "warn", "warning", "warnings"]
    let words = text.lowercased().split(separator: " ").prefix(8).map(String.init)
    let wanted = words.map { noise.contains($0) ? ($0.hasPrefix("e") ? "error" : "warn") : $0 }
    var hits: [(source: String, pod: Int?, line: LogLine)] = []
    func add(_ source: String, _ pod: Int?, _ lines: [LogLine]) {
      for line in lines
      where wanted.allSatisfy({ line.text.lowercased().contains($0) || source.contains($0) }) {
        hits.append((source, pod, line))
      }
    }
    for pod in 0..<gateway.facts.pods {
      let log = gateway.occurrences.logs(pod: pod) + gateway.occurrences.previousLogs(pod: pod)
      add(
        fullName(pod), pod,
        log.flatMap { logLines($0, of: pod) } + (gateway.pod(pod)?.isReady == true ? standing(pod) : []))
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
