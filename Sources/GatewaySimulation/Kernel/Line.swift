/// A line of values, first in, first out, in a ring: adding one and taking one move nothing else. Adding costs O(1) on average.
struct Line<Element: Sendable>: Sendable {
  /// As many places as the next power of two; those outside the line hold what was there last.
  private var places: ContiguousArray<Element> = []
  private var head = 0
  private(set) var count = 0

  var isEmpty: Bool { count == 0 }
  var first: Element? { count > 0 ? places[head] : nil }

  /// The value at `position`, counted from the front.
  subscript(position: Int) -> Element { places[place(position)] }

  @inline(__always)
  private func place(_ position: Int) -> Int { (head + position) & (places.count - 1) }

  mutating func append(_ element: Element) {
    if count == places.count { grow(filling: element) }
    places[place(count)] = element
    count += 1
  }

  private mutating func grow(filling element: Element) {
    var larger = ContiguousArray<Element>()
    larger.reserveCapacity(max(8, count * 2))
    for position in 0..<count { larger.append(places[place(position)]) }
    for _ in count..<max(8, count * 2) { larger.append(element) }
    places = larger
    head = 0
  }

  /// Inserts an element behind all that `belongsBefore` it, looking from the back: O(1) for what comes in order. Gives its
  /// position, counted from the front.
  @discardableResult
  mutating func insert(_ element: Element, behind belongsBefore: (Element) -> Bool) -> Int {
    append(element)
    var position = count - 1
    while position > 0, !belongsBefore(places[place(position - 1)]) {
      places[place(position)] = places[place(position - 1)]
      position -= 1
    }
    if position < count - 1 { places[place(position)] = element }
    return position
  }

  mutating func popFirst() -> Element? {
    guard count > 0 else { return nil }
    let element = places[head]
    removeFirst()
    return element
  }

  /// Forgets the first element; nothing happens to an empty line.
  mutating func removeFirst() {
    guard count > 0 else { return }
    head = (head + 1) & (places.count - 1)
    count -= 1
  }

  /// Changes the first element in place; nothing happens to an empty line.
  mutating func updateFirst(_ change: (inout Element) -> Void) {
    if count > 0 { change(&places[head]) }
  }

  mutating func removeAll() {
    count = 0
    head = 0
  }

  /// Looks at one after another, until `body` says that it is enough.
  func forEach(_ body: (Element) -> Bool) {
    for position in 0..<count where !body(places[place(position)]) { return }
  }
}
