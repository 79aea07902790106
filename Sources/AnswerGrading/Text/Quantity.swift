/// A number with its dimension, so that `5s`, `five seconds` and `5 sec` are one value.
public struct Quantity: Sendable, Hashable {
  /// The dimension, with the unit in which values are kept.
  public enum Unit: Sendable, Hashable {
    /// A bare number.
    case count
    case seconds
    case percent
  }

  /// In `unit`; minutes and hours are given in seconds.
  public var value: Double
  /// What `value` counts.
  public var unit: Unit

  /// A quantity.
  public init(value: Double, unit: Unit) {
    self.value = value
    self.unit = unit
  }

  /// The unit that a word names and how many of ``Unit`` one of it is, or nil when it names none.
  static func unit(named word: String) -> (unit: Unit, scale: Double)? {
    switch word {
    case "ms", "msec", "millisecond", "milliseconds": (.seconds, 0.001)
    case "s", "sec", "secs", "second", "seconds", "secound", "secounds", "secods": (.seconds, 1)
    case "m", "min", "mins", "minute", "minutes", "minuts", "minut", "minuets": (.seconds, 60)
    case "h", "hr", "hrs", "hour", "hours": (.seconds, 3600)
    case "day", "days": (.seconds, 86_400)
    case "%", "percent", "pct", "percents", "percentage": (.percent, 1)
    default: nil
    }
  }

  /// Whether a word behind a value says that so much is still there.
  static func isRemainder(_ word: String) -> Bool {
    ["left", "remaining", "remain", "remains", "spare"].contains(word)
  }

  /// The value of a number word up to ninety, or nil.
  static func number(named word: String) -> Double? {
    numberWords[word]
  }

  private static let numberWords: [String: Double] = [
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
  ]
}
