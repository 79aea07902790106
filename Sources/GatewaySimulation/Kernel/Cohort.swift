/// Like events that arrived together: they move as one, and keep the time at which they came.
public struct Cohort: Sendable, Equatable {
  /// How many events.
  public var count: Int
  /// When they arrived, in nanoseconds since the run began.
  public var arrivedAt: Nanoseconds

  /// `count` events that arrived at `arrivedAt`.
  public init(count: Int, arrivedAt: Nanoseconds) {
    self.count = count
    self.arrivedAt = arrivedAt
  }
}

/// A line of values, first in, first out; taking one from the front costs O(1) on average.
struct Line<Element: Sendable>: Sendable {
  private var elements: ContiguousArray<Element> = []
  private var head = 0

  var isEmpty: Bool { head == elements.count }
  var count: Int { elements.count - head }
  var first: Element? { head < elements.count ? elements[head] : nil }

  mutating func append(_ element: Element) { elements.append(element) }

  /// Inserts an element behind all that `belongsBefore` it, looking from the back: O(1) for what comes in order.
  mutating func insert(_ element: Element, behind belongsBefore: (Element) -> Bool) {
    var place = elements.count
    while place > head, !belongsBefore(elements[place - 1]) { place -= 1 }
    elements.insert(element, at: place)
  }

  mutating func popFirst() -> Element? {
    guard head < elements.count else { return nil }
    let element = elements[head]
    head += 1
    if head == elements.count {
      elements.removeAll(keepingCapacity: true)
      head = 0
    } else if head >= 64, head * 2 > elements.count {
      elements.removeFirst(head)
      head = 0
    }
    return element
  }

  /// Changes the first element in place; nothing happens to an empty line.
  mutating func updateFirst(_ change: (inout Element) -> Void) {
    if head < elements.count { change(&elements[head]) }
  }

  mutating func removeAll() {
    elements.removeAll(keepingCapacity: true)
    head = 0
  }

  /// Looks at one after another, until `body` says that it is enough.
  func forEach(_ body: (Element) -> Bool) {
    for index in head..<elements.count where !body(elements[index]) { return }
  }
}
