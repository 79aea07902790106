/// Every task that a pod holds, whatever its state: buffering/in_memory_buffer.py. A task stays here until it is done or handed to a
/// topic; being lent to a processor does not free its memory.
///
/// A held task stands for `count` tasks with neighbouring offsets that move as one.
struct HeldTask: Sendable {
  var offset: Int
  var ingestedAt: Nanoseconds
  var deadline: Nanoseconds
  /// When it reached the buffer, or came back to the queue.
  var readyAt: Nanoseconds
  var count: Int32
  /// Its place among those that wait in the lines of `WaitingTasks`; with a slot, the slot's `ticket` counts.
  var ticket: UInt32 = 0
  /// What was executed again after the answer that `HeldTasks.Slot.isAnswered` tells of, in tasks.
  var repeats: Int32 = 0
  var topic: UInt8
  var priority: Priority
  var retryCount: UInt8
  /// A second copy of an event that is done or elsewhere.
  var isDuplicate: Bool
}

/// The slots of tasks that are lent, delayed or waiting again; and how many tasks there are, those in the lines of `WaitingTasks` among
/// them.
///
/// Where answers are late, most of them name a slot whose tasks are done, and so do many leases that end. What tells so lies apart from
/// the tasks, five slots to a cache line: a fleet that is behind holds some 200,000 slots.
struct HeldTasks: Sendable {
  enum State: UInt8, Sendable {
    case waiting, leased, delayed
    /// Its tasks went on in another slot, and an answer that names this one still has to find them.
    case joined
    case free

    /// Whether tasks stand here.
    var isHeld: Bool { self != .joined && self != .free }
  }

  /// What an answer or a lease is held against.
  struct Slot: Sendable {
    /// The entry that counts for its state: of the waiting tasks, the lease table or the delayed retries; of a joined one the slot that
    /// its tasks went to.
    var ticket: UInt32 = 0
    var generation: UInt32 = 0
    var state: State
    /// It was lent before, so answers of old leases may name it: it is never split.
    var wasLeased = false
    /// An answer for the whole of it is written, and the pod has not read it.
    var isAnswered = false
  }

  private(set) var slots: ContiguousArray<Slot> = []
  /// What stands in each slot; in a free or joined one, what stood there last.
  private(set) var tasks: ContiguousArray<HeldTask> = []
  private var free: ContiguousArray<Int32> = []
  /// Tasks by state, copies included.
  private(set) var waiting = 0
  private(set) var leased = 0
  private(set) var delayed = 0
  var count: Int { waiting + leased + delayed }

  /// The tasks in a slot.
  subscript(slot: Int32) -> HeldTask {
    get { tasks[Int(slot)] }
    _modify { yield &tasks[Int(slot)] }
  }

  /// The slot itself.
  subscript(at slot: Int32) -> Slot {
    get { slots[Int(slot)] }
    _modify { yield &slots[Int(slot)] }
  }

  /// Every task with a slot, by slot.
  func forEach(_ body: (HeldTask, State) -> Void) {
    for place in slots.indices where slots[place].state.isHeld { body(tasks[place], slots[place].state) }
  }

  mutating func insert(_ task: HeldTask, _ state: State = .waiting, wasLeased: Bool = false) -> Int32 {
    tally(state, Int(task.count))
    guard let slot = free.popLast() else {
      slots.append(Slot(state: state, wasLeased: wasLeased))
      tasks.append(task)
      return Int32(slots.count - 1)
    }
    let generation = slots[Int(slot)].generation &+ 1
    slots[Int(slot)] = Slot(generation: generation, state: state, wasLeased: wasLeased)
    tasks[Int(slot)] = task
    return slot
  }

  /// Counts tasks that came into the lines of `WaitingTasks`, or left them.
  mutating func noteInLanes(_ count: Int) { waiting += count }

  mutating func move(_ slot: Int32, to state: State) {
    let count = Int(tasks[Int(slot)].count)
    tally(slots[Int(slot)].state, -count)
    slots[Int(slot)].state = state
    tally(state, count)
  }

  /// Lends `count` waiting tasks, all that stand in the slot, under the lease `ticket`.
  mutating func lend(_ slot: Int32, _ count: Int, ticket: UInt32) {
    waiting -= count
    leased += count
    self[at: slot].lend(ticket)
  }

  /// Lets a slot's tasks go on as the end of another's, which wait.
  mutating func join(_ slot: Int32, to other: Int32) {
    let (place, target) = (Int(slot), Int(other))
    let task = tasks[place]
    tally(slots[place].state, -Int(task.count))
    tally(slots[target].state, Int(task.count))
    tasks[target].count += task.count
    tasks[target].repeats += task.repeats
    tasks[place].count = 0
    tasks[place].repeats = 0
    tasks[place].ticket = slots[target].generation
    slots[place].state = .joined
    slots[place].ticket = UInt32(target)
  }

  /// The slot that holds the tasks that an answer names; nil if they are done. A slot that was joined to another is free afterwards.
  mutating func find(_ slot: Int32, generation: UInt32) -> Int32? {
    var (place, generation) = (slot, generation)
    while true {
      let found = slots[Int(place)]
      guard found.generation == generation else { return nil }
      guard found.state == .joined else { return found.state.isHeld ? place : nil }
      generation = tasks[Int(place)].ticket
      if place == slot { release(slot) }
      place = Int32(found.ticket)
    }
  }

  private mutating func release(_ slot: Int32) {
    slots[Int(slot)].state = .free
    free.append(slot)
  }

  /// Takes `count` tasks off the front of a slot, which is freed when none is left.
  mutating func take(_ count: Int, from slot: Int32) {
    tally(slots[Int(slot)].state, -count)
    if tasks[Int(slot)].take(count) == 0 { release(slot) }
  }

  mutating func removeAll() {
    slots.removeAll()
    tasks.removeAll()
    free.removeAll()
    waiting = 0
    leased = 0
    delayed = 0
  }

  private mutating func tally(_ state: State, _ count: Int) {
    switch state {
    case .waiting: waiting += count
    case .leased: leased += count
    case .delayed: delayed += count
    case .joined, .free: break
    }
  }
}

extension HeldTask {
  /// Takes `count` tasks off the front; gives how many are left.
  fileprivate mutating func take(_ number: Int) -> Int32 {
    count -= Int32(number)
    offset += number
    return count
  }
}

extension HeldTasks.Slot {
  fileprivate mutating func lend(_ lease: UInt32) {
    ticket = lease
    state = .leased
    wasLeased = true
  }
}
