internal import TutorCore

/// What stands between and on the curves of a plot: thresholds, marks, and the letters of the series.
struct PlotLabels {
  private let layout: ChartLayout
  private let chart: LineChart
  private let scale: ValueScale
  /// What found no place, for below the legend.
  private(set) var notes: [TextLine] = []

  init(_ layout: ChartLayout, _ chart: LineChart, scale: ValueScale) {
    self.layout = layout
    self.chart = chart
    self.scale = scale
  }

  /// Labels first, then lines in what is still free, so that no label hides a curve.
  mutating func place(on grid: inout PlotGrid, seriesCount: Int) {
    var unplaced: [Fragment] = []
    // In ASCII a curve is made of its letter.
    if seriesCount > 1, layout.glyphs.isUnicode {
      for index in 0..<seriesCount { letter(index, of: seriesCount, on: &grid) }
    }
    for mark in chart.marks {
      if let fragment = place(mark, on: &grid) { unplaced.append(fragment) }
    }
    for threshold in chart.thresholds where threshold.value.isFinite {
      if let fragment = place(threshold, on: &grid) { unplaced.append(fragment) }
    }
    guard !unplaced.isEmpty else { return }
    let joined = unplaced.enumerated().flatMap { number, fragment in
      number == 0 ? [fragment] : [Fragment("; ", .dim), fragment]
    }
    notes = Wrapping.wrap(joined, width: layout.width)
  }

  /// A letter on the curve, three times across the plot, each series at places of its own.
  private func letter(_ series: Int, of count: Int, on grid: inout PlotGrid) {
    let period = max(12, grid.width / 3)
    let offset = (2 * series + 1) * period / (2 * count)
    for centre in stride(from: offset, to: grid.width, by: period) {
      let near = [0, -1, 1, -2, 2].map { centre + $0 }.filter { (0..<grid.width).contains($0) }
      let flat = near.filter { (1...2).contains(grid.rows(ofSeries: series, in: $0).count) }
      let alone = flat.first { column in
        grid.rows(ofSeries: series, in: column).contains {
          grid.belongs(row: $0, column: column, toSeries: series)
        }
      }
      guard let column = alone ?? flat.first else { continue }
      let rows = grid.rows(ofSeries: series, in: column)
      let row = rows.first { grid.belongs(row: $0, column: column, toSeries: series) } ?? rows[0]
      var style = ChartGlyphs.style(series)
      style.isBold = true
      grid.write(ChartGlyphs.letter(series), style, row: row, column: column)
    }
  }

  /// The dashed line with its name where it hides nothing; what has to be told elsewhere, if anything.
  private func place(_ threshold: LineChart.Threshold, on grid: inout PlotGrid) -> Fragment? {
    let value = ChartNumber.text(threshold.value, unit: chart.unit)
    let name = layout.words(threshold.label)
    let words = name.isEmpty ? layout.words(value) : "\(name) \(layout.words(value))"
    switch scale.place(of: threshold.value) {
    case .above: return Fragment("\(words) is above the chart", ChartGlyphs.threshold)
    case .below: return Fragment("\(words) is below the chart", ChartGlyphs.threshold)
    case .within: break
    }
    let row = grid.height - 1 - scale.dot(threshold.value) / layout.glyphs.dotRows
    let room = DisplayWidth.of(words) + 2
    let starts = stride(from: grid.width - room - 2, through: 0, by: -1)
    let start = starts.first { grid.isClear(row: row, columns: $0..<($0 + room)) }
    if let start { grid.write(" \(words) ", ChartGlyphs.threshold, row: row, column: start) }
    for column in 0..<grid.width where grid.isClear(row: row, columns: column..<(column + 1)) {
      // In ASCII a dash a cell would look like a border.
      guard layout.glyphs.isUnicode || column % 3 != 2 else { continue }
      grid.write(layout.glyphs.dash, ChartGlyphs.threshold, row: row, column: column)
    }
    return start == nil ? Fragment("\(layout.glyphs.dash) \(words)", ChartGlyphs.threshold) : nil
  }

  /// The upright line with its name beside it in the uppermost free place.
  private func place(_ mark: LineChart.Mark, on grid: inout PlotGrid) -> Fragment? {
    let clock = ChartTime(chart.time, span: chart.span)
    let words = layout.words(mark.label)
    let share =
      chart.span > 0 ? (mark.time - chart.time.origin) / chart.span : mark.time == chart.time.origin ? 0 : -1
    guard mark.time.isFinite else { return nil }
    let told = Fragment("\(layout.glyphs.mark) \(words) at \(clock.text(mark.time))")
    guard share >= 0, share <= 1 else { return told }
    let column = Int((share * Double(grid.width - 1)).rounded())
    let room = DisplayWidth.of(words)
    var isNamed = words.isEmpty
    for row in 0..<(grid.height - 1) where !isNamed {
      // One free cell around the name keeps it apart from the curves.
      for start in [column + 2, column - room - 1] {
        let around = max(0, start - 1)..<min(grid.width, start + room + 1)
        guard start >= 0, start + room <= grid.width, grid.isClear(row: row, columns: around) else {
          continue
        }
        grid.write(words, .plain, row: row, column: start)
        isNamed = true
        break
      }
    }
    for row in 0..<grid.height where grid.isClear(row: row, columns: column..<(column + 1)) {
      grid.write(layout.glyphs.mark, .dim, row: row, column: column)
    }
    return isNamed ? nil : told
  }
}
