internal import AnswerGrading
import GatewaySimulation
import TutorCore

/// Reads plain words: what somebody says who does not know the tools.
///
/// A look is done when its meaning is clear enough. An order is done only when it is one: a clause that begins with the verb in its plain
/// form, in which every word is understood, in a line that asks, denies and supposes nothing. Otherwise the likeliest commands are offered.
struct SentenceReader {
  let world: DrillWorld
  /// Pods that the learner has seen to be ill.
  let seen: [Int]

  typealias Reading = CommandReader.Reading
  typealias Match = SpokenClause.Match

  /// Reads a line.
  func read(_ line: String) -> Reading {
    if let said = apart(line) ?? plain(line) ?? progress(line) ?? ending(line) ?? archiving(line)
      ?? publisherRestart(line)
      ?? limit(line) ?? neighbours(line) ?? exactPanel(line)
    {
      return said
    }
    if let order = reasoned(line) { return read(order) }
    let lexicon = IntentLexicon.shared
    var clauses = SpokenClause.clauses(line, lexicon)
    // "Ok, I have it": the "ok" says nothing about anything.
    if let first = clauses.first, first.words.count > 2, IntentWords.leads.contains(first.words[0].text) {
      clauses[0].words.removeFirst()
    }
    let words = clauses.flatMap(\.words)
    guard !words.isEmpty else { return suggestion([], line) }
    if let said = foreign(line) { return said }
    let isQuestion = asks(line, words)
    let isDoubtful = isQuestion || isDoubted(words)
    if let said = remark(line, clauses, words, isQuestion: isQuestion) ?? statement(line, clauses) {
      return said
    }
    if !isQuestion, let time = LaterOrder.time(in: LaterOrder.order(line)),
      clauses.contains(where: ordersLater),
      !clauses.contains(where: isLater)
    {
      return .unclear(LaterOrder.refusal(time))
    }
    if MeaningQuestion.asksAboutAlert(Spoken.words(line)) { return .request(.runbook) }
    if asksForReach(words) { return .request(reach(words.map(\.text), line)) }
    var loose: Match?
    var misread: Match?
    var isDenied = false
    var isDeedUnread = false
    var candidates: [(clause: SpokenClause, match: Match, rival: Match?)] = []
    for clause in clauses {
      let matches = clause.matches(lexicon)
      if !isDoubtful, let order = order(matches, clause) {
        candidates.append((clause, order.match, order.rival))
        continue
      }
      if !isQuestion, isDeniedOrder(clause) {
        isDenied = true
        continue
      }
      if !isQuestion, let said = foreignDeed(clause) { return said }
      let orders = matches.filter { $0.id.acts }
      if let order = orders.first, order.score > loose?.score ?? 0 { loose = order }
      let looks = matches.filter { !$0.id.acts && isAllowed($0, clause, isQuestion: isQuestion) }
      if !isQuestion, isLater(clause) {
        candidates.append((clause, Match(id: .wait, score: 4, covered: [], head: nil), nil))
        continue
      }
      if let wait = looks.first(where: { $0.id == .wait }),
        begins(clause, with: ["wait", "monitor", "watch"])
      {
        candidates.append((clause, wait, nil))
        continue
      }
      if !isQuestion, isDeed(clause, looks.first) || isUnread(orders.first, looks.first, clause) {
        isDeedUnread = true
        continue
      }
      guard let look = looks.first, look.score >= 4, look.score >= orders.first?.score ?? 0 else { continue }
      if look.id == .wait, !isQuestion, clauses.contains(where: isMisunderstoodOrder) { continue }
      if !isDoubtful, isMisunderstoodOrder(clause) {
        misread = look
        continue
      }
      candidates.append((clause, look, looks.dropFirst().first { $0.score == look.score }))
    }
    // "We are good, close it": how it stands is no wish beside one.
    if candidates.contains(where: { $0.match.id != .status }) {
      candidates.removeAll { $0.match.id == .status }
    }
    if isDeedUnread,
      !candidates.contains(where: { [.wait, .acknowledge, .note].contains($0.match.id) || $0.match.id.acts })
    {
      return nothing(unread(loose, words), words, line)
    }
    guard let first = candidates.first else {
      if isDenied { return denied }
      // "A few pods with a backlog": a cause, said in passing.
      if loose == nil, misread == nil, !isDoubtful {
        let said = Diagnosis(reading: line)
        if said.scope != nil, said.mechanism != nil { return .request(.hypothesis(line)) }
      }
      let hasOrder = loose != nil || misread != nil
      if let said = likely(words, instead: nil, line, isDoubtful: isDoubtful, hasOrder: hasOrder) {
        return said
      }
      if loose == nil, !isDoubtful, let order = likelyOrder(words) { return nothing(order, words, line) }
      return loose == nil
        ? misread.map { suggestion([$0.id], line) } ?? nothing(nil, words, line) : nothing(loose, words, line)
    }
    if !first.match.id.acts, first.match.id != .wait, loose == nil,
      let said = likely(words, instead: first, line, isDoubtful: isDoubtful)
    {
      return said
    }
    if let rival = first.rival { return suggestion([first.match.id, rival.id], line) }
    if first.match.score <= 4, first.match.id != .wait, unknown(first.clause, first.match) >= 4 {
      return suggestion([first.match.id], line)
    }
    let reading = request(first.match.id, first.clause, line)
    guard case .request(let request) = reading,
      let next = candidates.dropFirst().first(where: { $0.match.id != first.match.id })
    else { return reading }
    if next.match.id.acts || first.match.id.acts, let form = OnCallCommand.row(next.match.id)?.form {
      return .first(request, "One thing at a time. For the rest type it next, or \(.command(form)).")
    }
    return reading
  }

  // MARK: What may be done

  private func asks(_ line: String, _ words: [SpokenClause.Word]) -> Bool {
    if line.contains("?") { return true }
    let rest = words.drop { IntentWords.leads.contains($0.text) }
    guard let first = rest.first, IntentWords.questions.contains(first.text) else { return false }
    return first.text != "do"
      || !["a", "an", "rolling", "nothing", "not"].contains(rest.dropFirst().first?.text ?? "")
  }

  private func isDoubted(_ words: [SpokenClause.Word]) -> Bool {
    var texts = words.map(\.text)
    // Behind "close it as", or behind the order, stands the cause: "nobody" is no doubt there.
    if let order = texts.firstIndex(where: { ["close", "resolve", "mark"].contains($0) }) {
      let end = texts[order...].firstIndex(of: "as") ?? texts.endIndex
      texts = texts[..<end].enumerated().filter { $0 < order || !["nobody", "none", "nothing"].contains($1) }
        .map(\.1)
    }
    return texts.indices.contains { index in
      guard IntentWords.doubts.contains(texts[index]) else { return false }
      // "The version before" is a version.
      if texts[index] == "before", index > 0, IntentWords.versions.contains(texts[index - 1]) { return false }
      // "Archive it until it happens more than 100 times" is an order with its threshold.
      if texts[index] == "until",
        texts[..<index].contains(where: { ["archive", "silence", "mute"].contains($0) })
      {
        return false
      }
      return !(texts[index] == "would" && index + 1 < texts.count && texts[index + 1] == "like")
    }
  }

  private func isAllowed(_ match: Match, _ clause: SpokenClause, isQuestion: Bool) -> Bool {
    let texts = Set(clause.words.map(\.text))
    switch match.id {
    case .wait:
      let isDenied =
        !texts.isDisjoint(with: ["not", "never", "without", "longer"])
        || texts.contains("no") && !texts.contains("action") && !texts.contains("intervention")
      return !isQuestion && !isDenied
    case .acknowledge, .note: return !isQuestion && texts.isDisjoint(with: ["not", "never", "acks"])
    default: return true
    }
  }

  /// The order that a clause gives, and another that it gives as well.
  private func order(_ matches: [Match], _ clause: SpokenClause) -> (match: Match, rival: Match?)? {
    let start = clause.words.indices.first { index in
      !IntentWords.openers.contains(clause.words[index].text) || matches.contains { $0.head == index }
    }
    let orders = matches.filter { match in
      match.id.acts && match.head != nil && match.head == start && isUnderstood(match, clause)
    }
    guard let first = orders.first else { return nil }
    // "Tell me about msk" calls nobody.
    if let start, ["tell", "ask", "give"].contains(clause.words[start].text),
      start + 1 < clause.words.count, ["me", "us"].contains(clause.words[start + 1].text)
    {
      return nil
    }
    return (first, orders.dropFirst().first { $0.score == first.score })
  }

  /// Whether a clause puts a look off: "check again in 10 minutes".
  private func isLater(_ clause: SpokenClause) -> Bool {
    guard let place = clause.words.firstIndex(where: { $0.quantity?.unit == .seconds }), place > 0,
      ["in", "after"].contains(clause.words[place - 1].text)
    else { return false }
    return begins(clause, with: ["check", "look", "come", "return", "see", "again", "back"])
  }

  /// Whether a line asks how far the alert reaches, and nothing else: every word of it belongs to such a question.
  private func asksForReach(_ line: [SpokenClause.Word]) -> Bool {
    guard line.count <= 16 else { return false }
    let starts = [["how", "does", "it", "look"], ["show", "it"], ["show", "me"]]
    let start = starts.first { line.map(\.text).starts(with: $0) }?.count ?? 0
    let words = line.dropFirst(start)
    let isCounted = { (word: SpokenClause.Word) in word.quantity?.unit == .count }
    return words.allSatisfy { IntentWords.reach.contains($0.text) || isCounted($0) }
      && words.contains { IntentWords.quantities.contains($0.text) || isCounted($0) }
  }

  private func isUnderstood(_ match: Match, _ clause: SpokenClause) -> Bool {
    // What stands behind "as" is the cause, in whatever words: "close it as noise".
    let end =
      [.resolve, .handOff].contains(match.id)
      ? clause.words.firstIndex { $0.text == "as" } ?? clause.words.endIndex : clause.words.endIndex
    return clause.words.indices.allSatisfy { index in
      let word = clause.words[index]
      return index >= end || match.covered.contains(index) || word.quantity != nil
        || IntentWords.orderWords.contains(word.text)
        || IntentWords.groups["these"]?.contains(word.text) == true
        || (index < match.head ?? 0) || word.text.contains { $0.isNumber }
    }
  }

  private func unknown(_ clause: SpokenClause, _ match: Match) -> Int {
    let lexicon = IntentLexicon.shared
    return clause.words.indices.count { index in
      !match.covered.contains(index) && !lexicon.fillers.contains(clause.words[index].stem)
        && clause.words[index].quantity == nil
    }
  }
}

extension OnCallCommand.ID {
  /// Whether it changes something; see ``OnCallCommand/acts``.
  var acts: Bool { OnCallCommand.row(self)?.acts ?? false }
}
