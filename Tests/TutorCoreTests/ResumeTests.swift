import AnswerGrading
import Testing
import TutorCore

@Suite("Coming back")
struct ResumeTests {
  /// A conversation that passes through every kind of turn.
  static func conversation() -> LessonDriver {
    var lesson = LessonDriver()
    lesson.open(.start(section: nil))
    lesson.type("", "", "more", "", "7", "4", "", "d c b a", "skip", "a guess", "")
    lesson.type(
      "PrepPublisher routes it", "no idea", "explain again", "the orchestrator assigns the priority")
    lesson.type("faster", "IngestService assigns the priority", "", "go deeper", "1", "", "", "", "none")
    return lesson
  }

  @Test("replaying the journal gives the same record as living through it")
  func replay() {
    let lesson = ResumeTests.conversation()
    #expect(lesson.journal.count > 20)
    #expect(LearnerRecord(replaying: lesson.journal) == lesson.session.record)
  }

  @Test("from every prefix of the journal, resume asks something and the lesson can be finished")
  func everyPrefix() {
    let journal = ResumeTests.conversation().journal
    for length in 0...journal.count {
      var lesson = LessonDriver(resuming: Array(journal.prefix(length)))
      lesson.open(.resume(section: nil))
      #expect(lesson.promptCount == 1, "after \(length) events")
      var turns = 0
      while !lesson.isOver, turns < 60 {
        lesson.type(lesson.session.record.cursor == .closing ? "none" : "/next", "/skip")
        turns += 1
      }
      #expect(lesson.isOver, "after \(length) events the lesson does not end")
    }
  }

  @Test("who leaves the course with only a drill paused is told how to go on with it")
  func pausedDrill() {
    var lesson = LessonDriver(resuming: [
      .drillStarted(scenario: "8a", version: 1, twin: "plain", seed: 1, isCold: false)
    ])
    lesson.open(.start(section: nil))
    lesson.type("quit")
    #expect(lesson.said.contains("Drill 8a is paused: gateway-tutor drill goes on with it."))
    #expect(!lesson.said.contains("Nothing begun yet"))
  }

  @Test("stopping in the middle of a check comes back to the question, the smaller one, and what was said")
  func midCheck() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("IngestService assigns the priority")
    lesson.type("stop")
    #expect(lesson.said.contains("at check 1.1"))
    var again = LessonDriver(resuming: lesson.journal)
    again.open(.resume(section: nil))
    #expect(again.said.contains("Who assigns the priority, who routes?"))
    #expect(again.said.contains("What else would you say?"))
    #expect(again.said.contains("Said so far: IngestService assigns the priority."))
    again.type("PrepPublisher routes it")
    #expect(again.session.record.checks["1.1"]?.standing == .passed)
  }

  @Test("stopping after an angle was shown comes back to that angle")
  func midReteach() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("the orchestrator assigns it")
    lesson.send(.endOfInput)
    #expect(lesson.isOver)
    var again = LessonDriver(resuming: lesson.journal)
    again.open(.resume(section: nil))
    #expect(again.said.contains("Another angle: The door"))
  }

  @Test("resume with a section begins that section and re-covers nothing else")
  func resumeSection() {
    var lesson = LessonDriver()
    lesson.open(.resume(section: "2"))
    #expect(lesson.said.contains("Second framing."))
    #expect(!lesson.said.contains("The framing."))
  }

  @Test("a check that was passed is not asked again on the next visit")
  func passedStaysPassed() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("IngestService assigns the priority and PrepPublisher routes to the topic")
    lesson.type("go to 1", "", "", "skip", "skip", "skip")
    #expect(lesson.said.contains("You have passed this check."))
    lesson.type("show the answer")
    #expect(lesson.said.contains("The model answer."))
    lesson.type("explain again")
    #expect(lesson.said.contains("The door"))
    #expect(!lesson.said.contains("Now the check again"))
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
    lesson.type("")
    #expect(lesson.said.contains("That was section 1"))
  }

  @Test("a check whose version was raised is asked again")
  func raisedVersion() {
    var lesson = LessonDriver()
    lesson.goToCheck()
    lesson.type("IngestService assigns the priority and PrepPublisher routes to the topic")
    var rubric = LessonFixture.rubric
    rubric.version = 2
    lesson.sections["1"] = LessonFixture.section1(rubric: rubric)
    lesson.type("go to 1", "", "", "skip", "skip", "skip")
    #expect(!lesson.said.contains("You have passed"))
    #expect(lesson.session.record.checks["1.1"]?.standing == .open)
  }

  @Test("a step that is gone leads to the next one that is there, with a sentence, and nothing is lost")
  func goneStep() {
    let journal: [JournalEvent] = [
      .sessionOpened, .sectionEntered(section: "1", version: 1), .stepEntered(section: "1", step: "framing"),
      .stepFinished(section: "1", step: "framing"), .stepEntered(section: "1", step: "was-here-once"),
    ]
    var lesson = LessonDriver(resuming: journal)
    lesson.open(.resume(section: nil))
    #expect(lesson.said.contains("has changed since"))
    #expect(lesson.said.contains("The limit is 20 %."))
  }

  @Test("a section that is gone leads to the sections, with a sentence")
  func goneSection() {
    var lesson = LessonDriver(resuming: [
      .sectionEntered(section: "9x", version: 1), .stepEntered(section: "9x", step: "framing"),
    ])
    lesson.open(.resume(section: nil))
    #expect(lesson.said.contains("\"9x\", which is no longer part of the course"))
    #expect(lesson.promptCount == 1)
  }

  @Test("a section file that cannot be read says why and leaves the learner at a prompt")
  func brokenSection() {
    var lesson = LessonDriver()
    lesson.sections["2"] = nil
    lesson.open()
    lesson.type("go to 2")
    #expect(lesson.said.contains("Broken file."))
    lesson.type("1")
    #expect(lesson.said.contains("The framing."))
  }

  @Test("events that are not legal in a state change nothing")
  func illegalEvents() {
    var session = LessonSession(curriculum: LessonFixture.curriculum, record: LearnerRecord())
    #expect(session.handle(.line("hello")).isEmpty)
    #expect(session.handle(.endOfInput).isEmpty)
    #expect(session.state == .closed)
    _ = session.handle(.opened(.start(section: nil)))
    #expect(session.handle(.opened(.start(section: nil))).isEmpty)
    _ = session.handle(.endOfInput)
    #expect(session.state == .ended)
    #expect(session.handle(.line("hello")).isEmpty)
  }
}
