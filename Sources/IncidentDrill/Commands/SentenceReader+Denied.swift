internal import AnswerGrading
import GatewaySimulation
import TutorCore

/// Orders that are denied, meant for later, or not understood: nothing is done, and that is said first.
extension SentenceReader {
  /// Whether a clause begins like an order that could not be read as one: "restart kafka".
  func isMisunderstoodOrder(_ clause: SpokenClause) -> Bool {
    begins(clause, with: IntentWords.deeds) || begins(clause, with: Self.softDeeds)
  }

  /// Whether a clause begins with a deed that nothing in it turns into a look: "restart the pods if you have to", not "restart count".
  func isDeed(_ clause: SpokenClause, _ look: Match?) -> Bool {
    guard let place = first(of: clause), IntentWords.deeds.contains(clause.words[place].text),
      !clause.words[place].text.hasSuffix("ing")
    else { return false }
    let next = place + 1 < clause.words.count ? clause.words[place + 1].text : ""
    return !["count", "counts", "history", "reason", "reasons", "policy"].contains(next)
      && look?.covered.contains(place) != true
  }

  /// Whether a clause begins with an order that names what it is about, and was not read as one: "call the msk team if it gets worse".
  func isUnread(_ order: Match?, _ look: Match?, _ clause: SpokenClause) -> Bool {
    guard let order, let head = order.head, head == first(of: clause) else { return false }
    return order.score >= 8 && order.score > look?.score ?? 0
  }

  /// The order that was not read: what the table found, unless that is the bare verb and the line sounds like another.
  func unread(_ loose: Match?, _ words: [SpokenClause.Word]) -> Match? {
    guard let loose, loose.score > 4 else { return likelyOrder(words) ?? loose }
    return loose
  }

  /// Whether a clause says that something is not to be done: "please do not restart the pods", "avoid restarting a/5". That pods do not
  /// restart is no order.
  func isDeniedOrder(_ clause: SpokenClause) -> Bool {
    let texts = clause.words.map(\.text)
    guard let deed = texts.firstIndex(where: IntentWords.deeds.contains),
      let denial = texts[..<deed].lastIndex(where: Self.denials.contains), deed - denial <= 4
    else { return false }
    let before: Set<String> = [
      "do", "would", "rather", "should", "must", "can", "better", "lets", "but", "no",
    ]
    return texts[..<denial].allSatisfy {
      IntentWords.openers.contains($0) || IntentWords.leads.contains($0) || before.contains($0)
    }
  }

  /// Whether a clause orders something, when the words of a later time are left out: "tomorrow we restart a/5".
  func ordersLater(_ clause: SpokenClause) -> Bool {
    let first = clause.words.first {
      !IntentWords.openers.contains($0.text) && !LaterOrder.words.contains($0.text) && $0.quantity == nil
    }
    return first.map { IntentWords.deeds.contains($0.text) || Self.softDeeds.contains($0.text) } ?? false
  }

  /// The first word of a clause that says something.
  func first(of clause: SpokenClause) -> Int? {
    clause.words.indices.first { !IntentWords.openers.contains(clause.words[$0].text) }
  }

  func begins(_ clause: SpokenClause, with heads: Set<String>) -> Bool {
    first(of: clause).map { heads.contains(clause.words[$0].text) } ?? false
  }

  /// What is answered to a denied order.
  var denied: Reading {
    .unclear(
      "Nothing is done, then. Did you mean \(.command("wait 5m")) (let time pass), or \(.command("kubectl get pods")) (look again)?"
    )
  }

  /// What is answered to a short line about pods or the like that begins with a word of another language, or with none: whatever it means, it
  /// may have been an order. Nil for any other line.
  func foreign(_ line: String) -> Reading? {
    let words = line.lowercased().split(whereSeparator: \.isWhitespace)
    guard !line.contains("?"), let word = words.first else { return nil }
    let isForeign = words.count <= 6 && word.contains { $0.isLetter && !$0.isASCII }
    guard isForeign || (2...4).contains(words.count) && isStranger(word, before: words.dropFirst()) else {
      return nil
    }
    return .unclear(
      "Nothing is done: I do not know the word \"\(SafeText(String(word.prefix(40))))\", for I read English. \(.command("help")) lists what can be said."
    )
  }

  /// Whether a word is in no list, and what stands behind it names something that orders are about.
  private func isStranger(_ word: Substring, before rest: ArraySlice<Substring>) -> Bool {
    let lexicon = IntentLexicon.shared
    let objects: Set<Substring> = ["pod", "pods", "broker", "brokers", "node", "nodes"]
    guard word.count >= 4, word.allSatisfy(\.isLetter), !objects.isDisjoint(with: rest),
      !CommonWords.contains(String(word)), !["gimme", "lemme", "please"].contains(word),
      Spoken.nearest(to: String(word), among: CommandReader.tools.sorted()) == nil,
      let token = Tokenizer().tokens(of: String(word), budget: 80).first
    else { return false }
    return !lexicon.knows(token) && !IntentWords.openers.contains(token.text)
      && !IntentWords.leads.contains(token.text) && !IntentWords.questions.contains(token.text)
      && !IntentWords.doubts.contains(token.text) && !IntentWords.orderWords.contains(token.text)
      && !IntentWords.deeds.contains(token.text) && !Self.softDeeds.contains(token.text)
  }

  /// What is answered to an order to restart what is another team's; nil for any other.
  func foreignDeed(_ clause: SpokenClause) -> Reading? {
    guard begins(clause, with: IntentWords.deeds) else { return nil }
    let words = Set(clause.words.map(\.text))
    let isRestart = !words.isDisjoint(with: ["restart", "reboot", "bounce", "kill", "recycle", "delete"])
    let isKafka = !words.isDisjoint(with: ["kafka", "msk", "broker", "brokers"])
    guard isRestart, isKafka, words.isDisjoint(with: ["pod", "pods", "publisher", "publishers"]) else {
      return nil
    }
    return .unclear(
      "Nothing is done: the brokers are the MSK team's, and you may not restart them. \(.command("escalate msk")) calls that team; to look: \(.command("aws kafka describe-cluster"))."
    )
  }

  private static let denials: Set<String> = [
    "not", "never", "without", "avoid", "refrain", "instead", "no", "nobody", "dont", "against",
  ]

  /// Verbs that begin an order, or a look: "bring up grafana".
  private static let softDeeds: Set<String> = [
    "stop", "tell", "notify", "inform", "engage", "contact", "escalate", "set", "lower", "raise", "empty",
    "move",
    "roll", "put", "bring", "make", "push", "add", "call", "page", "wake", "change", "start", "turn",
    "switch",
    "increase", "decrease", "reduce",
  ]
}
