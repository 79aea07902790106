import GatewaySimulation
import TutorCore

/// Reads a kubectl line, and answers as kubectl does to what it does not know.
struct KubectlReader {
  let world: DrillWorld
  /// Whether nothing is left out, since a filter reads the output.
  var isFull = false

  typealias Reading = CommandReader.Reading

  /// The commands, each with its own flags besides the common ones.
  private static let verbs: [String: (valued: [String: String], plain: [String: String])] = [
    "get": (
      [
        "-o": "output", "--output": "output", "-l": "selector", "--selector": "selector",
        "--field-selector": "fields", "--sort-by": "sort", "--limit": "limit", "-L": "columns",
      ],
      [
        "-w": "watch", "--watch": "watch", "-A": "all", "--all-namespaces": "all", "--no-headers": "bare",
        "--show-labels": "labels",
      ]
    ),
    "describe": (["-l": "selector", "--selector": "selector"], ["-A": "all", "--all-namespaces": "all"]),
    "top": (
      ["-l": "selector", "--selector": "selector", "--sort-by": "sort"],
      ["-A": "all", "--all-namespaces": "all", "--containers": "containers", "--no-headers": "bare"]
    ),
    "logs": (
      [
        "--tail": "tail", "--since": "since", "-c": "container", "--container": "container",
        "-l": "selector", "--selector": "selector",
      ],
      [
        "-p": "previous", "--previous": "previous", "-f": "follow", "--follow": "follow",
        "--timestamps": "stamps", "--all-containers": "containers", "--prefix": "prefix",
      ]
    ),
    "events": (
      ["--for": "for", "--types": "types"],
      ["-w": "watch", "--watch": "watch", "-A": "all", "--all-namespaces": "all"]
    ),
    "delete": (
      ["-l": "selector", "--selector": "selector", "--grace-period": "grace", "--field-selector": "fields"],
      ["--all": "all", "--force": "force", "--now": "now", "--wait": "wait"]
    ),
    "rollout": (
      ["--to-revision": "revision", "--revision": "revision", "--timeout": "timeout"], ["-w": "watch"]
    ),
    "scale": (["--replicas": "replicas", "--current-replicas": "current"], [:]),
    "cordon": ([:], [:]), "uncordon": ([:], [:]),
    "drain": (
      ["--grace-period": "grace", "--timeout": "timeout"],
      [
        "--ignore-daemonsets": "daemonsets", "--delete-emptydir-data": "emptydir", "--force": "force",
      ]
    ),
    "config": ([:], [:]), "help": ([:], [:]), "version": ([:], [:]),
  ]

  /// Commands that change what an appfile states: not the on-call's to give.
  private static let guarded = [
    "apply", "edit", "patch", "set", "annotate", "label", "replace", "create", "autoscale",
  ]

  /// Reads the words behind `kubectl`.
  func read(_ words: [String]) -> Reading {
    guard let verb = verb(of: words) else { return .request(.help("kubectl")) }
    if Self.guarded.contains(verb) {
      return .refused(
        "Error from server: admission webhook \"gitops.internal-exchange\" denied the request: \(verb): objects here are managed by Argo from the appfiles"
      )
    }
    if verb == "exec" || verb == "port-forward" || verb == "cp" || verb == "attach" {
      return .refused(
        "Error from server (Forbidden): pods is forbidden: User \"on-call\" cannot create resource \"pods/\(verb)\" in API group \"\" in the namespace \"internal-exchange\""
      )
    }
    guard let own = Self.verbs[verb] else {
      let near = Spoken.nearest(to: verb, among: Self.verbs.keys.sorted())
      return .refused(
        "error: unknown command \"\(verb)\" for \"kubectl\""
          + (near.map { "\n\nDid you mean this?\n\t\($0)" } ?? ""))
    }
    let common = ["-n": "namespace", "--namespace": "namespace", "--context": "context"]
    let acts = ["delete", "rollout", "scale", "cordon", "uncordon", "drain"].contains(verb)
    let flags = FlagSet(
      valued: own.valued.merging(common) { first, _ in first },
      plain: own.plain.merging(
        ["-h": "help", "--help": "help"].merging(acts ? ["--dry-run": "dry"] : [:]) { $1 }
      ) {
        first, _ in first
      },
      unknown: {
        ($0.hasPrefix("--")
          ? "error: unknown flag: \($0)"
          : "error: unknown shorthand flag: '\($0.dropFirst().prefix(1))' in \($0)")
          + "\nSee 'kubectl \(verb) --help' for usage."
      })
    do {
      let arguments = try Arguments(words, flags)
      if arguments.has("help") { return .request(.help("kubectl \(verb)")) }
      let reading = perform(verb, arguments)
      if arguments.has("dry"), case .request(let request) = reading, request.acts {
        return .refused("(dry run) It would be done as it stands; nothing was changed.")
      }
      return reading
    } catch { return .refused(error.says) }
  }

  /// The first word that is no flag and no value of a common flag.
  private func verb(of words: [String]) -> String? {
    var rest = words[...]
    while let word = rest.popFirst() {
      if ["-n", "--namespace", "--context"].contains(word) { _ = rest.popFirst(); continue }
      if word == "-h" || word == "--help" { return nil }
      if !word.hasPrefix("-") { return word.lowercased() }
    }
    return nil
  }

  private func perform(_ verb: String, _ arguments: Arguments) -> Reading {
    let words = Array(arguments.words.dropFirst())
    var cluster: Int?
    if let name = arguments["context"] {
      guard let known = world.cluster(named: name) else {
        return .refused("error: context \"\(name)\" does not exist")
      }
      cluster = known
    }
    let space = arguments["namespace"]
    let target = Target(
      world: world, words: words, cluster: cluster,
      isEmpty: space.map { $0 != "internal-exchange" } ?? false, space: space ?? "internal-exchange",
      arguments: arguments)
    switch verb {
    case "get": return get(target)
    case "describe": return describe(target)
    case "top": return top(target)
    case "logs": return logs(target)
    case "events": return events(target)
    case "delete": return delete(target)
    case "rollout": return rollout(target)
    case "scale": return scale(target)
    case "cordon", "uncordon", "drain": return node(verb, target)
    case "config": return config(words)
    case "version": return .refused("Client Version: v1.29.6\nServer Version: v1.29.6-eks-db838b0")
    default: return .request(.help((["kubectl"] + words).joined(separator: " ")))
    }
  }

  private func config(_ words: [String]) -> Reading {
    switch words.first {
    case nil, "get-contexts", "view": return .request(.contexts)
    case "current-context":
      return .refused("error: current-context is not set: this shell sees all four clusters at once")
    default:
      return .unclear(
        "There is nothing to set: without \(.command("--context")) a look covers all four clusters, and an action asks for one."
      )
    }
  }
}

/// What a kubectl line is about.
struct Target {
  /// Kinds of objects by each of their names.
  static let kinds: [String: String] = [
    "pods": "pods", "pod": "pods", "po": "pods", "nodes": "nodes", "node": "nodes", "no": "nodes",
    "events": "events", "event": "events", "ev": "events", "statefulsets": "statefulsets",
    "statefulset": "statefulsets", "sts": "statefulsets", "statefulsets.apps": "statefulsets",
    "deployments": "deployments", "deployment": "deployments", "deploy": "deployments",
    "deployments.apps": "deployments", "hpa": "hpa", "horizontalpodautoscaler": "hpa",
    "horizontalpodautoscalers": "hpa", "all": "all", "namespaces": "namespaces", "ns": "namespaces",
    "services": "none", "service": "none", "svc": "none", "configmaps": "none", "configmap": "none",
    "cm": "none", "secrets": "none", "secret": "none", "jobs": "none", "job": "none",
    "daemonsets": "none", "ds": "none", "pvc": "none", "ingress": "none", "replicasets": "none", "rs": "none",
  ]

  let world: DrillWorld
  let words: [String]
  let cluster: Int?
  /// Whether nothing is in the namespace.
  let isEmpty: Bool
  let space: String
  let arguments: Arguments

  /// The kind as it was typed, before a slash.
  var typedKind: String {
    words.first.map { String($0.lowercased().split(separator: "/").first ?? "") } ?? ""
  }
  /// The kind; nil for an unknown one.
  var kind: String? { Self.kinds[typedKind] }
  /// Names behind the kind: `pod NAME`, `pod/NAME`, `sts/NAME`.
  var names: [String] {
    guard let first = words.first else { return [] }
    var names = Array(words.dropFirst())
    if let slash = first.firstIndex(of: "/"), Self.kinds[first[..<slash].lowercased()] != nil {
      names.insert(String(first[first.index(after: slash)...]), at: 0)
    }
    return names.map { name in
      guard let slash = name.firstIndex(of: "/"), Self.kinds[name[..<slash].lowercased()] != nil else {
        return name
      }
      return String(name[name.index(after: slash)...])
    }
  }

  /// The workload that a selector or a name speaks of.
  func workload(_ text: String) -> Workload? {
    Workload.allCases.first {
      text == $0.rawValue || text == "app=\($0.rawValue)" || text == "app.kubernetes.io/name=\($0.rawValue)"
    }
  }
}
