import GatewaySimulation
import TutorCore

/// Reads an argo line.
struct ArgoReader {
  let world: DrillWorld

  typealias Reading = CommandReader.Reading

  private static let verbs = ["list", "get", "diff", "history", "rollback", "sync"]

  /// Reads the words behind `argo` or `argocd`.
  func read(_ words: [String]) -> Reading {
    var words = words
    if words.first?.lowercased() == "app" || words.first?.lowercased() == "apps" { words.removeFirst() }
    let flags = FlagSet(
      valued: ["--revision": "revision", "-o": "output", "--output": "output", "--timeout": "timeout"],
      plain: [
        "-h": "help", "--help": "help", "--prune": "prune", "--force": "force", "--refresh": "refresh",
        "--hard-refresh": "refresh", "--show-operation": "operation", "--dry-run": "dry",
      ],
      unknown: { "Error: unknown flag: \($0)" }, missing: { "Error: flag needs an argument: \($0)" })
    do {
      let arguments = try Arguments(words, flags)
      guard let verb = arguments.words.first?.lowercased() else { return .request(.help("argo")) }
      guard Self.verbs.contains(verb) else {
        let near = Spoken.nearest(to: verb, among: Self.verbs).map { "\n\nDid you mean this?\n\t\($0)" } ?? ""
        return .refused("Error: unknown command \"\(verb)\" for \"argocd app\"" + near)
      }
      if arguments.has("help") { return .request(.help("argo app \(verb)")) }
      return app(verb, Array(arguments.words.dropFirst()), arguments)
    } catch { return .refused(error.says) }
  }

  private func app(_ verb: String, _ names: [String], _ arguments: Arguments) -> Reading {
    if verb == "list" { return .request(.apps) }
    var cluster: Int?
    if let name = names.first {
      let last = String(name.split(separator: "/").last ?? "")
      let short = last.hasPrefix("events-orchestrator-") ? String(last.dropFirst(20)) : last
      cluster = world.cluster(named: short)
      if let workload = Workload(rawValue: last), workload != .orchestrator {
        return ["get", "diff", "history"].contains(verb)
          ? .request(verb == "get" ? .workloadApp(workload) : .workloadDeploys(workload))
          : .refused(
            "FATA[0000] rpc error: code = PermissionDenied desc = permission denied: applications, \(verb), default/\(name)"
          )
      }
      if cluster == nil, name != Workload.orchestrator.rawValue {
        return .refused(
          "FATA[0000] rpc error: code = NotFound desc = applications.argoproj.io \"\(name.prefix(80))\" not found"
        )
      }
    }
    if verb == "history" { return .request(.deploys(cluster: cluster)) }
    guard let cluster else {
      if verb == "get" { return .request(.apps) }
      if verb == "diff" { return .request(world.changeOfLastDeploy) }
      return .unclear(
        "Nothing is done: which cluster? \(.command("argo app \(verb) CLUSTER")), one of \(SafeText(world.clusterNames))."
      )
    }
    switch verb {
    case "get": return .request(.app(cluster: cluster))
    case "diff": return .request(.appDiff(cluster: cluster))
    case "sync":
      return arguments.has("dry") ? .request(.appDiff(cluster: cluster)) : .request(.sync(cluster: cluster))
    default:
      if let id = names.dropFirst().first {
        let known = world.gateway.deploys(cluster: cluster).map { "\($0.revision)" }
        guard known.contains(id) else {
          return .refused(
            "FATA[0000] Application '\(world.appName(cluster))' does not have deployment id '\(id.prefix(20))' in history"
          )
        }
        if id == known.last, known.count > 1 {
          return .refused(
            "FATA[0000] deployment id '\(id)' is what runs; name an earlier one, or none for the one before")
        }
      }
      return .request(.rollBack(cluster: cluster, to: names.dropFirst().first.flatMap { Int($0) }))
    }
  }
}
