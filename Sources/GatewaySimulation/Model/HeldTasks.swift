/// Every task that a pod holds, whatever its state: buffering/in_memory_buffer.py. A task stays here until it is done or handed to a
/// topic; being lent to a processor does not free its memory.
///
/// A held task stands for `count` tasks with neighbouring offsets that move as one.
struct HeldTask: Sendable {
  enum State: UInt8, Sendable {
    case waiting, leased, delayed
    /// Its tasks went on in another slot, and an answer that names this one still has to find them.
    case joined
    case free

    /// Whether tasks stand here.
    var isHeld: Bool { self != .joined && self != .free }
  }

  var offset: Int
  var ingestedAt: Nanoseconds
  var deadline: Nanoseconds
  /// When it reached the buffer, or came back to the queue.
  var readyAt: Nanoseconds
  /// The entry that counts for its state: of the waiting tasks, the lease table or the delayed retries.
  var ticket: UInt64 = 0
  var count: Int32
  var generation: UInt32 = 0
  var topic: UInt8
  var priority: Priority
  var retryCount: UInt8
  var state = State.waiting
  /// A second copy of an event that is done or elsewhere.
  var isDuplicate: Bool
  /// It was lent before, so answers of old leases may name it: it is never split.
  var wasLeased = false
  /// An answer for the whole of it is written, and the pod has not read it.
  var isAnswered = false
  /// What was executed again after that answer, in tasks.
  var repeats: Int32 = 0
}

/// The slots of tasks that are lent, delayed or waiting again; and how many tasks there are, those in the lines of `WaitingTasks` among
/// them.
struct HeldTasks: Sendable {
  private(set) var slots: ContiguousArray<HeldTask> = []
  private var free: ContiguousArray<Int32> = []
  /// Tasks by state, copies included.
  private(set) var waiting = 0
  private(set) var leased = 0
  private(set) var delayed = 0
  var count: Int { waiting + leased + delayed }

  subscript(slot: Int32) -> HeldTask {
    get { slots[Int(slot)] }
    _modify { yield &slots[Int(slot)] }
  }

  mutating func insert(_ task: HeldTask) -> Int32 {
    tally(task.state, Int(task.count))
    if let slot = free.popLast() {
      let generation = slots[Int(slot)].generation
      slots[Int(slot)] = task
      slots[Int(slot)].generation = generation &+ 1
      return slot
    }
    slots.append(task)
    return Int32(slots.count - 1)
  }

  /// Counts tasks that came into the lines of `WaitingTasks`, or left them.
  mutating func noteInLanes(_ count: Int) { waiting += count }

  mutating func move(_ slot: Int32, to state: HeldTask.State) {
    let count = Int(slots[Int(slot)].count)
    tally(slots[Int(slot)].state, -count)
    slots[Int(slot)].state = state
    tally(state, count)
  }

  /// Lends a waiting task under the lease `ticket`.
  mutating func lend(_ slot: Int32, ticket: UInt64) {
    let count = Int(slots[Int(slot)].count)
    waiting -= count
    leased += count
    slots[Int(slot)].state = .leased
    slots[Int(slot)].wasLeased = true
    slots[Int(slot)].ticket = ticket
  }

  /// Lets a slot's tasks go on as the end of another's, which wait.
  mutating func join(_ slot: Int32, to other: Int32) {
    let count = slots[Int(slot)].count
    tally(slots[Int(slot)].state, -Int(count))
    tally(slots[Int(other)].state, Int(count))
    slots[Int(other)].count += count
    slots[Int(other)].repeats += slots[Int(slot)].repeats
    slots[Int(slot)].count = 0
    slots[Int(slot)].repeats = 0
    slots[Int(slot)].state = .joined
    slots[Int(slot)].ticket = UInt64(other) << 32 | UInt64(slots[Int(other)].generation)
  }

  /// The slot that holds the tasks that an answer names; nil if they are done. A slot that was joined to another is free afterwards.
  mutating func find(_ slot: Int32, generation: UInt32) -> Int32? {
    var (place, generation) = (slot, generation)
    while slots[Int(place)].generation == generation {
      let task = slots[Int(place)]
      guard task.state == .joined else { return task.state.isHeld ? place : nil }
      if place == slot { release(slot) }
      place = Int32(task.ticket >> 32)
      generation = UInt32(truncatingIfNeeded: task.ticket)
    }
    return nil
  }

  private mutating func release(_ slot: Int32) {
    slots[Int(slot)].state = .free
    slots[Int(slot)].ticket = 0
    free.append(slot)
  }

  /// Takes `count` tasks off the front of a slot, which is freed when none is left.
  mutating func take(_ count: Int, from slot: Int32) {
    tally(slots[Int(slot)].state, -count)
    slots[Int(slot)].count -= Int32(count)
    slots[Int(slot)].offset += count
    if slots[Int(slot)].count == 0 { release(slot) }
  }

  mutating func removeAll() {
    slots.removeAll()
    free.removeAll()
    waiting = 0
    leased = 0
    delayed = 0
  }

  private mutating func tally(_ state: HeldTask.State, _ count: Int) {
    switch state {
    case .waiting: waiting += count
    case .leased: leased += count
    case .delayed: delayed += count
    case .joined, .free: break
    }
  }
}
