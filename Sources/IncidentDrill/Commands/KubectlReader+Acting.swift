import GatewaySimulation
import TutorCore

/// What kubectl changes.
extension KubectlReader {
  func delete(_ target: Target) -> Reading {
    guard !target.words.isEmpty else {
      return .refused("error: You must provide one or more resources by argument or filename.")
    }
    if let kind = target.kind, kind != "pods" {
      return .refused(
        "Error from server: admission webhook \"gitops.internal-exchange\" denied the request: \(kind == "none" ? target.typedKind : kind) are managed by Argo; delete pods, or change the appfile"
      )
    }
    if target.isEmpty { return .refused("No resources found") }
    do throws(Arguments.Refusal) {
      return try isForced(target.arguments) ? pods(in: target).mapRequest(Self.forced) : pods(in: target)
    } catch { return .refused(error.says) }
  }

  /// Whether nothing is waited for. As kubectl has it, a grace period of 0 without `--force` is one of a second.
  ///
  /// - Throws: a refusal in kubectl's words.
  private func isForced(_ arguments: Arguments) throws(Arguments.Refusal) -> Bool {
    var period = -1
    if let text = arguments["grace"] {
      guard let seconds = Int(text) else {
        throw .init(
          says:
            "error: invalid argument \"\(text.prefix(40))\" for \"--grace-period\" flag: strconv.ParseInt: parsing \"\(text.prefix(40))\": invalid syntax"
        )
      }
      period = seconds
    }
    if arguments.has("force"), period > 0 {
      throw .init(says: "error: --force and --grace-period greater than 0 cannot be specified together")
    }
    return arguments.has("force")
  }

  private static func forced(_ request: Request) -> Reading {
    if case .restart(let pods) = request { .request(.kill(pods)) } else { .request(request) }
  }

  private func pods(in target: Target) -> Reading {
    if target.arguments.has("all") || target.arguments["selector"] != nil || target.arguments["fields"] != nil
    {
      return deleteMany(target)
    }
    return these(target, noun: "delete") {
      .restart($0)
    } workload: { _ in
      .help("")
    }.mapHelp(frozen)
  }

  private func deleteMany(_ target: Target) -> Reading {
    if let selector = target.arguments["selector"] {
      guard let workload = target.workload(selector) else { return .refused("No resources found") }
      guard workload == .orchestrator else { return frozen }
    }
    let replicas = world.gateway.facts.replicas
    let clusters = world.gateway.facts.clusters
    var pods =
      target.cluster.map { Array($0 * replicas..<($0 + 1) * replicas) } ?? Array(0..<replicas * clusters)
    pods = pods.filter { world.gateway.pod($0)?.phase != .absent }
    if let fields = target.arguments["fields"] {
      guard fields.hasPrefix("status.phase=") else {
        return .refused("Error from server (BadRequest): field label not supported: \(fields)")
      }
      let phase = String(fields.dropFirst(13)).lowercased()
      pods = pods.filter { world.phase(of: $0).lowercased() == phase }
    }
    return pods.isEmpty ? .refused("No resources found") : .request(.restart(pods))
  }

  private var frozen: Reading {
    .refused(
      "Error from server: admission webhook \"freeze.internal-exchange\" denied the request: deployments are frozen while an incident is open; change the appfile instead"
    )
  }

  func rollout(_ target: Target) -> Reading {
    guard let verb = target.words.first?.lowercased() else { return .request(.help("kubectl rollout")) }
    guard ["restart", "undo", "status", "history", "pause", "resume"].contains(verb) else {
      return .refused("error: unknown command \"\(verb)\"\nSee 'kubectl rollout -h' for help and examples")
    }
    let inner = Target(
      world: world, words: Array(target.words.dropFirst()), cluster: target.cluster, isEmpty: target.isEmpty,
      space: target.space, arguments: target.arguments)
    if target.isEmpty { return none(target) }
    if let kind = inner.kind, kind == "deployments" {
      if verb == "restart" {
        switch inner.names.first {
        case nil, Workload.publisher.rawValue: return .request(.restartPublishers)
        case Workload.failedWrites.rawValue: return .request(.restartProcessor)
        case let name?:
          return .refused("Error from server (NotFound): deployments.apps \"\(name)\" not found")
        }
      }
      guard verb == "status" || verb == "history" else { return frozen }
      let name = inner.names.first ?? Workload.publisher.rawValue
      guard let workload = Workload(rawValue: name), workload != .orchestrator else {
        return .refused("Error from server (NotFound): deployments.apps \"\(name)\" not found")
      }
      return .request(.workloadRollout(workload, isHistory: verb == "history"))
    }
    if !inner.words.isEmpty, inner.kind != "statefulsets" {
      return .refused("error: the server doesn't have a resource type \"\(inner.typedKind)\"")
    }
    if let name = inner.names.first, name != Workload.orchestrator.rawValue {
      return .refused("Error from server (NotFound): statefulsets.apps \"\(name)\" not found")
    }
    switch verb {
    case "restart": return oneCluster(target, "rollout restart statefulset") { .rollout(cluster: $0) }
    case "undo":
      guard let text = target.arguments["revision"] else {
        return oneCluster(target, "rollout undo statefulset") { .rollBack(cluster: $0) }
      }
      return oneCluster(target, "rollout undo statefulset --to-revision \(text.prefix(10))") {
        .rollBack(cluster: $0, to: Int(text))
      }.mapRequest { request in
        guard case .rollBack(let cluster, let to?) = request,
          world.gateway.deploys(cluster: cluster).contains(where: { $0.revision == to })
        else { return .refused("error: unable to find specified revision \(text.prefix(20)) in history") }
        return .request(request)
      }
    case "status": return oneCluster(target, "rollout status statefulset") { .rolloutStatus(cluster: $0) }
    case "history": return .request(.rolloutHistory(cluster: target.cluster))
    default: return .refused("error: statefulsets.apps \"events-orchestrator\" \(verb) is not supported")
    }
  }

  func scale(_ target: Target) -> Reading {
    guard let text = target.arguments["replicas"] else {
      return .refused("error: required flag(s) \"replicas\" not set")
    }
    guard let replicas = Int(text), (0...1_000_000).contains(replicas) else {
      return .refused(
        "error: invalid argument \"\(text.prefix(40))\" for \"--replicas\" flag: strconv.ParseInt: parsing \"\(text.prefix(40))\": invalid syntax"
      )
    }
    let name = target.names.first
    if target.isEmpty { return none(target) }
    if target.kind == "deployments" {
      guard name == nil || name == Workload.publisher.rawValue else {
        return name == Workload.failedWrites.rawValue
          ? frozen : .refused("Error from server (NotFound): deployments.apps \"\(name ?? "")\" not found")
      }
      return .request(.scalePublisher(replicas))
    }
    if target.words.isEmpty {
      return .refused("error: You must provide one or more resources by argument or filename.")
    }
    guard target.kind == "statefulsets" else {
      return .refused("error: the server doesn't have a resource type \"\(target.typedKind)\"")
    }
    if let name, name != Workload.orchestrator.rawValue {
      return .refused("Error from server (NotFound): statefulsets.apps \"\(name)\" not found")
    }
    return oneCluster(target, "scale statefulset --replicas \(replicas)") {
      .scale(cluster: $0, replicas: replicas)
    }
  }

  func node(_ verb: String, _ target: Target) -> Reading {
    let name = target.words.first { Target.kinds[$0.lowercased()] != "nodes" }
    var cluster = target.cluster
    if let name {
      let plain = name.hasPrefix("node/") ? String(name.dropFirst(5)) : name
      guard let known = world.cluster(ofNode: plain) else {
        return .refused("Error from server (NotFound): nodes \"\(plain.prefix(120))\" not found")
      }
      cluster = known
    }
    guard let cluster else {
      return .refused("error: USAGE: \(verb) NODE [flags]\nSee 'kubectl \(verb) -h' for help and examples")
    }
    guard verb == "drain" else { return .request(.cordon(cluster: cluster, verb == "cordon")) }
    guard target.arguments.has("daemonsets") else {
      return .refused(
        "error: unable to drain node \"\(world.nodeName(cluster))\" due to error: cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): kube-system/aws-node"
      )
    }
    return .request(.drain(cluster: cluster))
  }
}

extension CommandReader.Reading {
  /// Replaces a request for help that stands for something that is refused.
  func mapHelp(_ other: CommandReader.Reading) -> CommandReader.Reading {
    if case .request(.help) = self { other } else { self }
  }
}
