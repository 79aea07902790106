extension QuestionReading {
  /// The parts of a question of several sentences that say enough to be looked up by themselves. Whoever tells a story first asks in one of its
  /// sentences, and the words of the others lead elsewhere.
  package var clauses: [QuestionReading] {
    clauseRanges.compactMap { range in
      var clause = self
      clause.concepts = concepts.filter {
        range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= range.upperBound
      }
      let full = clause.concepts.count { $0.strength == .full }
      guard clause.concepts.count < concepts.count, full >= Self.leastConceptsOfClause else { return nil }
      clause.words = Array(words[range])
      clause.clauseRanges = []
      clause.wantsDefinition = false
      return clause
    }
  }

  /// Things that matter in a clause; a single one leads anywhere.
  private static let leastConceptsOfClause = 2

  /// The words of `question`, and which of them make up each clause, if there are several.
  static func words(
    of question: String, _ reader: inout TermReader
  ) -> (words: [TermReader.Word], clauses: [Range<Int>]) {
    var words: [TermReader.Word] = []
    var clauses: [Range<Int>] = []
    for text in split(question) {
      let start = words.count
      let run = words.last.map { $0.run + 1 } ?? 0
      for var word in reader.words(of: String(text)) {
        word.run += run
        words.append(word)
      }
      if words.count > start { clauses.append(start..<words.count) }
    }
    return (words, clauses.count > 1 ? clauses : [])
  }

  /// Cut behind marks that end a sentence or a part of one, around brackets and at dashes. A point within a word or a number parts nothing.
  private static func split(_ text: String) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    for index in text.indices {
      let next = text.index(after: index)
      let isLast = next == text.endIndex || text[next].isWhitespace
      let isFirst = index == text.startIndex || text[text.index(before: index)].isWhitespace
      let ends =
        switch text[index] {
        case "(", ")": true
        case ".", "?", "!", ";", ",", ":": isLast
        case "-", "–", "—": isFirst && isLast
        default: false
        }
      guard ends else { continue }
      parts.append(text[start..<index])
      start = next
    }
    parts.append(text[start...])
    return parts
  }
}
