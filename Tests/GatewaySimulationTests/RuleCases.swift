import Testing

@testable import GatewaySimulation

/// Small cases of the gateway's rules. Each goes through the model here and through the practice copy's Python; both must give the
/// answer that stands in the table.
struct RuleCase: Sendable, CustomTestStringConvertible {
  /// Which rule, then its arguments.
  let input: String
  let expected: String
  var testDescription: String { input }

  init(_ input: String, _ expected: String) {
    self.input = input
    self.expected = expected
  }

  static let all: [RuleCase] = [
    // pausing: percent of the buffer, in hundredths -> streams that are paused
    RuleCase("pause 0", ""), RuleCase("pause 1999", ""), RuleCase("pause 2000", "p10"),
    RuleCase("pause 3000", "p10 offload"), RuleCase("pause 4999", "p10 offload"),
    RuleCase("pause 5000", "p10 p20 offload"), RuleCase("pause 7000", "p10 p20 offload retry"),
    RuleCase("pause 7999", "p10 p20 offload retry"), RuleCase("pause 8500", "p10 p20 p30 offload retry"),
    // ordering: deadlines in seconds, in order of arrival -> positions in order of dispatch
    RuleCase("order 240 30", "1 0"), RuleCase("order 5 5 5", "0 1 2"),
    RuleCase("order 1200 60 5 60", "2 1 3 0"),
    // halving and recovery: d = decrease, r = recover, t = time alone, at a second -> capacity after each
    RuleCase("capacity d1000", "50.0"), RuleCase("capacity d1000 d1003 d1005", "50.0 50.0 25.0"),
    RuleCase("capacity d1000 d1005 d1010 d1015 d1020", "50.0 25.0 12.5 6.25 5.0"),
    RuleCase("capacity d1000 r1003 t1020", "50.0 50.0 50.0"),
    RuleCase("capacity d1000 r1010 t1019 t1020 t1041", "50.0 50.0 50.0 55.0 65.0"),
    RuleCase("capacity d1000 t1119 t1120 t1130 t1230", "50.0 50.0 50.0 55.0 100.0"),
    RuleCase("capacity d1000 r1010 t1020 d1025 t1100", "50.0 50.0 55.0 27.5 27.5"),
    // P10 events that a capacity admits, of so many: capacity after decreases, then a count
    RuleCase("admit 0 7", "7"), RuleCase("admit 1 7", "3"), RuleCase("admit 2 9", "2"),
    RuleCase("admit 5 40", "2"),
    // routing: company, percentage -> bucket, whether it takes the rollout
    RuleCase("company V3qGae 26", "26 0"), RuleCase("company V3qGae 27", "26 1"),
    RuleCase("company qwerty-prep-publisher 10", "66 0"), RuleCase("company acme 100", "14 1"),
    RuleCase("company acme 0", "14 0"),
    // retry levels: delay in seconds -> level, and what that level waits
    RuleCase("level 60", "1 60"), RuleCase("level 61", "2 120"), RuleCase("level 240", "3 240"),
    RuleCase("level 241", "4 480"), RuleCase("level 9999", "4 480"),
    // NACKs: count including this one, delay in seconds
    RuleCase("nack 1 0", "in_memory"), RuleCase("nack 1 59", "in_memory"),
    RuleCase("nack 1 60", "retry_topic"),
    RuleCase("nack 8 600", "retry_topic"), RuleCase("nack 9 5", "dead_letter"),
    // pod index: cluster, number_of_replicas, ordinal
    RuleCase("index 1 90 17", "107"), RuleCase("index 3 90 89", "359"), RuleCase("index 0 1 1", "1"),
    RuleCase("index 1 1 0", "1"),
    // where a processor begins to ask: name, orchestrators
    RuleCase("first worker-1 360", "88"), RuleCase("first worker-2 360", "18"),
    // the Failed Writes Processor's wait after so many failures
    RuleCase("backoff 1", "1"), RuleCase("backoff 2", "2"), RuleCase("backoff 6", "32"),
    RuleCase("backoff 7", "60"),
    RuleCase("backoff 9", "60"),
  ]

  /// The model's answer.
  var answer: String {
    let words = input.split(separator: " ").map(String.init)
    let numbers = words.map { Int($0) ?? 0 }
    let rules = Rules(World(seed: 1))
    switch words[0] {
    case "pause":
      let thresholds = MemoryThresholds(percent: rules.facts.thresholdPercent, capacityBytes: 10_000)
      return EventStream.allCases.filter { thresholds.isPaused($0, usedBytes: numbers[1]) }.map(\.name)
        .joined(separator: " ")
    case "order":
      var queue = EventQueue<Int>()
      for (position, deadline) in numbers.dropFirst().enumerated() {
        queue.schedule(position, at: Nanoseconds(deadline) * .second)
      }
      var order: [String] = []
      while let entry = queue.pop() { order.append("\(entry.payload)") }
      return order.joined(separator: " ")
    case "capacity":
      var service = SLOService(GatewayFacts())
      return words.dropFirst().map { word in
        let now = Nanoseconds(Int(word.dropFirst()) ?? 0) * .second
        service.increaseIfDue(now: now)
        if word.hasPrefix("d") { service.decrease(now: now) }
        if word.hasPrefix("r") { service.recover(now: now) }
        return "\(service.capacityPercent)"
      }.joined(separator: " ")
    case "admit":
      var service = SLOService(GatewayFacts())
      for cut in 0..<numbers[1] { service.decrease(now: Nanoseconds(1000 + 5 * cut) * .second) }
      return "\(service.admit(numbers[2]))"
    case "company":
      let takes = ClusterRollout.takesRollout(company: words[1], percentage: numbers[2])
      return "\(ClusterRollout.bucket(company: words[1])) \(takes ? 1 : 0)"
    case "level":
      let level = rules.retry.level(forDelay: Nanoseconds(numbers[1]) * .second)
      return "\(level) \(rules.retry.delaySeconds(level: level))"
    case "nack":
      return rules.retry.route(retryCount: numbers[1], delay: Nanoseconds(numbers[2]) * .second).rawValue
    case "index":
      return "\(PodIndex.index(cluster: numbers[1], numberOfReplicas: numbers[2], ordinal: numbers[3]))"
    case "first": return "\(PodIndex.firstIndex(processor: words[1], orchestrators: numbers[2]))"
    case "backoff": return "\(FailureChain().backoff(failedAttempts: numbers[1], rules) / .second)"
    default: return "?"
    }
  }

  /// What asks the practice copy: reads a case a line, prints an answer a line.
  static let python = """
    import sys
    from types import SimpleNamespace as Thing
    from klaviyo.data_exchange.event_pipeline_orchestrator.server import settings as s, utils
    from klaviyo.data_exchange.event_pipeline_orchestrator.server.streams import Stream
    from klaviyo.data_exchange.event_pipeline_orchestrator.server.buffering.threshold_pausing import ThresholdPausing
    from klaviyo.data_exchange.event_pipeline_orchestrator.server.task_state_controller.deadline_queue import DeadlineQueue
    from klaviyo.data_exchange.event_pipeline_orchestrator.server.task_state_controller.responses import choose_nack_route
    from klaviyo.data_exchange.event_pipeline_orchestrator.server.distribution.index_rotation import IndexRotation
    from klaviyo.data_exchange.prep_publisher.server.router import company_bucket, takes_rollout
    from klaviyo.data_exchange.prep_publisher.failed_writes_processor.settings import FailedWritesSettings
    from app.services.events.ingest.service.slo_service import SloService
    queues, orchestrator = s.RetryQueuesSettings(), s.OrchestratorSettings()

    def pause(hundredths):
        pausing = ThresholdPausing(
            Thing(fill_percent=int(hundredths) / 100), {}, orchestrator.threshold_percent, None)
        return " ".join(x.value for x in Stream if pausing.is_over_threshold(x))

    def order(*deadlines):
        queue = DeadlineQueue()
        for i, deadline in enumerate(deadlines):
            queue.push(Thing(task_id=str(i), deadline=float(deadline)))
        return " ".join(queue.pop().task_id for _ in deadlines)

    def slo():
        clock = Thing(now=0.0)
        return clock, SloService(clock=lambda: clock.now)

    def capacity(*steps):
        clock, service = slo()
        seen = []
        for step in steps:
            clock.now = float(step[1:])
            service.increase_if_due()
            if step[0] == "d":
                service.decrease()
            if step[0] == "r":
                service._handle_recovery()
            seen.append(str(service.p10_capacity_percent))
        return " ".join(seen)

    def admit(cuts, count):
        clock, service = slo()
        for cut in range(int(cuts)):
            clock.now = 1000.0 + 5 * cut
            service.decrease()
        return str(sum(service.admit_p10() for _ in range(int(count))))

    def company(name, percentage):
        return "%d %d" % (company_bucket(name), takes_rollout(name, int(percentage)))

    def level(delay):
        found = queues.level_for(float(delay))
        return "%d %d" % (found, queues.delay_seconds(found))

    def nack(count, delay):
        return choose_nack_route(int(count), float(delay), queues).value

    def index(cluster, replicas, ordinal):
        return str(utils.generate_unique_index(int(cluster), int(replicas), int(ordinal)))

    def first(name, count):
        return str(IndexRotation.for_processor(name, int(count)).next_index())

    def backoff(failures):
        return "%d" % FailedWritesSettings().backoff(int(failures))

    for line in sys.stdin:
        word, *arguments = line.split()
        print(globals()[word](*arguments))
    """
}
