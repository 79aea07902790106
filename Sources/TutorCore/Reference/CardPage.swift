/// A card, or some of its passages, as they are shown. Figures and paths have beside them what is in the repositories at hand.
public struct CardPage: Sendable {
  let shelf: ReferenceShelf
  let readings: ReferenceReadings

  /// A page over these cards and readings.
  public init(shelf: ReferenceShelf, readings: ReferenceReadings) {
    self.shelf = shelf
    self.readings = readings
  }

  /// The whole card.
  public func blocks(of card: ReferenceCard) -> [Block] {
    var blocks: [Block] = [.heading(level: 2, "\(card.title)")]
    blocks += card.lead.flatMap(self.blocks)
    for found in shelf.passages(of: card) { blocks += self.blocks(of: found, on: card) }
    var last: [StyledText] = []
    if !card.sections.isEmpty {
      let start = "gateway-tutor start \(card.sections[0])"
      last.append("Taught by \(Self.sections(card.sections, isBeginning: false)): \(.command(start)).")
    }
    if !card.otherNames.isEmpty {
      let names = card.otherNames.map { "\(.command("ref \($0)"))" as StyledText }
      last.append("Also found as " + .joined(names) + ".")
    }
    if !last.isEmpty { blocks.append(.say(.joined(last, separator: " "))) }
    return blocks
  }

  /// `Section 3`, or `Sections 5, 5a`.
  static func sections(_ ids: [String], isBeginning: Bool = true) -> SafeText {
    let word = ids.count == 1 ? "ection " : "ections "
    return SafeText((isBeginning ? "S" : "s") + word + ids.joined(separator: ", "))
  }

  /// Some passages, each under its card's title.
  public func blocks(of passages: [ReferenceShelf.Found]) -> [Block] {
    passages.flatMap { blocks(of: $0, on: nil) }
  }

  /// A passage; the card's title stands before the heading unless it is the card being shown.
  private func blocks(of found: ReferenceShelf.Found, on card: ReferenceCard?) -> [Block] {
    let title: StyledText =
      found.card.name == card?.name
      ? "\(found.passage.heading)" : "\(found.card.title): \(found.passage.heading)"
    return [.heading(level: 3, title)] + found.passage.parts.flatMap(blocks)
  }

  /// A part, without a heading.
  package func blocks(of part: CardPart) -> [Block] {
    switch part {
    case .block(let block): [block]
    case .warning(let blocks): [.quote([.say("\(.warning("Warning"))")] + blocks)]
    case .paths(let paths): [.lines(paths.flatMap(lines))]
    case .figures(let figures): self.blocks(of: figures)
    case .commands(let commands):
      [
        .verbatim(
          SafeText(commands.map { "# \($0.what)\n\($0.run)" }.joined(separator: "\n\n")), language: "bash")
      ]
    case .snippet(let text, let language): [.verbatim(text, language: language)]
    case .links(let links):
      [
        .list(
          items: links.map { [.say("\(.link($0.label.string, to: $0.url)): \($0.use)")] }, start: nil)
      ]
    case .rules(let rules): [.list(items: rules.map { [.say($0.says)] }, start: nil)]
    case .tests: []
    }
  }

  // MARK: Paths

  /// What is there and whether it is, then the path on a line of its own.
  func lines(for path: CardPath) -> [StyledText] {
    guard let standing = readings.paths[path] else {
      return ["\(path.what)", "  \(.path("\(path.repository)/\(path.path)"))"]
    }
    let mark: StyledText =
      switch (standing.origin, standing.exists) {
      case (.clone, true): "\(.good("in your clone"))"
      case (.practiceCopy, true): "\(.good("in the practice copy"))"
      case (.clone, false): "\(.bad("not in your clone"))"
      case (.practiceCopy, false): "\(.muted("no clone here, and not in the practice copy"))"
      case (nil, _): "\(.muted("no clone here"))"
      }
    return ["\(path.what) \(.muted("·")) \(mark)", "  \(.path(standing.shown))"]
  }

  // MARK: Figures

  /// A longer value leaves no room for a table of three columns in a terminal of 80.
  private static let longestInTable = 44

  private func blocks(of figures: [CardFigure]) -> [Block] {
    let isStated = figures.contains { $0.source != nil }
    let isLong = figures.contains { $0.displayed.string.count > Self.longestInTable }
    let shown: Block
    if isLong {
      shown = .lines(
        figures.flatMap { figure -> [StyledText] in
          let verdict: StyledText = isStated ? " \(.muted("·")) \(self.verdict(on: figure))" : ""
          return ["\(figure.what)" + note(on: figure) + verdict, "  \(.strong(figure.displayed.string))"]
        })
    } else {
      shown = .table(
        header: ["figure", "value"] + (isStated ? ["in the code"] : []),
        rows: figures.map { figure in
          ["\(figure.what)" + note(on: figure), "\(.strong(figure.displayed.string))"]
            + (isStated ? [verdict(on: figure)] : [])
        })
    }
    return [shown] + sources(of: figures)
  }

  private func note(on figure: CardFigure) -> StyledText { figure.note.map { " (\($0))" } ?? "" }

  /// The figure in the code beside the one on the card: the same, another, or why there is none.
  func verdict(on figure: CardFigure) -> StyledText {
    guard let source = figure.source, let reading = readings.figures[figure] else {
      return "\(.muted("not stated"))"
    }
    let fact = source.facts.first
    let value = reading.value.map { fact?.displayed($0) ?? SafeText($0) }
    switch reading.standing {
    case .same:
      // A figure may be written in another unit on the card than in the code, or be put together there.
      let isAlike = value.map { figure.displayed.string.contains($0.string) } ?? true
      return isAlike ? "\(.good("same"))" : "\(.good("same"))" + (value.map { " (\($0))" } ?? "")
    case .differs: return "\(.warning("differs: \(value?.string ?? "")"))"
    case .notFound: return "\(.warning("not found there"))"
    case .noFile: return "\(.warning("the file is not here"))"
    case .noRepository: return "\(.muted("no clone"))"
    }
  }

  /// Where the figures were read, by whose files these are.
  private func sources(of figures: [CardFigure]) -> [Block] {
    var groups: [(owner: StyledText, paths: [String])] = []
    for figure in figures {
      guard let source = figure.source else { continue }
      let path = "\(source.repository)/\(source.path)"
      let owner: StyledText =
        switch readings.figures[figure]?.origin {
        case .clone?: "Read in your clone:"
        case .practiceCopy?: "Read in the practice copy, for there is no clone here:"
        case nil: "Stated in a repository that is not here:"
        }
      if let index = groups.firstIndex(where: { $0.owner == owner }) {
        if !groups[index].paths.contains(path) { groups[index].paths.append(path) }
      } else {
        groups.append((owner, [path]))
      }
    }
    guard !groups.isEmpty else { return [] }
    return [.lines(groups.flatMap { group in [group.owner] + group.paths.map { "  \(.path($0))" } })]
  }
}
