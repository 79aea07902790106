import GatewaySimulation
import TutorCore

/// What kubectl shows.
extension KubectlReader {
  func get(_ target: Target) -> Reading {
    guard !target.words.isEmpty else {
      return .refused(
        "You must specify the type of resource to get. Use \"kubectl api-resources\" for a complete list of supported resources.\n\nerror: Required resource not specified."
      )
    }
    guard let kind = target.kind else {
      return .refused("error: the server doesn't have a resource type \"\(target.typedKind)\"")
    }
    if target.isEmpty, kind != "nodes", kind != "namespaces" { return none(target) }
    let output = target.arguments["output"] ?? ""
    if !output.isEmpty, output != "wide" {
      do throws(Arguments.Refusal) { return try objects(target, kind, output) } catch {
        return .refused(error.says)
      }
    }
    let isWide = output == "wide"
    switch kind {
    case "pods", "all": return pods(target)
    case "nodes": return nodes(target)
    case "events":
      let isWarning = target.arguments["fields"]?.contains("type=Warning") ?? false
      return .request(.events(EventQuery(cluster: target.cluster, isWarningsOnly: isWarning, isFull: isFull)))
    case "statefulsets":
      return named(target, .orchestrator) { .statefulSets(cluster: target.cluster, isWide: isWide) }
    case "deployments":
      if target.names.first == Workload.orchestrator.rawValue {
        return .refused("Error from server (NotFound): deployments.apps \"events-orchestrator\" not found")
      }
      return .request(.deployments(cluster: target.cluster, isWide: isWide))
    case "hpa": return named(target, .publisher) { .autoscalers(cluster: target.cluster) }
    case "namespaces": return .refused("NAME                STATUS   AGE\ninternal-exchange   Active   611d")
    default: return none(target)
    }
  }

  func none(_ target: Target) -> Reading {
    .refused("No resources found in \(target.space) namespace.")
  }

  func named(_ target: Target, _ workload: Workload, _ make: () -> Request) -> Reading {
    if let name = target.names.first, name != workload.rawValue {
      let plural = workload == .orchestrator ? "statefulsets.apps" : "horizontalpodautoscalers.autoscaling"
      return .refused("Error from server (NotFound): \(plural) \"\(name)\" not found")
    }
    return .request(make())
  }

  func pods(_ target: Target) -> Reading {
    var query = PodQuery(
      cluster: target.cluster, isWide: target.arguments["output"] == "wide",
      hasLabels: target.arguments.has("labels"), hasNoHeaders: target.arguments.has("bare"),
      isWatching: target.arguments.has("watch"), isFull: isFull)
    if let sort = target.arguments["sort"] {
      do throws(JSONPathTemplate.Failure) { query.sort = try JSONPathTemplate.relaxed(sort) } catch {
        return .refused(error.says)
      }
    }
    if let selector = target.arguments["selector"] {
      guard let workload = target.workload(selector) else { return none(target) }
      query.workload = workload
    }
    if let fields = target.arguments["fields"] {
      let parts = fields.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, parts[0].hasPrefix("status.phase") else {
        return .refused(
          "Error from server (BadRequest): Unable to find \"/v1, Resource=pods\" that match label selector \"\", field selector \"\(fields)\": field label not supported: \(parts.first ?? fields)"
        )
      }
      query.isPhaseExcluded = parts[0].hasSuffix("!")
      query.phase = parts[1].split(separator: "=").first.map(String.init) ?? parts[1]
    }
    for name in target.names {
      switch PodName(world, name, in: target.cluster) {
      case .pod(let pod): query.names.append(pod)
      case .workload(let workload):
        query.workload = workload
        let bare = name.split(separator: "/").last.map(String.init) ?? name
        if bare != workload.rawValue { query.deploymentPods.append(bare) }
      case .ambiguous(let why): return .unclear(why)
      case .absent(let says): return .refused(says)
      }
    }
    return .request(.pods(query))
  }

  func nodes(_ target: Target) -> Reading {
    for name in target.names where world.cluster(ofNode: name) == nil {
      return .refused("Error from server (NotFound): nodes \"\(name)\" not found")
    }
    let cluster = target.names.first.flatMap { world.cluster(ofNode: $0) } ?? target.cluster
    return .request(.nodes(cluster: cluster, isWide: target.arguments["output"] == "wide"))
  }

  func describe(_ target: Target) -> Reading {
    guard !target.words.isEmpty else {
      return .refused("error: You must specify the type of resource to describe.")
    }
    if target.kind == "nodes" {
      guard let name = target.names.first else {
        return oneCluster(target, "describe node") { .describeNode(cluster: $0) }
      }
      guard let cluster = world.cluster(ofNode: name) else {
        return .refused("Error from server (NotFound): nodes \"\(name)\" not found")
      }
      return .request(.describeNode(cluster: cluster))
    }
    if let kind = target.kind, kind == "deployments" || kind == "hpa" {
      let name = target.names.first ?? Workload.publisher.rawValue
      guard let workload = target.workload(name), workload != .orchestrator else {
        return .refused("Error from server (NotFound): deployments.apps \"\(name)\" not found")
      }
      return .request(.describeWorkload(workload))
    }
    if target.kind == "statefulsets" {
      return named(target, .orchestrator) { .statefulSets(cluster: nil, isWide: false) }.mapRequest { _ in
        oneCluster(target, "describe statefulset") { .describeStatefulSet(cluster: $0) }
      }
    }
    return these(target, noun: "describe") {
      .describe($0)
    } workload: {
      .describeWorkload($0)
    }
  }

  func top(_ target: Target) -> Reading {
    if let sort = target.arguments["sort"], sort != "cpu", sort != "memory" {
      return .refused("error: --sort-by accepts only cpu or memory")
    }
    let isByMemory = target.arguments["sort"] == "memory"
    switch target.kind {
    case "nodes": return .request(.topNodes(cluster: target.cluster))
    case "pods":
      if target.isEmpty { return .refused("No resources found in \(target.space) namespace.") }
      if let selector = target.arguments["selector"], let workload = target.workload(selector),
        workload != .orchestrator
      {
        return noMetrics(workload)
      }
      var named: [Int] = []
      for name in target.names {
        switch PodName(world, name, in: target.cluster) {
        case .pod(let pod): named.append(pod)
        case .workload(let workload): return noMetrics(workload)
        case .ambiguous(let why): return .unclear(why)
        case .absent(let says): return .refused(says)
        }
      }
      if !named.isEmpty { return .request(.topOf(named)) }
      return .request(.top(cluster: target.cluster, byMemory: isByMemory))
    case nil where target.words.isEmpty: return .request(.help("kubectl top"))
    default:
      return .refused(
        "error: unknown command \"\(target.typedKind)\"\nSee 'kubectl top -h' for help and examples")
    }
  }

  /// The simulation knows how busy a deployment is as a whole, not each of its pods.
  private func noMetrics(_ workload: Workload) -> Reading {
    .refused(
      "error: Metrics not available for the pods of \(workload.rawValue)\nTry: grafana show prep_publisher.requests_per_second, or kubectl get hpa"
    )
  }

  func events(_ target: Target) -> Reading {
    var query = EventQuery(cluster: target.cluster, isFull: isFull)
    if target.isEmpty { return .refused("No events found in \(target.space) namespace.") }
    query.isWarningsOnly = target.arguments["types"]?.lowercased() == "warning"
    if let name = target.arguments["for"] {
      switch PodName(world, name, in: target.cluster) {
      case .pod(let pod): query.pod = pod
      case .workload: break
      case .ambiguous(let why): return .unclear(why)
      case .absent(let says): return .refused(says)
      }
    }
    return .request(.events(query))
  }

  /// The pods that a line names, or the workload that one of them belongs to.
  func these(
    _ target: Target, noun: String, _ make: ([Int]) -> Request, workload: (Workload) -> Request
  ) -> Reading {
    let names = target.kind == nil ? target.words : target.names
    guard !names.isEmpty else {
      return .refused("error: resource(s) were provided, but no name was specified")
    }
    if target.isEmpty {
      return .refused("Error from server (NotFound): pods \"\(names[0])\" not found")
    }
    var pods: [Int] = []
    for name in names {
      switch PodName(world, name, in: target.cluster) {
      case .pod(let pod): if !pods.contains(pod) { pods.append(pod) }
      case .workload(let found): return .request(workload(found))
      case .ambiguous(let why): return .unclear(why)
      case .absent(let says): return .refused(says)
      }
    }
    return .request(make(pods))
  }

  /// A request for the cluster of the context, or the question which one.
  func oneCluster(_ target: Target, _ form: String, _ make: (Int) -> Request) -> Reading {
    if let cluster = target.cluster { return .request(make(cluster)) }
    return .unclear("In which cluster? \(.command("kubectl \(form) --context \(world.clusterName(0))")).")
  }
}

/// What a pod's name stands for.
enum PodName {
  case pod(Int)
  /// One of a deployment's pods, which are all alike here.
  case workload(Workload)
  case ambiguous(StyledText)
  /// There is none; what the server says.
  case absent(String)

  init(_ world: DrillWorld, _ name: String, in cluster: Int?) {
    var plain = name
    for prefix in ["pod/", "pods/", "po/", "deploy/", "deployment/", "sts/", "statefulset/"]
    where plain.hasPrefix(prefix) {
      plain.removeFirst(prefix.count)
    }
    let bare = plain.split(separator: "/").last.map(String.init) ?? plain
    if let workload = Workload.allCases.first(where: { bare == $0.rawValue }), workload != .orchestrator {
      self = .workload(workload)
    } else if world.publisherPodNames.contains(bare) {
      self = .workload(.publisher)
    } else if world.failedWritesPodNames.contains(bare) {
      self = .workload(.failedWrites)
    } else if let pod = world.pod(named: plain, in: cluster) {
      self = world.gateway.pod(pod)?.phase == .absent ? .absent(Self.notFound(plain)) : .pod(pod)
    } else if cluster == nil, !plain.contains("/"), world.pod(named: plain, in: 0) != nil {
      self = .ambiguous(
        "\(.code(plain)) is there in every cluster. Say which: \(.command("--context \(world.clusterName(0))")), or \(.command("a/\(plain)"))."
      )
    } else {
      self = .absent(Self.notFound(plain))
    }
  }

  private static func notFound(_ name: String) -> String {
    "Error from server (NotFound): pods \"\(name.prefix(120))\" not found"
  }
}
