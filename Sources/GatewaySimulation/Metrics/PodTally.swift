/// What a pod saw since the last point of its metrics.
struct PodTally: Sendable {
  var polled = PerStream<Int>(repeating: 0)
  var pollDelay = PerStream<Nanoseconds>(repeating: 0)
  var responses = 0
  var responseDelay: Nanoseconds = 0
  var fetched = 0
  var fetches = 0
  var fetchWait: Nanoseconds = 0
  /// Tasks times the time for which they were lent and answered, in task-milliseconds.
  var lentTime: Nanoseconds = 0
  var expired = 0
  var duplicates = 0
  var offloaded = 0
  var refused = 0
  var done = 0
  var late = 0
  /// Streams that were paused at the last poll.
  private(set) var paused = PerStream<Bool>(repeating: false)

  /// Weighted by records, in event-milliseconds so that no sum overflows.
  mutating func notePolled(_ stream: EventStream, _ count: Int, delay: Nanoseconds) {
    polled[stream] += count
    pollDelay[stream] += delay / .millisecond * Nanoseconds(count)
  }

  mutating func notePaused(_ stream: EventStream, _ isPaused: Bool, _ step: Step) {
    paused[stream] = isPaused
  }

  mutating func noteResponses(_ count: Int, delay: Nanoseconds) {
    responses += count
    responseDelay += delay / .millisecond * Nanoseconds(count)
  }

  mutating func noteFetched(_ count: Int, wait: Nanoseconds) {
    fetched += count
    fetches += 1
    fetchWait += wait
  }

  mutating func noteLent(_ count: Int, for span: Nanoseconds) {
    lentTime += span / .millisecond * Nanoseconds(count)
  }

  /// Tasks that were lent on average: what a look between two steps does not see.
  func meanLent(seconds: Double) -> Double { Double(lentTime) / 1000 / seconds }

  mutating func noteDone(_ count: Int, _ priority: Priority, isLate: Bool, delay: Nanoseconds) {
    done += count
    if isLate { late += count }
  }

  /// Mean poll delay of a stream in seconds; nil when nothing was polled: a paused consumer reports nothing.
  func meanPollDelay(_ stream: EventStream) -> Double? {
    polled[stream] == 0 ? nil : Double(pollDelay[stream]) / Double(polled[stream]) / 1000
  }

  /// Mean over the three primary streams, in seconds.
  var meanPrimaryPollDelay: Double? {
    let streams: [EventStream] = [.p10, .p20, .p30]
    let count = streams.reduce(0) { $0 + polled[$1] }
    guard count > 0 else { return nil }
    return Double(streams.reduce(0) { $0 + pollDelay[$1] }) / Double(count) / 1000
  }

  /// Mean age of an answer when it was read, in seconds.
  var meanResponseDelay: Double? { responses == 0 ? nil : Double(responseDelay) / Double(responses) / 1000 }

  /// Mean wait of a fetch that brought tasks, in seconds.
  var meanFetchWait: Double? { fetches == 0 ? nil : (fetchWait / Nanoseconds(fetches)).inSeconds }
}
