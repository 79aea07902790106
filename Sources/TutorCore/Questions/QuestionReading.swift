/// What is known of the terms of all passages.
package protocol TermVocabulary {
  /// In how many passages the term stands.
  func passages(with term: String) -> Int
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

  /// Characters of a question that are read.
  package static let maximumLength = 400
  /// Concepts that are looked up.
  package static let maximumConcepts = 24

  /// In the order of the question, each once.
  package private(set) var concepts: [Concept] = []
  /// Whether the answer should have a number in it.
  package let wantsNumber: Bool
  /// Whether the answer should be code to paste.
  package let wantsCode: Bool

  /// Takes `question` apart.
  ///
  /// - Parameters:
  ///   - groups: phrases that mean the same, group by group.
  ///   - elsewhere: words of other subjects.
  package init(
    _ question: String, groups: [[String]], elsewhere: [String] = [], vocabulary: some TermVocabulary,
    reader: inout TermReader
  ) {
    let words = reader.words(of: Self.shortened(question))
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
      found.concepts.append(Self.concept(word, at: index, groups: known, vocabulary: vocabulary))
    }
    var seen: Set<[String]> = []
    concepts = Array(
      found.concepts.sorted { $0.range.lowerBound < $1.range.lowerBound }
        .filter { seen.insert($0.terms).inserted }.prefix(Self.maximumConcepts))
    for index in concepts.indices where concepts[index].isKnown && foreign.contains(concepts[index].terms) {
      concepts[index].isElsewhere = true
      concepts[index].others = []
    }
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
