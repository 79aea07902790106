import Testing

@testable import TutorCore

@Suite("Questions that are due")
struct ReviewTests {
  private static let hour: Int64 = 60 * 60 * 1000
  private static let day = 24 * hour

  private static func answered(_ check: String, _ verdict: String = "correct") -> JournalEvent {
    .answered(
      .init(
        check: check, version: 1, text: "x", verdict: verdict, met: [], misconceptions: [], isHedged: false))
  }

  private static func opened(_ check: String) -> JournalEvent { .checkOpened(check: check, version: 1) }

  private func schedule(_ events: [(Int64, JournalEvent)], at now: Int64) -> ReviewSchedule {
    ReviewSchedule(
      events.map { (time: $0.0, event: $0.1) }, curriculum: LessonFixture.curriculum, now: now)
  }

  @Test("what was passed at the first go comes back after 1, 3, 7, 21 and then every 60 days")
  func spacing() {
    var events: [(Int64, JournalEvent)] = []
    var now: Int64 = 1_000
    for days in [1, 3, 7, 21, 60, 60] as [Int64] {
      events += [(now, Self.opened("1.1")), (now, Self.answered("1.1"))]
      let early = schedule(events, at: now + days * Self.day - 1)
      #expect(early.due.isEmpty)
      #expect(early.next?.due == now + days * Self.day)
      now += days * Self.day
      #expect(schedule(events, at: now).due.map(\.check) == ["1.1"])
    }
  }

  @Test("passing it again at once is no proof, and does not put it off for longer")
  func twiceInARow() {
    let events: [(Int64, JournalEvent)] = [
      (0, Self.opened("1.1")), (0, Self.answered("1.1")), (Self.hour, Self.opened("1.1")),
      (Self.hour, Self.answered("1.1")),
    ]
    #expect(schedule(events, at: 0).next?.due == Self.hour + Self.day)
  }

  @Test(
    "what is shaky is due at once: skipped, closed with its answer, passed only after another angle, shaken by a drill",
    arguments: [
      [.checkSkipped(check: "1.1")], [.modelAnswerGiven(check: "1.1")],
      [.retaught(check: "1.1", angle: "door"), answered("1.1")],
      [answered("1.1"), .checksShaken(scenario: "8a", sections: ["1"])],
    ] as [[JournalEvent]])
  func shaky(events: [JournalEvent]) {
    let all = [Self.opened("1.1")] + events
    let due = schedule(all.map { (5, $0) }, at: 5).due
    #expect(due == [.init(check: "1.1", section: "1", due: 5, isShaky: true)])
  }

  @Test(
    "the one that has waited longest comes first; a question in the middle of its dialogue, or of a section that is gone, is not due"
  )
  func order() {
    let events: [(Int64, JournalEvent)] = [
      (1, .checkSkipped(check: "9.1")), (2, .checkSkipped(check: "2.1")), (3, .checkSkipped(check: "1.1")),
      (4, Self.opened("1.2")), (4, Self.answered("1.2", "partial")),
    ]
    #expect(schedule(events, at: 10).due.map(\.check) == ["2.1", "1.1"])
  }

  @Test("a question that was opened in a review and left stays due")
  func leftOpen() {
    let events: [(Int64, JournalEvent)] = [(1, .checkSkipped(check: "1.1")), (2, Self.opened("1.1"))]
    #expect(schedule(events, at: 3).due.map(\.check) == ["1.1"])
  }

  @Test("nothing due says so, and when something will be")
  func nothing() {
    #expect(ReviewSchedule().sentence == nil)
    #expect(ReviewSchedule().nothingDue.plain.contains("no check is behind you yet"))
    let events: [(Int64, JournalEvent)] = [(0, Self.opened("1.1")), (0, Self.answered("1.1"))]
    let plain = schedule(events, at: 4 * Self.hour).nothingDue.plain
    #expect(plain.hasPrefix("Nothing is due. The next is check 1.1, in 20 hours"))
    #expect(ReviewSchedule.words(1) == "in an hour")
    #expect(ReviewSchedule.words(3 * Self.day) == "in 3 days")
  }

  // MARK: The dialogue

  private func due(_ checks: String...) -> ReviewSchedule {
    schedule(checks.map { (1, .checkSkipped(check: $0)) }, at: 2)
  }

  @Test(
    "a review asks one after the other, with the place in the code, and leaves the place in the course alone")
  func dialogue() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("")
    let cursor = lesson.session.record.cursor
    lesson.due = due("1.1", "2.1")
    lesson.sections["2"] = Section(
      listing: LessonFixture.listing2, goal: "", framing: [],
      steps: [
        .check(
          Check(
            id: "2.1", title: "Topics", body: [.block(.say("How many kinds?"))], rubric: LessonFixture.rubric,
            answer: [.block(.say("Eight."))], affirmation: [], angles: []))
      ])
    lesson.type("review")
    #expect(lesson.said.contains("2 questions are due, the one that has waited longest first."))
    #expect(lesson.said.contains("Review · 1 of 2 · section 1 · 1 more behind it"))
    #expect(lesson.said.contains("Who assigns the priority, who routes?"))
    #expect(lesson.said.contains("Where it stands: k-repo/a/settings.py:3"))
    lesson.type("back")
    #expect(lesson.said.contains("A review goes forward only."))
    lesson.type("IngestService assigns the priority and PrepPublisher routes to the topic")
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
    lesson.type("")
    #expect(lesson.said.contains("Review · 2 of 2 · section 2 · the last one"))
    #expect(lesson.said.contains("How many kinds?"))
    lesson.type("show the answer", "")
    #expect(lesson.said.contains("1.1 right, 2.1 to come back to"))
    #expect(lesson.said.contains("Back in section 1, where you left."))
    #expect(lesson.said.contains("The limit is 20 %."))
    #expect(lesson.session.record.cursor == cursor)
    #expect(LearnerRecord(replaying: lesson.journal) == lesson.session.record)
  }

  @Test("from the shell, a review ends with its last question, and what is left is counted at a stop")
  func fromTheShell() {
    var lesson = LessonDriver()
    lesson.due = due("1.1")
    lesson.open(.review)
    #expect(lesson.said.contains("1 question is due."))
    lesson.type("stop")
    #expect(lesson.isOver)
    #expect(lesson.said.contains("1 question of the review is left"))
    var again = LessonDriver()
    again.due = due("1.1")
    again.open(.review)
    again.type("skip")
    #expect(again.isOver)
    #expect(again.said.contains("1.1 skipped"))
    var empty = LessonDriver()
    empty.open(.review)
    #expect(empty.isOver)
    #expect(empty.said.contains("Nothing is due"))
  }

  @Test("whoever goes to a section out of a review has left it")
  func leaving() {
    var lesson = LessonDriver()
    lesson.due = due("1.1")
    lesson.open()
    lesson.type("review", "go to 2")
    #expect(lesson.said.contains("Second framing."))
    lesson.type("", "")
    #expect(!lesson.said.contains("Review"))
  }

  @Test("the greeting and the progress page offer a review when something is due")
  func offered() {
    var session = LessonSession(
      curriculum: LessonFixture.curriculum,
      record: LearnerRecord(replaying: [.sectionEntered(section: "1", version: 1)]), due: due("1.1"))
    let actions = session.handle(.opened(.start(section: nil)))
    let shown = actions.flatMap { action -> [String] in
      if case .show(let blocks) = action { blocks.map(plain) } else { [] }
    }
    #expect(shown.contains { $0.contains("1 question is due: review asks the oldest first.") })
    let report = ProgressReport(
      curriculum: LessonFixture.curriculum, record: LearnerRecord(), time: StudyTime([]), due: due("1.1"))
    #expect(report.blocks.map(plain).contains { $0.contains("1 question is due: 1.1. gateway-tutor review") })
  }
}
