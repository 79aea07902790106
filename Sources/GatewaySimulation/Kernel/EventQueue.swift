/// What is to happen, the earliest first: a heap with four children a node, ordered by (time, priority, sequence).
///
/// Of two entries at one time the lower priority number goes first, and of two with one priority the one that was scheduled first.
/// So the order never depends on chance or on memory addresses. Four children rather than two make the heap half as deep, and the
/// four lie in one or two cache lines (LaMarca and Ladner, "The influence of caches on the performance of heaps", 1996).
public struct EventQueue<Payload: Sendable>: Sendable {
  /// An entry that was taken out.
  public struct Entry: Sendable {
    /// When it is due.
    public var time: Nanoseconds
    /// Priority in the top 8 bits, the running number below.
    @usableFromInline var order: UInt64
    /// What was scheduled.
    public var payload: Payload

    /// The number that `schedule` gave for it.
    public var ticket: UInt64 { order & EventQueue.sequenceMask }
  }

  @usableFromInline static var sequenceMask: UInt64 { (1 << 56) - 1 }
  private var heap: ContiguousArray<Entry> = []
  private var sequence: UInt64 = 0

  /// An empty queue.
  public init() {}

  /// How many entries wait.
  public var count: Int { heap.count }
  /// Whether nothing waits.
  public var isEmpty: Bool { heap.isEmpty }
  /// The entry that `pop` would give. Complexity: O(1).
  public var first: Entry? { heap.first }

  /// Adds an entry, due at `time` (nanoseconds). Returns its ticket, which no other entry of this queue ever gets: whoever wants to
  /// withdraw an entry forgets its ticket, and skips it when it comes out. Complexity: O(log count).
  @discardableResult
  public mutating func schedule(_ payload: Payload, at time: Nanoseconds, priority: UInt8 = 0) -> UInt64 {
    sequence += 1
    let entry = Entry(time: time, order: UInt64(priority) << 56 | sequence, payload: payload)
    heap.append(entry)
    var hole = heap.count - 1
    while hole > 0 {
      let parent = (hole - 1) >> 2
      guard Self.precedes(entry, heap[parent]) else { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = entry
    return sequence
  }

  /// Takes out the earliest entry. Complexity: O(log count).
  public mutating func pop() -> Entry? {
    guard let last = heap.popLast() else { return nil }
    guard let top = heap.first else { return last }
    let count = heap.count
    var hole = 0
    while true {
      let firstChild = (hole << 2) + 1
      guard firstChild < count else { break }
      var least = firstChild
      let end = min(firstChild + 4, count)
      var child = firstChild + 1
      while child < end {
        if Self.precedes(heap[child], heap[least]) { least = child }
        child += 1
      }
      guard Self.precedes(heap[least], last) else { break }
      heap[hole] = heap[least]
      hole = least
    }
    heap[hole] = last
    return top
  }

  /// Takes out the earliest entry if it is due at or before `time`.
  public mutating func popDue(by time: Nanoseconds) -> Entry? {
    guard let first = heap.first, first.time <= time else { return nil }
    return pop()
  }

  /// Looks at everything that waits, in no order that means anything. Complexity: O(count).
  public func forEach(_ body: (Payload) -> Void) {
    for entry in heap { body(entry.payload) }
  }

  /// Forgets all entries; tickets go on counting.
  public mutating func removeAll() { heap.removeAll(keepingCapacity: true) }

  @inline(__always)
  private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
    left.time < right.time || (left.time == right.time && left.order < right.order)
  }
}
