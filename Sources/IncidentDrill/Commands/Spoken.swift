internal import AnswerGrading

/// Words of a typed line.
enum Spoken {
  /// Characters of a line that are read; nobody types more than that on purpose.
  static let limit = 2_000

  /// Without white space at either end, at most ``limit`` characters.
  static func trimmed(_ line: String) -> String {
    var text = line.drop(while: \.isWhitespace).prefix(limit)
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }

  /// Lower-case words without punctuation.
  static func words(_ line: String) -> [String] {
    line.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
  }

  /// A span such as `5m`, `90s`, `2 min`, `5 minutes`, in seconds; nil for anything else.
  static func seconds(_ words: [String]) -> Int? {
    guard let first = words.first else { return nil }
    let digits = first.prefix { $0.isNumber }
    guard let number = Int(digits), number < 100_000 else { return nil }
    let unit =
      digits.count < first.count ? String(first.dropFirst(digits.count)) : words.dropFirst().first ?? "m"
    switch unit {
    case "s", "sec", "second", "seconds": return number
    case "m", "min", "mins", "minute", "minutes": return number * 60
    case "h", "hour", "hours": return number * 3600
    default: return nil
    }
  }

  /// The number before a percent sign; nil when there is none up to 100.
  static func percent(in line: String) -> Int? {
    guard let sign = line.firstIndex(of: "%") else { return nil }
    let before = line[..<sign].reversed().drop { $0 == " " }.prefix { $0.isNumber }.reversed()
    return Int(String(before)).flatMap { (0...100).contains($0) ? $0 : nil }
  }

  /// Whether a typed word is meant for a known one: equal, a plural, or one slip of the finger in a longer word. An everyday word is no slip:
  /// "please" means no lease, and "broke" no broker.
  static func matches(_ typed: String, _ known: String) -> Bool {
    if typed == known || typed == known + "s" || typed + "s" == known { return true }
    return typed.count >= 5 && known.count >= 5 && !CommonWords.contains(typed)
      && editDistance(typed, known) <= 1
  }

  /// The nearest of some words; nil when none is near.
  static func nearest(to word: String, among known: [String]) -> String? {
    guard let best = known.min(by: { editDistance($0, word) < editDistance($1, word) }) else { return nil }
    return editDistance(best, word) <= max(1, word.count / 3) ? best : nil
  }
}
