import GatewaySimulation
import TutorCore

/// The end of an incident: the last question before the debrief, and the ways back.
extension Shift {
  // MARK: Closing while it fires

  /// What is said to plain words that close the incident while its alert fires; nil for anything else, and for the tool's own
  /// `resolve`, which is plain enough.
  mutating func doubtClosing(_ reading: CommandReader.Reading, _ line: String) -> [Block]? {
    let closing: Request? =
      switch reading {
      case .request(let request), .first(let request, _), .confirm(let request, _):
        if case .resolve = request { request } else { nil }
      default: nil
      }
    let word = Spoken.words(line).first ?? ""
    guard let closing, world.isFiring, word != "resolve" else { return nil }
    unconfirmed = (line, closing)
    return [
      .say(
        "Nothing is closed yet: the alert is still firing. \(.command("yes")) closes it all the same; anything else leaves it open."
      )
    ]
  }

  /// Whether a line says yes to the question whether `asked` is meant.
  static func confirms(_ line: String, _ asked: String) -> Bool {
    let words = Spoken.words(line)
    let yes: Set<String> = ["yes", "y", "yep", "yeah", "sure", "confirm", "confirmed"]
    let isYes = words.first.map(yes.contains) ?? false
    return line == asked
      || isYes && words.count <= 4 && Set(words).isDisjoint(with: ["but", "no", "not", "wait"])
      || ["close it", "do it", "i am sure", "i m sure"].contains(words.joined(separator: " "))
  }

  // MARK: The last question

  /// Takes the answer to the last question, or says why it is none.
  mutating func close(with text: String) -> [Block] {
    let words = Spoken.words(text)
    if words != ["no"], Self.leaves(words) { return reopen() }
    if let back = askedBack(text, words) { return back }
    let said = Diagnosis(reading: text)
    let isKept = diagnosis.mechanism != nil && Self.confirms(text, "")
    let isSilent = text.isEmpty || isKept || Self.shrugs.contains(words.joined(separator: " "))
    if said.scope == nil, said.mechanism == nil, said.entity == nil, !isSilent {
      return [
        .say(
          "I can read no cause in that. Say how far and what, such as \(.command("a few pods, crash loop")); Enter leaves it open. The debrief comes next, and after it you are free to look around."
        )
      ]
    }
    if !text.isEmpty { take(said) }
    isAskingCause = false
    ending = pendingEnding ?? .spent
    note("Closed: \(SafeText(ending?.text ?? "")). Held to be the cause: \(diagnosis.sentence).")
    return []
  }

  /// What is said to a question, which is no answer; nil for a line that asks nothing.
  private mutating func askedBack(_ text: String, _ words: [String]) -> [Block]? {
    let starts: Set<String> = [
      "what", "whats", "who", "why", "when", "where", "which", "did", "does", "do", "is", "are", "was",
      "were", "has",
      "can", "could", "should",
    ]
    let isQuestion = text.hasSuffix("?") || words.first.map(starts.contains) ?? false
    guard isQuestion, words.count > 1 || text.contains("?") else { return nil }
    if MeaningQuestion(text) != nil {
      lookUp = text
      return []
    }
    let isBack = harmsBeforeClosing != nil
    let way: StyledText = isBack ? " \(.command("go back")) opens the incident again." : ""
    return [
      .say(
        "That is a question, and I take none for your answer. Say how far it reached, what was ill and how, such as \(.command("a few pods, crash loop")); Enter leaves it open."
          + way)
    ]
  }

  /// Opens the incident again that the learner has closed, as if it had not been closed; one that ended by itself stays ended.
  private mutating func reopen() -> [Block] {
    guard let before = harmsBeforeClosing else {
      return [
        .say(
          "It is over, and there is no way back before the debrief. How far did it reach, what was ill, and how? Enter leaves it open."
        )
      ]
    }
    harms = before
    harmsBeforeClosing = nil
    isAskingCause = false
    pendingEnding = nil
    note("Took the closing back.")
    return [.say("Not closed: the incident is open again. Your next action?")]
  }

  /// Whether words leave a dialogue: "go back", "no wait, not yet", "never mind". "Wait" alone lets time pass.
  static func leaves(_ words: [String]) -> Bool {
    let ways: Set<String> = [
      "back", "not", "no", "cancel", "mind", "nevermind", "forget", "leave", "abort", "oops", "hold", "undo",
    ]
    let all = ways.union([
      "go", "wait", "yet", "sorry", "never", "it", "that", "this", "hold", "on", "a", "moment", "please",
      "oh", "ok",
      "hang", "so", "fast", "still", "open", "done", "we", "are", "i", "am",
    ])
    return !words.isEmpty && !ways.isDisjoint(with: words) && words.allSatisfy(all.contains)
  }

  /// Lines that leave the cause open.
  static let shrugs: Set<String> = [
    "i don t know", "don t know", "dont know", "i do not know", "no idea", "unknown", "skip", "i can t say",
    "not sure",
    "i am not sure", "i m not sure", "no clue", "idk",
  ]
}
