import GatewaySimulation
import TutorCore

/// Reads a kubectl line, and answers as kubectl does to what it does not know.
struct KubectlReader {
  let world: DrillWorld

  private struct Line {
    var words: [String] = []
    var context: Int?
    var isPrevious = false
    var isAll = false
    var replicas: Int?
  }

  /// Reads the words behind `kubectl`.
  func read(_ words: [String]) -> CommandReader.Reading {
    var line = Line()
    if let refusal = take(words, into: &line) { return .refused(refusal) }
    let verb = line.words.first?.lowercased() ?? "help"
    let rest = Array(line.words.dropFirst())
    let kind = rest.first?.lowercased().split(separator: "/").first.map(String.init) ?? ""
    switch verb {
    case "get":
      if kind.hasPrefix("node") { return .request(.nodes) }
      if kind.hasPrefix("event") || kind == "ev" { return .request(.events) }
      if kind.hasPrefix("deploy") || kind == "hpa" { return .request(.publishers) }
      guard kind.isEmpty || ["pods", "pod", "po", "all", "statefulset", "sts", "statefulsets"].contains(kind)
      else {
        return .refused("error: the server doesn't have a resource type \"\(kind)\"")
      }
      return .request(.pods(cluster: line.context))
    case "events": return .request(.events)
    case "top": return .request(.top)
    case "describe":
      if kind.hasPrefix("node") { return .request(.nodes) }
      return pods(rest.filter { !["pod", "pods", "po"].contains($0) }, line) { .describe($0) }
    case "logs":
      return pods(rest, line) { .logs($0, previous: line.isPrevious) }
    case "delete":
      if line.isAll { return .request(.restart(all(line.context))) }
      return pods(rest.filter { !["pod", "pods", "po"].contains($0) }, line) { .restart($0) }
    case "rollout" where kind == "restart" && rest.dropFirst().first?.hasPrefix("deploy") == true:
      return .request(.restartPublishers)
    case "rollout":
      guard let context = line.context else {
        return .unclear(needsContext("kubectl rollout restart statefulset"))
      }
      guard kind == "restart" || kind == "undo" else {
        return .refused("error: unknown command \"rollout \(kind)\"")
      }
      return .request(kind == "undo" ? .rollBack(cluster: context) : .rollout(cluster: context))
    case "scale":
      guard let replicas = line.replicas else {
        return .refused("error: The --replicas=COUNT flag is required")
      }
      guard let context = line.context else {
        return .unclear(needsContext("kubectl scale statefulset --replicas \(replicas)"))
      }
      return .request(.scale(cluster: context, replicas: replicas))
    case "help": return .request(.help)
    default: return .refused("error: unknown command \"\(verb)\" for \"kubectl\"")
    }
  }

  private func take(_ words: [String], into line: inout Line) -> String? {
    var rest = words[...]
    while let word = rest.popFirst() {
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      func value() -> String { parts.count > 1 ? parts[1] : rest.popFirst() ?? "" }
      switch parts.first ?? word {
      case "-n", "--namespace":
        let space = value()
        if space != "internal-exchange" { return "No resources found in \(space) namespace." }
      case "--context":
        let name = value()
        guard let cluster = world.cluster(named: name) else {
          return "error: context \"\(name)\" does not exist"
        }
        line.context = cluster
      case "--previous", "-p": line.isPrevious = true
      case "--all", "--all-namespaces", "-A": line.isAll = true
      case "--replicas": line.replicas = Int(value())
      case "-o", "-l", "--selector", "--tail", "--since", "--sort-by", "-c": _ = value()
      case "-w", "-f", "--watch": break
      case "--help", "-h": line.words = ["help"]; return nil
      default:
        if word.hasPrefix("-") { return "error: unknown flag: \(word)\nSee 'kubectl --help' for usage." }
        line.words.append(word)
      }
    }
    return nil
  }

  private func needsContext(_ form: String) -> StyledText {
    "In which cluster? \(.command("\(form) --context \(world.clusterName(0))"))."
  }

  private func all(_ context: Int?) -> [Int] {
    let replicas = world.gateway.facts.replicas
    if let context { return Array(context * replicas..<(context + 1) * replicas) }
    return Array(0..<replicas * world.gateway.facts.clusters)
  }

  private func pods(_ names: [String], _ line: Line, _ make: ([Int]) -> Request) -> CommandReader.Reading {
    guard !names.isEmpty else {
      return .refused("error: resource(s) were provided, but no name was specified")
    }
    var pods: [Int] = []
    for name in names {
      let plain = name.hasPrefix("pod/") ? String(name.dropFirst(4)) : name
      if let pod = world.pod(named: plain, in: line.context) {
        pods.append(pod)
      } else if line.context == nil, !plain.contains("/"), world.pod(named: plain, in: 0) != nil {
        return .unclear(
          "\(.code(plain)) is there in every cluster. Say which: \(.command("--context \(world.clusterName(0))")), or \(.command("a/\(plain)"))."
        )
      } else {
        return .refused("Error from server (NotFound): pods \"\(plain)\" not found")
      }
    }
    return .request(make(pods))
  }
}
