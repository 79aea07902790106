import GatewaySimulation
import TutorCore

/// Grafana.
extension DrillWorld {
  /// The list of panels.
  var panelList: View {
    let rows = MetricName.allCases.map {
      [$0.rawValue, $0.unit.isEmpty ? "-" : $0.unit, "by " + $0.scope.rawValue]
    }
    return View(tool: columns([["PANEL", "UNIT", "SPLIT"]] + rows), [])
  }

  /// A panel: its course over the last so many seconds, then who stands out.
  ///
  /// A split that the metric does not have is said, and the panel shown as the metric is kept.
  func panel(_ metric: MetricName, by wanted: MetricScope, seconds: Int) -> View {
    let isSplit = metric.scopes.contains(wanted)
    let scope = isSplit ? wanted : metric.scope
    var blocks: [Block] = isSplit ? [] : [.say(refusal(metric, wanted))]
    blocks.append(.chart(.line(chart(metric, by: scope, seconds: seconds))))
    var standing: [Int] = []
    if metric.scope == .pod, scope == .pod || scope == .cluster {
      let (sentence, rows, pods) = outliers(metric)
      standing = pods
      blocks.append(.say(sentence))
      if !rows.isEmpty, scope == .pod {
        blocks.append(.tool(columns([["POD", "NOW"]] + rows)))
      }
    }
    if metric.scope == .broker { blocks += silentBrokers(metric) }
    return View(blocks, tags(metric, scope), pods: standing)
  }

  /// What is said to a split that there is none of; the panel follows as it is.
  private func refusal(_ metric: MetricName, _ wanted: MetricScope) -> StyledText {
    metric.scope == .fleet
      ? "\(.code(metric.rawValue)) is one curve for the whole fleet; it cannot be told apart by \(SafeText(wanted.rawValue))."
      : "\(.code(metric.rawValue)) is kept by \(SafeText(metric.scope.rawValue)), not by \(SafeText(wanted.rawValue)):"
  }

  /// Brokers that report nothing: no curve shows them.
  private func silentBrokers(_ metric: MetricName) -> [Block] {
    let brokers = gateway.world.parameters.brokersPerCluster
    let silent = gateway.metrics.latest(metric).enumerated().filter { $0.element == nil }.map(\.offset)
    guard !silent.isEmpty else { return [] }
    let names = silent.prefix(6).map { "b-\($0 % brokers + 1) of \(kafkaName($0 / brokers))" }
    return [.say("No data: \(SafeText(names.joined(separator: ", "))).")]
  }

  private func tags(_ metric: MetricName, _ scope: MetricScope) -> [Tag] {
    var tags: [Tag] = []
    let isTelling = scope == metric.scope || (metric.scope == .pod && scope == .cluster)
    // How far late answers reach is told by the primaries, which an alert on the response topic does not show.
    if metric == scenario.alert.gauge.metric, metric.isOfOrchestrators, metric != .pollDelayResponse,
      isTelling
    {
      tags.append(.scope)
    }
    switch metric {
    case .pollDelayPrimary, .pollDelayP10, .pollDelayP20, .pollDelayP30, .lagPrimary: tags.append(.scope)
    case .pollDelayResponse, .lagResponse: tags.append(.responses)
    case .podsReady: tags.append(.scope)
    case .cpu: tags += cpuTags
    case .asyncioLag, .fetchLatency: tags.append(.loopLag)
    case .bufferFill, .memory, .tasksWaiting: tags.append(.buffer)
    case .leasesExpired, .duplicates, .tasksLeased: tags.append(.leases)
    case .brokerDelay, .brokerUtilization: tags.append(.brokers)
    case .publishLatency, .publishErrors: tags.append(.latency)
    case .publisherPods, .publisherRate: tags.append(.publishers)
    case .ingested, .completed, .sloMissed, .writeRate: tags.append(.traffic)
    case .connectionResets, .timeouts: tags.append(.sentry)
    case .failedWrites, .inS3, .deadLettered: tags.append(.failedWrites)
    case .failedWritesRecovered: tags.append(.processor)
    case .processorInstances, .processorUtilization: tags.append(.processors)
    default: break
    }
    return tags
  }

  private func chart(_ metric: MetricName, by scope: MetricScope, seconds: Int) -> LineChart {
    let store = gateway.metrics
    let from = max(0, now - Nanoseconds(seconds) * .second)
    var series: [LineChart.Series] = []
    var first = TimeSeries(start: from, step: store.step, values: [])
    func add(_ name: String, _ values: TimeSeries) {
      let cut = values.from(from)
      if series.isEmpty { first = cut }
      series.append(LineChart.Series(SafeText(name), cut.values))
    }
    switch (metric.scope, scope) {
    case (.pod, .pod), (.pod, .fleet):
      add("median", store.median(metric, from: from))
      add("highest pod", store.maximum(metric, from: from))
    case (.pod, .cluster):
      let replicas = gateway.facts.replicas
      for cluster in 0..<gateway.facts.clusters {
        add(
          clusterName(cluster),
          store.maximum(metric, columns: cluster * replicas..<(cluster + 1) * replicas, from: from))
      }
    case (.pod, .priority):
      for (name, metric) in [
        ("p10", MetricName.pollDelayP10), ("p20", .pollDelayP20), ("p30", .pollDelayP30),
      ] {
        add(name + ", highest pod", store.maximum(metric, from: from))
      }
    case (.cluster, .fleet), (.broker, .fleet), (.priority, .fleet):
      if metric.isAdditive {
        add("sum", store.sum(metric, from: from))
      } else {
        add("highest \(metric.scope.rawValue)", store.maximum(metric, from: from))
      }
    case (.cluster, _):
      for cluster in 0..<gateway.facts.clusters {
        add(clusterName(cluster), store.series(MetricID(metric, cluster)))
      }
    case (.broker, _):
      let brokers = gateway.world.parameters.brokersPerCluster
      for cluster in 0..<gateway.facts.clusters {
        add(
          clusterName(cluster),
          store.maximum(metric, columns: cluster * brokers..<(cluster + 1) * brokers, from: from))
      }
    case (.priority, _):
      for priority in Priority.allCases { add(priority.name, store.series(MetricID(metric, priority.index))) }
    default: add(metric.rawValue, store.series(MetricID(metric)))
    }
    let thresholds: [LineChart.Threshold] =
      metric == scenario.alert.gauge.metric && scenario.alert.gauge.measure != .count5m
        && scenario.alert.gauge.measure != .sum
      ? [
        scenario.alert.above.map { LineChart.Threshold($0, "page") },
        scenario.alert.below.map {
          LineChart.Threshold(
            metric == .podsReady ? $0 * Double(gateway.facts.replicas) / 90 : $0, "page", side: .below)
        },
      ].compactMap { $0 } : []
    return LineChart(
      title: SafeText(metric.rawValue + Self.split(metric, scope)),
      time: TimeAxis(
        origin: secondsOfDay(first.start), step: store.step.inSeconds, label: "UTC", reading: .timeOfDay),
      unit: unit(metric), series: series, thresholds: thresholds)
  }

  /// How a panel's title says what its curves are.
  private static func split(_ metric: MetricName, _ scope: MetricScope) -> String {
    switch (metric.scope, scope) {
    case (_, .fleet): ""
    case (.broker, _): ", highest broker of each cluster"
    case (.pod, .cluster): " by cluster, highest pod of each"
    default: " by \(scope.rawValue)"
    }
  }

  private func unit(_ metric: MetricName) -> ChartUnit {
    switch metric.unit {
    case "": .number
    case "%": .percent
    case "s": .seconds
    case "ms": .milliseconds
    default: .named(SafeText(metric.unit))
    }
  }

  /// Pods whose value is far from the median, and those that report nothing; worst first.
  private func outliers(_ metric: MetricName) -> (StyledText, [[String]], [Int]) {
    let values = gateway.metrics.latest(metric)
    let present = values.compactMap { $0 }.sorted()
    let median = present.isEmpty ? 0 : present[present.count / 2]
    let limit = max(median * 3, median + floor(of: metric))
    let high = values.indices.filter { (values[$0] ?? 0) > limit }.sorted {
      (values[$0] ?? 0) > (values[$1] ?? 0)
    }
    let silent = values.indices.filter { values[$0] == nil && silence(of: $0) != nil }
    let standing = silent + high
    let rows = standing.prefix(10).map { pod -> [String] in
      let now =
        values[pod].map { reading($0, metric.unit) } ?? "no data for \(Self.age(silence(of: pod) ?? 0))"
      return [fullName(pod), now]
    }
    let more = standing.count > 10 ? [["... and \(standing.count - 10) more", ""]] : []
    let base: StyledText =
      present.count == values.count
      ? "\(values.count) pods, median \(SafeText(reading(median, metric.unit)))."
      : present.isEmpty
        ? "None of \(values.count) pods has anything to report."
        : "\(present.count) of \(values.count) pods report, median \(SafeText(reading(median, metric.unit)))."
    if standing.isEmpty { return (base + " No pod stands out from the others.", [], []) }
    let isOne = standing.count == 1
    let share = silent.count == standing.count ? "" : ", \(silent.count) of them"
    let mute = silent.isEmpty ? "" : "\(share) because \(isOne ? "it reports" : "they report") nothing"
    let stand = "\(standing.count) \(isOne ? "stands" : "stand") out\(mute)"
    let many: StyledText = " \(SafeText(stand)), \(places(standing))."
    return (base + many, rows + more, standing)
  }

  private func floor(of metric: MetricName) -> Double {
    switch metric.unit {
    case _ where metric == .fetchLatency: 0.5
    case "s": 5
    case "ms": 200
    case "%": 30
    case "MB": 1500
    default: 200
    }
  }
}
