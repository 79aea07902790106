/// What a series comes to: its extremes, its last value and what is missing.
public struct SeriesSummary: Sendable, Hashable {
  /// A value and where it stands.
  public struct Point: Sendable, Hashable {
    /// The 0-based index of the sample.
    public let index: Int
    /// In the chart's unit.
    public let value: Double
  }

  /// The first of the smallest values; nil when there is none at all.
  public private(set) var minimum: Point?
  /// The first of the largest values.
  public private(set) var maximum: Point?
  /// The last value.
  public private(set) var last: Point?
  /// How many samples have a value.
  public private(set) var count = 0
  /// How many samples of the chart's span have none.
  public private(set) var missing = 0
  /// How many stretches without a value there are.
  public private(set) var gaps = 0
  /// The first of the longest such stretches, in indices.
  public private(set) var longestGap: Range<Int>?

  /// The summary of `samples` in a chart that spans `sampleCount` moments; what the series lacks at its end
  /// is a gap.
  ///
  /// Complexity: O(samples).
  public init(_ samples: [Double?], sampleCount: Int) {
    // Nothing but numbers in the loop: optionals of structs would cost more than the reading.
    var (low, lowIndex, high, highIndex) = (Double.infinity, -1, -Double.infinity, -1)
    var lastIndex = -1
    for index in samples.indices {
      guard let value = samples[index], value.isFinite else { continue }
      if index - lastIndex > 1 { note(gap: (lastIndex + 1)..<index) }
      lastIndex = index
      count += 1
      if value < low { (low, lowIndex) = (value, index) }
      if value > high { (high, highIndex) = (value, index) }
    }
    if lastIndex + 1 < sampleCount { note(gap: (lastIndex + 1)..<sampleCount) }
    guard lastIndex >= 0, let lastValue = samples[lastIndex] else { return }
    minimum = Point(index: lowIndex, value: low)
    maximum = Point(index: highIndex, value: high)
    last = Point(index: lastIndex, value: lastValue)
  }

  private mutating func note(gap: Range<Int>) {
    gaps += 1
    missing += gap.count
    if gap.count > longestGap?.count ?? 0 { longestGap = gap }
  }
}

/// When a series stood on the remarkable side of a threshold.
public struct ThresholdCrossings: Sendable, Hashable {
  /// How many separate times; a gap ends one.
  public private(set) var episodes = 0
  /// How many samples in all.
  public private(set) var samples = 0
  /// The first time, in indices.
  public private(set) var first: Range<Int>?
  /// The first of the longest times.
  public private(set) var longest: Range<Int>?
  /// Whether the series' last value is beyond the threshold.
  public private(set) var endsBeyond = false

  /// The crossings of `threshold` in `values`. A value on the threshold is not beyond it.
  ///
  /// Complexity: O(samples).
  public init(_ values: [Double?], of threshold: LineChart.Threshold) {
    var start: Int?
    for index in values.indices {
      let value = values[index].flatMap { $0.isFinite ? $0 : nil }
      if let value { endsBeyond = Self.isBeyond(value, threshold) }
      if let value, Self.isBeyond(value, threshold) {
        if start == nil { start = index }
      } else if let begin = start {
        note(begin..<index)
        start = nil
      }
    }
    if let begin = start { note(begin..<values.count) }
  }

  private static func isBeyond(_ value: Double, _ threshold: LineChart.Threshold) -> Bool {
    switch threshold.side {
    case .above: value > threshold.value
    case .below: value < threshold.value
    }
  }

  private mutating func note(_ episode: Range<Int>) {
    episodes += 1
    samples += episode.count
    if first == nil { first = episode }
    if episode.count > longest?.count ?? 0 { longest = episode }
  }
}
