package import TutorCore

/// What somebody holds to be the cause: how far it reaches, what is ill, and how.
package struct Diagnosis: Sendable, Equatable {
  /// How far it reaches.
  package enum Scope: String, Sendable, CaseIterable {
    case fewPods = "few-pods"
    case oneCluster = "one-cluster"
    case fleet
    case nobody

    var words: [String] {
      switch self {
      case .fewPods:
        [
          "few pods", "one pod", "single pod", "some pods", "these pods", "those pods", "isolated",
          "specific", "pods only", "handful", "that pod", "this pod",
        ]
      case .oneCluster: ["one cluster", "cluster", "90 pods", "whole cluster", "90", "prod edam"]
      case .fleet:
        [
          "fleet", "fleetwide", "fleet wide", "all pods", "all clusters", "every cluster", "everything",
          "every pod", "everywhere", "systemic", "all publishers", "every publisher", "all four clusters",
          "all loops", "all event loops", "every loop", "all orchestrators", "every orchestrator",
        ]
      case .nobody:
        [
          "nobody", "none", "nothing", "no impact", "no one", "harmless", "not affected", "false alarm",
          "no harm",
        ]
      }
    }
  }

  /// Which part of the gateway is ill.
  package enum Entity: String, Sendable, CaseIterable {
    case orchestrator
    case prepPublisher = "prep-publisher"
    case kafka
    case failedWritesProcessor = "failed-writes-processor"
    case nodes
    case platform
    case nothing

    var words: [String] {
      switch self {
      case .orchestrator: ["orchestrators", "orchestrator pods", "events orchestrator", "consumers"]
      case .prepPublisher: ["prep publisher", "prep publishers", "publisher", "publishers", "prepublisher"]
      case .kafka: ["msk", "broker", "brokers"]
      case .failedWritesProcessor: ["fwp"]
      case .nodes: ["node", "ec2", "asg"]
      case .platform: ["kdp", "infrastructure", "neighbour", "neighbor"]
      case .nothing: ["no component", "nothing is ill", "nothing is wrong"]
      }
    }
  }

  /// What is ill, and how.
  package enum Mechanism: String, Sendable, CaseIterable {
    case crashLoop = "crash-loop"
    case backlog
    case lostNode = "lost-node"
    case badDeploy = "bad-deploy"
    case scaledDown = "scaled-down"
    case stalledLoop = "stalled-loop"
    case takenCPU = "taken-cpu"
    case degradedBroker = "degraded-broker"
    case timeouts
    case processorDown = "processor-down"
    case reachedS3 = "reached-s3"
    case stuckConsumer = "stuck-consumer"
    case brokenPublishers = "broken-publishers"
    case brokenConnections = "broken-connections"
    case load
    case transientNoise = "transient"
    case recovered

    var words: [String] {
      switch self {
      case .crashLoop: ["crash loop", "crashloop", "crashloopbackoff", "crashing", "crashed", "crash", "oom"]
      case .backlog:
        [
          "backlog", "pile up", "piled up", "stale entries", "dragging", "struggling to drain",
          "overloaded pods",
        ]
      case .lostNode: ["node", "node lost", "node terminated", "node failure", "lost node", "ec2", "asg"]
      case .badDeploy:
        [
          "deploy", "bad deploy", "rollout", "release", "code regression", "node pool", "revision",
          "new release", "bad release", "broken release", "bad version",
          "new version", "rolled back", "rolled it back", "roll back",
        ]
      case .scaledDown: ["scaled down", "replicas changed", "scaled", "replicas"]
      case .stalledLoop:
        [
          "stalled", "stall", "event loop", "loop waits", "kdp", "infrastructure", "blocked loop",
          "waits for the platform", "wait for the platform", "waiting for the platform",
        ]
      case .takenCPU:
        [
          "neighbour", "neighbor", "noisy neighbour", "cpu taken", "steal", "cpu steal", "takes the cpu",
          "take the cpu", "took the cpu", "taking the cpu", "do not get any cpu", "get no cpu",
        ]
      case .degradedBroker: ["broker", "msk", "kafka", "degraded broker", "broker down"]
      case .timeouts: ["timeout", "timeouts", "kafkatimeouterror", "blip", "connectivity"]
      case .processorDown: ["processor down", "failed writes processor", "fwp", "processor stopped"]
      case .reachedS3: ["s3", "republish", "bucket"]
      case .stuckConsumer:
        [
          "stuck consumer", "consumer hangs", "hung consumer", "responses unread", "not reading responses",
          "does not read responses", "stuck", "hung", "hangs", "it hangs in the process",
        ]
      case .brokenPublishers:
        [
          "prep publisher pods", "publisher pods", "broken publishers", "too few publishers",
          "prep publisher down",
        ]
      case .brokenConnections:
        [
          "broken connections", "connections break", "unresolved resets", "retries do not resolve",
          "not resolved", "connection resets", "broke connections", "broke their connections",
          "lose connections",
          "lost their connections",
        ]
      case .load: ["load", "traffic", "bfcm", "peak", "high load"]
      case .transientNoise:
        ["transient", "noise", "known error", "filtered", "resolves with retries", "false alarm"]
      case .recovered:
        ["recovered", "healed", "already over", "self healed", "gone", "by itself", "already back"]
      }
    }

    /// In a sentence.
    package var text: String {
      switch self {
      case .crashLoop: "pods crash at each start"
      case .backlog: "pods drag a backlog that they cannot clear"
      case .lostNode: "a node ended, so pods have nowhere to run"
      case .badDeploy: "a deploy that cannot do its work"
      case .scaledDown: "somebody scaled the StatefulSet down"
      case .stalledLoop: "event loops wait for something that is not the CPU"
      case .takenCPU: "others on the node take the CPU"
      case .degradedBroker: "a broker answers late or not at all"
      case .timeouts: "writes to Kafka time out"
      case .processorDown: "the Failed Writes Processor does not run"
      case .reachedS3: "failed events came to rest in S3"
      case .stuckConsumer: "a consumer hangs, and its topic is not read"
      case .brokenPublishers: "PrepPublisher pods that take no requests"
      case .brokenConnections: "connections break, and retries do not resolve it"
      case .load: "high load, and the system keeps up"
      case .transientNoise: "a transient error that retries resolve"
      case .recovered: "it went by itself"
      }
    }
  }

  /// Which part of the gateway is ill.
  package var entity: Entity?
  /// How far it reaches.
  package var scope: Scope?
  /// What is ill, and how.
  package var mechanism: Mechanism?
  /// How sure the learner is, in percent; nil when not said.
  package var confidence: Int?

  /// A diagnosis; an entity that is not named is the mechanism's own.
  package init(entity: Entity? = nil, scope: Scope?, mechanism: Mechanism?, confidence: Int? = nil) {
    self.entity = entity ?? mechanism?.entity
    self.scope = scope
    self.mechanism = mechanism
    self.confidence = confidence
  }

  /// Reads one out of a sentence; what is not said stays nil. The longest phrase decides, the earlier one of equals; a phrase that is denied
  /// ("not Kafka", "instead of a deploy") does not count.
  package init(reading sentence: String) {
    let spoken = SpokenChoice(sentence)
    let mechanism = Self.mechanism(spoken)
    self.init(
      entity: spoken.choice(Entity.allCases.map { ($0, $0.words + [$0.spoken]) }),
      scope: Self.scope(spoken, sentence),
      mechanism: mechanism, confidence: Spoken.percent(in: sentence))
    // A mechanism says what is ill more exactly than a word in passing.
    if let own = mechanism?.entity { entity = own }
  }

  /// Whether a sentence names a cause only to deny it: "the deploy is not the cause".
  static func isDenied(in sentence: String) -> Bool {
    let spoken = SpokenChoice(sentence)
    return Mechanism.allCases.contains { ($0.words + [$0.spoken]).contains(where: spoken.isOnlyDenied) }
  }

  /// What is ill, and how. Why pods crash and where late writes ended say more than that they do.
  private static func mechanism(_ spoken: SpokenChoice) -> Mechanism? {
    let said = spoken.choice(Mechanism.allCases.map { ($0, $0.words + [$0.spoken]) })
    let deeper: Mechanism? =
      switch said {
      case .crashLoop: .badDeploy
      case .timeouts: .reachedS3
      default: nil
      }
    guard let deeper, deeper.words.contains(where: spoken.isSaid) else { return said }
    return deeper
  }

  /// How far it reaches. A few pods that are counted or named are a few, in whatever cluster; all pods of a cluster that is named are that cluster.
  private static func scope(_ spoken: SpokenChoice, _ sentence: String) -> Scope? {
    if spoken.saysAllOfThem { return .fleet }
    let said = spoken.choice(Scope.allCases.map { ($0, $0.words + [$0.spoken]) })
    if said == .nobody { return said }
    let beyond = ["fleet", "fleetwide", "systemic", "all clusters", "every cluster", "all four clusters"]
    if said == .fleet {
      return spoken.clusters.count == 1 && !beyond.contains(where: spoken.isSaid) ? .oneCluster : .fleet
    }
    let few = ["few pods", "one pod", "single pod", "some pods", "handful"]
    let count = spoken.podCounts.min() ?? names(sentence)
    if (1...mostOfFew).contains(count) || few.contains(where: spoken.isSaid) { return .fewPods }
    return said ?? (count >= 300 ? .fleet : (60...120).contains(count) ? .oneCluster : nil)
  }

  /// More pods than these are no longer a few.
  private static let mostOfFew = 12

  /// How many pods a sentence names: `b/6`, `a/events-orchestrator-3`.
  private static func names(_ sentence: String) -> Int {
    let prefix = "events-orchestrator-"
    let words = Set(sentence.lowercased().split { $0.isWhitespace || ",;:?!()".contains($0) })
    return words.count { word in
      let parts = word.split(separator: "/", omittingEmptySubsequences: false)
      guard let last = parts.last, parts.count <= 2,
        parts.count == 1 || parts[0].count == 1 || parts[0] == "pod"
      else {
        return false
      }
      let digits = last.hasPrefix(prefix) ? last.dropFirst(prefix.count) : parts.count == 2 ? last : ""
      return !digits.isEmpty && digits.allSatisfy(\.isNumber)
    }
  }

  /// In words, with what is missing.
  package var sentence: StyledText {
    // How something is ill says what is.
    let how: StyledText? =
      mechanism.map { "\(SafeText($0.text))" } ?? entity.map { "\(SafeText($0.spoken))" }
    let reach: StyledText? = scope.map { "\(SafeText($0.spoken))" }
    let parts = [reach, how].compactMap { $0 }
    let sure: StyledText = confidence.map { "; \($0) % sure" } ?? ""
    return (parts.isEmpty ? "nothing yet" : .joined(parts, separator: ": ")) + sure
  }
}

extension RawRepresentable where RawValue == String {
  /// `few-pods` as it is said.
  var spoken: String { rawValue.split(separator: "-").joined(separator: " ") }
}
