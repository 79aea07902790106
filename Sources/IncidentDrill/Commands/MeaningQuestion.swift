/// A question about what something means ("what does poll delay mean?"): the curriculum answers it, not the tools.
struct MeaningQuestion: Equatable {
  /// The question as it was typed, without a leading "ask".
  let text: String

  /// Nil for a line that asks for something else.
  init?(_ line: String) {
    let words = Spoken.words(line)
    guard (2...40).contains(words.count), Self.isMeaning(words) else { return nil }
    text = words[0] == "ask" ? Spoken.trimmed(String(line.dropFirst(3))) : line
  }

  private static func isMeaning(_ words: [String]) -> Bool {
    let first = words[0]
    // The runbook tells what the alert of this night means.
    if asksAboutAlert(words) { return false }
    if ["explain", "define"].contains(first) { return true }
    // "ask why retries double", but not "ask msk for help"
    if first == "ask", ["sentry", "grafana", "kubernetes", "kafka", "argo", "aws"].contains(words[1]) {
      return false
    }
    if first == "ask" {
      return Set(words.dropFirst()).isDisjoint(with: ["msk", "kdp", "sre", "team", "people"])
    }
    if first == "how", ["do", "does"].contains(words[1]), words.last == "work" { return true }
    guard ["what", "whats"].contains(first), !words.contains("waiting"), !words.contains("pending") else {
      return false
    }
    if words.contains(where: ["mean", "means", "meant"].contains) || words.suffix(2) == ["stand", "for"] {
      return true
    }
    // "what is a lease", "what's an offload topic", "what is poll delay"
    let subject = Array(words.dropFirst(first == "whats" ? 1 : 2))
    guard first == "whats" || ["is", "s", "are", "a", "an"].contains(words[1]) else { return false }
    if ["a", "an"].contains(words[1]) || ["a", "an"].contains(subject.first ?? "") {
      return subject.count >= 1
    }
    return isConcept(subject)
  }

  /// Whether words name a thing of the gateway, and not how it stands.
  private static func isConcept(_ words: [String]) -> Bool {
    let bare = words.filter { $0 != "again" && $0 != "exactly" && $0 != "actually" }
    guard let last = bare.last, bare.count <= 5, IntentWords.states.isDisjoint(with: bare) else {
      return false
    }
    // "the response topic" is a thing, "the publish latency" a value.
    return parts.contains(last) || (bare.first != "the" && (measures.contains(last) || names.contains(last)))
  }

  /// "what does this alert mean", "explain the alarm"
  static func asksAboutAlert(_ words: [String]) -> Bool {
    let isAbout = zip(words, words.dropFirst()).contains {
      ["this", "the", "that", "my", "our"].contains($0) && ["alert", "alarm"].contains($1)
    }
    return isAbout
      && (words[0] == "explain" || words[0].hasPrefix("what") && words.contains { $0.hasPrefix("mean") })
  }

  /// Systems and services by their names; of a tool one rather wants to see it, but not who asks what it is.
  private static let names: Set<String> = [
    "kafka", "kubernetes", "sentry", "grafana", "argo", "preppublisher", "ingestservice", "publisher",
    "processor",
  ]

  /// Parts of the gateway, by their last word.
  private static let parts: Set<String> = [
    "topic", "topics", "dlq", "slo", "slos", "orchestrator", "classifier", "scheduler", "s3", "gp03", "asg",
    "hpa", "aimd",
    "statefulset", "msk", "kdp", "fwp", "rollout",
  ]
  /// What is measured or reported, by its last word.
  private static let measures: Set<String> = [
    "delay", "latency", "lag", "lease", "leases", "batch", "quota", "backpressure",
    "connectionreseterror", "kafkatimeouterror", "systemexit", "crashloopbackoff", "oomkilled", "duplicates",
    "p10", "p20", "p30", "replication", "capacity",
  ]
}
