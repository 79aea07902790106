/// A number's decimal digits, for rounding and writing it without Foundation.
struct DecimalDigits {
  var isNegative: Bool
  /// The digits, 0 to 9, the first not 0; empty for zero.
  var digits: [UInt8]
  /// How many of the digits stand before the decimal point; negative for zeros behind it.
  var pointPosition: Int

  /// The shortest digits that mean `value`; zero when it is not finite.
  init(_ value: Double) {
    isNegative = value < 0
    digits = []
    pointPosition = 0
    guard value.isFinite, value != 0 else { return }
    let parts = value.magnitude.description.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1].drop { $0 == "+" }) ?? 0 : 0
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let all = mantissa.joined().utf8.map { $0 - UInt8(ascii: "0") }
    let zeros = all.prefix { $0 == 0 }.count
    digits = Array(all.dropFirst(zeros))
    pointPosition = mantissa[0].utf8.count + exponent - zeros
    trim()
  }

  /// Rounded, half away from zero, to so many digits; negative counts and 0 give zero or one digit.
  mutating func round(toDigits count: Int) {
    guard count < digits.count else { return }
    let goesUp = count >= 0 && digits[count] >= 5
    digits = Array(digits.prefix(max(0, count)))
    if goesUp {
      var place = digits.count - 1
      while place >= 0, digits[place] == 9 {
        digits[place] = 0
        place -= 1
      }
      if place >= 0 {
        digits[place] += 1
      } else {
        digits.insert(1, at: 0)
        pointPosition += 1
      }
    }
    trim()
  }

  /// Rounded to so many digits behind the point.
  mutating func round(toDecimals count: Int) { round(toDigits: pointPosition + count) }

  /// Without an exponent, with at least `decimals` digits behind the point.
  func written(decimals: Int = 0) -> String {
    let whole = max(0, pointPosition)
    var text = isNegative && !digits.isEmpty ? "-" : ""
    text += whole == 0 ? "0" : Self.text(padded(0..<whole))
    let last = max(decimals, digits.count - pointPosition)
    if last > 0 {
      text += "." + Self.text(padded(pointPosition..<(pointPosition + last)))
    }
    return text
  }

  /// With an exponent: `1.23e18`.
  func writtenWithExponent() -> String {
    guard let first = digits.first else { return "0" }
    let rest = digits.count > 1 ? "." + Self.text(digits.dropFirst()) : ""
    return (isNegative ? "-" : "") + "\(first)\(rest)e\(pointPosition - 1)"
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { pointPosition = 0 }
  }

  private func padded(_ places: Range<Int>) -> [UInt8] {
    places.map { digits.indices.contains($0) ? digits[$0] : 0 }
  }

  private static func text(_ digits: some Sequence<UInt8>) -> String {
    digits.reduce(into: "") { $0 += String($1) }
  }
}
