/// The words in which the points of a rubric are said: those of their sentences, of right answers, and of the phrases of their concepts.
struct ToldWords {
  private var stems: Set<String> = []
  /// By their numbers in the vocabulary.
  private var numbers: Set<Int> = []
  /// Whatever the unit.
  private var values: Set<Double> = []

  /// None.
  init() {}

  /// - Parameter concepts: those that points are expressed or contradicted by.
  ///
  /// Complexity: O(phrases + words of the right answers).
  init(_ rubric: Rubric, lexicon: ConceptLexicon, concepts: Set<Int>, question: [Token]) {
    for text in rubric.points.map(\.says) + rubric.samples.correct + rubric.answers {
      for token in Tokenizer().tokens(of: text) where token.isWord {
        stems.insert(token.stem)
        if let value = token.quantity?.value { values.insert(value) }
      }
    }
    values.formUnion(question.compactMap { $0.quantity?.value })
    for value in rubric.quantities.flatMap(\.values) {
      values.formUnion(Tokenizer().tokens(of: value).compactMap { $0.quantity?.value })
    }
    let lists =
      lexicon.byFirstWord + lexicon.byExactWord + Array(lexicon.byFirstQuantity.values)
      + [lexicon.referring]
    for phrase in lists.lazy.flatMap(\.phrases) where concepts.contains(phrase.concept) {
      numbers.formUnion(phrase.needed)
      for element in phrase.elements {
        switch element {
        case .exact(let number): stems.insert(Inflection.root(of: lexicon.exactWords[number]))
        case .quantity(let quantity): values.insert(quantity.value)
        case .word, .range, .mark, .gap, .concept: break
        }
      }
    }
  }

  func contains(_ token: Token, lexicon: ConceptLexicon) -> Bool {
    if let quantity = token.quantity { return values.contains(quantity.value) }
    return stems.contains(token.stem) || lexicon.vocabulary.lookUp(token).map(numbers.contains) ?? false
  }
}
