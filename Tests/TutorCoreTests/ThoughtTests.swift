import AnswerGrading
import Testing

@testable import TutorCore

@Suite("What is said where nothing is asked for")
struct ThoughtTests {
  /// A lesson at a step whose excerpt is to be read with a question in mind.
  private func atExcerpt() -> LessonDriver {
    var reference = LessonFixture.reference
    reference.notice = "What is the limit for?"
    let original = LessonFixture.section1()
    var steps = Array(original.steps.dropFirst())
    steps[0] = .teach(
      Teach(id: "limits", title: "Limits", body: [.code(reference), .detail([.say("An aside.")])]))
    var lesson = LessonDriver()
    lesson.sections["1"] = Section(
      listing: original.listing, goal: original.goal, framing: original.framing, steps: steps,
      deeper: original.deeper)
    lesson.open()
    lesson.type("")
    return lesson
  }

  @Test(
    "a line under an excerpt's question is kept as a thought, and the lesson goes on",
    arguments: ["what event is for", "the ingest service classify it", "kafka", "it keeps room for others"])
  func thought(line: String) {
    var lesson = atExcerpt()
    #expect(lesson.prompts.last == "Your thought, or Enter to go on")
    lesson.type(line)
    #expect(lesson.said.contains("Kept with this step"))
    #expect(lesson.said.contains("Exercise · Count"))
    #expect(lesson.journal.contains(.thoughtNoted(section: "1", step: "limits", text: line)))
    #expect(lesson.prompts.last == "Your turn")
  }

  @Test("commands, questions and clear names of places work there all the same")
  func places() {
    var lesson = atExcerpt()
    lesson.type("grep threshold", "what is a topic?", "ask what is a topic")
    #expect(lesson.searches == ["threshold", "what is a topic?", "what is a topic"])
    lesson.type("hlep")
    #expect(lesson.said.contains("could not place"))
    var other = lesson
    other.type("2")
    #expect(other.said.contains("Second framing."))
    other = lesson
    other.type("go to kafka")
    #expect(other.said.contains("Second framing."))
    lesson.type("system overview")
    #expect(lesson.said.contains("The framing."))
    #expect(!lesson.journal.contains { if case .thoughtNoted = $0 { true } else { false } })
  }

  @Test(
    "whoever does not understand a step gets more of it and stays there",
    arguments: ["I don't understand", "no idea", "no", "I'm lost", "i dont get it", "too fast"])
  func notUnderstood(line: String) {
    var lesson = atExcerpt()
    #expect(!lesson.said.contains("An aside."))
    lesson.type(line)
    if line == "too fast" {
      #expect(lesson.session.record.pace.current == .thorough)
    } else {
      #expect(lesson.said.contains("An aside."))
      #expect(lesson.said.contains("ask QUESTION"))
    }
    #expect(!lesson.said.contains("could not place"))
    #expect(lesson.session.state == .step(section: "1", step: "limits", isSettled: false))
  }

  @Test("where am I and what comes next are told")
  func place() {
    var lesson = atExcerpt()
    lesson.type("where am i")
    #expect(
      lesson.said.contains("section 1, System overview, step 2 of 6: Limits. Next is an exercise, Count."))
    lesson.type("what's next?")
    #expect(lesson.said.contains("Next is an exercise, Count."))
  }

  @Test(
    "a reply to the question that an angle ends with is taken once, costs no attempt, and the check is put again"
  )
  func picture() {
    let original = LessonFixture.section1()
    var steps = Array(original.steps.dropFirst())
    guard case .check(var check) = steps[4] else {
      Issue.record("the fixture has another check")
      return
    }
    check.angles[0].body = [.block(.say("Think of a door. Who opens it?"))]
    steps[4] = .check(check)
    var lesson = LessonDriver()
    lesson.sections["1"] = Section(
      listing: original.listing, goal: original.goal, framing: original.framing, steps: steps)
    lesson.goToCheck()
    lesson.type("the orchestrator assigns it")
    #expect(lesson.said.contains("Who opens it?"))
    lesson.type("the old porter with his keys opens it")
    #expect(lesson.said.contains("your reply to the picture"))
    #expect(lesson.said.contains("Who assigns the priority, who routes?"))
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 1)
    #expect(LearnerRecord(replaying: lesson.journal) == lesson.session.record)
    lesson.type("the old porter with his keys opens it")
    #expect(lesson.said.contains("Another angle: The post"))
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 2)
  }

  @Test("after a prediction the learner's words stand beside the result, and an empty line has none")
  func prediction() {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("", "", "skip", "skip", "it stops at once")
    #expect(lesson.said.contains("You wrote: \"it stops at once\". Compare:\nThis then."))
    var other = LessonDriver()
    other.open()
    other.type("", "", "skip", "skip", "", "")
    #expect(other.said.contains("This then."))
    #expect(!other.said.contains("You wrote"))
  }

  @Test("code that a step does not have is said to be another step's, and brings no question into a check")
  func code() {
    var reference = LessonFixture.reference
    reference.notice = "What is the limit for?"
    let original = LessonFixture.section1()
    var steps = Array(original.steps.dropFirst())
    steps[0] = .teach(Teach(id: "limits", title: "Limits", body: [.code(reference)]))
    var lesson = LessonDriver()
    lesson.sections["1"] = Section(
      listing: original.listing, goal: original.goal, framing: original.framing, steps: steps)
    lesson.open()
    lesson.type("show me the code")
    #expect(lesson.said.contains("This step has no file; the nearest is that of step 2, Limits:"))
    #expect(lesson.said.contains("threshold = 20"))
    lesson.type("", "show me the code")
    #expect(!lesson.said.contains("has no file"))
    #expect(lesson.said.contains("What is the limit for?"))
    lesson.type("", "skip", "skip", "skip", "show me the code")
    #expect(lesson.said.contains("threshold = 20"))
    #expect(!lesson.said.contains("What is the limit for?"))
  }

  @Test(
    "a check that leans on another number than the code's says which one it takes, in words, with each verdict"
  )
  func assumedNumbers() {
    var rubric = LessonFixture.rubric
    rubric.assumes = ["limit"]
    var lesson = LessonDriver()
    lesson.sections["1"] = LessonFixture.section1(rubric: rubric)
    lesson.resolutions = LessonFixture.resolutions(limit: "90")
    lesson.goToCheck()
    #expect(lesson.said.contains("take limit as 20 %, as the lesson does; your code says 90 %"))
    let reminder = "Taking limit as 20 %, as the lesson does; your code says 90 %."
    lesson.type("the orchestrator assigns it")
    #expect(lesson.said.contains(reminder))
    lesson.type("why")
    #expect(lesson.said.contains(reminder))
    lesson.type("explain again")
    #expect(lesson.said.contains(reminder))
    lesson.type("IngestService assigns it, PrepPublisher routes it")
    #expect(lesson.said.contains(reminder))
    let fact = FactDefinition(name: "p30_threshold", pattern: "", writtenFor: "80", unit: "%")
    #expect(fact.spoken == "p30 threshold")
  }
}
