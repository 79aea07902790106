internal import AnswerGrading
import GatewaySimulation
import TutorCore

/// Lines that mean one thing by what they name, before any phrase is looked for.
extension SentenceReader {
  /// Nil for every other line.
  func plain(_ line: String) -> Reading? {
    let words = Spoken.words(line)
    return scrap(words, line) ?? takenBack(words, line) ?? talk(words) ?? standing(words, line)
      ?? foreignThing(words, line)
      ?? numbered(words, line) ?? announcement(words, line) ?? culprit(words) ?? recovery(words, line)
  }

  // MARK: No command at all

  /// A word of two or three letters that is none of the table's: an abbreviation of everything is one of nothing.
  private func scrap(_ words: [String], _ line: String) -> Reading? {
    guard let word = words.first else { return notUnderstood(line) }
    guard words.count == 1, word.count <= 3, word.allSatisfy(\.isLetter),
      !IntentLexicon.shared.hasWord(word), !IntentWords.questions.contains(word),
      !IntentWords.leads.contains(word)
    else { return nil }
    return notUnderstood(line)
  }

  /// What is said to a line of which not one word is known.
  func notUnderstood(_ line: String) -> Reading {
    let short = SafeText(line.count > 50 ? line.prefix(47) + "..." : line)
    return .unclear(
      "I do not understand \"\(short)\", and nothing is done. \(.command("help")) lists what there is; plain words do as well, such as \(.command("is it all pods or a few?"))."
    )
  }

  /// Words that take back what was done, which no word can.
  private func takenBack(_ words: [String], _ line: String) -> Reading? {
    let ways: Set<String> = ["undo", "cancel", "dont", "don", "set", "put", "take", "reverse"]
    let all = ways.union([
      "that", "it", "this", "the", "last", "order", "command", "action", "one", "back", "please", "no", "t",
      "not", "do", "oh", "oops", "sorry", "stop", "wait", "again", "i", "did",
    ])
    let isBack = !Set(words).isDisjoint(with: ["undo", "cancel", "dont", "don"]) || words.last == "back"
    guard !line.contains("?"), (1...6).contains(words.count), isBack, !ways.isDisjoint(with: words),
      words.allSatisfy(all.contains)
    else { return nil }
    return .unclear(
      "Nothing is done, and what was done stays: no word takes it back. A setting is set again (\(.command("set max_records N"))), a deploy rolled back (\(.command("argo app rollback CLUSTER"))); \(.command("status")) says what is under way."
    )
  }

  /// Talk about the drill itself.
  private func talk(_ words: [String]) -> Reading? {
    let said = words.filter { !["please", "the", "my", "now", "ok", "me", "a"].contains($0) }
      .joined(separator: " ")
    if Self.aboutScore.contains(said) {
      return .unclear(
        "The score comes with the debrief, once the incident is over: up to 100 points, with a reason for each. \(.command("status")) says how it stands."
      )
    }
    switch said {
    case "why", "but why", "why not", "why is that", "how come", "explain again", "debrief":
      return .unclear(
        "The debrief says why, once the incident is over. Until then \(.command("found")) sums up your last look, and \(.command("hint")) gives a nudge for points."
      )
    case "give up", "i give up", "give answer", "show answer", "tell answer", "what is answer", "solution",
      "show solution", "answer", "what s answer", "whats answer":
      return .unclear(
        "\(.command("hint")) gives a nudge for points. \(.command("handoff CAUSE")) gives it to the next on call, \(.command("resolve CAUSE")) closes it, \(.command("stop")) pauses; the answer is in the debrief."
      )
    case "any news", "news", "anything new", "any updates", "any update", "updates", "what s new",
      "whats new":
      return .request(.status)
    default: return nil
    }
  }

  private static let aboutScore: Set<String> = [
    "score", "points", "show score", "what is score", "what s score", "whats score", "how many points",
    "how am i doing", "how did i do", "am i doing well", "how many points do i have", "what score do i have",
    "grade",
  ]

  // MARK: Orders

  /// What nobody on call may end: a cluster, a topic, a database.
  private func foreignThing(_ words: [String], _ line: String) -> Reading? {
    let rest = words.drop { IntentWords.openers.contains($0) }
    guard !line.contains("?"), let verb = rest.first else { return nil }
    let ends = ["delete", "drop", "destroy", "remove", "wipe", "purge", "nuke", "truncate"].contains(verb)
    let restarts = ["restart", "reboot", "bounce", "kill", "stop"].contains(verb)
    let texts = Set(rest.dropFirst())
    let own: Set<String> = ["pod", "pods", "publisher", "publishers", "processor", "consumers", "those"]
    let data: Set<String> = ["database", "databases", "db", "redis", "zookeeper", "queue", "queues", "table"]
    let whole: Set<String> = [
      "cluster", "clusters", "topic", "topics", "namespace", "partition", "partitions", "bucket", "events",
      "statefulset", "deployment",
    ]
    guard texts.isDisjoint(with: own),
      ends && !texts.isDisjoint(with: data.union(whole)) || restarts && !texts.isDisjoint(with: data)
    else { return nil }
    return .unclear(
      "Nothing is done: that is not yours to \(SafeText(verb)). \(.command("help")) lists what you can act on; what belongs to others, \(.command("escalate msk")), \(.command("kdp")) or \(.command("sre")) calls."
    )
  }

  /// Pods by their numbers alone: "restart pods 3, 4 and 5 of cluster b". Each cluster has such pods, so without a cluster nothing is done;
  /// nor with any word besides.
  private func numbered(_ words: [String], _ line: String) -> Reading? {
    let rest = words.drop { IntentWords.openers.contains($0) }
    let verbs: Set<String> = ["restart", "bounce", "kill", "delete", "recycle", "kick", "reboot"]
    guard !line.contains("?"), !line.contains("/"), let verb = rest.first, verbs.contains(verb),
      let place = rest.firstIndex(where: { ["pod", "pods"].contains($0) }), place + 1 < rest.endIndex,
      rest[place + 1].allSatisfy(\.isNumber)
    else { return nil }
    let tail = rest[(place + 1)...]
    let run = tail.prefix { $0.allSatisfy(\.isNumber) || $0 == "and" }
    let numbers = run.filter { $0 != "and" }
    let replicas = world.gateway.facts.replicas
    let behind = tail.dropFirst(run.count)
    let plain: Set<String> = ["of", "in", "on", "from", "the", "cluster", "prod", "edam", "please", "now"]
    let named = behind.filter { !plain.contains($0) }
    let pods = numbers.compactMap { Int($0) }
    if named.count == 1, let cluster = named.first.flatMap({ world.cluster(named: $0) }),
      pods.count == numbers.count, pods.allSatisfy({ $0 < replicas }),
      rest[..<place].dropFirst().allSatisfy({ $0 == "the" })
    {
      return .request(.restart(pods.map { cluster * replicas + $0 }))
    }
    let example = "a/\(pods.first.map { $0 < replicas ? $0 : replicas - 1 } ?? 0)"
    return .unclear(
      "Nothing is done: each cluster has pods 0 to \(replicas - 1). Name those that you mean as CLUSTER/N, such as \(.command("restart \(example)")); \(.command("kubectl get pods")) lists them."
    )
  }

  // MARK: Said to others

  /// News for people who mend nothing here: it is kept as a note.
  private func announcement(_ words: [String], _ line: String) -> Reading? {
    let rest = words.drop { IntentWords.openers.contains($0) || $0 == "s" }
    guard !line.contains("?"), rest.count >= 3, let verb = rest.first else { return nil }
    let verbs: Set<String> = [
      "tell", "inform", "notify", "post", "write", "announce", "update", "message", "send",
    ]
    let texts = Set(rest.prefix(6))
    let letsKnow = words.contains("let") && texts.contains("know")
    guard verbs.contains(verb) || letsKnow || verb == "let" else { return nil }
    let people: Set<String> = [
      "support", "stakeholders", "channel", "customers", "customer", "people", "boss", "manager", "slack",
      "everyone", "everybody", "team", "colleagues", "management", "update", "statuspage", "folks",
    ]
    let teams: Set<String> = ["msk", "kdp", "sre", "kafka", "platform"]
    let later: Set<String> = ["later", "when", "once", "if", "not", "tomorrow", "before"]
    guard !texts.isDisjoint(with: people),
      ["post", "write", "announce"].contains(verb) || teams.isDisjoint(with: rest.prefix(4)),
      later.isDisjoint(with: words), !["all", "msk"].contains(rest.dropFirst().first ?? "")
    else { return nil }
    return .request(.note(line))
  }

  // MARK: Looks

  /// Who took pods away or changed their number: the events of Kubernetes tell.
  private func culprit(_ words: [String]) -> Reading? {
    let texts = Set(words)
    let someone: Set<String> = ["who", "someone", "somebody", "anyone", "anybody"]
    let did: Set<String> = [
      "scaled", "scale", "took", "removed", "remove", "deleted", "killed", "touched", "touch", "take",
      "changed", "change",
    ]
    let what: Set<String> = [
      "pods", "replicas", "statefulset", "them", "scaled", "scale",
    ]
    let others: Set<String> = [
      "deploy", "deployed", "deployment", "release", "setting", "settings", "config", "code", "processor",
      "processors", "asg", "should", "can", "could", "i", "we", "rule", "think", "call", "page",
    ]
    guard (3...12).contains(words.count), !texts.isDisjoint(with: someone), !texts.isDisjoint(with: did),
      !texts.isDisjoint(with: what), texts.isDisjoint(with: others),
      words.first.map({ !IntentWords.deeds.contains($0) }) ?? false
    else { return nil }
    return .request(.events(EventQuery(cluster: nil)))
  }

  /// Whether what retries failed writes is at work, however it is called.
  private func recovery(_ words: [String], _ line: String) -> Reading? {
    let asks: Set<String> = ["is", "does", "are", "whether", "do"]
    let works: Set<String> = ["running", "alive", "up", "working", "run", "work", "works", "active", "ok"]
    guard !world.scenario.alert.gauge.metric.isOfOrchestrators, (4...12).contains(words.count),
      line.contains("?") || asks.contains(words.first ?? ""), !works.isDisjoint(with: words),
      words.contains(where: { $0.hasPrefix("retries") || $0.hasPrefix("recovers") || $0 == "retrier" }),
      Set(words).isDisjoint(with: ["aiokafka", "client", "resets", "connection"])
    else { return nil }
    return .request(.failedWrites)
  }

  // MARK: A cause, a panel

  /// A cause that is stated, not ordered and not asked: "so a broker is degraded and all clusters wait for it". Both how far and what is
  /// named, and no part of the line begins like a question, a look or an order.
  func statement(_ line: String, _ clauses: [SpokenClause]) -> Reading? {
    let words = Spoken.words(line)
    guard !line.contains("?"), (3...24).contains(words.count) else { return nil }
    let said = Diagnosis(reading: line)
    guard said.mechanism != nil else { return nil }
    let verbs: Set<String> = [
      "is", "are", "was", "were", "had", "has", "have", "got", "died", "crashed", "went", "lost", "broke",
      "hangs", "hung", "ended", "s",
    ]
    let starts = [
      ["it", "was"], ["so", "it", "was"], ["turned", "out"], ["turns", "out"], ["the", "cause"],
    ]
    let isPast = starts.contains { words.starts(with: $0) }
    let isBare = said.scope == .nobody && words.count <= 6
    guard said.scope != nil && !verbs.isDisjoint(with: words) || isPast || isBare || isPair(line) else {
      return nil
    }
    // "Events reached S3" begins like a look at events.
    let opening = IntentWords.deeds.union(IntentWords.questions)
      .union(Self.lookVerbs.subtracting(isPair(line) ? ["events", "logs"] : []))
    let isOther = clauses.contains { clause in
      let first = clause.words.first { word in
        !IntentWords.leads.contains(word.text) && word.text != "please" && word.text != "let"
      }
      return first.map { opening.contains($0.text) } ?? false
    }
    let excluded: Set<String> = [
      "if", "when", "once", "until", "unless", "should", "not", "no", "don", "wait", "restart", "roll",
      "close", "resolve", "please", "cycle", "bring", "need", "i", "we", "me", "them", "those", "these",
      "still", "again", "escalate", "page",
    ]
    guard !isOther, excluded.isDisjoint(with: words) else { return nil }
    return .request(.hypothesis(line))
  }

  /// Whether a line is how far and what, and nothing else: "all clusters, events reached S3".
  private func isPair(_ line: String) -> Bool {
    let parts = line.split(separator: ",").map { Diagnosis(reading: String($0)) }
    return parts.count == 2 && Spoken.words(line).count <= 8 && parts[0].scope != nil
      && parts[0].mechanism == nil
      && parts[1].mechanism != nil
  }

  static let lookVerbs: Set<String> = [
    "check", "show", "look", "see", "get", "list", "read", "open", "describe", "count", "compare", "tail",
    "give", "watch", "monitor", "find", "search", "grep", "keep", "note", "page", "tell", "call", "escalate",
    "wait", "log", "logs", "status", "events",
  ]

  /// The panel that a line names by its very name, with what it is split by: "poll_delay.primary by pod", "sum(rate(publish_errors[5m]))".
  func exactPanel(_ line: String) -> Reading? {
    let names = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" && $0 != "." }.map(String.init)
    let found = MetricName.allCases.filter { metric in
      metric.rawValue.contains { $0 == "_" || $0 == "." } && names.contains(metric.rawValue)
    }
    let words = Spoken.words(line)
    let others: Set<String> = [
      "wait", "watch", "monitor", "until", "if", "when", "archive", "silence", "note", "set", "act", "keep",
    ]
    guard found.count == 1, let metric = found.first, words.count <= 12, others.isDisjoint(with: words),
      words.first.map({ !IntentWords.deeds.contains($0) }) ?? false
    else { return nil }
    let scope = words.indices.dropLast().lazy.compactMap { place in
      ["by", "per"].contains(words[place])
        ? MetricScope.allCases.first { words[place + 1].hasPrefix($0.rawValue) } : nil
    }.first
    return .request(.panel(metric, scope ?? metric.scope, seconds: DrillWorld.usualPanelSeconds))
  }
}
