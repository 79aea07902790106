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
          "specific", "pods only", "handful",
        ]
      case .oneCluster: ["one cluster", "cluster", "90 pods", "whole cluster", "90"]
      case .fleet:
        ["fleet", "fleetwide", "fleet wide", "all pods", "everything", "every pod", "everywhere", "systemic"]
      case .nobody: ["nobody", "none", "nothing", "no impact", "no one", "harmless", "not affected"]
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
        ["deploy", "bad deploy", "rollout", "release", "code regression", "node pool", "revision"]
      case .scaledDown: ["scaled down", "replicas changed", "scaled", "replicas"]
      case .stalledLoop:
        ["stalled", "stall", "event loop", "loop waits", "kdp", "infrastructure", "blocked loop"]
      case .takenCPU: ["neighbour", "neighbor", "noisy neighbour", "cpu taken", "steal", "cpu steal"]
      case .degradedBroker: ["broker", "msk", "kafka", "degraded broker"]
      case .timeouts: ["timeout", "timeouts", "kafkatimeouterror", "blip", "connectivity"]
      case .processorDown: ["processor down", "failed writes processor", "fwp", "processor stopped"]
      case .reachedS3: ["s3", "republish", "bucket"]
      case .stuckConsumer:
        [
          "stuck consumer", "consumer hangs", "hung consumer", "responses unread", "not reading responses",
          "does not read responses", "stuck",
        ]
      case .brokenPublishers:
        [
          "prep publisher pods", "publisher pods", "broken publishers", "too few publishers",
          "prep publisher down",
        ]
      case .brokenConnections:
        [
          "broken connections", "connections break", "unresolved resets", "retries do not resolve",
          "not resolved", "connection resets",
        ]
      case .load: ["load", "traffic", "bfcm", "peak", "high load"]
      case .transientNoise: ["transient", "noise", "known error", "filtered", "resolves with retries"]
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
      case .badDeploy: "a deploy that cannot run"
      case .scaledDown: "somebody scaled the StatefulSet down"
      case .stalledLoop: "event loops wait for something that is not the CPU"
      case .takenCPU: "others on the node take the CPU"
      case .degradedBroker: "a broker answers late"
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

  /// How far it reaches.
  package var scope: Scope?
  /// What is ill, and how.
  package var mechanism: Mechanism?
  /// How sure the learner is, in percent; nil when not said.
  package var confidence: Int?

  /// A diagnosis.
  package init(scope: Scope?, mechanism: Mechanism?, confidence: Int? = nil) {
    self.scope = scope
    self.mechanism = mechanism
    self.confidence = confidence
  }

  /// Reads one out of a sentence; what is not said stays nil. The longest phrase decides, the earlier one of equals.
  package init(reading sentence: String) {
    let spoken = " " + Spoken.words(sentence).joined(separator: " ") + " "
    func best<Value>(_ values: [(Value, [String])]) -> Value? {
      var found: (value: Value, length: Int)?
      for (value, phrases) in values {
        for phrase in phrases where spoken.contains(" \(phrase) ") && phrase.count > found?.length ?? 0 {
          found = (value, phrase.count)
        }
      }
      return found?.value
    }
    scope = best(
      Scope.allCases.map { ($0, $0.words + [$0.rawValue.split(separator: "-").joined(separator: " ")]) })
    mechanism = best(
      Mechanism.allCases.map { ($0, $0.words + [$0.rawValue.split(separator: "-").joined(separator: " ")]) })
    confidence = Spoken.percent(in: sentence)
  }

  /// In words, with what is missing.
  package var sentence: StyledText {
    let reach = SafeText(scope?.rawValue ?? "not said")
    let how = SafeText(mechanism?.text ?? "not said")
    let sure: StyledText = confidence.map { ", \($0) % sure" } ?? ""
    return "scope: \(reach); mechanism: \(how)" + sure
  }
}
