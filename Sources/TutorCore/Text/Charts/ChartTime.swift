/// How the moments of one chart are written.
public struct ChartTime: Sendable, Hashable {
  /// The shape of a moment.
  public enum Form: Sendable, Hashable {
    case seconds
    case minutesSeconds
    case hoursMinutes
    case hoursMinutesSeconds
    case days
  }

  /// The shape that fits the whole axis.
  public let form: Form
  private let wrapsAtMidnight: Bool

  /// The form for `span` seconds of this axis.
  public init(_ axis: TimeAxis, span: Double) {
    wrapsAtMidnight = axis.reading == .timeOfDay
    let furthest = max(axis.origin.magnitude, (axis.origin + span).magnitude)
    form =
      switch axis.reading {
      case .timeOfDay: span < 3_600 && axis.step < 60 ? .hoursMinutesSeconds : .hoursMinutes
      case .elapsed where span > 4 * 86_400: .days
      case .elapsed where span >= 3_600: .hoursMinutes
      case .elapsed where furthest >= 3_600: .hoursMinutesSeconds
      case .elapsed where span > 120 || furthest > 600: .minutesSeconds
      case .elapsed: .seconds
      }
  }

  /// Without the seconds where ticks of so many seconds stand at whole minutes and hours are there to tell.
  public func forTicks(every step: Double) -> ChartTime {
    form == .hoursMinutesSeconds && step >= 60 ? ChartTime(.hoursMinutes, wrapsAtMidnight) : self
  }

  private init(_ form: Form, _ wrapsAtMidnight: Bool) {
    self.form = form
    self.wrapsAtMidnight = wrapsAtMidnight
  }

  /// The form's name as it stands at an axis.
  public var name: String {
    switch form {
    case .seconds: "s"
    case .minutesSeconds: "m:ss"
    case .hoursMinutes: "h:mm"
    case .hoursMinutesSeconds: "h:mm:ss"
    case .days: "days"
    }
  }

  /// The moment of so many seconds; what the form does not show is rounded down.
  public func text(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "?" }
    if form == .seconds { return ChartNumber.significant(seconds) }
    if form == .days { return ChartNumber.significant(seconds / 86_400) }
    // A sum of steps such as 0.1 may miss the second by a hair.
    var whole = Int((min(max(seconds, -1e15), 1e15) + 1e-6).rounded(.down))
    if wrapsAtMidnight { whole = ((whole % 86_400) + 86_400) % 86_400 }
    if form == .hoursMinutes { whole -= ((whole % 60) + 60) % 60 }
    let sign = whole < 0 ? "-" : ""
    let (hours, minutes, second) = (abs(whole) / 3_600, abs(whole) / 60 % 60, abs(whole) % 60)
    return switch form {
    case .minutesSeconds: "\(sign)\(hours * 60 + minutes):\(Self.two(second))"
    case .hoursMinutesSeconds: "\(sign)\(hours):\(Self.two(minutes)):\(Self.two(second))"
    default: "\(sign)\(hours):\(Self.two(minutes))"
    }
  }

  /// A length of time with at most two units: `250 ms`, `45 s`, `15 min 30 s`, `1 h 5 min`, `2 d 3 h`.
  public static func duration(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "?" }
    let length = min(abs(seconds), 1e15)
    if length < 59.5 { return ChartNumber.text(length, unit: .seconds) }
    let whole = Int(length.rounded())
    switch whole {
    case ..<3_600: return pair(whole, 60, "min", "s")
    case ..<86_400: return pair((whole + 30) / 60, 60, "h", "min")
    default: return pair((whole + 1_800) / 3_600, 24, "d", "h")
    }
  }

  /// `count` small units, `perLarge` of which make a large one.
  private static func pair(_ count: Int, _ perLarge: Int, _ large: String, _ small: String) -> String {
    let rest = count % perLarge
    return "\(count / perLarge) \(large)" + (rest == 0 ? "" : " \(rest) \(small)")
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
