import GatewaySimulation

/// What the deployments' pods have logged. A failed write is a line of the pod that made it, so a count of lines, over all pods, is the
/// panels' rate.
extension DrillWorld {
  /// The log of a deployment's pod, oldest first.
  func deploymentLog(_ workload: Workload, _ number: Int, _ query: LogQuery) -> [LogLine] {
    let since = query.since.map { now - Nanoseconds($0) * .second } ?? .min
    let most =
      query.tail ?? (query.isSelected ? 10 : query.isFull || query.since != nil ? Self.mostLogLines : 40)
    let lines = workload == .publisher ? publisherLog(number, since, most) : processorLog(since, most)
    return lines.filter { $0.time >= since && $0.time <= now }
  }

  /// Points of the fleet's metrics since a moment, newest first.
  private func points(since: Nanoseconds) -> [(time: Nanoseconds, index: Int)] {
    let series = gateway.metrics.series(MetricID(.publisherRate))
    return series.values.indices.reversed().map { (series.time($0), $0) }.filter { $0.time >= since }
  }

  private func publisherLog(_ number: Int, _ since: Nanoseconds, _ most: Int) -> [LogLine] {
    func values(_ name: MetricName, _ column: Int = 0) -> [Double?] {
      gateway.metrics.series(MetricID(name, column)).values
    }
    let (timeouts, resets) = (values(.timeouts), values(.connectionResets))
    let (rate, pods, objects) = (values(.publisherRate), values(.publisherPods), values(.inS3))
    let refused = (0..<gateway.facts.clusters).map { values(.publishErrors, $0) }
    func value(_ values: [Double?], _ index: Int) -> Double {
      values.indices.contains(index) ? values[index] ?? 0 : 0
    }
    let step = gateway.metrics.step
    let seconds = step.inSeconds
    // A pod that takes no requests writes nothing either.
    let isIll = number < illPods(of: .publisher)
    var lines: [LogLine] = []
    for (time, index) in points(since: since) where lines.count < most {
      let share = max(1, value(pods, index))
      var own: [LogLine] = []
      own.append(
        LogLine(
          time: time,
          text: isIll
            ? "WARN  0 requests/s, not ready: no request reaches this process"
            : "INFO  \(short(value(rate, index) / share)) requests/s, acks=all"))
      if !isIll {
        let isFull = value(objects, index) > value(objects, max(0, index - 12))
        let place = isFull ? "GP-03 refuses it, too: to S3" : "to failed-writes on GP-03"
        let clusters = refused.map { value($0, index) }
        for event in happenings(value(timeouts, index) / 60 * seconds / share, time, number, step) {
          own.append(
            LogLine(
              time: event,
              text: "ERROR KafkaTimeoutError: batch expired, \(kafkaName(pick(clusters, event))), \(place)"))
        }
        for event in happenings(value(resets, index) / 60 * seconds / share, time, number + 100_000, step) {
          own.append(LogLine(time: event, text: "WARN  ConnectionResetError from aiokafka, retrying"))
        }
      }
      lines += own.sorted { $0.time > $1.time }
    }
    return lines.reversed()
  }

  /// Moments in the step before a time, as many as are expected there; what is left of a whole one happens now and then.
  private func happenings(_ expected: Double, _ time: Nanoseconds, _ salt: Int, _ step: Nanoseconds)
    -> [Nanoseconds]
  {
    guard expected > 0, expected.isFinite else { return [] }
    let whole = Int(min(expected, 50_000))
    let chance = Double(mixed(time, salt) % 1_000_000) / 1_000_000
    let count = whole + (chance < expected - Double(whole) ? 1 : 0)
    return (0..<count).map { time - Nanoseconds(mixed(time, salt &* 31 &+ $0) % UInt64(step)) }
  }

  /// The cluster of a failed write: as often as its share of the errors says.
  private func pick(_ rates: [Double], _ time: Nanoseconds) -> Int {
    let sum = rates.reduce(0, +)
    guard sum > 0 else { return 0 }
    var place = Double(mixed(time, 7) % 1_000_000) / 1_000_000 * sum
    for (cluster, rate) in rates.enumerated() {
      place -= rate
      if place < 0 { return cluster }
    }
    return rates.count - 1
  }

  private func processorLog(_ since: Nanoseconds, _ most: Int) -> [LogLine] {
    let waiting = gateway.metrics.series(MetricID(.failedWrites)).values
    let recovered = gateway.metrics.series(MetricID(.failedWritesRecovered)).values
    let changes = gateway.occurrences.events.filter { $0.source == .failedWritesProcessor }
    let stopped =
      gateway.isFailedWritesProcessorRunning ? nil : changes.last { $0.kind == .stopped }?.time ?? 0
    let started = changes.last { $0.kind == .started }?.time ?? .min
    var lines: [LogLine] = []
    if let stopped {
      // It starts again after 10 s, 20 s, 40 s, at most five minutes, and cannot.
      var (time, pause) = (stopped, 10 * Nanoseconds.second)
      while time <= now {
        lines.insert(
          LogLine(
            time: time, text: "ERROR cannot join group failed-writes-processor, leaving with exit code 1"),
          at: 0)
        time += pause
        pause = min(pause * 2, 300 * .second)
      }
      lines.insert(LogLine(time: now, text: "(no process)"), at: 0)
    }
    for (time, index) in points(since: since)
    where lines.count < most && time >= started && time < stopped ?? .max && waiting.indices.contains(index) {
      let rest = (waiting[index] ?? 0, recovered.indices.contains(index) ? recovered[index] ?? 0 : 0)
      lines.append(
        LogLine(
          time: time, text: "INFO  failed-writes: \(short(rest.0)) waiting, recovered \(short(rest.1))/s"))
    }
    return lines.reversed()
  }
}
