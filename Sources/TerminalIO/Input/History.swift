import TutorCore

/// The lines typed so far, oldest first, each once.
package struct History: Sendable, Hashable {
  /// How many are kept.
  package static let limit = Budget.historyLines.limit

  /// The lines, oldest first.
  package private(set) var entries: [String] = []

  /// A history of these lines; of equal ones the last stays, of too many the oldest go.
  package init(_ lines: [String] = []) {
    var seen: Set<String> = []
    let distinct = lines.reversed().map(Self.trimmed)
      .filter { Self.isWorthKeeping($0) && seen.insert($0).inserted }
    entries = distinct.prefix(Self.limit).reversed()
  }

  /// Adds a line; an equal earlier one goes. A line with what a terminal would obey or hide is not worth keeping.
  ///
  /// Complexity: O(entries).
  /// - Returns: nil when the line is not worth keeping, else what changed.
  package mutating func add(_ line: String) -> Change? {
    let line = Self.trimmed(line)
    guard Self.isWorthKeeping(line) else { return nil }
    let repeated = entries.firstIndex(of: line)
    if let repeated { entries.remove(at: repeated) }
    entries.append(line)
    let isFull = entries.count > Self.limit
    if isFull { entries.removeFirst() }
    return Change(removedIndex: repeated ?? (isFull ? 0 : nil), added: line)
  }

  /// What an addition did.
  package struct Change: Sendable, Hashable {
    /// The 0-based place of the entry that went before the addition, if one did.
    package let removedIndex: Int?
    /// The entry at the end.
    package let added: String
  }

  /// Completion leaves a space behind a word; that makes no new line.
  private static func trimmed(_ line: String) -> String {
    var trimmed = line[...]
    while trimmed.last?.isWhitespace == true { trimmed.removeLast() }
    return String(trimmed)
  }

  private static func isWorthKeeping(_ line: String) -> Bool {
    SafeText.isSafe(line) && line.utf8.count <= Budget.historyLine.limit && line.contains { !$0.isWhitespace }
  }
}

extension History {
  /// A history as `encoded` wrote it.
  package init(decoding text: String) {
    self.init(text.split(whereSeparator: \.isNewline).map { Self.unescaped(String($0)) })
  }

  /// One entry a line; newlines inside an entry are `\n`, backslashes are doubled.
  package var encoded: String { entries.reduce(into: "") { $0 += Self.escaped($1) + "\n" } }

  /// One entry as it stands in the file, without its line end.
  package static func escaped(_ entry: String) -> String {
    var result = ""
    for scalar in entry.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r", "\u{85}", "\u{2028}", "\u{2029}", "\u{B}", "\u{C}": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func unescaped(_ line: String) -> String {
    guard line.utf8.contains(UInt8(ascii: "\\")) else { return line }
    var result = ""
    var isEscaped = false
    for scalar in line.unicodeScalars {
      if isEscaped {
        result.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
