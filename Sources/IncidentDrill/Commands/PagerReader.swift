import GatewaySimulation
import TutorCore

/// Reads what belongs to the incident itself: who is called, how bad it is, how long to wait.
struct PagerReader {
  let world: DrillWorld

  typealias Reading = CommandReader.Reading

  /// Whom lower-case words call.
  func escalate(_ words: [String]) -> Reading {
    let teams = Self.teams(in: words)
    if teams.count > 1 {
      let offers = teams.map { "\(.command("escalate \($0.rawValue)"))" as StyledText }
      return .unclear("One after the other: " + .joined(offers, separator: ", then ") + ".")
    }
    if let team = teams.first { return .request(.escalate(team)) }
    if !Set(words).isDisjoint(with: ["everyone", "everybody"]) {
      return .unclear(
        "Nobody is called: whom? \(.command("escalate msk")) (Kafka brokers), \(.command("escalate kdp")) (the platform), \(.command("escalate sre"))."
      )
    }
    if !Set(words).isDisjoint(with: ["kafka", "broker", "brokers"]) { return .request(.escalate(.msk)) }
    if !Set(words).isDisjoint(with: ["platform", "infrastructure"]) { return .request(.escalate(.kdp)) }
    return .unclear(
      "To whom? \(.command("escalate msk")) (Kafka brokers), \(.command("escalate kdp")) (the platform that the event loops run on) or \(.command("escalate sre"))."
    )
  }

  /// The teams that lower-case words name.
  static func teams(in words: some Sequence<String>) -> [Intervention.Team] {
    let words = Set(words)
    return Intervention.Team.allCases.filter {
      words.contains($0.rawValue) || words.contains($0.rawValue + "s")
    }
  }

  /// The level that lower-case words name.
  func severity(_ words: [String]) -> Reading {
    for word in words {
      let digits = word.hasPrefix("sev") ? word.dropFirst(3) : word[...]
      if let level = Int(digits) ?? Self.numbers[String(digits)] {
        guard (1...4).contains(level) else {
          return .refused("severity: \"\(word.prefix(20))\" is none of sev1, sev2, sev3, sev4")
        }
        return .request(.severity(level))
      }
    }
    return .unclear(
      "How bad? \(.command("severity sev1")) (events are lost or P30 is late for all), \(.command("sev2")) (an SLO is missed), \(.command("sev3")) (nobody notices yet) or \(.command("sev4"))."
    )
  }

  private static let numbers = ["one": 1, "two": 2, "three": 3, "four": 4]

  /// How many records a poll.
  func maxRecords(_ words: [String]) -> Reading {
    guard let count = words.compactMap({ Int($0) }).last, (1...100_000).contains(count) else {
      return .unclear(
        "\(.command("set max_records 1000")): to how many records a poll? It is \(world.gateway.facts.maxRecords), for every pod; 1 to 100000."
      )
    }
    return .request(.maxRecords(count))
  }

  /// What stands behind `set`: the one setting that can be set here, or what is said to another. Nil for a sentence.
  func set(_ words: [String]) -> Reading? {
    let parts = words.flatMap { $0.lowercased().split(separator: "=") }.map(String.init)
    let flat = parts.joined(separator: " ").split { "_- ".contains($0) }.joined(separator: " ")
    if flat.hasPrefix("max records") || flat.hasPrefix("maxrecords") { return maxRecords(parts) }
    guard let name = parts.first else { return .unclear("Set what? " + Self.settable(world)) }
    let isValue =
      parts.count == 2 && (Double(parts[1]) != nil || ["true", "false", "on", "off"].contains(parts[1]))
    let known = world.settingNames.first {
      let own = $0.split { "_-. ".contains($0) }.joined(separator: " ").lowercased()
      return flat == own || flat.hasPrefix(own + " ")
    }
    if let known {
      return .unclear(
        "Nothing is done: \(.code(known)) comes with a deploy and cannot be set from here. "
          + Self.settable(world))
    }
    guard parts.count == 1 || isValue, !Self.sentenceWords.contains(name) else { return nil }
    let near = Spoken.nearest(to: name, among: world.settingNames)
    let hint: StyledText = near.map { "The nearest is \(.code($0)). " } ?? ""
    return .unclear(
      "Nothing is done: there is no setting \"\(SafeText(String(name.prefix(40))))\". " + hint
        + Self.settable(world))
  }

  private static func settable(_ world: DrillWorld) -> StyledText {
    let others = world.settingNames.filter { $0 != "max_records" }.map { "\(.code($0))" as StyledText }
    return
      "What can be set here is \(.code("max_records")), \(world.gateway.facts.maxRecords) now: \(.command("set max_records N")). \(.command("settings")) shows the others: "
      + .joined(others, separator: ", ") + "."
  }

  /// Words of which "set" says another thing than a setting: "set severity 2".
  private static let sentenceWords: Set<String> = [
    "severity", "sev", "sev1", "sev2", "sev3", "sev4", "it", "desired", "capacity", "replicas", "prio",
    "priority",
    "this", "that", "them",
  ]

  /// `max_records N` without the word that sets it.
  func setting(_ words: [String]) -> Reading {
    let count = words.compactMap { Int($0) }.last.map(String.init) ?? "1000"
    return .unclear(
      "Nothing is done: \(.command("max_records")) is \(world.gateway.facts.maxRecords) on every pod. \(.command("set max_records \(count)")) would change it, \(.command("settings")) shows it."
    )
  }

  /// How long, from the words behind `wait`.
  func wait(_ words: [String]) -> Reading {
    if words.contains("until") || words.contains("til") || words.contains("till") {
      if let reading = time(words) { return reading }
      let isAlert =
        words.contains("alert") && !words.contains { $0.hasPrefix("clear") || $0 == "gone" || $0 == "over" }
      if !Awaited.podWords.isDisjoint(with: words) { return .request(.waitFor(.pods)) }
      return .request(isAlert ? .waitUntilAlert : .waitUntilClear)
    }
    if words.isEmpty { return .request(.wait(seconds: 60)) }
    let soft: [String: Int] = [
      "bit": 60, "moment": 60, "minute": 60, "while": 300, "little": 60, "hour": 3600, "few": 300,
      "couple": 120, "minutes": 300,
    ]
    let digits = words.firstIndex { $0.first?.isNumber == true } ?? 0
    let joined = words[digits...].joined()
    let spoken = Span.seconds(joined, bareMinutes: true) ?? Spoken.seconds(Array(words[digits...]))
    guard let seconds = spoken ?? words.lazy.compactMap({ soft[$0] }).first, (1...7200).contains(seconds)
    else {
      return .unclear(
        "How long? \(.command("wait 5m")), \(.command("wait 30s")) or \(.command("wait until clear")), at most \(.command("wait 2h"))."
      )
    }
    return .request(.wait(seconds: seconds))
  }

  /// A wait until a time of day, `until 16:00`; nil for words that name none.
  private func time(_ words: [String]) -> Reading? {
    guard let place = words.firstIndex(where: { $0.hasPrefix("until") || $0.hasPrefix("til") }),
      words.count > place + 2, let hour = Int(words[place + 1]), let minute = Int(words[place + 2]),
      (0...23).contains(hour), (0...59).contains(minute)
    else { return nil }
    let today = Int(world.secondsOfDay(world.now)) % 86_400
    let left = (hour * 3600 + minute * 60 - today + 86_400) % 86_400
    guard (1...7200).contains(left) else {
      return .unclear(
        "That is not within two hours. How long? \(.command("wait 5m")), at most \(.command("wait 2h")).")
    }
    return .request(.wait(seconds: left))
  }
}
