/// Where an event goes that the primary cluster refuses: failed-writes topic on GP-03, Failed Writes Processor, DLQ, S3
/// (prep_publisher/server/publisher.py and failed_writes_processor/).
struct FailureChain: Sendable {
  /// Events that failed together.
  struct Failed: Sendable {
    var count: Int
    var topic: Int
    var cluster: Int
    var priority: Priority
    var ingestedAt: Nanoseconds
    var deadline: Nanoseconds
    var attempts = 0
  }

  /// False: neither the failed-writes topic nor the DLQ can be written or read.
  var isGP03Reachable = true
  /// False: the bucket refuses too, and events are lost.
  var isS3Reachable = true
  var isProcessorRunning = true
  /// The failed-writes topic, by the time of the next attempt.
  private var waiting = EventQueue<Failed>()
  /// Events in the failed-writes topic.
  private(set) var failedWrites = 0
  /// Objects in S3, oldest first.
  private(set) var bucket: [Failed] = []
  /// Events that the processor wrote again.
  private(set) var recovered = 0
  /// Left of the events that a republish was asked for.
  private var republishing = 0
  private var republished: [Failed] = []
  /// Whether the republish script is at work.
  var isRepublishing: Bool { republishing > 0 }

  /// Takes what PrepPublisher could not write: the first place that takes it keeps it.
  mutating func save(_ failed: Failed, now: Nanoseconds, _ rules: Rules, _ ledger: inout Ledger) {
    if isGP03Reachable {
      failedWrites += failed.count
      waiting.schedule(failed, at: now + backoff(failedAttempts: 1, rules))
    } else {
      lastResort(failed, &ledger)
    }
  }

  /// Seconds to wait after the 1st, 2nd, ... failed attempt: settings.py of the Failed Writes Processor.
  func backoff(failedAttempts: Int, _ rules: Rules) -> Nanoseconds {
    let doubled = rules.facts.failedWritesBackoffSeconds << min(20, max(0, failedAttempts - 1))
    return Nanoseconds(min(doubled, rules.facts.failedWritesBackoffMaximumSeconds)) * .second
  }

  /// One step of the Failed Writes Processor.
  mutating func retry(_ step: Step, _ rules: Rules, _ clusters: inout [KafkaCluster], _ ledger: inout Ledger)
  {
    guard isProcessorRunning, isGP03Reachable else { return }
    var budget = max(1, rules.parameters.failedWritesPerSecond * Int(step.length / .millisecond) / 1000)
    while budget > 0, let entry = waiting.popDue(by: step.end) {
      var failed = entry.payload
      budget -= failed.count
      let refused = clusters[failed.cluster].timeouts(of: failed.count)
      write(failed, failed.count - refused, at: step.end, &clusters)
      recovered += failed.count - refused
      failedWrites -= failed.count - refused
      guard refused > 0 else { continue }
      failed.count = refused
      failed.attempts += 1
      if failed.attempts < rules.facts.failedWritesBudget {
        waiting.schedule(failed, at: step.end + backoff(failedAttempts: failed.attempts, rules))
      } else {
        failedWrites -= refused
        ledger.deadLettered += refused
      }
    }
  }

  /// The republish script: reads S3 once more, from the beginning. Run twice, it makes copies.
  mutating func startRepublish() {
    republishing = bucket.count + republished.count
    bucket = republished + bucket
    republished = []
  }

  /// One step of it. What was republished before goes out as a copy.
  mutating func republish(
    _ step: Step, _ rules: Rules, _ clusters: inout [KafkaCluster], _ ledger: inout Ledger
  ) {
    guard republishing > 0 else { return }
    var budget = max(1, rules.parameters.republishPerSecond * Int(step.length / .millisecond) / 1000)
    while budget > 0, republishing > 0, let object = bucket.first {
      budget -= object.count
      republishing -= 1
      bucket.removeFirst()
      let isCopy = object.attempts < 0
      let refused = isCopy ? 0 : clusters[object.cluster].timeouts(of: object.count)
      write(object, object.count - refused, at: step.end, &clusters, isCopy: isCopy)
      if !isCopy { ledger.inS3 -= object.count - refused }
      var copy = object
      if refused > 0 {
        copy.count = refused
        bucket.append(copy)
      }
      if object.count > refused {
        copy.count = object.count - refused
        copy.attempts = -1
        republished.append(copy)
      }
    }
  }

  /// Every group of events that rests outside the pipeline: on GP-03, or only in S3.
  func forEachResting(_ body: (Failed) -> Void) {
    waiting.forEach(body)
    for object in bucket where object.attempts >= 0 { body(object) }
  }

  private mutating func lastResort(_ failed: Failed, _ ledger: inout Ledger) {
    guard isS3Reachable else {
      ledger.dropped += failed.count
      return
    }
    ledger.inS3 += failed.count
    bucket.append(failed)
  }

  private func write(
    _ failed: Failed, _ count: Int, at now: Nanoseconds, _ clusters: inout [KafkaCluster],
    isCopy: Bool = false
  ) {
    clusters[failed.cluster].noteWritten(count)
    clusters[failed.cluster].topics[failed.topic].append(
      count, publishedAt: now, dueAt: now, ingestedAt: failed.ingestedAt, deadline: failed.deadline,
      priority: failed.priority, isDuplicate: isCopy)
  }
}
