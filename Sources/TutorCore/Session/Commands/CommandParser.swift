internal import AnswerGrading

/// A learner's line, understood.
public enum LearnerInput: Sendable, Hashable {
  /// Nothing was typed.
  case empty
  /// A command, with what followed it.
  case command(LearnerCommand.ID, argument: String)
  /// `/word` with a word that is no command; `nearest` may be.
  case unknownCommand(word: String, nearest: String?)
  /// A command that makes no sense here, as it was typed.
  case misplaced(LearnerCommand.ID, typed: String)
  /// Something said to the tutor and not of the matter, which no command does; with the whole line.
  case talk(TutorTalk, line: String)
  /// Anything else: an answer, a section's name, a question.
  case text(String)
}

/// Reads a learner's line by the place it was typed at. `/word` is always a command; at a check or an exercise only a whole line that is a command
/// counts as one, so that an answer is never taken for something else.
public struct CommandParser: Sendable {
  private let sectionIDs: Set<String>
  private let isSection: @Sendable (String) -> Bool

  /// A parser that knows these section ids; `isSection` tells whether a text names exactly one section.
  public init(
    sectionIDs: some Sequence<String>, isSection: @escaping @Sendable (String) -> Bool = { _ in false }
  ) {
    self.sectionIDs = Set(sectionIDs.map { $0.lowercased() })
    self.isSection = isSection
  }

  /// Understands `line` at `place`.
  ///
  /// Complexity: O(length x commands).
  public func parse(_ line: String, at place: LearnerCommand.Place) -> LearnerInput {
    let trimmed = line.trimmed
    if trimmed.isEmpty { return .empty }
    if trimmed.hasPrefix("/") { return slashCommand(String(trimmed.dropFirst()), at: place) }
    // A long line is an answer; no command is this long.
    guard trimmed.utf8.count <= 200 else { return .text(trimmed) }
    if let input = plain(trimmed, at: place) { return input }
    // "Can you show me the sections?": what is left without what stands around it, if that is a command as it is.
    let core = SpokenForm.core(of: trimmed)
    if core != trimmed, let input = plain(core, at: place) {
      switch input {
      case .command(.jump, let argument) where !isClear(argument): break
      case .command(.ask, _), .command(.grep, _), .command(.find, _), .command(.drill, _): break
      case .command, .misplaced: return input
      default: break
      }
    }
    guard let talk = TutorTalk(trimmed), place != .lobby && place != .closing || talk == .stop else {
      return .text(trimmed)
    }
    guard let id = talk.command else { return .talk(talk, line: trimmed) }
    let isHere = LearnerCommand.row(id)?.places.contains(place) ?? false
    return isHere ? .command(id, argument: "") : .text(trimmed)
  }

  /// Whether a place to go to is named by its number, or by a name that one section has.
  private func isClear(_ argument: String) -> Bool {
    sectionIDs.contains(sectionReference(in: argument)) || isSection(argument)
  }

  /// The command that a line is, taken as it stands.
  private func plain(_ line: String, at place: LearnerCommand.Place) -> LearnerInput? {
    let trimmed = SpokenForm.polite(line)
    let words = normalize(trimmed)
    let isAnswering = place == .check || place == .exercise
    // A line that is a command's words and nothing else comes before one that only begins with them.
    let matches = LearnerCommand.table.lazy.compactMap { command in
      isExact(command, words: words, isAnswering: isAnswering) ? (command, "") : nil
    }
    let prefixed = LearnerCommand.table.lazy.compactMap { command in
      argument(of: command, words: words, original: trimmed, isAnswering: isAnswering).map { (command, $0) }
    }
    if let (command, argument) = matches.first {
      return command.places.contains(place)
        ? .command(command.id, argument: argument) : .misplaced(command.id, typed: trimmed)
    }
    if let (command, argument) = prefixed.first {
      if command.places.contains(place) { return .command(command.id, argument: argument) }
      if !isAnswering { return .misplaced(command.id, typed: trimmed) }
    }
    if sectionIDs.contains(words), !isAnswering || words.contains(where: \.isLetter) {
      return .command(.jump, argument: words)
    }
    return nil
  }

  private func isExact(_ command: LearnerCommand, words: String, isAnswering: Bool) -> Bool {
    // "section" alone at a question is an answer, if an odd one.
    if command.id == .jump, isAnswering { return false }
    return command.phrases.contains(words) || command.word == words
  }

  private func argument(
    of command: LearnerCommand, words: String, original: String, isAnswering: Bool
  ) -> String? {
    guard command.argument != .none else { return nil }
    // The longest spoken form wins: "go to 5b" before "go".
    for phrase in (command.phrases + [command.word]).sorted(by: { $0.count > $1.count }) {
      guard words.hasPrefix(phrase + " ") else { continue }
      let rest = String(original.dropFirst(phrase.count)).trimmed
      if isAnswering && !counts(rest, for: command, typed: original) { continue }
      return rest
    }
    return nil
  }

  /// Whether, at a question, "open the pod first" is the command `open` or an answer.
  private func counts(_ rest: String, for command: LearnerCommand, typed original: String) -> Bool {
    switch command.id {
    case .jump, .begin:
      return sectionIDs.contains(sectionReference(in: rest)) && !rest.contains(" ")
        || rest.lowercased().hasPrefix("section ") || isSection(rest)
    case .ask: return Self.asksSomething(rest)
    case .grep: return !rest.isEmpty
    case .ref: return !rest.isEmpty && original.lowercased().hasPrefix("ref ")
    // "find the pod first" is an answer, "find router" is not.
    case .find:
      return !rest.isEmpty && (!rest.contains(" ") || rest.hasSuffix(" --all") || rest.hasPrefix("--all "))
    case .open:
      let name = rest.hasSuffix(" --all") ? String(rest.dropLast(6)) : rest
      return !name.contains(" ") && (name.contains(".") || name.contains("/"))
    case .deeper: return rest.count <= 2
    case .drill: return sectionIDs.contains(normalize(DrillWish(rest).name))
    // "lab thresholds" is a laboratory, "lab results are slow" an answer.
    case .lab: return !rest.contains(" ") && original.lowercased().hasPrefix("lab ")
    default: return false
    }
  }

  /// "ask what a lease is" is a question, "ask the KDP team" may be an answer.
  static func asksSomething(_ rest: String) -> Bool {
    let first = rest.lowercased().prefix { $0.isLetter || $0 == "'" }
    return rest.hasSuffix("?")
      || [
        "what", "what's", "whats", "which", "who", "whom", "whose", "when", "where", "why", "how", "is",
        "are", "does",
        "do", "can",
      ].contains(String(first))
  }

  private func slashCommand(_ rest: String, at place: LearnerCommand.Place) -> LearnerInput {
    let lowered = rest.lowercased()
    let word = String(lowered.prefix { $0 != " " })
    let argument = String(rest.dropFirst(word.count)).trimmed
    let row = LearnerCommand.table.first { command in
      command.word == word || command.phrases.contains(word) || command.phrases.contains(lowered.trimmed)
    }
    guard let row else {
      let words = LearnerCommand.table.map(\.word)
      let nearest = words.min { editDistance($0, word) < editDistance($1, word) }
      return .unknownCommand(
        word: word, nearest: nearest.flatMap { editDistance($0, word) <= max(1, word.count / 3) ? $0 : nil })
    }
    return row.places.contains(place)
      ? .command(row.id, argument: argument) : .misplaced(row.id, typed: "/" + word)
  }

  /// The section id in an argument such as `section 5b`.
  func sectionReference(in text: String) -> String {
    let lowered = normalize(text)
    return lowered.hasPrefix("section ") ? String(lowered.dropFirst("section ".count)) : lowered
  }

  /// Lower case, one space between words, no politeness and no closing punctuation.
  private func normalize(_ text: String) -> String {
    var words = text.lowercased().split(whereSeparator: \.isWhitespace).map(String.init)
    if words.count > 1, words.first == "please" { words.removeFirst() }
    var result = words.joined(separator: " ")
    while let last = result.last, ".!".contains(last), result.count > 1 { result.removeLast() }
    return result
  }
}
