/// What a chart's numbers count.
public enum ChartUnit: Sendable, Hashable {
  /// Just a number.
  case number
  /// A count of something, such as "events/s" or "pods"; large ones get k, M, G, T or P (powers of 1,000).
  case named(SafeText)
  /// Of 100.
  case percent
  /// Seconds; shown as what reads best between µs and days.
  case seconds
  /// Thousandths of a second; shown as what reads best between µs and days.
  case milliseconds
  /// Bytes; shown in powers of 1,000, as the course gives memory sizes.
  case bytes

  /// One way to write the unit: value / `divisor`, followed by `suffix`.
  public struct Scale: Sendable, Hashable {
    /// What a value is divided by; more than 0.
    public let divisor: Double
    /// Such as "M events/s"; may be empty.
    public let suffix: String
  }

  /// How to write values of which the largest has this absolute value.
  public func scale(for magnitude: Double) -> Scale {
    switch self {
    case .number: Self.prefixed(magnitude, name: "")
    case .named(let name): Self.prefixed(magnitude, name: name.string)
    case .percent: Scale(divisor: 1, suffix: "%")
    case .bytes: Self.bytes(magnitude)
    case .seconds: Self.time(magnitude, inSeconds: 1, natural: "s")
    case .milliseconds: Self.time(magnitude / 1000, inSeconds: 1000, natural: "ms")
    }
  }

  private static let prefixes: [(divisor: Double, name: String)] = [
    (1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "k"),
  ]

  /// Beyond the prefixes the number is written with an exponent.
  private static func prefixed(_ magnitude: Double, name: String) -> Scale {
    guard magnitude < 1e18, let prefix = prefixes.first(where: { magnitude >= $0.divisor }) else {
      return Scale(divisor: 1, suffix: name)
    }
    return Scale(divisor: prefix.divisor, suffix: name.isEmpty ? prefix.name : prefix.name + " " + name)
  }

  private static func bytes(_ magnitude: Double) -> Scale {
    guard magnitude < 1e18, let prefix = prefixes.first(where: { magnitude >= $0.divisor }) else {
      return Scale(divisor: 1, suffix: "B")
    }
    return Scale(divisor: prefix.divisor, suffix: prefix.name + "B")
  }

  /// Ten of the next larger unit before it is used: "90 s" reads better than "1.5 min".
  private static func time(_ magnitude: Double, inSeconds: Double, natural: String) -> Scale {
    switch magnitude {
    case 0: Scale(divisor: 1, suffix: natural)
    case ..<1e-3: Scale(divisor: 1e-6 * inSeconds, suffix: "µs")
    case ..<1: Scale(divisor: 1e-3 * inSeconds, suffix: "ms")
    case ..<600: Scale(divisor: inSeconds, suffix: "s")
    case ..<36_000: Scale(divisor: 60 * inSeconds, suffix: "min")
    case ..<864_000: Scale(divisor: 3_600 * inSeconds, suffix: "h")
    default: Scale(divisor: 86_400 * inSeconds, suffix: "d")
    }
  }
}
