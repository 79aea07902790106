import TutorCore

/// A table fitted to a width: cells wrap; where columns would become too narrow, each row is shown as a small
/// list.
struct TableLayout {
  private let layout: BlockLayout
  private let width: Int
  private static let gap = 2
  /// Below this, a column breaks nearly every word.
  private static let narrowest = 8

  init(_ layout: BlockLayout, width: Int) {
    self.layout = layout
    self.width = width
  }

  func lines(header: [StyledText], rows: [[StyledText]]) -> [TextLine] {
    let columns = max(header.count, rows.map(\.count).max() ?? 0)
    guard columns > 0 else { return [] }
    let head = padded(header, columns).map { $0.map { $0.restyled { $0.isBold = true } } }
    let body = rows.map { padded($0, columns) }
    let hasHeader = header.contains { !$0.plain.isEmpty }
    let all = (hasHeader ? [head] : []) + body
    guard let widths = columnWidths(all, columns) else { return records(header, rows) }
    let laidOut = body.map { row($0, widths) }
    let isSpread = laidOut.contains { $0.count > 1 }
    let separator = [line(widths)]
    return (hasHeader ? row(head, widths) + separator : [])
      + Array(laidOut.joined(separator: isSpread ? separator : []))
  }

  /// A cell is its hard lines.
  private typealias Cell = [TextLine]

  private func padded(_ row: [StyledText], _ columns: Int) -> [Cell] {
    row.map { layout.inline.hardLines(of: $0).map { TextLine($0) } }
      + Array(repeating: [TextLine()], count: columns - row.count)
  }

  /// Nil when the columns cannot be fitted in a readable way.
  private func columnWidths(_ rows: [[Cell]], _ columns: Int) -> [Int]? {
    let room = width - Self.gap * (columns - 1)
    let natural = (0..<columns).map { column in
      max(1, rows.map { $0[column].map(\.width).max() ?? 0 }.max() ?? 0)
    }
    if natural.reduce(0, +) <= room { return natural }
    guard room >= columns * Self.narrowest else { return nil }
    let longestWords = (0..<columns).map { column in
      max(1, rows.map { $0[column].map(longestWord).max() ?? 0 }.max() ?? 0)
    }
    // Words stay whole if they can; what is left is shared out, each column taking no more than it needs.
    let fair = share(room, among: longestWords)
    let floors = longestWords.reduce(0, +) <= room ? longestWords : fair
    // An address is not broken; beside each other there is no room for it.
    let hasRoomForAddresses = (0..<columns).allSatisfy { column in
      rows.allSatisfy { row in
        row[column].allSatisfy { Wrapping.longestAddress(in: $0) <= floors[column] }
      }
    }
    guard hasRoomForAddresses else { return nil }
    var widths = floors
    var left = room - floors.reduce(0, +)
    while left > 0, let smallest = narrowestShort(of: natural, widths) {
      widths[smallest] += 1
      left -= 1
    }
    return widths
  }

  /// The narrowest column that is not as wide as it would like to be.
  private func narrowestShort(of natural: [Int], _ widths: [Int]) -> Int? {
    widths.indices.filter { widths[$0] < natural[$0] }.min { widths[$0] < widths[$1] }
  }

  /// Everybody gets up to the same limit, the largest that fits.
  private func share(_ room: Int, among wanted: [Int]) -> [Int] {
    var limit = room / wanted.count
    while wanted.reduce(0, { $0 + min($1, limit + 1) }) <= room, limit < room { limit += 1 }
    return wanted.map { min($0, limit) }
  }

  private func longestWord(_ line: TextLine) -> Int {
    let text = line.fragments.reduce(into: "") { $0 += $1.text }
    return text.split(separator: " ").map { DisplayWidth.of(String($0)) }.max() ?? 0
  }

  private func row(_ cells: [Cell], _ widths: [Int]) -> [TextLine] {
    let wrapped = zip(cells, widths).map { cell, width in
      cell.flatMap { Wrapping.wrap($0.fragments, width: width) }
    }
    return (0..<(wrapped.map(\.count).max() ?? 0)).map { number in
      var fragments: [Fragment] = []
      for (column, lines) in wrapped.enumerated() {
        let line = number < lines.count ? lines[number] : TextLine()
        fragments += line.fragments
        if column + 1 < wrapped.count {
          let count = max(0, widths[column] - line.width) + Self.gap
          fragments.append(Fragment(String(repeating: " ", count: count)))
        }
      }
      return TextLine(fragments)
    }
  }

  private func line(_ widths: [Int]) -> TextLine {
    TextLine(Array(widths.map { layout.rule($0).fragments }.joined(separator: [Fragment("  ")])))
  }

  private func records(_ header: [StyledText], _ rows: [[StyledText]]) -> [TextLine] {
    let records = rows.map { row in
      row.enumerated().flatMap { column, cell -> [TextLine] in
        let name = column < header.count ? header[column] : StyledText()
        let label: StyledText = name.plain.isEmpty ? "" : "\(name): "
        return layout.prose(label + cell, max(20, width))
      }
    }
    return Array(records.filter { !$0.isEmpty }.joined(separator: [TextLine()]))
  }
}
