import Testing
import TutorCore
import TutorTestSupport

@testable import TerminalIO

@Suite("What holds for every chart")
struct ChartPropertyTests {
  private static let strange: [Double?] = [
    nil, .nan, .infinity, -.infinity, 0, -0.0, 1, -1, 1e12, 1e-3, .leastNonzeroMagnitude,
    .greatestFiniteMagnitude,
    -.greatestFiniteMagnitude, 1e300, -1e-300, 90, 90.000_000_000_1,
  ]
  private static let names: [SafeText] = [
    "", "a", "orchestrator-17", "事件ゲートウェイ", "two\nlines\there", "e\u{301}tat",
  ]
  private static let units: [ChartUnit] = [
    .number, .named("events/s"), .percent, .seconds, .milliseconds, .bytes, .named("一秒ごとの\n事件"),
  ]

  private static func values(_ random: inout SeededGenerator) -> [Double?] {
    let count = [0, 1, 2, 3, 17, 90, 400].randomElement(using: &random) ?? 0
    let isStrange = Bool.random(using: &random)
    let scales: [Double] = [1e-6, 1, 1e3, 1e9, 1e15]
    let scale = scales[Int.random(in: scales.indices, using: &random)]
    return (0..<count).map { _ -> Double? in
      if isStrange { return strange[Int.random(in: strange.indices, using: &random)] }
      if Int.random(in: 0..<8, using: &random) == 0 { return nil }
      return Double.random(in: -0.2...1, using: &random) * scale
    }
  }

  private static func chart(_ random: inout SeededGenerator) -> Chart {
    let name = { (random: inout SeededGenerator) in names.randomElement(using: &random) ?? "" }
    let unit = units.randomElement(using: &random) ?? .number
    let title = name(&random)
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      return .bars(
        BarChart(title: title, unit: unit, bars: values(&random).map { .init(name(&random), $0) }))
    case 1:
      let levels = (0..<Int.random(in: 0..<7, using: &random)).map { level in
        HeatStrip.Level(from: Double(level), name(&random))
      }
      return .heat(
        HeatStrip(
          title: title, unit: unit, rows: (0..<3).map { _ in .init(name(&random), values(&random)) },
          levels: levels))
    default:
      let axis = TimeAxis(
        origin: strange.compactMap(\.self).randomElement(using: &random) ?? 0,
        step: [0.01, 1, 5, 60, 3_600, 1e9].randomElement(using: &random) ?? 1, label: name(&random),
        reading: Bool.random(using: &random) ? .elapsed : .timeOfDay)
      let thresholds = values(&random).prefix(3).map {
        LineChart.Threshold($0 ?? .nan, name(&random), side: Bool.random(using: &random) ? .above : .below)
      }
      return .line(
        LineChart(
          title: title, time: axis, label: name(&random), unit: unit,
          series: (0..<Int.random(in: 0..<9, using: &random)).map { _ in .init(name(&random), values(&random))
          },
          thresholds: thresholds,
          marks: values(&random).prefix(3).map { .init(at: $0 ?? .nan, name(&random)) }))
    }
  }

  @Test(
    "No line is wider than the screen or ends in a space, whatever the numbers",
    arguments: 0..<20 as Range<UInt64>)
  func fits(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<8 {
      let chart = Self.chart(&random)
      for columns in [40, 41, 80, 120, 200] {
        let capabilities = TerminalCapabilities(
          isOutputTerminal: true, isPlain: Bool.random(using: &random), columns: columns,
          isUTF8: Bool.random(using: &random))
        let lines = Renderer(capabilities).render([.chart(chart)]).split(separator: "\n")
        #expect(!lines.isEmpty)
        for line in lines {
          #expect(DisplayWidth.of(String(line)) <= columns, "seed \(seed), \(columns): \(line)")
          #expect(!line.hasSuffix(" "), "seed \(seed), \(columns): \(line)")
        }
      }
    }
  }

  @Test("A chart takes at most 16 lines of a terminal of 80 by 24", arguments: ChartFixture.all)
  func height(_ chart: Chart) {
    for isUTF8 in [true, false] {
      let capabilities = TerminalCapabilities(isOutputTerminal: true, isUTF8: isUTF8)
      let lines = Renderer(capabilities).renderParts([.chart(chart)]).joined()
      #expect(lines.count <= 16)
    }
  }

  @Test("A terminal without cursor movement, or without Unicode, gets ASCII", arguments: ChartFixture.all)
  func ascii(_ chart: Chart) {
    for (isDumb, isUTF8) in [(true, true), (true, false), (false, false)] {
      let capabilities = TerminalCapabilities(isOutputTerminal: true, isDumb: isDumb, isUTF8: isUTF8)
      #expect(Renderer(capabilities).render([.chart(chart)]).utf8.allSatisfy { $0 < 0x80 })
    }
  }

  @Test("More than six series are counted, not drawn; none at all is said")
  func manyAndNone() {
    let series = (0..<9).map { LineChart.Series(SafeText("s\($0)"), [1, Double($0)]) }
    let many = LineChart(title: "t", time: TimeAxis(step: 1), unit: .number, series: series)
    let screen = Renderer(TerminalCapabilities(isOutputTerminal: true))
    #expect(screen.render([.chart(.line(many))]).hasSuffix("and 3 more series, not drawn\n"))
    let none = LineChart(
      title: "t", time: TimeAxis(step: 1), unit: .number, series: [.init("s", [nil, nil])])
    #expect(screen.render([.chart(.line(none))]) == "t\nNo data from 0 to 1 (s).\n")
  }

  @Test(
    "A spike of one sample is drawn at its full height", arguments: [100, 5_000, 1_000_000], [true, false])
  func spike(_ count: Int, _ isUTF8: Bool) throws {
    var samples: [Double?] = Array(repeating: 0, count: count)
    samples[count / 3] = 100
    let chart = LineChart(title: "t", time: TimeAxis(step: 1), unit: .percent, series: [.init("s", samples)])
    let capabilities = TerminalCapabilities(isOutputTerminal: true, isUTF8: isUTF8)
    let lines = Renderer(capabilities).renderParts([.chart(.line(chart))]).joined()
    let top = try #require(lines.first { $0.hasPrefix("100 ") })
    #expect(top.count > 5, "\(lines.joined(separator: "\n"))")
  }

  @Test("No line runs through a gap")
  func gap() {
    let samples = (0..<200).map { (80..<120).contains($0) ? nil : Double($0) }
    let columns = PlotColumns(samples, sampleCount: 200, width: 100).columns
    #expect(columns[41..<59].allSatisfy { $0.isEmpty })
    #expect(columns.indices.filter { !columns[$0].isEmpty && !columns[$0].isJoined } == [0, 60])
    let few = PlotColumns([1, 2, nil, 4, 5], sampleCount: 5, width: 41).columns
    #expect(few[11..<30].allSatisfy { $0.isEmpty })
    #expect(few[0...10].allSatisfy { !$0.isEmpty })
    #expect(few[5].low == 1.5)
  }

  @Test("Round ticks stand at even rows and cover the values", arguments: [4, 5, 9, 14], [1, 4])
  func ticks(_ rows: Int, _ dotRows: Int) {
    for (low, high) in [(0, 42), (87, 93), (-12, 41), (0, 1e12), (1e-9, 2e-9), (-7, -3), (5, 5), (0, 0)] {
      let scale = ValueScale(
        low: low, high: high, thresholds: [], unit: .percent, rows: rows, dotRows: dotRows)
      #expect(scale.place(of: low) == .within)
      #expect(scale.place(of: high) == .within)
      #expect(scale.ticks.count >= 2)
      #expect(Set(zip(scale.ticks.dropFirst(), scale.ticks).map { $0.row - $1.row }).count <= 1)
    }
  }
}
