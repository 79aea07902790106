/// Like events that arrived together: they move as one, and keep the time at which they came.
public struct Cohort: Sendable, Equatable {
  /// How many events.
  public var count: Int
  /// When they arrived, in nanoseconds since the run began.
  public var arrivedAt: Nanoseconds

  /// `count` events that arrived at `arrivedAt`.
  public init(count: Int, arrivedAt: Nanoseconds) {
    self.count = count
    self.arrivedAt = arrivedAt
  }
}
