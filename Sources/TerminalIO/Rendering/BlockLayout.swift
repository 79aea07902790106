import TutorCore

/// Lays out one block as lines; nothing is encoded yet.
struct BlockLayout {
  let capabilities: TerminalCapabilities
  let glyphs: Glyphs
  let inline: InlineLayout
  /// The width of prose at the left margin.
  let proseWidth: Int

  /// Deeper nesting is not shown: it would leave no room for words.
  private static let deepest = 12

  init(capabilities: TerminalCapabilities) {
    self.capabilities = capabilities
    glyphs = Glyphs(isUTF8: capabilities.isUTF8)
    inline = InlineLayout(capabilities)
    proseWidth = capabilities.proseColumns
  }

  /// The lines of `block`.
  ///
  /// - Parameters:
  ///   - width: the room for prose, in cells.
  ///   - depth: how many blocks this one stands in.
  func lines(of block: Block, width: Int, depth: Int = 0, listDepth: Int = 0) -> [TextLine] {
    guard depth <= Self.deepest else { return [TextLine(glyphs.ellipsis, .dim)] }
    switch block {
    case .heading(let level, let text): return heading(level, text, width)
    case .paragraph(let text): return text.plain.isEmpty ? [] : prose(text, width)
    case .lines(let lines): return lines.flatMap { hanging($0, width) }
    case .list(let items, let start): return list(items, start, width, depth, listDepth)
    case .table(let header, let rows):
      return TableLayout(self, width: wide(width)).lines(header: header, rows: rows)
    case .preformatted(let text, let language):
      return PreformattedLayout(self, width: wide(width)).lines(text, language: language)
    case .verbatim(let text, let language):
      return PreformattedLayout(self, width: wide(width)).verbatim(text, language: language)
    case .quote(let blocks): return barred(blocks, glyphs.bar, width, depth)
    case .detail(let blocks): return barred(blocks, glyphs.looseBar, width, depth)
    case .excerpt(let excerpt): return ExcerptLayout(self, width: wide(width)).lines(excerpt)
    case .chart(let chart): return ChartLayout(self, width: wide(width), proseWidth: width).lines(chart)
    case .rule: return [rule(width)]
    case .progress(let text): return progress(text, width)
    }
  }

  /// Styled text wrapped to `width`.
  func prose(_ text: StyledText, _ width: Int) -> [TextLine] {
    inline.hardLines(of: text).flatMap { Wrapping.wrap($0, width: width) }
  }

  /// Lines of which each continues below its first word: behind the spaces and the `[ 5b ]` that it begins with.
  private func hanging(_ text: StyledText, _ width: Int) -> [TextLine] {
    inline.hardLines(of: text).flatMap { fragments -> [TextLine] in
      let line = TextLine(fragments)
      guard line.width > width else { return [line] }
      let (lead, rest) = line.split(at: leadLength(of: line.text))
      let room = width - lead.width
      guard room >= width / 2 else { return Wrapping.wrap(fragments, width: width) }
      return Wrapping.wrap(rest.fragments, width: room).enumerated().map { number, part in
        number == 0 ? part.prefixed(lead.fragments) : part.indented(lead.width)
      }
    }
  }

  /// The characters of the spaces and of the bracketed mark at the beginning.
  private func leadLength(of text: String) -> Int {
    let spaces = text.prefix { $0 == " " }.count
    let behind = text.dropFirst(spaces)
    guard behind.first == "[", let end = behind.prefix(8).firstIndex(of: "]") else { return spaces }
    return spaces + behind.distance(from: behind.startIndex, to: end) + 2
  }

  /// A thin line.
  func rule(_ width: Int) -> TextLine { TextLine(String(repeating: glyphs.rule, count: max(0, width)), .dim) }

  /// Code and tables may use the whole screen where prose stops at 100.
  private func wide(_ width: Int) -> Int { width + capabilities.columns - capabilities.proseColumns }

  private func heading(_ level: Int, _ text: StyledText, _ width: Int) -> [TextLine] {
    guard !text.plain.isEmpty else { return [] }
    let words = prose(text, width).map { line in line.restyled { $0.isBold = true } }
    let longest = words.map(\.width).max() ?? 0
    switch level {
    case ...1: return words + [TextLine(String(repeating: glyphs.doubleRule, count: longest), .dim)]
    case 2: return words + [rule(longest)]
    default: return words
    }
  }

  private func progress(_ text: StyledText, _ width: Int) -> [TextLine] {
    let lead = Fragment(String(repeating: glyphs.rule, count: 2) + " ", .dim)
    let words = TextLine(inline.oneLine(text)).restyled { style in
      if style.colour == nil && !style.isBold { style.isDim = true }
    }
    let lines = Wrapping.wrap(words.fragments, width: max(1, width - 4))
    guard lines.count == 1 else {
      return lines.enumerated().map { $0 == 0 ? $1.prefixed([lead]) : $1.indented(3) }
    }
    let line = words.prefixed([lead])
    let rest = max(0, width - line.width - 1)
    return [TextLine(line.fragments + [Fragment(" " + String(repeating: glyphs.rule, count: rest), .dim)])]
  }

  private func barred(_ blocks: [Block], _ bar: String, _ width: Int, _ depth: Int) -> [TextLine] {
    stacked(blocks.map { lines(of: $0, width: max(20, width - 2), depth: depth + 1) }, isLoose: true)
      .map { $0.prefixed([Fragment(bar + " ", .dim)]) }
  }

  private func list(
    _ items: [[Block]], _ start: Int?, _ width: Int, _ depth: Int, _ listDepth: Int
  ) -> [TextLine] {
    let first = start ?? 0
    let last = first.addingReportingOverflow(max(0, items.count - 1)).partialValue
    let markWidth = start == nil ? 1 : String(last).utf8.count + 1
    let laidOut = items.enumerated().map { offset, blocks -> [TextLine] in
      let mark =
        start == nil
        ? glyphs.bullet(depth: listDepth) : String(first.addingReportingOverflow(offset).partialValue) + "."
      let parts = blocks.map {
        lines(of: $0, width: max(20, width - markWidth - 1), depth: depth + 1, listDepth: listDepth + 1)
      }
      let inner = stacked(parts, isLoose: !isTight(blocks))
      let padding = String(repeating: " ", count: max(0, markWidth - DisplayWidth.of(mark)))
      let lead = TextLine([Fragment(padding + mark + " ")] + (inner.first?.fragments ?? []))
      return [lead] + inner.dropFirst().map { $0.indented(markWidth + 1) }
    }
    return stacked(laidOut, isLoose: !items.allSatisfy(isTight))
  }

  /// Words, or words with lists below them: no empty lines needed.
  private func isTight(_ blocks: [Block]) -> Bool {
    blocks.enumerated().allSatisfy { index, block in
      switch block {
      case .paragraph: index == 0
      case .list: true
      default: false
      }
    }
  }

  private func stacked(_ parts: [[TextLine]], isLoose: Bool) -> [TextLine] {
    let separator = isLoose ? [TextLine()] : []
    return Array(parts.filter { !$0.isEmpty }.joined(separator: separator))
  }
}
