import TutorCore

/// A time that is not now, in a line that orders something: "at 16:00", "in ten minutes", "after lunch". Nobody types for the learner when
/// that time has come, so such an order is not carried out.
enum LaterOrder {
  /// The words that name such a time, in lower case; nil when there are none.
  ///
  /// Complexity: O(words).
  static func time(in line: String) -> String? {
    let words = Self.words(line)
    for start in words.indices {
      if let length = length(words[start...], behind: start > 0 ? words[start - 1] : "") {
        return words[start..<start + length].joined(separator: " ")
      }
    }
    return nil
  }

  /// The part of a line that orders: what stands behind "page msk:" is told to the team.
  static func order(_ line: String) -> String {
    let calls = ["page", "call", "escalate", "tell", "ask", "notify", "inform", "ping"]
    guard calls.contains(Spoken.words(line).first ?? "") else { return line }
    let colon = line.indices.first {
      line[$0] == ":" && line[line.index(after: $0)...].first?.isWhitespace == true
    }
    return String(line[..<(colon ?? line.endIndex)])
  }

  /// Whether a text begins with such a time.
  static func begins(_ text: String) -> Bool {
    let words = Self.words(text)
    return time(in: text).map { words.joined(separator: " ").hasPrefix($0) } ?? false
  }

  /// Words that such a time is made of; an order may stand behind them.
  static let words: Set<String> = [
    "at", "in", "after", "on", "next", "this", "about", "around", "half", "an", "a", "few", "couple", "of",
    "later", "tomorrow", "tonight", "afterwards", "lunch", "dinner", "breakfast", "work", "midnight", "noon",
    "minute", "minutes", "hour", "hours", "second", "seconds", "oclock", "am", "pm", "utc", "week", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "evening", "afternoon", "morning",
  ]

  /// What is answered.
  static func refusal(_ time: String) -> StyledText {
    "Nothing is done: I do what you order now, not \"\(SafeText(String(time.prefix(40))))\". Let time pass first, such as \(.command("wait 10m")), and order it then."
  }

  private static func words(_ line: String) -> [String] {
    line.lowercased().split(whereSeparator: \.isWhitespace).map { word in
      String(String(word.drop { ",;(".contains($0) }).reversed().drop { ".,;!?)".contains($0) }.reversed())
    }
  }

  /// How many words of a time stand at the start of `words`; nil for none.
  private static func length(_ words: ArraySlice<String>, behind previous: String) -> Int? {
    let rest = Array(words.dropFirst())
    switch words.first {
    case "later" where rest.first != "than": return 1
    case "tomorrow", "tonight", "afterwards", "overnight", "someday": return 1
    case "at": return clock(rest).map { $0 + 1 }
    case "in": return span(rest).map { $0 + 1 }
    case "after":
      // "One after another" says how, not when.
      guard let next = rest.first, previous != "one", previous != next,
        !["another", "other", "each"].contains(next), !(next == "the" && rest.dropFirst().first == "other")
      else { return nil }
      return min(3, rest.count) + 1
    case "next", "this", "on":
      guard let next = rest.first else { return nil }
      let days = [
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "evening", "afternoon",
        "weekend",
      ]
      return days.contains(next)
        || (words.first == "next" && ["week", "month", "hour", "shift"].contains(next))
        ? 2 : nil
    default: return nil
    }
  }

  /// How many words of a time of day: `16:00`, `4pm`, `4 pm`, `noon`; a bare number only at the end of the line.
  private static func clock(_ words: [String]) -> Int? {
    guard let first = words.first else { return nil }
    if ["noon", "midnight", "lunch", "night"].contains(first) { return 1 }
    let digits = first.prefix { $0.isNumber }
    guard !digits.isEmpty, digits.count <= 4 else { return nil }
    let tail = first.dropFirst(digits.count)
    let units = ["am", "pm", "h", "utc", "o'clock", "oclock", "sharp", "hours"]
    if tail.first == ":" || units.contains(String(tail)) { return 1 }
    guard tail.isEmpty else { return nil }
    if words.count > 1, units.contains(words[1]) { return 2 }
    return words.count == 1 && (Int(digits) ?? 99) <= 24 ? 1 : nil
  }

  /// How many words of a span: `ten minutes`, `half an hour`, `10m`, `a bit`.
  private static func span(_ words: [String]) -> Int? {
    let units: Set<String> = [
      "second", "seconds", "sec", "secs", "minute", "minutes", "min", "mins", "hour", "hours", "hr", "hrs",
      "day",
      "days", "week", "weeks", "moment", "bit", "while",
    ]
    let amounts: Set<String> = [
      "a", "an", "half", "few", "couple", "of", "about", "around", "some", "another", "next", "the", "one",
      "two",
      "three", "four", "five", "six", "seven", "eight", "nine", "ten", "fifteen", "twenty", "thirty", "forty",
      "sixty", "ninety", "little",
    ]
    for (index, word) in words.prefix(5).enumerated() {
      if units.contains(word) { return index + 1 }
      if let digit = word.first, digit.isNumber {
        let unit = word.drop { $0.isNumber || $0 == "." }
        if !unit.isEmpty {
          return ["s", "m", "h"].contains(unit) || units.contains(String(unit)) ? index + 1 : nil
        }
      } else if !amounts.contains(word) {
        return nil
      }
    }
    return nil
  }
}
