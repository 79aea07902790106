/// A filter behind a bar: `grep`, `wc`, `head`, `tail`, `sort`, `uniq`, `awk`, `cut`, `jq`.
enum OutputFilter: Equatable {
  case grep(GrepFilter)
  /// Of lines, words and bytes, those that are asked for.
  case count(lines: Bool, words: Bool, bytes: Bool)
  case head(Int), tail(Int)
  /// All from this line on, 1-based: `tail -n +2`.
  case from(Int)
  case sort(SortFilter)
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
    case .sort(let filter): return filter.apply(lines)
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

/// `sort`.
struct SortFilter: Equatable {
  var isReversed = false
  var isNumeric = false
  /// `-u`: of lines with the same key only the first.
  var isUnique = false
  /// `-k`: the field where the key begins, 1-based. It reaches to the line's end.
  var field = 1
  /// `-t`: what parts fields; nil for blanks, which then belong to the field behind them.
  var separator: Character?

  /// The key decides, and the whole line where keys are equal; bytes are compared.
  func apply(_ lines: [String]) -> [String] {
    let keyed = lines.map { line -> (key: Substring, number: Double, line: String) in
      let key = key(of: line)
      let digits = key.drop { $0.isWhitespace }.prefix { $0.isNumber || $0 == "." || $0 == "-" }
      return (key, isNumeric ? Double(digits) ?? 0 : 0, line)
    }
    var sorted = keyed.sorted { one, two in
      if isNumeric {
        if one.number != two.number { return one.number < two.number }
      } else if one.key != two.key {
        return one.key.utf8.lexicographicallyPrecedes(two.key.utf8)
      }
      return one.line.utf8.lexicographicallyPrecedes(two.line.utf8)
    }
    if isReversed { sorted.reverse() }
    guard isUnique else { return sorted.map(\.line) }
    var unique: [String] = []
    for (index, item) in sorted.enumerated() {
      let before = index > 0 ? sorted[index - 1] : nil
      if before.map({ isNumeric ? $0.number != item.number : $0.key != item.key }) ?? true {
        unique.append(item.line)
      }
    }
    return unique
  }

  private func key(of line: String) -> Substring {
    var key = line[...]
    for _ in 1..<max(1, field) {
      if let separator {
        key = key.drop { $0 != separator }.dropFirst()
      } else {
        key = key.drop { $0.isWhitespace }.drop { !$0.isWhitespace }
      }
    }
    return key
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
