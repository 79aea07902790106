/// One step of a compiled phrase.
enum PhraseElement: Hashable {
  /// A word, by the number of its root in the vocabulary.
  case word(Int)
  /// A word in this very form (`=classified`), for where inflection changes the meaning; by its number in the lexicon.
  case exact(Int)
  case quantity(Quantity)
  /// Any value from the first to the second (`1..20min`).
  case range(Quantity, Quantity)
  /// `<` or `>` between values.
  case mark(Token.Mark)
  /// Up to four words of any kind.
  case gap
  /// Any phrase of another concept, by its index.
  case concept(Int)
}

/// A phrase of one concept, ready to be looked for.
struct CompiledPhrase {
  var concept: Int
  var elements: [PhraseElement] { didSet { note(elements) } }
  /// The phrase itself denies something ("no slack"), so its own negation is part of its meaning.
  var holdsNegation: Bool
  /// Without gaps and references; only such a phrase hides shorter phrases inside it.
  var isPlain: Bool
  /// The words without which it cannot be there, by their numbers.
  private(set) var needed: [Int] = []
  /// The other concepts that it refers to.
  private(set) var groups: [Int] = []

  init(concept: Int, elements: [PhraseElement], holdsNegation: Bool, isPlain: Bool) {
    self.concept = concept
    self.elements = elements
    self.holdsNegation = holdsNegation
    self.isPlain = isPlain
    note(elements)
  }

  private mutating func note(_ elements: [PhraseElement]) {
    needed = elements.compactMap { if case .word(let number) = $0 { number } else { nil } }
    groups = elements.compactMap { if case .concept(let number) = $0 { number } else { nil } }
  }
}

/// Phrases to be tried at the same place.
struct PhraseList {
  private(set) var phrases: [CompiledPhrase] = []
  /// For each phrase a word without which it cannot be there, by its number, or -1: most phrases are told apart by that alone.
  private(set) var keys: [Int] = []
  /// The words without which the phrases cannot be there, phrase after phrase, and where those of each end: read without touching the phrase.
  private var needed: [Int] = []
  private var ends: [Int] = []

  mutating func append(_ phrase: CompiledPhrase) {
    phrases.append(phrase)
    keys.append(phrase.needed.last ?? -1)
    needed += phrase.needed
    ends.append(needed.count)
  }

  /// Whether an answer has all words without which a phrase cannot be there. Complexity: O(words of the phrase).
  /// - Parameter present: by the number of a word, whether the answer has it.
  func isPossible(_ number: Int, present: [Bool]) -> Bool {
    let key = keys[number]
    guard key < 0 || present[key] else { return false }
    for place in (number == 0 ? 0 : ends[number - 1])..<ends[number] where !present[needed[place]] {
      return false
    }
    return true
  }
}
