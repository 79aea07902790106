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
    var result = header(excerpt)
    if excerpt.hasBidirectionalControls {
      let warning =
        "This file holds characters that reverse the reading direction; they are shown as \\u{...}."
      result += layout.prose("\(.warning(warning))", width)
    }
    let texts = withoutSharedIndentation(
      excerpt.lines.map { String($0.string.map { $0 == "\n" ? " " : $0 }).expandingTabs(every: 4) })
    var scanner = CodeLanguage(named: excerpt.language).map(CodeScanner.init)
    let code = texts.map { scanner?.scan($0) ?? [Fragment($0)] }
    let lastNumber = excerpt.firstLine.addingReportingOverflow(max(0, excerpt.lines.count - 1)).partialValue
    let gutter = gutter(
      digits: max(String(excerpt.firstLine).utf8.count, String(lastNumber).utf8.count), for: code)
    for (offset, fragments) in code.enumerated() {
      let number = excerpt.firstLine.addingReportingOverflow(offset).partialValue
      result += numbered(
        fragments, number: number, gutter: gutter,
        isMarked: excerpt.highlighted?.contains(number) ?? false)
    }
    if scanner != nil, endsOpen(code) {
      result.append(TextLine(gutter.continued(layout.glyphs) + [Fragment(layout.glyphs.ellipsis, .dim)]))
    }
    return result
  }

  /// The columns before the code: a mark, the number and a bar, with or without spaces between them.
  private struct Gutter {
    var digits: Int
    var isNarrow: Bool

    var width: Int { isNarrow ? digits + 2 : digits + 5 }

    func numbered(_ number: Int, isMarked: Bool, _ glyphs: Glyphs) -> [Fragment] {
      let text = String(number)
      let padding = String(repeating: " ", count: max(0, digits - text.utf8.count))
      let gap = isNarrow ? "" : " "
      let mark =
        isMarked
        ? Fragment(glyphs.marker + gap, TextStyle(colour: .magenta, isBold: true)) : Fragment(" " + gap)
      return [
        mark, Fragment(padding + text, isMarked ? .bold : .dim), Fragment(gap + glyphs.bar + gap, .dim),
      ]
    }

    func continued(_ glyphs: Glyphs) -> [Fragment] {
      let gap = isNarrow ? "" : " "
      let empty = String(repeating: " ", count: digits + 1) + gap
      return [Fragment(empty + gap + glyphs.looseBar + gap, .dim)]
    }
  }

  /// A narrow one where that saves lines from being wrapped.
  private func gutter(digits: Int, for code: [[Fragment]]) -> Gutter {
    let wide = Gutter(digits: digits, isNarrow: false)
    let narrow = Gutter(digits: digits, isNarrow: true)
    let widths = code.map { TextLine($0).width }
    func wrapped(_ gutter: Gutter) -> Int { widths.filter { $0 > room(gutter) }.count }
    return wrapped(narrow) < wrapped(wide) ? narrow : wide
  }

  /// The columns behind the line numbers.
  private func room(_ gutter: Gutter) -> Int { max(10, width - gutter.width) }

  /// Every excerpt begins at the left, however deep it stands in its file.
  private func withoutSharedIndentation(_ lines: [String]) -> [String] {
    let inked = lines.filter { !$0.allSatisfy { $0 == " " } }
    let shared = inked.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return lines.map { String($0.dropFirst(min(shared, $0.prefix { $0 == " " }.count))) }
  }

  /// Whether a bracket is not closed: the file goes on in the middle of something.
  private func endsOpen(_ code: [[Fragment]]) -> Bool {
    let brackets = code.joined().filter { $0.style.colour != .green && !$0.style.isDim }
      .flatMap { $0.text.filter("()[]{}".contains) }
    let depth = brackets.reduce(0) { $0 + ("([{".contains($1) ? 1 : -1) }
    return depth > 0
  }

  private func numbered(
    _ code: [Fragment], number: Int, gutter: Gutter, isMarked: Bool
  ) -> [TextLine] {
    let glyphs = layout.glyphs
    let room = room(gutter)
    var rows = Wrapping.chop(code, width: room, limit: Self.mostRows + 1, prefersSeams: true)
    if rows.count > Self.mostRows {
      rows.removeLast()
      var last = rows.removeLast()
      last.fragments.append(Fragment(glyphs.ellipsis, .dim))
      rows.append(cutting(last, room))
    }
    return rows.enumerated().map { offset, row in
      offset == 0
        ? row.prefixed(gutter.numbered(number, isMarked: isMarked, glyphs))
        : row.withoutLeadingSpaces.prefixed(gutter.continued(glyphs))
    }
  }

  /// The last row is full: its end makes room for the ellipsis.
  private func cutting(_ line: TextLine, _ room: Int) -> TextLine {
    Wrapping.cut(line, width: room, ellipsis: layout.glyphs.ellipsis)
  }

  /// Where the lines are from; a path that has no room beside the repository's name goes on a line of its own.
  private func header(_ excerpt: CodeExcerpt) -> [TextLine] {
    let width = min(width, layout.proseWidth)
    let ellipsis = layout.glyphs.ellipsis
    let repository = Fragment(oneLine(excerpt.repository), .bold)
    let note =
      excerpt.origin == .practiceCopy ? [Fragment("  practice copy", TextStyle(colour: .magenta))] : []
    let range = self.range(excerpt)
    let path = oneLine(excerpt.path)
    let taken = TextLine([repository] + note).width + 2 + DisplayWidth.of(range)
    let isCramped = width - taken < min(DisplayWidth.of(path), Self.readablePath(path, ellipsis))
    let shortened = PathShortening.shorten(
      path, to: max(12, width - (isCramped ? DisplayWidth.of(range) : taken)), ellipsis: ellipsis)
    var pathStyle = TextStyle(colour: .cyan)
    if layout.capabilities.hasHyperlinks, let file = excerpt.fileURL {
      pathStyle.link = file.hasPrefix("/") ? Hyperlink(file: file) : Hyperlink(destination: file)
    }
    let place = Fragment(shortened + range, pathStyle)
    let lines =
      isCramped
      ? [TextLine([repository] + note), TextLine([place])]
      : [TextLine([repository, Fragment("  "), place] + note)]
    return lines.map { Wrapping.cut($0, width: width, ellipsis: ellipsis) }
  }

  /// The cells of a path's last two components behind an ellipsis: many files have the same name, and their folder tells them apart.
  private static func readablePath(_ path: String, _ ellipsis: String) -> Int {
    let end = path.split(separator: "/").suffix(2).joined(separator: "/")
    return DisplayWidth.of(end) + DisplayWidth.of(ellipsis) + 1
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
