import GatewaySimulation

extension MetricName {
  /// By what its panel can be split.
  var scopes: [MetricScope] {
    switch scope {
    case .pod where self == .pollDelayPrimary: [.pod, .cluster, .priority, .fleet]
    case .pod: [.pod, .cluster, .fleet]
    case .broker: [.broker, .cluster, .fleet]
    case .cluster: [.cluster, .fleet]
    case .priority: [.priority, .fleet]
    case .fleet: [.fleet]
    }
  }

  /// Whether the series of its parts add up: rates and counts do, delays and shares do not.
  var isAdditive: Bool { unit.isEmpty || unit.hasPrefix("/") }

  /// Whether it tells of the orchestrators.
  var isOfOrchestrators: Bool { scope == .pod || self == .podsReady }
}

/// A value with its unit: in milliseconds below a second, in seconds from ten on.
func reading(_ value: Double, _ unit: String) -> String {
  if unit == "s", abs(value) < 1 { return short(value * 1000) + " ms" }
  if unit == "ms", abs(value) >= 10_000 { return short(value / 1000) + " s" }
  return unit.isEmpty ? short(value) : short(value) + " " + unit
}
