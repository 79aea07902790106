import AnswerGrading
import Testing
import TutorCore

@Suite("What is said around a check, in the lobby and at the closing")
struct ListeningTests {
  // MARK: Show me the code

  @Test("show me the code at a check shows the file that a wrong answer shows, and asks nothing with it")
  func code() {
    var reference = LessonFixture.huntPlace
    reference.notice = "What is counted here?"
    let section = LessonFixture.section1()
    let steps = section.steps.dropFirst().map { step -> Step in
      guard case .check(var check) = step else { return step }
      check.answer = [.block(.say("The model answer.")), .code(reference)]
      return .check(check)
    }
    var lesson = LessonDriver()
    lesson.sections["1"] = Section(
      listing: section.listing, goal: section.goal, framing: section.framing, steps: steps)
    lesson.goToCheck()
    lesson.type("show me the code")
    #expect(lesson.said.contains("The code that this check is about:"))
    #expect(lesson.said.contains("levels = 4"))
    #expect(!lesson.said.contains("threshold = 20") && !lesson.said.contains("What is counted here?"))
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 0)
  }

  // MARK: Behind a passed check

  private func passed() -> LessonDriver {
    var lesson = LessonDriver()
    var rubric = LessonFixture.rubric
    rubric.concepts.append(Concept(name: "late", phrases: ["late", "delay"]))
    rubric.points.append(
      RubricPoint(id: "late", says: "It may be late", met: ["late"], hint: "And then?", prompt: "___."))
    lesson.sections["1"] = LessonFixture.section1(rubric: rubric)
    lesson.goToCheck()
    lesson.type("IngestService assigns the priority, PrepPublisher routes it")
    return lesson
  }

  @Test("what is added behind a passed check belongs to it, was said, is wrong, or is noted")
  func afterthought() {
    var lesson = passed()
    lesson.type("and it can be late")
    #expect(lesson.said.contains("Yes, and that belongs to it: It may be late."))
    #expect(lesson.journal.contains(.thoughtNoted(section: "1", step: "1.1", text: "and it can be late")))
    lesson.type("PrepPublisher routes it")
    #expect(lesson.said.contains("you had that already"))
    lesson.type("the orchestrator assigns it")
    #expect(lesson.said.contains("It only orders what it holds.") && lesson.said.contains("stays passed"))
    lesson.type("purple elephants are dancing")
    #expect(lesson.said.contains("Noted with this check"))
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
    lesson.type("what is a topic?")
    #expect(lesson.searches == ["what is a topic?"])
    lesson.type("go to kafka")
    #expect(lesson.said.contains("Second framing."))
  }

  // MARK: A plain yes

  private func atHint(_ hint: String, right: [String] = [], wrong: [String] = []) -> LessonDriver {
    var lesson = LessonDriver()
    var rubric = LessonFixture.rubric
    rubric.points[1].hint = hint
    rubric.points[1].replies.hint = right
    rubric.points[1].replies.wrong = wrong
    lesson.sections["1"] = LessonFixture.section1(rubric: rubric)
    lesson.goToCheck()
    lesson.type("IngestService assigns the priority", "hint")
    return lesson
  }

  @Test("a yes answers a hint that asks whether something is so, right or wrong")
  func yes() {
    var lesson = atHint("Does the publisher route it?", right: ["yes"])
    lesson.type("yes")
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
    for wrong in [["yes"], []] {
      lesson = atHint("If it comes twice, does it stay there?", wrong: wrong)
      lesson.type("Yes.")
      #expect(lesson.said.contains("Not that."))
      #expect(!lesson.said.contains("say it in a sentence"))
      #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 2)
    }
  }

  @Test("a yes to any other hint is too little, and no attempt")
  func yesToWho() {
    var lesson = atHint("Who writes to Kafka?")
    lesson.type("yes")
    #expect(lesson.said.contains("A yes does not answer this one."))
    #expect(lesson.said.contains("Hint: Who writes to Kafka?"))
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 1)
  }

  // MARK: Lobby and closing

  private func at(_ events: [JournalEvent]) -> LessonDriver {
    var lesson = LessonDriver(
      record: LearnerRecord(replaying: events), curriculum: DrillInLessonTests.curriculum)
    lesson.open(events.isEmpty ? .start(section: nil) : .resume(section: nil))
    return lesson
  }

  @Test(
    "a section that a sentence names is gone to from the lobby and from the closing",
    arguments: [
      "ok let's go to the kafka part", "kafka i think", "kafka maybe, I never got the partitions",
      "skip to kafka", "can we do kafka?", "I want to look at section 2 again",
    ])
  func named(line: String) {
    for events in [[], [JournalEvent.closingEntered]] {
      var lesson = at(events)
      lesson.type(line)
      #expect(lesson.said.contains("Second framing."), "\(lesson.said)")
    }
  }

  @Test(
    "a sentence that names none, or names it to leave it out, leads nowhere",
    arguments: ["the weather is fine today maybe", "anything but not kafka", "2 of us are here"])
  func unnamed(line: String) {
    var lesson = at([])
    lesson.type(line)
    #expect(!lesson.said.contains("framing."), "\(lesson.said)")
  }

  @Test("an incident that is named cold in a sentence is played cold")
  func cold() {
    for (line, drill) in [
      ("8b cold please", "8b cold"), ("lets do an incident cold", "8a cold"),
      ("I'd like 8b without any hints", "8b cold"),
    ] {
      var lesson = at([.closingEntered])
      lesson.type(line)
      #expect(lesson.drills == [drill], "\(line)")
    }
  }

  @Test(
    "what is recommended at the closing is what is shaky, then what is open; who knows a part goes behind it")
  func recommended() {
    var lesson = at([.closingEntered])
    lesson.type("what do you recommend?")
    #expect(lesson.said.contains("Next is section 1"))
    #expect(!lesson.said.contains("In a hurry."))
    lesson = at([
      .checkOpened(check: "1.1", version: 1), .modelAnswerGiven(check: "1.1"), .closingEntered,
    ])
    lesson.type("what do you recommend?")
    #expect(lesson.said.contains("these first: 1.1"))
    lesson.type("all of it")
    #expect(lesson.said.contains("these first: 1.1"))
    lesson.type("I already know section 1")
    #expect(lesson.said.contains("Then 2, Kafka, is next."))
    lesson.type("I feel ok with all")
    #expect(lesson.isOver)
  }
}
