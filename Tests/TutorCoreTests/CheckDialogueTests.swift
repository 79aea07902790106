import AnswerGrading
import Testing
import TutorCore

@Suite("The dialogue of a check")
struct CheckDialogueTests {
  private func atCheck() -> LessonDriver {
    var lesson = LessonDriver()
    lesson.goToCheck()
    return lesson
  }

  @Test("half an answer is kept and named, asked on openly, and the rest alone completes it")
  func pump() {
    var lesson = atCheck()
    lesson.type("IngestService assigns the priority")
    #expect(lesson.said.contains("That much is right: IngestService assigns the priority."))
    #expect(lesson.said.contains("What else would you say?"))
    #expect(!lesson.said.contains("Who writes to Kafka?"))
    lesson.type("PrepPublisher routes it")
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
    #expect(lesson.session.record.isShaky(section: "1") == false)
  }

  @Test(
    "one missing point gets a hint, then a sentence with a gap, then is said, and the round closes as shaky")
  func ladder() {
    var lesson = atCheck()
    lesson.type("IngestService assigns the priority", "something happens somewhere")
    #expect(lesson.said.contains("Hint: Who writes to Kafka?"))
    lesson.type("the weather")
    #expect(lesson.said.contains("Fill the gap: ___ writes."))
    lesson.type("the weather")
    #expect(lesson.said.contains("Then I say it: PrepPublisher routes to the topic."))
    #expect(lesson.said.contains("The model answer."))
    #expect(lesson.session.record.checks["1.1"]?.standing == .shaky)
    #expect(!lesson.said.contains("Another angle"))
  }

  @Test("a reply to a hint is graded by its point and added to what was there")
  func replyToHint() {
    var lesson = atCheck()
    lesson.type("PrepPublisher routes it", "no idea")
    #expect(lesson.said.contains("Hint: Who is first?"))
    lesson.type("IngestService assigns it")
    #expect(
      lesson.said.contains("Right. IngestService assigns the priority. PrepPublisher routes to the topic."))
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
  }

  @Test("a right answer is told of one further claim that it was not judged, and a plain one of none")
  func unjudged() {
    func said(_ answer: String) -> String {
      var lesson = LessonDriver()
      var rubric = LessonFixture.rubric
      rubric.matter = ["cat"]
      lesson.sections["1"] = LessonFixture.section1(rubric: rubric)
      lesson.goToCheck()
      lesson.type(answer)
      #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
      return lesson.said
    }
    let plain = "IngestService assigns the priority and PrepPublisher routes it."
    #expect(!said(plain).contains("judge"))
    let chatty = said("\(plain) The cat eats mice. Every cat sleeps beside the boiler at noon.")
    #expect(chatty.contains(#"I did not judge: "Every cat sleeps beside the boiler at noon"."#))
    #expect(!chatty.contains("mice"))
    #expect(!said("\(plain) I think that cats sleep beside the boiler.").contains("judge"))
  }

  /// A check whose first angle ends with a question of its own.
  private func behindPicture() -> LessonDriver {
    var lesson = LessonDriver()
    var rubric = LessonFixture.rubric
    rubric.points[0].replies.hint = ["the front desk"]
    rubric.points[0].replies.wrong = ["the clerk"]
    let section = LessonFixture.section1(rubric: rubric)
    let steps = section.steps.dropFirst().map { step -> Step in
      guard case .check(var check) = step else { return step }
      check.angles[0].body = [.block(.say("Who of the five has a stamp?"))]
      return .check(check)
    }
    lesson.sections["1"] = Section(
      listing: section.listing, goal: section.goal, framing: section.framing, steps: steps)
    lesson.goToCheck()
    lesson.type("again")
    return lesson
  }

  @Test(
    "behind a picture's question the points come first, then the picture's reply, wrong where it is listed")
  func picture() {
    var lesson = behindPicture()
    lesson.type("the front desk")
    #expect(lesson.session.record.checks["1.1"]?.met == ["ingest-assigns"])
    lesson.type("why")
    #expect(lesson.said.contains("you said it with \"the front desk\""))
    lesson = behindPicture()
    lesson.type("the clerk")
    #expect(lesson.said.contains("Not that."))
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 0)
    lesson = behindPicture()
    lesson.type("hm")
    #expect(lesson.said.contains("Take your time"))
    lesson.type("the weather")
    #expect(lesson.said.contains("I take that as your reply to the picture"))
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 0)
  }

  @Test("a word that is right where it was asked for is completed, and nothing that was not said is praised")
  func elliptic() {
    var lesson = LessonDriver()
    var rubric = LessonFixture.rubric
    rubric.points[1].replies.hint = ["the publisher"]
    rubric.points.append(
      RubricPoint(
        id: "late", says: "It may be late", met: ["orchestrator"], hint: "And then?", prompt: "___."))
    lesson.sections["1"] = LessonFixture.section1(
      rubric: rubric,
      remarks: [
        Remark(with: ["late"], blocks: [.say("And late, as you say.")]),
        Remark(without: ["late"], blocks: [.say("It may be late, too.")]),
      ])
    lesson.goToCheck()
    lesson.type("IngestService assigns the priority", "no idea", "the publisher")
    #expect(
      lesson.said.contains(
        "Right. In full: IngestService assigns the priority. PrepPublisher routes to the topic."))
    #expect(lesson.said.contains("Well traced.") && lesson.said.contains("It may be late, too."))
    #expect(!lesson.said.contains("as you say"))
    lesson.type("why")
    #expect(lesson.said.contains("you said it with \"the publisher\""))
  }

  @Test("\"I don't know\" at the question is taught at once, without asking what else")
  func dontKnow() {
    var lesson = atCheck()
    lesson.type("I don't know")
    #expect(lesson.said.contains("The door"))
    #expect(!lesson.said.contains("What else"))
  }

  @Test(
    "a mistake is met with the learner's words, the contrast, the code and another angle; the code comes once"
  )
  func misconception() {
    var lesson = atCheck()
    lesson.type("The orchestrator assigns the priority")
    #expect(
      lesson.said.contains("I read \"orchestrator assigns\" as: The orchestrator assigns the priority."))
    #expect(lesson.said.contains("It only orders what it holds."))
    #expect(lesson.said.contains("threshold = 20"))
    #expect(lesson.said.contains("Another angle: The door"))
    lesson.type("the orchestrator assigns it")
    #expect(!lesson.said.contains("threshold = 20"))
    #expect(lesson.said.contains("Another angle: The post"))
  }

  @Test("a right and a wrong thing together: which one is meant? Unresolved it is a mistake")
  func clarify() {
    var lesson = atCheck()
    lesson.type("IngestService assigns the priority, PrepPublisher routes, the orchestrator assigns it")
    #expect(lesson.said.contains("Which one do you mean?"))
    #expect(lesson.said.contains("\"orchestrator assigns\""))
    var resolved = lesson
    resolved.type("IngestService assigns it and PrepPublisher routes")
    #expect(resolved.session.record.checks["1.1"]?.standing == .passed)
    lesson.type("IngestService assigns, PrepPublisher routes, and the orchestrator assigns")
    #expect(lesson.said.contains("Another angle"))
  }

  @Test("what was said before is not asked for again after a mistake")
  func keepsWhatWasRight() {
    var lesson = atCheck()
    lesson.type("PrepPublisher routes it", "the orchestrator assigns it")
    #expect(lesson.said.contains("Another angle"))
    lesson.type("IngestService assigns it")
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
  }

  @Test("why reads the verdict out, point by point, at the question and after it")
  func why() {
    var lesson = atCheck()
    lesson.type("why")
    #expect(lesson.said.contains("no answer to explain yet"))
    lesson.type("IngestService assigns the priority", "why")
    #expect(
      lesson.said.contains("IngestService assigns the priority: you said it with \"IngestService assigns\""))
    #expect(lesson.said.contains("PrepPublisher routes to the topic: I found nothing that says so"))
    #expect(lesson.said.contains("appeal"))
    lesson.type("PrepPublisher routes it", "why")
    #expect(lesson.said.contains("you said it before"))
    #expect(lesson.said.contains("all that the question asks for"))
  }

  @Test("an appeal keeps answer, verdict and trace once, and the question stays open")
  func appeal() throws {
    var lesson = atCheck()
    lesson.type("appeal")
    #expect(lesson.said.contains("no verdict"))
    lesson.type("IngestService assigns the priority", "/appeal the rest is obvious")
    #expect(lesson.said.contains("gateway-tutor grade --appeals"))
    let appeals = lesson.journal.compactMap { event in
      if case .appealed(let appeal) = event { appeal } else { nil }
    }
    let appeal = try #require(appeals.first)
    #expect(appeal.answer.text == "IngestService assigns the priority")
    #expect(appeal.remark == "the rest is obvious")
    #expect(appeal.trace == ["for ingest-assigns: IngestService assigns"])
    lesson.type("my answer was right")
    #expect(lesson.said.contains("kept already"))
    #expect(lesson.session.record.checks["1.1"]?.standing == .open)
  }

  @Test("coming back in the middle gives the same smaller question", arguments: 1...3)
  func resuming(answers: Int) {
    var lesson = atCheck()
    for _ in 0..<answers {
      lesson.type(answers == 1 ? "IngestService assigns it" : "IngestService assigns it, and weather")
    }
    let question = ["What else would you say?", "Hint: Who writes to Kafka?", "Fill the gap: ___ writes."][
      answers - 1]
    #expect(lesson.said.contains(question))
    var later = LessonDriver(resuming: lesson.journal)
    later.open(.resume(section: nil))
    #expect(later.said.contains(question))
    #expect(later.said.contains("Said so far: IngestService assigns the priority."))
  }

  @Test(
    "a word for going on is no answer: the question stays open and nothing is counted",
    arguments: ["next", "ok", "go on", "more"])
  func goingOn(word: String) {
    var lesson = atCheck()
    lesson.type(word)
    #expect(lesson.said.contains("A question is open"))
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 0)
    lesson.type("/next")
    #expect(lesson.said.contains("skip"))
  }

  @Test("go to and a section's name leads there from a question; a name alone is an answer")
  func goToName() {
    var lesson = atCheck()
    var other = lesson
    other.type("go to kafka")
    #expect(other.said.contains("Second framing."))
    lesson.type("kafka")
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 1)
  }

  @Test("a word or two that fit no point are asked about once more and cost no angle")
  func tooShort() {
    var lesson = atCheck()
    lesson.type("kafka")
    #expect(lesson.said.contains("too little to go by"))
    #expect(lesson.said.contains("Once more, in your own words"))
    #expect(lesson.session.record.checks["1.1"]?.anglesUsed.isEmpty == true)
    lesson.type("the weather decides what becomes of it")
    #expect(lesson.session.record.checks["1.1"]?.anglesUsed.count == 1)
  }

  @Test("explanations that were asked for leave the answers, and hints end")
  func onRequest() {
    var lesson = atCheck()
    lesson.type("explain again", "explain again", "explain again")
    #expect(lesson.said.contains("Those were all the angles"))
    lesson.type("the orchestrator assigns it")
    #expect(lesson.said.contains("Once more, in your own words"))
    #expect(lesson.session.record.checks["1.1"]?.standing == .open)
    lesson.type("hint")
    #expect(lesson.said.contains("Hint: Who is first?"))
    lesson.type("hint")
    #expect(lesson.said.contains("Fill the gap: ___ assigns it."))
    lesson.type("hint", "hint")
    #expect(lesson.said.contains("Fill the gap: ___ writes."))
    #expect(!lesson.said.contains("no further hint"))
    lesson.type("hint")
    #expect(lesson.said.contains("no further hint"))
  }

  @Test("a check is asked again by its number, from anywhere")
  func byNumber() {
    var lesson = atCheck()
    lesson.type("skip")
    #expect(lesson.session.record.checks["1.1"]?.standing == .skipped)
    lesson.type("", "1.1")
    #expect(lesson.said.contains("Who assigns the priority, who routes?"))
    lesson.type("IngestService assigns the priority and PrepPublisher routes")
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
    lesson.type("1.9")
    #expect(lesson.said.contains("has no check \"1.9\""))
  }

  @Test("coming back while it is open which statement is meant, it is asked again")
  func openDoubt() {
    var lesson = atCheck()
    lesson.type(
      "IngestService assigns the priority, PrepPublisher routes, the orchestrator assigns it", "stop")
    var later = LessonDriver(resuming: lesson.journal)
    later.open(.resume(section: nil))
    #expect(later.said.contains("Which one do you mean?"))
  }
}
