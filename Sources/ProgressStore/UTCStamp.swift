/// A moment as it stands in file names, in UTC. Written out by hand: Foundation's date formatting takes longer than opening the database.
package struct UTCStamp: Sendable, Hashable {
  /// `yyyymmdd`.
  let day: String
  /// `yyyymmdd-hhmmss`.
  let second: String
  /// `yyyy-mm-dd hh:mm`, for a reader.
  package let minute: String

  /// The moment.
  ///
  /// - Parameter milliseconds: since 1970-01-01 00:00 UTC.
  package init(milliseconds: Int64) {
    let seconds = Self.flooredQuotient(milliseconds, 1000)
    let days = Self.flooredQuotient(seconds, 86_400)
    let rest = seconds - days * 86_400
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days: years begin in March, eras of 400 years.
    let shifted = days + 719_468
    let era = Self.flooredQuotient(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    day = Self.padded(year, 4) + Self.padded(month, 2) + Self.padded(dayOfMonth, 2)
    let date = [Self.padded(year, 4), Self.padded(month, 2), Self.padded(dayOfMonth, 2)].joined(
      separator: "-")
    minute = "\(date) \(Self.padded(rest / 3600, 2)):\(Self.padded(rest / 60 % 60, 2))"
    second =
      day + "-" + Self.padded(rest / 3600, 2) + Self.padded(rest / 60 % 60, 2) + Self.padded(rest % 60, 2)
  }

  private static func flooredQuotient(_ number: Int64, _ divisor: Int64) -> Int64 {
    number >= 0 ? number / divisor : -((-(number + 1)) / divisor) - 1
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
