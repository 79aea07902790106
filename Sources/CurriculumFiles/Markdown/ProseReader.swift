internal import TutorCore

/// Turns Markdown nodes into blocks and styled text.
struct ProseReader {
  let context: YAMLContext

  /// Blocks of a run of nodes; what cannot be shown in a terminal is reported.
  func blocks(_ nodes: [MarkdownNode]) -> [Block] { nodes.compactMap(block) }

  /// One block; nil, with a problem, for what has no place here.
  func block(_ node: MarkdownNode) -> Block? {
    switch node.kind {
    case .paragraph:
      reportBrokenTable(node)
      return .paragraph(text(node.children))
    case .heading(let level): return .heading(level: level, text(node.children))
    case .quote: return .quote(blocks(node.children))
    case .list(let start): return .list(items: node.children.map { blocks($0.children) }, start: start)
    case .code(let info, let text): return preformatted(text, info: info, line: node.line)
    case .rule: return .rule
    case .table: return table(node)
    case .html(let html):
      if !html.hasPrefix("<!--") {
        context.report(line: node.line, "HTML cannot be shown in a terminal", remedy: "Write Markdown.")
      }
      return nil
    default: return nil
    }
  }

  /// The longest line of a picture, in characters.
  static let maximumPictureWidth = 76

  private func preformatted(_ text: String, info: String, line: Int) -> Block {
    let body = text.hasSuffix("\n") ? String(text.dropLast()) : text
    for (offset, row) in body.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where row.count > ProseReader.maximumPictureWidth {
      context.report(
        line: line + 1 + offset,
        "this line is \(row.count) characters wide; a terminal of 80 columns shows \(ProseReader.maximumPictureWidth)",
        remedy: "Break it.", severity: .warning)
    }
    return .preformatted(SafeText(body), language: info.isEmpty ? nil : info)
  }

  /// Lines with bars that Markdown takes for prose, since the second one has another number of cells than the first.
  private func reportBrokenTable(_ node: MarkdownNode) {
    let lines = node.children.split { $0.kind == .softBreak }.map { line in
      line.map { if case .text(let text) = $0.kind { text } else { "" } }.joined()
    }
    guard lines.count > 1, lines[0].hasPrefix("|"), lines[1].hasPrefix("|"),
      lines[1].allSatisfy({ "|-: ".contains($0) })
    else { return }
    let cells = lines[0].count { $0 == "|" } - 1
    context.report(
      line: node.line,
      "this is no table: its second line has other columns than the first, which has \(cells)",
      remedy: "Write \(String(repeating: "|---", count: max(1, cells)))| below the head.")
  }

  private func table(_ node: MarkdownNode) -> Block? {
    let rows = node.children.map { row in row.children.map { text($0.children) } }
    guard let header = rows.first else { return nil }
    let body = rows.dropFirst().map { row in
      Array((row + Array(repeating: StyledText(), count: header.count)).prefix(header.count))
    }
    return .table(header: header, rows: Array(body))
  }

  /// Inline nodes as styled text.
  func text(_ nodes: [MarkdownNode]) -> StyledText {
    StyledText(runs: nodes.flatMap { runs($0) })
  }

  private func runs(_ node: MarkdownNode) -> [StyledText.Run] {
    switch node.kind {
    case .text(let text): return StyledText(authored: text, marksCode: false).runs
    case .inlineCode(let code):
      // A fact in code marks stays a fact.
      let facts = StyledText(authored: code, marksCode: false).runs
      return facts.map { run in
        var run = run
        if run.role == .plain { run.role = .code }
        return run
      }
    case .softBreak: return [StyledText.Run(" ")]
    case .lineBreak: return [StyledText.Run("\n")]
    case .emphasis, .strong:
      return node.children.flatMap(runs).map { run in
        var run = run
        if node.kind == .strong { run.isStrong = true } else { run.isEmphasized = true }
        return run
      }
    case .link(let destination):
      if !["https://", "http://", "mailto:"].contains(where: destination.hasPrefix) {
        context.report(
          line: node.line, "\"\(destination)\" is no web address",
          remedy: "A link begins with https:// or http://.")
      }
      let label = node.children.flatMap(runs).map(\.text.string).joined()
      return [StyledText.Run(SafeText(label), role: .link(destination: destination))]
    case .image:
      context.report(
        line: node.line, "images cannot be shown in a terminal", remedy: "Draw it as a ```diagram block.")
      return []
    case .html(let html):
      // A closing tag has an opening one, which is reported.
      if !html.hasPrefix("<!--"), !html.hasPrefix("</") {
        context.report(
          line: node.line, "HTML \"\(html)\" cannot be shown in a terminal", remedy: "Write Markdown.")
      }
      return []
    default: return node.children.flatMap(runs)
    }
  }
}
