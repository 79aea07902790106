/// What is known of the terms of all passages.
package protocol TermVocabulary {
  /// In how many passages the term stands.
  func passages(with term: String) -> Int
  /// In how many passages the terms stand side by side.
  func passages(withPhrase terms: [String]) -> Int
  /// The term of the known word that was probably meant; nil when none is near. `word` is in lower case, as it was typed.
  func nearest(to word: String) -> String?
}

/// A question, taken apart into what has to be looked up.
package struct QuestionReading: Sendable, Hashable {
  /// One thing that the question speaks of.
  package struct Concept: Sendable, Hashable {
    /// How much it says about what is asked.
    package enum Strength: Sendable, Hashable {
      case full
      /// A word that could stand in a question about anything.
      case weak
      /// A bare number: the passage that answers may well have another.
      case number
    }

    /// The words as they were typed, in lower case.
    package var said: String
    /// The terms to look up.
    package var terms: [String]
    /// Other ways to say it, as terms.
    package var others: [[String]] = []
    /// Whether a typing mistake was corrected.
    package var isCorrected = false
    /// Whether some passage has it.
    package var isKnown = true
    /// Whether it is a word of other subjects, such as pay: where the texts have it, they mean something else.
    package var isElsewhere = false
    /// How much it says.
    package var strength = Strength.full
    /// Which words of the question it stands for, from 0.
    package var range: Range<Int>
  }

  /// A word of the question, for comparing its wording with others.
  package struct SpokenWord: Sendable, Hashable {
    /// What the index knows it by; that of the word that was probably meant, where a typing mistake was corrected.
    package var term: String
    /// How much it says, 0 to 1. "Who" and "why" say as much as a name: they tell what kind of answer is wanted.
    package var weight: Double
  }

  /// Characters of a question that are read.
  package static let maximumLength = 400
  /// Concepts that are looked up.
  package static let maximumConcepts = 24

  /// In the order of the question, each once.
  package internal(set) var concepts: [Concept] = []
  /// The words as they were typed, in lower case.
  var words: [String]
  /// Every word, those that hold the question together among them, in its order.
  package internal(set) var spoken: [SpokenWord]
  /// Which words make up each clause; none where there is only one.
  var clauseRanges: [Range<Int>]
  /// Whether the answer should have a number in it.
  package let wantsNumber: Bool
  /// Whether the answer should be code to paste.
  package let wantsCode: Bool
  /// Whether it asks what one thing is.
  package internal(set) var wantsDefinition = false

  /// Takes `question` apart.
  ///
  /// - Parameters:
  ///   - groups: phrases that mean the same, group by group.
  ///   - elsewhere: words of other subjects.
  package init(
    _ question: String, groups: [[String]], elsewhere: [String] = [], vocabulary: some TermVocabulary,
    reader: inout TermReader
  ) {
    let (words, clauseRanges) = Self.words(of: Self.shortened(question), &reader)
    self.words = words.map(\.written)
    self.clauseRanges = clauseRanges
    spoken = words.map { word in
      let isWeak = !PlainWords.isEmptyTerm(word.term) && PlainWords.isWeak(word.written)
      return SpokenWord(term: word.term, weight: isWeak ? RankingWeights.weakWord : 1)
    }
    wantsNumber = Self.asksForNumber(words.map(\.written))
    wantsCode = words.contains {
      ["script", "scripts", "snippet", "snippets", "python"].contains($0.written)
    }
    var found = FoundPhrases(words: words)
    found.takeIdentifiers { vocabulary.passages(with: $0) > 0 }
    // A phrase of other subjects is one thing as well.
    let foreign = elsewhere.map { reader.terms(of: $0) }
    let known =
      groups.map { group in group.map { reader.terms(of: $0) }.filter { !$0.isEmpty } }
      + foreign.filter { $0.count > 1 }.map { [$0] }
    found.take(known)
    for (index, word) in words.enumerated() where !found.isTaken(index) && !PlainWords.isEmpty(word.written) {
      let concept =
        Self.compound(word, at: index, vocabulary: vocabulary, reader: &reader)
        ?? Self.concept(word, at: index, groups: known, vocabulary: vocabulary)
      found.concepts.append(concept)
    }
    found.join { pair in
      let term = reader.terms(of: pair).first
      return term.flatMap { vocabulary.passages(with: $0) > 0 ? $0 : nil }
    }
    concepts = Array(
      Self.once(found.concepts.sorted { $0.range.lowerBound < $1.range.lowerBound })
        .prefix(Self.maximumConcepts))
    for concept in concepts where concept.isCorrected && concept.range.count == concept.terms.count {
      for (index, term) in zip(concept.range, concept.terms) { spoken[index].term = term }
    }
    let things = concepts.filter { !Self.definingWords.contains($0.said) }
    wantsDefinition =
      Self.asksForDefinition(words.map(\.written)) && things.count == 1 && things[0].strength == .full
    for index in concepts.indices where concepts[index].isKnown && foreign.contains(concepts[index].terms) {
      concepts[index].isElsewhere = true
      concepts[index].others = []
    }
  }

  /// Each thing once. Another word for a thing that was said already says little more about what is asked.
  private static func once(_ concepts: [Concept]) -> [Concept] {
    var kept: [Concept] = []
    for concept in concepts where !kept.contains(where: { $0.terms == concept.terms }) {
      var concept = concept
      if concept.strength == .full, kept.contains(where: { $0.others.contains(concept.terms) }) {
        concept.strength = .weak
      }
      kept.append(concept)
    }
    return kept
  }

  private static func concept(
    _ word: TermReader.Word, at index: Int, groups: [[[String]]], vocabulary: some TermVocabulary
  ) -> Concept {
    var concept = Concept(said: word.written, terms: [word.term], range: index..<(index + 1))
    if word.written.allSatisfy(\.isNumber) {
      concept.strength = .number
    } else if PlainWords.isWeak(word.written) {
      concept.strength = .weak
    }
    guard vocabulary.passages(with: word.term) == 0 else { return concept }
    if let meant = vocabulary.nearest(to: word.written) {
      concept.terms = [meant]
      concept.isCorrected = true
      concept.others = groups.filter { $0.contains([meant]) }.flatMap { $0 }.filter { $0 != [meant] }
        .filter(isWorthLookingUp)
    } else {
      concept.isKnown = false
      if PlainWords.isNearlyWeak(word.written) { concept.strength = .weak }
    }
    return concept
  }

  /// A single plain word among other ways to say something would match everything.
  fileprivate static func isWorthLookingUp(_ terms: [String]) -> Bool {
    terms.count > 1 || terms.first.map { !PlainWords.isEmpty($0) && !PlainWords.isWeak($0) } ?? false
  }

  /// The beginning of a long question, without the word that the cut goes through.
  private static func shortened(_ question: String) -> String {
    let start = question.prefix(maximumLength)
    guard start.endIndex < question.endIndex, let blank = start.lastIndex(where: \.isWhitespace) else {
      return String(start)
    }
    return String(start[..<blank])
  }

  /// A word that nobody writes so, of two that stand side by side in the texts: `hostname` for `host name`. Nil for any other.
  private static func compound(
    _ word: TermReader.Word, at index: Int, vocabulary: some TermVocabulary, reader: inout TermReader
  ) -> Concept? {
    let letters = Array(word.written)
    guard letters.count >= 7, letters.allSatisfy(\.isLetter), vocabulary.passages(with: word.term) == 0 else {
      return nil
    }
    for cut in 3...(letters.count - 3) {
      let terms = reader.terms(of: String(letters[..<cut]) + " " + String(letters[cut...]))
      guard terms.count == 2, terms.allSatisfy({ vocabulary.passages(with: $0) > 0 }),
        vocabulary.passages(withPhrase: terms) > 0
      else { continue }
      return Concept(said: word.written, terms: terms, range: index..<(index + 1))
    }
    return nil
  }

  /// Words with which one asks what something is.
  private static let definingWords: Set<String> = [
    "whats", "define", "definition", "mean", "means", "meaning", "explain", "stand", "stands", "short",
  ]

  private static func asksForDefinition(_ words: [String]) -> Bool {
    words.count <= 2 || words.contains(where: definingWords.contains)
      || words.first == "what" && words.dropFirst().first.map { $0 == "is" || $0 == "are" } ?? false
  }

  private static func asksForNumber(_ words: [String]) -> Bool {
    for (word, next) in zip(words, words.dropFirst()) {
      if word == "how", ["long", "many", "much", "fast", "often", "big", "large"].contains(next) {
        return true
      }
      if word == "at", ["what", "which"].contains(next) { return true }
    }
    return words.contains("port")
  }

  /// What of the question is unknown everywhere and matters, as it was typed.
  package var unknownWords: [String] {
    concepts.filter { !$0.isKnown && $0.strength == .full }.map(\.said)
  }
}

/// The concepts of more than one word, and which words they took.
private struct FoundPhrases {
  let words: [TermReader.Word]
  var concepts: [QuestionReading.Concept] = []
  private var taken: Set<Int> = []

  init(words: [TermReader.Word]) { self.words = words }

  func isTaken(_ index: Int) -> Bool { taken.contains(index) }

  /// `number_of_replicas` is looked up as a whole, if each of its parts is known.
  mutating func takeIdentifiers(_ isKnown: (String) -> Bool) {
    var index = 0
    while index < words.count {
      let end = words[index...].firstIndex { $0.run != words[index].run } ?? words.count
      if end - index > 1, words[index..<end].allSatisfy({ isKnown($0.term) }) { add(index..<end, others: []) }
      index = end
    }
  }

  /// The longest phrases of the groups first; each brings the other phrases of its groups along.
  mutating func take(_ groups: [[[String]]]) {
    let terms = words.map(\.term)
    var hits: [(range: Range<Int>, group: Int)] = []
    for (number, group) in groups.enumerated() {
      for phrase in group where phrase.count <= terms.count {
        for start in 0...(terms.count - phrase.count)
        where terms[start..<(start + phrase.count)].elementsEqual(phrase) {
          // Words that hold every question together say nothing, whatever they may stand for.
          if words[start..<(start + phrase.count)].allSatisfy({ PlainWords.isEmpty($0.written) }) { continue }
          hits.append((start..<(start + phrase.count), number))
        }
      }
    }
    hits.sort { ($1.range.count, $0.range.lowerBound) < ($0.range.count, $1.range.lowerBound) }
    for hit in hits where !hit.range.contains(where: taken.contains) {
      let said = Array(terms[hit.range])
      let others = hits.filter { $0.range == hit.range }.flatMap { groups[$0.group] }.filter { $0 != said }
      var seen: Set<[String]> = []
      add(hit.range, others: others.filter { seen.insert($0).inserted })
    }
  }

  /// What two neighbours make together, such as `timeout` of `time out`, is another way to say the one that says more.
  mutating func join(_ known: (String) -> String?) {
    concepts.sort { $0.range.lowerBound < $1.range.lowerBound }
    for index in concepts.indices.dropLast() {
      let (one, next) = (concepts[index], concepts[index + 1])
      guard one.range.count == 1, next.range.count == 1, one.range.upperBound == next.range.lowerBound,
        one.terms.count == 1, next.terms.count == 1, one.said.allSatisfy(\.isLetter),
        next.said.allSatisfy(\.isLetter), let term = known(one.said + next.said)
      else { continue }
      let target = one.strength == .full && one.isKnown ? index : index + 1
      if !concepts[target].others.contains([term]) { concepts[target].others.append([term]) }
      concepts[target].isKnown = true
    }
  }

  private mutating func add(_ range: Range<Int>, others: [[String]]) {
    taken.formUnion(range)
    let isWeak = words[range].allSatisfy { PlainWords.isWeak($0.written) }
    concepts.append(
      QuestionReading.Concept(
        said: words[range].map(\.written).joined(separator: " "), terms: words[range].map(\.term),
        others: others.filter(QuestionReading.isWorthLookingUp), strength: isWeak ? .weak : .full,
        range: range))
  }
}
