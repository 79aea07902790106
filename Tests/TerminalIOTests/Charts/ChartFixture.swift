import TerminalIO
import TutorCore

/// The charts of the tests.
enum ChartFixture {
  /// A gap, a spike of one sample, a rise and a recovery.
  private static func delay(_ minute: Int) -> Double? {
    switch minute {
    case 10..<14: nil
    case 5: 28
    case ..<25: 2
    case ..<40: Double(minute * 3 - 73)
    default: max(2, Double(204 - minute * 4))
    }
  }

  /// Rises until `peak`, then goes back to zero as fast.
  private static func late(_ peak: Int) -> [Double?] {
    (0..<90).map { Double(max(0, min($0, 2 * peak - $0)) * 1_000) }
  }

  private static func buffer(_ pod: Int) -> [Double?] {
    (0..<361).map { pod == 3 && (200..<260).contains($0) ? nil : Double(pod * 14 + $0 / 40) }
  }

  private static func use(_ cluster: Int) -> [Double?] {
    (0..<72).map { pod in
      if cluster == 1 && pod == 17 { return nil }
      return cluster == 1 && (40..<50).contains(pod) ? 83 : Double(pod % 4 * 12)
    }
  }

  static let single = Chart.line(
    LineChart(
      title: "P10 poll delay", time: TimeAxis(origin: 43_200, step: 60, label: "UTC", reading: .timeOfDay),
      label: "delay", unit: .seconds,
      series: [
        .init(
          "cluster-2",
          (0..<61).map(delay))
      ], thresholds: [.init(30, "page")], marks: [.init(at: 45_900, "restart")]))

  static let three = Chart.line(
    LineChart(
      title: "Late events", time: TimeAxis(step: 10, label: "since the alert"), label: "late",
      unit: .named("events"),
      series: [
        .init("nothing done", late(90)), .init("you", late(40)), .init("the expert", late(20)),
      ]))

  static let six = Chart.line(
    LineChart(
      title: "Buffer by pod", time: TimeAxis(origin: -1_800, step: 5, label: "before now"), unit: .percent,
      series: (0..<6).map { .init(SafeText("orchestrator-\($0 * 11)"), buffer($0)) },
      thresholds: [.init(20, "P10 pauses"), .init(900, "never")]))

  static let bars = Chart.bars(
    BarChart(
      title: "Dispatched by pod", unit: .named("events/s"),
      bars: [
        .init("orchestrator-0", 15_300), .init("orchestrator-41", 7_000), .init("orchestrator-7", nil),
        .init("orchestrator-9", 12), .init("orchestrator-2", 0),
      ]))

  static let change = Chart.bars(
    BarChart(
      title: "Backlog change", unit: .number, bars: [.init("P10", -12), .init("P20", 41), .init("P30", -0.1)])
  )

  static let heat = Chart.heat(
    HeatStrip(
      title: "Buffer of every pod", unit: .percent, item: "pod",
      rows: (0..<2).map { .init(SafeText("cluster-\($0)"), use($0)) }))

  static let levels = Chart.heat(
    HeatStrip(
      title: "Paused pods", unit: .percent, item: "pod", rows: [.init("c0", [3, 25, nil, 60, 19, 50])],
      levels: [.init(from: 0, "running"), .init(from: 20, "P10 paused"), .init(from: 50, "P20 paused")]))

  static let all = [single, three, six, bars, change, heat, levels]
}
