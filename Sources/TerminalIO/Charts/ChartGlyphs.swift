/// What charts are drawn with, in Unicode or in ASCII.
struct ChartGlyphs {
  let isUnicode: Bool
  /// The decorations that charts share with text.
  let plain: Glyphs

  init(isUnicode: Bool) {
    self.isUnicode = isUnicode
    plain = Glyphs(isUTF8: isUnicode)
  }

  /// Dot columns in one cell of a plot.
  var dotColumns: Int { isUnicode ? 2 : 1 }
  /// Dot rows in one cell of a plot.
  var dotRows: Int { isUnicode ? 4 : 1 }

  var axis: String { isUnicode ? "│" : "|" }
  var axisTick: String { isUnicode ? "┤" : "+" }
  var corner: String { isUnicode ? "└" : "+" }
  var base: String { isUnicode ? "─" : "-" }
  var baseTick: String { isUnicode ? "┬" : "+" }
  var dash: String { isUnicode ? "╌" : "-" }
  var point: String { isUnicode ? "•" : "*" }
  var mark: String { isUnicode ? "┊" : ":" }
  var absent: String { isUnicode ? "×" : "x" }

  /// Shades of a heat strip, from little to much; in ASCII the digits of ten even levels.
  var shades: [String] { isUnicode ? ["·", "░", "▒", "▓", "█"] : (0..<10).map(String.init) }

  /// The name of a series on its curve.
  static func letter(_ series: Int) -> String {
    String(UnicodeScalar(UInt8(ascii: "a") + UInt8(series % 26)))
  }

  /// How a series looks; red is kept for thresholds.
  static func style(_ series: Int) -> TextStyle {
    switch series % 6 {
    case 0: TextStyle(colour: .cyan)
    case 1: TextStyle(colour: .magenta)
    case 2: TextStyle(colour: .green)
    case 3: .plain
    case 4: TextStyle(colour: .cyan, isBold: true)
    default: TextStyle(colour: .magenta, isBold: true)
    }
  }

  static let threshold = TextStyle(colour: .red)

  /// A braille character of these dots: bit 0 to 2 and 6 the left column from the top, bit 3 to 5 and 7 the
  /// right.
  static func braille(_ dots: UInt8) -> String {
    String(Unicode.Scalar(0x2800 + UInt32(dots)).map(Character.init) ?? " ")
  }

  /// The bit of the dot in this column (0 or 1) and row from the top (0 to 3).
  static func brailleBit(column: Int, row: Int) -> UInt8 {
    switch (column, row) {
    case (0, 3): 0x40
    case (_, 3): 0x80
    case (0, _): 1 << UInt8(row)
    default: 8 << UInt8(row)
    }
  }
}
