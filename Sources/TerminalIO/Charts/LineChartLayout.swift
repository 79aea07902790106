internal import TutorCore

/// Lays a line chart out: title, axes, curves, legend.
struct LineChartLayout {
  private let layout: ChartLayout
  private let chart: LineChart
  private let series: [LineChart.Series]
  private let summaries: [SeriesSummary]
  private let clock: ChartTime

  /// Fewer rows would be no plot.
  private static let fewestRows = 4
  /// More rows than this say no more.
  private static let mostRows = 14

  init(_ layout: ChartLayout, _ chart: LineChart) {
    self.layout = layout
    self.chart = chart
    series = Array(chart.series.prefix(LineChart.drawnSeries))
    summaries = series.map { SeriesSummary($0.samples, sampleCount: chart.sampleCount) }
    clock = ChartTime(chart.time, span: chart.span)
  }

  func lines() -> [TextLine] {
    let legend = LineLegend(layout, chart, summaries: summaries, clock: clock).lines()
    // Title, caption, axis and times.
    let room = layout.height - 4 - legend.count
    var rows = min(Self.mostRows, max(Self.fewestRows, room))
    guard let first = plot(rows: rows) else {
      return [layout.title(chart.title), layout.cut(TextLine(nothing, .dim))]
    }
    var (body, notes) = first
    if !notes.isEmpty, rows + notes.count > room, rows > Self.fewestRows {
      rows = max(Self.fewestRows, room - notes.count)
      (body, notes) = plot(rows: rows) ?? first
    }
    return [layout.title(chart.title)] + body + legend + notes
  }

  private var nothing: String {
    guard chart.sampleCount > 0 else { return "No data." }
    let form = [clock.name, layout.words(chart.time.label)].filter { !$0.isEmpty }.joined(separator: " ")
    let end = chart.time.moment(chart.sampleCount - 1)
    return "No data from \(clock.text(chart.time.origin)) to \(clock.text(end)) (\(form))."
  }

  /// Caption, plot and axis, and what found no place in it; nil when no series has a value.
  private func plot(rows: Int) -> (body: [TextLine], notes: [TextLine])? {
    let dotRows = layout.glyphs.dotRows
    let samples = chart.sampleCount
    let low = summaries.compactMap(\.minimum?.value).min()
    let high = summaries.compactMap(\.maximum?.value).max()
    guard let low, let high else { return nil }
    let scale = ValueScale(
      low: low, high: high, thresholds: chart.thresholds.map(\.value), unit: chart.unit, rows: rows,
      dotRows: dotRows)
    let lead = (scale.ticks.map { DisplayWidth.of($0.text) }.max() ?? 0) + 2
    let ends = EndLabels(series, sampleCount: samples, scale: scale, rows: rows, dotRows: dotRows)
    let width = max(10, layout.width - lead - ends.width)
    var grid = PlotGrid(width: width, height: rows, glyphs: layout.glyphs, isSingle: series.count == 1)
    let curves = series.map {
      PlotColumns($0.samples, sampleCount: samples, width: width * layout.glyphs.dotColumns)
    }
    let isSparse = samples * 2 <= width * layout.glyphs.dotColumns
    for (index, curve) in curves.enumerated() {
      grid.draw(curve, series: index, scale: scale, isSparse: isSparse)
    }
    var labels = PlotLabels(layout, chart, scale: scale)
    labels.place(on: &grid, seriesCount: series.count)
    let ticks = TimeTicks(chart, clock: clock, width: width)
    var body = [caption(scale, ticks)]
    for row in 0..<rows {
      let tick = scale.ticks.first { rows - 1 - $0.row == row }
      let axis = tick == nil ? layout.glyphs.axis : layout.glyphs.axisTick
      let label = layout.aligned(tick?.text ?? "", to: lead - 2) + " "
      body.append(
        TextLine([Fragment(label), Fragment(axis, .dim)] + grid.line(row) + ends.fragments(row: row)))
    }
    body += axis(ticks.ticks, width: width, lead: lead)
    return (body.map(layout.cut), labels.notes)
  }

  /// What the values and the times are: `delay (s) over time (m:ss since the alert)`.
  private func caption(_ scale: ValueScale, _ ticks: TimeTicks) -> TextLine {
    let label = layout.words(chart.label)
    let suffix = layout.words(scale.suffix)
    let values = label.isEmpty ? suffix : suffix.isEmpty ? label : "\(label) (\(suffix))"
    let form = [ticks.formName, layout.words(chart.time.label)].filter { !$0.isEmpty }.joined(separator: " ")
    let text = (values.isEmpty ? "" : values + " ") + "over time (\(form))"
    let isTooLong = DisplayWidth.of(text) > layout.width && !suffix.isEmpty
    return layout.cut(TextLine(isTooLong ? "\(suffix) over \(form)" : text, .dim))
  }

  private func axis(_ ticks: [TimeTicks.Tick], width: Int, lead: Int) -> [TextLine] {
    var base = Array(repeating: layout.glyphs.base, count: width)
    var labels = Array(repeating: Character(" "), count: lead + width)
    var free = 0
    for tick in ticks {
      base[tick.column] = layout.glyphs.baseTick
      let text = Array(tick.text)
      let start = min(max(0, lead + tick.column - text.count / 2), labels.count - text.count)
      guard start >= free else { continue }
      labels.replaceSubrange(start..<(start + text.count), with: text)
      free = start + text.count + 2
    }
    let corner = String(repeating: " ", count: lead - 1) + layout.glyphs.corner
    return [TextLine(corner + base.joined(), .dim), TextLine(String(labels))]
  }
}

/// The letters behind the right edge, at the height where each curve ends.
struct EndLabels {
  private var series: [Int: [Int]] = [:]

  /// - Parameter rows: cell rows of the plot.
  init(_ all: [LineChart.Series], sampleCount: Int, scale: ValueScale, rows: Int, dotRows: Int) {
    guard all.count > 1 else { return }
    for (index, series) in all.enumerated() where series.samples.count == sampleCount {
      guard let value = series.samples.last ?? nil, value.isFinite else { continue }
      self.series[rows - 1 - scale.dot(value) / dotRows, default: []].append(index)
    }
  }

  /// The cells that the letters need, with one before them; 0 without any.
  var width: Int { series.values.map { $0.count + 1 }.max() ?? 0 }

  func fragments(row: Int) -> [Fragment] {
    guard let letters = series[row] else { return [] }
    return [Fragment(" ")] + letters.map { Fragment(ChartGlyphs.letter($0), ChartGlyphs.style($0)) }
  }
}
