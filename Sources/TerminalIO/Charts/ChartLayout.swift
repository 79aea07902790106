internal import TutorCore

/// Lays a chart out: drawn where somebody looks at a screen, in words elsewhere.
struct ChartLayout {
  let layout: BlockLayout
  let glyphs: ChartGlyphs
  /// The room for the picture, in cells.
  let width: Int
  /// The most lines that a chart takes, so that a prompt and a few lines of talk stand on the same screen.
  let height: Int
  private let proseWidth: Int

  /// More columns than this would only make eyes travel.
  private static let broadest = 160

  init(_ layout: BlockLayout, width: Int, proseWidth: Int) {
    self.layout = layout
    self.width = min(max(width, 24), Self.broadest)
    self.proseWidth = proseWidth
    glyphs = ChartGlyphs(isUnicode: layout.capabilities.isUTF8 && !layout.capabilities.isDumb)
    height = min(22, max(12, layout.capabilities.rows * 2 / 3))
  }

  func lines(_ chart: Chart) -> [TextLine] {
    guard layout.capabilities.drawsCharts else {
      return chart.inWords.flatMap { layout.lines(of: $0, width: proseWidth) }
    }
    switch chart {
    case .line(let chart): return LineChartLayout(self, chart).lines()
    case .bars(let chart): return BarChartLayout(self, chart).lines()
    case .heat(let strip): return HeatStripLayout(self, strip).lines()
    }
  }

  /// Outside text for one line of the picture.
  func words(_ text: SafeText) -> String {
    glyphs.plain.prose(String(text.string.map { $0.isNewline || $0 == "\t" ? " " : $0 }))
  }

  /// The program's own words.
  func words(_ text: String) -> String { glyphs.plain.prose(text) }

  /// The title, cut to the width.
  func title(_ text: SafeText) -> TextLine { cut(TextLine(words(text), .bold)) }

  /// A line cut to the width.
  func cut(_ line: TextLine) -> TextLine {
    Wrapping.cut(line, width: width, ellipsis: glyphs.plain.ellipsis)
  }

  /// A name cut to `room` cells in its middle: names of one kind differ at their ends.
  func cutName(_ name: String, to room: Int) -> String {
    guard DisplayWidth.of(name) > room else { return name }
    let kept = max(2, room - DisplayWidth.of(glyphs.plain.ellipsis))
    var tail = name.suffix(kept * 2 / 3)
    while DisplayWidth.of(String(tail)) > kept * 2 / 3 { tail.removeFirst() }
    var head = name.prefix(kept)
    while DisplayWidth.of(String(head)) > kept - DisplayWidth.of(String(tail)) { head.removeLast() }
    return head + glyphs.plain.ellipsis + tail
  }

  /// Text with spaces behind it up to `room` cells.
  func padded(_ text: String, to room: Int) -> String {
    text + String(repeating: " ", count: max(0, room - DisplayWidth.of(text)))
  }

  /// Text with spaces before it up to `room` cells.
  func aligned(_ text: String, to room: Int) -> String {
    String(repeating: " ", count: max(0, room - DisplayWidth.of(text))) + text
  }
}
