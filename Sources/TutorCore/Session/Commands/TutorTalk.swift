/// What is said to the tutor and not of the matter: it is heard, and never graded. This is the one place where such wishes are told from answers.
///
/// Every clause of a line has to be such talk, so that "let me think: P10 can wait" is an answer.
public enum TutorTalk: Sendable, Hashable, CaseIterable {
  // In the order in which one of several in a line is followed.
  /// "Stop here for today."
  case stop
  /// "Give me the answer."
  case answer
  /// "I'd rather skip."
  case skip
  /// "Give me a clue."
  case hint
  /// "Can you explain it differently?", "give me an example".
  case anotherAngle
  /// "What's missing?", "and then?", "what else do you want to hear?"
  case missing
  /// "I don't get it", "too hard".
  case lost
  /// "You're wrong."
  case objection
  /// "I already said that."
  case repeated
  /// "Is that right?"
  case standing
  /// "This is boring", "I'm tired".
  case weary
  /// "Let me think", "hm".
  case thinking

  /// The talk that a line is; nil for an answer.
  ///
  /// Complexity: O(words x patterns), of which only a line of up to `longest` bytes is read.
  public init?(_ line: String) {
    guard line.utf8.count <= Self.longest else { return nil }
    let isAsked = line.trimmed.hasSuffix("?")
    let clauses = Self.clauses(of: line)
    guard (1...4).contains(clauses.count) else { return nil }
    var found: Set<TutorTalk> = []
    var wantsOn = false
    for words in clauses {
      let core = Self.core(of: words)
      if isAsked, clauses.count == 1, Self.asksForMore.contains(words.joined(separator: " ")) {
        found.insert(.missing)
      } else if core.isEmpty || Self.pauses.contains(core.joined()) {
        if Self.pauses.contains(words.last ?? "") { found.insert(.thinking) }
      } else if clauses.count > 1, Self.onwards.contains(core.joined(separator: " ")) {
        wantsOn = true
      } else if isAsked, clauses.count == 1, ["right", "correct"].contains(core.joined()) {
        found.insert(.standing)
      } else if let talk = Self.families.first(where: { $0.patterns.contains { $0.matches(core) } })?.talk {
        found.insert(talk)
      } else {
        return nil
      }
    }
    // "This is boring, next": what is wished for is to go on.
    if wantsOn { found.insert(.skip) }
    guard let talk = Self.allCases.first(where: found.contains) else { return nil }
    self = talk
  }

  /// The command that says the same; nil where nothing but an answer in words does.
  public var command: LearnerCommand.ID? {
    switch self {
    case .stop: .stop
    case .answer: .answer
    case .skip: .skip
    case .hint: .hint
    case .anotherAngle: .again
    case .missing, .lost, .objection, .repeated, .standing, .weary, .thinking: nil
    }
  }

  // MARK: Words

  /// In bytes. Nobody speaks to a tutor at greater length.
  private static let longest = 120

  /// The words between the marks, lower case, without apostrophes.
  private static func clauses(of line: String) -> [[String]] {
    var clauses: [[String]] = [[]]
    var word = ""
    func close() {
      if !word.isEmpty { clauses[clauses.count - 1].append(word) }
      word = ""
    }
    for character in line.lowercased() where !"'\u{2019}`".contains(character) {
      if character.isLetter || character.isNumber {
        word.append(character)
      } else {
        close()
        if ",.;:!?…\n".contains(character) { clauses.append([]) }
      }
    }
    close()
    return clauses.filter { !$0.isEmpty }
  }

  /// Without what people put around a wish.
  private static func core(of words: [String]) -> [String] {
    var words = words[...]
    var changed = true
    while changed {
      changed = false
      for opening in openings where words.starts(with: opening) {
        words = words.dropFirst(opening.count)
        changed = true
      }
      for ending in endings where words.count > ending.count && words.suffix(ending.count) == ending[...] {
        words = words.dropLast(ending.count)
        changed = true
      }
    }
    return Array(words)
  }

  private static let openings = [
    "ok", "okay", "well", "so", "but", "oh", "ah", "hey", "no", "yes", "sorry", "please", "pls", "honestly",
    "actually", "maybe", "then", "just", "and", "hello", "can you", "could you", "would you", "will you",
    "can we", "could we", "can i", "could i", "may i", "shall we", "should we", "i want to", "i want",
    "i would like to", "i would like", "id like to", "id like", "lets", "let us", "i think", "i guess",
    "do you have",
    "have you got", "why dont you",
  ].map { $0.split(separator: " ").map(String.init) }

  private static let endings = [
    "please", "pls", "plz", "thanks", "thx", "thank you", "now", "then", "tutor", "at all", "really", "again",
    "though", "already", "anymore", "any more",
  ].map { $0.split(separator: " ").map(String.init) }

  private static let pauses: Set<String> = [
    "hm", "hmm", "hmmm", "hmmmm", "mm", "mmm", "mhm", "hum", "um", "umm", "uh", "uhm", "er", "erm", "ehm",
  ]

  /// Means to go on only beside other talk: alone it is a command or a word of an answer.
  private static let onwards: Set<String> = [
    "next", "go on", "continue", "carry on", "move on", "next one", "next question", "go ahead", "on",
  ]

  /// Asks what is missing, with a question mark only: without one it may be a word of an answer.
  private static let asksForMore: Set<String> = [
    "and", "and then", "then", "then what", "and then what", "what then", "and next", "and now", "the rest",
    "and the rest", "missing", "missing what", "anything else", "something else", "anything more",
    "something more", "anything missing", "something missing", "and what else",
  ]

  private static let families: [(talk: TutorTalk, patterns: [WordPattern])] = TutorTalkFamilies.all.map {
    ($0.talk, $0.patterns.map(WordPattern.init))
  }
}
