extension Chart {
  /// The chart in words, for whoever sees no picture: a screen reader, a file, a pipe.
  public var inWords: [Block] {
    switch self {
    case .line(let chart): chart.inWords
    case .bars(let chart): chart.inWords
    case .heat(let strip): strip.inWords
    }
  }

  /// A list, or nothing for no items.
  static func list(_ items: [String]) -> [Block] {
    items.isEmpty
      ? [] : [.list(items: items.map { [.paragraph(StyledText(SafeText(oneLine($0))))] }, start: nil)]
  }

  /// Outside text for the middle of a sentence.
  static func oneLine(_ text: String) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}

extension LineChart {
  /// One item a series, then the marks.
  var inWords: [Block] {
    let words = LineChartWords(self)
    var items = series.map(words.sentence)
    let happened = marks.filter(\.time.isFinite).map { "\($0.label) at \(words.clock.text($0.time))" }
    if !happened.isEmpty { items.append("Marked: " + happened.joined(separator: "; ") + ".") }
    return [.paragraph(StyledText(SafeText(words.opening)))] + Chart.list(items)
  }
}

/// The sentences about a line chart.
struct LineChartWords {
  let chart: LineChart
  let clock: ChartTime

  init(_ chart: LineChart) {
    self.chart = chart
    clock = ChartTime(chart.time, span: chart.span)
  }

  /// What is charted, and the time that it spans.
  var opening: String {
    let count = chart.sampleCount
    let title = "Chart: \(Chart.oneLine(chart.title.string))"
    guard count > 0 else { return title + ". No data." }
    let label = chart.label.string.isEmpty ? "" : "; \(Chart.oneLine(chart.label.string))"
    let form = [clock.name, Chart.oneLine(chart.time.label.string)].filter { !$0.isEmpty }
    return "\(title)\(label), from \(moment(0)) to \(moment(count - 1)) (\(form.joined(separator: " ")))."
  }

  /// One series: trend, extremes, last value, thresholds, gaps.
  func sentence(_ series: LineChart.Series) -> String {
    let summary = SeriesSummary(series.samples, sampleCount: chart.sampleCount)
    guard let minimum = summary.minimum, let maximum = summary.maximum, let last = summary.last else {
      return "\(series.name): no data."
    }
    var text = "\(series.name): "
    if summary.count == 1 {
      text += "one value, \(at(last))."
    } else if minimum.value == maximum.value {
      text += "constant at \(number(last.value))."
    } else {
      let trend = Trend(series.samples)
      text += trend == .unknown ? "" : trend.words + "; "
      text += "minimum \(at(minimum)), maximum \(at(maximum)), last \(number(last.value))."
    }
    var never: [String] = []
    var sentences = [text]
    for threshold in chart.thresholds where threshold.value.isFinite {
      let crossings = ThresholdCrossings(series.samples, of: threshold)
      if crossings.episodes == 0 { never.append(limit(threshold)) }
      sentences += told(crossings, of: limit(threshold), summary).map { [$0] } ?? []
    }
    if !never.isEmpty { sentences.append("Never \(never.joined(separator: " or ")).") }
    return (sentences + gaps(summary)).joined(separator: " ")
  }

  /// "above page (30 s)".
  private func limit(_ threshold: LineChart.Threshold) -> String {
    let side = threshold.side == .above ? "above" : "below"
    let label = Chart.oneLine(threshold.label.string)
    let value = number(threshold.value)
    return label.isEmpty ? "\(side) \(value)" : "\(side) \(label) (\(value))"
  }

  /// When it was beyond, and for how long; nil for never.
  private func told(_ crossings: ThresholdCrossings, of limit: String, _ summary: SeriesSummary) -> String? {
    guard let first = crossings.first, let longest = crossings.longest else { return nil }
    if crossings.samples == summary.count { return "Always \(limit)." }
    let limit = limit.prefix(1).uppercased() + limit.dropFirst()
    let whole = duration(crossings.samples)
    let ending = crossings.endsBeyond ? ", and still at its last value" : ""
    if crossings.episodes == 1 {
      let end = crossings.endsBeyond ? ending : " until \(moment(first.upperBound))"
      return "\(limit) for \(whole), from \(moment(first.lowerBound))\(end)."
    }
    let most = "longest \(duration(longest.count)) from \(moment(longest.lowerBound))"
    let times = crossings.episodes == 2 ? "twice" : "\(crossings.episodes) times"
    return "\(limit) \(times), \(whole) in all, "
      + "first at \(moment(first.lowerBound)), \(most)\(ending)."
  }

  private func gaps(_ summary: SeriesSummary) -> [String] {
    guard let gap = summary.longestGap else { return [] }
    let place =
      if gap.lowerBound == 0 {
        "until \(moment(gap.upperBound))"
      } else if gap.upperBound >= chart.sampleCount {
        "from \(moment(gap.lowerBound)) on"
      } else {
        "from \(moment(gap.lowerBound)) to \(moment(gap.upperBound))"
      }
    if summary.gaps == 1 { return ["No data \(place)."] }
    return ["\(summary.gaps) gaps, \(duration(summary.missing)) in all, the longest \(place)."]
  }

  private func at(_ point: SeriesSummary.Point) -> String {
    "\(number(point.value)) at \(moment(point.index))"
  }

  private func number(_ value: Double) -> String { ChartNumber.text(value, unit: chart.unit) }
  private func moment(_ index: Int) -> String { clock.text(chart.time.moment(index)) }
  private func duration(_ samples: Int) -> String { ChartTime.duration(Double(samples) * chart.time.step) }
}
