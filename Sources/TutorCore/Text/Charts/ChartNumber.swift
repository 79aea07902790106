/// How a chart's numbers are written: the one place, for axes, legends and words.
public enum ChartNumber {
  /// The value with its unit, to three significant digits: 1,234,567 is `1.23 M`, 0.0421 seconds are
  /// `42.1 ms`.
  /// Digits before the point are never rounded away; a value that is not finite is `none`.
  public static func text(_ value: Double, unit: ChartUnit) -> String {
    guard value.isFinite else { return "none" }
    // 999.9 is `1 k`, not `1000`: rounding comes before the choice of the scale.
    var rounded = DecimalDigits(value.magnitude)
    rounded.round(toDigits: 3)
    let scale = unit.scale(for: Double(rounded.writtenWithExponent()) ?? value.magnitude)
    let number = significant(value / scale.divisor)
    return scale.suffix.isEmpty ? number : number + " " + scale.suffix
  }

  /// The bare number to three significant digits: `0.0123`, `12.3`, `1234`; `1.23e18` beyond 15 digits.
  public static func significant(_ value: Double) -> String {
    var decimal = DecimalDigits(value)
    decimal.round(toDigits: max(3, min(15, decimal.pointPosition)))
    return isPlain(decimal) ? decimal.written() : exponential(decimal)
  }

  /// The bare number with exactly so many digits behind the point, 0 and more.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    var decimal = DecimalDigits(value)
    guard isPlain(decimal) || decimals > 0 && decimals <= 6 && decimal.pointPosition <= 15 else {
      return exponential(decimal)
    }
    decimal.round(toDecimals: decimals)
    return decimal.written(decimals: decimals)
  }

  private static func isPlain(_ decimal: DecimalDigits) -> Bool {
    decimal.digits.isEmpty || (-2...15).contains(decimal.pointPosition)
  }

  private static func exponential(_ decimal: DecimalDigits) -> String {
    var decimal = decimal
    decimal.round(toDigits: 3)
    return decimal.writtenWithExponent()
  }
}
