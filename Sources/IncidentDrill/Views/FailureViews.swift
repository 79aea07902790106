import GatewaySimulation
import TutorCore

/// Sentry, the failed-writes dashboard, flow control, settings.
extension DrillWorld {
  /// An issue that Sentry shows just now, with its rate.
  struct IssueNumbers {
    var issue: SentryIssue
    var project: String
    /// Events in the last minute; pods for a crash at the start.
    var rate: Double
    var trend: String
  }

  /// The issues.
  var sentryIssueNumbers: [IssueNumbers] {
    var issues: [IssueNumbers] = []
    let timeouts = mean(.timeouts)
    if timeouts > 0 || trend(.timeouts) != "steady" {
      issues.append(
        IssueNumbers(issue: .timeout, project: "prep-publisher", rate: timeouts, trend: trend(.timeouts)))
    }
    issues.append(
      IssueNumbers(
        issue: .reset, project: "prep-publisher", rate: mean(.connectionResets),
        trend: trend(.connectionResets)))
    let crashed = crashesLastFiveMinutes
    if crashed > 0 {
      issues.append(
        IssueNumbers(
          issue: .exit, project: "events-orchestrator", rate: Double(crashed) / 5,
          trend: "since \(firstCrash)"))
    }
    return issues
  }

  /// The issue that the alert speaks of; nil for an alert that speaks of none.
  var pagedIssue: SentryIssue? {
    switch scenario.alert.gauge.metric {
    case .connectionResets: .reset
    case .timeouts: .timeout
    default: nil
    }
  }

  /// The latest value of a metric, over all its series.
  func total(_ metric: MetricName) -> Double {
    gateway.metrics.latest(metric).compactMap { $0 }.reduce(0, +)
  }

  /// Whether failed events have been put into S3 within the last two minutes.
  var isReachingS3: Bool {
    let held = gateway.metrics.sum(.inS3, from: now - 2 * .minute).values.compactMap { $0 }
    guard let first = held.first, let last = held.last else { return false }
    return last > first
  }

  /// Whose writes fail: a company's events go to one cluster.
  private var companiesWithErrors: String {
    let rates = (0..<gateway.facts.clusters).map { cluster in
      gateway.metrics.series(MetricID(.publishErrors, cluster)).from(now - 5 * .minute).values.compactMap {
        $0
      }
      .reduce(0, +)
    }
    let most = rates.max() ?? 0
    let failing = rates.indices.filter { rates[$0] > most / 20 }
    guard most > 0, failing.count < rates.count else { return "all companies" }
    return "only companies on " + failing.map { kafkaName($0) }.joined(separator: " and ")
  }

  private var crashTimes: [Nanoseconds] {
    gateway.occurrences.events.filter { $0.kind == .backOff }.map(\.time)
  }
  private var crashesLastFiveMinutes: Int {
    let recent = crashTimes.count { $0 > now - 5 * .minute }
    return max(recent, gateway.podStatuses.count { $0.phase == .crashLoopBackOff })
  }
  private var firstCrash: String { crashTimes.first.map { String(clock($0).prefix(5)) } ?? "before" }

  /// `sentry issues`; `archived` are silenced, some until a number of events.
  func sentryIssues(archived: [SentryIssue: Int?]) -> View {
    let rows = sentryIssueNumbers.map { numbers -> [String] in
      var state = "unresolved"
      if let silenced = archived[numbers.issue] {
        state = silenced.map { "archived until \($0)" } ?? "archived"
      }
      return [numbers.issue.rawValue, numbers.issue.short, short(numbers.rate), numbers.trend, state]
    }
    return View(tool: columns([["ISSUE", "SHORT ID", "PER MINUTE", "TREND", "STATE"]] + rows), [.sentry])
  }

  /// `sentry events`.
  func sentryEvents(_ issue: SentryIssue) -> View {
    let numbers = sentryIssueNumbers.first { $0.issue == issue }
    var lines = [
      "\(issue.short)  \(issue.rawValue)  (\(short(numbers?.rate ?? 0)) a minute, \(numbers?.trend ?? "none"))"
    ]
    switch issue {
    case .timeout:
      lines += [
        "  KafkaTimeoutError: batch expired before delivery",
        "  aiokafka/producer/producer.py in send_and_wait",
        "  prep_publisher/server/publisher.py in publish_with_result",
        isReachingS3
          ? "  handled: yes (failed-writes and DLQ refused it, too: event put into S3)"
          : "  handled: yes (event written to failed-writes)",
        "  all PrepPublisher pods, \(companiesWithErrors)",
      ]
    case .reset:
      let failing = total(.publishErrors)
      lines += [
        "  ConnectionResetError: [Errno 104] Connection reset by peer", "  aiokafka/conn.py in _read",
        failing > 0.5
          ? "  handled: in part (publish errors \(short(failing))/s at the same time)"
          : "  handled: yes (aiokafka's retry went through)",
        "  filter: monitoring.sentry_filter_connection_reset = true", "  many pods, a few events each",
      ]
    case .exit:
      let pods = gateway.podStatuses.indices.filter { gateway.podStatuses[$0].phase == .crashLoopBackOff }
      let names = pods.prefix(4).map { fullName($0) }.joined(separator: ", ")
      lines += [
        "  SystemExit: 1", "  event_pipeline_orchestrator/server/main.py in run", "  handled: no",
        "  pods: \(names.isEmpty ? "none just now" : names)"
          + (pods.count > 4 ? " and \(pods.count - 4) more" : ""),
      ]
    }
    return View(tool: lines, [.sentry])
  }

  private func mean(_ metric: MetricName) -> Double {
    let values = gateway.metrics.series(MetricID(metric)).from(now - .minute).values.compactMap { $0 }
    return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private func trend(_ metric: MetricName) -> String {
    let series = gateway.metrics.series(MetricID(metric))
    let recent = series.from(now - 10 * .minute).values.compactMap { $0 }
    let last = max(1, series.from(now - 2 * .minute).values.count)
    let earlier = recent.dropLast(last)
    guard earlier.count > 2 else { return "new" }
    let before = earlier.reduce(0, +) / Double(earlier.count)
    let after = recent.suffix(last).reduce(0, +) / Double(last)
    if after > before * 1.5 + 1 { return "rising" }
    if after < before / 1.5 - 1 { return "falling" }
    return "steady"
  }

  /// The failed-writes dashboard, and the processor's own.
  var failedWrites: View {
    let isRunning = gateway.isFailedWritesProcessorRunning
    var rows = [
      ["PLACE", "EVENTS", "WHAT HAPPENS TO THEM"],
      [
        "failed-writes topic, GP-03", short(total(.failedWrites)),
        isRunning ? "the Failed Writes Processor retries" : "wait for the Failed Writes Processor",
      ],
      ["DLQ", short(total(.deadLettered)), "somebody looks why"],
      [
        "S3", "\(gateway.ledger.inS3)",
        gateway.isRepublishing ? "the republish script reads them" : "nobody reads them by itself",
      ], ["", "", ""],
      [
        "Failed Writes Processor", isRunning ? "running" : "NOT RUNNING",
        "recovers \(short(total(.failedWritesRecovered))) events/s",
      ],
      ["publish errors", short(total(.publishErrors)), "per second now"],
    ]
    if let ordered = orders.last(where: { $0.intervention == .republishFromS3 }) {
      rows.append(
        gateway.isRepublishing
          ? ["republish script", "running", "\(gateway.ledger.inS3) events to go"]
          : ["republish script", "ended", "started \(Self.age(now - ordered.at)) ago"])
    }
    return View(tool: columns(rows), [.failedWrites, .processor])
  }

  /// `flow-control show`.
  var flowControl: View {
    func now(_ metric: MetricName) -> Double { gateway.metrics.latest(metric).first.flatMap { $0 } ?? 0 }
    let facts = gateway.facts
    let hot = facts.hotSettings
    let decreases = now(.p10Decreases)
    let rows = [
      [
        "P10 capacity", "\(short(gateway.p10CapacityPercent)) %",
        "floor \(short(facts.capacityFloorPercent)) %",
      ],
      [
        "decreases, last minute", short(decreases),
        Int(decreases) > facts.alertDecreasesPerMinute
          ? "above the alert's \(facts.alertDecreasesPerMinute)"
          : "alert above \(facts.alertDecreasesPerMinute)",
      ],
      [
        "a decrease", "x \(short(facts.multiplicativeDecrease))",
        "at most one in \(facts.signalIntervalSeconds) s",
      ],
      [
        "recovery", "+ \(short(facts.additiveIncreasePercent)) %", "every \(facts.increaseIntervalSeconds) s",
      ],
      ["offloaded", "\(short(now(.offloaded)))/s", "late tasks for other pods"],
      ["shed", "\(short(now(.shed)))/s", ""],
      ["p10_aimd_enabled", "\(hot.isAIMDEnabled)", "hot setting"],
      ["company_quota_enabled", "\(hot.isQuotaEnabled)", "hot setting"],
    ]
    return View(tool: columns([["FLOW CONTROL", "NOW", ""]] + rows), [.traffic])
  }

  /// Settings that matter on call, with their values.
  private var settingRows: [[String]] {
    let facts = gateway.facts
    return [
      ["max_records", "\(facts.maxRecords)"], ["lease_seconds", "\(facts.leaseSeconds)"],
      ["number_of_replicas", "\(facts.numberOfReplicas)"],
      ["enable_retry_consumer", "\(facts.isRetryConsumerEnabled)"],
      ["buffer_capacity_megabytes", "\(facts.bufferMegabytes)"],
      ["monitoring.sentry_filter_connection_reset", "true (transient; aiokafka retries it)"],
      ["monitoring.sentry_filter_kafka_timeout", "false"],
    ]
  }

  /// Names of the settings that matter on call.
  var settingNames: [String] { settingRows.compactMap(\.first) }

  /// Settings that matter on call.
  var settingsInForce: View {
    let rows = [["SETTING", "VALUE"]] + settingRows
    let changes = gateway.occurrences.events.filter { $0.kind == .settingChanged && $0.source == .ingest }
    let history = changes.suffix(3).map {
      "\(clock($0.time)) hot setting of ingest changed"
        + ($0.time < 0 ? ": company_quota_per_minute is \($0.detail)" : "")
    }
    return View(tool: columns(rows) + (history.isEmpty ? [] : [""] + history), [.settings])
  }
}
