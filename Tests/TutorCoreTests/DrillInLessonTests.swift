import Testing
import TutorCore

@Suite("A drill inside the course")
struct DrillInLessonTests {
  static let curriculum: Curriculum = {
    var curriculum = LessonFixture.curriculum
    curriculum.drills = [
      DrillListing(id: "8a", title: "Poll delay", isPlayable: true),
      DrillListing(id: "8b", title: "Pod count", isPlayable: true),
      DrillListing(id: "8c", title: "Unwritten"),
    ]
    return curriculum
  }()

  @Test(
    "is played by its number or by name from any place, and leads back there",
    arguments: ["8a", "drill 8a", "go to 8a", "/drill"])
  func byNumber(line: String) {
    var lesson = LessonDriver(curriculum: Self.curriculum)
    lesson.open()
    let place = lesson.session.state
    lesson.type(line)
    #expect(lesson.drills == ["8a"])
    #expect(lesson.session.state == place)
    #expect(lesson.said.contains("Back in section 1."))
    #expect(lesson.session.record.drillScores == ["8a": 70])
  }

  @Test("the next one is the first that was not played; one without a scenario is explained")
  func next() {
    var lesson = LessonDriver(curriculum: Self.curriculum)
    lesson.open(.start(section: nil))
    lesson.type("drill", "drill")
    #expect(lesson.drills == ["8a", "8b"])
    lesson.type("drill 8c")
    #expect(lesson.said.contains("Which drill?"))
    lesson.type("8c")
    #expect(lesson.said.contains("cannot be played yet"))
  }

  @Test("an answer that speaks of a drill stays an answer")
  func answer() {
    var lesson = LessonDriver(curriculum: Self.curriculum)
    lesson.goToCheck()
    lesson.type("drill down into the pods that are slow")
    #expect(lesson.drills == [])
  }

  @Test("`start 8a` plays it at once, and the closing offers the open ones cold")
  func opening() {
    var lesson = LessonDriver(curriculum: Self.curriculum)
    lesson.open(.start(section: "8a"))
    #expect(lesson.drills == ["8a"])
    var closing = LessonDriver(
      record: LearnerRecord(replaying: [.closingEntered]), curriculum: Self.curriculum)
    closing.open(.resume(section: nil))
    #expect(closing.said.contains("cold, without hints: 8a Poll delay, 8b Pod count"))
    closing.type("8b")
    #expect(closing.drills == ["8b cold"])
    #expect(closing.said.contains("Another one?"))
  }
}
