import GatewaySimulation
import TutorCore

/// `kubectl logs`.
extension KubectlReader {
  func logs(_ target: Target) -> Reading {
    var query = LogQuery(
      isPrevious: target.arguments.has("previous"), isFollowing: target.arguments.has("follow"),
      hasStamps: target.arguments.has("stamps"), hasPrefix: target.arguments.has("prefix"), isFull: isFull)
    if let tail = target.arguments["tail"] {
      guard let number = Int(tail), number >= -1 else {
        return .refused(
          "error: invalid argument \"\(tail)\" for \"--tail\" flag: strconv.ParseInt: parsing \"\(tail)\": invalid syntax\nSee 'kubectl logs --help' for usage."
        )
      }
      query.tail = number < 0 ? DrillWorld.mostLogLines : min(number, DrillWorld.mostLogLines)
    }
    if let since = target.arguments["since"] {
      guard let seconds = Span.seconds(since), seconds > 0 else {
        return .refused(
          "error: invalid argument \"\(since)\" for \"--since\" flag: time: invalid duration \"\(since)\"\nSee 'kubectl logs --help' for usage."
        )
      }
      query.since = seconds
    }
    if let container = target.arguments["container"] {
      let name =
        (target.names.first ?? target.words.last).map { String($0.split(separator: "/").last ?? "") } ?? ""
      let isOrchestrator = name.isEmpty || name.contains("orchestrator") || Int(name) != nil
      let own = isOrchestrator ? "orchestrator" : "main"
      guard container == own || name.isEmpty else {
        return .refused("error: container \(container) is not valid for pod \(name)\n(it has one: \(own))")
      }
    }
    if let selector = target.arguments["selector"] {
      guard let workload = target.workload(selector) else {
        return .refused("No resources found in \(target.space) namespace.")
      }
      query.isSelected = true
      return .request(.workloadLogs(workload, query))
    }
    if let name = target.words.last.map({ String($0.split(separator: "/").last ?? "") }),
      (world.publisherPodNames + world.failedWritesPodNames).contains(name)
    {
      query.podName = name
    }
    // A stateful set stands for one of its pods, as for kubectl; without a context for those that stand out.
    let sets = ["sts", "statefulset", "statefulsets", "statefulset.apps"]
    if let parts = target.words.last?.split(separator: "/"), parts.count == 2,
      sets.contains(String(parts[0])),
      parts[1] == Workload.orchestrator.rawValue
    {
      guard let cluster = target.cluster else { return .request(.workloadLogs(.orchestrator, query)) }
      return .request(.logs([cluster * world.gateway.facts.replicas], query))
    }
    guard !target.words.isEmpty else {
      return .refused(
        "error: expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.\nPOD or TYPE/NAME is a required argument for the logs command\nSee 'kubectl logs -h' for help and examples"
      )
    }
    return these(target, noun: "logs") {
      .logs($0, query)
    } workload: {
      .workloadLogs($0, query)
    }
  }
}
