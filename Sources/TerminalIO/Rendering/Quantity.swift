/// Numbers with their units, such as `7 GB`, `20 %` and `5 / s`, which belong on one line.
enum Quantity {
  /// What a word is in a quantity.
  enum Part {
    case number
    /// The slash of a rate.
    case per
    case unit
    case other
  }

  private static let units: Set<String> = [
    "%", "s", "ms", "µs", "min", "h", "d", "B", "kB", "KB", "MB", "GB", "TB", "KiB", "MiB", "GiB", "Hz",
    "KB/s", "MB/s",
  ]

  /// What `word` is when it follows `previous`.
  static func part(_ word: String, behind previous: Part) -> Part {
    // No word that long is part of a quantity.
    guard word.utf8.count <= 16 else { return .other }
    switch previous {
    case .number where word == "/": return .per
    case .number where units.contains(withoutPunctuation(word)): return .unit
    case .per: return .unit
    default: return isNumber(word) ? .number : .other
    }
  }

  private static func withoutPunctuation(_ word: String) -> String {
    var word = Substring(word)
    while let last = word.last, ".,;:!?)\"".contains(last) { word.removeLast() }
    return String(word)
  }

  /// Such as `7`, `0.2`, `1,600`, `~3.5` or `(20`.
  private static func isNumber(_ word: String) -> Bool {
    let digits = word.drop { "(~≈<>≤≥±+-−\"".contains($0) }
    guard let first = digits.first, let last = digits.last else { return false }
    return first.isASCII && first.isNumber && last.isNumber
      && digits.allSatisfy { $0.isASCII && ($0.isNumber || ".,_".contains($0)) }
  }
}
