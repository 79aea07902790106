/// One Kafka cluster: its brokers and the topics that its 90 orchestrator pods read.
struct KafkaCluster: Sendable {
  /// What ails a broker.
  struct Broker: Sendable {
    /// Added to the time from a write to its being readable, and to the write itself.
    var delay: Nanoseconds = 0
    /// Of a degraded broker's delay, the percent that partitions with other leaders feel.
    var collateralPercent = 0
    /// It answers nothing.
    var isDown = false
  }

  /// By number: p10, p20, p30, offload, then the retry levels.
  var topics: [TopicLog]
  var brokers: [Broker]
  /// False: nothing can be written or read.
  var isReachable = true
  /// Permille of writes that end in KafkaTimeoutError.
  var timeoutPermille = 0
  /// Percent that brokers have to do besides.
  var busyPercent = 0
  /// Events a second written in the last step.
  private(set) var writeRate = 0
  /// Nanoseconds that writes wait because more comes than the brokers take.
  private(set) var queueing: Nanoseconds = 0
  /// Writes of PrepPublisher that it has refused since the run began.
  private(set) var refused = 0
  private var written = 0
  private var errorCarry = 0
  /// Added by the worst broker to every partition, and by each broker to its own.
  private var collateral: Nanoseconds = 0
  private(set) var isDegraded = false

  static let offload = 3
  static func retryTopic(level: Int) -> Int { 3 + level }

  init(partitions: Int, retryLevels: Int, brokers: Int) {
    topics = (0..<(4 + retryLevels)).map { _ in TopicLog(partitions: partitions) }
    self.brokers = Array(repeating: Broker(), count: max(1, brokers))
  }

  /// Which stream a topic belongs to.
  static func stream(ofTopic topic: Int) -> EventStream { EventStream(rawValue: min(topic, 4)) ?? .retry }

  /// The broker that leads a partition.
  func leader(partition: Int) -> Int { partition % brokers.count }

  /// From a write to its being readable, for one partition.
  func replicationDelay(partition: Int, _ rules: Rules) -> Nanoseconds {
    guard isDegraded else { return rules.parameters.replicationDelay }
    return rules.parameters.replicationDelay + max(collateral, brokers[leader(partition: partition)].delay)
  }

  /// Whether a pod can read its partition.
  func isReadable(partition: Int) -> Bool {
    isReachable && (!isDegraded || !brokers[leader(partition: partition)].isDown)
  }

  /// Utilization of the brokers, in permille; may pass 1000.
  func utilizationPermille(_ rules: Rules) -> Int {
    writeRate * 10 * (100 + busyPercent) / max(1, rules.parameters.eventsPerSecondPerBroker * brokers.count)
  }

  /// How long an acknowledged write takes just now: an M/M/1 station's stay, or the queue that has built up.
  func publishLatency(_ rules: Rules) -> Nanoseconds {
    let idle = max(50, 1000 - utilizationPermille(rules))
    let slow = collateral / 4 + (brokers.map(\.delay).max() ?? 0) / Nanoseconds(brokers.count * 4)
    return rules.parameters.publishLatency * 1000 / Nanoseconds(idle) + queueing + (isDegraded ? slow : 0)
  }

  /// How many of `count` writes time out.
  mutating func timeouts(of count: Int) -> Int {
    guard isReachable else { return count }
    let down = isDegraded ? brokers.reduce(0) { $0 + ($1.isDown ? 1000 / brokers.count : 0) } : 0
    let permille = min(1000, timeoutPermille + down)
    guard permille > 0 else { return 0 }
    let due = count * permille + errorCarry
    errorCarry = due % 1000
    return min(count, due / 1000)
  }

  mutating func noteWritten(_ count: Int) { written += count }

  mutating func noteRefused(_ count: Int) { refused += count }

  /// Ends a step: the rate, and the queue of writes that could not be taken.
  mutating func endStep(_ length: Nanoseconds, _ rules: Rules) {
    for topic in topics.indices { topics[topic].settle() }
    writeRate = written * 1_000_000_000 / Int(length)
    written = 0
    let excess = utilizationPermille(rules) - 1000
    queueing = max(0, min(rules.parameters.publishTimeout, queueing + length * Nanoseconds(excess) / 1000))
  }

  /// Broker states were changed.
  mutating func noteBrokers() {
    isDegraded = brokers.contains { $0.delay > 0 || $0.isDown }
    collateral = brokers.map { $0.delay * Nanoseconds($0.collateralPercent) / 100 }.max() ?? 0
  }
}
