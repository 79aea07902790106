extension CardPassage {
  /// Every word of the passage, heading first, a line for each piece: what a search reads.
  public var textLines: [String] { [heading.string] + parts.flatMap(\.textLines) }
}

extension CardPart {
  /// Its words, a line for each piece.
  public var textLines: [String] {
    switch self {
    case .block(let block): block.textLines
    case .warning(let blocks): blocks.flatMap(\.textLines)
    case .paths(let paths): paths.map { "\($0.what): \($0.repository)/\($0.path)" }
    case .figures(let figures):
      figures.map { figure in
        "\(figure.what): \(figure.displayed)" + (figure.note.map { " (\($0))" } ?? "")
      }
    case .commands(let commands): commands.map { "\($0.what): \($0.run)" }
    case .snippet(let text, _): [text.string]
    case .links(let links): links.map { "\($0.label): \($0.url). \($0.use)" }
    case .rules(let rules): rules.map(\.says.plain)
    case .tests(let rules): rules.map(\.run)
    }
  }
}

extension Block {
  /// The words of the block, a line for each piece.
  var textLines: [String] {
    switch self {
    case .heading(_, let text), .paragraph(let text), .progress(let text): [text.plain]
    case .lines(let lines): lines.map(\.plain)
    case .list(let items, _): items.flatMap { $0.flatMap(\.textLines) }
    case .table(let header, let rows):
      ([header] + rows).map { row in row.map(\.plain).joined(separator: " · ") }
    case .quote(let blocks), .detail(let blocks): blocks.flatMap(\.textLines)
    case .preformatted(let text, _), .verbatim(let text, _): [text.string]
    case .excerpt, .chart, .rule: []
    }
  }
}
