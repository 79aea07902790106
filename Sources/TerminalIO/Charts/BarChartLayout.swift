internal import TutorCore

/// Lays bars out from a common zero, in eighths of a cell.
struct BarChartLayout {
  private let layout: ChartLayout
  private let chart: BarChart

  init(_ layout: ChartLayout, _ chart: BarChart) {
    self.layout = layout
    self.chart = chart
  }

  func lines() -> [TextLine] {
    guard !chart.bars.isEmpty else { return [layout.title(chart.title), TextLine("No data.", .dim)] }
    let isLong = chart.bars.count > layout.height - 1
    let shown = isLong ? Array(chart.bars.prefix(layout.height - 2)) : chart.bars
    let rest = isLong ? [layout.cut(TextLine(layout.words(chart.rest(after: shown.count)), .dim))] : []
    let values = shown.map { bar in
      bar.value.flatMap { $0.isFinite ? PlotColumns.kept($0) : nil }
    }
    let numbers = shown.map { bar in
      bar.value.flatMap { $0.isFinite ? layout.words(ChartNumber.text($0, unit: chart.unit)) : nil }
        ?? "no data"
    }
    let labels = shown.map { layout.cutName(layout.words($0.label), to: max(8, layout.width / 3)) }
    let labelWidth = labels.map { DisplayWidth.of($0) }.max() ?? 0
    let numberWidth = numbers.map { DisplayWidth.of($0) }.max() ?? 0
    let room = max(4, layout.width - labelWidth - numberWidth - 4)
    let present = values.compactMap(\.self)
    let scale = BarScale(least: present.min() ?? 0, most: present.max() ?? 0, room: room)
    let bars = shown.indices.map { index in
      let bar =
        values[index].map { scale.bar($0, glyphs: layout.glyphs) } ?? String(repeating: " ", count: room)
      return layout.cut(
        TextLine([
          Fragment(layout.padded(labels[index], to: labelWidth) + "  "), Fragment(bar, ChartGlyphs.style(0)),
          Fragment("  "),
          Fragment(
            layout.aligned(numbers[index], to: numberWidth), values[index] == nil ? .dim : .plain),
        ]))
    }
    return [layout.title(chart.title)] + bars + rest
  }
}

/// Where the zero of bars stands, and how long a value is.
struct BarScale {
  private let room: Int
  /// The cells left of zero.
  private let zero: Int
  private let perCell: Double

  /// - Parameter room: cells for the longest bar to the left and to the right together.
  init(least: Double, most: Double, room: Int) {
    let (low, high) = (min(0, least), max(0, most))
    self.room = room
    let share = high - low > 0 ? -low / (high - low) : 0
    zero = low < 0 ? min(max(1, Int((share * Double(room)).rounded())), high > 0 ? room - 1 : room) : 0
    let left = zero > 0 ? -low / Double(zero) : 0
    let right = room > zero ? high / Double(room - zero) : 0
    perCell = max(left, right)
  }

  /// The bar with the spaces around it, `room` cells. A value that is not zero is never nothing.
  func bar(_ value: Double, glyphs: ChartGlyphs) -> String {
    guard perCell > 0, value != 0 else { return String(repeating: " ", count: room) }
    let cells = value.magnitude / perCell
    if value < 0 {
      let bar = leftward(min(Double(zero), cells), glyphs)
      return String(repeating: " ", count: zero - bar.count) + bar
        + String(repeating: " ", count: room - zero)
    }
    let bar = rightward(min(Double(room - zero), cells), glyphs)
    return String(repeating: " ", count: zero) + bar
      + String(repeating: " ", count: room - zero - bar.count)
  }

  private func rightward(_ cells: Double, _ glyphs: ChartGlyphs) -> String {
    guard glyphs.isUnicode else { return ascii(cells) }
    let eighths = max(1, Int((cells * 8).rounded()))
    let parts: [String] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  /// There are no eighths from the right, only halves.
  private func leftward(_ cells: Double, _ glyphs: ChartGlyphs) -> String {
    guard glyphs.isUnicode else { return ascii(cells) }
    let halves = max(1, Int((cells * 2).rounded()))
    return (halves % 2 == 1 ? "▐" : "") + String(repeating: "█", count: halves / 2)
  }

  private func ascii(_ cells: Double) -> String {
    let whole = Int(cells.rounded())
    return whole == 0 ? "." : String(repeating: "#", count: whole)
  }
}
