/// Chooses what of a passage is quoted: the piece that takes up most of the question, with what it cannot be understood without.
package struct QuoteSelection {
  /// A piece as far as the choice needs it.
  package struct Piece: Sendable {
    /// How much of the question it takes up, 0 to 1.
    package var share: Double
    /// Lines of a terminal of 80 columns that it takes, about.
    package var lines: Int
    /// Whether it announces what follows: it ends with a colon.
    package var leadsOn: Bool
    /// Whether it goes with the piece before it, as a row of the same table does.
    package var isContinuation: Bool

    /// A piece of these words. A picture says little without the words around it.
    package init(words: String, share: Double, isContinuation: Bool = false, isPicture: Bool = false) {
      self.share = isPicture ? share / 2 : share
      self.isContinuation = isContinuation
      let rows = words.split(separator: "\n", omittingEmptySubsequences: false)
      lines = rows.map { max(1, ($0.count + 75) / 76) }.reduce(isContinuation ? 0 : 1, +)
      leadsOn = words.trimmed.hasSuffix(":")
    }
  }

  private let pieces: [Piece]
  private let budget: Int
  private var chosen: Set<Int> = []

  /// The indexes of the pieces to quote, ascending; about `budget` lines, one piece at least if there is any.
  package static func choose(_ pieces: [Piece], budget: Int) -> [Int] {
    var selection = QuoteSelection(pieces: pieces, budget: budget)
    selection.choose()
    return selection.chosen.sorted()
  }

  private init(pieces: [Piece], budget: Int) {
    self.pieces = pieces
    self.budget = budget
  }

  private var linesChosen: Int { chosen.map { pieces[$0].lines }.reduce(0, +) }

  private mutating func choose() {
    let all = pieces.map(\.lines).reduce(0, +)
    if all <= budget {
      chosen = Set(pieces.indices)
      return
    }
    guard let best = pieces.indices.max(by: { (pieces[$0].share, $1) < (pieces[$1].share, $0) }) else {
      return
    }
    // Nothing in the text itself: it was found by its heading, so it begins at the beginning.
    if pieces[best].share <= 0 { return take(inOrder: Array(pieces.indices)) }
    add(best)
    let worthIt = pieces.indices.filter { pieces[$0].share >= pieces[best].share * 0.6 }
    for index in worthIt.sorted(by: { (pieces[$1].share, $0) < (pieces[$0].share, $1) }) where fits(index) {
      add(index)
    }
    // A line or two alone is hard to place.
    if linesChosen <= 3 { take(inOrder: Array(pieces.indices.dropFirst(best + 1).prefix(1))) }
  }

  private mutating func take(inOrder indexes: [Int]) {
    for index in indexes {
      guard chosen.isEmpty || fits(index) else { return }
      chosen.insert(index)
    }
  }

  private func fits(_ index: Int) -> Bool {
    !chosen.contains(index) && linesChosen + pieces[index].lines <= budget
  }

  /// Adds a piece, what announces it, and what it announces.
  private mutating func add(_ index: Int) {
    chosen.insert(index)
    var first = index
    while pieces[first].isContinuation, first > 0 { first -= 1 }
    if first > 0, pieces[first - 1].leadsOn, fits(first - 1) { chosen.insert(first - 1) }
    guard pieces[index].leadsOn else { return }
    for next in pieces.indices.dropFirst(index + 1) {
      guard next == index + 1 || pieces[next].isContinuation, fits(next) else { return }
      chosen.insert(next)
    }
  }
}
