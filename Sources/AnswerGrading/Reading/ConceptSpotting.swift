/// Finds the concepts in the tokens of an answer. The longest plain phrase hides shorter ones inside it,
/// except from the phrases that refer to them.
struct ConceptSpotting {
  private let tokens: [Token]
  private let numbers: [Int]
  /// By the number of a word: whether the answer has it.
  private let present: [Bool]
  /// The tokens of the hits of a concept that begin at a token, for references.
  private var found: [Int: [Int: [[Int]]]] = [:]
  private(set) var hits: [ConceptHit] = []
  /// The words of the phrase that is being tried; kept, since most tries fail and need no memory of their own.
  private var tried: [Int] = []

  /// Complexity: O(tokens × phrases that begin with the same word).
  init(_ tokens: [Token], numbers: [Int], lexicon: ConceptLexicon) {
    self.tokens = tokens
    self.numbers = numbers
    var present = [Bool](repeating: false, count: lexicon.vocabulary.count)
    for number in numbers where number >= 0 { present[number] = true }
    self.present = present
    let starts = tokens.indices.filter { !isIdiom($0) }
    for index in starts {
      if numbers[index] >= 0 { look(for: lexicon.byFirstWord[numbers[index]], at: index) }
      look(for: lexicon.byExactWord[tokens[index].text], at: index)
      guard let quantity = tokens[index].quantity else { continue }
      look(for: lexicon.byFirstQuantity[quantity], at: index)
      look(for: lexicon.byRange, at: index)
    }
    for hit in hits where lexicon.isLookedUp[hit.concept] {
      found[hit.concept, default: [:]][hit.start, default: []].append(hit.words)
    }
    let referring = lexicon.referring
    for number in referring.keys.indices where referring.isPossible(number, present: present) {
      let phrase = referring.phrases[number]
      if case .concept(let first) = phrase.elements[0] {
        for index in (found[first] ?? [:]).keys.sorted() where !isIdiom(index) {
          look(for: phrase, at: index)
        }
      } else {
        for index in starts { look(for: phrase, at: index) }
      }
    }
    hideShorterHits()
    hits.sort { ($0.start, $0.end, $0.concept) < ($1.start, $1.end, $1.concept) }
  }

  private mutating func look(for list: PhraseList?, at index: Int) {
    guard let list else { return }
    for number in list.keys.indices where list.isPossible(number, present: present) {
      look(for: list.phrases[number], at: index)
    }
  }

  private mutating func look(for phrase: CompiledPhrase, at index: Int) {
    var words: [Int] = []
    swap(&words, &tried)
    defer { swap(&words, &tried) }
    words.removeAll(keepingCapacity: true)
    guard let end = match(phrase.elements[...], at: index, words: &words, isFirst: true) else { return }
    let refers = phrase.elements.contains { if case .concept = $0 { true } else { false } }
    if refers, found[phrase.concept]?[index]?.contains(words) == true { return }
    hits.append(
      ConceptHit(
        concept: phrase.concept, start: index, end: end, words: words,
        holdsNegation: phrase.holdsNegation
          || (refers && words.contains { tokens[$0].role.contains(.negator) }),
        isPlain: phrase.isPlain, groups: phrase.groups))
    if refers { found[phrase.concept, default: [:]][index, default: []].append(words) }
  }

  private func match(
    _ elements: ArraySlice<PhraseElement>, at index: Int, words: inout [Int], isFirst: Bool
  ) -> Int? {
    guard let element = elements.first else { return index }
    let rest = elements.dropFirst()
    if element == .gap {
      var at = index
      var skipped = 0
      while at < tokens.count, skipped <= 4 {
        if let end = match(rest, at: at, words: &words, isFirst: true) { return end }
        // "the outcome (ack or nack) back"
        if tokens[at].mark == .open,
          let close = (at..<min(tokens.count, at + 6)).first(where: { tokens[$0].mark == .close })
        {
          at = close + 1
          continue
        }
        guard tokens[at].isWord, !["and", "but", "while", "whereas"].contains(tokens[at].text) else {
          return nil
        }
        if tokens[at].role.isDisjoint(with: [.article, .auxiliary]) { skipped += 1 }
        at += 1
      }
      return nil
    }
    var at = index
    var skipped = 0
    while at < tokens.count {
      if case .concept(let concept) = element {
        for matched in found[concept]?[at] ?? [] {
          let count = words.count
          words.append(contentsOf: matched)
          if let last = match(rest, at: (matched.last ?? at) + 1, words: &words, isFirst: false) {
            return last
          }
          words.removeLast(words.count - count)
        }
      } else if matches(element, at: at) {
        words.append(at)
        if let last = match(rest, at: at + 1, words: &words, isFirst: false) { return last }
        words.removeLast()
      }
      guard !isFirst, skipped < 2, canSkip(tokens[at]) || separatesValues(at) || helpsToDeny(at) else {
        return nil
      }
      if tokens[at].isWord { skipped += 1 }
      at += 1
    }
    return nil
  }

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

  /// The comma of "20, 30, 50 and 70".
  private func separatesValues(_ at: Int) -> Bool {
    tokens[at].mark == .comma && at > 0 && at + 1 < tokens.count && tokens[at - 1].quantity != nil
      && tokens[at + 1].quantity != nil
  }

  /// The "does" of "the deadline does not matter", which is what "the deadline matters" becomes when it is denied.
  private func helpsToDeny(_ at: Int) -> Bool {
    ["do", "does", "did"].contains(tokens[at].text) && at + 1 < tokens.count && tokens[at + 1].text == "not"
  }

  private func canSkip(_ token: Token) -> Bool {
    token.mark == .slash || ["not", "never"].contains(token.text)
      || ["be", "been", "being", "get", "gets", "got", "is", "are"].contains(token.text)
      || (token.isWord && !token.role.isDisjoint(with: .skippable) && !token.role.contains(.negator))
  }

  /// Whether the token is what a step of a phrase wants; never for a reference, which may take several tokens.
  private func matches(_ element: PhraseElement, at index: Int) -> Bool {
    switch element {
    case .word(let number): numbers[index] == number && tokens[index].isWord
    case .exact(let word): tokens[index].text == word
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
