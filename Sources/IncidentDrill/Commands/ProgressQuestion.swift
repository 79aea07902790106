import GatewaySimulation

/// A question how far something has got that was ordered, or what a team says: "how far is the republish?", "is the rollout done?", "any
/// news from msk?".
struct ProgressQuestion: Equatable {
  /// What is asked about.
  enum Subject: Equatable {
    case republish, rollOut, restart, rollBack, teams
    /// Nothing by name: "how far is it?".
    case anything
  }

  let subject: Subject

  /// Nil for a line that asks something else.
  ///
  /// Complexity: O(words).
  init?(_ line: String) {
    let words = Spoken.words(line)
    guard words.count <= 14 else { return nil }
    let texts = Set(words)
    if Self.asksForNews(line, words, texts) {
      subject = .teams
      return
    }
    if words.starts(with: ["how", "long", "until"]) || words.starts(with: ["how", "long", "till"]) {
      subject = .anything
      return
    }
    guard Self.asksForProgress(line, words, texts) else { return nil }
    if let named = Self.subject(texts) {
      subject = named
    } else if texts.isSubset(of: Self.empty) {
      subject = .anything
    } else {
      return nil
    }
  }

  private static func subject(_ texts: Set<String>) -> Subject? {
    if texts.contains(where: { $0.hasPrefix("republish") }) || !texts.isDisjoint(with: ["replay", "script"]) {
      return .republish
    }
    if texts.contains("rollback") || texts.isSuperset(of: ["roll", "back"]) || texts.contains("revert") {
      return .rollBack
    }
    if texts.contains("rollout") || texts.isSuperset(of: ["rolling", "restart"]) { return .rollOut }
    return texts.isDisjoint(with: ["restart", "restarts", "restarting"]) ? nil : .restart
  }

  /// "How far is", "is ... done", "did ... finish", "progress of".
  private static func asksForProgress(_ line: String, _ words: [String], _ texts: Set<String>) -> Bool {
    if words.starts(with: ["how", "far"]) || texts.contains("progress") { return true }
    if texts.isSuperset(of: ["how", "much", "longer"]) { return true }
    let asks: Set<String> = ["is", "are", "did", "has", "have", "when", "does", "still", "will"]
    let isAsked = line.contains("?") || words.first.map(asks.contains) ?? false
    let ends: Set<String> = [
      "done", "finish", "finished", "complete", "completed", "through", "ready", "underway", "running", "end",
      "ended",
      "over",
    ]
    return isAsked && !texts.isDisjoint(with: ends)
  }

  /// What did a team say: the team is named, or "they".
  private static func asksForNews(_ line: String, _ words: [String], _ texts: Set<String>) -> Bool {
    let teams: Set<String> = ["msk", "kdp", "sre", "team", "teams"]
    let names = !texts.isDisjoint(with: teams)
    let says: Set<String> = [
      "say", "said", "says", "answer", "answered", "reply", "replied", "respond", "responded", "news",
      "heard", "hear",
      "update", "written", "wrote", "answers",
    ]
    if names, words.first == "ask",
      !texts.isDisjoint(with: ["how", "when", "whether", "what", "if", "status"])
    {
      return true
    }
    let starts: Set<String> = [
      "what", "did", "has", "have", "any", "is", "are", "do", "does", "and", "whats", "anything",
    ]
    guard line.contains("?") || words.first.map(starts.contains) ?? false else { return false }
    if names, !texts.isDisjoint(with: says) { return true }
    if names, texts.isSuperset(of: ["on", "it"]), texts.contains("still") { return true }
    let isThey = !texts.isDisjoint(with: ["they", "anybody", "anyone", "somebody"])
    return isThey
      && !texts.isDisjoint(with: ["answer", "answered", "reply", "replied", "respond", "responded"])
  }

  /// Words of a question that names nothing.
  private static let empty: Set<String> = [
    "how", "far", "is", "it", "that", "this", "are", "we", "with", "the", "much", "longer", "progress", "s",
    "what", "now",
  ]
}

extension SentenceReader {
  /// The look that tells how far something has got; nil when nothing of the kind was ordered and the line may mean something else.
  func progress(_ line: String) -> Reading? {
    guard let subject = ProgressQuestion(line)?.subject else { return nil }
    let isAboutPublishers = isPublisher(Spoken.words(line))
    switch subject {
    case .teams: return .request(.messages)
    case .republish: return .request(.failedWrites)
    case .rollOut, .restart:
      guard let last = lastRestart(ofPublishers: isAboutPublishers) else { return nil }
      return .request(last)
    case .rollBack:
      for order in world.orders.reversed() {
        if case .rollBack(let cluster, _) = order.intervention {
          return .request(.rolloutStatus(cluster: cluster))
        }
      }
      return nil
    case .anything: return world.orders.isEmpty ? nil : .request(.status)
    }
  }

  /// The look at what was told to restart last.
  private func lastRestart(ofPublishers isOfPublishers: Bool) -> Request? {
    for order in world.orders.reversed() {
      switch order.intervention {
      case .restartPrepPublisher: return .workloadRollout(.publisher, isHistory: false)
      case .rollingRestart(let cluster) where !isOfPublishers: return .rolloutStatus(cluster: cluster)
      case .rollBack(let cluster, _) where !isOfPublishers: return .rolloutStatus(cluster: cluster)
      case .restartPods(let pods) where !isOfPublishers, .killPods(let pods) where !isOfPublishers:
        return .pods(PodQuery(workload: .orchestrator, names: Array(pods.prefix(12))))
      case .restartFailedWritesProcessor where !isOfPublishers: return .failedWrites
      default: continue
      }
    }
    return nil
  }
}
