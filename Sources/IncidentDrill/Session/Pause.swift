/// Words that leave a night for later: "stop", "pause the drill", "I have to go", "enough for today".
enum Pause {
  /// Whether a line asks for it, and says nothing else. "Stop it" may mean the incident, so it does not.
  static func isAsked(_ line: String) -> Bool {
    let words = Spoken.words(line)
    guard !line.contains("?"), (1...9).contains(words.count), words.allSatisfy(all.contains) else {
      return false
    }
    if !heads.isDisjoint(with: words) { return true }
    let said = " " + words.joined(separator: " ") + " "
    return phrases.contains { said.contains(" \($0) ") }
  }

  private static let heads: Set<String> = ["stop", "quit", "exit", "pause", "bye", "goodbye"]
  private static let phrases = [
    "take a break", "need a break", "have to go", "need to go", "must go", "gotta go", "got to go",
    "enough for today", "enough for now", "go on later", "continue later",
  ]
  private static let all: Set<String> = heads.union([
    "please", "now", "the", "drill", "i", "want", "to", "wanna", "need", "have", "let", "s", "lets", "us",
    "we",
    "for", "today", "tonight", "here", "take", "a", "break", "go", "must", "ok", "okay", "night", "will",
    "ll",
    "gotta", "got", "enough", "that", "is", "on", "later", "continue", "d", "like", "so", "and", "then", "m",
    "sorry", "would",
  ])
}
