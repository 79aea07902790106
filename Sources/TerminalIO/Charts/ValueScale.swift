internal import TutorCore

/// The value axis of a plot: which value stands at which dot, and round ticks at whole rows.
struct ValueScale {
  /// A labelled row.
  struct Tick {
    /// The cell row, 0 at the bottom.
    let row: Int
    let text: String
  }

  /// From bottom to top.
  let ticks: [Tick]
  /// The unit that the tick labels are in, such as "M events/s".
  let suffix: String
  private let divisor: Double
  private let lower: Double
  private let perDot: Double
  private let dots: Int

  /// A scale for values from `low` to `high`, and for those thresholds that leave the curves readable.
  ///
  /// - Parameters:
  ///   - rows: cell rows of the plot, at least 2.
  ///   - dotRows: dot rows in a cell.
  init(low: Double, high: Double, thresholds: [Double], unit: ChartUnit, rows: Int, dotRows: Int) {
    let range = Self.widened(PlotColumns.kept(low)...PlotColumns.kept(high), thresholds)
    let scale = unit.scale(for: max(range.lowerBound.magnitude, range.upperBound.magnitude))
    let low = range.lowerBound / scale.divisor
    let high = range.upperBound / scale.divisor
    let best = Self.bestStep(low, high, rows: rows, dotRows: dotRows)
    suffix = scale.suffix
    divisor = scale.divisor
    dots = rows * dotRows
    perDot = best.step.value / Double(best.rows * dotRows)
    let first = best.step.floor(low)
    lower = first * best.step.value
    ticks = stride(from: 0, to: rows, by: best.rows).enumerated().map { number, row in
      Tick(row: row, text: best.step.text(first + Double(number)))
    }
  }

  /// The dot row of a value, 0 at the bottom; values outside are at the edge.
  func dot(_ value: Double) -> Int {
    let position = ((value / divisor - lower) / perDot).rounded()
    return Int(min(max(position, 0), Double(dots - 1)))
  }

  /// Where a value stands that the scale does not reach.
  enum Place { case above, within, below }

  func place(of value: Double) -> Place {
    let position = ((value / divisor - lower) / perDot).rounded()
    return position < 0 ? .below : position > Double(dots - 1) ? .above : .within
  }

  /// With the thresholds that are not far off.
  private static func widened(_ range: ClosedRange<Double>, _ thresholds: [Double]) -> ClosedRange<Double> {
    var (low, high) = (range.lowerBound, range.upperBound)
    let span = max(high - low, 0.2 * max(low.magnitude, high.magnitude))
    for threshold in thresholds where threshold.isFinite {
      if threshold < low, low - threshold <= 3 * span { low = threshold }
      if threshold > high, threshold - high <= 3 * span { high = threshold }
    }
    return withZero(low...high)
  }

  /// The range with zero where the values fill at least half of the result; never empty.
  static func withZero(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    var (low, high) = (range.lowerBound, range.upperBound)
    if low > 0, low <= 0.5 * high { low = 0 }
    if high < 0, high >= 0.5 * low { high = 0 }
    // A constant, or digits that a Double hardly tells apart.
    if high - low <= 1e-9 * max(low.magnitude, high.magnitude) {
      low = min(low, 0)
      high = max(high, 0)
    }
    return high > low ? low...high : 0...1
  }

  /// The round step and the rows between two ticks that waste the least height.
  private static func bestStep(
    _ low: Double, _ high: Double, rows: Int, dotRows: Int
  ) -> (step: RoundStep, rows: Int) {
    let steps = RoundStep.steps(from: (high - low) / Double(rows))
    var best = (step: steps[steps.count - 1], rows: 1)
    var least = Double.infinity
    for step in steps {
      let lower = step.floor(low) * step.value
      for rowsBetween in min(2, rows - 1)..<max(2, rows) {
        let covered = step.value * Double(rows * dotRows - 1) / Double(rowsBetween * dotRows)
        guard lower + covered >= high - 1e-9 * (high - low) else { continue }
        // Two ticks alone leave too much to guess.
        let cost = covered * ((rows - 1) / rowsBetween < 2 ? 1.5 : 1)
        if cost < least {
          least = cost
          best = (step, rowsBetween)
        }
      }
    }
    return best
  }
}
