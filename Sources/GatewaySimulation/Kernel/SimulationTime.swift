/// A span of virtual time in nanoseconds.
///
/// The model computes in plain integers: a span adds up exactly, in a debug and in a release build, on every machine.
public typealias Nanoseconds = Int64

/// Spans written the way people say them.
extension Nanoseconds {
  /// One millisecond.
  public static let millisecond: Nanoseconds = 1_000_000
  /// One second.
  public static let second: Nanoseconds = 1_000_000_000
  /// One minute.
  public static let minute: Nanoseconds = 60 * second
  /// One hour.
  public static let hour: Nanoseconds = 60 * minute

  /// This span in seconds, for showing.
  public var inSeconds: Double { Double(self) / 1e9 }
}

/// An instant on the virtual clock, in nanoseconds since the run began.
public struct SimulationTime: Sendable, Hashable, Comparable {
  /// Nanoseconds since the run began.
  public var nanoseconds: Nanoseconds

  /// The beginning of the run.
  public static let zero = SimulationTime(nanoseconds: 0)

  /// The instant that many nanoseconds after the run began.
  public init(nanoseconds: Nanoseconds) { self.nanoseconds = nanoseconds }

  /// Seconds since the run began, for showing.
  public var seconds: Double { nanoseconds.inSeconds }

  /// Whether `left` comes before `right`.
  public static func < (left: SimulationTime, right: SimulationTime) -> Bool {
    left.nanoseconds < right.nanoseconds
  }

  /// The instant `span` later.
  public static func + (time: SimulationTime, span: Nanoseconds) -> SimulationTime {
    SimulationTime(nanoseconds: time.nanoseconds + span)
  }

  /// The span from `right` to `left`.
  public static func - (left: SimulationTime, right: SimulationTime) -> Nanoseconds {
    left.nanoseconds - right.nanoseconds
  }
}
