import GatewaySimulation
import TutorCore

/// The end of an incident, and limits that somebody sets, in plain words.
extension SentenceReader {
  /// What is asked back to words that end the incident; nil for other words.
  ///
  /// "Close" and "we are done" are an order. "It's fixed" only says how things stand, so that is asked about, whether the alert fires or not.
  func ending(_ line: String) -> Reading? {
    guard !line.contains("?") else { return nil }
    var clauses = line.split { ",;:.!".contains($0) }[...]
    while let first = clauses.first, clauses.count > 1,
      Spoken.words(String(first)).allSatisfy(Self.leads.contains)
    {
      clauses.removeFirst()
    }
    if let cause = closesAtItsEnd(Array(clauses)) { return .request(.resolve(cause)) }
    guard let head = clauses.popFirst() else { return nil }
    var words = Spoken.words(String(head))
    let rest = Spoken.trimmed(clauses.joined(separator: ","))
    while let first = words.first, Self.leads.contains(first) { words.removeFirst() }
    while let last = words.last, ["now", "then", "please", "here", "again"].contains(last) {
      words.removeLast()
    }
    let said = words.joined(separator: " ")
    let cause = Diagnosis(reading: rest)
    guard rest.isEmpty || cause.mechanism != nil || cause.scope != nil || cause.entity != nil else {
      return nil
    }
    if Self.closings.contains(said) { return .request(.resolve(rest)) }
    guard Self.states.contains(said) else { return nil }
    return .confirm(
      .resolve(rest),
      "The alert is quiet. Do you close the incident? \(.command("yes")) closes it; anything else leaves it open."
    )
  }

  /// What a line is closed as whose last part closes it: "leave it, it is normal load, close". Nil where a part before orders, asks or
  /// supposes something.
  private func closesAtItsEnd(_ clauses: [Substring]) -> String? {
    guard clauses.count > 1, let last = clauses.last else { return nil }
    var words = Spoken.words(String(last))
    while let first = words.first, Self.leads.contains(first) { words.removeFirst() }
    while let end = words.last, ["now", "then", "please"].contains(end) { words.removeLast() }
    guard Self.closings.contains(words.joined(separator: " ")) else { return nil }
    let supposing: Set<String> = [
      "if", "when", "once", "until", "unless", "wait", "not", "don", "dont", "before", "after", "never",
      "should", "check", "look", "then",
    ]
    let before = clauses.dropLast().map(String.init)
    let isPlain = before.allSatisfy { part in
      let said = Spoken.words(part)
      return supposing.isDisjoint(with: said) && IntentWords.deeds.isDisjoint(with: said)
        && !IntentWords.questions.contains(said.first { !Self.leads.contains($0) } ?? "")
    }
    guard isPlain else { return nil }
    // "Nothing to do" is no cause, and takes the place of none.
    let said = Spoken.trimmed(before.joined(separator: ","))
    return Diagnosis(reading: said).mechanism == nil ? "" : said
  }

  private static let leads: Set<String> = [
    "ok", "okay", "so", "and", "then", "now", "well", "alright", "right", "great", "good", "i", "think",
    "please", "yes",
    "let", "s", "us", "lets", "can", "you",
  ]
  private static let closings: Set<String> = [
    "close", "close it", "close this", "close it out", "shut it", "shut it down", "call it done",
    "mark it resolved", "mark it as resolved", "mark this resolved", "this one is done",
    "we can close this one",
    "close this one", "nothing to see here close", "end", "end it", "end this", "end the incident",
    "finish",
    "finish it", "close the incident", "close this incident", "close incident", "end incident",
    "finish the incident",
    "done", "we are done", "we re done", "were done", "am done", "m done", "all done", "finished",
    "we are finished",
    "we re finished", "that s it", "thats it", "that is it", "that s all", "that is all", "end of incident",
    "end of the incident",
    "we can close", "we can close it", "we can close this", "we can close the incident", "close the alert",
    "close the page", "ready to close", "closing", "closing it", "i close", "i close it", "it s over",
    "its over",
    "it is over",
  ]
  private static let states: Set<String> = [
    "it s fixed", "its fixed", "it is fixed", "fixed", "fixed it", "all fixed", "everything is fixed",
    "all good",
    "all is good", "all s good", "everything s good", "everything is good", "everything is fine",
    "all is fine",
    "all fine", "all is well", "solved", "it is solved", "it s solved", "problem solved",
    "the problem is solved",
    "the problem is fixed", "resolved", "it is resolved", "it s resolved", "this is fixed", "that fixed it",
    "it works", "it is working", "everything works", "everything is back to normal",
  ]

  /// A figure at which somebody will act: it is kept as a note, for nothing is done before it is ordered. Nil for other lines.
  func limit(_ line: String) -> Reading? {
    guard !line.contains("?") else { return nil }
    let words = Spoken.words(line)
    let texts = Set(words)
    guard (3...30).contains(words.count), words.contains(where: { $0.first?.isNumber == true }),
      texts.isDisjoint(with: ["archive", "silence", "mute", "wait", "note", "hypothesis", "until"]),
      LaterOrder.time(in: line) == nil
    else { return nil }
    let isNamed =
      !texts.isDisjoint(with: ["threshold", "limit"]) && !texts.isDisjoint(with: ["my", "our", "is", "at"])
      && texts.isDisjoint(with: ["what", "page", "alert", "which", "set", "with"])
    let conditions: Set<String> = ["if", "when", "once", "unless", "should", "would", "will", "soon"]
    let beyond: Set<String> = [
      "above", "over", "below", "under", "at", "reaches", "exceeds", "beyond", "past", "hits", "more",
      "passes",
    ]
    let deeds: Set<String> = [
      "act", "react", "intervene", "step", "escalate", "call", "page", "restart", "something", "change",
      "roll",
      "wake",
    ]
    let isConditional =
      !texts.isDisjoint(with: conditions) && !texts.isDisjoint(with: beyond) && !texts.isDisjoint(with: deeds)
    guard isNamed || isConditional else { return nil }
    return .first(
      .note(line),
      "Nothing is done before you order it: \(.command("wait 5m")) lets time pass, and the alert's own panel tells whether it has come to that."
    )
  }

  /// An order that gives its reason first: "lag is over 5 min, so I restart those". What is said before is no part of the order.
  func reasoned(_ line: String) -> String? {
    guard !line.contains("?") else { return nil }
    let words = line.split(separator: " ", omittingEmptySubsequences: true)
    let links: Set<String> = ["so", "therefore", "hence"]
    let subjects: Set<String> = ["i", "we", "i'll", "we'll", "let's", "lets", "i'm", "please"]
    for place in words.indices.dropFirst(2) where place + 2 < words.count {
      let link = words[place].lowercased()
      let next = words[place + 1].lowercased()
      guard links.contains(link), subjects.contains(next) else { continue }
      let before = Set(Spoken.words(words[..<place].joined(separator: " ")))
      guard before.isDisjoint(with: ["if", "when", "once", "unless", "until", "not", "should", "would"])
      else { return nil }
      return words[(place + 1)...].joined(separator: " ")
    }
    return nil
  }

  /// A restart of PrepPublisher by what its pods are called for short: "restart the publishers". Nil for a line with any other word in it.
  func publisherRestart(_ line: String) -> Reading? {
    guard !line.contains("?") else { return nil }
    let words = Spoken.words(line).drop { IntentWords.openers.contains($0) }
    guard let first = words.first,
      ["restart", "bounce", "roll", "cycle", "recycle", "rolling"].contains(first),
      words.contains("publishers") || words.contains("publisher"),
      words.allSatisfy(Self.publisherWords.contains)
    else { return nil }
    return .request(.restartPublishers)
  }

  private static let publisherWords: Set<String> = [
    "restart", "bounce", "roll", "cycle", "recycle", "rolling", "the", "all", "of", "prep", "publisher",
    "publishers",
    "pods", "deployment", "please", "now", "one", "after", "another", "other", "by", "those", "these",
    "broken", "bad",
    "once", "again", "in", "quarters",
  ]

  /// An issue that is silenced up to a figure that the line names in whatever words: "archive it, threshold 30 a minute". Nil for another line.
  func archiving(_ line: String) -> Reading? {
    guard !line.contains("?") else { return nil }
    let words = Spoken.words(line)
    let first = words.first { !IntentWords.openers.contains($0) || $0 == "archive" }
    guard let first, ["archive", "silence", "mute"].contains(first),
      Set(words).isDisjoint(with: ["not", "never", "no", "dont", "maybe", "later", "tomorrow", "hold"])
    else { return nil }
    let numbers = words.compactMap { Int($0) }.filter { (1...1_000_000).contains($0) }
    let unit: Set<String> = [
      "threshold", "above", "more", "over", "than", "count", "exceeds", "beyond", "times", "until", "till",
    ]
    guard numbers.count == 1, let number = numbers.first, !unit.isDisjoint(with: words),
      let issue = issue(in: line) ?? world.pagedIssue
    else { return nil }
    return .request(.archive(issue, threshold: number))
  }
}
