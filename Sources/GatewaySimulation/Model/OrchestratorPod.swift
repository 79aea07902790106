/// One orchestrator pod: consumers -> buffer -> task state controller -> FetchNextBatch, and the response consumer that empties it
/// (event_pipeline_orchestrator/server/orchestrator.py and task_state_controller/controller.py).
///
///     waiting --fetched--> leased --ACK--> done
///        ^                   |
///        |<-- lease expired -|
///        |<-- delay over -- delayed <-- NACK, short delay
///        +-- too late --> offload topic     NACK, long delay --> retry topic
///                                           NACK, no budget  --> DLQ
struct OrchestratorPod: Sendable {
  /// What others do to the pod in a step.
  struct Surroundings: Sendable {
    var replicationDelay: Nanoseconds
    var isReadable = true
    var takenPermille = 0
    var stall: Nanoseconds = 0
    /// Stale entries that pile up in the step.
    var pileUp = 0
    var readsResponses = true
  }

  let cluster: Int
  let ordinal: Int
  /// It polls and hands out tasks.
  var isServing = true
  /// It reads the response topic: also while it drains.
  var isListening = true

  var readers: ContiguousArray<PartitionReader>
  var held = HeldTasks()
  var waiting = WaitingTasks()
  var leases = LeaseTable()
  var delayed = EventQueue<Int32>()
  var responses = ResponseLog()
  var loop = EventLoop()
  var congestion: CongestionDetector
  var tally = PodTally()
  /// Tasks that the event loop may hand out in this step.
  var taskGrant = 0
  /// Tasks a second that processors could take in the last step; what the loop expects to be asked for.
  var askedPerSecond: Int
  /// Entries in its tables that stand for nothing any more, and cost upkeep until the process ends.
  var staleEntries = 0
  /// Every answer that could be read was read in the last step.
  var isCaughtUp = true
  /// Answers that were handled at the end of the last step; their CPU is accounted for in the next.
  var settledResponses = 0
  /// Executions after the answers that lie unread, in tasks: they have no entry of their own.
  var unreadRepeats = 0
  /// Whole groups handed out beyond the quota are paid back.
  var quotaDebt = 0
  var nackCarry = 0
  var longNackCarry = 0
  var crashCarry = 0
  /// Sum of copies among the held tasks.
  var heldDuplicates = 0

  init(cluster: Int, ordinal: Int, _ rules: Rules) {
    self.cluster = cluster
    self.ordinal = ordinal
    readers = ContiguousArray(repeating: PartitionReader(), count: 4 + rules.retry.levels)
    congestion = CongestionDetector(startedAt: 0, rules)
    askedPerSecond = rules.maxRecords * 8
  }

  /// Copies among the leased tasks; looked for only while there are copies.
  var leasedDuplicates: Int {
    guard heldDuplicates > 0 else { return 0 }
    var count = 0
    held.forEach { if $1 == .leased, $0.isDuplicate { count += Int($0.count) } }
    return count
  }

  /// Every task that the pod holds.
  func forEachHeld(_ body: (HeldTask) -> Void) {
    waiting.forEachInLanes {
      body($0)
      return true
    }
    held.forEach { task, _ in body(task) }
  }

  /// The tasks among them whose SLO may be over at `now`: none whose SLO is over is left out.
  func forEachPerhapsLate(now: Nanoseconds, _ body: (HeldTask) -> Void) {
    waiting.forEachInLanes {
      // A primary stream's deadline is its SLO; an offloaded task was given another.
      guard $0.deadline < now || Int($0.topic) == KafkaCluster.offload else { return false }
      body($0)
      return true
    }
    held.forEach { task, _ in body(task) }
  }

  /// Bytes that the buffer counts.
  func usedBytes(_ rules: Rules) -> Int { held.count * rules.taskBytes }

  /// The first half of a step: answers, ends of leases and delays, offload, polls, flow control.
  mutating func takeIn(
    _ step: Step, _ surroundings: Surroundings, _ rules: Rules, _ kafka: inout KafkaCluster,
    _ ledger: inout Ledger
  ) -> FlowSignal? {
    guard isServing || isListening else {
      taskGrant = 0
      return nil
    }
    staleEntries += surroundings.pileUp
    let answers =
      surroundings.readsResponses && surroundings.isReadable
      ? responses.readable(by: step.end - surroundings.replicationDelay) : 0
    let unread =
      isServing && surroundings.isReadable
      ? readableRecords(step, surroundings.replicationDelay, rules, kafka) : (0, 0)
    let grant = loop.plan(
      EventLoop.Demand(
        responses: answers + settledResponses, records: unread.0, recordsOneTurn: unread.1,
        tasks: isServing ? min(held.waiting + unread.0, asked(in: step)) : 0,
        heldTasks: held.count + staleEntries),
      step: step.length, takenPermille: surroundings.takenPermille, stall: surroundings.stall, rules)
    taskGrant = grant.tasks
    isCaughtUp = isCaughtUp && surroundings.readsResponses && surroundings.isReadable
    if answers > 0 { handleResponses(grant.responses, step, surroundings, rules, &kafka, &ledger) }
    isCaughtUp =
      surroundings.readsResponses && surroundings.isReadable && grant.responses >= answers + settledResponses
    settledResponses = 0
    requeueExpired(step, rules, &ledger)
    releaseDelayed(step, rules)
    guard isServing else { return nil }
    if held.waiting > 0 { offloadLate(step, grant.maintenanceMillirounds, rules, &kafka, &ledger) }
    if surroundings.isReadable {
      pollAll(step, surroundings.replicationDelay, perStream: grant.recordsPerStream, rules, kafka)
    }
    return congestion.signalIfDue(now: step.end, rules)
  }

  /// The oldest entries, topic by topic, that a restart might have to read again; lowers `oldest` to them.
  func lowerToUnfinished(_ oldest: inout [Int], _ topics: [TopicLog]) {
    var positions = readers.map(\.position)
    held.forEach { task, _ in
      positions[Int(task.topic)] = min(positions[Int(task.topic)], task.offset)
    }
    // A line holds a topic's tasks in the order of their offsets.
    for topic in 0...KafkaCluster.offload {
      if let first = waiting.first(lane: topic) { positions[topic] = min(positions[topic], first.offset) }
    }
    for topic in readers.indices {
      let number =
        positions[topic] == readers[topic].position
        ? readers[topic].number : topics[topic].number(partition: ordinal, position: positions[topic])
      oldest[topic] = min(oldest[topic], number)
    }
  }

  private func asked(in step: Step) -> Int {
    max(500, askedPerSecond * Int(step.length / .millisecond) / 1000)
  }
}
