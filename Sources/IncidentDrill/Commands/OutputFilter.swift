/// A filter behind a bar: `grep`, `wc -l`, `head`, `tail`, `sort`.
enum OutputFilter: Equatable {
  /// Lines that hold one of these texts, or none of them.
  case grep([String], isInverted: Bool, ignoresCase: Bool, isCounted: Bool = false)
  case count
  case head(Int), tail(Int)
  case sort
  case pass

  /// Programs that filter.
  static let programs: Set<String> = [
    "grep", "egrep", "rg", "wc", "head", "tail", "sort", "less", "more", "cat", "tee", "column",
  ]

  /// What was read.
  enum Reading {
    case filter(OutputFilter)
    case refused(String)
  }

  /// Reads the words of a filter, of which there is at least one.
  static func read(_ words: [String]) -> Reading {
    let flags = words.dropFirst().filter { $0.hasPrefix("-") && $0.count > 1 }
    let texts = words.dropFirst().filter { !$0.hasPrefix("-") }
    func number() -> Int {
      let text =
        flags.first.map { $0.drop { !$0.isNumber } }.flatMap { $0.isEmpty ? nil : String($0) } ?? texts.first
        ?? "10"
      return min(1000, max(0, Int(text) ?? 10))
    }
    switch words[0] {
    case "grep", "egrep", "rg":
      guard let pattern = texts.first else { return .refused("Usage: grep [OPTION]... PATTERNS") }
      let parts = pattern.split(separator: "\\|").flatMap { $0.split(separator: "|") }.map(String.init)
      let letters = flags.joined()
      return .filter(
        .grep(
          parts, isInverted: letters.contains("v"), ignoresCase: letters.contains("i"),
          isCounted: flags.contains { $0.hasPrefix("--") ? $0 == "--count" : $0.contains("c") }))
    case "wc": return .filter(.count)
    case "head": return .filter(.head(number()))
    case "tail": return .filter(.tail(number()))
    case "sort": return .filter(.sort)
    case "less", "more", "cat", "tee", "column": return .filter(.pass)
    default:
      return .refused(
        "\(words[0].prefix(40)): command not found; behind a bar there are grep, head, tail, sort and wc")
    }
  }

  /// The lines that come through.
  func apply(_ lines: [String]) -> [String] {
    switch self {
    case .grep(let texts, let isInverted, let ignoresCase, let isCounted):
      let kept = lines.filter { line in
        let line = ignoresCase ? line.lowercased() : line
        let holds = texts.contains { line.contains(ignoresCase ? $0.lowercased() : $0) }
        return holds != isInverted
      }
      return isCounted ? ["\(kept.count)"] : kept
    case .count: return ["\(lines.count)"]
    case .head(let count): return Array(lines.prefix(count))
    case .tail(let count): return Array(lines.suffix(count))
    case .sort: return lines.sorted()
    case .pass: return lines
    }
  }
}
