import GatewaySimulation
import TutorCore

/// What a look shows.
extension Shift {
  /// The view that a request asks for; nothing for one that is no look.
  func view(of request: Request) -> View {
    switch request {
    case .panels: world.panelList
    case .missionControl: world.missionControl
    case .panel(let metric, let scope, let seconds): world.panel(metric, by: scope, seconds: seconds)
    case .pods(let query): world.podList(query)
    case .objects(let query): world.objects(query)
    case .statefulSets(let cluster, let isWide): world.statefulSets(cluster: cluster, isWide: isWide)
    case .deployments(let cluster, let isWide): world.deployments(cluster: cluster, isWide: isWide)
    case .autoscalers(let cluster): world.autoscalers(cluster: cluster)
    case .describe(let pods): world.describe(pods)
    case .describeStatefulSet(let cluster): world.describeStatefulSet(cluster)
    case .describeNode(let cluster): world.describeNode(cluster)
    case .describeWorkload(let workload): world.describeWorkload(workload)
    case .logs(let pods, let query): world.logs(pods, query)
    case .workloadLogs(let workload, let query): world.workloadLogs(workload, query)
    case .search(let text): world.search(text)
    case .top(let cluster, let byMemory): world.topPods(cluster: cluster, byMemory: byMemory)
    case .topOf(let pods): world.topPods(pods)
    case .topNodes(let cluster): world.topNodes(cluster: cluster)
    case .events(let query): world.recentEvents(query)
    case .nodes(let cluster, let isWide): world.nodes(cluster: cluster, isWide: isWide)
    case .contexts: world.contexts
    case .apps: world.applications
    case .app(let cluster): world.application(cluster)
    case .appDiff(let cluster): world.deployDiff(cluster: cluster)
    case .deploys(let cluster): world.deployHistory(cluster: cluster)
    case .rolloutStatus(let cluster): world.rolloutStatus(cluster)
    case .rolloutHistory(let cluster): world.rolloutHistory(cluster)
    case .workloadRollout(let workload, let isHistory): world.rollout(of: workload, isHistory: isHistory)
    case .workloadApp(let workload): world.application(workload)
    case .workloadDeploys(let workload): world.deployHistory(workload)
    case .groups(let name): world.autoScaling(named: name)
    case .kafkaClusters: world.kafkaClusters
    case .brokers(let cluster): world.brokerHealth(cluster: cluster)
    case .kafkaNodes(let cluster): world.kafkaNodes(cluster)
    case .storage(let prefix): world.storage(prefix)
    case .sentry: world.sentryIssues(archived: archived)
    case .sentryEvents(let issue): world.sentryEvents(issue)
    case .failedWrites: world.failedWrites
    case .flowControl: world.flowControl
    case .settings: world.settingsInForce
    case .runbook: View(world.scenario.runbook, [.runbook])
    default: View([], [])
    }
  }
}
