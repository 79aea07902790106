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

  /// A line that does not fit is cut and said so: wrapped, a picture would be none.
  private func picture(_ source: [String]) -> [TextLine] {
    let lines = source.map { line in
      line.isEmpty ? TextLine() : TextLine(layout.glyphs.picture(line.expandingTabs(every: 8)))
    }
    let needed = lines.map(\.width).max() ?? 0
    if needed + 2 <= width || !layout.capabilities.isOutputTerminal { return lines.map { $0.indented(2) } }
    if needed <= width { return lines }
    let note = "(\(needed) columns wide; this window has \(layout.capabilities.columns))"
    return lines.map { Wrapping.cut($0, width: width, ellipsis: layout.glyphs.ellipsis) }
      + [TextLine(note, .dim)]
  }
}
