/// The tasks that wait in a pod, in the order in which they are handed out; and those of the primary streams by their deadline, for
/// whoever moves late ones away.
///
/// A stream's tasks arrive by their deadlines, so each stream has a line in which its tasks stand as they came. A pod that is behind
/// holds thousands: what is behind the front of a line is not touched until its turn. What comes out of order (a lease that ran out,
/// a retry, another order than the gateway's) is a straggler: it has a slot, and its place in a heap. The first of the lines and
/// heaps is the first of all.
struct WaitingTasks: Sendable {
  /// A task with a slot. It stays here until it comes out; whoever takes it compares the ticket with the task's.
  struct Straggler: Sendable {
    /// New with each place, ascending: of two with one key the earlier one goes first.
    var ticket: UInt32
    var slot: Int32
  }

  /// Where a task stands.
  enum Place: Sendable {
    /// At the front of a line.
    case lane(Int)
    /// A straggler of a primary stream, or of another one.
    case primary, other
    /// A straggler by its deadline, where tasks are handed out in another order.
    case byDeadline
  }

  /// Tasks of one topic that were never lent. What decides about the first is at hand without a look into the line's memory.
  private struct Lane: Sendable {
    var line = Line<HeldTask>()
    var firstKey: Nanoseconds = .max
    var firstTicket: UInt32 = .max
    var lastKey: Nanoseconds = .min

    mutating func noteFirst() {
      firstKey = line.first?.deadline ?? .max
      firstTicket = line.first?.ticket ?? .max
    }
  }

  /// p10, p20, p30, offload: the topics with these numbers.
  private var lanes = InlineArray<4, Lane>(repeating: Lane())
  private var primary = EventQueue<Straggler>()
  private var other = EventQueue<Straggler>()
  private var byDeadline = EventQueue<Straggler>()
  private var lastTicket: UInt32 = 0

  /// Topics 0, 1, 2.
  private static let primaryTopics = 3

  /// Takes a task that was never lent into its line; false for one that belongs before the line's last.
  mutating func take(_ task: HeldTask, _ order: DispatchOrder) -> Bool {
    let topic = Int(task.topic)
    guard order == .deadline, topic < lanes.count else { return false }
    let isFirst = lanes[topic].line.isEmpty
    guard isFirst || task.deadline >= lanes[topic].lastKey else { return false }
    lastTicket += 1
    var task = task
    task.ticket = lastTicket
    lanes[topic].line.append(task)
    lanes[topic].lastKey = task.deadline
    if isFirst { lanes[topic].noteFirst() }
    return true
  }

  /// Gives a task with a slot its place; returns the ticket of it.
  mutating func add(_ slot: Int32, _ task: HeldTask, _ order: DispatchOrder) -> UInt32 {
    let key: Nanoseconds
    switch order {
    case .deadline: key = task.deadline
    case .strictPriority: key = Nanoseconds(30 - Int(task.priority.rawValue)) * .hour * 1000 + task.deadline
    case .firstCome: key = task.readyAt
    }
    lastTicket += 1
    let straggler = Straggler(ticket: lastTicket, slot: slot)
    if task.topic < Self.primaryTopics {
      primary.schedule(straggler, at: key)
      if order != .deadline { byDeadline.schedule(straggler, at: task.deadline) }
    } else {
      other.schedule(straggler, at: key)
    }
    return lastTicket
  }

  /// The task that is handed out next. Complexity: O(1).
  var next: Place? {
    var best = firstPrimary
    for lane in Self.primaryTopics..<lanes.count { best.consider(lanes[lane], lane) }
    best.consider(other, .other)
    return best.place
  }

  /// Of the primary streams the task with the nearest deadline, and that deadline.
  func nextLate(_ order: DispatchOrder) -> (place: Place, deadline: Nanoseconds)? {
    var best = Best()
    if order == .deadline { best = firstPrimary } else { best.consider(byDeadline, .byDeadline) }
    return best.place.map { ($0, best.key) }
  }

  private var firstPrimary: Best {
    var best = Best()
    for lane in 0..<Self.primaryTopics { best.consider(lanes[lane], lane) }
    best.consider(primary, .primary)
    return best
  }

  /// The best of what was looked at so far.
  private struct Best {
    var place: Place?
    var key: Nanoseconds = .max
    var ticket: UInt32 = .max

    mutating func consider(_ lane: Lane, _ number: Int) {
      consider(.lane(number), lane.firstKey, lane.firstTicket)
    }

    mutating func consider(_ heap: EventQueue<Straggler>, _ place: Place) {
      if let first = heap.first { consider(place, first.time, first.payload.ticket) }
    }

    private mutating func consider(_ place: Place, _ key: Nanoseconds, _ ticket: UInt32) {
      guard key < self.key || (key == self.key && ticket < self.ticket) else { return }
      (self.place, self.key, self.ticket) = (place, key, ticket)
    }
  }

  /// The straggler at a place; nil where none is.
  func straggler(_ place: Place) -> Straggler? {
    switch place {
    case .lane: nil
    case .primary: primary.first?.payload
    case .other: other.first?.payload
    case .byDeadline: byDeadline.first?.payload
    }
  }

  mutating func removeStraggler(_ place: Place) {
    switch place {
    case .lane: break
    case .primary: _ = primary.pop()
    case .other: _ = other.pop()
    case .byDeadline: _ = byDeadline.pop()
    }
  }

  /// The first task of a line; nil if the line is empty.
  func first(lane: Int) -> HeldTask? { lanes[lane].line.first }

  /// Takes up to `most` tasks off the front of a line, as one; nil if it is empty.
  mutating func takeFirst(_ most: Int, lane: Int) -> HeldTask? {
    guard var task = lanes[lane].line.first else { return nil }
    if Int(task.count) > most {
      task.count = Int32(most)
      lanes[lane].line.updateFirst {
        $0.count -= Int32(most)
        $0.offset += most
      }
    } else {
      lanes[lane].line.removeFirst()
      lanes[lane].noteFirst()
    }
    return task
  }

  /// The tasks in the lines, each line by its deadlines until `body` says that it is enough of it; those with a slot are not among them.
  func forEachInLanes(_ body: (HeldTask) -> Bool) {
    for lane in 0..<lanes.count { lanes[lane].line.forEach(body) }
  }

  /// Forgets the stragglers, once no task of theirs waits.
  mutating func forgetStragglers() {
    primary.removeAll()
    other.removeAll()
    byDeadline.removeAll()
  }

  /// Forgets all; tickets go on counting.
  mutating func removeAll() {
    forgetStragglers()
    for lane in 0..<lanes.count {
      lanes[lane].line.removeAll()
      lanes[lane].noteFirst()
    }
  }
}
