/// The processors: an auto-scaling group without a policy, whose workers go round all orchestrators
/// (event_pipeline_orchestrator_runner.py, client/main.py, queue-worker/event_pipeline/main.tf).
struct ProcessorFleet: Sendable {
  /// What an operator asked for.
  private(set) var desired: Int
  /// Instances that work.
  private(set) var running: Int
  /// Worker time that was used in the last step, in permille.
  private(set) var utilizationPermille = 0
  /// How many indexes lead to each pod.
  private var routes: [Int]
  /// Visits to each index in the step, in thousandths.
  private(set) var millivisits = 0

  init(_ rules: Rules) {
    desired = rules.facts.processorInstances
    running = desired
    routes = []
    setRoutes(rules)
  }

  /// Whom processors reach, from `number_of_replicas`.
  mutating func setRoutes(_ rules: Rules) {
    routes = Array(repeating: 0, count: rules.facts.pods)
    let targets = PodIndex.targets(
      clusters: rules.facts.clusters, replicas: rules.facts.replicas,
      numberOfReplicas: rules.facts.numberOfReplicas)
    for case let pod? in targets { routes[pod] += 1 }
  }

  mutating func setDesired(_ count: Int, _ rules: Rules) {
    desired = min(max(0, count), rules.facts.processorMaximum)
    running = min(running, desired)
  }

  mutating func launched(_ count: Int) { running = min(desired, running + count) }
  mutating func lost(_ count: Int) { running = max(0, running - count) }

  /// Whether any index leads to a pod.
  func reaches(_ pod: Int) -> Bool { routes[pod] > 0 }

  /// Finds how often each index can be visited in a step. Every index gets the same number of visits; a visit costs a worker the
  /// fetch, which waits for the pod's event loop, and the work on what it brought.
  ///
  /// - Parameter ready: tasks that each pod could hand out; negative for a pod that does not answer.
  mutating func plan(
    _ step: Step, ready: [Int], lag: [Nanoseconds], serviceTime: Nanoseconds, _ rules: Rules
  ) {
    let budget = Nanoseconds(running * rules.parameters.workersPerInstance) * step.length
    var fetching: Nanoseconds = 0
    for pod in ready.indices where ready[pod] >= 0 {
      fetching += Nanoseconds(routes[pod]) * (rules.parameters.fetchRoundTrip + lag[pod])
    }
    func cost(_ millivisits: Int) -> Nanoseconds {
      var tasks = 0
      for pod in ready.indices where ready[pod] > 0 {
        tasks += min(ready[pod], millivisits * routes[pod] * rules.facts.maxTasksPerBatch / 1000)
      }
      return fetching / 1000 * Nanoseconds(millivisits) + serviceTime * Nanoseconds(tasks)
    }
    var high = Int(step.length * 1000 / rules.parameters.leastVisitGap)
    var low = 0
    var spent = cost(high)
    if spent <= budget {
      low = high
    } else {
      while high - low > 1 {
        let middle = (low + high) / 2
        if cost(middle) <= budget { low = middle } else { high = middle }
      }
      spent = min(budget, cost(low))
    }
    millivisits = low
    utilizationPermille = budget == 0 ? 1000 : Int(spent / max(1, budget / 1000))
  }

  /// What one pod gets of the plan.
  func share(of pod: Int, ready: Int, _ step: Step, _ rules: Rules) -> (
    quota: Int, batch: Int, visitGap: Nanoseconds
  ) {
    let visits = millivisits * routes[pod]
    guard visits > 0, ready > 0 else { return (0, 1, step.length) }
    let quota = min(ready, visits * rules.facts.maxTasksPerBatch / 1000)
    return (quota, max(1, quota * 1000 / visits), step.length * 1000 / Nanoseconds(visits))
  }

  /// Tasks that one pod could be asked for in such a step.
  func mostTasks(of pod: Int, _ rules: Rules) -> Int {
    millivisits * routes[pod] * rules.facts.maxTasksPerBatch / 1000
  }
}
