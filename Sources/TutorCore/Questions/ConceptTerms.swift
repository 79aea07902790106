/// The terms of a question's concepts by number. A text is looked up term by term once; what stands in it is then known for every concept, however
/// many words mean the same.
struct ConceptTerms {
  /// How a concept may stand in a text, as numbers of terms.
  private struct Ways {
    var own: [Int]
    var others: [[Int]]
  }

  private var numbers: [String: Int] = [:]
  private var ways: [Ways] = []

  init(_ concepts: [QuestionReading.Concept]) {
    ways = concepts.map { concept in
      Ways(own: number(concept.terms), others: concept.others.map { number($0) })
    }
  }

  private mutating func number(_ terms: [String]) -> [Int] {
    terms.map { term in
      if let known = numbers[term] { return known }
      numbers[term] = numbers.count
      return numbers.count - 1
    }
  }

  /// Whether a term is one of a concept's.
  func contain(_ term: String) -> Bool { numbers[term] != nil }

  /// A text, read for these terms.
  func read(_ terms: [String]) -> Text {
    var text = Text(terms: [], isThere: Array(repeating: false, count: numbers.count))
    text.terms.reserveCapacity(terms.count)
    for term in terms {
      let number = numbers[term]
      text.terms.append(number ?? -1)
      if let number { text.isThere[number] = true }
    }
    return text
  }

  /// How a concept stands in a text.
  enum Standing {
    case ownWords, otherWords, nowhere
  }

  /// How the concept at an index stands in a text.
  func standing(ofConceptAt index: Int, in text: Text) -> Standing {
    if text.holds(ways[index].own) { return .ownWords }
    return ways[index].others.contains(where: text.holds) ? .otherWords : .nowhere
  }

  /// The terms of a text as numbers.
  struct Text {
    /// In order; -1 for a term of no concept.
    fileprivate var terms: [Int]
    /// By number.
    fileprivate var isThere: [Bool]

    /// Whether a phrase stands in it, word after word.
    fileprivate func holds(_ phrase: [Int]) -> Bool {
      guard let first = phrase.first, isThere[first] else { return false }
      if phrase.count == 1 { return true }
      guard terms.count >= phrase.count, phrase.allSatisfy({ isThere[$0] }) else { return false }
      return (0...(terms.count - phrase.count)).contains { start in
        terms[start] == first && terms[start..<(start + phrase.count)].elementsEqual(phrase)
      }
    }
  }
}
