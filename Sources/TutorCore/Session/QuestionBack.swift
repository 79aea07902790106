/// A question that a learner asks where an answer was expected: it is answered, and never graded.
///
/// What asks whether something is so ("is everything paused?") states it and is an answer given with doubt; what asks who, what, where, when, why,
/// how or which states nothing. A question with the answer behind it ("why? because P10 can wait") is an answer.
enum QuestionBack: Equatable {
  /// "Can you say that again?"
  case again
  /// "I don't understand the question", "what do you mean by station?": `term` is what is not understood, if it is named.
  case unclear(term: String?)
  /// "What is a lease?": what to look up.
  case lookUp(String)

  /// The question in `line`; nil when it is an answer, or anything else.
  ///
  /// Complexity: O(length), of which only a line of up to `longest` bytes is read.
  init?(_ line: String) {
    guard line.utf8.count <= Self.longest else { return nil }
    let asked = AskedSentence.all(in: line).filter { !$0.isFiller }
    guard let last = asked.last, asked.allSatisfy({ $0.isQuestion || $0.admitsNotKnowing }),
      last.isQuestion
    else { return nil }
    let questions = asked.filter(\.isQuestion)
    if questions.allSatisfy(\.wantsRepeating) {
      self = .again
    } else if let unclear = questions.first(where: \.isUnclear) {
      self = .unclear(term: unclear.term)
    } else if questions.contains(where: \.statesNothing) {
      self = .lookUp(questions.map(\.lookUp).joined(separator: " "))
    } else {
      return nil
    }
  }

  /// In bytes. Nobody asks back at greater length.
  private static let longest = 300

  /// "P10 or P30?": offers two and settles on none.
  static func offersChoice(_ line: String) -> Bool {
    let sentences = AskedSentence.all(in: line).filter { !$0.isFiller }
    return sentences.count == 1 && sentences[0].isAsked && sentences[0].words.count <= 6
      && sentences[0].words.dropFirst().dropLast().contains("or")
  }

  /// "Does Kafka keep events on disk?", "is it P30?": an answer only where it states what the question asks for.
  static func asksWhether(_ line: String) -> Bool {
    let sentences = AskedSentence.all(in: line).filter { !$0.isFiller }
    guard sentences.count == 1, let sentence = sentences.first, sentence.isAsked,
      let first = sentence.words.first
    else { return false }
    return AskedSentence.auxiliaries.contains(first) && sentence.words.count > 2
  }

  /// "Is it P30?": a try at an answer, with nothing in it to look up.
  static func tries(_ line: String) -> Bool {
    guard asksWhether(line), let words = AskedSentence.all(in: line).last(where: { !$0.isFiller })?.words
    else {
      return false
    }
    return words.count <= 5 && ["it", "that", "this"].contains(words[1])
  }
}
