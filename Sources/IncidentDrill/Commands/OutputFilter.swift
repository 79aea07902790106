/// A filter behind a bar: `grep`, `wc`, `head`, `tail`, `sort`, `uniq`, `awk`, `cut`, `jq`.
enum OutputFilter: Equatable {
  case grep(GrepFilter)
  /// Of lines, words and bytes, those that are asked for.
  case count(lines: Bool, words: Bool, bytes: Bool)
  case head(Int), tail(Int)
  /// All from this line on, 1-based: `tail -n +2`.
  case from(Int)
  /// Field 0 is the whole line.
  case sort(isReversed: Bool, isNumeric: Bool, isUnique: Bool, field: Int)
  case uniq(isCounted: Bool, onlyRepeated: Bool)
  case awk(AwkFilter)
  /// Fields by their numbers, 1-based.
  case cut(separator: String, fields: [Int])
  case jq(JQProgram)
  case pass

  /// Programs that filter.
  static let programs: Set<String> = [
    "grep", "egrep", "fgrep", "rg", "wc", "head", "tail", "sort", "uniq", "awk", "gawk", "cut", "jq", "less",
    "more", "cat", "tee", "column",
  ]

  /// The lines that come through.
  func apply(_ lines: [String]) -> [String] {
    switch self {
    case .grep(let filter): return filter.apply(lines)
    case .count(let countsLines, let countsWords, let countsBytes):
      var numbers: [Int] = []
      if countsLines { numbers.append(lines.count) }
      if countsWords { numbers.append(lines.reduce(0) { $0 + $1.split { $0.isWhitespace }.count }) }
      if countsBytes { numbers.append(lines.reduce(0) { $0 + $1.utf8.count + 1 }) }
      return [numbers.map { "\($0)" }.joined(separator: " ")]
    case .head(let count): return Array(count < 0 ? lines.dropLast(-count) : lines.prefix(count))
    case .tail(let count): return Array(lines.suffix(count))
    case .from(let first): return Array(lines.dropFirst(max(0, first - 1)))
    case .sort(let isReversed, let isNumeric, let isUnique, let field):
      var sorted = Self.sorted(lines, isNumeric: isNumeric, field: field)
      if isReversed { sorted.reverse() }
      return isUnique ? Self.runs(sorted).map(\.line) : sorted
    case .uniq(let isCounted, let onlyRepeated):
      return Self.runs(lines).filter { !onlyRepeated || $0.count > 1 }.map { run in
        guard isCounted else { return run.line }
        let number = "\(run.count)"
        return String(repeating: " ", count: max(0, 7 - number.count)) + number + " " + run.line
      }
    case .awk(let filter): return filter.apply(lines)
    case .cut(let separator, let fields):
      return lines.map { line in
        let parts = line.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.count > 1 else { return line }
        return fields.filter { parts.indices.contains($0 - 1) }.map { String(parts[$0 - 1]) }
          .joined(separator: separator)
      }
    case .jq:
      // What is no object is no JSON either: the table's first letter.
      return ["jq: parse error: Invalid numeric literal at line 1, column \(Self.firstWord(lines))"]
    case .pass: return lines
    }
  }

  private static func firstWord(_ lines: [String]) -> Int {
    (lines.first ?? "").prefix { !$0.isWhitespace }.count + 1
  }

  private static func sorted(_ lines: [String], isNumeric: Bool, field: Int) -> [String] {
    let keyed = lines.enumerated().map {
      index, line -> (text: String, number: Double, line: String, index: Int) in
      let fields = field > 0 ? line.split { $0.isWhitespace }.dropFirst(field - 1) : []
      let text = field > 0 ? fields.joined(separator: " ") : line
      let digits = text.drop { $0 == " " }.prefix { $0.isNumber || $0 == "." || $0 == "-" }
      return (text, isNumeric ? Double(digits) ?? 0 : 0, line, index)
    }
    return keyed.sorted { one, two in
      if isNumeric, one.number != two.number { return one.number < two.number }
      if one.text != two.text { return one.text < two.text }
      return one.index < two.index
    }.map(\.line)
  }

  private static func runs(_ lines: [String]) -> [(line: String, count: Int)] {
    var runs: [(line: String, count: Int)] = []
    for line in lines {
      if runs.last?.line == line { runs[runs.count - 1].count += 1 } else { runs.append((line, 1)) }
    }
    return runs
  }
}

/// `grep`.
struct GrepFilter: Equatable {
  var pattern: LinePattern
  var isInverted = false
  var isCounted = false
  /// `-o`: only what fits.
  var onlyParts = false
  /// Lines before and after each.
  var before = 0, after = 0
  /// `-m`: no more lines than these.
  var most = Int.max

  func apply(_ lines: [String]) -> [String] {
    let kept = lines.indices.lazy.filter { pattern.matches(lines[$0]) != isInverted }.prefix(most)
    if isCounted { return ["\(kept.count)"] }
    if onlyParts { return kept.flatMap { pattern.parts(of: lines[$0]) } }
    guard before > 0 || after > 0 else { return kept.map { lines[$0] } }
    var shown: [String] = []
    var end = 0
    for index in kept {
      let first = max(end, index - before)
      if first > end, !shown.isEmpty { shown.append("--") }
      let last = min(lines.count - 1, index + after)
      guard first <= last else { continue }
      shown += lines[first...last]
      end = last + 1
    }
    return shown
  }
}

/// `awk '{print $1, $3}'`, with a condition before it or not.
struct AwkFilter: Equatable {
  /// What is printed: a field (0 is the whole line, -1 the last), or a text.
  enum Part: Equatable {
    case field(Int)
    case text(String)
    /// `,` between two: a blank.
    case blank
    case lineNumber
  }
  /// When a line is printed.
  enum Condition: Equatable {
    case always
    case matches(LinePattern, isInverted: Bool)
    case fieldMatches(Int, LinePattern, isInverted: Bool)
    case compares(Int, String, String)
    case lineNumber(String, Int)
  }

  var separator: String?
  var condition = Condition.always
  var parts: [Part] = [.field(0)]

  func apply(_ lines: [String]) -> [String] {
    lines.enumerated().compactMap { index, line in
      let fields: [Substring] =
        separator.map { line.split(separator: $0, omittingEmptySubsequences: false) }
        ?? line.split { $0.isWhitespace }
      func field(_ number: Int) -> String {
        if number == 0 { return line }
        let place = number < 0 ? fields.count - 1 : number - 1
        return fields.indices.contains(place) ? String(fields[place]) : ""
      }
      guard holds(line, index + 1, field) else { return nil }
      return parts.map { part in
        switch part {
        case .field(let number): field(number)
        case .text(let text): text
        case .blank: " "
        case .lineNumber: "\(index + 1)"
        }
      }.joined()
    }
  }

  private func holds(_ line: String, _ number: Int, _ field: (Int) -> String) -> Bool {
    switch condition {
    case .always: return true
    case .matches(let pattern, let isInverted): return pattern.matches(line) != isInverted
    case .fieldMatches(let place, let pattern, let isInverted):
      return pattern.matches(field(place)) != isInverted
    case .lineNumber(let sign, let other):
      return JSONPathTemplate.compare(.count(number), sign, .count(other))
    case .compares(let place, let sign, let other):
      let own = field(place)
      if let one = Double(own), let two = Double(other) {
        return JSONPathTemplate.compare(.number(one), sign, .number(two))
      }
      return JSONPathTemplate.compare(.text(own), sign, .text(other))
    }
  }
}
