import AnswerGrading

/// A right answer, changed so that it is wrong.
struct Mutation: Sendable, Hashable {
  /// The kinds of changes.
  enum Operator: String, Sendable, CaseIterable {
    case swap, number, negate, prepend, append
  }

  var change: Operator
  /// What was changed into what.
  var what: String
  var text: String
}

/// Makes the mutations of one answer. Only words that carried a point that the answer passed by are swapped or denied: a change elsewhere may
/// well leave the answer true.
struct Mutator {
  let answer: String
  let terms: MutationTerms
  private let scalars: [Unicode.Scalar]
  /// Where the words stand that carried the points: in Unicode scalars.
  private let carriers: [Range<Int>]

  /// Nil when the answer is not graded correct.
  init?(_ answer: String, grader: Grader, terms: MutationTerms) {
    let verdict = grader.grade(answer)
    guard verdict.kind == .correct,
      let passed = grader.rubric.passSets.first(where: { $0.allSatisfy(verdict.met.contains) })
    else { return nil }
    self.answer = answer
    self.terms = terms
    scalars = Array(answer.unicodeScalars)
    carriers = verdict.trace.compactMap { entry in
      guard case .pointMet(let id) = entry.target, passed.contains(id) else { return nil }
      return entry.offset..<(entry.offset + entry.words.unicodeScalars.count)
    }
  }

  /// The sentences of the carriers.
  private var sentences: [Range<Int>] {
    let ends = scalars.indices.filter { index in
      ["\n", ";", "!", "?"].contains(scalars[index])
        || scalars[index] == "." && (index + 1 == scalars.count || scalars[index + 1] == " ")
    }
    return carriers.map { carrier in
      let start = ends.last { $0 < carrier.lowerBound }.map { $0 + 1 } ?? 0
      return start..<(ends.first { $0 >= carrier.upperBound } ?? scalars.count)
    }
  }

  /// The mutations, each text once.
  ///
  /// - Parameter turn: which of the wrong sentences is added, by turns; nil adds each of them, in front and behind.
  func mutations(turn: Int? = nil) -> [Mutation] {
    var seen: Set<String> = [answer]
    return (swaps() + numbers() + negations() + additions(turn: turn)).filter {
      seen.insert($0.text).inserted
    }
  }

  private func swaps() -> [Mutation] {
    terms.pairs.compactMap { pair in
      var places: [(range: Range<Int>, other: String)] = []
      for (side, spellings) in pair.enumerated() {
        for spelling in spellings {
          for range in occurrences(of: spelling) where !places.contains(where: { $0.range.overlaps(range) }) {
            places.append((range, pair[1 - side][0]))
          }
        }
      }
      guard places.contains(where: { place in sentences.contains { $0.overlaps(place.range) } }) else {
        return nil
      }
      return Mutation(
        change: .swap, what: "\(pair[0][0]) <> \(pair[1][0])",
        text: replacing(places.map { ($0.range, $0.other) }))
    }
  }

  private func numbers() -> [Mutation] {
    let tokens = Tokenizer().tokens(of: answer)
    return terms.values.flatMap { value -> [Mutation] in
      guard let wanted = Tokenizer().tokens(of: value.from).compactMap(\.quantity).first else { return [] }
      let places = tokens.filter { $0.quantity == wanted }.map { $0.start..<$0.end }
      guard !places.isEmpty else { return [] }
      return value.to.map { other in
        Mutation(
          change: .number, what: "\(value.from) > \(other)", text: replacing(places.map { ($0, other) }))
      }
    }
  }

  private func negations() -> [Mutation] {
    carriers.compactMap { carrier in
      guard let (range, text) = Negating(words: words(), verbs: terms.verbs).toggled(in: carrier) else {
        return nil
      }
      return Mutation(
        change: .negate, what: "\(string(range)) > \(text)", text: replacing([(range, text)]))
    }
  }

  private func additions(turn: Int?) -> [Mutation] {
    let body = answer.last.map { ".!?".contains($0) } ?? false ? answer : answer + "."
    let isTakenBack = Self.turns.contains { answer.lowercased().contains($0) }
    let ahead = isTakenBack ? [] : terms.sentences + terms.beginnings
    let additions =
      ahead.map { Mutation(change: .prepend, what: $0, text: "\($0) \(answer)") }
      + (terms.sentences + terms.endings).map { Mutation(change: .append, what: $0, text: "\(body) \($0)") }
    guard let turn, !additions.isEmpty else { return additions }
    return [additions[turn % additions.count]]
  }

  /// An answer that turns somewhere takes back what stands before it, and so a sentence put in front.
  private static let turns = [
    "no,", "no wait", "no hang", "wait", "actually", "scratch", "hang on", "hold on", "sorry", "i mean",
    "correction",
    "other way", "wrong", "oops", "nope", "no:", "no.", "not so", "strike", "backwards", "the opposite",
    "the reverse", "my bad", "take that back", "take it back",
  ]

  private func words() -> [Negating.Word] {
    var words: [Negating.Word] = []
    var start: Int?
    for index in 0...scalars.count {
      let isInside =
        index < scalars.count
        && (scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil
          || ["'", "\u{2019}", "-"].contains(scalars[index]))
      if isInside {
        start = start ?? index
      } else if let first = start {
        let gap = (words.last?.range.upperBound ?? 0)..<first
        words.append(
          Negating.Word(
            range: first..<index, text: string(first..<index), joins: scalars[gap].allSatisfy { $0 == " " }))
        start = nil
      }
    }
    return words
  }

  /// Whole words, also with an "s" behind them.
  private func occurrences(of spelling: String) -> [Range<Int>] {
    let wanted = Array(spelling.lowercased().unicodeScalars)
    let text = scalars.map { $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 }
    guard !wanted.isEmpty, wanted.count <= text.count else { return [] }
    func isLetter(_ index: Int) -> Bool {
      text.indices.contains(index)
        && (text[index].properties.isAlphabetic || text[index].properties.numericType != nil)
    }
    return (0...(text.count - wanted.count)).compactMap { start in
      let end = start + wanted.count
      guard text[start..<end].elementsEqual(wanted), !isLetter(start - 1) else { return nil }
      let isPlural = end < text.count && text[end] == "s"
      return isLetter(isPlural ? end + 1 : end) ? nil : start..<end
    }
  }

  private func string(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  private func replacing(_ places: [(range: Range<Int>, text: String)]) -> String {
    var result = ""
    var from = 0
    for place in places.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += string(from..<place.range.lowerBound) + place.text
      from = place.range.upperBound
    }
    return result + string(from..<scalars.count)
  }
}
