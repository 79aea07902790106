import GatewaySimulation

/// A line of a log.
struct LogLine {
  /// When, in nanoseconds since the run began.
  var time: Nanoseconds
  var text: String
}

/// What the pods have logged: read off what was recorded of them, their starts and ends, and their metrics at each point.
extension DrillWorld {
  /// A number that a time and another number always give in this night; only its digits matter.
  func mixed(_ time: Nanoseconds, _ other: Int) -> UInt64 {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(bitPattern: time) &* 0xBF58_476D_1CE4_E5B9
    state ^= UInt64(truncatingIfNeeded: other) &* 0x94D0_49BB_1331_11EB
    state ^= state >> 30
    state = state &* 0xBF58_476D_1CE4_E5B9
    state ^= state >> 27
    state = state &* 0x94D0_49BB_1331_11EB
    return state ^ state >> 31
  }

  /// The log of an orchestrator's container, oldest first: what it wrote at its start and end, and every ten seconds how it stood.
  func containerLog(_ pod: Int, _ status: PodStatus, _ log: [Occurrence], isPrevious: Bool, _ query: LogQuery)
    -> [LogLine]
  {
    let own = log.flatMap { logLines($0, of: pod) }
    let end = log.last { $0.kind == .crashed }?.time ?? now
    let start = log.first { $0.kind == .startingUp }?.time ?? createdAt(status)
    let since = query.since.map { now - Nanoseconds($0) * .second } ?? .min
    // A few points more than lines are wanted, for a point may have nothing to say.
    let wanted = query.isFull || query.since != nil ? nil : query.tail ?? 40
    let heartbeats =
      status.phase == .pending
      ? [] : heartbeats(pod, from: max(start, since), to: end, startedAt: start, most: wanted)
    // What a container writes at its end is its last word.
    let all = (heartbeats.map { ($0, 0) } + own.map { ($0, 1) }).sorted {
      ($0.0.time, $0.1) < ($1.0.time, $1.1)
    }.map(\.0)
    return all.filter { $0.time >= since }
  }

  /// What a running pod logs about itself at each point of its metrics.
  private func heartbeats(
    _ pod: Int, from start: Nanoseconds, to end: Nanoseconds, startedAt begun: Nanoseconds, most: Int?
  ) -> [LogLine] {
    func series(_ name: MetricName) -> TimeSeries {
      let all = gateway.metrics.series(MetricID(name, pod)).from(start)
      guard let most, all.values.count > most + 2 else { return all }
      return all.from(all.time(all.values.count - most - 2))
    }
    let lag = series(.asyncioLag)
    let (waiting, leased, expired) = (series(.tasksWaiting), series(.tasksLeased), series(.leasesExpired))
    let (fill, cpu) = (series(.bufferFill), series(.cpu))
    var lines: [LogLine] = []
    var paused: [EventStream] = []
    for (index, value) in lag.values.enumerated() {
      let time = lag.time(index)
      guard time <= end, let value, waiting.values.indices.contains(index) else { continue }
      func number(_ series: TimeSeries) -> Double {
        series.values.indices.contains(index) ? series.values[index] ?? 0 : 0
      }
      func say(_ text: String) { lines.append(LogLine(time: time, text: text)) }
      let pausedNow = EventStream.allCases.filter {
        number(fill) >= Double(gateway.facts.thresholdPercent[$0])
      }
      if pausedNow != paused {
        let names = pausedNow.map(\.name).joined(separator: " ")
        say(pausedNow.isEmpty ? "INFO  resumed: all streams" : "INFO  paused: \(names)")
        paused = pausedNow
      }
      say(
        "INFO  loop lag \(reading(value, "ms")), waiting \(short(number(waiting).rounded())), leased \(short(number(leased).rounded()))"
      )
      if value > 500 {
        say("WARN  event loop turn took \(short(value / 1000)) s, CPU \(short(number(cpu))) %")
      }
      let entries = staleEntries(pod, at: time, startedAt: begun)
      if entries >= Self.manyEntries { say(Self.upkeep(entries)) }
      if number(expired) >= 1 { say("WARN  \(short(number(expired))) leases expired a second, queued again") }
    }
    return lines
  }

  /// More stale entries than these are worth a line of the log.
  static let manyEntries = 5_000

  static func upkeep(_ entries: Int) -> String {
    "WARN  lease table holds \(entries / 1000)k stale entries, upkeep takes the CPU"
  }

  /// Stale entries that a process holds which began at a moment: what has piled up since then.
  func staleEntries(_ pod: Int, at time: Nanoseconds, startedAt start: Nanoseconds) -> Int {
    piles.filter { $0.pods.contains(pod) }.reduce(0) { sum, pile in
      let span = min(time, pile.until ?? time) - max(pile.from, start)
      return sum + (span > 0 ? pile.rate * Int(span / .second) : 0)
    }
  }

  func logLines(_ occurrence: Occurrence, of pod: Int) -> [LogLine] {
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
    return texts.map { LogLine(time: occurrence.time, text: $0) }
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

}
