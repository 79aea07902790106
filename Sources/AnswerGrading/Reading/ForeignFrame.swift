/// Finds sentences that are about something else: "at my last job we …", "in RabbitMQ it would be red first, but here …", "in other systems
/// the client gets an error".
enum ForeignFrame {
  /// From its frame on, up to where the sentence comes back, such a sentence may speak for a point and never against one.
  ///
  /// Only a frame at the head of a sentence or clause counts, or one behind people and what they did: "Kafka sends it again, as in SQS" says
  /// it of Kafka.
  /// Complexity: O(tokens).
  static func mark(_ clauses: inout [Clause], tokens: [Token]) {
    var sentence = -1
    for index in clauses.indices {
      if clauses[index].sentence == sentence, comesBack(clauses[index], tokens) { sentence = -1 }
      if opens(clauses[index], tokens) { sentence = clauses[index].sentence }
      if clauses[index].sentence == sentence { Standing.excuse(&clauses, index) }
    }
  }

  /// Whether the word names a system that is not the gateway's.
  static func isSystem(_ word: String) -> Bool { systems.contains(word) }

  private static func opens(_ clause: Clause, _ tokens: [Token]) -> Bool {
    opensWithFrame(clause, tokens) || tellsOfOthers(clause, tokens)
  }

  /// "We had almost the same shape at my last job": people, and behind them another place.
  private static func tellsOfOthers(_ clause: Clause, _ tokens: [Token]) -> Bool {
    guard clause.start + 1 < clause.end, ["we", "i", "they", "people"].contains(tokens[clause.start].text)
    else { return false }
    return (clause.start + 1..<clause.end).contains { index in
      guard ["at", "in", "with"].contains(tokens[index].text) else { return false }
      let words = tokens[(index + 1)..<min(clause.end, index + 5)].prefix { $0.isWord }
      // "I have used reply queues in Rabbit", but not "we keep it in Redis", which claims it of the gateway.
      let isPast = tokens[clause.start..<index].contains {
        ["used", "had", "worked", "ran"].contains($0.text)
      }
      return isPast && isSystemNamed(words) || isAnotherPlace(words)
    }
  }

  /// "the old RabbitMQ"
  private static func isSystemNamed(_ words: ArraySlice<Token>) -> Bool {
    words.first { !$0.role.contains(.article) }.map { systems.contains($0.text) } ?? false
  }

  /// "my last job"
  private static func isAnotherPlace(_ words: ArraySlice<Token>) -> Bool {
    guard let noun = words.firstIndex(where: { places.contains($0.text) }) else { return false }
    return words[..<noun].contains { others.contains($0.text) }
  }

  private static func opensWithFrame(_ clause: Clause, _ tokens: [Token]) -> Bool {
    var at = clause.start
    while at < clause.end,
      !tokens[at].role.isDisjoint(with: [.additive, .adversative, .adverb, .subordinate])
        || ["back", "even"].contains(tokens[at].text)
    {
      at += 1
    }
    guard at + 1 < clause.end, ["at", "in", "with", "on", "under", "for"].contains(tokens[at].text) else {
      return false
    }
    let words = tokens[(at + 1)..<min(clause.end, at + 6)].prefix { $0.isWord }
    return isSystemNamed(words) || isAnotherPlace(words)
  }

  /// "but here …", "… ours does not": the writer speaks of the matter again.
  private static func comesBack(_ clause: Clause, _ tokens: [Token]) -> Bool {
    let opening = tokens[clause.start..<min(clause.end, clause.start + 3)].map(\.text)
    if ["but", "however", "whereas", "so"].contains(clause.opener) { return !opening.contains("there") }
    return (clause.start..<min(clause.end, clause.start + 4)).contains {
      ["here", "our", "ours", "this", "same"].contains(tokens[$0].text)
    }
  }

  /// What comes before the place and makes it another one.
  private static let others: Set<String> = [
    "last", "old", "previous", "former", "other", "another", "earlier", "most", "many", "some", "first",
  ]

  private static let places: Set<String> = [
    "job", "jobs", "team", "teams", "company", "companies", "employer", "place", "places", "shop", "gig",
    "project", "projects", "system", "systems", "firm", "startup", "workplace", "setup", "setups", "queues",
    "brokers", "architecture", "architectures", "life",
  ]

  private static let systems: Set<String> = [
    "sqs", "sns", "rabbitmq", "rabbit", "mq", "celery", "sidekiq", "redis", "kinesis", "pubsub", "activemq",
    "nats",
    "resque", "lambda", "airflow", "zeromq", "beanstalkd", "pulsar", "jms", "spark", "tcp",
  ]
}
