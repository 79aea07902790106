/// The compiled concepts of a rubric.
struct ConceptLexicon {
  let names: [String]
  private(set) var vocabulary = Vocabulary()
  /// Phrases by the number of their first word's root; references and quantities stand apart.
  private(set) var byFirstWord: [PhraseList] = []
  /// The words that a phrase has in one form only, in the order of their numbers.
  private(set) var exactWords: [String] = []
  /// Phrases by the number of their first word, where that is one of those.
  private(set) var byExactWord: [PhraseList] = []
  private(set) var byFirstQuantity: [Quantity: PhraseList] = [:]
  /// Phrases that begin with a range of values.
  private(set) var byRange = PhraseList()
  /// Phrases that refer to other concepts, in an order in which what they refer to comes first.
  private(set) var referring = PhraseList()
  /// By concept: whether some phrase refers to it, or one of its own refers to another.
  private(set) var isLookedUp: [Bool] = []
  private let numbers: [String: Int]
  private var exactNumbers: [String: Int] = [:]

  init(concepts: [Concept], question: [Token], problems: inout [RubricProblem]) {
    names = concepts.map(\.name)
    var numbers: [String: Int] = [:]
    for (number, concept) in concepts.enumerated() {
      if numbers.updateValue(number, forKey: concept.name) != nil {
        problems.append(
          RubricProblem(place: .concept(concept.name), text: "", message: "is declared twice"))
      }
    }
    self.numbers = numbers
    var pending: [CompiledPhrase] = []
    for (number, concept) in concepts.enumerated() {
      if concept.phrases.isEmpty {
        problems.append(RubricProblem(place: .concept(concept.name), text: "", message: "has no phrase"))
      }
      for text in concept.phrases {
        compile(text, of: number, name: concept.name, referring: &pending, problems: &problems)
      }
    }
    orderReferences(pending, problems: &problems)
    isLookedUp = [Bool](repeating: false, count: concepts.count)
    for phrase in pending { for concept in phrase.groups + [phrase.concept] { isLookedUp[concept] = true } }
    vocabulary.addQuestion(question)
    coverVocabulary()
  }

  /// Gives every word of the vocabulary a list, empty for one that no phrase begins with.
  private mutating func coverVocabulary() {
    byFirstWord += Array(repeating: PhraseList(), count: vocabulary.count - byFirstWord.count)
  }

  func number(of name: String) -> Int? { numbers[name] }

  /// The number of a word that some phrase has in this very form, or nil.
  func exactNumber(of word: String) -> Int? { exactNumbers[word] }

  /// The same, made on first sight.
  private mutating func addExact(_ word: String) -> Int {
    if let number = exactNumbers[word] { return number }
    vocabulary.addExact(word)
    exactNumbers[word] = exactWords.count
    exactWords.append(word)
    byExactWord.append(PhraseList())
    return exactWords.count - 1
  }

  private mutating func compile(
    _ text: String, of concept: Int, name: String, referring pending: inout [CompiledPhrase],
    problems: inout [RubricProblem]
  ) {
    var elements: [PhraseElement] = []
    var words: [(text: String, position: Int)] = []
    var negates = false
    func problem(_ message: String) {
      problems.append(RubricProblem(place: .concept(name), text: text, message: message))
    }
    for part in PhraseParts.parse(text) {
      switch part {
      case .gap: elements.append(.gap)
      case .reference(let other):
        guard let number = numbers[other] else {
          problem("refers to '\(other)', which is no concept" + nearestHint(other, in: names))
          return
        }
        elements.append(.concept(number))
      case .exact(let word): elements.append(.exact(addExact(word)))
      case .range(let low, let high): elements.append(.range(low, high))
      case .words(let tokens):
        for token in tokens where !token.role.contains(.article) {
          if let mark = token.mark {
            if mark == .less || mark == .greater { elements.append(.mark(mark)) }
            continue
          }
          if token.role.contains(.negator) { negates = true }
          if let quantity = token.quantity {
            elements.append(.quantity(quantity))
            _ = vocabulary.number(of: token)
          } else {
            words.append((token.text, elements.count))
            elements.append(.word(vocabulary.number(of: token)))
          }
        }
      }
    }
    guard elements.contains(where: { $0 != .gap }), elements.first != .gap, elements.last != .gap else {
      problem("has no word to look for at its beginning or end")
      return
    }
    let isPlain = !elements.contains {
      if case .gap = $0 { true } else if case .concept = $0 { true } else { false }
    }
    let phrase = CompiledPhrase(
      concept: concept, elements: elements, holdsNegation: negates, isPlain: isPlain)
    let refers = elements.contains { if case .concept = $0 { true } else { false } }
    if refers {
      pending.append(phrase)
      return
    }
    add(phrase)
    for (first, second) in zip(words, words.dropFirst()) where second.position == first.position + 1 {
      let joined = Token(word: first.text + second.text, start: 0, end: 0)
      guard joined.role.isEmpty, joined.text.utf8.count >= 5 else { continue }
      var variant = phrase
      variant.elements[first.position] = .word(vocabulary.number(ofJoined: joined))
      variant.elements.remove(at: second.position)
      add(variant)
    }
  }

  private mutating func add(_ phrase: CompiledPhrase) {
    switch phrase.elements[0] {
    case .word(let number):
      if number >= byFirstWord.count { coverVocabulary() }
      byFirstWord[number].append(phrase)
    case .quantity(let quantity): byFirstQuantity[quantity, default: PhraseList()].append(phrase)
    case .exact(let number): byExactWord[number].append(phrase)
    case .range: byRange.append(phrase)
    case .gap, .concept, .mark: break
    }
  }

  /// A concept may refer to another one as long as no circle comes of it.
  private mutating func orderReferences(_ pending: [CompiledPhrase], problems: inout [RubricProblem]) {
    var needs: [Int: Set<Int>] = [:]
    for phrase in pending {
      for case .concept(let other) in phrase.elements { needs[phrase.concept, default: []].insert(other) }
    }
    var done: Set<Int> = []
    var waiting = pending
    while !waiting.isEmpty {
      let ready = Set(waiting.map(\.concept)).filter { concept in
        (needs[concept] ?? []).allSatisfy { needs[$0] == nil || done.contains($0) }
      }
      if ready.isEmpty {
        let name = names[waiting[0].concept]
        problems.append(
          RubricProblem(place: .concept(name), text: "", message: "refers to itself in a circle"))
        return
      }
      for phrase in waiting where ready.contains(phrase.concept) { referring.append(phrase) }
      waiting.removeAll { ready.contains($0.concept) }
      done.formUnion(ready)
    }
  }
}

/// The parts of a phrase as an author writes it.
enum PhraseParts {
  case gap
  case reference(String)
  case exact(String)
  case range(Quantity, Quantity)
  case words([Token])

  static func parse(_ text: String) -> [PhraseParts] {
    var parts: [PhraseParts] = []
    var run = ""
    func flush() {
      if !run.isEmpty { parts.append(.words(Tokenizer().tokens(of: run))) }
      run = ""
    }
    for word in text.split(separator: " ") {
      if word == "…" || word == "..." {
        flush()
        parts.append(.gap)
      } else if word.hasPrefix("<"), word.hasSuffix(">"), word.count > 2 {
        flush()
        parts.append(.reference(String(word.dropFirst().dropLast())))
      } else if word.hasPrefix("="), word.count > 1 {
        flush()
        parts.append(.exact(word.dropFirst().lowercased()))
      } else if let (low, high) = range(word) {
        flush()
        parts.append(.range(low, high))
      } else {
        run += (run.isEmpty ? "" : " ") + word
      }
    }
    flush()
    return parts
  }

  /// `1..20min`: the unit stands behind the second value and counts for both.
  private static func range(_ word: Substring) -> (Quantity, Quantity)? {
    guard let dots = word.firstIndex(of: "."), word[dots...].hasPrefix("..") else { return nil }
    let upper = word[dots...].dropFirst(2)
    let unit = upper.drop { $0.isNumber || $0 == "." }
    let ends = [word[..<dots] + unit, upper].map { Tokenizer().tokens(of: String($0)) }
    guard ends.allSatisfy({ $0.count == 1 }), let low = ends[0][0].quantity, let high = ends[1][0].quantity,
      low.unit == high.unit, low.value <= high.value
    else { return nil }
    return (low, high)
  }
}

/// ", did you mean 'x'?" for the nearest of `names`, or nothing when none is near.
func nearestHint(_ word: String, in names: [String]) -> String {
  var best: (name: String, distance: Int)?
  for name in names {
    let distance = editDistance(word.lowercased(), name.lowercased())
    if distance < best?.distance ?? .max { best = (name, distance) }
  }
  guard let best, best.distance <= max(2, word.count / 3) else { return "" }
  return "; did you mean '\(best.name)'?"
}
