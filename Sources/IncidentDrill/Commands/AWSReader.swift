import GatewaySimulation
import TutorCore

/// Reads an aws line.
struct AWSReader {
  let world: DrillWorld

  typealias Reading = CommandReader.Reading

  private static let services = ["autoscaling", "kafka", "s3"]
  private static var flags: FlagSet {
    FlagSet(
      valued: [
        "--auto-scaling-group-name": "group", "--auto-scaling-group-names": "group",
        "--desired-capacity": "capacity", "--cluster-arn": "cluster", "--cluster-name": "cluster",
        "--cluster-name-filter": "filter", "--region": "region", "--profile": "profile", "--output": "output",
        "--query": "query", "--max-items": "items", "--broker-ids": "brokers", "--current-version": "version",
        "--target-number-of-broker-nodes": "target", "--target-instance-type": "type", "--min-size": "size",
        "--max-size": "size", "--instance-id": "instance", "--instance-ids": "instance",
      ],
      plain: [
        "--recursive": "recursive", "--summarize": "summarize", "--human-readable": "human", "--help": "help",
        "--honor-cooldown": "cooldown", "--no-honor-cooldown": "cooldown", "--no-cli-pager": "pager",
      ],
      unknown: { "aws: error: Unknown options: \($0)" },
      missing: { "aws: error: argument \($0): expected one argument" })
  }

  /// Reads the words behind `aws`.
  func read(_ words: [String]) -> Reading {
    if let service = words.first?.lowercased(), !service.hasPrefix("-"), service != "help",
      !Self.services.contains(service)
    {
      return choice("command", service, Self.services, nearest: Self.looks[service])
    }
    do {
      let arguments = try Arguments(words, Self.flags)
      let service = arguments.words.first?.lowercased() ?? ""
      let operation = arguments.words.dropFirst().first?.lowercased() ?? ""
      if service.isEmpty || service == "help" { return .request(.help("aws")) }
      if operation.isEmpty || operation == "help" || arguments.has("help") {
        return .request(.help("aws \(service)"))
      }
      switch service {
      case "autoscaling": return autoscaling(operation, arguments)
      case "kafka": return kafka(operation, arguments)
      default: return storage(operation, arguments)
      }
    } catch { return .refused(error.says) }
  }

  /// What comes nearest to a service that is not here.
  private static let looks = [
    "ec2": "aws autoscaling describe-auto-scaling-groups", "cloudwatch": "grafana ls", "logs": "logs QUERY",
    "eks": "kubectl get nodes", "msk": "aws kafka list-clusters", "s3api": "aws s3 ls",
    "elbv2": "kubectl get pods", "sqs": "aws kafka describe-cluster", "ecs": "kubectl get pods",
    "ssm": "kubectl logs POD", "cloudtrail": "kubectl get events",
  ]

  private func choice(_ what: String, _ word: String, _ valid: [String], nearest: String? = nil) -> Reading {
    let near =
      (nearest ?? Spoken.nearest(to: word, among: valid)).map { "\n\nmaybe you meant:\n\n  * \($0)" } ?? ""
    return .refused(
      "aws: error: argument \(what): Invalid choice: \"\(word.prefix(60))\", valid choices are:\n"
        + valid.joined(separator: " | ") + near)
  }

  /// `operation` as it is typed: `reboot-broker`.
  private func denied(_ service: String, _ operation: String, on resource: String = "") -> Reading {
    let name = Self.camel(operation)
    return .refused(
      "An error occurred (AccessDenied) when calling the \(name) operation: User: arn:aws:sts::assumed-role/event-gateway-on-call is not authorized to perform: \(service):\(name)\(resource)"
    )
  }

  /// An operation as errors name it: `RebootBroker`.
  private static func camel(_ operation: String) -> String {
    operation.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  // MARK: Auto-scaling groups

  private func autoscaling(_ operation: String, _ arguments: Arguments) -> Reading {
    switch operation {
    case "describe-auto-scaling-groups", "describe-scaling-activities", "describe-auto-scaling-instances":
      return .request(.groups(arguments["group"]))
    case "set-desired-capacity": return capacity(arguments)
    case "terminate-instance-in-auto-scaling-group", "update-auto-scaling-group", "start-instance-refresh":
      return denied("autoscaling", operation)
    default:
      return choice(
        "operation", operation,
        ["describe-auto-scaling-groups", "describe-scaling-activities", "set-desired-capacity"])
    }
  }

  private func capacity(_ arguments: Arguments) -> Reading {
    let group = arguments["group"] ?? DrillWorld.processorGroup
    guard let text = arguments["capacity"] ?? arguments.words.dropFirst(2).first else {
      let missing = (arguments["group"] == nil ? ["--auto-scaling-group-name"] : []) + ["--desired-capacity"]
      return .refused("aws: error: the following arguments are required: " + missing.joined(separator: ", "))
    }
    guard let count = Int(text) else {
      return .refused(
        "Parameter validation failed:\ninvalid literal for int() with base 10: '\(text.prefix(40))'")
    }
    guard world.scalingGroups.contains(where: { $0.name == group }) else {
      return .refused(
        "An error occurred (ValidationError) when calling the SetDesiredCapacity operation: AutoScalingGroup name not found - AutoScalingGroup '\(group.prefix(80))' not found"
      )
    }
    guard group == DrillWorld.processorGroup else {
      return denied("autoscaling", "set-desired-capacity", on: " on resource \(group)")
    }
    let most = world.gateway.facts.processorMaximum
    guard (0...most).contains(count) || (arguments["capacity"] == nil && count > 0) else {
      let side = count < 0 ? "below min value 0" : "above max value \(most)"
      return .refused(
        "An error occurred (ValidationError) when calling the SetDesiredCapacity operation: New SetDesiredCapacity value \(count) is \(side) for the AutoScalingGroup."
      )
    }
    return .request(.capacity(min(count, most)))
  }

  // MARK: MSK

  private func kafka(_ operation: String, _ arguments: Arguments) -> Reading {
    var cluster: Int?
    if let name = arguments["cluster"] ?? arguments.words.dropFirst(2).first {
      guard let known = world.cluster(ofKafka: name) else {
        return .refused(
          "An error occurred (NotFoundException) when calling the \(Self.camel(operation)) operation: The requested resource doesn't exist: \(name.prefix(80))"
        )
      }
      cluster = known
    }
    switch operation {
    case "list-clusters", "list-clusters-v2": return .request(.kafkaClusters)
    case "describe-cluster", "describe-cluster-v2": return .request(.brokers(cluster: cluster))
    case "list-nodes":
      guard let cluster else {
        return .refused("aws: error: the following arguments are required: --cluster-arn")
      }
      return .request(.kafkaNodes(cluster: cluster))
    case "update-broker-count":
      return moreBrokers(cluster, arguments["target"])
    case "reboot-broker", "update-broker-type", "update-broker-storage",
      "delete-cluster":
      return denied("kafka", operation)
    default: return choice("operation", operation, ["describe-cluster", "list-clusters", "list-nodes"])
    }
  }

  /// One cluster a command, as the operation has it.
  private func moreBrokers(_ cluster: Int?, _ text: String?) -> Reading {
    guard let cluster, let text else {
      let missing =
        (cluster == nil ? ["--cluster-arn"] : []) + (text == nil ? ["--target-number-of-broker-nodes"] : [])
      return .refused(
        "aws: error: the following arguments are required: \(missing.joined(separator: ", "))"
          + (cluster == nil ? "\n(one cluster a command; their names: aws kafka list-clusters)" : ""))
    }
    guard let count = Int(text), (1...1000).contains(count) else {
      return .refused(
        "Parameter validation failed:\nInvalid value for parameter TargetNumberOfBrokerNodes: \(text.prefix(40)), valid range: 1-1000"
      )
    }
    let now = world.gateway.world.parameters.brokersPerCluster
    guard count > now, count % 3 == 0 else {
      let why =
        count > now
        ? "The number of broker nodes must be a multiple of the 3 Availability Zones."
        : "The cluster has \(now) broker nodes; the target number must be higher."
      return .refused(
        "An error occurred (BadRequestException) when calling the UpdateBrokerCount operation: \(why)")
    }
    return .request(.addBrokers(cluster: cluster, to: count))
  }

  // MARK: S3

  private func storage(_ operation: String, _ arguments: Arguments) -> Reading {
    switch operation {
    case "ls":
      guard let path = arguments.words.dropFirst(2).first else { return .request(.storage(nil)) }
      let plain = path.hasPrefix("s3://") ? String(path.dropFirst(5)) : path
      let parts = plain.split(separator: "/", maxSplits: 1).map(String.init)
      guard let bucket = parts.first else { return .request(.storage(nil)) }
      guard bucket == DrillWorld.bucket else {
        return .refused(
          "An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist"
        )
      }
      return .request(.storage(parts.count > 1 ? parts[1] : ""))
    case "cp", "mv", "rm", "sync", "rb":
      return .refused(
        "fatal error: An error occurred (AccessDenied) when calling an S3 operation: Access Denied. What is in the bucket goes back with \"republish --from-s3\"."
      )
    default: return choice("operation", operation, ["ls"])
    }
  }
}
