internal import TutorCore

/// The legend of a line chart: letter, name and the numbers that a curve cannot be read for exactly.
struct LineLegend {
  private let layout: ChartLayout
  private let chart: LineChart
  private let summaries: [SeriesSummary]
  private let clock: ChartTime

  /// One number of a series.
  private enum Figure { case last, maximum, minimum, gaps }

  /// A name is cut only below this.
  private static let shortestName = 10
  private static let gap = 3

  init(_ layout: ChartLayout, _ chart: LineChart, summaries: [SeriesSummary], clock: ChartTime) {
    self.layout = layout
    self.chart = chart
    self.summaries = summaries
    self.clock = clock
  }

  /// One entry a line for up to three series, two for more, where the width allows; empty without series.
  func lines() -> [TextLine] {
    let names = chart.series.prefix(summaries.count).map { layout.words($0.name) }
    let longest = names.map { DisplayWidth.of($0) }.max() ?? 0
    let figures = self.figures(hasGaps: summaries.contains { $0.missing > 0 && $0.count > 0 })
    // The richest legend that fits, in as few lines as are usual for so many series.
    for columns in summaries.count > 3 ? [2, 1] : [1] {
      let room = (layout.width - Self.gap * (columns - 1)) / columns
      for (count, hasMoments) in choices(figures.count) {
        let chosen = Array(figures.prefix(count))
        let texts = summaries.map { cells($0, chosen, hasMoments: hasMoments) }
        let widths = chosen.indices.map { column in texts.map { DisplayWidth.of($0[column]) }.max() ?? 0 }
        let nameRoom = room - lead - widths.reduce(0) { $0 + $1 + 2 }
        let isLast = columns == 1 && count == 1
        let needed = isLast ? 4 : columns == 1 ? longest : Self.shortestName
        guard nameRoom >= min(longest, needed) else { continue }
        let entries = names.indices.map {
          entry($0, names[$0], min(longest, nameRoom), texts[$0], widths, hasData: summaries[$0].count > 0)
        }
        return grid(entries, columns: columns, room: room) + uncounted
      }
    }
    return uncounted
  }

  /// How many figures to show, and whether with their moments: only where each series has a line of its own.
  private func choices(_ most: Int) -> [(figures: Int, hasMoments: Bool)] {
    stride(from: most, to: 0, by: -1).flatMap { count -> [(figures: Int, hasMoments: Bool)] in
      summaries.count <= 3 && count > 1 ? [(count, true), (count, false)] : [(count, false)]
    }
  }

  private var lead: Int { summaries.count > 1 ? 2 : 0 }

  /// The numbers from the most to the least important.
  private func figures(hasGaps: Bool) -> [Figure] {
    let watchesFloor = chart.thresholds.contains { $0.side == .below }
    let extremes: [Figure] = watchesFloor ? [.minimum, .maximum] : [.maximum, .minimum]
    return [.last, extremes[0]] + (hasGaps ? [.gaps, extremes[1]] : [extremes[1]])
  }

  private func cells(_ summary: SeriesSummary, _ figures: [Figure], hasMoments: Bool) -> [String] {
    guard let last = summary.last, let maximum = summary.maximum, let minimum = summary.minimum else {
      return figures.indices.map { $0 == 0 ? "no data" : "" }
    }
    let isConstant = minimum.value == maximum.value
    return figures.enumerated().map { place, figure in
      switch figure {
      case .maximum where isConstant, .minimum where isConstant: place == 1 ? "constant" : ""
      case .last: "last \(number(last.value))"
      case .maximum: "max \(at(maximum, hasMoments))"
      case .minimum: "min \(at(minimum, hasMoments))"
      case .gaps:
        summary.missing == 0
          ? "" : "no data \(ChartTime.duration(Double(summary.missing) * chart.time.step))"
      }
    }
  }

  private func at(_ point: SeriesSummary.Point, _ hasMoment: Bool) -> String {
    guard hasMoment else { return number(point.value) }
    return "\(number(point.value)) at \(clock.text(chart.time.moment(point.index)))"
  }

  private func number(_ value: Double) -> String { layout.words(ChartNumber.text(value, unit: chart.unit)) }

  private func entry(
    _ index: Int, _ name: String, _ nameWidth: Int, _ texts: [String], _ widths: [Int], hasData: Bool
  ) -> TextLine {
    let style = hasData ? ChartGlyphs.style(index) : .dim
    var bold = style
    bold.isBold = hasData
    let shown = layout.padded(layout.cutName(name, to: nameWidth), to: nameWidth)
    let mark = summaries.count > 1 ? [Fragment(ChartGlyphs.letter(index), bold), Fragment(" ")] : []
    let figures = zip(texts, widths).map { "  " + layout.padded($0, to: $1) }.joined()
    return TextLine(mark + [Fragment(shown, style), Fragment(figures)])
  }

  /// Entries column by column.
  private func grid(_ entries: [TextLine], columns: Int, room: Int) -> [TextLine] {
    let rows = (entries.count + columns - 1) / columns
    return (0..<rows).map { row in
      var line = TextLine()
      for column in 0..<columns where column * rows + row < entries.count {
        let before = column * (room + Self.gap) - line.width
        if before > 0 { line.fragments.append(Fragment(String(repeating: " ", count: before))) }
        line.fragments += entries[column * rows + row].fragments
      }
      return layout.cut(line)
    }
  }

  private var uncounted: [TextLine] {
    let more = chart.series.count - summaries.count
    return more > 0 ? [layout.cut(TextLine("and \(more) more series, not drawn", .dim))] : []
  }
}
