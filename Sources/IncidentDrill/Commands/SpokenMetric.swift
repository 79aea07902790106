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
    (["timeout"], .timeouts), (["timeouts"], .timeouts), (["broker"], .brokerDelay),
    (["orchestrator_pods"], .podsReady), (["orchestrators"], .podsReady), (["count"], .podsReady),
    (["missing"], .podsReady), (["dropped"], .podsReady), (["lost"], .podsReady), (["gone"], .podsReady),
    (["offload"], .offloaded), (["shed"], .shed),
  ]

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
