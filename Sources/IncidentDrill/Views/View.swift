import GatewaySimulation
import TutorCore

/// What a look shows, and what somebody who has seen it knows.
struct View {
  var blocks: [Block]
  /// What was looked at.
  var tags: [Tag]
  /// Pods that stand out in it.
  var pods: [Int] = []

  init(_ blocks: [Block], _ tags: [Tag], pods: [Int] = []) {
    self.blocks = blocks
    self.tags = tags
    self.pods = pods
  }

  /// Output of a tool, line by line.
  init(tool lines: [String], _ tags: [Tag], pods: [Int] = []) {
    self.init([.tool(lines)], tags, pods: pods)
  }
}

extension View {
  /// Lines behind a filter that are shown at once.
  private static let mostLines = 60

  /// The same look, its output put through filters. Where nothing comes through, nothing was seen.
  func filtered(_ filters: [OutputFilter]) -> View {
    var isEmpty = true
    let blocks = self.blocks.map { block -> Block in
      guard case .preformatted(let text, let language) = block else { return block }
      var lines = text.string.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      for filter in filters { lines = filter.apply(lines) }
      // Whoever wants all of it pages through it.
      if lines.count > Self.mostLines, !filters.contains(.pass) {
        let more = lines.count - Self.mostLines
        lines =
          lines.prefix(Self.mostLines) + [
            "... \(more) more lines (\"| less\" shows them, \"| wc -l\" counts)"
          ]
      }
      if !lines.isEmpty { isEmpty = false }
      return .preformatted(SafeText(lines.joined(separator: "\n")), language: language)
    }
    return isEmpty ? View(blocks, []) : View(blocks, tags, pods: pods)
  }
}

extension Block {
  /// Output of a tool; what is wider than the screen is folded there.
  static func tool(_ lines: [String]) -> Block {
    .preformatted(SafeText(lines.joined(separator: "\n")), language: "console")
  }
}

/// Columns as kubectl and aws print them: each as wide as its longest cell, three spaces apart, or `gap` where there are many.
func columns(_ rows: [[String]], gap: Int = 3) -> [String] {
  let count = rows.map(\.count).max() ?? 0
  let widths = (0..<count).map { column in
    rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
  }
  return rows.map { row in
    var line = ""
    for (column, cell) in row.enumerated() {
      line += cell
      if column + 1 < row.count {
        line += String(repeating: " ", count: widths[column] - cell.count + gap)
      }
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}

/// A number with at most one digit behind the point; a dash for one that is none.
func short(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e15 else { return "-" }
  let tenths = Int((value * 10).rounded())
  if tenths % 10 == 0 || abs(value) >= 100 { return "\(Int(value.rounded()))" }
  return (value < 0 ? "-" : "") + "\(abs(tenths) / 10).\(abs(tenths) % 10)"
}
