package import TutorCore

/// The text of a reference card: what stands below each of its headings. It asks no more of a card than that it is Markdown.
package struct CardText: Sendable {
  /// What stands below a heading.
  package struct Part: Sendable {
    /// The heading; empty for what stands before the first.
    package var heading: String
    /// What can be quoted, piece by piece.
    package var pieces: [Block]
  }

  /// File below the content folder.
  package var file: String
  /// Its title: that of the front matter, else the first heading of level 1, else the file's name.
  package var title: String
  /// Sections that teach it, as the front matter has them.
  package var sections: [String] = []
  /// The parts in order.
  package var parts: [Part] = []

  /// Reads the text of a file.
  package init(file: String, text: String) {
    self.file = file
    let source = ContentFile(name: file, text: text)
    // A card's mistakes are the linter's business; here, what can be read counts.
    let context = YAMLContext(file: file, problems: ProblemList())
    let name = file.split(separator: "/").last.map(String.init) ?? file
    title = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
    var hasTitle = false
    if let front = source.frontMatter,
      let map = YAMLValue.read(front, in: context)?.mapping("a card's front matter")
    {
      if let value = map["title"]?.string("\"title\"") {
        title = value
        hasTitle = true
      }
      sections = map["sections"]?.strings("\"sections\"") ?? []
    }
    let prose = ProseReader(context: context)
    var part = Part(heading: "", pieces: [])
    for node in MarkdownNode.read(source.body).children {
      if case .heading(let level) = node.kind {
        var heading = prose.text(node.children).plain
        // A comment may stand behind it.
        while heading.last?.isWhitespace == true { heading.removeLast() }
        if level == 1, !hasTitle {
          title = heading
          hasTitle = true
          continue
        }
        if !part.pieces.isEmpty { parts.append(part) }
        part = Part(heading: heading, pieces: [])
      } else if case .code(let info, let text) = node.kind,
        let rows = CardRows(info: info, text: text, context)
      {
        part.pieces += rows.pieces
      } else if let block = prose.block(node) {
        part.pieces += block.pieces
      }
    }
    if !part.pieces.isEmpty { parts.append(part) }
  }

  /// The parts as passages.
  package var passages: [TutorCore.Passage] {
    parts.map { part in
      TutorCore.Passage(
        .card, at: .card(file: file, part: part.heading),
        heading: part.heading.isEmpty ? title : part.heading,
        context: title, pieces: part.pieces.map { TutorCore.Passage.Piece($0.words) }, taughtBy: sections)
    }
  }
}

/// A fenced block of a card that lists things, each a mapping: what it is, and a value, a path, a command or an address.
private struct CardRows {
  /// One item for each row.
  let pieces: [Block]

  /// Keys that are worth reading, in the order of reading.
  private static let keys = [
    "what", "label", "value", "unit", "note", "repo", "path", "run", "url", "use", "says",
  ]

  /// Nil when the block has no info string, such as one that shows a command, or holds anything else.
  init?(info: String, text: String, _ context: YAMLContext) {
    guard !info.isEmpty, !["bash", "python", "yaml", "diagram", "text"].contains(info),
      let value = YAMLValue.read(text, in: context)
    else { return nil }
    let rows = value.mapping("the block")?["rows"] ?? value
    let texts = (rows.items("the rows") ?? []).compactMap(Self.text)
    guard !texts.isEmpty else { return nil }
    pieces = texts.map { .list(items: [[.paragraph($0)]], start: nil) }
  }

  private static func text(of row: YAMLValue) -> StyledText? {
    guard let map = row.mapping("a row") else { return nil }
    let values = keys.compactMap { key in map[key].flatMap { $0.string("\"\(key)\"") }.map { (key, $0) } }
    guard let first = values.first else { return nil }
    var text = StyledText(SafeText(first.1))
    for (index, value) in values.dropFirst().enumerated() {
      text =
        text + (index == 0 && first.0 != "says" ? ": " : " ") + StyledText(SafeText(value.1))
    }
    return text
  }
}

extension ContentFolder {
  /// The text of a card; nil when its file cannot be read.
  package func readCardText(_ file: String) -> CardText? {
    read(file, problems: ProblemList()).map { CardText(file: file, text: $0) }
  }
}
