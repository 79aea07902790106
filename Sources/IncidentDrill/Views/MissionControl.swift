import GatewaySimulation
import TutorCore

/// Mission Control: what is looked at first, whatever the page says.
extension DrillWorld {
  /// Panels of the first look, in the order in which an event passes them.
  private static let firstPanels: [MetricName] = [
    .publisherPods, .publishLatency, .publishErrors, .podsReady, .pollDelayP30, .pollDelayP20, .pollDelayP10,
    .pollDelayResponse, .completed, .sloMissed,
  ]
  /// How far back the column behind the newest values looks, in seconds.
  private static let lookBack = 600

  /// The panels of the first look, now and ten minutes ago, and the panel that the page is about.
  ///
  /// Values are the highest of the pods and clusters, or their sum where a panel counts something; of pods the median stands beside the highest.
  var missionControl: View {
    let from = max(0, now - Nanoseconds(Self.lookBack) * .second)
    let rows = Self.firstPanels.map { metric -> [String] in
      let course =
        metric.isAdditive
        ? gateway.metrics.sum(metric, from: from) : gateway.metrics.maximum(metric, from: from)
      let before = course.values.first ?? nil
      let median = metric.scope == .pod ? gateway.metrics.median(metric, from: from).values.last ?? nil : nil
      let unit = metric.unit
      return [metric.rawValue]
        + [course.values.last ?? nil, median, before].map { value in
          value.map { reading($0, unit) } ?? ""
        }
    }
    let paged = scenario.alert.gauge.metric
    let alert = panel(paged, by: paged.scope, seconds: Self.usualPanelSeconds)
    let table = Block.tool(columns([["MISSION CONTROL", "NOW", "MEDIAN POD", "10 MIN AGO"]] + rows))
    return View([table] + alert.blocks, alert.tags + [.scope, .latency, .publishers], pods: alert.pods)
  }
}
