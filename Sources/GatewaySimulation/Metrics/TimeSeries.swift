/// Values at regular times. nil is a gap: there was nothing to report, as from a pod that is down.
public struct TimeSeries: Sendable, Equatable {
  /// When the first value was taken, in nanoseconds since the run began.
  public var start: Nanoseconds
  /// From value to value, in nanoseconds.
  public var step: Nanoseconds
  /// The values.
  public var values: [Double?]

  /// A series.
  public init(start: Nanoseconds, step: Nanoseconds, values: [Double?]) {
    self.start = start
    self.step = step
    self.values = values
  }

  /// When value `index` was taken.
  public func time(_ index: Int) -> Nanoseconds { start + step * Nanoseconds(index) }
  /// The last value that is no gap.
  public var last: Double? { values.last { $0 != nil } ?? nil }
  /// The highest value.
  public var maximum: Double? { values.compactMap { $0 }.max() }
  /// The lowest value.
  public var minimum: Double? { values.compactMap { $0 }.min() }

  /// The values from `time` on.
  public func from(_ time: Nanoseconds) -> TimeSeries {
    let skipped = max(0, min(values.count, Int((time - start + step - 1) / step)))
    return TimeSeries(start: self.time(skipped), step: step, values: Array(values.dropFirst(skipped)))
  }
}
