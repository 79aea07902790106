extension Block {
  /// The words of the block, for searching.
  package var words: String {
    switch self {
    case .heading(_, let text), .paragraph(let text), .progress(let text): text.plain
    case .list(let items, _): items.flatMap { $0 }.map(\.words).joined(separator: "\n")
    case .lines(let lines): lines.map(\.plain).joined(separator: "\n")
    case .table(let header, let rows):
      ([header] + rows).map { $0.map(\.plain).joined(separator: " ") }.joined(separator: "\n")
    case .preformatted(let text, _), .verbatim(let text, _): text.string
    case .quote(let blocks), .detail(let blocks): blocks.map(\.words).joined(separator: "\n")
    case .excerpt(let excerpt): excerpt.lines.map(\.string).joined(separator: "\n")
    case .chart(let chart): chart.title.string
    case .rule: ""
    }
  }

  /// The block as pieces that can be quoted by themselves: a table row by row, with its header, and a list item by item; anything else whole.
  package var pieces: [Block] {
    switch self {
    case .table(let header, let rows): rows.map { .table(header: header, rows: [$0]) }
    case .list(let items, let start):
      items.enumerated().map { number, item in .list(items: [item], start: start.map { $0 + number }) }
    case .quote(let blocks), .detail(let blocks): blocks.flatMap(\.pieces)
    default: [self]
    }
  }
}

extension [Block] {
  /// The pieces put together again: rows of one table and items of one list that stand one behind the other.
  package var joiningPieces: [Block] {
    reduce(into: []) { joined, block in
      switch (joined.last, block) {
      case (.table(let header, let rows)?, .table(let other, let more)) where header == other:
        joined[joined.count - 1] = .table(header: header, rows: rows + more)
      case (.list(let items, let start)?, .list(let more, _)):
        joined[joined.count - 1] = .list(items: items + more, start: start)
      default: joined.append(block)
      }
    }
  }
}
