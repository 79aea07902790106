/// One topic of one Kafka cluster: all its partitions in one log.
///
/// Producers send no key, so records go round the partitions in turn: the record with running number k lies in partition k mod n. A
/// partition's offsets therefore follow from the topic's running count alone, and a cohort is written once, not once a partition.
struct TopicLog: Sendable {
  struct Entry: Sendable {
    /// Running count of records up to and with this cohort.
    var end: Int
    /// When it was written.
    var publishedAt: Nanoseconds
    /// When it may be read: its delay is over (retry topics). Poll delay counts from here.
    var dueAt: Nanoseconds
    var ingestedAt: Nanoseconds
    var deadline: Nanoseconds
    var priority: Priority
    var retryCount: UInt8
    /// A second copy of events that are elsewhere too.
    var isDuplicate: Bool

    func isLike(_ other: Entry) -> Bool {
      ingestedAt == other.ingestedAt && publishedAt == other.publishedAt && dueAt == other.dueAt
        && deadline == other.deadline && priority == other.priority && retryCount == other.retryCount
        && isDuplicate == other.isDuplicate
    }
  }

  /// Cohorts that pods hand over in a step. Those that are alike become one when the step ends.
  private var arriving: ContiguousArray<Entry> = []
  private(set) var entries: ContiguousArray<Entry> = []
  /// Number of the first entry kept; entries are numbered from 0 over the whole run.
  private(set) var firstNumber = 0
  /// Running count of records up to the first entry kept.
  private var forgotten = 0
  /// Records ever written.
  private(set) var total = 0
  /// Records of them that are copies.
  private(set) var duplicates = 0
  let partitions: Int

  init(partitions: Int) { self.partitions = partitions }

  var endNumber: Int { firstNumber + entries.count }

  mutating func append(
    _ count: Int, publishedAt: Nanoseconds, dueAt: Nanoseconds, ingestedAt: Nanoseconds,
    deadline: Nanoseconds,
    priority: Priority, retryCount: UInt8 = 0, isDuplicate: Bool = false
  ) {
    guard count > 0 else { return }
    total += count
    if isDuplicate { duplicates += count }
    entries.append(
      Entry(
        end: total, publishedAt: publishedAt, dueAt: dueAt, ingestedAt: ingestedAt, deadline: deadline,
        priority: priority, retryCount: retryCount, isDuplicate: isDuplicate))
  }

  /// Adds a cohort at the end of the step; it joins another that is the same in everything but its size.
  mutating func handOver(_ count: Int, _ cohort: Entry) {
    guard count > 0 else { return }
    let earliest = max(0, arriving.count - 48)
    for index in stride(from: arriving.count - 1, through: earliest, by: -1)
    where arriving[index].isLike(cohort) {
      arriving[index].end += count
      return
    }
    var cohort = cohort
    cohort.end = count
    arriving.append(cohort)
  }

  /// The step is over: what was handed over is written.
  mutating func settle() {
    guard !arriving.isEmpty else { return }
    for cohort in arriving {
      append(
        cohort.end, publishedAt: cohort.publishedAt, dueAt: cohort.dueAt, ingestedAt: cohort.ingestedAt,
        deadline: cohort.deadline, priority: cohort.priority, retryCount: cohort.retryCount,
        isDuplicate: cohort.isDuplicate)
    }
    arriving.removeAll(keepingCapacity: true)
  }

  /// The offset that follows the last record of `partition` when the topic has `total` records.
  func offset(after total: Int, partition: Int) -> Int { (total + partitions - 1 - partition) / partitions }

  /// Records of `partition` that a reader at `position` has not read.
  func lag(partition: Int, position: Int) -> Int { offset(after: total, partition: partition) - position }

  /// Of them, those that fell due by `time`. Entries fall due in their order.
  func due(by time: Nanoseconds, partition: Int, position: Int, from number: Int) -> Int {
    var low = max(0, number - firstNumber)
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].dueAt <= time { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? 0 : max(0, offset(after: entries[low - 1].end, partition: partition) - position)
  }

  subscript(number: Int) -> Entry { entries[number - firstNumber] }

  /// Records of an entry, over all partitions.
  func count(of number: Int) -> Int {
    let index = number - firstNumber
    return entries[index].end - (index > 0 ? entries[index - 1].end : forgotten)
  }

  /// The number of the entry that holds the record at `position`, or the end.
  func number(partition: Int, position: Int) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if offset(after: entries[middle].end, partition: partition) > position {
        high = middle
      } else {
        low = middle + 1
      }
    }
    return firstNumber + low
  }

  /// Forgets entries below `number`, once there are enough to be worth it.
  mutating func forget(before number: Int) {
    let count = number - firstNumber
    guard count >= 256, count * 2 > entries.count else { return }
    forgotten = entries[count - 1].end
    entries.removeFirst(count)
    firstNumber = number
  }
}

/// Where a pod stands in one partition.
struct PartitionReader: Sendable {
  /// The offset that is read next.
  var position = 0
  /// The number of the entry that holds it.
  var number = 0
  /// Offsets from `position` on that were done before a restart: reading them again makes duplicates. Ascending.
  var done: [Range<Int>] = []

  /// Forgets what was done before `position`.
  mutating func forgetDone() {
    guard let first = done.first else { return }
    if first.upperBound <= position {
      done.removeFirst()
    } else if first.lowerBound < position {
      done[0] = position..<first.upperBound
    }
  }
}
