import Testing

@testable import GatewaySimulation

@Suite("The tasks that wait in a pod")
struct WaitingTasksTests {
  private static func task(_ topic: Int, deadline: Nanoseconds) -> HeldTask {
    HeldTask(
      offset: 0, ingestedAt: 0, deadline: deadline, readyAt: 0, count: 1, topic: UInt8(topic), priority: .p10,
      retryCount: 0, isDuplicate: false)
  }

  @Test(
    "come out by deadline, and those with one deadline as they came, in lines or as stragglers",
    arguments: 1...8)
  func order(seed: Int) {
    var random = RandomSource(seed: UInt64(seed)).stream("waiting")
    var waiting = WaitingTasks()
    var expected: [(deadline: Nanoseconds, number: Int)] = []
    var stragglers = 0
    for number in 0..<500 {
      var task = Self.task(random.below(6), deadline: Nanoseconds(number / 4 + random.below(20)))
      task.offset = number
      expected.append((task.deadline, number))
      if !waiting.take(task, .deadline) {
        _ = waiting.add(Int32(number), task, .deadline)
        stragglers += 1
      }
    }
    expected.sort { ($0.deadline, $0.number) < ($1.deadline, $1.number) }
    var numbers: [Int] = []
    while let place = waiting.next {
      if case .lane(let lane) = place {
        if let task = waiting.takeFirst(1, lane: lane) { numbers.append(task.offset) }
      } else {
        if let straggler = waiting.straggler(place) { numbers.append(Int(straggler.slot)) }
        waiting.removeStraggler(place)
      }
    }
    #expect(numbers == expected.map(\.number))
    #expect(stragglers > 50 && stragglers < 450)
  }

  @Test("late ones are looked for among the primary streams only")
  func late() {
    var waiting = WaitingTasks()
    _ = waiting.take(Self.task(3, deadline: 1), .deadline)
    #expect(waiting.nextLate(.deadline) == nil)
    _ = waiting.take(Self.task(0, deadline: 5), .deadline)
    #expect(waiting.nextLate(.deadline)?.deadline == 5)
  }

  @Test("a line keeps its order while it grows round the end of its ring")
  func ring() {
    var line = Line<Int>()
    var next = 0
    for number in 0..<1_000 {
      line.append(number * 2)
      line.append(number * 2 + 1)
      if number % 3 != 0 {
        let first = line.popFirst()
        #expect(first == next)
        next += 1
      }
    }
    #expect(line.count == 2_000 - next)
    while let value = line.popFirst() {
      #expect(value == next)
      next += 1
    }
    #expect(next == 2_000)
  }
}
