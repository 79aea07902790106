/// One series reduced to the dot columns of a plot by minimum and maximum, so that a spike of one sample
/// stays.
struct PlotColumns {
  /// What falls into one dot column.
  struct Column {
    var low = Double.infinity
    var high = -Double.infinity
    /// The value that the curve comes in with.
    var first = 0.0
    /// The value that the curve goes out with.
    var last = 0.0
    /// Whether the curve comes from the column before: there is no gap between.
    var isJoined = false

    var isEmpty: Bool { low > high }

    mutating func take(_ value: Double) {
      if isEmpty { first = value }
      if value < low { low = value }
      if value > high { high = value }
      last = value
    }
  }

  private(set) var columns: [Column]

  /// Values are kept within this, so that differences stay finite.
  static let largest = 1e300

  /// `value` within the largest numbers.
  static func kept(_ value: Double) -> Double { min(max(value, -largest), largest) }

  /// Spreads `sampleCount` moments over `width` dot columns, the first and the last moment at the edges. With
  /// fewer samples than columns, the columns between two neighbours lie on the straight line through them.
  ///
  /// Complexity: O(samples + width).
  init(_ samples: [Double?], sampleCount: Int, width: Int) {
    var columns = [Column](repeating: Column(), count: max(1, width))
    let scale = sampleCount > 1 ? Double(columns.count - 1) / Double(sampleCount - 1) : 0
    var number = -1
    var current = Column()
    // Whether `current` holds the sample before this one.
    var follows = false
    for index in 0..<min(samples.count, sampleCount) {
      guard let sample = samples[index], sample.isFinite else {
        follows = false
        continue
      }
      let value = Self.kept(sample)
      let column = Int(Double(index) * scale + 0.5)
      if column != number {
        if number >= 0 { columns[number] = current }
        if follows { Self.interpolate(from: number, current.last, to: column, value, in: &columns) }
        current = Column(isJoined: follows)
        number = column
      }
      current.take(value)
      follows = true
    }
    if number >= 0 { columns[number] = current }
    self.columns = columns
  }

  /// Whether the curve goes on from this column to the next.
  func isJoined(after column: Int) -> Bool { column + 1 < columns.count && columns[column + 1].isJoined }

  /// Fills the columns between two neighbouring samples with the straight line through them.
  private static func interpolate(
    from left: Int, _ start: Double, to right: Int, _ end: Double, in columns: inout [Column]
  ) {
    for column in (left + 1)..<right {
      let share = Double(column - left) / Double(right - left)
      columns[column] = Column(isJoined: true)
      columns[column].take(start * (1 - share) + end * share)
    }
  }
}
