import GatewaySimulation
import TutorCore

/// `kubectl logs` of orchestrators.
extension DrillWorld {
  /// Lines of a log that are built at most: a container's log is rotated away beyond that.
  static let mostLogLines = 30_000
  /// Lines that are shown of one pod when nothing is said; of each of several half as many.
  private static let usualLogLines = 8
  /// Lines that are shown at once.
  private static let mostShown = 300

  /// What is left of the logs of some pods.
  func logs(_ pods: [Int], _ query: LogQuery) -> View {
    var lines: [String] = []
    var isTelling = false
    for pod in query.isFull ? pods[...] : pods.prefix(5) {
      guard let status = gateway.pod(pod) else { continue }
      if !query.isFull, pods.count > 1 || !lines.isEmpty { lines.append("==> \(fullName(pod)) <==") }
      // While a container waits for its next start, its last life is the one that both name.
      let isPrevious = query.isPrevious && status.phase != .crashLoopBackOff
      let log = isPrevious ? gateway.occurrences.previousLogs(pod: pod) : gateway.occurrences.logs(pod: pod)
      if let refusal = refusal(pod, status, isEmpty: log.isEmpty, query) {
        lines.append(refusal)
        continue
      }
      let isIll = affected.contains(pod) || !status.isReady
      if isIll, log.contains(where: { $0.kind == .crashed }) || status.isReady { isTelling = true }
      lines += shown(
        containerLog(pod, status, log, isPrevious: isPrevious, query), "\(podName(pod))/orchestrator", query,
        isOneOfMany: pods.count > 1)
    }
    if !query.isFull, pods.count > 5 {
      lines.append("... \(pods.count - 5) more pods; name them to see their logs")
    }
    // A process that says what its CPU goes to says that nobody else takes it.
    let isBusyItself = pods.contains { pod in
      gateway.pod(pod)?.isReady == true
        && staleEntries(pod, at: now, startedAt: gateway.pod(pod).map(createdAt) ?? now) >= Self.manyEntries
    }
    return View(
      tool: lines + following(query), isTelling ? (isBusyItself ? [.logs, .neighbours] : [.logs]) : [])
  }

  private func following(_ query: LogQuery) -> [String] {
    query.isFollowing && !query.isFull
      ? ["(it would follow here; \"wait 1m\" lets time pass, then look again)"] : []
  }

  /// The lines of a log that a query lets through, newest last, as kubectl prints them.
  private func shown(_ log: [LogLine], _ name: String, _ query: LogQuery, isOneOfMany: Bool = false)
    -> [String]
  {
    let tail =
      query.tail ?? (query.isSelected ? 10 : query.isFull || query.since != nil ? Self.mostLogLines : nil)
    let most = query.isFull ? Self.mostLogLines : Self.mostShown
    let kept = log.suffix(min(tail ?? (isOneOfMany ? Self.usualLogLines / 2 : Self.usualLogLines), most))
    let lines = kept.map { line in
      (query.hasPrefix ? "[pod/\(name)] " : "") + (query.hasStamps ? fineStamp(line) + " " : "")
        + "\(clock(line.time)) \(line.text)"
    }
    let before = log.count - kept.count
    guard before > 0, !query.isFull, !query.isSelected, query.tail == nil || (query.tail ?? 0) > most else {
      return lines
    }
    return ["... earlier lines: --tail N, --since 10m, | grep"] + lines
  }

  /// A moment with the fractions that kubectl's `--timestamps` has.
  private func fineStamp(_ line: LogLine) -> String {
    let digits = "\(100_000_000 + Int(mixed(line.time, line.text.utf8.count) % 900_000_000))"
    return "\(stamp(line.time).dropLast()).\(digits)Z"
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

  /// The log of a deployment's pods, or of the orchestrators that stand out.
  func workloadLogs(_ workload: Workload, _ query: LogQuery) -> View {
    if workload == .orchestrator {
      let all = Array(0..<gateway.facts.pods)
      return logs(query.isFull && query.isSelected ? all : Array((ill + all).prefix(3)), query)
    }
    let names = workload == .publisher ? publisherPodNames : failedWritesPodNames
    let number =
      query.podName.flatMap { names.firstIndex(of: $0) }
      ?? min(illPods(of: workload), max(0, names.count - 1))
    let name = names.indices.contains(number) ? names[number] : workload.rawValue
    if query.isPrevious, workload == .publisher || gateway.isFailedWritesProcessorRunning {
      return View(
        tool: [
          "Error from server (BadRequest): previous terminated container \"main\" in pod \"\(name)\" not found"
        ], [])
    }
    let ill = illPods(of: workload)
    // A log of a pod that takes no requests, or of one that takes those of the others, tells of the publishers.
    let tags: [Tag] =
      workload == .failedWrites ? [.processor] : ill > 0 ? [.publishers, .sentry] : [.sentry]
    let isBoth = query.isOfEachState && (1..<names.count).contains(ill)
    let numbers = query.isSelected && query.isFull ? Array(names.indices) : isBoth ? [0, ill] : [number]
    var lines: [String] = []
    if isBoth {
      lines.append("Found \(names.count) pods, \(ill) of them not ready: one of each kind")
    } else if !query.isFull, query.podName == nil {
      lines.append("Found \(names.count) pods, using pod/\(name)")
    }
    for number in numbers where names.indices.contains(number) {
      if isBoth { lines.append("==> \(names[number]), \(number < ill ? "0/1" : "1/1") <==") }
      lines += shown(
        deploymentLog(workload, number, query), "\(names[number])/main", query, isOneOfMany: isBoth)
    }
    return View(tool: lines + following(query), tags)
  }
}
