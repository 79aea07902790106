import Testing

@testable import GatewaySimulation

@Suite("The kernel")
struct KernelTests {
  @Test("what is due comes out by time, then priority, then in the order in which it was scheduled")
  func order() {
    var queue = EventQueue<Int>()
    queue.schedule(3, at: 20)
    queue.schedule(2, at: 10, priority: 1)
    queue.schedule(0, at: 10)
    queue.schedule(1, at: 10)
    queue.schedule(4, at: 20)
    var order: [Int] = []
    while let entry = queue.pop() { order.append(entry.payload) }
    #expect(order == [0, 1, 2, 3, 4])
  }

  @Test("a thousand random times come out sorted, and tickets never repeat")
  func sorted() {
    var random = RandomStream(seed: 7)
    var queue = EventQueue<Int>()
    var tickets: Set<UInt64> = []
    for number in 0..<1000 { tickets.insert(queue.schedule(number, at: Nanoseconds(random.below(100)))) }
    #expect(tickets.count == 1000)
    var last: (Nanoseconds, UInt64) = (-1, 0)
    while let entry = queue.pop() {
      #expect((entry.time, entry.ticket) > last)
      last = (entry.time, entry.ticket)
    }
  }

  @Test("nothing comes before its time")
  func due() {
    var queue = EventQueue<Int>()
    queue.schedule(1, at: 5)
    #expect(queue.popDue(by: 4) == nil)
    #expect(queue.popDue(by: 5)?.payload == 1)
    #expect(queue.isEmpty)
  }

  @Test("exponential spans have the mean and the spread that they should")
  func exponential() {
    var random = RandomStream(seed: 3)
    let mean: Nanoseconds = 1_000_000
    let count = 100_000
    var sum = 0.0
    var squares = 0.0
    for _ in 0..<count {
      let span = Double(random.exponential(mean: mean)) / Double(mean)
      sum += span
      squares += span * span
    }
    let average = sum / Double(count)
    #expect(abs(average - 1) < 0.015)
    #expect(abs(squares / Double(count) - average * average - 1) < 0.05)
  }

  @Test("arrivals vary as a Poisson count does", arguments: [4, 100, 10_000])
  func arrivals(mean: Int) {
    var random = RandomStream(seed: 11)
    let count = 5_000
    let values = (0..<count).map { _ in Double(random.arrivals(mean: mean)) }
    let average = values.reduce(0, +) / Double(count)
    let variance = values.reduce(0) { $0 + ($1 - average) * ($1 - average) } / Double(count)
    #expect(abs(average / Double(mean) - 1) < 0.03)
    #expect(abs(variance / Double(mean) - 1) < 0.12)
  }

  @Test("one more draw from one stream changes no other stream")
  func streamsAreApart() {
    let source = RandomSource(seed: 5)
    var first = source.stream("traffic")
    var again = source.stream("traffic")
    var other = source.stream("pod.starts")
    _ = other.next()
    for _ in 0..<100 { #expect(first.next() == again.next()) }
    var neighbour = source.stream("traffic", 1)
    #expect(first.next() != neighbour.next())
  }

  @Test("a line gives first what came first, and inserts where a value belongs")
  func line() {
    var line = Line<Int>()
    for number in 0..<200 { line.append(number) }
    for number in 0..<150 { #expect(line.popFirst() == number) }
    line.insert(155, behind: { $0 <= 155 })
    var rest: [Int] = []
    while let next = line.popFirst() { rest.append(next) }
    #expect(rest == rest.sorted())
    #expect(rest.count == 51)
  }
}
