/// Questions how it stands.
extension SentenceReader {
  /// Whether it has stopped, helped, or got better, with nothing named: how it stands, now and before.
  func standing(_ words: [String], _ line: String) -> Reading? {
    let rest = words.drop { IntentWords.leads.contains($0) }
    let asks: Set<String> = [
      "is", "are", "was", "did", "has", "have", "does", "do", "any", "still", "how", "better",
    ]
    let plain: Set<String> = [
      "is", "are", "was", "did", "has", "have", "does", "do", "any", "still", "it", "that", "this", "we",
      "the",
      "incident", "issue", "problem", "trouble", "now", "yet", "already", "finally", "got", "get", "getting",
      "been",
      "to", "at", "all", "really", "over", "a", "bit", "again", "so", "or", "not", "back", "things",
      "sign", "signs", "of", "on", "restart", "rollback", "change", "scaling",
    ]
    let states: Set<String> = [
      "stop", "stopped", "stopping", "happening", "happen", "happens", "recover", "recovered", "recovering",
      "recovery", "better", "over", "help", "helped", "helping", "improve", "improved", "improving",
      "improvement", "improvements", "gone", "work", "worked", "working", "ongoing", "burning", "broken",
      "end",
      "ended", "settle", "settled", "settling", "pass", "passed", "fixed", "cleared", "clear",
      "clearing", "calmed", "heal", "healed", "healing", "progress", "difference",
    ]
    let whole: Set<String> = ["everything", "system", "gateway"]
    let down: Set<String> = ["down", "broken", "dead", "failing", "burning"]
    if line.contains("?"), !whole.isDisjoint(with: rest), !down.isDisjoint(with: rest),
      rest.allSatisfy({
        whole.contains($0) || down.contains($0) || ["is", "the", "whole", "really"].contains($0)
      })
    {
      return .request(.missionControl)
    }
    guard (2...9).contains(words.count), let first = rest.first,
      line.contains("?") || asks.contains(first) && first != "better",
      asks.contains(first), !states.isDisjoint(with: rest),
      rest.allSatisfy({ plain.contains($0) || states.contains($0) })
    else { return nil }
    return .request(.status)
  }
}
