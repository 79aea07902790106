/// The list of cards, and what is said when no card is meant.
public struct ShelfPage: Sendable {
  let shelf: ReferenceShelf

  /// A page over these cards.
  public init(shelf: ReferenceShelf) { self.shelf = shelf }

  /// Every card with what it is about.
  public var list: [Block] {
    var blocks: [Block] = [.heading(level: 2, "Reference")]
    for (kind, title) in [(ReferenceCard.Kind.component, "component"), (.topic, "topic")] {
      let cards = shelf.cards.filter { $0.kind == kind }
      if cards.isEmpty { continue }
      blocks.append(
        .table(
          header: [StyledText(SafeText(title)), "what it is"],
          rows: cards.map { [StyledText(runs: [.command($0.name)]), "\($0.about)"] }))
    }
    return blocks + [
      .say(
        "\(.command("ref NAME")) shows a card, \(.command("ref NAME WORD")) a part of it, \(.command("ref WORD")) what any card says of it: \(.command("ref orchestrator memory")), \(.command("ref ports"))."
      ),
      .say(
        "\(.command("gateway-tutor ref --for PATH")) says what a change of that file brings with it; \(.command("git diff | gateway-tutor ref --diff")) what yours does."
      ),
    ]
  }

  /// What there is to say when `result` is no card and no passage; nil when it is one.
  public func explanation(of result: ReferenceShelf.Result, typed: String) -> StyledText? {
    switch result {
    case .list, .card, .passages: nil
    case .noPassage(let card, let words, let nearest):
      "The card \"\(SafeText(card.name))\" says nothing of \"\(SafeText(Self.short(words)))\"."
        + (nearest.map { Self.suggestion($0) } ?? "") + " It has: "
        + .joined(Self.headings(shelf.passages(of: card)).map { "\(SafeText($0))" }) + "."
    case .nothing(let nearest):
      "No card says anything of \"\(SafeText(Self.short(typed)))\"."
        + (nearest.map { Self.suggestion($0) } ?? " \"\(.command("ref"))\" lists the cards.")
    }
  }

  private static func suggestion(_ words: String) -> StyledText {
    " Did you mean \"\(.command("ref \(words)"))\"?"
  }

  /// Each once.
  private static func headings(_ passages: [ReferenceShelf.Found]) -> [String] {
    var seen: Set<String> = []
    return passages.map(\.passage.heading.string).filter { seen.insert($0).inserted }
  }

  private static func short(_ text: String) -> String {
    text.count > 60 ? text.prefix(57) + "..." : text
  }
}
