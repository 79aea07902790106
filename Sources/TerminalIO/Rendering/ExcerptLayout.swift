import TutorCore

/// Lines of a file: where they are, their numbers, and a mark at what was found.
struct ExcerptLayout {
  private let layout: BlockLayout
  private let width: Int
  /// Screen lines that one line of a file may take before it is cut.
  private static let mostRows = 4

  init(_ layout: BlockLayout, width: Int) {
    self.layout = layout
    self.width = width
  }

  func lines(_ excerpt: CodeExcerpt) -> [TextLine] {
    var result = [header(excerpt)]
    if excerpt.hasBidirectionalControls {
      let warning =
        "This file holds characters that reverse the reading direction; they are shown as \\u{...}."
      result += layout.prose("\(.warning(warning))", width)
    }
    let lastNumber = excerpt.firstLine.addingReportingOverflow(max(0, excerpt.lines.count - 1)).partialValue
    let digits = max(String(excerpt.firstLine).utf8.count, String(lastNumber).utf8.count)
    var scanner = CodeLanguage(named: excerpt.language).map(CodeScanner.init)
    let texts = withoutSharedIndentation(
      excerpt.lines.map { String($0.string.map { $0 == "\n" ? " " : $0 }).expandingTabs(every: 4) },
      room: room(digits: digits))
    for (offset, text) in texts.enumerated() {
      let number = excerpt.firstLine.addingReportingOverflow(offset).partialValue
      let fragments = scanner?.scan(text) ?? [Fragment(text)]
      result += numbered(
        fragments, number: number, digits: digits,
        isMarked: excerpt.highlighted?.contains(number) ?? false)
    }
    return result
  }

  /// The columns behind the line numbers.
  private func room(digits: Int) -> Int { max(10, width - digits - 5) }

  /// Lines too long for the screen give up the indentation that all of them share, rather than break.
  private func withoutSharedIndentation(_ lines: [String], room: Int) -> [String] {
    guard lines.contains(where: { DisplayWidth.of($0) > room }) else { return lines }
    let inked = lines.filter { !$0.allSatisfy { $0 == " " } }
    let shared = inked.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { String($0.dropFirst(min(shared, $0.prefix { $0 == " " }.count))) }
  }

  private func numbered(_ code: [Fragment], number: Int, digits: Int, isMarked: Bool) -> [TextLine] {
    let glyphs = layout.glyphs
    let text = String(number)
    let padding = String(repeating: " ", count: max(0, digits - text.utf8.count))
    let mark =
      isMarked
      ? Fragment(glyphs.marker + " ", TextStyle(colour: .magenta, isBold: true)) : Fragment("  ")
    let gutter = [mark, Fragment(padding + text, isMarked ? .bold : .dim), Fragment(" \(glyphs.bar) ", .dim)]
    let empty = String(repeating: " ", count: digits + 2)
    let more = [Fragment("\(empty) \(glyphs.looseBar) ", .dim)]
    let room = room(digits: digits)
    var rows = Wrapping.chop(code, width: room, limit: Self.mostRows + 1, prefersSeams: true)
    if rows.count > Self.mostRows {
      rows.removeLast()
      var last = rows.removeLast()
      last.fragments.append(Fragment(glyphs.ellipsis, .dim))
      rows.append(cutting(last, room))
    }
    return rows.enumerated().map { $1.prefixed($0 == 0 ? gutter : more) }
  }

  /// The last row is full: its end makes room for the ellipsis.
  private func cutting(_ line: TextLine, _ room: Int) -> TextLine {
    Wrapping.cut(line, width: room, ellipsis: layout.glyphs.ellipsis)
  }

  private func header(_ excerpt: CodeExcerpt) -> TextLine {
    let repository = oneLine(excerpt.repository)
    let note = excerpt.origin == .practiceCopy ? "  practice copy" : ""
    let range = self.range(excerpt)
    let taken = DisplayWidth.of(repository) + 2 + DisplayWidth.of(range) + DisplayWidth.of(note)
    let path = PathShortening.shorten(
      oneLine(excerpt.path), to: max(12, width - taken), ellipsis: layout.glyphs.ellipsis)
    var pathStyle = TextStyle(colour: .cyan)
    if layout.capabilities.hasHyperlinks, let file = excerpt.fileURL {
      pathStyle.link = file.hasPrefix("/") ? Hyperlink(file: file) : Hyperlink(destination: file)
    }
    let line = TextLine([
      Fragment(repository, .bold), Fragment("  "), Fragment(path + range, pathStyle),
      Fragment(note, TextStyle(colour: .magenta)),
    ])
    return Wrapping.cut(line, width: width, ellipsis: layout.glyphs.ellipsis)
  }

  private func range(_ excerpt: CodeExcerpt) -> String {
    guard !excerpt.lines.isEmpty else { return "" }
    let last = excerpt.firstLine.addingReportingOverflow(excerpt.lines.count - 1).partialValue
    return last == excerpt.firstLine ? ":\(last)" : ":\(excerpt.firstLine)-\(last)"
  }

  private func oneLine(_ text: String) -> String {
    String(SafeText(text).string.map { $0 == "\n" || $0 == "\t" ? " " : $0 })
  }
}
