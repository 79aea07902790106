import TutorCore

/// Preformatted text: pictures keep every cell in its place, code gets light colours.
struct PreformattedLayout {
  private let layout: BlockLayout
  private let width: Int

  init(_ layout: BlockLayout, width: Int) {
    self.layout = layout
    self.width = width
  }

  func lines(_ text: SafeText, language: String?) -> [TextLine] {
    var source = text.string.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    while source.last?.allSatisfy({ $0 == " " || $0 == "\t" }) == true { source.removeLast() }
    if language == "console" {
      let console = ConsoleLayout(width: width - 2)
      return source.flatMap { console.fold($0.expandingTabs(every: 8)) }.map { $0.indented(2) }
    }
    if let known = CodeLanguage(named: language) { return code(source, known) }
    return picture(source)
  }

  /// Lines as they are, from the first column on: what is copied has to be whole.
  func verbatim(_ text: SafeText, language: String?) -> [TextLine] {
    var scanner = CodeLanguage(named: language).map { CodeScanner($0) }
    let source = text.string.split(separator: "\n", omittingEmptySubsequences: false)
    return source.map { line in
      let line = String(line).expandingTabs(every: 4)
      return TextLine(scanner?.scan(line) ?? [Fragment(line)])
    }
  }

  private func code(_ source: [String], _ language: CodeLanguage) -> [TextLine] {
    var scanner = CodeScanner(language)
    return source.flatMap { line in
      let fragments = scanner.scan(line.expandingTabs(every: 4))
      return Wrapping.chop(fragments, width: width - 2, prefersSeams: true).map { $0.indented(2) }
    }
  }

  /// A picture that does not fit is cut down the middle: its right part stands below, because wrapped lines would be no picture. The cut goes where the
  /// fewest lines are torn.
  private func picture(_ source: [String]) -> [TextLine] {
    let lines = source.map { line in
      line.isEmpty ? TextLine() : TextLine(layout.glyphs.picture(line.expandingTabs(every: 8)))
    }
    let needed = lines.map(\.width).max() ?? 0
    if needed + 2 <= width || !layout.capabilities.isOutputTerminal { return lines.map { $0.indented(2) } }
    if needed <= width { return lines }
    var result: [TextLine] = []
    var rest = lines
    var column = 0
    while let left = rest.map(\.width).max(), left > 0 {
      if !result.isEmpty {
        result.append(TextLine("(the same picture from column \(column + 1) on)", .dim))
      }
      let cut = left <= width ? left : seam(in: rest, width: width)
      let halves = rest.map { $0.split(at: characters($0.text, within: cut)) }
      result += halves.map(\.0)
      rest = left <= width ? [] : halves.map(\.1)
      column += cut
    }
    return result
  }

  /// How many characters of a text have room in so many cells.
  private func characters(_ text: String, within cells: Int) -> Int {
    var used = 0
    for (index, character) in text.enumerated() {
      used += DisplayWidth.of(character)
      if used > cells { return index }
    }
    return text.count
  }

  /// The cell in the right half of the window before which the fewest lines have ink on both sides; the rightmost of them.
  private func seam(in lines: [TextLine], width: Int) -> Int {
    let texts = lines.map { Array($0.text) }
    // A line that is drawn is still one when it goes on below; half a word is none.
    func torn(_ cell: Int) -> Int {
      texts.reduce(0) { sum, text in
        guard text.count > cell, cell > 0, text[cell] != " ", text[cell - 1] != " " else { return sum }
        let sides = [text[cell - 1], text[cell]]
        let isInWord =
          sides.contains { $0.isLetter || $0.isNumber }
          && sides.allSatisfy { $0.isLetter || $0.isNumber || "_-.".contains($0) }
        return sum + (isInWord ? 10 : 1)
      }
    }
    return (max(1, width / 2)...width).reversed().min { torn($0) < torn($1) } ?? width
  }
}
