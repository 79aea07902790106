import Testing

@testable import GatewaySimulation

@Suite("Answers on the response topic")
struct ResponseLogTests {
  @Test("are counted as they lie there, however they come and go", arguments: 1...8)
  func counting(seed: Int) {
    var random = RandomSource(seed: UInt64(seed)).stream("answers")
    var log = ResponseLog()
    var plain: [ResponseLog.Response] = []
    var clock = 0
    for number in 0..<3_000 {
      clock += random.below(20)
      let written = clock + random.below(400)
      // Some make the 50,000 full, at which counting stops.
      let response = ResponseLog.Response(
        publishedAt: Nanoseconds(written), slot: Int32(number), generation: 0, lease: UInt32(number),
        acked: Int32(1 + random.below(40)), nacked: Int32(random.below(3)))
      log.insert(response)
      let place = plain.firstIndex { $0.publishedAt > response.publishedAt } ?? plain.count
      plain.insert(response, at: place)
      if random.below(10) < (number < 2_500 ? 1 : 12) {
        #expect(log.first?.slot == plain.first?.slot)
        log.removeFirst()
        plain.removeFirst()
      }
      // A broker that is mended lets the consumer see more, one that is slow less.
      let limit = Nanoseconds(clock - random.below(300))
      #expect(log.readable(by: limit) == Self.count(plain, by: limit))
      #expect(log.written(by: Nanoseconds(clock)) == Self.count(plain, by: Nanoseconds(clock)))
    }
  }

  private static func count(_ responses: [ResponseLog.Response], by limit: Nanoseconds) -> Int {
    var tasks = 0
    for response in responses where response.publishedAt <= limit && tasks < 50_000 {
      tasks += response.tasks
    }
    return tasks
  }

  @Test("that nobody reads are one entry a group of tasks, and all of them count once they are read")
  func unread() {
    var gateway = Gateway(.scaled(seed: 3, clusters: 1, replicas: 2))
    gateway.inject(ScheduledFault(.responsesUnread(pods: [0]), from: .minute, until: 60 * .minute))
    gateway.advance(by: 60 * .minute)
    let deaf = gateway.pods[0]
    #expect(gateway.census().isBalanced)
    #expect(deaf.unreadRepeats > 0)
    #expect(deaf.unreadRepeats == deaf.held.tasks.reduce(0) { $0 + Int($1.repeats) })
    #expect(deaf.held.slots.contains { $0.state == .joined })
    let before = gateway.ledger
    gateway.advance(by: 40 * .minute)
    let pod = gateway.pods[0]
    #expect(gateway.census().isBalanced)
    #expect(pod.unreadRepeats == 0)
    #expect(pod.held.slots.count { $0.state == .joined } == 0)
    #expect(gateway.ledger.duplicateExecutions - before.duplicateExecutions >= deaf.unreadRepeats)
    #expect(gateway.ledger.lateAcknowledgements > before.lateAcknowledgements)
  }
}
