import Testing

@testable import TutorCore

@Suite("A question back")
struct QuestionBackTests {
  @Test(
    "that asks who, what, where, when, why, how or which is looked up",
    arguments: [
      "where do I find the mission control dashboard?", "what is mission control?", "who buffers it?",
      "who does the work then?", "what means oscillate?", "what is a deadline exactly?", "what is a lease?",
      "what is a lease", "how long is a lease?", "why does P10 wait?", "where do i see that",
      "sorry, which pods are that?", "can you tell me what a lease is", "what's a DLQ",
      "i don't know. what is S3?",
      "hm, what is S3?? and what is the DLQ?", "do you mean the topic?", "could you explain what a pod is",
      "how full can it be?", "how large may an event be?",
    ])
  func asked(line: String) {
    guard case .lookUp? = QuestionBack(line) else {
      Issue.record("\"\(line)\" is taken for \(String(describing: QuestionBack(line)))")
      return
    }
  }

  @Test(
    "that has not heard or not understood the question gets the question again",
    arguments: [
      ("can you repeat the question?", QuestionBack.again), ("sorry can you say that again?", .again),
      ("say that again please", .again), ("pardon?", .again), ("what was the question?", .again),
      ("sorry i don't understand the question", .unclear(term: nil)),
      ("what do you mean?", .unclear(term: nil)),
      ("I don't get the question", .unclear(term: nil)), ("the question is not clear", .unclear(term: nil)),
      ("can you give an example?", .unclear(term: nil)), ("what else?", .unclear(term: nil)),
      ("sorry, what do you mean with station?", .unclear(term: "station")),
      ("what does station mean?", .unclear(term: "station")),
    ])
  func unclear(line: String, question: QuestionBack) {
    #expect(QuestionBack(line) == question)
  }

  @Test(
    "is none where something is stated, be it with doubt or behind a question",
    arguments: [
      "why? because P10 can wait", "who assigns? Ingest. Then the publisher.", "is everything paused?",
      "does aimd converge?", "Is it IngestService that classifies?", "everything, right?", "P30?", "no",
      "what is left is lent again",
      "when the lease is over they come back", "when the lease expires they are requeued?",
      "which is why P10 waits",
      "how far it spreads", "what decides is the deadline", "why does it wait: because it has time",
      "I don't know",
      "I don't understand", "Grafana first: how big is it?", "the processor. what else?",
      "P10 can wait. who cares?",
      "do we lose them?", "asdf", "", "?", "...",
    ])
  func answers(line: String) { #expect(QuestionBack(line) == nil) }

  @Test("is no answer that people have labelled as right or partly right")
  func labelled() throws {
    let answers = try LabelledAnswers.rightOrPartly()
    for (file, answer) in answers { #expect(QuestionBack(answer) == nil, "\(file): \(answer)") }
    #expect(answers.count > 1000)
  }

  // MARK: In a lesson

  private func atCheck() -> LessonDriver {
    var lesson = LessonDriver()
    lesson.goToCheck()
    return lesson
  }

  @Test("at a check it is looked up and kept, costs no attempt, and the question stands behind the answer")
  func atQuestion() {
    var lesson = atCheck()
    let before = lesson.session.record.checks["1.1"]
    lesson.type("who assigns the priority?")
    #expect(lesson.searches == ["who assigns the priority?"])
    #expect(lesson.said.contains("The question is still open:"))
    #expect(lesson.said.contains("Who assigns the priority, who routes?"))
    #expect(lesson.session.record.checks["1.1"] == before)
    #expect(
      lesson.journal.contains(.questionAsked(section: "1", step: "1.1", text: "who assigns the priority?")))
    lesson.type("IngestService assigns the priority", "who routes it then?")
    #expect(lesson.session.record.checks["1.1"]?.standing == .open)
    #expect(lesson.said.contains("What else would you say?"))
    lesson.type("what do you mean?")
    #expect(lesson.said.contains("The question is still open:"))
    #expect(lesson.said.contains("explain again"))
    lesson.type("can you repeat the question?")
    #expect(lesson.said.contains("Who assigns the priority, who routes?"))
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 1)
  }

  @Test("at a hint and at a gap it stays the hint and the gap that are open")
  func atHint() {
    var lesson = atCheck()
    lesson.type("IngestService assigns it", "hint", "what is Kafka?")
    #expect(lesson.said.contains("Hint: Who writes to Kafka?"))
    lesson.type("the weather", "what is Kafka?")
    #expect(lesson.said.contains("Fill the gap: ___ writes."))
    lesson.type("sorry, I don't understand the question")
    #expect(lesson.session.record.checks["1.1"]?.standing == .open)
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 2)
  }

  @Test("\"A or B?\" is for the learner to say, and \"does it …?\" that nothing rests on is looked up")
  func choice() {
    var lesson = atCheck()
    lesson.type("ingest or orchestrator?")
    #expect(lesson.said.contains("it is yours"))
    lesson.type("does a topic have partitions?")
    #expect(lesson.searches.last == "does a topic have partitions?")
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 0)
    lesson.type("does IngestService assign it, and PrepPublisher route it?")
    #expect(lesson.session.record.checks["1.1"]?.standing == .passed)
  }

  @Test("that asks whether something is so is an answer only where it states what is asked for")
  func whether() {
    var lesson = atCheck()
    lesson.type("is it the weather?")
    #expect(lesson.searches.isEmpty)
    #expect(lesson.said.contains("I find nothing in that") && lesson.said.contains("that was no attempt"))
    lesson.type("are they still in memory?")
    #expect(lesson.searches.last == "are they still in memory?")
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 0)
    lesson.type("does the orchestrator assign it?")
    #expect(lesson.said.contains("It only orders what it holds."))
    #expect(lesson.said.contains("that was no attempt") && lesson.said.contains("still open:"))
    #expect(lesson.session.record.checks["1.1"]?.answersThisRound == 0)
    lesson.type("is it IngestService that assigns it?")
    #expect(lesson.session.record.checks["1.1"]?.met == ["ingest-assigns"])
  }

  @Test(
    "in an exercise it is answered as well, and the task stays open", arguments: ["hunt", "order", "guess"])
  func inExercise(step: String) {
    var lesson = LessonDriver()
    lesson.open()
    lesson.type("", "")
    if step != "hunt" { lesson.type("skip") }
    if step == "guess" { lesson.type("skip") }
    lesson.type("what is a topic?")
    #expect(lesson.searches == ["what is a topic?"])
    #expect(lesson.said.contains("The task is still open:"))
    lesson.type("sorry can you say that again?")
    #expect(lesson.said.contains("Exercise ·"))
    #expect(lesson.session.state == .step(section: "1", step: step, isSettled: false))
    #expect(lesson.session.record.misses(section: "1", step: step) == 0)
  }

  @Test("is kept in the journal wherever it is asked, and the place after a pause is the same")
  func kept() {
    var lesson = LessonDriver()
    lesson.open(.start(section: nil))
    lesson.type("what is an slo?")
    #expect(lesson.journal.contains(.questionAsked(section: nil, step: nil, text: "what is an slo?")))
    lesson.type("", "", "ask what is a topic")
    #expect(lesson.journal.contains(.questionAsked(section: "1", step: "limits", text: "what is a topic")))
    var later = LessonDriver(resuming: lesson.journal)
    later.open(.resume(section: nil))
    #expect(later.said.contains("Limits"))
  }
}
