internal import AnswerGrading

/// All cards, and how one is found by what somebody types.
public struct ReferenceShelf: Sendable {
  /// In the order of their names within each kind, components first.
  public let cards: [ReferenceCard]

  /// The cards, in any order.
  public init(_ cards: [ReferenceCard]) {
    self.cards = cards.sorted {
      ($0.kind == .component ? 0 : 1, $0.name) < ($1.kind == .component ? 0 : 1, $1.name)
    }
  }

  /// A passage with the card it stands on.
  public struct Found: Sendable, Hashable {
    /// The card.
    public var card: ReferenceCard
    /// The passage.
    public var passage: CardPassage
  }

  /// What was meant.
  public enum Result: Sendable, Hashable {
    /// Nothing in particular: show the list.
    case list
    /// A whole card.
    case card(ReferenceCard)
    /// Some passages; `isNamed` when they were asked for by a heading or a tag rather than by a word in their text.
    case passages([Found], isNamed: Bool)
    /// A card, but none of its passages holds these words; `nearest` is what may have been meant, whole.
    case noPassage(ReferenceCard, words: String, nearest: String?)
    /// Nothing; `nearest` is what may have been meant, whole.
    case nothing(nearest: String?)
  }

  /// The card with this name.
  public subscript(name: String) -> ReferenceCard? { cards.first { $0.name == name } }

  /// What a card shows: its own passages, then those of others that it gathers.
  public func passages(of card: ReferenceCard) -> [Found] {
    let own = card.passages.map { Found(card: card, passage: $0) }
    guard !card.gathers.isEmpty else { return own }
    return own
      + cards.filter { $0.name != card.name }.flatMap { other in
        other.passages.filter { !Set($0.tags).isDisjoint(with: card.gathers) }.map {
          Found(card: other, passage: $0)
        }
      }
  }

  /// Finds what `query` means: a card by one of its names or a beginning of one; a card's passages, by further words; passages of any card.
  /// Case, order and punctuation do not count.
  ///
  /// Complexity: O(words of all cards).
  public func find(_ query: String) -> Result {
    let asked = Self.words(query)
    let wanted = asked.filter { !Self.emptyWords.contains($0) }
    if wanted.isEmpty { return asked.isEmpty ? .list : .nothing(nearest: nil) }
    switch find(words: asked) {
    case .noPassage(let card, let words, _):
      return .noPassage(card, words: words, nearest: nearest(to: wanted))
    case .nothing: return .nothing(nearest: nearest(to: wanted))
    case let found: return found
    }
  }

  /// As `find`, for words that stand as they are: nothing near them is looked for.
  private func find(words asked: [String]) -> Result {
    let wanted = asked.filter { !Self.emptyWords.contains($0) }
    if let card = cards.first(where: { card in
      names(of: card).contains { [asked, wanted].contains(Self.words($0)) }
    }) {
      return .card(card)
    }
    let named = named(in: asked)
    if let result = named.lazy.compactMap(passages).first { return result }
    if let (card, rest) = named.first {
      return .noPassage(card, words: rest.joined(separator: " "), nearest: nil)
    }
    let own = cards.flatMap { card in card.passages.map { Found(card: card, passage: $0) } }
    let (found, isNamed) = Self.matching(wanted, in: own)
    if isNamed { return .passages(found, isNamed: true) }
    if let begun = begun(in: asked), let result = passages(begun) { return result }
    return found.isEmpty ? .nothing(nearest: nil) : .passages(found, isNamed: false)
  }

  private typealias Named = (card: ReferenceCard, rest: [String])

  /// The card when nothing else is asked for, else its passages that the other words ask for; nil when there are none.
  private func passages(_ named: Named) -> Result? {
    if named.rest.isEmpty { return .card(named.card) }
    let (found, isNamed) = Self.matching(named.rest, in: passages(of: named.card))
    return found.isEmpty ? nil : .passages(found, isNamed: isNamed)
  }

  private func names(of card: ReferenceCard) -> [String] {
    [card.name] + card.otherNames + [card.title.string]
  }

  /// The cards of which a name is among the words, longest name first, components before topics, each with the other words.
  private func named(in asked: [String]) -> [Named] {
    let all = cards.flatMap { card in names(of: card).map { (card: card, name: Self.words($0)) } }
    let named = all.enumerated().filter { !$1.name.isEmpty && Set($1.name).isSubset(of: asked) }
    return named.sorted { ($1.element.name.count, $0.offset) < ($0.element.name.count, $1.offset) }.map {
      _, found in (found.card, asked.filter { !found.name.contains($0) && !Self.emptyWords.contains($0) })
    }
  }

  /// The only card of which a name begins with one of the words, of three letters at least, with the other words.
  private func begun(in asked: [String]) -> Named? {
    for (index, word) in asked.enumerated() where word.count >= 3 {
      let begun = cards.filter { card in
        names(of: card).contains { name in Self.words(name).first?.hasPrefix(word) == true }
      }
      guard begun.count == 1 else { continue }
      var rest = asked
      rest.remove(at: index)
      return (begun[0], rest.filter { !Self.emptyWords.contains($0) })
    }
    return nil
  }

  /// The passages that the words name by heading or tag; else those whose text holds all of them.
  private static func matching(_ words: [String], in passages: [Found]) -> ([Found], isNamed: Bool) {
    let named = passages.filter { found in
      let own = Self.words(found.passage.heading.string) + found.passage.tags.flatMap(Self.words)
      return words.allSatisfy { word in own.contains { isForm(word, of: $0) } }
    }
    if !named.isEmpty { return (named, true) }
    let holding = passages.filter { found in
      let text = found.passage.textLines.joined(separator: "\n").lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    return (holding, false)
  }

  /// `test`, `tests` and `testing` ask for the same.
  private static func isForm(_ word: String, of other: String) -> Bool {
    if word == other { return true }
    let (short, long) = word.count < other.count ? (word, other) : (other, word)
    return short.count >= 3 && long.hasPrefix(short) && long.count - short.count <= 3
  }

  /// What was meant, with each word that no card knows replaced by the nearest that one does; nil when that finds nothing either.
  private func nearest(to wanted: [String]) -> String? {
    let names = cards.flatMap { [$0.name] + $0.otherNames }
    let whole = wanted.joined(separator: "-")
    if let name = Self.nearest(to: whole, among: names, within: whole.count / 5) { return name }
    let headings = cards.flatMap { card in
      card.passages.flatMap { $0.tags.flatMap(Self.words) + Self.words($0.heading.string) }
    }
    let known = names.flatMap(Self.words) + names + headings
    let corrected = wanted.map { word in
      known.contains(word) ? word : Self.nearest(to: word, among: known, within: word.count / 3) ?? word
    }
    guard corrected != wanted else { return nil }
    switch find(words: corrected) {
    case .card, .passages: return corrected.joined(separator: " ")
    case .list, .noPassage, .nothing: return nil
    }
  }

  private static func nearest(to word: String, among candidates: [String], within limit: Int) -> String? {
    let ranked = Set(candidates).map { (name: $0, distance: editDistance(word, $0)) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    // In four letters another one makes another word: "nope" is not near "node". One too few or too many may be a slip.
    return ranked.flatMap { near in
      let isOtherWord = word.count <= 4 && near.name.count == word.count && near.distance > 0
      return near.distance <= max(1, limit) && !isOtherWord ? near.name : nil
    }
  }

  private static let emptyWords: Set<String> = [
    "the", "a", "an", "of", "for", "and", "to", "in", "on", "me", "show", "about", "what", "is", "are",
    "how", "do", "does", "i", "my", "where", "which", "can", "with", "at",
  ]

  /// Lower-case words; a hyphen, a dot or an underscore parts them.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }
}
