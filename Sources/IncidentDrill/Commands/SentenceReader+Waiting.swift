internal import AnswerGrading
import TutorCore

/// Waits in plain words.
extension SentenceReader {
  /// How long, or for what, a clause waits.
  func wait(_ clause: SpokenClause, _ line: String) -> Reading {
    let words = Spoken.words(line)
    if let span = clause.words.lazy.compactMap({ $0.quantity?.unit == .seconds ? $0.quantity?.value : nil })
      .first
    {
      guard span >= 1, span <= 7200 else {
        return .unclear(
          "How long? From \(.command("wait 30s")) to \(.command("wait 2h")), or \(.command("wait until clear"))."
        )
      }
      return .request(.wait(seconds: Int(span)))
    }
    if words.contains("forever") {
      return .unclear(
        "How long? \(.command("wait 5m")), \(.command("wait 30s")) or \(.command("wait until clear")).")
    }
    let ends: Set<String> = [
      "until", "til", "till", "clears", "clear", "recovers", "recover", "node", "replacement", "settles",
      "settle", "drops", "over", "normal", "ready", "returns", "joins",
    ]
    if !ends.isDisjoint(with: words) || !Awaited.podWords.isDisjoint(with: words) && words.contains("for") {
      if !Awaited.podWords.isDisjoint(with: words) { return .request(.waitFor(.pods)) }
      if words.allSatisfy({ !$0.hasPrefix("until") && !$0.hasPrefix("til") }) {
        return .request(.waitFor(.clear))
      }
      let isAlert =
        words.contains("alert") && words.contains("until") && !words.contains { $0.hasPrefix("clear") }
      return .request(isAlert ? .waitUntilAlert : .waitUntilClear)
    }
    if words.contains("minutes") || words.contains("while") { return .request(.wait(seconds: 300)) }
    return .request(.wait(seconds: 60))
  }
}
