/// A picture of numbers. The renderer draws it as the terminal allows, or tells it in words.
public enum Chart: Sendable, Hashable {
  /// Values over time.
  case line(LineChart)
  /// One bar a value.
  case bars(BarChart)
  /// One cell an item, for more items than bars have room for.
  case heat(HeatStrip)

  /// What the chart shows.
  public var title: SafeText {
    switch self {
    case .line(let chart): chart.title
    case .bars(let chart): chart.title
    case .heat(let strip): strip.title
    }
  }
}

/// Bars of one unit.
public struct BarChart: Sendable, Hashable {
  /// One bar.
  public struct Bar: Sendable, Hashable {
    /// What is measured, such as a pod's name.
    public var label: SafeText
    /// In the chart's unit; nil, or not finite, when there is no value.
    public var value: Double?

    /// A bar of `value`.
    public init(_ label: SafeText, _ value: Double?) {
      self.label = label
      self.value = value
    }
  }

  /// What the chart shows.
  public var title: SafeText
  /// The unit of every bar.
  public var unit: ChartUnit
  /// From top to bottom. What does not fit on a screen is summed up, so the bars that matter come first.
  public var bars: [Bar]

  /// A chart of `bars`.
  public init(title: SafeText, unit: ChartUnit, bars: [Bar]) {
    self.title = title
    self.unit = unit
    self.bars = bars
  }
}

/// Many items at a glance: one cell an item, one row a group, the value as a shade.
public struct HeatStrip: Sendable, Hashable {
  /// The items of one group, such as the pods of a cluster.
  public struct Row: Sendable, Hashable {
    /// The group's name.
    public var label: SafeText
    /// The items' values by index; nil, or not finite, for an item that is absent.
    public var cells: [Double?]

    /// A row of `cells`.
    public init(_ label: SafeText, _ cells: [Double?]) {
      self.label = label
      self.cells = cells
    }
  }

  /// A named stretch of the scale.
  public struct Level: Sendable, Hashable {
    /// The least value that belongs to it, in the strip's unit.
    public var lowerBound: Double
    /// What it means, such as "paused".
    public var label: SafeText

    /// The level from `lowerBound` up to the next level.
    public init(from lowerBound: Double, _ label: SafeText) {
      self.lowerBound = lowerBound
      self.label = label
    }
  }

  /// What the strip shows.
  public var title: SafeText
  /// The unit of every cell.
  public var unit: ChartUnit
  /// What one item is called, such as "pod".
  public var item: SafeText
  /// The groups from top to bottom; the first cell of each is item 0.
  public var rows: [Row]
  /// The levels, ascending, at most five; without any, even steps from the smallest value to the largest.
  public var levels: [Level]

  /// A strip of `rows`.
  public init(
    title: SafeText, unit: ChartUnit, item: SafeText = "item", rows: [Row], levels: [Level] = []
  ) {
    self.title = title
    self.unit = unit
    self.item = item
    self.rows = rows
    self.levels = Array(
      levels.filter(\.lowerBound.isFinite).sorted { $0.lowerBound < $1.lowerBound }.prefix(5))
  }

  /// The smallest and the largest value; nil when every item is absent.
  public var extremes: ClosedRange<Double>? {
    var result: ClosedRange<Double>?
    for row in rows {
      for case let value? in row.cells where value.isFinite {
        result = result.map { min($0.lowerBound, value)...max($0.upperBound, value) } ?? value...value
      }
    }
    return result
  }
}
