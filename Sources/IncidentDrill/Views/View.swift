import GatewaySimulation
import TutorCore

/// What a look shows, and what somebody who has seen it knows.
struct View {
  var blocks: [Block]
  /// What was looked at.
  var tags: [Tag]
  /// Pods that stand out in it.
  var pods: [Int] = []
  /// What it shows as JSON, for jq.
  var document: Document?

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
  ///
  /// What is no tool's output, such as a panel or the runbook, is filtered as the lines in which a pipe would print it.
  func filtered(_ filters: [OutputFilter]) -> View {
    if let document, case .jq? = filters.first { return asked(document, filters) }
    let isTool = blocks.contains { if case .preformatted = $0 { true } else { false } }
    let isChart = blocks.contains { if case .chart = $0 { true } else { false } }
    guard isTool, !isChart else {
      let lines = kept(blocks.flatMap(\.printed), filters)
      return lines.isEmpty ? View(tool: [""], []) : View(tool: lines, tags, pods: pods)
    }
    var isEmpty = true
    let blocks = self.blocks.map { block -> Block in
      guard case .preformatted(let text, let language) = block else { return block }
      let lines = kept(
        text.string.split(separator: "\n", omittingEmptySubsequences: false).map(String.init), filters)
      if !lines.isEmpty { isEmpty = false }
      return .preformatted(SafeText(lines.joined(separator: "\n")), language: language)
    }
    return isEmpty ? View(blocks, []) : View(blocks, tags, pods: pods)
  }

  /// What jq makes of an object, and the filters behind it of that.
  private func asked(_ document: Document, _ filters: [OutputFilter]) -> View {
    var values = [document]
    var rest = filters[...]
    var lines: [String] = []
    while case .jq(let program)? = rest.first {
      rest.removeFirst()
      do throws(JQProgram.Failure) { values = try program.run(values) } catch {
        return View(tool: error.says.split(separator: "\n").map(String.init), [])
      }
      lines = program.lines(values)
    }
    let shown = kept(lines, Array(rest))
    return shown.isEmpty ? View(tool: [""], []) : View(tool: shown, tags, pods: pods)
  }

  /// What comes through; whoever wants all of it pages through it.
  private func kept(_ lines: [String], _ filters: [OutputFilter]) -> [String] {
    var lines = lines
    for filter in filters { lines = filter.apply(lines) }
    guard lines.count > Self.mostLines, !filters.contains(.pass) else { return lines }
    let more = lines.count - Self.mostLines
    return lines.prefix(Self.mostLines) + [
      "... \(more) more lines (\"| less\" shows them, \"| wc -l\" counts)"
    ]
  }
}

extension Block {
  /// The block as a tool would print it: with marks of lists, columns of tables and what a chart says in words.
  var printed: [String] {
    switch self {
    case .heading(_, let text), .paragraph(let text), .progress(let text): [text.plain]
    case .lines(let lines): lines.map(\.plain)
    case .list(let items, _): items.flatMap { $0.flatMap(\.printed).map { "- " + $0 } }
    case .table(let header, let rows): columns([header.map(\.plain)] + rows.map { $0.map(\.plain) })
    case .preformatted(let text, _), .verbatim(let text, _):
      text.string.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    case .quote(let blocks), .detail(let blocks): blocks.flatMap(\.printed)
    case .chart(let chart): chart.inWords.flatMap(\.printed)
    case .excerpt, .rule: []
    }
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
