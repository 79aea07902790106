import Testing
import TutorCore

@Suite("Charts in words")
struct ChartWordsTests {
  private func words(
    _ samples: [Double?], thresholds: [LineChart.Threshold] = [], others: [LineChart.Series] = []
  ) -> [String] {
    let chart = LineChart(
      title: "Delay", time: TimeAxis(step: 60, label: "since the alert"), label: "poll delay",
      unit: .seconds, series: [.init("c0", samples)] + others, thresholds: thresholds)
    return items(.line(chart))
  }

  private func items(_ chart: Chart) -> [String] {
    chart.inWords.flatMap { block -> [String] in
      if case .list(let items, _) = block { return items.map { $0.map(plain).joined() } }
      return []
    }
  }

  private static let page = LineChart.Threshold(30, "page")

  @Test("The opening names title, values and time")
  func opening() {
    let chart = LineChart(
      title: "Delay", time: TimeAxis(step: 60, label: "since the alert"), label: "poll delay",
      unit: .seconds, series: [.init("c0", [1, 2, 3])])
    #expect(
      Chart.line(chart).inWords.first.map(plain)
        == "Chart: Delay; poll delay, from 0 to 120 (s since the alert).")
  }

  @Test(
    "A series is told by trend, extremes and last value",
    arguments: [
      ([1, 2, 3, 4, 5], "c0: rising; minimum 1 s at 0:00, maximum 5 s at 4:00, last 5 s."),
      ([7, 7, 7, 7], "c0: constant at 7 s."), ([7], "c0: one value, 7 s at 0."), ([], "c0: no data."),
      ([nil, nil], "c0: no data."), ([.nan, .infinity], "c0: no data."),
      ([1, 2], "c0: minimum 1 s at 0, maximum 2 s at 60, last 2 s."),
      ([-5, -1, -5, -1], "c0: up and down; minimum -5 s at 0:00, maximum -1 s at 1:00, last -1 s."),
    ] as [([Double?], String)])
  func series(_ samples: [Double?], _ expected: String) {
    #expect(words(samples) == [expected])
  }

  @Test(
    "Crossings say when and for how long",
    arguments: [
      ([1, 2, 3, 4], "Never above page (30 s)."), ([31, 40, 31, 50], "Always above page (30 s)."),
      ([1, 40, 50, 2], "Above page (30 s) for 2 min, from 1:00 until 3:00."),
      ([1, 40, 50, 50], "Above page (30 s) for 3 min, from 1:00, and still at its last value."),
      ([40, 1, 40, 40, 1], "Above page (30 s) twice, 3 min in all, first at 0:00, longest 2 min from 2:00."),
      ([30, 30, 29, 30], "Never above page (30 s)."),
    ] as [([Double?], String)])
  func crossings(_ samples: [Double?], _ expected: String) throws {
    let sentence = try #require(words(samples, thresholds: [Self.page]).first)
    #expect(sentence.hasSuffix(expected), "\(sentence)")
  }

  @Test("A floor is crossed downwards, and what was never crossed is one sentence")
  func floors() throws {
    let floor = LineChart.Threshold(5, "least", side: .below)
    let fallen = try #require(words([9, 9, 4, 9], thresholds: [floor]).first)
    #expect(fallen.hasSuffix("Below least (5 s) for 1 min, from 2:00 until 3:00."))
    let fine = try #require(words([9, 8, 7, 9], thresholds: [Self.page, floor]).first)
    #expect(fine.hasSuffix("Never above page (30 s) or below least (5 s)."))
  }

  @Test(
    "Gaps are named",
    arguments: [
      ([nil, nil, 1, 2], "No data until 2:00."), ([1, 2, 3, nil], "No data from 3:00 on."),
      ([1, nil, 3, 4], "No data from 1:00 to 2:00."),
      ([1, nil, 3, nil, nil, 6], "2 gaps, 3 min in all, the longest from 3:00 to 5:00."),
    ] as [([Double?], String)])
  func gaps(_ samples: [Double?], _ expected: String) throws {
    let sentence = try #require(words(samples).first)
    #expect(sentence.hasSuffix(expected), "\(sentence)")
  }

  @Test("A series that ends before the others has a gap at its end")
  func short() {
    let sentence = words([1, 1], others: [.init("c1", [1, 1, 1, 1])]).first
    #expect(sentence == "c0: constant at 1 s. No data from 2:00 on.")
  }

  @Test("Bars are told one by one, of many the rest together")
  func bars() {
    let few = BarChart(
      title: "x", unit: .percent, bars: [.init("a", 1), .init("b", nil), .init("c", -.infinity)])
    #expect(items(.bars(few)) == ["a: 1 %", "b: no data", "c: no data"])
    let many = BarChart(title: "x", unit: .percent, bars: (0..<90).map { .init("p", Double($0)) })
    #expect(items(.bars(many)).last == "and 75 more, 15 % to 89 %")
  }

  @Test("A strip is told group by group")
  func strip() {
    let strip = HeatStrip(
      title: "x", unit: .percent, item: "pod",
      rows: [
        .init("c0", [10, nil, 90, 20]), .init("c1", [5, 5]), .init("c2", [nil, nil]), .init("c3", []),
      ],
      levels: [.init(from: 0, "running"), .init(from: 80, "paused")])
    #expect(
      items(.heat(strip)) == [
        "c0: 3 present, 1 absent (pod 1); median 20 %, least 10 % (pod 0), most 90 % (pod 2). 2 running, 1 paused.",
        "c1: 2 present; all at 5 %. 2 running, 0 paused.", "c2: all 2 absent.", "c3: none.",
      ])
  }
}
