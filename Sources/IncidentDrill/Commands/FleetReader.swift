import GatewaySimulation
import TutorCore

/// Reads lines for Grafana, Sentry, the failed-writes dashboard, flow control and the search in logs.
struct FleetReader {
  let world: DrillWorld

  typealias Reading = CommandReader.Reading

  private func flags(_ tool: String, _ valued: [String: String], _ plain: [String: String] = [:]) -> FlagSet {
    FlagSet(
      valued: valued, plain: plain.merging(["-h": "help", "--help": "help"]) { first, _ in first },
      unknown: { flag in
        let known = (Array(valued.keys) + Array(plain.keys) + ["--help"]).filter { $0.hasPrefix("--") }
          .sorted()
        let near = Spoken.nearest(to: flag, among: known).map { ". Did you mean \"\($0)\"?" } ?? ""
        return "\(tool): unknown flag: \(flag)" + near
      }, missing: { "\(tool): flag needs a value: \($0)" })
  }

  // MARK: Grafana

  /// Reads the words behind `grafana`, of which there is at least one.
  func grafana(_ words: [String]) -> Reading? {
    do {
      let arguments = try Arguments(words, flags("grafana", ["--by": "by", "--from": "from", "--to": "to"]))
      guard let verb = arguments.words.first?.lowercased() else {
        return .request(arguments.has("help") ? .help("grafana") : .missionControl)
      }
      if arguments.has("help") || verb == "help" { return .request(.help("grafana \(verb)")) }
      if ["home", "mission-control"].contains(verb) { return .request(.missionControl) }
      if verb == "ls" || verb == "list" { return .request(.panels) }
      guard verb == "show" else {
        guard arguments.words.count == 1, Spoken.nearest(to: verb, among: ["show", "list"]) != nil else {
          return nil
        }
        return .refused("grafana: unknown command \"\(verb)\". Did you mean \"show\"?")
      }
      return panel(Array(arguments.words.dropFirst()), arguments)
    } catch { return .refused(error.says) }
  }

  private func panel(_ names: [String], _ arguments: Arguments) -> Reading {
    let name = names.joined(separator: " ")
    if name.isEmpty { return .refused("grafana: show: which panel? Try: grafana ls") }
    guard let metric = metric(named: name) else {
      let nearest = Spoken.nearest(to: String(name.prefix(60)), among: MetricName.allCases.map(\.rawValue))
      return .refused(
        "grafana: panel \"\(name.prefix(60))\" not found"
          + (nearest.map { ". Did you mean \"\($0)\"?" } ?? ". Try: grafana ls"))
    }
    var scope = metric.scope
    if let by = arguments["by"] {
      guard let known = MetricScope(rawValue: by.lowercased()) else {
        return .refused(
          "grafana: --by: \"\(by.prefix(40))\" is none of pod, cluster, broker, priority, fleet")
      }
      scope = known
    }
    var seconds = DrillWorld.usualPanelSeconds
    if let from = arguments["from"] {
      guard let span = span(from), span >= 60 else {
        return .refused(
          "grafana: --from: \"\(from.prefix(40))\" is no time. Write -30m, -1h, now-2h, 90m, or a time of day such as 14:05"
        )
      }
      seconds = span
    }
    return .request(.panel(metric, scope, seconds: min(seconds, 12 * 3600)))
  }

  /// Seconds before now: a span, or since a time of day within the last day.
  private func span(_ text: String) -> Int? {
    if let seconds = Span.seconds(text, bareMinutes: true) { return seconds }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard (2...3).contains(parts.count), let hour = parts[0], let minute = parts[1], (0...23).contains(hour),
      (0...59).contains(minute)
    else { return nil }
    let today = Int(world.secondsOfDay(world.now)) % 86_400
    return (today - hour * 3600 - minute * 60 + 86_400) % 86_400
  }

  private func metric(named name: String) -> MetricName? {
    if let exact = MetricName(rawValue: name)
      ?? MetricName.allCases.first(where: { $0.rawValue.lowercased() == name.lowercased() })
    {
      return exact
    }
    let words = Spoken.words(name)
    if let parts = MetricName.allCases.first(where: { Spoken.words($0.rawValue) == words }) { return parts }
    return name.contains(".") ? nil : SpokenMetric.metric(in: words)
  }

  // MARK: Sentry

  /// Reads the words behind `sentry`.
  func sentry(_ words: [String]) -> Reading {
    let set = flags(
      "sentry",
      [
        "--until-count": "count", "--until-users": "count", "--threshold": "count", "--project": "project",
        "-p": "project",
        "--query": "query", "--limit": "limit",
      ],
      ["--until-escalating": "escalating", "--forever": "forever"])
    do {
      let arguments = try Arguments(words, set)
      guard let verb = arguments.words.first?.lowercased() else {
        return arguments.has("help") ? .request(.help("sentry")) : .request(.sentry)
      }
      if arguments.has("help") || verb == "help" { return .request(.help("sentry \(verb)")) }
      switch verb {
      case "issues", "list", "ls": return .request(.sentry)
      case "events", "show", "issue": return issue(arguments, "events") { .sentryEvents($0) }
      case "archive", "ignore", "resolve":
        if verb == "resolve" {
          return .refused(
            "sentry: resolve needs the commit that mends it. To silence an issue: sentry archive ISSUE --until-count N"
          )
        }
        var threshold: Int? = arguments.has("escalating") ? 100 : nil
        if let text = arguments["count"] {
          guard let count = Int(text), (1...1_000_000).contains(count) else {
            return .refused("sentry: --until-count: \"\(text.prefix(40))\" is no number from 1 to 1000000")
          }
          threshold = count
        }
        return issue(arguments, "archive") { .archive($0, threshold: threshold) }
      default:
        let near = Spoken.nearest(to: verb, among: ["issues", "events", "archive"])
        return .refused(
          "sentry: unknown command \"\(verb.prefix(40))\"."
            + (near.map { " Did you mean \"\($0)\"?" } ?? " Try: issues, events, archive"))
      }
    } catch { return .refused(error.says) }
  }

  private func issue(_ arguments: Arguments, _ verb: String, _ make: (SentryIssue) -> Request) -> Reading {
    // A look may mean the issue of the page; what silences one names it.
    let paged = verb == "archive" ? nil : world.pagedIssue?.rawValue
    guard let name = arguments.words.dropFirst().first ?? paged else {
      return .refused("sentry: \(verb): which issue? Try: sentry issues")
    }
    guard
      let issue = SentryIssue.allCases.first(where: {
        $0.rawValue.lowercased() == name.lowercased() || $0.short.lowercased() == name.lowercased()
      }), world.sentryIssueNumbers.contains(where: { $0.issue == issue })
    else {
      let near = Spoken.nearest(to: name, among: world.sentryIssueNumbers.map(\.issue.rawValue))
      return .refused(
        "sentry: issue \"\(name.prefix(60))\" not found."
          + (near.map { " Did you mean \"\($0)\"?" } ?? " Try: sentry issues"))
    }
    return .request(make(issue))
  }

  // MARK: The others

  /// Reads the words behind `failed-writes`.
  func failedWrites(_ words: [String]) -> Reading {
    verbs("failed-writes", words, ["show", "status", "restart"]) {
      $0 == "restart" ? .restartProcessor : .failedWrites
    }
  }

  /// Reads the words behind `flow-control`.
  func flowControl(_ words: [String]) -> Reading {
    verbs("flow-control", words, ["show", "status"]) { _ in .flowControl }
  }

  /// Reads the words behind `republish`.
  func republish(_ words: [String]) -> Reading {
    do {
      let arguments = try Arguments(words, flags("republish", [:], ["--from-s3": "from", "--all": "all"]))
      if arguments.has("help") { return .request(.help("republish")) }
      guard arguments.words.isEmpty || arguments.words == ["s3"] else {
        return .refused(
          "republish: unexpected \"\(arguments.words[0].prefix(40))\". Usage: republish --from-s3")
      }
      guard arguments.has("from") || arguments.words == ["s3"] else {
        return .refused("republish: where from? Usage: republish --from-s3")
      }
      return .request(.republish)
    } catch { return .refused(error.says) }
  }

  private func verbs(_ tool: String, _ words: [String], _ known: [String], _ make: (String) -> Request)
    -> Reading
  {
    do {
      let arguments = try Arguments(words, flags(tool, [:]))
      if arguments.has("help") { return .request(.help(tool)) }
      let verb = arguments.words.first?.lowercased() ?? known[0]
      guard known.contains(verb) else {
        let near = Spoken.nearest(to: verb, among: known).map { " Did you mean \"\($0)\"?" } ?? ""
        return .refused(
          "\(tool): unknown command \"\(verb.prefix(40))\"; it knows \(known.joined(separator: ", ")).\(near)"
        )
      }
      return .request(make(verb))
    } catch { return .refused(error.says) }
  }
}
