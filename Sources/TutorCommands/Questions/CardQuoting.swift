internal import CurriculumFiles
internal import RepositoryExplorer
internal import TutorCore

/// Quotes the figures of a card as its page shows them: the value that the code states beside the card's.
struct CardQuoting {
  let content: ContentFolder
  let curriculum: Curriculum
  let roots: RepositoryRoots

  /// The pieces, with every figure among them that names its place in the code put into a table with what is found there.
  ///
  /// - Parameters:
  ///   - pieces: some of those of a part of the card, in order.
  ///   - file: the card's file below the content folder.
  func withFigures(_ pieces: [Block], of file: String) -> [Block] {
    let problems = ProblemList()
    guard pieces.contains(where: { $0.isItem }), let text = content.read(file, problems: problems),
      let card = CardReader(name: file, text: text, problems: problems).read()
    else { return pieces }
    let stated = card.figures.filter { $0.source != nil }
    let figures = pieces.map { piece in stated.first { $0.stands(in: piece) } }
    let reader = StandingReader(curriculum: curriculum, roots: roots, home: nil)
    let page = CardPage(
      shelf: ReferenceShelf([card]), readings: reader.readings(of: [.figures(figures.compactMap(\.self))]))
    var blocks: [Block] = []
    var run: [CardFigure] = []
    func endRun() {
      if !run.isEmpty { blocks += page.blocks(of: .figures(run)) }
      run = []
    }
    for (piece, figure) in zip(pieces, figures) {
      if let figure {
        run.append(figure)
      } else {
        endRun()
        blocks.append(piece)
      }
    }
    endRun()
    return blocks
  }
}

extension Block {
  /// Whether it is one item of a list, as a row of a card is quoted.
  fileprivate var isItem: Bool {
    if case .list(let items, _) = self { items.count == 1 } else { false }
  }
}

extension CardFigure {
  /// Whether a quoted row is this figure.
  fileprivate func stands(in piece: Block) -> Bool {
    piece.isItem && piece.words.hasPrefix("\(what.string): \(displayed.string)")
  }
}
