/// Values over time, sampled at one regular step.
public struct LineChart: Sendable, Hashable {
  /// One curve.
  public struct Series: Sendable, Hashable {
    /// What is measured, such as a cluster's name.
    public var name: SafeText
    /// In the chart's unit, the first at the axis's origin; nil, or not finite, where there is no value.
    public var samples: [Double?]

    /// A curve through `samples`.
    public init(_ name: SafeText, _ samples: [Double?]) {
      self.name = name
      self.samples = samples
    }
  }

  /// A limit that the values should stay on one side of.
  public struct Threshold: Sendable, Hashable {
    /// On which side of a threshold a value is remarkable.
    public enum Side: Sendable, Hashable {
      /// A value over the threshold.
      case above
      /// A value under the threshold.
      case below
    }

    /// In the chart's unit.
    public var value: Double
    /// What it is, without the value: "page", "pauses".
    public var label: SafeText
    /// The side to remark on.
    public var side: Side

    /// A threshold at `value`.
    public init(_ value: Double, _ label: SafeText, side: Side = .above) {
      self.value = value
      self.label = label
      self.side = side
    }
  }

  /// Something that happened at one moment.
  public struct Mark: Sendable, Hashable {
    /// Seconds on the time axis, as the axis's origin is.
    public var time: Double
    /// What happened, such as "restart".
    public var label: SafeText

    /// A mark at `time` seconds.
    public init(at time: Double, _ label: SafeText) {
      self.time = time
      self.label = label
    }
  }

  /// How many series one chart draws; more are counted, not drawn.
  public static let drawnSeries = 6

  /// What the chart shows.
  public var title: SafeText
  /// When the samples were taken.
  public var time: TimeAxis
  /// What the values are, such as "delay".
  public var label: SafeText
  /// The unit of every value.
  public var unit: ChartUnit
  /// The curves, at most six.
  public var series: [Series]
  /// The limits.
  public var thresholds: [Threshold]
  /// The moments.
  public var marks: [Mark]

  /// A chart of `series`.
  public init(
    title: SafeText, time: TimeAxis, label: SafeText = "", unit: ChartUnit, series: [Series],
    thresholds: [Threshold] = [], marks: [Mark] = []
  ) {
    self.title = title
    self.time = time
    self.label = label
    self.unit = unit
    self.series = series
    self.thresholds = thresholds
    self.marks = marks
  }

  /// How many moments the chart spans: the samples of the longest series.
  public var sampleCount: Int { series.map(\.samples.count).max() ?? 0 }

  /// Seconds from the first moment to the last; 0 for less than two.
  public var span: Double { Double(max(0, sampleCount - 1)) * time.step }
}

/// The time axis of a chart, in seconds.
public struct TimeAxis: Sendable, Hashable {
  /// How a moment is read.
  public enum Reading: Sendable, Hashable {
    /// Seconds since something, which the label names; may be negative.
    case elapsed
    /// Seconds since midnight, as a clock shows them.
    case timeOfDay
  }

  /// Seconds at the first sample.
  public let origin: Double
  /// Seconds from a sample to the next, more than 0.
  public let step: Double
  /// What the time is counted from: "since the alert", "UTC".
  public let label: SafeText
  /// How a moment is read.
  public let reading: Reading

  /// An axis. A step that is not a positive number counts as 1, an origin that is no number as 0.
  public init(origin: Double = 0, step: Double, label: SafeText = "", reading: Reading = .elapsed) {
    self.origin = origin.isFinite ? min(max(origin, -1e12), 1e12) : 0
    self.step = step.isFinite && step > 0 ? min(max(step, 1e-6), 1e9) : 1
    self.label = label
    self.reading = reading
  }

  /// Seconds at the sample of this 0-based index.
  public func moment(_ index: Int) -> Double { origin + Double(index) * step }
}
