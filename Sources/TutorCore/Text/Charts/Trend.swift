/// Where a series goes over the shown span.
///
/// Read from the medians of nine stretches of equal length, so that a spike of a few samples is no trend. A
/// move counts when it is three tenths of the range of the medians and more than the usual spread within a stretch
/// (its quartiles); the fewer the values, the larger the range must be.
public enum Trend: Sendable, Hashable {
  /// Fewer than three values.
  case unknown
  /// Every value is the same.
  case constant
  /// No move to speak of.
  case level
  /// Wide and fast moves around the same level.
  case swinging
  case rising
  case falling
  case risingThenFalling
  case fallingThenRising
  /// Three moves and more.
  case upAndDown

  /// The trend of `samples`. Of more than 4,096 it looks at about that many, evenly spread.
  ///
  /// Complexity: O(1) beyond 4,096 samples.
  public init(_ samples: [Double?]) {
    let stride = max(1, samples.count / 4_096)
    // Halved, so that the largest numbers have a difference.
    let values = Swift.stride(from: 0, to: samples.count, by: stride)
      .compactMap { samples[$0].flatMap { $0.isFinite ? $0 / 2 : nil } }
    self.init(values: values)
  }

  /// How many stretches the values are cut into.
  private static let stretches = 9
  /// Moves under this share of the values themselves are not worth a word.
  private static let negligible = 0.02

  private init(values: [Double]) {
    guard values.count >= 3, let least = values.min(), let most = values.max() else {
      self = .unknown
      return
    }
    guard least < most else {
      self = .constant
      return
    }
    let count = min(Self.stretches, values.count)
    let sorted = (0..<count).map { stretch in
      values[(stretch * values.count / count)..<((stretch + 1) * values.count / count)].sorted()
    }
    let medians = sorted.map { $0[$0.count / 2] }
    let spreads = sorted.map { $0[$0.count * 3 / 4] - $0[$0.count / 4] }.sorted()
    let noise = spreads[spreads.count / 2]
    let range = (medians.max() ?? 0) - (medians.min() ?? 0)
    // Medians of few values scatter more, by the square root of their number.
    let certainty = 1 + 3 / (Double(values.count) / Double(count)).squareRoot()
    guard range > certainty * noise, range > Self.negligible * max(least.magnitude, most.magnitude) else {
      let isWide = most - least > 0.5 * max(least.magnitude, most.magnitude) && noise > 0.25 * (most - least)
      self = isWide ? .swinging : .level
      return
    }
    let shape = Self.shape(Self.moves(medians, least: max(0.3 * range, noise)))
    // What ended where it began has come back, though too late to show in a median.
    let isBack = (values[values.count - 1] - values[0]).magnitude < 0.1 * range
    self =
      switch shape {
      case .rising where isBack: .risingThenFalling
      case .falling where isBack: .fallingThenRising
      default: shape
      }
  }

  /// The directions of the moves between turning points, none smaller than `least`; true is up.
  private static func moves(_ values: [Double], least: Double) -> [Bool] {
    var moves: [Bool] = []
    // The lowest and the highest value since the last turning point.
    var (low, high) = (values[0], values[0])
    for value in values {
      low = min(low, value)
      high = max(high, value)
      if moves.last != true, value - low >= least {
        moves.append(true)
        high = value
      } else if moves.last != false, high - value >= least {
        moves.append(false)
        low = value
      }
    }
    return moves
  }

  private static func shape(_ moves: [Bool]) -> Trend {
    switch moves {
    case []: .level
    case [true]: .rising
    case [false]: .falling
    case [true, false]: .risingThenFalling
    case [false, true]: .fallingThenRising
    default: .upAndDown
    }
  }

  /// In words, as they stand behind a series' name.
  public var words: String {
    switch self {
    case .unknown: "too few values for a trend"
    case .constant: "constant"
    case .level: "mostly level"
    case .swinging: "swinging"
    case .rising: "rising"
    case .falling: "falling"
    case .risingThenFalling: "rising, then falling"
    case .fallingThenRising: "falling, then rising"
    case .upAndDown: "up and down"
    }
  }
}
