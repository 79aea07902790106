/// Finds the concepts in the tokens of an answer. The longest plain phrase hides shorter ones inside it,
/// except from the phrases that refer to them.
struct ConceptSpotting {
  private let tokens: [Token]
  /// By token: the number of the word's root, or -1 where no phrase has it.
  private let numbers: [Int]
  /// By token: the number of the word's very form, or -1 where no phrase has it.
  private let exactNumbers: [Int]
  /// By token: whether it may stand between the words of a phrase.
  private let mayBeSkipped: [Bool]
  /// By the number of a word: whether the answer has it.
  private let present: [Bool]
  /// By concept: the tokens of the hits that begin at a token, for references.
  private var found: [[Int: [[Int]]]]
  private(set) var hits: [ConceptHit] = []
  /// The words of the phrase that is being tried; kept, since most tries fail and need no memory of their own.
  private var tried: [Int] = []

  /// Complexity: O(tokens × phrases that begin with the same word).
  init(_ tokens: [Token], lexicon: ConceptLexicon) {
    self.tokens = tokens
    numbers = tokens.map { $0.isWord ? lexicon.vocabulary.lookUp($0) ?? -1 : -1 }
    exactNumbers = tokens.map { $0.isWord ? lexicon.exactNumber(of: $0.text) ?? -1 : -1 }
    mayBeSkipped = tokens.indices.map { Self.mayBeSkipped($0, in: tokens) }
    var present = [Bool](repeating: false, count: lexicon.vocabulary.count)
    for number in numbers where number >= 0 { present[number] = true }
    self.present = present
    found = Array(repeating: [:], count: lexicon.names.count)
    let starts = tokens.indices.filter { !isIdiom($0) }
    for index in starts {
      if numbers[index] >= 0 { look(for: lexicon.byFirstWord[numbers[index]], at: index) }
      if exactNumbers[index] >= 0 { look(for: lexicon.byExactWord[exactNumbers[index]], at: index) }
      guard let quantity = tokens[index].quantity else { continue }
      if let list = lexicon.byFirstQuantity[quantity] { look(for: list, at: index) }
      look(for: lexicon.byRange, at: index)
    }
    for hit in hits where lexicon.isLookedUp[hit.concept] {
      found[hit.concept][hit.start, default: []].append(hit.words)
    }
    lookForReferring(lexicon.referring, starts: starts)
    hideShorterHits()
    hits.sort { ($0.start, $0.end, $0.concept) < ($1.start, $1.end, $1.concept) }
  }

  /// What a phrase refers to stands before it in the list, so it has been looked for.
  private mutating func lookForReferring(_ list: PhraseList, starts: [Int]) {
    for number in list.keys.indices where list.isPossible(number, present: present) {
      let phrase = list.phrases[number]
      if phrase.groups.contains(where: { found[$0].isEmpty }) { continue }
      if case .concept(let first) = phrase.elements[0] {
        for index in found[first].keys.sorted() where !isIdiom(index) { look(for: phrase, at: index) }
      } else {
        for index in starts where matches(phrase.elements[0], at: index) { look(for: phrase, at: index) }
      }
    }
  }

  private mutating func look(for list: PhraseList, at index: Int) {
    for number in list.keys.indices where list.isPossible(number, present: present) {
      look(for: list.phrases[number], at: index)
    }
  }

  private mutating func look(for phrase: CompiledPhrase, at index: Int) {
    var words: [Int] = []
    swap(&words, &tried)
    defer { swap(&words, &tried) }
    words.removeAll(keepingCapacity: true)
    guard let end = match(phrase.elements, from: 0, at: index, words: &words, isFirst: true) else { return }
    let refers = !phrase.groups.isEmpty
    if refers, found[phrase.concept][index]?.contains(words) == true { return }
    hits.append(
      ConceptHit(
        concept: phrase.concept, start: index, end: end, words: words,
        holdsNegation: phrase.holdsNegation
          || (refers && words.contains { tokens[$0].role.contains(.negator) }),
        isPlain: phrase.isPlain, groups: phrase.groups))
    if refers { found[phrase.concept][index, default: []].append(words) }
  }

  /// Where the elements from `number` on end when they begin at a token, or nil.
  private func match(
    _ elements: [PhraseElement], from number: Int, at index: Int, words: inout [Int], isFirst: Bool
  ) -> Int? {
    guard number < elements.count else { return index }
    let element = elements[number]
    if case .gap = element {
      return matchBehindGap(elements, from: number + 1, at: index, words: &words)
    }
    var at = index
    var skipped = 0
    while at < tokens.count {
      if case .concept(let concept) = element {
        for matched in found[concept][at] ?? [] {
          let count = words.count
          words.append(contentsOf: matched)
          if let last = match(
            elements, from: number + 1, at: (matched.last ?? at) + 1, words: &words, isFirst: false)
          {
            return last
          }
          words.removeLast(words.count - count)
        }
      } else if matches(element, at: at) {
        words.append(at)
        if let last = match(elements, from: number + 1, at: at + 1, words: &words, isFirst: false) {
          return last
        }
        words.removeLast()
      }
      guard !isFirst, skipped < 2, mayBeSkipped[at] else { return nil }
      if tokens[at].isWord { skipped += 1 }
      at += 1
    }
    return nil
  }

  private func matchBehindGap(
    _ elements: [PhraseElement], from number: Int, at index: Int, words: inout [Int]
  ) -> Int? {
    var at = index
    var skipped = 0
    while at < tokens.count, skipped <= 4 {
      if let end = match(elements, from: number, at: at, words: &words, isFirst: true) { return end }
      // "the outcome (ack or nack) back"
      if tokens[at].mark == .open,
        let close = (at..<min(tokens.count, at + 6)).first(where: { tokens[$0].mark == .close })
      {
        at = close + 1
        continue
      }
      guard tokens[at].isWord, !Self.gapEnds.contains(tokens[at].text) else { return nil }
      if tokens[at].role.isDisjoint(with: [.article, .auxiliary]) { skipped += 1 }
      at += 1
    }
    return nil
  }

  /// Words behind which no phrase goes on after a gap.
  private static let gapEnds: Set<String> = ["and", "but", "while", "whereas"]

  /// No phrase begins at the "once" of "at once" or at the "last" of "last session".
  private func isIdiom(_ index: Int) -> Bool {
    switch tokens[index].text {
    case "once": index > 0 && tokens[index - 1].text == "at"
    case "last":
      index + 1 < tokens.count
        && ["session", "week", "time", "lesson", "month", "year", "night"].contains(tokens[index + 1].text)
    default: false
    }
  }

  /// Whether a token may stand between two words of a phrase.
  private static func mayBeSkipped(_ at: Int, in tokens: [Token]) -> Bool {
    let token = tokens[at]
    guard token.isWord else { return token.mark == .slash || separatesValues(at, in: tokens) }
    guard !token.role.isEmpty else { return false }
    return !token.role.isDisjoint(with: .skippable) && !token.role.contains(.negator)
      || passedOver.contains(token.text) || helpsToDeny(at, in: tokens)
  }

  private static let passedOver: Set<String> = [
    "not", "never", "be", "been", "being", "get", "gets", "got", "is", "are",
  ]

  /// The comma of "20, 30, 50 and 70".
  private static func separatesValues(_ at: Int, in tokens: [Token]) -> Bool {
    tokens[at].mark == .comma && at > 0 && at + 1 < tokens.count && tokens[at - 1].quantity != nil
      && tokens[at + 1].quantity != nil
  }

  /// The "does" of "the deadline does not matter", which is what "the deadline matters" becomes when it is denied.
  private static func helpsToDeny(_ at: Int, in tokens: [Token]) -> Bool {
    ["do", "does", "did"].contains(tokens[at].text) && at + 1 < tokens.count && tokens[at + 1].text == "not"
  }

  /// Whether the token is what a step of a phrase wants; never for a reference, which may take several tokens.
  private func matches(_ element: PhraseElement, at index: Int) -> Bool {
    switch element {
    case .word(let number): numbers[index] == number
    case .exact(let number): exactNumbers[index] == number
    case .mark(let mark): tokens[index].mark == mark
    case .quantity(let quantity): tokens[index].quantity == quantity
    case .range(let low, let high):
      tokens[index].quantity.map { $0.unit == low.unit && (low.value...high.value).contains($0.value) }
        ?? false
    case .gap, .concept: false
    }
  }

  private mutating func hideShorterHits() {
    guard hits.contains(where: { $0.isPlain && $0.words.count > 1 }) else { return }
    var covers = [(start: Int, end: Int, length: Int, concept: Int)]()
    for hit in hits where hit.isPlain && hit.words.count > 1 {
      covers.append((hit.start, hit.end, hit.words.count, hit.concept))
    }
    covers.sort { $0.start < $1.start }
    hits.sort { $0.start < $1.start }
    var first = 0
    hits = hits.filter { hit in
      while first < covers.count, covers[first].start + 24 < hit.start { first += 1 }
      var index = first
      while index < covers.count, covers[index].start <= hit.start {
        let cover = covers[index]
        // A group does not hide the phrases that are made of it.
        if cover.concept != hit.concept, !hit.groups.contains(cover.concept), cover.end >= hit.end,
          cover.length > hit.words.count
        {
          return false
        }
        index += 1
      }
      return true
    }
  }
}
