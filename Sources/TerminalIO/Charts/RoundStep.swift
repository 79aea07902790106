internal import TutorCore

/// A step of 1, 2, 2.5 or 5 times a power of ten: what people count in.
struct RoundStep {
  let factor: Double
  let exponent: Int

  var value: Double { factor * Self.power(exponent) }

  /// The digits behind the point that multiples of the step need.
  var decimals: Int { max(0, (factor == 2.5 ? 1 : 0) - exponent) }

  /// The steps of three powers of ten from the one at or under `smallest` on, ascending.
  static func steps(from smallest: Double) -> [RoundStep] {
    let base = exponent(smallest)
    return (base...(base + 2)).flatMap { exponent in
      [1, 2, 2.5, 5].map { RoundStep(factor: $0, exponent: exponent) }
    }
  }

  /// The multiple of the step at or under `value`, as a count of steps.
  func floor(_ value: Double) -> Double { (value / self.value + 1e-9).rounded(.down) }

  /// So many steps, written with the digits that tell them apart.
  func text(_ count: Double) -> String {
    count == 0 ? "0" : ChartNumber.fixed(count * value, decimals: decimals)
  }

  /// The power of ten at or under a positive value.
  private static func exponent(_ value: Double) -> Int {
    guard value > 0, value.isFinite else { return 0 }
    var result = Int((Double(value.exponent) * 0.30103).rounded(.down))
    while power(result + 1) <= value * (1 + 1e-12) { result += 1 }
    while result > smallest, power(result) > value * (1 + 1e-12) { result -= 1 }
    return result
  }

  /// Smaller steps would leave the range of a Double.
  private static let smallest = -300

  /// Exact, which a product of tens is not.
  private static func power(_ exponent: Int) -> Double {
    Double("1e\(min(max(exponent, smallest), 305))") ?? 1
  }
}
