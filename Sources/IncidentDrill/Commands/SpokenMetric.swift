import GatewaySimulation

/// Which panel plain words speak of.
enum SpokenMetric {
  /// Words that must all be there, the longest list first that fits; each with its metric.
  private static let table: [([String], MetricName)] = [
    (["poll", "delay", "response"], .pollDelayResponse), (["response", "late"], .pollDelayResponse),
    (["response", "affected"], .pollDelayResponse), (["response", "delay"], .pollDelayResponse),
    (["response", "lag"], .lagResponse),
    (["poll", "delay", "p10"], .pollDelayP10),
    (["poll", "delay", "p20"], .pollDelayP20), (["poll", "delay", "p30"], .pollDelayP30),
    (["poll", "delay"], .pollDelayPrimary), (["primary"], .pollDelayPrimary),
    (["primaries"], .pollDelayPrimary),
    (["poll"], .pollDelayPrimary), (["asyncio"], .asyncioLag), (["event", "loop"], .asyncioLag),
    (["task", "lag"], .asyncioLag), (["loop"], .asyncioLag), (["cpu"], .cpu), (["memory"], .memory),
    (["publish", "latency"], .publishLatency), (["fetch"], .fetchLatency),
    (["batch", "latency"], .fetchLatency),
    (["publish", "error"], .publishErrors), (["publish", "errors"], .publishErrors),
    (["error", "rate"], .publishErrors),
    (["errors"], .publishErrors), (["error"], .publishErrors), (["buffer"], .bufferFill),
    (["buffers"], .bufferFill),
    (["fill"], .bufferFill), (["expired"], .leasesExpired), (["lease"], .leasesExpired),
    (["leases"], .leasesExpired),
    (["duplicate"], .duplicates), (["duplicates"], .duplicates), (["traffic"], .ingested),
    (["load"], .ingested),
    (["throughput"], .ingested), (["ingested"], .ingested), (["bfcm"], .ingested), (["slo"], .sloMissed),
    (["response", "topic"], .pollDelayResponse), (["lag"], .lagPrimary), (["reset"], .connectionResets),
    (["resets"], .connectionResets),
    (["timeout"], .timeouts), (["timeouts"], .timeouts), (["publish", "failing"], .publishErrors),
    (["publishes", "failing"], .publishErrors), (["publish", "fail"], .publishErrors),
    (["publishes", "fail"], .publishErrors), (["publish", "fails"], .publishErrors),
    (["events", "late"], .sloMissed), (["event", "late"], .sloMissed), (["real", "problem"], .sloMissed),
    (["publishing"], .publishErrors), (["publish", "timeout"], .timeouts),
    (["publish", "timeouts"], .timeouts),
    (["slos"], .sloMissed), (["anything", "broken"], .sloMissed), (["anything", "degraded"], .sloMissed),
    (["suffer"], .sloMissed), (["anything", "affected"], .sloMissed), (["anything", "wrong"], .sloMissed),
    (["hold"], .bufferFill), (["customer"], .sloMissed), (["customers"], .sloMissed),
    (["notice"], .sloMissed),
    (["hurt"], .sloMissed), (["harm"], .sloMissed), (["anyone", "affected"], .sloMissed),
    (["work", "waiting"], .tasksWaiting), (["tasks", "waiting"], .tasksWaiting), (["queue"], .tasksWaiting),
    (["queued"], .tasksWaiting), (["twice"], .duplicates),
    (["black", "friday"], .ingested), (["peak", "season"], .ingested), (["broker"], .brokerDelay),
    (["orchestrator_pods"], .podsReady), (["orchestrators"], .podsReady), (["count"], .podsReady),
    (["missing"], .podsReady), (["dropped"], .podsReady), (["lost"], .podsReady), (["gone"], .podsReady),
    (["events", "failing"], .publishErrors), (["events", "fail"], .publishErrors),
    (["offload"], .offloaded), (["shed"], .shed), (["writes", "failing"], .publishErrors),
    (["writes", "fail"], .publishErrors), (["writes", "through"], .publishErrors),
    (["events", "delayed"], .pollDelayPrimary), (["processing", "delayed"], .pollDelayPrimary),
    (["events", "delay"], .pollDelayPrimary),
  ]

  /// The metric that lower-case words name while an alert is open: "latency", "lag" and "poll delay" are then the alert's own.
  ///
  /// The other topics are those that the alert is not about; errors a minute are those that the alert counts by the minute.
  static func metric(in words: [String], alert: MetricName) -> MetricName? {
    if words.contains(where: { ["other", "normal", "usual", "regular"].contains($0) }),
      words.contains(where: { ["topics", "topic"].contains($0) })
    {
      return alert == .pollDelayResponse ? .pollDelayPrimary : .pollDelayResponse
    }
    guard let metric = metric(in: words) else { return words.contains("latency") ? alert : nil }
    switch (metric, alert) {
    case (.pollDelayPrimary, .pollDelayResponse):
      return words.contains { $0.hasPrefix("primar") || $0 == "priority" } ? metric : alert
    case (.lagPrimary, .fetchLatency):
      return words.contains { ["primary", "consumer", "kafka"].contains($0) } ? metric : .asyncioLag
    case (.publishErrors, .connectionResets), (.publishErrors, .timeouts):
      return words.contains("minute") ? alert : metric
    case (.podsReady, _) where words.contains(where: ["slow", "late", "behind", "bad", "answer"].contains):
      return alert
    default: return metric
    }
  }

  /// Whether words that name no metric ask how all is: "check the dashboards", "is the system healthy?", "is anything slow?".
  static func isOfEverything(_ words: [String]) -> Bool {
    let places = ["dashboard", "mission", "grafana", "monitoring", "system", "gateway", "anything"]
    return words.contains { word in places.contains { Spoken.matches(word, $0) } }
  }

  /// The metric that lower-case words name; nil for none.
  static func metric(in words: [String]) -> MetricName? {
    var best: (count: Int, metric: MetricName)?
    for (wanted, metric) in table where wanted.count > best?.count ?? 0 {
      if wanted.allSatisfy({ known in words.contains { Spoken.matches($0, known) } }) {
        best = (wanted.count, metric)
      }
    }
    return best?.metric
  }
}
