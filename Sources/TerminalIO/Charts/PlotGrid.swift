/// The cells of a plot: dots that know their series, and text laid over them.
struct PlotGrid {
  let width: Int
  let height: Int
  private let glyphs: ChartGlyphs
  /// Whether there is but one series, which needs no letter.
  private let isSingle: Bool
  private var dots: [UInt8]
  /// One bit a series that has a dot in the cell.
  private var owners: [UInt8]
  /// Text over the cells; "" behind a wide character.
  private var overlay: [Fragment?]

  init(width: Int, height: Int, glyphs: ChartGlyphs, isSingle: Bool) {
    self.width = width
    self.height = height
    self.glyphs = glyphs
    self.isSingle = isSingle
    dots = Array(repeating: 0, count: width * height)
    owners = Array(repeating: 0, count: width * height)
    overlay = Array(repeating: nil, count: width * height)
  }

  /// Draws a curve; neighbouring columns that are joined touch each other.
  ///
  /// - Parameter isSparse: whether a sample without neighbours is marked, as one dot would be overlooked.
  mutating func draw(_ curve: PlotColumns, series: Int, scale: ValueScale, isSparse: Bool) {
    var before = 0
    for (column, values) in curve.columns.enumerated() where !values.isEmpty {
      var low = scale.dot(values.low)
      var high = scale.dot(values.high)
      if values.isJoined {
        let first = scale.dot(values.first)
        if before < first { low = min(low, before + 1) }
        if before > first { high = max(high, before - 1) }
      }
      before = scale.dot(values.last)
      for dot in low...high { set(column: column, dot: dot, series: series) }
      if isSparse, low == high, !values.isJoined, !curve.isJoined(after: column) {
        let fromTop = height * glyphs.dotRows - 1 - low
        write(
          isSingle ? glyphs.point : ChartGlyphs.letter(series), ChartGlyphs.style(series),
          row: fromTop / glyphs.dotRows, column: column / glyphs.dotColumns)
      }
    }
  }

  private mutating func set(column: Int, dot: Int, series: Int) {
    let fromTop = height * glyphs.dotRows - 1 - dot
    let cell = fromTop / glyphs.dotRows * width + column / glyphs.dotColumns
    dots[cell] |= ChartGlyphs.brailleBit(
      column: column % glyphs.dotColumns, row: fromTop % glyphs.dotRows)
    owners[cell] |= 1 << UInt8(series)
  }

  /// The rows, from the top, in which a series has dots in a cell column.
  func rows(ofSeries series: Int, in column: Int) -> [Int] {
    (0..<height).filter { owners[$0 * width + column] & 1 << UInt8(series) != 0 }
  }

  /// Whether no other series has a dot in the cell and no text covers it.
  func belongs(row: Int, column: Int, toSeries series: Int) -> Bool {
    owners[row * width + column] == 1 << UInt8(series) && overlay[row * width + column] == nil
  }

  /// Whether neither dots nor text are in these cells; false outside of the plot.
  func isClear(row: Int, columns: Range<Int>) -> Bool {
    guard (0..<height).contains(row), columns.lowerBound >= 0, columns.upperBound <= width else {
      return false
    }
    return columns.allSatisfy { owners[row * width + $0] == 0 && overlay[row * width + $0] == nil }
  }

  /// Writes over the cells from `column` on; what leaves the row is dropped.
  mutating func write(_ text: String, _ style: TextStyle, row: Int, column: Int) {
    var column = column
    for character in text {
      let cells = DisplayWidth.of(character)
      guard column >= 0, column + cells <= width else { return }
      if cells == 0 { continue }
      overlay[row * width + column] = Fragment(String(character), style)
      if cells == 2 { overlay[row * width + column + 1] = Fragment("", style) }
      column += cells
    }
  }

  /// One row, from the top. A cell of several series takes the look of each in turn from column to column.
  func line(_ row: Int) -> [Fragment] {
    var fragments: [Fragment] = []
    func add(_ text: String, _ style: TextStyle) {
      if let last = fragments.indices.last, fragments[last].style == style {
        fragments[last].text += text
      } else {
        fragments.append(Fragment(text, style))
      }
    }
    for column in 0..<width {
      let cell = row * width + column
      if let text = overlay[cell] {
        add(text.text, text.style)
      } else if let series = owner(of: cell, in: column) {
        let letter = isSingle ? "*" : ChartGlyphs.letter(series)
        add(glyphs.isUnicode ? ChartGlyphs.braille(dots[cell]) : letter, ChartGlyphs.style(series))
      } else {
        add(" ", .plain)
      }
    }
    return fragments
  }

  private func owner(of cell: Int, in column: Int) -> Int? {
    let all = (0..<8).filter { owners[cell] & 1 << UInt8($0) != 0 }
    return all.isEmpty ? nil : all[column % all.count]
  }
}
