import TutorCore

/// The parts of a Markdown or reStructuredText document: the text below each heading, cut into paragraphs, items and rows.
struct DocumentParts {
  private(set) var found: [FoundText] = []
  private let file: SourceFile
  private var kind: Passage.Kind { file.stem.lowercased() == "readme" ? .readme : .document }

  /// The parts of `file` below `headings`: 1-based line, text, and the headings above it.
  init(_ file: SourceFile, headings: [(line: Int, name: String, container: String?)]) {
    self.file = file
    let first = Self.firstLine(of: file)
    let starts = headings.map(\.line) + [file.lineCount + 1]
    if let start = starts.first, start > first {
      add(file.stem, container: nil, first...(start - 1))
    }
    for (heading, next) in zip(headings, starts.dropFirst()) where next > heading.line + 1 {
      add(heading.name, container: heading.container ?? headings.first?.name, (heading.line + 1)...(next - 1))
    }
  }

  /// The first line behind front matter.
  private static func firstLine(of file: SourceFile) -> Int {
    guard file.trimmedLine(1) == "---" else { return 1 }
    let end = (2..<(file.lineCount + 1)).first { file.trimmedLine($0) == "---" }
    return end.map { $0 + 1 } ?? 1
  }

  /// Headings of reStructuredText: a line of text above a line of one mark, as long as the text or longer.
  static func underlined(in file: SourceFile) -> [(line: Int, name: String, container: String?)] {
    var headings: [(line: Int, name: String, container: String?)] = []
    for number in 2..<(max(file.lineCount, 1) + 1) where number <= file.lineCount {
      let (text, line) = (file.trimmedLine(number - 1), file.trimmedLine(number))
      guard let mark = line.first, "=-~^\"'`#*+".contains(mark), line.count >= 3,
        line.allSatisfy({ $0 == mark }),
        let letter = text.first, letter.isLetter || letter.isNumber, line.count >= text.count
      else { continue }
      headings.append((number - 1, String(text), nil))
    }
    return headings
  }

  private mutating func add(_ heading: String, container: String?, _ lines: ClosedRange<Int>) {
    let pieces = pieces(in: lines)
    guard !pieces.isEmpty else { return }
    found.append(FoundText(kind: kind, heading: heading, container: container, pieces: pieces))
  }

  private func pieces(in lines: ClosedRange<Int>) -> [Passage.Piece] {
    var pieces: [Passage.Piece] = []
    var start: Int?
    var isFenced = false
    func close(before number: Int) {
      guard let first = start else { return }
      pieces.append(Passage.Piece(words(of: first...(number - 1)), lines: first...(number - 1)))
      start = nil
    }
    for number in lines {
      let line = file.trimmedLine(number)
      if line.hasPrefix("```") || line.hasPrefix("~~~") {
        if !isFenced {
          close(before: number)
          start = number
        }
        isFenced.toggle()
        if !isFenced { close(before: number + 1) }
      } else if isFenced {
        continue
      } else if line.isEmpty || isRule(line) {
        close(before: number)
      } else if start == nil || begins(line) {
        close(before: number)
        start = number
      }
    }
    close(before: lines.upperBound + 1)
    return pieces
  }

  /// A line of marks only: the line below a title, a thematic break, the second row of a table.
  private func isRule(_ line: Substring) -> Bool {
    line.count >= 3 && line.allSatisfy { "=-~^*_+|: ".contains($0) }
  }

  /// Whether a line begins a piece of its own: an item, a row.
  private func begins(_ line: Substring) -> Bool {
    if line.hasPrefix("|") || line.hasPrefix("- ") || line.hasPrefix("* ") { return true }
    let digits = line.prefix { $0.isNumber }
    return !digits.isEmpty && digits.count <= 3 && line.dropFirst(digits.count).hasPrefix(". ")
  }

  /// The words, without the addresses of links.
  private func words(of lines: ClosedRange<Int>) -> String {
    var rest = Substring(file.text(lines))
    var words = ""
    while let link = rest.firstIndex(of: "]"), let end = rest[link...].firstIndex(of: ")") {
      guard rest.index(after: link) < rest.endIndex, rest[rest.index(after: link)] == "(" else {
        words += rest[...link]
        rest = rest[rest.index(after: link)...]
        continue
      }
      words += rest[..<link]
      rest = rest[rest.index(after: end)...]
    }
    return words + rest
  }
}
