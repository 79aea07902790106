import GatewaySimulation
import TutorCore

/// Reads what somebody on call types: the tools' own shapes, or plain words.
struct CommandReader {
  /// What a line asks for.
  enum Reading: Equatable {
    case request(Request)
    /// A request, and what to say of the rest of the line.
    case first(Request, StyledText)
    /// A request whose output goes through filters: `| grep Pending`.
    case filtered(Request, [OutputFilter])
    /// A request that lacks its cluster, which the next line may name; the one in it stands for none.
    case which(Request, StyledText)
    /// A request that is done if the next line says yes.
    case confirm(Request, StyledText)
    /// What the tool would answer to something that it cannot do, as it stands in a terminal.
    case refused(String)
    /// What was not understood, and what to type instead.
    case unclear(StyledText)
  }

  let world: DrillWorld
  /// Pods that the learner has seen to be ill: "those three".
  let seen: [Int]

  /// Words that begin a tool's line.
  static let tools: Set<String> = [
    "kubectl", "k", "grafana", "argo", "argocd", "aws", "sentry", "failed-writes", "flow-control",
    "republish", "logs",
  ]
  /// Reads a line that is not empty. An order for a later time is none now.
  func read(_ line: String) -> Reading {
    let start = line.prefix { !$0.isWhitespace && $0 != ";" }.lowercased()
    if ["for", "while"].contains(start), line.contains("; do") {
      return .refused("loops are not run here: type one command at a time")
    }
    if let (head, tail) = ShellLine.halves(line, isTool: Self.tools.contains(start) || start == "ack") {
      let halves = (Spoken.trimmed(head), Spoken.trimmed(tail))
      if !halves.0.isEmpty, !halves.1.isEmpty { return first(of: halves.0, before: halves.1) }
    }
    let reading = readAlone(line)
    switch reading {
    case .request(let request), .which(let request, _):
      guard request.acts, let time = later(request, line) else { return reading }
      return .unclear(LaterOrder.refusal(time))
    default: return reading
    }
  }

  /// Reads the first of two lines that a shell would run one after the other, and says what is left of them.
  private func first(of line: String, before next: String) -> Reading {
    let rest: StyledText = "One thing at a time; type \(.command(String(next.prefix(80)))) next."
    return switch read(line) {
    case .request(let request): .first(request, rest)
    case .first(let request, let says): .first(request, says + " " + rest)
    case .filtered:
      .unclear(
        "Nothing is done: one thing at a time. Type \(.command(String(line.prefix(80)))), then the rest.")
    case let other: other
    }
  }

  /// The later time that an order is for; nil for one that is meant now. What is said of the cause, or to a team, is no time.
  private func later(_ request: Request, _ line: String) -> String? {
    switch request {
    case .resolve, .handOff, .archive: return nil
    default: return LaterOrder.time(in: LaterOrder.order(line))
    }
  }

  private func readAlone(_ line: String) -> Reading {
    var shell = ShellLine(line)
    if ["sudo", "watch", "time"].contains(shell.words.first?.lowercased() ?? ""),
      let second = shell.words.dropFirst().first,
      Self.tools.contains(second.lowercased())
    {
      shell.words.removeFirst()
    }
    // A line that was copied with the shell's prompt.
    if ["$", "%"].contains(shell.words.first), shell.words.count > 1 { shell.words.removeFirst() }
    // "resolve: high load" and "ack!" are the command with a mark behind it.
    let word = shell.words.first?.lowercased() ?? ""
    let plain = String(word.reversed().drop { ":,;.!".contains($0) }.reversed())
    let first = plain.isEmpty ? word : plain
    if first.isEmpty { return .unclear("Type what you would do.") }
    let rest = Array(shell.words.dropFirst())
    if let mark = first.first, ";&$`{}^%=".contains(mark) {
      return .refused("syntax error near unexpected token \"\(mark)\"")
    }
    if !shell.filters.isEmpty,
      Self.tools.contains(first) || shell.filters.allSatisfy({ OutputFilter.programs.contains($0[0]) })
    {
      return filtered(first, rest, shell.filters)
    }
    if TeamCall.isCalledOff(line) {
      return .unclear(
        "Nothing is done: nobody calls a team off. \(.command("status")) says who is at work on it.")
    }
    if TeamCall.isToEverybody(line) {
      return .confirm(
        .escalateAll(Intervention.Team.allCases),
        "Nobody is called yet: that wakes MSK (Kafka), KDP (the platform) and SRE, whether they can help or not. \(.command("yes")) calls all three, \(.command("escalate msk")) or another one of them."
      )
    }
    if let teams = TeamCall(line)?.teams, let team = teams.first {
      return .request(teams.count == 1 ? .escalate(team) : .escalateAll(teams))
    }
    return read(first, rest, line, isFull: false)
  }

  private func filtered(_ first: String, _ rest: [String], _ filters: [[String]]) -> Reading {
    var made: [OutputFilter] = []
    for words in filters {
      switch OutputFilter.read(words) {
      case .filter(let filter): made.append(filter)
      case .refused(let why): return .refused(why)
      }
    }
    switch read(first, rest, ([first] + rest).joined(separator: " "), isFull: true) {
    case .request(let request) where !request.acts: return .filtered(request, made)
    case .request, .first:
      return .unclear("Nothing is done: run what changes something by itself, without a filter behind it.")
    case let other: return other
    }
  }

  private func read(_ first: String, _ rest: [String], _ line: String, isFull: Bool) -> Reading {
    let fleet = FleetReader(world: world)
    let pager = PagerReader(world: world)
    let text = Spoken.trimmed(String(line.drop { !$0.isWhitespace }))
    if Self.tools.contains(first), rest.first?.lowercased() == "help", first != "logs" {
      return .request(.help(([first] + rest.dropFirst()).joined(separator: " ")))
    }
    if rest == ["--help"] || rest == ["-h"], !Self.tools.contains(first) { return .request(.help(first)) }
    if isKubectl(first, rest) { return KubectlReader(world: world, isFull: isFull).read([first] + rest) }
    switch first {
    case "kubectl", "k": return KubectlReader(world: world, isFull: isFull).read(rest)
    case "grafana":
      if let reading = rest.isEmpty ? nil : fleet.grafana(rest) { return reading }
    case "argo", "argocd": if !isSentence(rest) { return ArgoReader(world: world).read(rest) }
    case "aws": if !isSentence(rest) { return AWSReader(world: world).read(rest) }
    case "sentry": if !isSentence(rest) { return fleet.sentry(rest) }
    case "failed-writes": if !isSentence(rest) { return fleet.failedWrites(rest) }
    case "flow-control": return fleet.flowControl(rest)
    case "republish": if !isSentence(rest) { return fleet.republish(rest) }
    case "logs": if let reading = logs(rest, rest.joined(separator: " ")) { return reading }
    case "set": if let reading = pager.set(rest) { return reading }
    case "max_records" where !isSentence(rest): return pager.setting(rest)
    case "date" where rest.allSatisfy({ $0.hasPrefix("-") || $0.hasPrefix("+") }): return .refused(world.date)
    case "wait":
      let words = Spoken.words(text)
      if text.hasPrefix("-") { return .unclear("Time does not go back. How long? \(.command("wait 5m")).") }
      if words.count <= 3 || words.first?.first?.isNumber == true || words.first == "until" {
        return pager.wait(words)
      }
    case "help" where ["me", "us"].contains(Spoken.words(text).first ?? ""):
      let plea = text.drop { !$0.isWhitespace && $0 != "," }.drop { !$0.isLetter }
      // A hint costs points, so nobody gets one by a word.
      if plea.isEmpty {
        return .unclear(
          "\(.command("hint")) gives you a nudge for points, \(.command("help")) the list of what is here.")
      }
      return SentenceReader(world: world, seen: seen).read(String(plea))
    case "help", "man", "?": return .request(.help(text))
    default: if let reading = incident(first, rest, text, line) { return reading }
    }
    if let program = AbsentProgram(first, rest), !isSentence(rest) { return .refused(program.says) }
    return SentenceReader(world: world, seen: seen).read(line)
  }

  /// Whether a line is kubectl's without the tool's name: "get pods", "describe pod a/17".
  private func isKubectl(_ first: String, _ rest: [String]) -> Bool {
    guard ["get", "describe", "top", "delete"].contains(first), let kind = rest.first,
      Target.kinds[kind.lowercased()] != nil
    else { return false }
    return rest.dropFirst().allSatisfy {
      $0.hasPrefix("-") || $0.contains("/") || $0.contains { $0.isNumber }
    }
  }

  /// Whether words are more of a sentence than of a tool's line: "argo looks fine to me".
  private func isSentence(_ rest: [String]) -> Bool {
    guard let second = rest.first?.lowercased() else { return false }
    return rest.last?.hasSuffix("?") == true
      || ["is", "are", "looks", "seems", "and", "or", "the", "was", "has", "first", "please", "it"].contains(
        second)
  }

  /// A search in the fleet's logs; nil when the words speak of pods instead.
  private func logs(_ rest: [String], _ text: String) -> Reading? {
    if rest.contains("--help") || rest.contains("-h") || rest == ["help"] { return .request(.help("logs")) }
    let words = Spoken.words(text)
    if let reading = workloadLogs(words) { return reading }
    let pods: Set<String> = [
      "of", "for", "those", "these", "them", "the", "pod", "pods", "please", "affected", "all", "three",
      "bad", "ill", "crashing",
      "from", "in", "on", "ones", "worst", "which", "previous", "their", "and", "last", "first", "say",
      "what", "a", "one", "it", "that", "this",
    ]
    if words.isEmpty || words.allSatisfy({ pods.contains($0) }) { return nil }
    if rest.contains(where: { world.pod(named: $0, in: nil) != nil && $0.contains("/") }) { return nil }
    if let flag = rest.first(where: { $0.hasPrefix("-") && $0.count > 1 }) {
      return .refused(
        "logs: unknown flag: \(flag.prefix(40)). Usage: logs QUERY; for one pod: kubectl logs POD")
    }
    return .request(.search(text))
  }

  /// The logs of a deployment, for words that name it and nothing else: "logs of the publishers".
  private func workloadLogs(_ words: [String]) -> Reading? {
    let plain: Set<String> = [
      "of", "for", "from", "the", "all", "those", "these", "please", "pods", "pod", "deployment", "prep", "a",
      "one", "in", "ill", "bad", "broken", "their",
    ]
    let rest = words.filter { !plain.contains($0) }
    switch rest {
    case ["publisher"], ["publishers"], ["preppublisher"]:
      return .request(.workloadLogs(.publisher, LogQuery(isOfEachState: true)))
    case ["failed", "writes", "processor"], ["failed", "write", "processor"], ["fwp"]:
      return .request(.workloadLogs(.failedWrites, LogQuery()))
    default: return nil
    }
  }

  private func incident(_ first: String, _ rest: [String], _ text: String, _ line: String) -> Reading? {
    let pager = PagerReader(world: world)
    switch first {
    case "note":
      return text.isEmpty ? .unclear("\(.command("note")) wants a remark behind it.") : .request(.note(text))
    case "hypothesis", "suspect": return .request(.hypothesis(text))
    case "rule-out", "ruleout": return .request(.ruleOut(text))
    case "rule" where rest.first?.lowercased() == "out" && !line.contains("?"):
      return .request(.ruleOut(rest.dropFirst().joined(separator: " ")))
    case "narrate" where rest.count <= 1: return .request(.narrate(rest.first?.lowercased() != "off"))
    case "found" where rest.isEmpty: return .request(.found)
    case "found" where !line.contains("?"):
      let said = Diagnosis(reading: text)
      if said.scope != nil || said.mechanism != nil || said.entity != nil {
        return .request(.hypothesis(text))
      }
      return .unclear(
        "I read no cause in that. \(.command("found")) alone sums up the last look; what you found goes behind \(.command("hypothesis")), such as \(.command("hypothesis a few pods, crash loop"))."
      )
    case "messages" where rest.isEmpty: return .request(.messages)
    case "resolve", "handoff":
      let later: Set<String> = [
        "later", "when", "once", "if", "after", "tomorrow", "not", "maybe", "until", "soon",
      ]
      let second = Spoken.words(text).first { $0 != "it" && $0 != "this" } ?? ""
      if line.hasSuffix("?") || later.contains(second) || LaterOrder.begins(text) { return nil }
      let empty: Set<String> = [
        "the", "incident", "it", "this", "alert", "page", "now", "please", "to", "next", "on", "call",
      ]
      let cause = Spoken.words(text).allSatisfy { empty.contains($0) } ? "" : text
      return .request(first == "resolve" ? .resolve(cause) : .handOff(cause))
    case "escalate", "page":
      let words = Spoken.words(text)
      let plain: Set<String> = [
        "to", "the", "team", "please", "now", "on", "call", "people", "msk", "kdp", "sre", "kafka",
        "everyone",
        "everybody", "someone", "somebody", "all", "teams",
      ]
      return words.isEmpty || (words.allSatisfy { plain.contains($0) } && !line.contains("?"))
        ? pager.escalate(words) : nil
    case "severity", "sev": return line.contains("?") ? nil : pager.severity(Spoken.words(text))
    case "sev1", "sev2", "sev3", "sev4": return rest.isEmpty ? pager.severity([first]) : nil
    case "status" where rest.isEmpty: return .request(.status)
    case "settings" where rest.isEmpty: return .request(.settings)
    case "resume", "continue":
      return rest.isEmpty || rest == ["drill"]
        ? .unclear(
          "The drill is running: it is \(SafeText(world.clock(world.now))) UTC. Your next action? \(.command("stop")) pauses it."
        ) : nil
    case "ack" where rest.isEmpty: return .request(.acknowledge)
    case "on" where rest.map({ $0.lowercased() }) == ["it"]: return .request(.acknowledge)
    case "hint" where rest.isEmpty: return .request(.hint)
    case "runbook": return rest.count <= 1 ? .request(.runbook) : nil
    default: return nil
    }
  }
}
